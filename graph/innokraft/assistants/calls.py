"""One call of a tool: the graph, the language, and where in a list one reads on."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from innokraft.assistants.citing import cited
from innokraft.assistants.results import Cited, Page
from innokraft.assistants.snapshots import Snapshot
from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError
from innokraft.graph import Graph
from innokraft.query.questions import Question
from innokraft.store.embedded import EmbeddedStore
from innokraft.views.quotes import Quote

Item = TypeVar("Item")
Made = TypeVar("Made")

MOST_ROWS = 200
"""The most entries of a list that one call gives."""
MOST_CHARACTERS = 24_000
"""How long a result gets, more or less: an entry that would go beyond is left for the next call."""

_CURSOR = re.compile(r"(\d{1,9})-([0-9a-f]{12})")
_MORE = Bilingual(
    "Här är {first}–{last} av {total}. Resten: samma anrop med cursor={cursor}.",
    "These are {first}–{last} of {total}. The rest: the same call with cursor={cursor}.",
)
_END = Bilingual("Här är {first}–{last} av {total}.", "These are {first}–{last} of {total}.")


@dataclass(frozen=True)
class Call:
    """A call of the tool `name` with some arguments, in a language, of a graph as it is.

    `questions` are those that can be asked by name.
    """

    snapshot: Snapshot
    language: str
    name: str
    arguments: Mapping[str, Any]
    cursor: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def graph(self) -> Graph:
        """The graph to ask."""
        return self.snapshot.graph

    @property
    def store(self) -> EmbeddedStore:
        """What the graph is read from."""
        return self.snapshot.store

    @property
    def key(self) -> str:
        """What tells a list from others: the graph as it is, the tool, and what was asked."""
        asked = {name: value for name, value in self.arguments.items() if name != "rows"}
        said = [self.snapshot.stamp, self.name, self.language, asked]
        written = json.dumps(said, sort_keys=True, default=str).encode("utf-8", "replace")
        return hashlib.sha256(written).hexdigest()[:12]

    def of(self, words: Bilingual) -> str:
        """Words in the language of the call."""
        return words.of(self.language)

    def kept(self, make: Callable[[], Made]) -> Made:
        """What this call works out, or what it worked out when it was made before."""
        return self.snapshot.kept(self.key, make)

    def cited(self, quotes: Iterable[Quote]) -> dict[Quote, Cited]:
        """Quotes as what to cite."""
        return cited(self.store, quotes, self.language)

    def page(
        self,
        items: Sequence[Item],
        rows: int,
        make: Callable[[Sequence[Item]], Sequence[Made]],
        nothing: str = "",
    ) -> tuple[list[Made], Page]:
        """A part of a list, made into entries; no more than `rows`, and no longer than a result.

        `nothing` is what to say of an empty list.

        Raises UsageError for a cursor of another list, or of a graph that has changed since.
        """
        first = self._first(len(items))
        if not items:
            return [], Page(0, 0, 0, None, nothing)
        made: list[Made] = []
        length = 0
        for entry in make(items[first : first + rows]):
            length += len(json.dumps(asdict(entry), ensure_ascii=False))  # type: ignore[call-overload]
            if made and length > MOST_CHARACTERS:
                break
            made.append(entry)
        last = first + len(made)
        return made, self._told(first, last, len(items))

    def _first(self, total: int) -> int:
        if not self.cursor:
            return 0
        found = _CURSOR.fullmatch(self.cursor)
        if not found or found[2] != self.key or int(found[1]) >= max(1, total):
            raise UsageError(
                "this cursor is not of this call, or the graph has changed since it was given",
                remedy="Make the call anew, without cursor.",
            )
        return int(found[1])

    def _told(self, first: int, last: int, total: int) -> Page:
        cursor = f"{last}-{self.key}" if last < total else None
        words = _MORE if cursor else _END if first else Bilingual("", "")
        told = words.filled(first=first + 1, last=last, total=total, cursor=cursor or "")
        return Page(total, first + 1, last - first, cursor, self.of(told))
