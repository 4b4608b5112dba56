"""What a report counted, as a table: a row for each quote that makes a project or a sum count.

Who is in each project, when it runs, what it is granted, and each place in its texts: from these
rows the figures of the report can be worked out anew, and each of them leads to its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from innokraft.analysis.quoting import Place, Quoting, quoting, stated_places
from innokraft.analysis.sentences import place_of
from innokraft.model.model import model_of
from innokraft.model.ontology import load_ontology
from innokraft.query.running import Coming, Row
from innokraft.rdf.iris import value_iri
from innokraft.rdf.namespaces import PREFIXES, expand
from innokraft.views.labels import words_for

if TYPE_CHECKING:
    from innokraft.analysis.projects import Grant, Projects
    from innokraft.analysis.sentences import Said
    from innokraft.reporting.gathering import Gathered
    from innokraft.store.base import Node, Reader

NAMES = (
    "project", "title", "year", "property", "value", "amount", "currency", "certainty", "quote",
    "record", "start", "end", "href",
)  # fmt: skip
"""The columns: `start` and `end` are places in the text of `record`, `amount` is a grant's."""
_XSD = PREFIXES["xsd"]


class _Stated(NamedTuple):
    """A triple that counts, of a project, with the place that states it."""

    project: str
    predicate: str
    value: str
    grant: Grant | None
    place: Place


def counted_rows(store: Reader, found: Gathered, language: str) -> Coming:
    """The rows of a report, by project, property and place."""
    scope = found.scope
    stated = sorted(_stated(store, scope.all, scope.projects), key=lambda s: s[:3] + s[4:])
    records = {each.place.record for each in stated} | {each.record for each in found.said}
    named = {each.value for each in stated} | {each.concept for each in found.said}
    words = words_for(store, named | scope.projects)
    names = {iri: told.of(language) for iri, told in words.items()}
    certainties = {each.certainty for each in found.said if each.certainty}
    ontology = model_of(store).ontology
    names |= {c: ontology.label(value_iri(c), language) for c in certainties}
    teller = _Teller(scope.all, names, quoting(store, records, language), language)
    rows = [*map(teller.of_stated, stated), *map(teller.of_said, found.said)]
    return Coming("table", NAMES, sorted(rows, key=lambda row: _key(row[0])))


def _key(node: Node | None) -> str:
    return str(node)


def _stated(store: Reader, of: Projects, projects: Iterable[str]) -> Iterator[_Stated]:
    """What is stated of projects and their grants, and counts."""
    mine = set(projects)
    grants = {grant.iri: grant for grant in of.grants_of(mine)}
    counting = {
        expand("ik:coordinator"): of.coordinators,
        expand("ik:participant"): of.participants,
    }
    for subject, predicate, value, place in stated_places(store, mine | grants.keys()):
        grant = grants.get(subject)
        if grant and (value in grant.funders or value in {n for _, n in grant.amounts.values()}):
            for project in grant.projects & mine:
                yield _Stated(project, predicate, value, grant, place)
        elif subject in mine and (
            predicate == expand("time:hasTime")
            or value in counting.get(predicate, {}).get(subject, ())
        ):
            yield _Stated(subject, predicate, value, None, place)


class _Teller(NamedTuple):
    """What puts a row in the words of a language."""

    of: Projects
    names: dict[str, str]
    quoting: Quoting
    language: str

    def of_stated(self, stated: _Stated) -> Row:
        """The row of what a field states."""
        amounts = stated.grant.amounts.items() if stated.grant else ()
        sums = [(str(amount), c) for c, (amount, node) in amounts if node == stated.value]
        amount, currency = sums[0] if sums else ("", "")
        return (
            *self._project(stated.project),
            *self._words(stated.predicate, stated.value),
            _number(amount, "decimal"),
            _text(currency),
            None,
            *self._place(stated.place),
        )

    def of_said(self, said: Said) -> Row:
        """The row of what a text says of a concept."""
        return (
            *self._project(said.project),
            *self._words(said.predicate, said.concept),
            None,
            None,
            _text(self.names.get(said.certainty or "", "")),
            *self._place(place_of(said)),
        )

    def _project(self, project: str) -> Row:
        title, year = self.names.get(project, ""), self.of.year(project)
        return ox.NamedNode(project), _text(title), _number(year)

    def _words(self, predicate: str, value: str) -> Row:
        label = load_ontology().label(predicate, self.language)
        return _text(label), _text(self.names.get(value, value))

    def _place(self, place: Place) -> Row:
        end = str(place.start + len(place.exact))
        href = self.quoting.addresses.get(place.record, "")
        record = ox.NamedNode(place.record)
        return _text(place.exact), record, _number(str(place.start)), _number(end), _text(href)


def _text(text: str) -> ox.Literal | None:
    return ox.Literal(text) if text else None


def _number(digits: str, kind: str = "integer") -> ox.Literal | None:
    return ox.Literal(digits, datatype=ox.NamedNode(_XSD + kind)) if digits else None
