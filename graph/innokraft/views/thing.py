"""One thing and all that is said of it: facts, claims with who holds them, and the quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.terms import iri
from innokraft.store.base import Reader, value_of
from innokraft.views.gathering import (
    bases_of,
    facts_of,
    gather,
    in_words,
    read_evidence,
    read_grants,
)
from innokraft.views.labels import record_addresses
from innokraft.views.quotes import Quote, Stretch, section_headings
from innokraft.views.statements import Claim, Fact, read_claims

LIMIT = 50
"""The most statements of other things about one thing that are read."""

_IDENTITY = f"{BASE}identity/"
_STRUCTURE = ", ".join(
    term(curie)
    for curie in (
        "rdf:subject", "rdf:predicate", "rdf:object", "ik:supports", "ik:certainty", "ik:corrects",
        "prov:wasAttributedTo", "ik:heldBy", "oa:hasSource", "ik:inSection", "skos:inScheme",
        "skos:hasTopConcept", "skos:broader", "skos:related", "schema:fundedItem",
        "prov:wasDerivedFrom", "foaf:primaryTopic", "dcterms:publisher", "rdf:type",
        "ik:sectionKind", "ik:sourceFormat",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ThingShown:
    """A thing: its name, its own facts, what others say with it, and how much is left out.

    `sections` are, by record, where those of its text start and end, and their headings;
    `addresses` where their sources let the records be read; `subjects` are the IRIs of the
    `others`, in their order.
    """

    iri: str
    label: Bilingual
    facts: tuple[Fact, ...]
    others: tuple[tuple[Bilingual, Fact], ...]
    left_out: int
    sections: Mapping[str, list[Stretch]]
    addresses: Mapping[str, str]
    subjects: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from innokraft.views.notebook import html_thing

        own = [("", fact) for fact in self.facts if fact.value.language in {None, "sv"}]
        others = [(f"{name.sv} – ", fact) for name, fact in self.others]
        return html_thing(self.label.sv, self.iri, [*own, *others])

    def section_of(self, quote: Quote) -> str:
        """The heading of the section that a quote begins in; nothing where there is none."""
        stretches = self.sections.get(quote.record, ())
        return next((name for start, end, name in stretches if start <= quote.start < end), "")


@dataclass(frozen=True, slots=True)
class Beside:
    """What is read of the whole graph to show any thing: claims, and the projects of grants."""

    claims: Mapping[str, Claim]
    grants: Mapping[str, str]


def read_beside(store: Reader) -> Beside:
    """What `show` needs beside a thing: who shows many things reads it once."""
    grants = {grant: project for grant, project, _ in read_grants(store)}
    return Beside(read_claims(store), grants)


def show(
    store: Reader, thing: str, *, limit: int = LIMIT, skipped: int = 0, beside: Beside | None = None
) -> ThingShown:
    """Reads what the graph says of a thing, and at most `limit` statements that point to it.

    The first `skipped` of these are passed over: so one reads on. Raises ValueError for a thing
    that is no IRI.
    """
    beside = beside or read_beside(store)
    claims, grants = beside.claims, beside.grants
    every = _pointing(store, thing, claims)
    pointing = every[skipped : skipped + limit]
    chosen = {grants.get(subject, subject) for subject, _ in pointing}
    gathered = gather(store, {thing, *chosen}, claims, grants)
    read_evidence(store, gathered)
    target = iri(thing)
    known = {(gathered.host(subject), predicate) for subject, predicate in pointing}
    keys = [
        key
        for key in sorted(gathered.statements)
        if key[2] == target and key[0] != thing and key[:2] in known
    ]
    others = tuple(
        (
            gathered.words.get(key[0], Bilingual(key[0], key[0])),
            Fact(key[1], in_words(gathered.statements[key], gathered), bases_of(key, gathered)),
        )
        for key in keys
    )
    label = gathered.words.get(thing, Bilingual.alike(thing))
    facts = facts_of(thing, gathered, set())
    said = [*facts, *(fact for _, fact in others)]
    records = {quote.record for fact in said for basis in fact.bases for quote in basis.quotes}
    return ThingShown(
        thing, label, facts, others, max(0, len(every) - skipped - limit),
        section_headings(store, records), record_addresses(store, records),
        tuple(key[0] for key in keys),
    )  # fmt: skip


def _pointing(store: Reader, thing: str, claims: Mapping[str, Claim]) -> list[tuple[str, str]]:
    rows = store.select(
        f"SELECT DISTINCT ?s ?p WHERE {{ ?s ?p {iri(thing)} FILTER(?p NOT IN ({_STRUCTURE})) }}"
    )
    found = {(value_of(row["s"]), value_of(row["p"])) for row in rows}
    found |= {
        (c.subject, c.predicate) for c in claims.values() if getattr(c.object, "value", "") == thing
    }
    return sorted(pair for pair in found if not pair[0].startswith(_IDENTITY))
