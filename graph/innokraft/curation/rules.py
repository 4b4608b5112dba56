"""The rules that join mentions: each a scheme of keys, its strength, and what it says in words.

Those of the tier LIKELY are only likely: what shares their keys is for a person to judge. What
stands in TRAITS joins nothing at all: it tells apart what shares a name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from innokraft.bilingual import Bilingual

JUDGED = "judgement"
"""The rule of what a person judged to be the same."""

LIKELY = 9
"""The tier of rules that do not join: they make candidates."""

TRAIT = 10
"""The tier of what neither joins nor makes candidates: it only tells things apart."""


@dataclass(frozen=True, slots=True)
class IdentityRule:
    """Mentions that share a key of one scheme are one thing.

    Tiers are worked through from 1 upwards; what a lower one joined, a higher one does not part.
    One thing has at most one value of an `exclusive` scheme, unless a person judges otherwise, or
    a rule joins it whose tier is not above `outranked`: a number joins across two legal forms, a
    name does not.
    A key of a `stable` scheme follows from the mention alone; judgements are written on those.
    What shares a key of the tier LIKELY is a candidate, and two things until a person says so.
    """

    name: str
    tier: int
    words: Bilingual
    exclusive: bool = False
    stable: bool = True
    outranked: int = 0

    @property
    def joins(self) -> bool:
        """Whether mentions that share a key are one thing."""
        return self.tier < LIKELY

    @property
    def is_likely(self) -> bool:
        """Whether what shares a key is a candidate."""
        return self.tier == LIKELY


def _rule(  # noqa: PLR0913 - a row of the table
    tier: int,
    sv: str,
    en: str,
    *,
    exclusive: bool = False,
    stable: bool = True,
    outranked: int = 0,
) -> IdentityRule:
    return IdentityRule("", tier, Bilingual(sv, en), exclusive, stable, outranked)


_RULES = {
    ("organisation", "number"): _rule(
        1, "samma organisationsnummer", "the same organisation number", exclusive=True
    ),
    ("organisation", "ror"): _rule(1, "samma ROR", "the same ROR", exclusive=True, outranked=1),
    ("organisation", "pic"): _rule(
        1,
        "samma PIC hos Europeiska kommissionen",
        "the same PIC at the European Commission",
        exclusive=True,
        outranked=1,
    ),
    ("organisation", "country"): _rule(
        TRAIT, "samma land", "the same country", exclusive=True, stable=False, outranked=1
    ),
    ("organisation", "form"): _rule(
        TRAIT, "samma bolagsform", "the same legal form", exclusive=True, stable=False, outranked=1
    ),
    ("organisation", "inside"): _rule(
        2,
        "samma namn, som flera organisationer har, i poster om samma projekt",
        "the same name, which several organisations bear, in records of one project",
    ),
    ("organisation", "name"): _rule(
        4,
        "samma namn, bortsett från skiftläge, skiljetecken och bolagsform",
        "the same name, leaving case, punctuation and legal form aside",
    ),
    ("organisation", "told"): _rule(
        4,
        "samma namn, och samma eller inget land och bolagsform, utan nummer",
        "the same name, and the same country and legal form or none, without a number",
    ),
    ("organisation", "near"): _rule(
        LIKELY, "nästan samma namn", "nearly the same name", stable=False
    ),
    ("unit", "printed"): _rule(
        1, "samma organisationsnamn och enhetsnamn", "the same names of organisation and unit"
    ),
    ("unit", "inside"): _rule(
        1,
        "samma enhetsnamn inom en organisation",
        "the same name of a unit inside one organisation",
        stable=False,
    ),
    ("unit", "of"): _rule(
        TRAIT, "samma organisation", "the same organisation", exclusive=True, stable=False
    ),
    ("project", "number"): _rule(
        1,
        "samma finansiär och diarienummer",
        "the same funder and reference number",
        exclusive=True,
    ),
    ("project", "local-sv"): _rule(
        1,
        "samma svenska titel, koordinator och startmånad, utan nummer",
        "the same Swedish title, coordinator and month of start, without a number",
        exclusive=True,
    ),
    ("project", "local-en"): _rule(
        1,
        "samma engelska titel, koordinator och startmånad, utan nummer",
        "the same English title, coordinator and month of start, without a number",
        exclusive=True,
    ),
    ("project", "local"): _rule(
        1,
        "samma eget namn, utan nummer",
        "the same name of its own, without a number",
        exclusive=True,
    ),
    ("project", "title"): _rule(
        2,
        "samma finansiär, koordinator, titel, belopp och löptid i månader, och inget annat "
        "projekt i grafen har det",
        "the same funder, coordinator, title, amount and period in months, and no other "
        "project in the graph has them",
        stable=False,
    ),
    ("project", "money"): _rule(
        3,
        "samma finansiär, koordinator, löptid i månader och belopp, som inte är jämnt "
        "tusental, och inget annat projekt i grafen har det",
        "the same funder, coordinator, period in months and amount, which is no round "
        "thousand, and no other project in the graph has them",
        stable=False,
    ),
    ("project", "reference"): _rule(
        LIKELY,
        "samma diarienummer hos två finansiärer",
        "the same reference number with two funders",
        stable=False,
    ),
    ("project", "called"): _rule(LIKELY, "samma titel", "the same title", stable=False),
    ("project", "terms"): _rule(
        LIKELY,
        "samma koordinator, belopp och startmånad",
        "the same coordinator, amount and month of start",
        stable=False,
    ),
    ("project", "untitled"): _rule(
        LIKELY,
        "samma koordinator och startmånad, båda utan titel och nummer",
        "the same coordinator and month of start, both without a title and a number",
        stable=False,
    ),
    ("project", "starts"): _rule(
        LIKELY,
        "samma finansiär, och i båda utläst samma tre utgångspunkter eller fler",
        "the same funder, and the same three starting points or more read out of both",
        stable=False,
    ),
    ("person", "known"): _rule(
        LIKELY,
        "samma namn i projekt med samma koordinator",
        "the same name in projects of the same coordinator",
        stable=False,
    ),
    ("person", "orcid"): _rule(1, "samma ORCID", "the same ORCID", exclusive=True),
    ("person", "printed"): _rule(
        1, "samma namn i poster om samma projekt", "the same name in records of one project"
    ),
    ("person", "inside"): _rule(
        2, "samma namn inom ett projekt", "the same name inside one project", stable=False
    ),
    ("event", "printed"): _rule(
        1,
        "samma evenemangsnamn i poster om samma projekt",
        "the same name of an event in records of one project",
    ),
    ("event", "inside"): _rule(
        1,
        "samma evenemangsnamn inom ett projekt",
        "the same name of an event inside one project",
        stable=False,
    ),
    ("series", "name"): _rule(
        1, "samma namn på evenemangsserien", "the same name of an event series"
    ),
    ("edition", "printed"): _rule(1, "samma serie och år", "the same series and year"),
    ("edition", "inside"): _rule(
        1, "samma år av en serie", "the same year of one series", stable=False
    ),
    ("place", "name"): _rule(1, "samma ortnamn", "the same name of a place"),
}

RULES = {
    (kind, scheme): replace(rule, name=f"{kind}-{scheme.partition('-')[0]}")
    for (kind, scheme), rule in _RULES.items()
}
"""The rules, by kind of thing and scheme of key."""

ALIAS_TIER = 3
"""The tier at which names of the shipped table join: before names that only records give."""

STAGES = (
    ("organisation", "series", "place"),
    ("unit", "edition", "project"),
    ("event", "person"),
)
"""The kinds of things in the order of settling: keys of later ones rest on earlier ones."""

KINDS = tuple(kind for stage in STAGES for kind in stage)
"""All kinds, in that order."""

MENTION = "mention"
"""The scheme of keys that one record's mention of one thing has: those that a person judged."""

RULES |= {
    (kind, MENTION): IdentityRule(
        MENTION, 8, Bilingual("samma omnämnande i en post", "one mention of one record")
    )
    for kind in KINDS
}


def rule_named(name: str) -> IdentityRule | None:
    """The rule of that name, or None."""
    return next((rule for rule in RULES.values() if rule.name == name), None)
