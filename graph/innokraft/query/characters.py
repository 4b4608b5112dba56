"""What may be meant where characters stand that SPARQL does not know, or no query at all.

The rules are as those of `innokraft.query.mending`, and come before them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from innokraft.bilingual import Bilingual
from innokraft.query.phrases import meant, short
from innokraft.query.spot import Edit, Mend, Spot

_SIGNS = {
    "≥": ">=", "≤": "<=", "≠": "!=", "–": "-", "—": "-", "−": "-", "×": "*", "÷": "/", "…": "...",
    "¬": "!", "∧": "&&", "∨": "||", "’": "'", "‘": "'", "‚": "'", "“": '"', "”": '"', "„": '"',
    "«": '"', "»": '"', "´": "'", "`": "'", "‹": "<", "›": ">",
}  # fmt: skip
"""What a word processor writes, and what SPARQL has for it."""
_CURLY = re.compile("([“”„«»])([^“”„«»\n]*)([“”«»])|([‘’‚])([^‘’‚\n]*)([‘’])|`([^`\n]*)`")
_INVISIBLE = re.compile("[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]")
_COMMENT = re.compile(r"(?<!:)//|--|/\*")
_UNCLOSED = re.compile(r"<([\w:/.#~%-]*\w)(?=[\s)}])")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"]+")
_WITH_BLANKS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}\n]*>")
_BEGUN = re.compile(r"[{}]|[?$]\w|^S\w{2,4}CT\b", re.IGNORECASE)
"""What only a query has."""
_SENTENCE = re.compile(r"(?:[\w’'\"-]+[,.:]? ){2,}[\w’'\"-]+ ?[?.!]?")
_ONE_THING = re.compile(r"<?https?://\S+|[a-z]{1,8}:[\w-]+")
_ASK = re.compile(r"(?:(?:innokraft )?ask )?#?([0-9]{1,6})", re.IGNORECASE)


def no_query(spot: Spot) -> Iterator[Mend]:
    """What is no query at all: nothing, a number, or a sentence."""
    words = [word for word in spot.words if word.kind != "end"]
    asked = " ".join(spot.sparql.split())
    if not words:
        yield Mend(
            Bilingual(
                "Frågan är tom. Till exempel: SELECT ?title {{ ?project dcterms:title ?title }}",
                "The query is empty. For example: "
                "SELECT ?title {{ ?project dcterms:title ?title }}",
            ).filled()
        )
    elif found := _ASK.fullmatch(asked):
        yield Mend(
            Bilingual(
                "Frågorna i biblioteket ställs så: innokraft ask {asked}",
                "The questions of the library are asked so: innokraft ask {asked}",
            ).filled(asked=found[1])
        )
    elif _ONE_THING.fullmatch(asked):
        yield Mend(
            Bilingual(
                "En sak visas så: innokraft show {asked}",
                "A thing is shown so: innokraft show {asked}",
            ).filled(asked=asked[:100])
        )
    elif spot.index == 0 and spot.word.text == "{":
        yield spot.instead(meant(f"SELECT * {short(asked)}"), 0, 0, "SELECT * ")
    elif spot.index == 0 and words[0].kind == "variable":
        yield Mend(
            meant(f"SELECT * {{ {short(asked)} }}"),
            (Edit(0, 0, "SELECT * { "), Edit(len(spot.sparql), len(spot.sparql), " }")),
        )
    elif spot.index == 0 and _SENTENCE.fullmatch(asked) and not _BEGUN.search(asked):
        yield Mend(
            Bilingual(
                'En fråga i ord ställs så: innokraft ask "{asked}"',
                'A question in words is asked so: innokraft ask "{asked}"',
            ).filled(asked=asked.replace('"', "'")[:60])
        )


def characters(spot: Spot) -> Iterator[Mend]:
    """Characters that look like those of SPARQL, or cannot be seen."""
    start, text = spot.word.start, spot.word.text
    if _INVISIBLE.match(text):
        edits = [Edit(f.start(), f.end(), " ") for f in _INVISIBLE.finditer(spot.sparql)]
        name = unicodedata.name(text[0], f"U+{ord(text[0]):04X}")
        yield Mend(
            Bilingual(
                "Där står ett osynligt tecken ({name}): skriv ett vanligt blanksteg.",
                "There stands a character that cannot be seen ({name}): write an ordinary blank.",
            ).filled(name=name.lower()),
            tuple(edits),
        )
    if curly := _CURLY.match(spot.sparql, start):
        new = f'"{curly[2] or curly[5] or curly[7] or ""}"'
        every = tuple(
            Edit(f.start(), f.end(), f'"{f[2] or f[5] or f[7] or ""}"')
            for f in _CURLY.finditer(spot.sparql)
        )
        words = Bilingual("Citattecken är raka: {new}", "Quotation marks are straight: {new}")
        yield Mend(words.filled(new=new), (Edit(*curly.span(), new),))
        yield Mend(words.filled(new=new), every)
    plain = "".join(_SIGNS.get(letter, letter) for letter in unicodedata.normalize("NFKC", text))
    if spot.word.kind in {"unknown", "word"} and plain != text:
        yield spot.instead(meant(plain), spot.index, spot.index + 1, plain)


def open_text(spot: Spot) -> Iterator[Mend]:
    """A text that does not end, or ends too early."""
    word = spot.word
    if word.kind == "open":
        mark = word.text[:3] if word.text[:3] in {'"""', "'''"} else word.text[0]
        yield Mend(
            Bilingual(
                "Texten som börjar här slutar inte: skriv {mark} efter den. Ett {one} i en text "
                "skrivs \\{one}, en text över flera rader står inom {three}.",
                "The text that begins here does not end: write {mark} behind it. A {one} in a text "
                "is written \\{one}, a text of several lines stands in {three}.",
            ).filled(mark=mark, one=mark[0], three=mark[0] * 3)
        )
    elif spot.before.kind == "string" and spot.before.stop == word.start and word.kind == "word":
        mark = spot.before.text[0]
        yield Mend(
            Bilingual(
                "Texten slutar före {word}. Ett {mark} i en text skrivs \\{mark}.",
                "The text ends before {word}. A {mark} in a text is written \\{mark}.",
            ).filled(word=word.text[:30], mark=mark)
        )


def comments(spot: Spot) -> Iterator[Mend]:
    """A comment as in another language, on the line of the place."""
    line = spot.sparql.rfind("\n", 0, spot.word.start) + 1
    found = _COMMENT.search(spot.sparql, line)
    if found and found.start() <= spot.word.start and "\n" not in spot.sparql[line : found.start()]:
        words = Bilingual(
            "En kommentar börjar med #, inte {sign}", "A comment begins with #, not {sign}"
        )
        yield Mend(words.filled(sign=found[0]), (Edit(*found.span(), "#"),))


def addresses(spot: Spot) -> Iterator[Mend]:
    """An IRI without its brackets, or with blanks in it."""
    start = spot.word.start
    if found := _ADDRESS.match(spot.sparql, start):
        iri = found[0].rstrip(".,;)")
        yield Mend(meant(f"<{iri}>"), (Edit(start, start + len(iri), f"<{iri}>"),))
    if spot.word.text == "<" and (found := _WITH_BLANKS.match(spot.sparql, start)):
        new = re.sub(r"\s", "%20", found[0])
        words = Bilingual("En IRI har inga blanksteg: {new}", "An IRI has no blanks: {new}")
        yield Mend(words.filled(new=new), (Edit(*found.span(), new),))
    if spot.word.text == "<" and (found := _UNCLOSED.match(spot.sparql, start)):
        new = f"<{found[1]}>" if "://" in found[1] else found[1]
        yield Mend(meant(new), (Edit(*found.span(), new),))
    if spot.word.text == ">" and spot.before.kind == "name" and spot.before.stop == start:
        yield spot.instead(meant(spot.before.text), spot.index, spot.index + 1, "")
    if spot.before.upper == "PREFIX" and spot.word.kind == "iri":
        new = f"PREFIX ex: {spot.word.text}"
        yield spot.instead(meant(new), spot.index, spot.index, "ex: ")
    if spot.before.upper == "PREFIX" and spot.word.kind == "word":
        new = f"{spot.word.text}:"
        yield spot.instead(meant(f"PREFIX {new}"), spot.index, spot.index + 1, new)
    if spot.word.text.lower() in {"@prefix", "@base"}:
        new = spot.word.text[1:].upper()
        yield spot.instead(meant(new), spot.index, spot.index + 1, new)
