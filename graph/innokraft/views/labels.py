"""What things are called: their names, and words for what has none of its own.

A period is called by its two dates, an amount by its number and currency, a participation by
its role, a record by its source and number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import TYPE_CHECKING, Any

from innokraft.bilingual import Bilingual
from innokraft.model.legal_forms import normal_name
from innokraft.model.model import model_of
from innokraft.rdf.graphs import CURATED
from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.nodes import is_literal
from innokraft.store.base import ask, value_of, values_of
from innokraft.views.literals import amount_in_words, date_in_words, period_in_words

if TYPE_CHECKING:
    import pyoxigraph as ox

    from innokraft.store.base import Reader

NAMES = tuple(
    expand(curie)
    for curie in ("skos:prefLabel", "dcterms:title", "foaf:name", "schema:name", "rdfs:label")
)
"""The properties that name a thing, the best first."""
_PARTS = {expand(curie) for curie in ("time:hasBeginning", "time:hasEnd", "ik:role")}
_INSTANT = tuple(expand(f"time:{name}") for name in ("inXSDDate", "inXSDgYearMonth", "inXSDgYear"))

_AMOUNT = tuple(expand(f"schema:{name}") for name in ("value", "currency"))
_WORDS = {*NAMES, *_PARTS, *_INSTANT, *_AMOUNT}


def words_for(
    store: Reader, iris: Iterable[str], above: Set[str] = frozenset()
) -> dict[str, Bilingual]:
    """The names of things, and the words for periods, dates, amounts and roles, by IRI.

    Of several names in one language, the one that a curator chose, if there is one. `above` are
    the things that these are parts of, and that are no parts of theirs.
    """
    wanted = set(iris)
    rows: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for thing, name, value in values_of(store, wanted, _WORDS):
        rows[thing][name].append(value)
    _go_by_choices(store, rows)
    parts = {value_of(o) for found in rows.values() for p in _PARTS for o in found.get(p, ())}
    parts -= wanted | above
    known = words_for(store, parts, wanted | above) if parts else {}
    english = model_of(store).english_names
    whole = {iri for iri, found in rows.items() if _PARTS & set(found)}
    for iri in [*sorted(set(rows) - whole), *sorted(whole)]:
        if words := _in_words(iri, rows[iri], known, english):
            known[iri] = words
    return known


def _go_by_choices(store: Reader, rows: Mapping[str, dict[str, list[Any]]]) -> None:
    """Leaves of names in one language the chosen one."""
    query = f"SELECT ?s ?p ?o WHERE {{ GRAPH {CURATED} {{ ?s ?p ?o FILTER(isLITERAL(?o)) }} }}"
    for row in ask(store, query):
        thing, name, chosen = row["s"].value, row["p"].value, row["o"]
        if name in NAMES and thing in rows:
            texts = filter(is_literal, rows[thing][name])
            others = (o for o in texts if o.language != chosen.language)
            rows[thing][name] = [*others, chosen]


def record_names(store: Reader, records: Iterable[str]) -> dict[str, Bilingual]:
    """What to call records: the words for their source format, and their number."""
    found: dict[str, dict[str, str]] = {record: {} for record in records}
    formats, numbers = expand("ik:sourceFormat"), expand("dcterms:identifier")
    for record, name, value in values_of(store, found.keys(), (formats, numbers)):
        found[record][name] = value_of(value)
    words = words_for(store, {said[formats] for said in found.values() if formats in said})
    names = {}
    for record, said in found.items():
        format_ = words.get(said.get(formats, ""), Bilingual.alike(""))
        called = (f"{text} {said.get(numbers, '')}".strip() for text in format_)
        names[record] = Bilingual(*(text or record for text in called))
    return names


def record_addresses(store: Reader, records: Iterable[str]) -> dict[str, str]:
    """Where their sources let records be read, of those that have such an address."""
    found = values_of(store, records, [expand("schema:url")])
    return {record: address.value for record, _, address in found}


def _in_words(
    iri: str,
    found: Mapping[str, list[Any]],
    known: Mapping[str, Bilingual],
    english: Mapping[str, str],
) -> Bilingual | None:
    names = ([*filter(is_literal, found.get(name, ()))] for name in NAMES)
    if name := next(filter(None, names), None):
        return _in_english(named(name), iri, english)
    for instant in _INSTANT:
        if instant in found:
            return date_in_words(value_of(found[instant][0]))
    amount, currency = found.get(expand("schema:value")), found.get(expand("schema:currency"))
    if amount and currency:
        return amount_in_words(value_of(amount[0]), value_of(currency[0]))
    if role := _known(found, "ik:role", known):
        number = iri.rpartition("-")[2]
        tail = f" {number}" if number.isdigit() else ""
        return Bilingual.alike("{role}{tail}").filled(role=role, tail=tail)
    start = _known(found, "time:hasBeginning", known)
    end = _known(found, "time:hasEnd", known)
    return period_in_words(start, end) if start or end else None


def _in_english(name: Bilingual, iri: str, english: Mapping[str, str]) -> Bilingual:
    """A name; that of an organisation with the English one of our table, where it has one."""
    if not iri.startswith(f"{BASE}organisation/"):
        return name
    return Bilingual(name.sv, english.get(normal_name(name.sv), name.en))


def _known(
    found: Mapping[str, list[Any]], curie: str, known: Mapping[str, Bilingual]
) -> Bilingual | None:
    terms = found.get(expand(curie), [])
    return known.get(value_of(terms[0])) if terms else None


def named(terms: Iterable[ox.Literal]) -> Bilingual:
    """One name in two languages out of literals; a language that is missing borrows."""
    ordered = sorted(terms, key=lambda term: (term.language or "", term.value))
    by_language = {(term.language or "")[:2]: term.value for term in reversed(ordered)}
    plain = by_language.get("") or ordered[0].value
    sv = by_language.get("sv") or plain
    return Bilingual(sv, by_language.get("en") or by_language.get("") or sv)
