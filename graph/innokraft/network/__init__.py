"""The graph as a network of things: the one border to networkx.

Projects, organisations, events, concepts and people become nodes; what is said between two of
them becomes an edge. What stands bare and what is only claimed are both there; an edge says how
firmly. Of a graph of many projects the network also has an overview: what its concepts are, how
many projects each is in, and which are in the same projects more often than by chance.
"""

from innokraft.network.building import build_network
from innokraft.network.listing import counted_kinds, named_things
from innokraft.network.model import Link, Thing, links, things

__all__ = ["Link", "Thing", "build_network", "counted_kinds", "links", "named_things", "things"]
