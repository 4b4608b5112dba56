"""Finds things by their names and sentences of the frozen texts, by words that a user types."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from innokraft.bilingual import Bilingual
from innokraft.network.model import KINDS
from innokraft.rdf.namespaces import BASE
from innokraft.store.base import Reader, ask
from innokraft.views.labels import words_for
from innokraft.views.quotes import Quote, sentence_around

MOST_WORDS, LONGEST = 12, 200
"""How many words are looked for, and how many characters of what was typed are read."""
_LOOKED_AT = 60  # places in a text that are looked at for the best sentence
_BEST = 250  # texts that are ranked by their best sentence

_NAMED = """
SELECT ?thing ?name { ?thing
  skos:prefLabel|skos:altLabel|dcterms:title|schema:name|foaf:name|rdfs:label ?name }"""
_NUMBERED = "SELECT ?thing ?name { ?thing a ik:Project ; dcterms:identifier ?name }"
_TEXTS = """
SELECT ?record ?text { ?record schema:text ?text ; dcterms:isVersionOf ?whole
  FILTER NOT EXISTS { ?newer prov:wasRevisionOf ?record } }"""
_FIRST = ("concept", "organisation", "project", *KINDS)
_RANKS = {kind: rank for rank, kind in reversed(list(enumerate(_FIRST)))}
_PARTS = re.compile(r"[\w&+.-]*\w|\w")


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found: its kind is empty where it is of none that the map has."""

    iri: str
    kind: str
    label: Bilingual


def plain(text: str) -> str:
    """A text as names are compared: without case and marks on letters.

    >>> plain("Göteborgs Universitet")
    'goteborgs universitet'
    """
    parted = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in parted if not unicodedata.combining(c)).split())


def words_in(typed: str) -> list[str]:
    """The words that are looked for, each once."""
    return list(dict.fromkeys(_PARTS.findall(typed[:LONGEST])))[:MOST_WORDS]


class Names:
    """The names of all things of a graph."""

    def __init__(self, store: Reader, kinds: Mapping[str, str]) -> None:
        self._store, self._kinds = store, kinds
        forms: dict[str, set[str]] = defaultdict(set)
        for query in (_NAMED, _NUMBERED):
            for row in ask(store, query):
                forms[row["thing"].value].add(plain(row["name"].value))
        self._forms = [(iri, form) for iri, found in sorted(forms.items()) for form in found]
        self.iris = list(forms)

    def find(self, typed: str, first: int, most: int) -> tuple[list[Found], int]:
        """Things whose names have all the words, the best first; and how many there are.

        What is called exactly so comes first, then what begins so, has the words whole, and is
        short.
        """
        words = [plain(word) for word in words_in(typed)]
        if not words:
            return [], 0
        whole = plain(typed)
        best: dict[str, tuple[int, ...]] = {}
        for iri, form in self._forms:
            if all(word in form for word in words):
                score = self._score(iri, form, words, whole)
                best[iri] = min(score, best.get(iri, score))
        ranked = sorted(best, key=lambda iri: (best[iri], iri))
        return self.told(ranked[first : first + most]), len(ranked)

    def _score(self, iri: str, form: str, words: list[str], whole: str) -> tuple[int, ...]:
        inside = sum(not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", form) for word in words)
        rank = _RANKS.get(self._kinds.get(iri, ""), len(_RANKS))
        return form != whole, rank > 2, inside, not form.startswith(whole), rank, len(form)

    def told(self, iris: Iterable[str]) -> list[Found]:
        """Things with their kinds and names."""
        wanted = list(iris)
        names = words_for(self._store, wanted)
        return [
            Found(iri, self._kinds.get(iri, ""), names.get(iri) or _path(iri)) for iri in wanted
        ]

    def nearest(self, path: str, most: int = 5) -> list[Found]:
        """Things whose addresses are nearest to one that is none, or that are called so."""
        from rapidfuzz import fuzz, process

        wanted = path[:LONGEST]
        paths = {iri: iri.removeprefix(BASE) for iri in self.iris}
        near = process.extract(wanted, paths, scorer=fuzz.ratio, limit=most, score_cutoff=70)
        return self.told(key for _, _, key in near)


def _path(iri: str) -> Bilingual:
    return Bilingual.alike(iri.removeprefix(BASE))


class Texts:
    """The frozen texts of the records that count."""

    def __init__(self, store: Reader) -> None:
        rows = sorted((row["record"].value, row["text"].value) for row in ask(store, _TEXTS))
        self._texts = [(record, text, _lower(text)) for record, text in rows]

    def find(self, typed: str, first: int, most: int) -> tuple[list[Quote], int]:
        """Of each text that has all the words the best sentence; and how many texts there are.

        Those that have what was typed as it stands come first, then those that have the words in
        one sentence, whole, more often.
        """
        words = [word.lower() for word in words_in(typed)]
        if not words:
            return [], 0
        whole = " ".join(typed[:LONGEST].lower().split())
        patterns = [re.compile(rf"(?<!\w){re.escape(word)}(?!\w)") for word in words]
        found = []
        for number, (_, _, text) in enumerate(self._texts):
            if all(word in text for word in words):
                inside = sum(not pattern.search(text) for pattern in patterns)
                often = min(text.count(word) for word in words)
                found.append((whole not in text, inside, -often, number))
        found.sort()
        looked_at = [(*_best(*self._texts[place[-1]], words), place) for place in found[:_BEST]]
        looked_at.sort(key=lambda one: (one[2][0], -one[0], one[2]))
        quotes = [quote for _, quote, _ in looked_at[first : first + most]]
        rest = max(0, first + most - max(first, _BEST))
        more = found[max(first, _BEST) :][:rest]
        quotes += [_best(*self._texts[place[-1]], words)[1] for place in more]
        return quotes, len(found)


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _best(record: str, text: str, lower: str, words: list[str]) -> tuple[int, Quote]:
    """The first of the sentences that have the most of the words, and how many these are."""
    any_word = re.compile("|".join(re.escape(word) for word in words))
    best: tuple[int, int, int] = (0, 0, 0)
    most = -1
    for place, match in enumerate(any_word.finditer(lower)):
        if place == _LOOKED_AT or most == len(words):
            break
        start, end = sentence_around(text, match.start(), match.end())
        has = sum(word in lower[start:end] for word in words)
        if has > most:
            most, best = has, (match.start(), match.end(), end)
    start, end, last = best
    inside = [found.end() for found in any_word.finditer(lower, start, last)]
    end = max([end, *inside]) if len(words) > 1 and inside and inside[-1] - start < 160 else end
    return most, Quote(record, start, end, text[start:end], text)
