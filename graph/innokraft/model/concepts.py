"""The concept scheme of innovation capacity, loaded from its SKOS file.

`load_concepts()` reads `ontology/concepts.ttl` with pyoxigraph alone, so that the tagger and the
command line start without rdflib.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from innokraft.errors import Place, SourceError
from innokraft.files.shipped import resource
from innokraft.model.facts import Fact, facts_of
from innokraft.rdf.namespaces import PREFIXES, expand
from innokraft.text.language import LANGUAGES

Matching = Literal["auto", "review", "none"]

MATCHINGS: tuple[Matching, ...] = ("auto", "review", "none")

Texts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its words in each language, and its place in the scheme.

    `labels` and `definitions` hold one text a language; `alt`, `hidden` and `avoid` hold sorted
    texts (an avoided word holds a label but means something else). `broader` and `related` are
    ids. `matching` says whether a match counts by itself, by its context, or never.
    """

    id: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    alt: Texts
    hidden: Texts
    avoid: Texts
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    matching: Matching = "review"

    def __hash__(self) -> int:
        return hash(self.id)

    def label(self, language: str = "sv") -> str:
        """Give the preferred label in a language; where it has none, another's, or the id."""
        return self.labels.get(language) or next(iter(self.labels.values()), self.id)

    def all_labels(self, language: str) -> tuple[str, ...]:
        """Every label in a language, the preferred one first."""
        preferred = (self.labels[language],) if language in self.labels else ()
        return preferred + self.alt.get(language, ()) + self.hidden.get(language, ())


class ConceptScheme:
    """The concepts by id; iterates in the order of their ids."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._by_id = {c.id: c for c in sorted(concepts, key=lambda c: c.id)}

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, concept_id: str) -> Concept | None:
        """Find the concept with an id; None where there is none."""
        return self._by_id.get(concept_id)

    def top(self) -> tuple[Concept, ...]:
        """List the concepts that have nothing broader."""
        return tuple(c for c in self if not c.broader)

    def narrower(self, concept_id: str) -> tuple[Concept, ...]:
        """List the concepts directly below one."""
        return tuple(c for c in self if concept_id in c.broader)

    def search(self, text: str) -> list[Concept]:
        """Find the concepts whose id, labels or definitions hold a text, the best first.

        A whole label comes before the start of one, that before the middle, and labels before
        definitions; equals are sorted by id.
        """
        key = " ".join(text.split()).casefold()
        ranked = ((_rank(c, key), c.id) for c in self)
        return [self._by_id[i] for rank, i in sorted(r for r in ranked if r[0] < _NO_MATCH)]


@cache
def load_concepts(path: Path | None = None) -> ConceptScheme:
    """Load the concept scheme of a Turtle file; without a path the shipped one, once.

    Raises SourceError where the file is no Turtle, or a concept lacks what a Concept needs.
    """
    path = path or resource("ontology/concepts.ttl")
    return scheme_of(facts_of(path), str(path))


def concepts(text: str = "", scheme: ConceptScheme | None = None) -> list[Concept]:
    """The concepts by id, or those that a text is found in, best first; of what ships, or others.

    >>> [concept.id for concept in concepts("mod")][:1]
    ['mod']
    """
    scheme = load_concepts() if scheme is None else scheme
    return scheme.search(text) if text else sorted(scheme, key=lambda concept: concept.id)


def scheme_of(facts: Iterable[Fact], file: str = "") -> ConceptScheme:
    """The concepts of some facts. Raises SourceError where one lacks what a Concept needs."""
    found: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for subject, predicate, value, _ in facts:
        if subject.startswith(PREFIXES["c"]):
            language = (value.language or "") if isinstance(value, ox.Literal) else ""
            name = subject.removeprefix(PREFIXES["c"])
            found[name][predicate][language].append(value.value)
    is_one = expand("skos:Concept")
    ids = [i for i, said in found.items() if is_one in said[expand("rdf:type")].get("", ())]
    return ConceptScheme(_concept(file, i, found[i]) for i in ids)


def _concept(file: str, name: str, values: Mapping[str, Mapping[str, list[str]]]) -> Concept:
    def texts(term: str) -> dict[str, tuple[str, ...]]:
        return {k: tuple(sorted(v, key=str.casefold)) for k, v in values.get(term, {}).items()}

    def ids(term: str) -> tuple[str, ...]:
        return tuple(
            sorted(v.removeprefix(PREFIXES["c"]) for v in values.get(term, {}).get("", []))
        )

    matching = [
        v.removeprefix(PREFIXES["v"]) for v in values.get(expand("ik:matching"), {}).get("", [])
    ]
    labels = texts(expand("skos:prefLabel"))
    if not labels or len(matching) != 1 or matching[0] not in MATCHINGS:
        remedy = "Give it one skos:prefLabel a language, and one ik:matching: auto, review or none."
        raise SourceError("has no label or no valid matching", Place(file, name=name), remedy)
    return Concept(
        id=name,
        labels={k: v[0] for k, v in labels.items()},
        definitions={k: v[0] for k, v in texts(expand("skos:definition")).items()},
        alt=texts(expand("skos:altLabel")),
        hidden=texts(expand("skos:hiddenLabel")),
        avoid=texts(expand("ik:avoidLabel")),
        broader=ids(expand("skos:broader")),
        related=ids(expand("skos:related")),
        matching=matching[0],
    )


_NO_MATCH = 4


def _rank(concept: Concept, key: str) -> int:
    """Rank a text against a concept: 0 a whole label, 1 its start, 2 inside, 3 defined, 4 not."""
    labels = [concept.id, *(w.casefold() for k in LANGUAGES for w in concept.all_labels(k))]
    if key in labels:
        return 0
    if any(label.startswith(key) for label in labels):
        return 1
    if any(key in label for label in labels):
        return 2
    found = any(key in text.casefold() for text in concept.definitions.values())
    return 3 if found else _NO_MATCH
