"""Asks the questions of the library about a graph, when a page of it is written.

A question with parameters is asked about what the graph has most of, so that it has an answer:
in a small graph about several things, of which the reader chooses one.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.network import links, things
from innokraft.query.binding import bind, words_of
from innokraft.query.emptiness import annotated_records, why_empty
from innokraft.query.functions import functions_of
from innokraft.query.questions import Question, questions
from innokraft.rdf.namespaces import BASE
from innokraft.store.damage import reading

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.query.running import Row
    from innokraft.store.base import Reader

Given = Mapping[str, str]

ROWS = 100
"""How many rows of an answer stand in a page."""
CHOICES = 5
"""About how many things a question is asked in a small graph."""

_TOO_DEAR = Bilingual(
    "frågan håller allt mot allt, vilket i en graf av {n} projekt tar sekunder; med innokraft "
    "render --questions står svaret på sidan",
    "the question holds all against all, which in a graph of {n} projects takes seconds; with "
    "innokraft render --questions the page has the answer",
)
_TOO_LONG = Bilingual(
    "svaret är i en graf av {n} projekt längre än vad man läser på en sida; med innokraft render "
    "--questions står dess första rader här",
    "in a graph of {n} projects the answer is longer than one reads in a page; with innokraft "
    "render --questions its first rows stand here",
)


@dataclass(frozen=True, slots=True)
class Answered:
    """A question as it was asked, and the first rows of its answer.

    `command` is what gives all rows; `total` is how many there are, None where it was not asked;
    `why` says why there are none; `about` is the thing that it is asked about, where it is chosen.
    """

    question: Question
    text: Bilingual
    command: str
    names: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    total: int | None = 0
    why: Bilingual | None = None
    about: Bilingual | None = None


def answer_questions(
    store: Reader,
    network: nx.MultiDiGraph,
    *,
    pairs: bool | None = None,
    asked: Iterable[Question] | None = None,
) -> tuple[Answered, ...]:
    """What the questions of the library come to, by number, or those that are `asked` of them.

    `pairs` says whether those are asked too that hold all against all or are answered at length:
    unless told, where the network is no overview of a large graph.
    """
    about = network.graph["about"]
    many = about.overview is not None
    read = annotated_records(store)
    common = _Common(network)
    found: list[Answered] = []
    for question in questions() if asked is None else asked:
        choices = common.choices(question, 1 if many else CHOICES)
        if (question.pairs or question.long) and many and not pairs:
            told = _asked(question, store, choices[0], None)
            found.append(_refused(told, about.projects))
            continue
        rows = not question.annotated or read > 0
        answers = [_asked(question, store, given, ROWS if rows else 0) for given in choices]
        full = [answer for answer in answers if answer.total]
        found += full or [_empty(answers[0], why_empty(question, store, read))]
    return tuple(found)


def _asked(question: Question, store: Reader, given: Given, most: int | None) -> Answered:
    """A question and, unless `most` is nothing, its first rows."""
    command = " ".join(["innokraft ask", str(question.number), *_options(given)])
    if not most and not given:
        return Answered(question, question.text(), command)
    bindings = bind(question, store, dict(given), "sv")
    words = words_of(question, store, bindings)
    text = question.text(words)
    about = next((words.get(p.name) for p in question.parameters if p.kind == "thing"), None)
    if not most:
        return Answered(question, text, command)
    answer = store.query(question.sparql, functions_of(store), **bindings)
    assert isinstance(answer, ox.QuerySolutions)
    names = tuple(variable.value for variable in answer.variables)
    rows: list[Row] = []
    total = 0
    for row in reading(answer, ""):
        total += 1
        if total <= most:
            rows.append(tuple(row))
    return Answered(question, text, command, names, tuple(rows), total, about=about)


def _options(given: Given) -> Iterator[str]:
    for name, value in given.items():
        yield f"-p {shlex.quote(f'{name}={value}')}"


def _empty(asked: Answered, why: Bilingual) -> Answered:
    return Answered(asked.question, asked.text, asked.command, why=why)


def _refused(asked: Answered, projects: int) -> Answered:
    why = (_TOO_DEAR if asked.question.pairs else _TOO_LONG).filled(n=projects)
    return Answered(asked.question, asked.text, asked.command, total=None, why=why)


class _Common:
    """What a graph has most of: what questions are asked about."""

    def __init__(self, network: nx.MultiDiGraph) -> None:
        degree = Counter(iri for link in links(network) for iri in (link.source, link.target))
        order = sorted(things(network), key=lambda thing: (-thing.projects, -degree[thing.iri]))
        self._paths = [t.iri.removeprefix(BASE) for t in order if t.iri.startswith(BASE)]
        measures = (network.graph["about"].measures or {}).values()
        years = Counter(each.start[:4] for each in measures if each.start)
        self._year = min(years, key=lambda year: (-years[year], year), default=None)

    def choices(self, question: Question, most: int) -> list[Given]:
        """What a question is asked about; nothing where its defaults will do."""
        for ends in question.ranges:
            if self._year:
                return [
                    dict(zip(ends, (f"{self._year}-01-01", f"{self._year}-12-31"), strict=True))
                ]
        asked = [each for each in question.parameters if each.kind == "thing"]
        if not asked:
            return [{}]
        kind = asked[0].default.partition("/")[0] + "/"
        found = [path for path in self._paths if path.startswith(kind) and "#" not in path]
        if len(asked) == 1:
            return [{asked[0].name: path} for path in found[:most]] or [{}]
        names = [each.name for each in asked]
        return [dict(zip(names, found, strict=False))] if len(found) >= len(asked) else [{}]
