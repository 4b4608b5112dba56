"""What speaks for two things being one, and what keeps them apart, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from innokraft.bilingual import Bilingual

_FEATURES = {
    "number": Bilingual("samma diarienummer", "the same number"),
    "coordinator": Bilingual("samma koordinator", "the same coordinator"),
    "money": Bilingual("samma belopp", "the same amount"),
    "period": Bilingual("samma månader", "the same months"),
    "start": Bilingual("samma startmånad", "the same month of start"),
    "starts": Bilingual("samma utgångspunkter", "the same starting points"),
    "untitled": Bilingual("båda utan titel och nummer", "both without title and number"),
    "name": Bilingual("namnens likhet", "likeness of the names"),
    "same-ror": Bilingual("samma ROR", "the same ROR"),
    "same-pic": Bilingual("samma PIC", "the same PIC"),
    "same-country": Bilingual("samma land", "the same country"),
    "same-form": Bilingual("samma bolagsform", "the same legal form"),
}
_AGAINST = {
    "other-number": Bilingual("olika organisationsnummer", "different organisation numbers"),
    "other-ror": Bilingual("olika ROR", "different RORs"),
    "other-pic": Bilingual("olika PIC", "different PICs"),
    "other-country": Bilingual("olika länder", "different countries"),
    "other-form": Bilingual("olika bolagsform", "different legal forms"),
    "other-orcid": Bilingual("olika ORCID", "different ORCIDs"),
    "several": Bilingual(
        "namnet bärs av flera som skiljer sig åt", "several that differ bear the name"
    ),
    "conflict": Bilingual("hålls isär", "held apart"),
}
_SIDES = (Bilingual("för", "for"), Bilingual("emot", "against"))
_IS_NOT = re.compile(r"\w+/([^/]+)/(.+) is not \w+/([^/]+)/(.+)")
_JUDGED_APART = Bilingual("bedömda som olika", "judged different")


def why(found: Iterable[tuple[str, str]], language: str) -> str:
    """What the features of a pair say for the two being one, and what against, in words."""
    features = dict(found)
    if any(name.startswith("other-") for name in features):
        features.pop("conflict", None)  # it says the same in keys
    speaks = [
        ", ".join(
            f"{words.of(language)}: {because(features[key], language)}"
            for key, words in side.items()
            if key in features
        )
        for side in (_FEATURES, _AGAINST)
    ]
    told = zip(_SIDES, speaks, strict=True)
    both = "; ".join(f"{side.of(language)}: {said}" for side, said in told if said)
    return both if speaks[1] else speaks[0]


def because(told: str, language: str) -> str:
    """What keeps two things apart in words, where it is told in keys.

    >>> because("organisation/form/AB is not organisation/form/Oy", "en")
    'different legal forms: AB ≠ Oy'
    """
    match = _IS_NOT.fullmatch(told)
    words = _AGAINST.get(f"other-{match[1]}") if match else None
    if match and words:
        return f"{words.of(language)}: {match[2]} ≠ {match[4]}"
    return told.replace(_JUDGED_APART.en, _JUDGED_APART.of(language), 1)
