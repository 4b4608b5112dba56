"""The rules that join mentions: each a scheme of keys, its strength, and what it says in words.

Those of the tier LIKELY are only likely: what shares their keys is for a person to judge. What
stands in TRAITS joins nothing at all: it tells apart what shares a name.
"""

from __future__ import annotations

from dataclasses import dataclass

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


RULES: dict[tuple[str, str], IdentityRule] = {
    ("organisation", "number"): IdentityRule(
        "organisation-number",
        1,
        Bilingual("samma organisationsnummer", "the same organisation number"),
        True,
    ),
    ("organisation", "ror"): IdentityRule(
        "organisation-ror", 1, Bilingual("samma ROR", "the same ROR"), exclusive=True, outranked=1
    ),
    ("organisation", "pic"): IdentityRule(
        "organisation-pic",
        1,
        Bilingual(
            "samma PIC hos Europeiska kommissionen", "the same PIC at the European Commission"
        ),
        exclusive=True,
        outranked=1,
    ),
    ("organisation", "country"): IdentityRule(
        "organisation-country",
        TRAIT,
        Bilingual("samma land", "the same country"),
        exclusive=True,
        stable=False,
        outranked=1,
    ),
    ("organisation", "form"): IdentityRule(
        "organisation-form",
        TRAIT,
        Bilingual("samma bolagsform", "the same legal form"),
        exclusive=True,
        stable=False,
        outranked=1,
    ),
    ("organisation", "inside"): IdentityRule(
        "organisation-inside",
        2,
        Bilingual(
            "samma namn, som flera organisationer har, i poster om samma projekt",
            "the same name, which several organisations bear, in records of one project",
        ),
    ),
    ("organisation", "name"): IdentityRule(
        "organisation-name",
        4,
        Bilingual(
            "samma namn, bortsett från skiftläge, skiljetecken och bolagsform",
            "the same name, leaving case, punctuation and legal form aside",
        ),
    ),
    ("organisation", "told"): IdentityRule(
        "organisation-told",
        4,
        Bilingual(
            "samma namn, och samma eller inget land och bolagsform, utan nummer",
            "the same name, and the same country and legal form or none, without a number",
        ),
    ),
    ("organisation", "near"): IdentityRule(
        "organisation-near",
        LIKELY,
        Bilingual("nästan samma namn", "nearly the same name"),
        stable=False,
    ),
    ("unit", "printed"): IdentityRule(
        "unit-printed",
        1,
        Bilingual(
            "samma organisationsnamn och enhetsnamn", "the same names of organisation and unit"
        ),
    ),
    ("unit", "inside"): IdentityRule(
        "unit-inside",
        1,
        Bilingual(
            "samma enhetsnamn inom en organisation",
            "the same name of a unit inside one organisation",
        ),
        stable=False,
    ),
    ("unit", "of"): IdentityRule(
        "unit-of",
        TRAIT,
        Bilingual("samma organisation", "the same organisation"),
        exclusive=True,
        stable=False,
    ),
    ("project", "number"): IdentityRule(
        "project-number",
        1,
        Bilingual("samma finansiär och diarienummer", "the same funder and reference number"),
        True,
    ),
    ("project", "local-sv"): IdentityRule(
        "project-local",
        1,
        Bilingual(
            "samma svenska titel, koordinator och startmånad, utan nummer",
            "the same Swedish title, coordinator and month of start, without a number",
        ),
        True,
    ),
    ("project", "local-en"): IdentityRule(
        "project-local",
        1,
        Bilingual(
            "samma engelska titel, koordinator och startmånad, utan nummer",
            "the same English title, coordinator and month of start, without a number",
        ),
        True,
    ),
    ("project", "local"): IdentityRule(
        "project-local",
        1,
        Bilingual("samma eget namn, utan nummer", "the same name of its own, without a number"),
        True,
    ),
    ("project", "title"): IdentityRule(
        "project-title",
        2,
        Bilingual(
            "samma finansiär, koordinator, titel, belopp och löptid i månader, och inget annat"
            " projekt i grafen har det",
            "the same funder, coordinator, title, amount and period in months, and no other project"
            " in the graph has them",
        ),
        stable=False,
    ),
    ("project", "money"): IdentityRule(
        "project-money",
        3,
        Bilingual(
            "samma finansiär, koordinator, löptid i månader och belopp, som inte är jämnt tusental,"
            " och inget annat projekt i grafen har det",
            "the same funder, coordinator, period in months and amount, which is no round thousand,"
            " and no other project in the graph has them",
        ),
        stable=False,
    ),
    ("project", "reference"): IdentityRule(
        "project-reference",
        LIKELY,
        Bilingual(
            "samma diarienummer hos två finansiärer", "the same reference number with two funders"
        ),
        stable=False,
    ),
    ("project", "called"): IdentityRule(
        "project-called", LIKELY, Bilingual("samma titel", "the same title"), stable=False
    ),
    ("project", "terms"): IdentityRule(
        "project-terms",
        LIKELY,
        Bilingual(
            "samma koordinator, belopp och startmånad",
            "the same coordinator, amount and month of start",
        ),
        stable=False,
    ),
    ("project", "untitled"): IdentityRule(
        "project-untitled",
        LIKELY,
        Bilingual(
            "samma koordinator och startmånad, båda utan titel och nummer",
            "the same coordinator and month of start, both without a title and a number",
        ),
        stable=False,
    ),
    ("project", "starts"): IdentityRule(
        "project-starts",
        LIKELY,
        Bilingual(
            "samma finansiär, och i båda utläst samma tre utgångspunkter eller fler",
            "the same funder, and the same three starting points or more read out of both",
        ),
        stable=False,
    ),
    ("person", "known"): IdentityRule(
        "person-known",
        LIKELY,
        Bilingual(
            "samma namn i projekt med samma koordinator",
            "the same name in projects of the same coordinator",
        ),
        stable=False,
    ),
    ("person", "orcid"): IdentityRule(
        "person-orcid", 1, Bilingual("samma ORCID", "the same ORCID"), True
    ),
    ("person", "printed"): IdentityRule(
        "person-printed",
        1,
        Bilingual(
            "samma namn i poster om samma projekt", "the same name in records of one project"
        ),
    ),
    ("person", "inside"): IdentityRule(
        "person-inside",
        2,
        Bilingual("samma namn inom ett projekt", "the same name inside one project"),
        stable=False,
    ),
    ("event", "printed"): IdentityRule(
        "event-printed",
        1,
        Bilingual(
            "samma evenemangsnamn i poster om samma projekt",
            "the same name of an event in records of one project",
        ),
    ),
    ("event", "inside"): IdentityRule(
        "event-inside",
        1,
        Bilingual(
            "samma evenemangsnamn inom ett projekt", "the same name of an event inside one project"
        ),
        stable=False,
    ),
    ("series", "name"): IdentityRule(
        "series-name",
        1,
        Bilingual("samma namn på evenemangsserien", "the same name of an event series"),
    ),
    ("edition", "printed"): IdentityRule(
        "edition-printed", 1, Bilingual("samma serie och år", "the same series and year")
    ),
    ("edition", "inside"): IdentityRule(
        "edition-inside",
        1,
        Bilingual("samma år av en serie", "the same year of one series"),
        stable=False,
    ),
    ("place", "name"): IdentityRule(
        "place-name", 1, Bilingual("samma ortnamn", "the same name of a place")
    ),
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
