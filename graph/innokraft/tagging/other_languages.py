"""Tells sentences in a third language from Swedish and English ones, by their small words.

A text is in Swedish or in English; a title that it cites, or a quotation, may be in neither. Words
such as `innovation` or `courage` are the same there, but speak to no one who reads for a concept.
Small words make up a third of any prose, so those of one sentence or quotation decide; where it has
no Swedish or English ones, a single foreign one does.
"""

from __future__ import annotations

import re

from ahocorasick_rs import BytesAhoCorasick, Implementation

from innokraft.text.expressions import when_used
from innokraft.text.language import FUNCTION_WORDS

_REACH = 160  # code points of a sentence that are looked at, before a word and after it

_NATIVE = {
    "sv": FUNCTION_WORDS["sv"]
    | {"i", "de", "dem", "er", "man", "inom", "hos", "blev", "se", "per", "under"},
    "en": FUNCTION_WORDS["en"] | {"in", "for", "under", "i", "he", "she", "his", "her", "me", "my"},
}
_FOREIGN = {
    name: frozenset(words.split())
    for name, words in {
        "Danish": """og i jeg det at en den til er som på de med af for ikke der var sig men et har
            om vi havde fra du ud eller hvad skal være blev også efter mellem hvor kunne bliver""",
        "Norwegian": """og i jeg det at en ei den til er som på de med av for ikke ikkje der var seg
            men et eit har om vi hadde fra frå eller hva skal være ble også etter mellom hvor""",
        "French": """le la les un une des du de et est sont dans pour que qui ne pas avec sur au aux
            ce cette ces ses son sa leur nous vous par plus ou comme mais se en il elle être""",
        "German": """der die das den dem des ein eine einer eines einem und ist sind in im zu zum
            zur mit für auf von nicht auch sich bei wird werden als durch oder wie an aus dass""",
        "Spanish": """el la los las un una de del y en que por para con no se su sus al es lo como
            más son este esta entre sobre desde""",
        "Italian": """il lo la gli le un una di del della dei delle e è in che per con non si sono
            nel nella al alla da come più questo tra""",
        "Portuguese": """o a os as um uma de do da dos das e em que para com não por no na se ao é
            são como mais entre""",
        "Dutch": """de het een en van is in dat die te voor met niet op zijn aan ook door wordt
            worden bij uit naar tussen""",
        "Finnish": "ja on ei että se sekä ovat joka myös oli mutta kun tai kuin sen mukaan",
        "Polish": "i w na z do się jest nie to że oraz dla przez jak od po są",
    }.items()
}
_SHARED = """a al an com come da de del des die do door du e ei eit el em er es is ja kun la met
    mit mot na no non o od om or os par plus po por sa se sen ses si son su te to tra un van von w y
    z"""
_TELLING = frozenset().union(*_FOREIGN.values()).difference(_SHARED.split(), *_NATIVE.values())
_ARTICLE = when_used(
    r"\b(?:las?|les?|une|des|das|der|die(?=\s[A-ZÄÖÜ])|los|il|gli|della?|het|een|ein|eine)\s$",
    re.IGNORECASE,
)
_ELIDED = when_used(r"(?:^|(?<=[\s(\"“”«]))(?:[dl]|qu|dell|nell|un)['’´]$", re.IGNORECASE)
_BOUND = when_used(r"[.!?…:;]\s|[\n\"“”„«»]")
_WORD = when_used(r"[^\W\d_]+")
_CITED = when_used(r"\b(?:et al|(?:van|von) de[nr]?|ad hoc|per se)\b", re.IGNORECASE)

_find = BytesAhoCorasick(
    [b" %b " % word.encode("latin-1", "replace") for word in sorted(_TELLING | {"d", "l"})],
    implementation=Implementation.DFA,
).find_matches_as_indexes


def may_be_foreign(encoded: bytes) -> bool:
    """Whether a encoded text has any word that tells of a third language: a cheap first look."""
    return bool(_find(encoded))


def is_foreign(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` stand in a sentence of a third language.

    >>> text = "Boken heter ”le courage de changer” och handlar om mod."
    >>> is_foreign(text, 16, 23), is_foreign(text, 51, 54)
    (True, False)
    """
    if _ELIDED.search(text, max(0, start - 8), start) or _ARTICLE.search(
        text[max(0, start - 8) : start]
    ):
        return True
    passage = _CITED.sub(" ", _passage(text, start, end))
    words = [word.lower() for word in _WORD.findall(passage)]
    if _TELLING.isdisjoint(words):
        return False
    telling = sum(word in _TELLING for word in words)
    native = max(sum(word in known for word in words) for known in _NATIVE.values())
    foreign = max(sum(word in known for word in words) for known in _FOREIGN.values())
    return not native or (telling > 1 and foreign > native)


def _passage(text: str, start: int, end: int) -> str:
    """The sentence or the quotation that a word stands in."""
    left, right = max(0, start - _REACH), min(len(text), end + _REACH)
    for bound in _BOUND.finditer(text, left, start):
        left = bound.end()
    bound_after = _BOUND.search(text, end, right)
    return text[left : bound_after.start() if bound_after else right]
