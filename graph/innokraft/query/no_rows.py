"""Why a query has no row: which of its patterns matches nothing, or where nothing is left.

Looked for are, in this order: a pattern that matches nothing by itself, and whether that is for a
word that the graph does not use; the pattern at which nothing is left of those before it; the
filter that lets nothing through. Each is asked for one row alone, so to look takes about as long
as the query itself took; who asks bounds it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.errors import QueryTimeoutError
from innokraft.query.apart import run_apart
from innokraft.query.explaining import Counting, within
from innokraft.query.patterns import Divided, Group, Pattern, divided, together
from innokraft.query.running import Asked, found_by
from innokraft.query.unused import notes_on
from innokraft.query.worker import Limits, Sink

if TYPE_CHECKING:
    from innokraft.store.base import Reader

_LONGEST = 120
_PATTERN = Bilingual(
    "inget i grafen passar mönstret på rad {line}: {text}",
    "nothing in the graph matches the pattern on line {line}: {text}",
)
_JOIN = Bilingual(
    "varje mönster för sig passar något, men inget är kvar när det på rad {line} läggs till dem "
    "före det: {text}",
    "each pattern matches something by itself, but nothing is left when the one on line {line} "
    "joins those before it: {text}",
)
_MINUS = Bilingual(
    "mönstren passar något, men det på rad {line} tar bort allt: {text}",
    "the patterns match something, but the one on line {line} takes all of it away: {text}",
)
_FILTER = Bilingual(
    "mönstren passar något, men inget av det klarar villkoret på rad {line}: {text}",
    "the patterns match something, but none of it passes the condition on line {line}: {text}",
)
_FILTERS = Bilingual(
    "mönstren passar något, men inget av det klarar alla villkor; det stannar "
    "på rad {line}: {text}",
    "the patterns match something, but none of it passes all conditions; it ends on line {line}: "
    "{text}",
)
_AFTER = Bilingual(
    "mönstren passar något; det som står efter dem (HAVING, LIMIT, OFFSET) lämnar inget kvar",
    "the patterns match something; what stands behind them (HAVING, LIMIT, OFFSET) leaves nothing",
)
_MADE = Bilingual(
    "mönstren passar något, men ingen trippel av mallen blir hel",
    "the patterns match something, but no triple of the template comes out whole",
)
_DESCRIBED = Bilingual(
    "inget sägs i grafen om det som ska beskrivas",
    "the graph says nothing of what is to be described",
)
_BOTH = Bilingual.alike("{why} ({notes})")
_BESIDES = Bilingual("{why}; för övrigt: {notes}", "{why}; besides: {notes}")
_SUBQUERY = Bilingual(
    "det som står efter mönstren i underfrågan på rad {line} (HAVING, LIMIT, OFFSET) lämnar inget "
    "kvar",
    "what stands behind the patterns of the subquery on line {line} (HAVING, LIMIT, OFFSET) leaves "
    "nothing",
)
_UNION = Bilingual(
    "ingen gren av UNION på rad {line} passar något; av den första: {why}",
    "no branch of the UNION on line {line} matches; of the first: {why}",
)
_NO_GRAPH = Bilingual(
    "här finns ingen graf {name} (rad {line})", "there is no graph {name} here (line {line})"
)
_A_THING = Bilingual(
    "?{name} står för texten ”{text}”, men på rad {line} passar där ett ting, som skrivs "
    "-p {thing}",
    '?{name} stands for the text "{text}", but on line {line} a thing fits there, which is '
    "written -p {thing}",
)
_UNKNOWN = Bilingual("varför svaret är tomt är inte känt", "why the answer is empty is not known")
_UNTOLD = Bilingual(
    "varför svaret är tomt hittades inte på {seconds} s; --explain räknar vad varje mönster passar",
    "why the answer is empty was not found in {seconds} s; --explain counts what each pattern "
    "matches",
)
_Wrap = Callable[[str], str]


def why_no_rows(asked: Asked) -> Bilingual:
    """Why a query has no row; within its limits, or else that it was not found.

    Raises what `write_query` raises, but for what ends its time.
    """
    try:
        return run_apart(partial(why_into, asked), asked.limits, lambda _: None) or _UNKNOWN
    except QueryTimeoutError:
        return not_found_in(asked.limits)


def not_found_in(limits: Limits) -> Bilingual:
    """What is said where the time was too short."""
    return _UNTOLD.filled(seconds=f"{limits.seconds:g}")


def why_into(asked: Asked, sink: Sink) -> Bilingual | None:  # noqa: ARG001 - nothing is written
    """Why a query has no row, None where that is not known; called in its process."""
    taken = divided(asked.sparql)
    graph, _ = found_by(asked)
    if taken is None:
        return None
    if taken.group is None:
        return _DESCRIBED
    looking = _Looking(graph, taken)
    why = looking.why(taken.group)
    if things := looking.texts_for_things(taken.group, getattr(asked.sparql, "texts", {})):
        return _BOTH.filled(why=why, notes=_joined(things))
    if notes := looking.notes():
        return _BOTH.filled(why=why, notes=_joined(notes))
    notes = notes_on(graph, asked.written or asked.sparql)
    return _BESIDES.filled(why=why, notes=_joined(notes)) if notes else why


def _joined(notes: Iterable[Bilingual]) -> Bilingual:
    return Bilingual(*map("; ".join, zip(*notes, strict=True)))


class _Looking:
    """Looks for where rows go."""

    def __init__(self, graph: Reader, taken: Divided) -> None:
        self._graph, self._taken = graph, taken
        self._counting = Counting(graph, taken)
        self.guilty: Pattern | None = None

    def why(self, group: Group) -> Bilingual:
        """Why a query of that group has no row."""
        found = self._lost(group, lambda inside: inside)
        return found or (_MADE if self._taken.verb == "CONSTRUCT" else _AFTER)

    def notes(self) -> tuple[Bilingual, ...]:
        """What there is to say of the words of the pattern that matches nothing by itself."""
        if self.guilty is None:
            return ()
        return notes_on(self._graph, self._taken.probe("ASK", self.guilty.text))

    def texts_for_things(self, group: Group, texts: Mapping[str, str]) -> tuple[Bilingual, ...]:
        """What there is to say of variables that stand for texts where only things can stand."""
        return tuple(
            _A_THING.filled(name=name, text=_cut(text), line=pattern.line, thing=_thing(name, text))
            for name, text in texts.items()
            if (pattern := self._of_things(group, name, text))
        )

    def _of_things(self, group: Group, name: str, text: str) -> Pattern | None:
        """The first pattern that matches with a thing for a variable and not with a text."""
        for pattern in group.joined:
            if pattern.sort == "triple" and re.search(rf"[?$]{name}\b", pattern.text):
                value = f"VALUES ?{name} {{ {ox.Literal(text)} }}"
                if not self._holds(f"{value} {pattern.text}"):
                    is_thing = self._holds(f"{pattern.text} FILTER(ISIRI(?{name}))")
                    return pattern if is_thing else None
        return None

    def _lost(self, group: Group, wrap: _Wrap) -> Bilingual | None:
        """Where a group loses its last row; None where it has rows."""
        needed = [p for p in group.joined if p.sort not in {"optional", "minus", "bind"}]
        for pattern in needed:
            if not self._holds(wrap(pattern.text)):
                return self._by_itself(pattern, wrap)
        for number, pattern in enumerate(group.joined):
            if number and pattern.sort not in {"optional", "bind"}:
                before = group.joined[: number + 1]
                if not self._holds(wrap(together(before))):
                    return _told(_MINUS if pattern.sort == "minus" else _JOIN, pattern)
        return self._filtered(group, wrap)

    def _filtered(self, group: Group, wrap: _Wrap) -> Bilingual | None:
        for each in group.filters:
            if not self._holds(wrap(together([*group.joined, each]))):
                return _told(_FILTER, each)
        for number in range(2, len(group.filters) + 1):
            filters = group.filters[:number]
            if not self._holds(wrap(together([*group.joined, *filters]))):
                return _told(_FILTERS, filters[-1])
        return None

    def _by_itself(self, pattern: Pattern, wrap: _Wrap) -> Bilingual:
        """Why a pattern matches nothing: that of the first group in it which does not."""
        name = pattern.before.removeprefix("GRAPH ")
        if pattern.sort == "graph" and not self._holds(f"{pattern.before} {{ ?s ?p ?o }}"):
            return _NO_GRAPH.filled(name=name, line=pattern.line)
        for inner in pattern.groups:
            if why := self._lost(inner, within(pattern, wrap)):
                is_union = pattern.sort == "union"
                return _UNION.filled(line=pattern.line, why=why) if is_union else why
        if pattern.sort == "subselect":
            return _SUBQUERY.filled(line=pattern.line)
        self.guilty = pattern
        return _told(_PATTERN, pattern)

    def _holds(self, inside: str) -> bool:
        return self._counting.holds(inside)


def _thing(name: str, text: str) -> str:
    """How a user says that a variable stands for the thing of that name."""
    return shlex.quote(f"{name}=thing:{_cut(text)}")


def _told(words: Bilingual, pattern: Pattern) -> Bilingual:
    return words.filled(line=pattern.line, text=_cut(pattern.text))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
