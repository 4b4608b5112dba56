"""Lists the inflected forms of a label, Swedish and English.

Listing beats stemming: a stem cut off a running text costs both precision and recall. The lists
hold forms that no one writes (`styrningor` is harmless, since no text has it), and keep to whole
endings, so that a form of one word is never the form of another. Words under six letters get the
genitive only; their other forms stand in the scheme as hidden labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

SHORT = 6  # letters; below this an ending too easily makes another word

_SPELLED = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("centred", "centered"))
_EITHER = re.compile("|".join(spelling for pair in _SPELLED for spelling in pair))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SV_LINKS = _words("av för i inom med mellan mot om på som till utan över från och att")
_EN_LINKS = _words("of for in with between to from on by into across within and the")
_SV_VERBS = _words(
    "bygga dela engagera följa hantera höja involvera leda lära nå omsätta pröva samla skala "
    "sprida stärka ta testa utbyta utveckla våga överföra"
)
_EN_VERBS = _words(
    "build co-create co-design co-develop collaborate commercialise cooperate develop disseminate "
    "evaluate exchange follow implement involve learn lead manage scale share spread work"
)
_IRREGULAR = {
    "lead": ("led", "leading", "leads"),
    "spread": ("spreading", "spreads"),
    "build": ("built", "building", "builds"),
    "learn": ("learned", "learnt", "learning", "learns"),
    "sprida": (
        "sprider",
        "spred",
        "spridit",
        "sprids",
        "spridas",
        "spreds",
        "spridits",
        "spridande",
    ),
    "leda": ("leder", "ledde", "lett"),
    "lära": ("lär", "lärde", "lärt", "lärande"),
    "ta": ("tar", "tog", "tagit", "tas"),
    "dela": ("delar", "delade", "delat", "delas"),
    "höja": ("höjer", "höjde", "höjt", "höjs", "höjas"),
    "bygga": ("bygger", "byggde", "byggt", "byggs", "byggas"),
    "följa": ("följer", "följde", "följt", "följs", "följas"),
    "införa": ("införde", "infört", "införs", "införas", "införts", "införda"),
    "överföra": ("överför", "överförde", "överfört", "överförs", "överföras", "överförts"),
    "omsätta": ("omsätter", "omsatte", "omsatt", "omsätts", "omsättas"),
    "nyttiggöra": ("nyttiggör", "nyttiggjorde", "nyttiggjort", "nyttiggörs", "nyttiggöras"),
}
# Endings by which a Swedish noun is known, and what its forms put in their place.
_SV_NOUNS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"(?<=n)ing$|(?<=\w\w)ing$", "ing", ("ing", "ingen", "ingar", "ingarna")),
    (r"ande$|ende$", "", ("", "t", "n", "na")),
    (r"else$", "", ("", "n", "r", "rna")),
    (r"are$", "are", ("are", "aren", "arna", "arnas")),
    (r"sam(verkan)$|verkan$|dan$", "", ("",)),
    (r"hinder$", "hinder", ("hinder", "hindret", "hindren")),
    (r"a$", "a", ("a", "an", "or", "orna", "ar", "ade", "at", "as", "ats", "ande", "ad", "ades")),
    (r"e$", "", ("", "n", "t", "r", "na", "rna")),
    (r"[öåiouy]$", "", ("", "n", "et", "er", "erna", "ns", "t")),
    (r"(ig|isk|iv|sam|bar|al|ell|är)$", "", ("", "a", "t", "en", "er", "erna", "et")),
    (r"ad$", "ad", ("ad", "at", "ade", "aden", "ader", "aderna")),
    (r"d$", "d", ("d", "da", "den", "der", "derna", "t", "et")),
    (r"[^aeiouyåäö]$", "", ("", "en", "et", "er", "erna", "ar", "arna", "na")),
)


def inflect(label: str, language: str) -> frozenset[str]:
    """List the forms of a label in a language, itself included; case is left as it is.

    >>> sorted(inflect("offentlig sektor", "sv"))[:3]
    ['offentlig sektor', 'offentlig sektorar', 'offentlig sektorarna']
    >>> sorted(inflect("policy lab", "en"))
    ['policy lab', 'policy labs']
    """
    words = label.split()
    head = _head(words, language)
    forms = {" ".join(w) for w in _phrases(words, head, language)}
    return frozenset(forms | {label})


def _head(words: list[str], language: str) -> int:
    """Find the word that inflects: the one before the first preposition, or the last."""
    links = _SV_LINKS if language == "sv" else _EN_LINKS
    for index, word in enumerate(words):
        if index and word in links:
            return index - 1
    return len(words) - 1


def _phrases(words: list[str], head: int, language: str) -> Iterator[list[str]]:
    verbs = _SV_VERBS if language == "sv" else _EN_VERBS
    if len(words) > 1 and words[0] in verbs:
        for form in _verb(words[0], language):
            yield [form, *words[1:]]
    word = _sv_word if language == "sv" else _en_word
    for form in word(words[head]):
        for before in _before(words[:head], language):
            yield [*before, form, *words[head + 1 :]]


def _before(words: list[str], language: str) -> Iterable[list[str]]:
    """The words before the head, with Swedish adjectives also in their plural or definite form."""
    if language != "sv" or not words:
        return (words,)
    return (words, [_agree(w, "a", "e") for w in words], [_agree(w, "t", "") for w in words])


def _agree(word: str, regular: str, participle: str) -> str:
    """Inflect a Swedish adjective: `offentlig` with an ending, `baserad` as a participle."""
    if word.endswith("ad"):
        return word + participle if participle else word[:-1] + "t"
    return word + regular if re.search(r"(ig|isk|iv|ell|al)$", word) else word


def _sv_word(word: str) -> set[str]:
    if len(word) < SHORT or not word.isalpha():
        return {word, word + "s"}
    for ending, cut, new in _SV_NOUNS:
        if re.search(ending, word):
            stem = word.removesuffix(cut) if cut else word
            forms = {stem + n for n in new} | set(_IRREGULAR.get(word, ()))
            return forms | {f if f.endswith("s") else f + "s" for f in forms}
    return {word, word + "s"}


def _en_word(word: str) -> set[str]:
    if not word.isascii() or len(word) < 3:
        return {word}
    return _en_plural(word) | (_verb(word, "en") if word in _EN_VERBS else set())


def _en_plural(word: str) -> set[str]:
    if re.search(r"[^aeiou]y$", word):
        return {word, word[:-1] + "ies"}
    if re.search(r"(s|x|ch|sh)$", word):
        return {word, word + "es"}
    return {word, word + "s"}


def _verb(word: str, language: str) -> set[str]:
    forms = {word, *_IRREGULAR.get(word, ())}
    if len(forms) > 1:
        return forms
    if language == "sv":
        stem = word.removesuffix("a")
        endings = ("a", "ar", "ade", "at", "as", "ats", "ad", "ande", "er", "te", "t", "s")
        return {stem + e for e in endings}
    stem = word.removesuffix("e")
    return _en_plural(word) | {stem + "ed", stem + "ing"}


def spellings(form: str) -> frozenset[str]:
    """List the British and American spellings of an English form.

    >>> sorted(spellings("organisational behaviour"))[-1]
    'organizational behaviour'
    """
    forms = {form}
    for british, american in _SPELLED if _EITHER.search(form) else ():
        forms |= {f.replace(british, american) for f in forms if british in f}
        forms |= {f.replace(american, british) for f in forms if american in f}
    return frozenset(forms)
