"""The face of innokraft: a graph to ask.

It comes from the package, as do the changes that make a graph and keep it, and what needs none:
`from innokraft import Graph, build, merge, open_graph, questions, tag`. A change takes a graph or
its folder, and gives a report. What is asked is asked of the graph as it was when it was opened;
after a change, open it again.

    >>> from innokraft import open_graph
    >>> graph = open_graph("innokraft-graph")
    >>> graph.find("social contract")
    'https://w3id.org/innokraft/concept/samhallskontrakt'
    >>> [row["label"] for row in graph.ask(3, language="en")]
    ['courage', 'getting things done', 'room for manoeuvre']

Languages are `sv` and `en`. Errors are `InnokraftError` and its kinds: `UsageError` for a wrong
call, others for wrong data; each says what, where, and what would be right.
"""

from innokraft.graph.graph import Graph, open_graph
from innokraft.project.here import FOLDER

__all__ = ["FOLDER", "Graph", "open_graph"]
