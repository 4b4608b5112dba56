"""Puts what was gathered in the words of one language, and points to its notes."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from innokraft.analysis.quoting import Place
from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE, expand
from innokraft.reporting.document import Cite, Counted, Document, Line
from innokraft.reporting.gathering import Gathered
from innokraft.reporting.words import WORDS, listed, number

_FEW = 6
"""How many names a sentence lists."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """What the parts of a report need to say what was gathered, and to cite."""

    found: Gathered
    document: Document

    @property
    def language(self) -> str:
        """The language of the report."""
        return self.document.language

    def say(self, key: str, **words: Bilingual | str | float) -> str:
        """One of our texts, its gaps filled."""
        return WORDS[key].filled(**words).of(self.language)

    def number(self, value: int | Decimal) -> str:
        """A number as the language writes it."""
        return number(value, self.language)

    def name(self, iri: str) -> str:
        """What a thing is called, or its path where it has no name."""
        found = self.found.names.get(iri)
        return found.of(self.language) if found else iri.removeprefix(BASE)

    def listed(self, key: str, names: Sequence[str]) -> str:
        """One of our texts that is another for no, one, several and many `names`."""
        number = {0: "-none", 1: "-one"}.get(len(names), "-many" if len(names) > _FEW else "")
        return self.say(key + number, n=len(names), names=listed(names, self.language))

    def quote(self, place: Place) -> Cite:
        """The pointer to the note of a quote."""
        return self.document.cite(self.found.quoting.note(place))

    def stated(self, subject: str, curie: str, value: str) -> tuple[Cite, ...]:
        """The pointer to the note of a triple that a text states; none where no quote makes it."""
        place = self.found.stated.get((subject, expand(curie), value))
        return (self.quote(place),) if place else ()

    def counted(self, how: Bilingual, **words: Any) -> Cite:
        """The pointer to a note that says how something was counted."""
        return self.document.cite(Counted(how.filled(**words).of(self.language), self.rows))

    @property
    def rows(self) -> str:
        """The command that lists what was counted, a row for each quote."""
        subject = self.found.scope.subject
        told = [
            each.iri.removeprefix(BASE) for each in (subject.theme, subject.organisation) if each
        ]
        told += [subject.period.typed] if subject.period else []
        return shlex.join(["innokraft", "report", *told, "-f", "csv"])

    def parties(self, subject: str, curie: str, iris: Iterable[str]) -> Line:
        """The names of organisations, each with the note of what makes it so."""
        line: list[Any] = []
        for iri in sorted(iris, key=self.name):
            line += [", "] if line else []
            line += [self.name(iri), *self.stated(subject, curie, iri)]
        return tuple(line)
