"""The graph of a project folder as it was built last, opened anew when it has been built again."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from innokraft.files.graph_folder import CURRENT
from innokraft.graph import Graph


class OpenedGraph:
    """A graph that may not be there yet."""

    def __init__(self, where: Path) -> None:
        self._where, self._lock = where, Lock()
        self._kept: tuple[object, Graph] | None = None
        self._before: Graph | None = None

    def stamp(self) -> object:
        """What changes when the graph is built again; None where there is none."""
        try:
            told = (self._where / CURRENT).stat()
        except OSError:
            return None
        return told.st_mtime_ns, told.st_ino

    def get(self) -> Graph | None:
        """The graph, or None where there is none. Raises StoreError for a damaged one."""
        stamp = self.stamp()
        if stamp is None:
            return None
        with self._lock:
            if self._kept is None or self._kept[0] != stamp:
                graph = Graph(self._where)
                graph.open()
                if self._before:  # who asked it has long had an answer
                    self._before.close()
                self._before = self._kept[1] if self._kept else None
                self._kept = stamp, graph
            return self._kept[1]
