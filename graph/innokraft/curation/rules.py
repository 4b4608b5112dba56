"""The rules that join mentions: each a scheme of keys, and its strength.

What a rule says in words, the scheme `identity-rule` of the ontology has.

Those of the tier LIKELY are only likely: what shares their keys is for a person to judge. What
stands in TRAITS joins nothing at all: it tells apart what shares a name.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from innokraft.bilingual import Bilingual

JUDGED = "judgement"
"""The rule of what a person judged to be the same."""

LIKELY = 9
"""The tier of rules that do not join: they make candidates."""

TRAIT = 10
"""The tier of what neither joins nor makes candidates: it only tells things apart."""


class IdentityRule(NamedTuple):
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


_rule = partial(IdentityRule, "")
_RULES = {
    ("organisation", "number"): _rule(1, exclusive=True),
    ("organisation", "ror"): _rule(1, exclusive=True, outranked=1),
    ("organisation", "pic"): _rule(1, exclusive=True, outranked=1),
    ("organisation", "country"): _rule(TRAIT, exclusive=True, stable=False, outranked=1),
    ("organisation", "form"): _rule(TRAIT, exclusive=True, stable=False, outranked=1),
    ("organisation", "inside"): _rule(2),
    ("organisation", "name"): _rule(4),
    ("organisation", "told"): _rule(4),
    ("organisation", "near"): _rule(LIKELY, stable=False),
    ("unit", "printed"): _rule(1),
    ("unit", "inside"): _rule(1, stable=False),
    ("unit", "of"): _rule(TRAIT, exclusive=True, stable=False),
    ("project", "number"): _rule(1, exclusive=True),
    ("project", "local-sv"): _rule(1, exclusive=True),
    ("project", "local-en"): _rule(1, exclusive=True),
    ("project", "local"): _rule(1, exclusive=True),
    ("project", "title"): _rule(2, stable=False),
    ("project", "money"): _rule(3, stable=False),
    ("project", "reference"): _rule(LIKELY, stable=False),
    ("project", "called"): _rule(LIKELY, stable=False),
    ("project", "terms"): _rule(LIKELY, stable=False),
    ("project", "untitled"): _rule(LIKELY, stable=False),
    ("project", "starts"): _rule(LIKELY, stable=False),
    ("person", "known"): _rule(LIKELY, stable=False),
    ("person", "orcid"): _rule(1, exclusive=True),
    ("person", "printed"): _rule(1),
    ("person", "inside"): _rule(2, stable=False),
    ("event", "printed"): _rule(1),
    ("event", "inside"): _rule(1, stable=False),
    ("series", "name"): _rule(1),
    ("edition", "printed"): _rule(1),
    ("edition", "inside"): _rule(1, stable=False),
    ("place", "name"): _rule(1),
}

RULES = {
    (kind, scheme): rule._replace(name=f"{kind}-{scheme.partition('-')[0]}")
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

RULES |= {(kind, MENTION): IdentityRule(MENTION, 8) for kind in KINDS}


def rule_named(name: str) -> IdentityRule | None:
    """The rule of that name, or None."""
    return next((rule for rule in RULES.values() if rule.name == name), None)


def rule_words(name: str) -> Bilingual:
    """What the rule of that name, or the judgement of a person, goes by."""
    from innokraft.model.ontology import load_values

    known = load_values()[name]
    return Bilingual(known.label("sv"), known.label("en"))
