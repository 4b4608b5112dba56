"""Where sources disagree: every property that has one value a source, on which two differ.

Both stay in the graph. What is told is each value with the records that state it and their words,
and which one a curator chose. Two dates of different precision that can be the same do not
disagree; nor do two titles that differ in the case of letters or in spaces alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from innokraft.bilingual import Bilingual
from innokraft.curation.choices import Choice, stored_choices
from innokraft.errors import UsageError, did_you_mean
from innokraft.model.ontology import load_ontology
from innokraft.rdf.graphs import CURATED
from innokraft.rdf.namespaces import BASE, compress, expand
from innokraft.rdf.nodes import parse_term
from innokraft.rdf.terms import Term, iri, iri_of, is_node, term_of
from innokraft.store.base import Reader, ask, in_batches
from innokraft.views.labels import record_names, words_for
from innokraft.views.literals import literal_in_words

_TIME, _TITLE = expand("time:hasTime"), expand("dcterms:title")
_AMOUNT = expand("schema:amount")

Key = tuple[str, str, str, str]
"""What a value is stated of: the thing, the subject, the property and the language."""
Place = tuple[str, int, int, str]
"""Where it is stated: the record, start, end and quote."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A record that states a value: its IRI, its name, and the words, with their place."""

    record: str
    start: int
    end: int
    quote: str
    name: Bilingual

    @property
    def version(self) -> str:
        """Which version of the record it is: the first twelve digits of its digest."""
        return self.record.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One of the values, in words, and the sources that state it."""

    term: Term
    words: Bilingual
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What sources disagree on.

    `subject` has the property; `thing` is what that is told of: the project, where `subject` is
    its grant. `language` is that of titles. `choice` is a curator's, if there is one.
    """

    thing: str
    label: Bilingual
    subject: str
    predicate: str
    language: str
    values: tuple[StatedValue, ...]
    choice: Choice | None = None


def conflicts(
    store: Reader, choices: Iterable[Choice] = (), *, thing: str | None = None
) -> tuple[Conflict, ...]:
    """All conflicts of a graph, or of one thing, by thing and property.

    `choices`, in terms of the graph, are taken beside those that it holds. An older version of a
    record, which another supersedes, does not count. Raises ValueError for a thing that is no IRI.
    """
    chosen = {c.place: c for c in (*stored_choices(store.graph(CURATED)), *choices)}
    return tuple(
        replace(each, choice=chosen.get((term_of(each.subject), each.predicate, each.language)))
        for each in stated(store, thing)
        if _disagree(store, each)
    )


def stated(store: Reader, thing: str | None = None) -> tuple[Conflict, ...]:
    """What sources state of one thing, or where several values are stated of any, as conflicts.

    Whether the values disagree is not yet looked at.
    """
    rows: dict[Key, dict[Term, set[Place]]] = defaultdict(lambda: defaultdict(set))
    for row in ask(store, _query(thing)):
        value = row["value"]
        about = row["thing"].value, row["subject"].value, row["p"].value
        source = row["record"].value, int(row["start"].value), int(row["end"].value)
        key = (*about, getattr(value, "language", None) or "")
        rows[key][Term(str(value))].add((*source, row["quote"].value))
    kept = {key: values for key, values in rows.items() if thing or _of_two_records(values)}
    return tuple(_in_words(store, kept))


def _of_two_records(values: Mapping[Term, set[Place]]) -> bool:
    records = {source[0] for sources in values.values() for source in sources}
    return len(values) > 1 and len(records) > 1


def _query(thing: str | None) -> str:
    names = sorted(map(term_of, load_ontology().functional_per_source))
    where = _of_one(thing, names) if thing else f"VALUES ?p {{ {' '.join(names)} }} {_SAID}"
    return f"""
    SELECT ?thing ?subject ?p ?value ?record ?start ?end ?quote WHERE {{
      {where}
      FILTER NOT EXISTS {{ ?said a ik:UnassertedStatement }}
      BIND(?start + STRLEN(?quote) AS ?end)
      FILTER NOT EXISTS {{ ?newer prov:wasRevisionOf ?record }}
      OPTIONAL {{ ?subject schema:fundedItem ?project }}
      BIND(COALESCE(?project, ?subject) AS ?thing)
      # in another's export anything can stand anywhere; validate tells of it
      FILTER(isIRI(?thing) && isIRI(?subject) && isIRI(?record) && !isBLANK(?value))
      FILTER(DATATYPE(?end) = xsd:integer)
    }}"""


_WORDS = """?said rdf:predicate ?p ; rdf:subject ?subject ; rdf:object ?value ;
            oa:hasSource ?record ; oa:start ?start ; oa:exact ?quote ."""
_SAID = f"{_WORDS} ?subject ?p ?value ."


def _of_one(thing: str, names: Sequence[str]) -> str:
    """What is said of one thing, and of its grants: looked up from them, which is much faster."""
    about = iri(thing)
    return f"""{{ VALUES ?subject {{ {about} }} }} UNION {{ ?subject schema:fundedItem {about} }}
      {_WORDS} FILTER(?p IN ({", ".join(names)})) FILTER EXISTS {{ ?subject ?p ?value }}
      FILTER(?subject != {about} || NOT EXISTS {{ {about} schema:fundedItem ?another }})"""


def _in_words(store: Reader, rows: Mapping[Key, Mapping[Term, set[Place]]]) -> Iterable[Conflict]:
    terms = {term for values in rows.values() for term in values}
    things = {key[0] for key in rows}
    words = words_for(store, {iri_of(t) for t in terms if is_node(t)} | things)
    records = {s[0] for values in rows.values() for sources in values.values() for s in sources}
    names = record_names(store, records)
    for (thing, subject, predicate, language), values in sorted(rows.items()):
        sides = [
            StatedValue(
                term,
                words.get(iri_of(term)) or _plain(term),
                tuple(sorted(Source(*s, names[s[0]]) for s in sources)),
            )
            for term, sources in values.items()
        ]
        sides.sort(key=lambda side: (-len(side.sources), side.sources[0]))
        label = words.get(thing) or _plain(term_of(thing))
        yield Conflict(thing, label, subject, predicate, language, tuple(sides))


def _plain(term: Term) -> Bilingual:
    if is_node(term):
        path = compress(iri_of(term)).removeprefix(BASE)
        return Bilingual.alike(path)
    return literal_in_words(parse_term(term))


def _disagree(store: Reader, found: Conflict) -> bool:
    """Whether two of the values, of two records, cannot both be right."""
    ends = _ends(store, found) if found.predicate == _TIME else {}
    for one, other in combinations(found.values, 2):
        if {s.record for s in one.sources} == {s.record for s in other.sources}:
            continue
        if found.predicate == _TITLE and _plainly(one.words.sv) == _plainly(other.words.sv):
            continue
        if found.predicate == _TIME and _agree(ends[one.term], ends[other.term]):
            continue
        if found.predicate == _AMOUNT and _currency(one.term) != _currency(other.term):
            continue
        return True
    return False


def disagree(store: Reader, predicate: str, values: Mapping[Term, Set[str]]) -> bool:
    """Whether two values of a property that has one a source, given by records, disagree."""
    told = [
        StatedValue(
            term, _plain(term), tuple(Source(r, 0, 0, "", _NOBODY) for r in sorted(records))
        )
        for term, records in values.items()
    ]
    return _disagree(store, Conflict("", _NOBODY, "", predicate, "", tuple(told)))


_NOBODY = Bilingual.alike("")


def _currency(amount: Term) -> str:
    """The currency in the IRI of an amount: amounts of two currencies are not compared."""
    return amount.rpartition("#amount-")[2].partition("-")[0]


def _plainly(title: str) -> str:
    return " ".join(title.split()).casefold()


def _ends(store: Reader, found: Conflict) -> dict[Term, tuple[str, str]]:
    """The first and last date of each period, as precise as they are; empty where unknown."""
    dates = "time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear"
    ends: dict[Term, tuple[str, str]] = {side.term: ("", "") for side in found.values}
    for batch in in_batches(iri_of(term) for term in ends):
        query = f"""SELECT ?i ?from ?to WHERE {{ VALUES ?i {{ {batch} }}
            OPTIONAL {{ ?i time:hasBeginning/({dates}) ?from }}
            OPTIONAL {{ ?i time:hasEnd/({dates}) ?to }} }}"""
        for row in ask(store, query):
            start, end = (row[name].value if row[name] else "" for name in ("from", "to"))
            ends[Term(str(row["i"]))] = start, end
    return ends


def _agree(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two periods can be the same: each date is a part of the other, or unknown.

    >>> _agree(("2015-04", "2015-06"), ("2015-04-15", ""))
    True
    >>> _agree(("2015-04", "2015-06"), ("2015-04", "2015-07"))
    False
    """
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=True))


def find_stated(store: Reader, thing: str, name: str, language: str = "") -> Conflict:
    """What sources state of a thing's property, agreed or not.

    `name` is a short name (`schema:amount`), a bare name of ours (`status`) or a label
    (`belopp`). Raises UsageError for a property that no source states, or one that is stated
    in several languages where none is said.
    """
    ontology = load_ontology()
    known = {iri: _names(iri) for iri in sorted(ontology.functional_per_source)}
    wanted = " ".join(name.split()).casefold()
    asked = [iri for iri, names in known.items() if wanted in names] or [
        iri for iri, names in known.items() if wanted in " ".join(names).split()
    ]
    if not asked:
        short = frozenset(compress(iri) for iri in known)
        problem = f"{name!r} is no property that sources can disagree on"
        raise UsageError(problem, remedy=did_you_mean(name, short))
    found = [
        each
        for each in stated(store, thing)
        if each.predicate in asked and language in {"", each.language}
    ]
    if not found:
        raise UsageError(f"no source states {name!r} of {compress(thing).removeprefix(BASE)}")
    if len(found) > 1:
        languages = ", ".join(each.language or "none" for each in found)
        raise UsageError(f"{name!r} is stated in {languages}", remedy="Say which: --language.")
    return found[0]


def _names(iri: str) -> set[str]:
    term = load_ontology().terms.get(iri)
    labels = term.labels.values() if term else ()
    names = {iri, compress(iri), compress(iri).removeprefix("ik:"), *labels}
    return {name.casefold() for name in names}


def match_value(found: Conflict, value: str) -> StatedValue:
    """The stated value that a user means: in words of either language, as an IRI, as a number.

    Raises UsageError, with what sources state, for another.
    """
    wanted = _bare(value)
    matching = [each for each in found.values if wanted in _forms(each)]
    if len(matching) != 1:
        said = "; ".join(each.words.en for each in found.values)
        raise UsageError(f"{value!r} is not what a source states", remedy=f"They state: {said}.")
    return matching[0]


def _forms(each: StatedValue) -> set[str]:
    lexical = parse_term(each.term).value
    path = lexical.removeprefix(BASE)
    last = path.rpartition("/")[2]
    amount = last.rpartition("-")[2] if "#amount-" in last else last
    period = path.removeprefix("time/")
    words = (each.words.sv, each.words.en, lexical, path, compress(lexical), last, amount, period)
    return {_bare(form) for form in words}


def _bare(form: str) -> str:
    """A form without spaces, thousands commas, dashes' kinds and case."""
    return "".join(form.split()).replace(",", "").replace("–", "-").casefold()
