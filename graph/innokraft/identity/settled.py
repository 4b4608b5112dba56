"""What settling found out: how the identity graph changes, and what could not be joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from innokraft.files.spool import Kept, Spool
from innokraft.identity.groups import IdentityConflict
from innokraft.rdf.terms import Triple

_PART = 1_000


class Settled:
    """What the identity graph loses and gains; the gain lies in the spool, in parts.

    What is both taken out and put in stays as it is: it must be told in that order.
    """

    def __init__(self, spool: Spool) -> None:
        self.removed: set[Triple] = set()
        self.conflicts: set[IdentityConflict] = set()
        self._spool = spool
        self._parts: list[Kept[frozenset[Triple]]] = []
        self._last: set[Triple] = set()

    def put_in(self, triples: Iterable[Triple]) -> None:
        """Notes what the graph says after the change; each triple once."""
        for triple in triples:
            if triple in self.removed:
                self.removed.remove(triple)
            else:
                self._last.add(triple)
        if len(self._last) >= _PART:
            self._keep()

    def added(self) -> Iterator[frozenset[Triple]]:
        """What the graph gains, in parts."""
        if self._last:
            self._keep()
        return map(self._spool.get, self._parts)

    def is_any(self) -> bool:
        """Whether the graph changes."""
        return bool(self.removed or self._last or self._parts)

    def _keep(self) -> None:
        self._parts.append(self._spool.put(frozenset(self._last)))
        self._last.clear()
