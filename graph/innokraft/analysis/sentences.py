"""What texts say: the statements of a subject in their sentences, and the strongest of these.

A person's reading goes before what was found by machine, the firmer before the less firm, an aim
or a result before other parts of a text, the reader's language before another; then the sentence
of more concepts, and the one of a length that can be read. No two are of one project, and no two
are alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from innokraft.analysis.quoting import LEADING, TRAILING, Place
from innokraft.rdf.iris import slug_of
from innokraft.rdf.namespaces import BASE, expand
from innokraft.store.base import BATCH, ask, in_batches, values_of
from innokraft.text.language import language_of
from innokraft.views.put_in import read_put_in
from innokraft.views.quotes import sentence_around
from innokraft.views.statements import firmness

if TYPE_CHECKING:
    from innokraft.analysis.scope import Scope
    from innokraft.analysis.twice import Twice
    from innokraft.store.base import Reader

MOST = 10
"""How many sentences a report shows."""
READABLE = range(40, 401)
"""The lengths, in characters, of sentences that can be read by themselves."""
_ALIKE = 0.6
"""The share of their words that two sentences must have in common to be alike."""
_PARTS = ("aim", "result", "method", "other")
_SAID = f"""
    SELECT ?said ?says ?concept ?start ?exact {{{{ {{}}
      ?concept skos:inScheme <{BASE}concept> . ?said rdf:subject|rdf:object ?concept ;
        rdf:predicate ?says ; oa:start ?start ; oa:exact ?exact }}}}"""
_OF_RECORDS = "VALUES ?record {{ {} }} ?said oa:hasSource ?record ."
_SECTIONS = "SELECT ?said ?section { ?said ik:inSection ?section }"
_KINDS = "SELECT ?section ?kind { ?section ik:sectionKind ?kind }"
_CERTAIN = "SELECT ?said ?certainty { ?said ik:certainty ?certainty }"
_HELD_BACK = "SELECT ?said { ?said a ik:UnassertedStatement }"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a text on a concept: where its quote stands, in what part of the text.

    `part` is `aim`, `result`, `method` or `other`, and nothing for a title; `certainty` is that of
    a person's reading, None for what was found by machine or, where `put_in` says so, put in by a
    person; `held_back` says that the words alone do not make it.
    """

    statement: str
    predicate: str
    concept: str
    project: str
    record: str
    start: int
    exact: str
    part: str
    certainty: str | None
    held_back: bool
    put_in: bool = False

    @property
    def by_person(self) -> bool:
        """Whether a person read it, and not a machine alone."""
        return self.put_in or self.certainty is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text with the quote in it, and the concepts that it speaks of."""

    said: Said
    before: str
    after: str
    language: str
    concepts: frozenset[str]

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.before + self.said.exact + self.after


def place_of(said: Said) -> Place:
    """Where the quote of a statement stands."""
    return Place(said.record, said.start, said.exact)


def read_said(store: Reader, scope: Scope) -> list[Said]:
    """All that the texts of the projects of a subject say of concepts, by record and place."""
    home = {r: p for p in scope.projects for r in scope.all.records.get(p, ())}
    certain = {said.value: slug_of(value.value) for said, value in ask(store, _CERTAIN)}
    held_back = {said.value for (said,) in ask(store, _HELD_BACK)}
    parts, put_in = _parts(store), read_put_in(store)
    found = [
        Said(
            statement := node.value,
            predicate.value,
            concept.value,
            home[record],
            record,
            int(start.value),
            exact.value,
            parts.get(statement, ""),
            certain.get(statement),
            statement in held_back,
            statement in put_in,
        )
        for node, predicate, concept, start, exact in _rows(store, home.keys())
        if (record := node.value.partition("#")[0]) in home
    ]
    return sorted(found, key=lambda said: (said.record, said.start, said.statement, said.concept))


def _rows(store: Reader, records: Set[str]) -> Iterator[Any]:
    """The statements on concepts of some records; of many more than a few, those of all."""
    if len(records) > BATCH:
        yield from ask(store, _SAID.format(""))
        return
    for batch in in_batches(records):
        yield from ask(store, _SAID.format(_OF_RECORDS.format(batch)))


def _parts(store: Reader) -> dict[str, str]:
    """What part of its text each statement stands in."""
    kinds = {section.value: slug_of(kind.value) or "" for section, kind in ask(store, _KINDS)}
    return {
        said.value: kinds[section.value]
        for said, section in ask(store, _SECTIONS)
        if section.value in kinds
    }


def strongest(
    store: Reader, said: Iterable[Said], about: Set[str], language: str, twice: Twice
) -> list[Sentence]:
    """The strongest sentences of some statements, at most one of a project, or of a pair of them.

    `about` are the concepts that the quotes must be of; without any, they may be of all.
    """
    chosen: list[Sentence] = []
    projects: set[str] = set()
    kept: list[frozenset[str]] = []
    for sentence in sorted(sentences_of(store, said, about), key=lambda s: _rank(s, language)):
        project = twice.standing_for(sentence.said.project)
        if project in projects:
            continue
        own = _words(sentence.text)
        if any(len(own & other) > _ALIKE * min(len(own), len(other)) for other in kept):
            continue
        chosen.append(sentence)
        projects.add(project)
        kept.append(own)
        if len(chosen) == MOST:
            break
    return chosen


def _rank(sentence: Sentence, language: str) -> tuple[int | str, ...]:
    said = sentence.said
    return (
        not said.by_person,
        firmness(said.certainty),
        (*_PARTS, "").index(said.part if said.part in _PARTS else "") // 2,
        sentence.language != language,
        len(sentence.text) not in READABLE,
        -len(sentence.concepts),
        said.record,
        said.start,
        said.statement,
    )


def sentences_of(
    store: Reader, said: Iterable[Said], about: Set[str], *, hedged: bool = False
) -> Iterator[Sentence]:
    """Each sentence once, with the best of its quotes that are of the concepts asked for.

    What its words alone do not make is left out, unless it is to be there as `hedged`.
    """
    by_record: dict[str, list[Said]] = defaultdict(list)
    for each in said:
        if hedged or not each.held_back:
            by_record[each.record].append(each)
    for record, _, node in values_of(store, by_record.keys(), [expand("schema:text")]):
        text = node.value
        held: dict[tuple[int, int], list[Said]] = defaultdict(list)
        for each in by_record[record]:
            place = sentence_around(text, each.start, each.start + len(each.exact))
            held[place].append(each)
        for (left, right), some in held.items():
            own = [each for each in some if not about or each.concept in about]
            if own:
                best = min(own, key=lambda s: (not s.by_person, firmness(s.certainty), s.start))
                end = best.start + len(best.exact)
                whole = text[left:right]
                yield Sentence(
                    best,
                    LEADING.sub("", text[left : best.start]),
                    TRAILING.sub("", text[end:right]),
                    language_of(whole) or "",
                    frozenset(each.concept for each in some),
                )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
