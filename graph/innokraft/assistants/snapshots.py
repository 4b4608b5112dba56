"""The graph as it is now: opened anew after a change, and what was worked out of it meanwhile."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from innokraft.curation.choices import choices_file
from innokraft.files.graph_folder import CURRENT
from innokraft.graph import Graph, open_graph
from innokraft.store.embedded import EmbeddedStore

Made = TypeVar("Made")

_KEPT = 12
"""How much of what was worked out is kept: answers that one may read on in, lists of things."""


class Snapshot:
    """A graph that does not change; `stamp` tells it from what it was before and will be."""

    def __init__(self, graph: Graph, stamp: str) -> None:
        self.graph, self.stamp = graph, stamp
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def store(self) -> EmbeddedStore:
        """What the graph is read from."""
        return self.graph.reader

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gave when it was last called for a key."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return cast("Made", self._made[key])
        made = make()  # two threads that want the same at once both work it out
        with self._lock:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made


class Current:
    """The graph of a folder or a file, as it is whenever it is asked for."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._lock = threading.Lock()
        self._stamp = _stamp(where)
        self._snapshot = Snapshot(open_graph(where), self._stamp)

    def now(self) -> Snapshot:
        """The graph as it is now. Raises UsageError where it is gone, StoreError for damage."""
        with self._lock:
            stamp = _stamp(self._where)
            if stamp != self._stamp:  # the one before stays for those that are at it
                self._snapshot = Snapshot(open_graph(self._where), stamp)
                self._stamp = stamp
            return self._snapshot


def _stamp(where: str) -> str:
    path = Path(where)
    found = []
    for file in (path, path / CURRENT, choices_file(path)):
        with suppress(OSError):
            if file.is_file():
                stat = file.stat()
                found.append(f"{stat.st_ino}-{stat.st_size}-{stat.st_mtime_ns}")
    return " ".join(found)
