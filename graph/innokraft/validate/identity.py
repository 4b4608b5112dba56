"""Whether identity waits for a person: what counts twice, and judgements that are at odds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from innokraft.bilingual import Bilingual
from innokraft.curation.judgements import JUDGEMENT, stored_judgements
from innokraft.curation.rules import JUDGED
from innokraft.identity.candidates import TWICE, find_candidates, twice
from innokraft.rdf.graphs import IDENTITY
from innokraft.rdf.namespaces import BASE, TYPE
from innokraft.rdf.terms import iri_of
from innokraft.store.base import Matching, value_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate.finding import Finding, Level, told

_AT_ODDS = f"""SELECT ?conflict ?because ?thing WHERE {{
  ?conflict a ikp:IdentityConflict ; ikp:rule v:{JUDGED} ; ikp:because ?because ;
    ikp:keepsApart/ikp:denotes ?thing }}"""

_TOLD = Bilingual(
    "bedömningar om {named} går inte ihop ({because}), så ingen av dem för samman något;"
    " ta tillbaka en med decide --withdraw",
    "judgements on {named} are at odds ({because}), so none of them joins anything;"
    " take one back with decide --withdraw",
)

_TELLING_NOTHING = Bilingual(
    "av {n} bedömning(ar) framgår inte vad som bedömdes, eller hur; de räknas inte",
    "{n} judgement(s) do not tell what was judged, or how; they do not count",
)


def check_counted_twice(store: Matching) -> Iterator[Finding]:
    """A warning where sources list grants under two funders that no one has judged."""
    if count := len(find_candidates(store, rule=TWICE)):
        yield Finding(Level.WARNING, "counted-twice", iri_of(IDENTITY), twice(count))


def check_judgements(store: EmbeddedStore) -> Iterator[Finding]:
    """Findings for judgements that tell nothing, and for sets of them that cannot all hold."""
    held = sum(1 for _ in store.match(None, TYPE, JUDGEMENT, IDENTITY))
    if count := held - len(stored_judgements(store)):
        unread = _TELLING_NOTHING.filled(n=count)
        yield Finding(Level.VIOLATION, "judgement-unread", iri_of(IDENTITY), unread)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in store.select(_AT_ODDS):
        key = told(row["conflict"]), value_of(row["because"])
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
