"""What the pages know of a graph: worked out when it is first wanted, kept until the graph changes.

A graph that another process changes is opened anew at the next request.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from innokraft.curation.choices import choices_file
from innokraft.files.graph_folder import CURRENT, SEAL
from innokraft.graph import Graph
from innokraft.network.edges import read_kinds
from innokraft.project.parts import Told, told_of
from innokraft.server.pages.searching import Names, Texts
from innokraft.views.holdings import Holdings, holdings
from innokraft.views.thing import Beside, read_beside

if TYPE_CHECKING:
    from innokraft.curation.choices import Choice
    from innokraft.query.questions import Question
    from innokraft.store.embedded import EmbeddedStore


class Known:
    """One state of a graph: `tag` is a short digest of it, `store` what reads it."""

    def __init__(self, where: str, tag: str) -> None:
        self.graph, self.tag = Graph(where), tag
        self.store: EmbeddedStore = self.graph.reader
        self._lock = Lock()
        self._later: dict[str, Future[Any]] = {}
        self._kept: dict[str, Any] = {}

    @property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each thing that can be on the map."""
        return self.once("kinds", lambda: read_kinds(self.store))  # type: ignore[no-any-return]

    @property
    def names(self) -> Names:
        """What things are called, to search."""
        return self.once("names", lambda: Names(self.store, self.kinds))  # type: ignore[no-any-return]

    @property
    def texts(self) -> Texts:
        """The frozen texts, to search."""
        return self.once("texts", lambda: Texts(self.store))  # type: ignore[no-any-return]

    @property
    def holds(self) -> Holdings:
        """What the graph holds, counted."""
        return self.once("holds", lambda: holdings(self.store))  # type: ignore[no-any-return]

    def get_ready(self) -> None:
        """Works out what most pages need, so that nobody has to wait for it."""
        with suppress(Exception):  # a page that needs it says what went wrong
            _ = self.beside, self.names, self.texts, self.holds

    @property
    def beside(self) -> Beside:
        """What is read to show any thing."""
        return self.once("beside", lambda: read_beside(self.store))  # type: ignore[no-any-return]

    @property
    def told(self) -> Told:
        """What the project folder of the graph says of it."""
        return self.once("told", lambda: told_of(self.store))  # type: ignore[no-any-return]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that the graph is asked."""
        return self.once("questions", self.graph.questions)  # type: ignore[no-any-return]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices of the file beside the graph, as far as they have effect."""
        return self.once("choices", lambda: self.graph.choices().choices)  # type: ignore[no-any-return]

    def later(self, name: str, work: Callable[[], Future[Any]]) -> Any:
        """What is being worked out elsewhere; None as long as it is not there.

        Raises what the work raised; then it is begun anew the next time.
        """
        with self._lock:
            if name not in self._later:
                self._later[name] = work()
            coming = self._later[name]
        if not coming.done():
            return None
        if coming.cancelled() or coming.exception():
            with self._lock:
                self._later.pop(name, None)
        return coming.result()

    def once(self, name: str, work: Callable[[], Any]) -> Any:
        """What is worked out when it is first wanted."""
        if name not in self._kept:  # two that want it at once may both work it out
            self._kept[name] = work()
        return self._kept[name]


class Current:
    """The graph of a folder or a file, as it is now."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._lock = Lock()
        self._known: Known | None = None

    def get(self) -> Known:
        """What is known of the graph now. Raises what opening it raises."""
        tag = tag_of(Path(self._where))
        with self._lock:
            if self._known is None or self._known.tag != tag:
                self._known = Known(self._where, tag)
                Thread(target=self._known.get_ready, daemon=True).start()
            return self._known


def tag_of(where: Path) -> str:
    """A short digest of the state of a graph, and of what a page makes of it."""
    digest = hashlib.blake2b(version("innokraft").encode(), digest_size=8)
    if where.is_file():
        told = where.stat()
        digest.update(f"{told.st_size} {told.st_mtime_ns}".encode())
        return digest.hexdigest()
    named = (where / CURRENT).read_bytes() if (where / CURRENT).is_file() else b""
    name = named.split(b"\n")[0].decode("ascii", "replace")
    for path in (where / name / SEAL, choices_file(where)):
        digest.update(path.read_bytes() if path.is_file() else b"-")
    return digest.hexdigest()
