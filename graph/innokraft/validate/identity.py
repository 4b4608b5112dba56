"""Whether identity waits for a person: what counts twice, and judgements that are at odds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from innokraft.bilingual import Bilingual
from innokraft.curation.rules import JUDGED
from innokraft.identity.candidates import TWICE, find_candidates, twice
from innokraft.rdf.graphs import IDENTITY
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import iri_of
from innokraft.store.base import Matching, Reader, value_of
from innokraft.validate.finding import Finding, Level

_AT_ODDS = f"""SELECT ?conflict ?because ?thing WHERE {{
  ?conflict a ikp:IdentityConflict ; ikp:rule v:{JUDGED} ; ikp:because ?because ;
    ikp:keepsApart/ikp:denotes ?thing }}"""

_TOLD = Bilingual(
    "bedömningar om {named} går inte ihop ({because}), så ingen av dem för samman något;"
    " ta tillbaka en med decide --withdraw",
    "judgements on {named} are at odds ({because}), so none of them joins anything;"
    " take one back with decide --withdraw",
)


def check_counted_twice(store: Matching) -> Iterator[Finding]:
    """A warning where sources list grants under two funders that no one has judged."""
    if count := len(find_candidates(store, rule=TWICE)):
        yield Finding(Level.WARNING, "counted-twice", iri_of(IDENTITY), twice(count))


def check_judgements(store: Reader) -> Iterator[Finding]:
    """A warning for each set of judgements that cannot all hold: none of them joins anything."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in store.select(_AT_ODDS):
        key = value_of(row["conflict"]), value_of(row["because"])
        found[key].add(value_of(row["thing"]).removeprefix(BASE))
    for (conflict, because), things in sorted(found.items()):
        named = ", ".join(sorted(things))
        yield Finding(
            Level.WARNING,
            "judgements-at-odds",
            conflict,
            _TOLD.filled(named=named, because=because),
            iri_of(IDENTITY),
        )
