"""Legal forms in the names of organisations: `AB`, `S.p.A.`, `GmbH & Co. KG`.

`data/legal-forms.tsv` has one form a line: its name, its countries (ISO 3166-1), how it
is written at the end and at the start of a name, and how it is written where it could be another
word. Dots count for nothing (`A.B.` is `AB`). What is doubtful (`Spa`, `AS`, `SE`) is a form where
it has its dots or stroke (`S.p.A.`, `A/S`), where it is written letter for letter in a name that is
not all capitals (`Fiat SpA`), or where the country is one of the form's. In the middle of a name
nothing is a form, unless a comma follows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from innokraft.errors import SourceError
from innokraft.files.shipped import resource
from innokraft.files.tsv import shipped_rows
from innokraft.rdf.iris import plain_name
from innokraft.text.normalisation import folded

FILE = "data/legal-forms.tsv"
HEAD = "form\tcountries\tat_end\tat_start\tdoubtful"
LIMITED = "AB"
"""The form of what is `(publ)` or `(svb)`: no other Swedish form is either."""

_WORD = re.compile(r"[^\s,;()\[\]]+")
_LONGEST = 6
_INITIALS = re.compile(r"(?:\w\.)+\w?")
_UNMARKED = str.maketrans("", "", "./,")
_ADDED = (("publ",), ("svb",), ("i", "likvidation"), ("i", "konkurs"))


class NameAndForm(NamedTuple):
    """A name without its legal form, and the form by its name in the table, or nothing."""

    core: str
    form: str = ""


class _Forms(NamedTuple):
    """The table: forms by how they are written, and in which countries."""

    at_end: Mapping[str, str]
    at_start: Mapping[str, str]
    doubtful: Mapping[str, frozenset[tuple[str, str]]]
    countries: Mapping[str, frozenset[str]]


@cache
def _shipped() -> _Forms:
    return parse_forms(resource(FILE).read_text("utf-8").splitlines())


def parse_forms(lines: Sequence[str]) -> _Forms:
    """The table that some lines are. Raises SourceError, with the line, for what is none."""
    end: dict[str, str] = {}
    start: dict[str, str] = {}
    doubtful: dict[str, set[tuple[str, str]]] = {}
    countries = {}
    for place, cells in shipped_rows(lines, FILE, HEAD, "a row has five cells"):
        form, known, at_end, at_start, others = cells
        countries[form] = frozenset(known.split())
        start |= dict.fromkeys(filter(None, at_start.split(";")), form)
        for written in filter(None, at_end.split(";")):
            if end.setdefault(_bare(written), form) != form:
                raise SourceError(f"{written!r} is two forms", place)
        for written in filter(None, others.split(";")):
            doubtful.setdefault(_bare(written), set()).add((form, written))
    frozen = {written: frozenset(forms) for written, forms in doubtful.items()}
    return _Forms(end, start, frozen, countries)


@lru_cache(maxsize=65536)
def read_form(printed: str, country: str = "") -> NameAndForm:
    """A name without its legal form and what goes with that, and the form.

    A name that is nothing but a form stays whole, and has none.

    >>> read_form("Exempel A.B. (publ)"), read_form("AS Roma"), read_form("Aktiebolaget")
    (NameAndForm(core='Exempel', form='AB'), NameAndForm(core='AS Roma', form=''), \
NameAndForm(core='Aktiebolaget', form=''))
    >>> read_form("Fiat SpA").form, read_form("BYNS SPA").form, read_form("FIAT SPA", "IT").form
    ('SpA', '', 'SpA')
    """
    if "&" in printed:
        from html import unescape

        printed = unescape(printed)
    text = folded(printed)
    found = _at_end(text, country) or _before_comma(text, country) or _at_start(text)
    return found or NameAndForm(text)


def _at_end(text: str, country: str) -> NameAndForm | None:
    words = list(_WORD.finditer(text))
    kept, added = _without_added([_bare(word.group()) for word in words])
    for count in range(min(_LONGEST, kept - 1), 0, -1):
        first = words[kept - count]
        written = text[first.start() : words[kept - 1].end()]
        rest = text[: first.start()].rstrip(" ,;-([")
        if form := _form(written, rest, country):
            return NameAndForm(rest, form) if rest else None
    if added & {"publ", "svb"} and kept and text[words[kept].start() - 1] == "(":
        rest = text[: words[kept].start()].rstrip(" (")
        alone = _bare(rest) in _shipped().at_end
        return _at_start(rest) or (None if alone else NameAndForm(rest, LIMITED))
    return None


def _without_added(words: list[str]) -> tuple[int, set[str]]:
    """How many words stand before what is added behind a form, and what that is."""
    kept, added = len(words), set[str]()
    while found := next((a for a in _ADDED if tuple(words[kept - len(a) : kept]) == a), None):
        kept -= len(found)
        added.update(found)
    return kept, added


def _before_comma(text: str, country: str) -> NameAndForm | None:
    head, comma, tail = text.partition(",")
    found = _at_end(head, country) if comma and tail.strip() else None
    return NameAndForm(f"{found.core},{tail}", found.form) if found else None


def _at_start(text: str) -> NameAndForm | None:
    first, _, rest = text.partition(" ")
    form = _shipped().at_start.get(first.casefold().replace(".", ""))
    words = [_bare(word.group()) for word in _WORD.finditer(rest)]
    return NameAndForm(rest.strip(), form) if form and _without_added(words)[0] else None


def _form(written: str, rest: str, country: str) -> str:
    """The form that some words at the end of a name are, or nothing."""
    table, bare = _shipped(), _bare(written)
    if form := table.at_end.get(bare):
        return form
    initials = written.replace(" ", "")
    if _INITIALS.fullmatch(initials) and (form := table.at_end.get(_bare(initials))):
        return form
    known = table.doubtful.get(bare) or table.doubtful.get(_bare(initials)) or ()
    likely = sorted(known, key=lambda each: (country not in table.countries[each[0]], each))
    for form, shown in likely:
        if country in table.countries[form] or _is_marked(initials, written):
            return form
        if written == shown and any(letter.islower() for letter in rest):
            return form
    return ""


def _is_marked(initials: str, written: str) -> bool:
    """Whether letters have dots or strokes between them: `S.p.A.`, `S. p. A.`, `A/S`."""
    return bool("/" in written or (_INITIALS.fullmatch(initials) and "." in initials[:-1]))


def _bare(written: str) -> str:
    """Words in small letters, without dots, strokes and commas, with single spaces."""
    return " ".join(written.casefold().translate(_UNMARKED).split())


@lru_cache(maxsize=65536)
def normal_name(printed: str, country: str = "") -> str:
    """A name as it is compared: without case, punctuation, legal form and a leading "The".

    å, ä and ö stay. A name that is nothing but a legal form stays whole.

    >>> normal_name("GÖTEBORGS UNIVERSITET"), normal_name("The Gothenburg Works Ltd.")
    ('göteborgs universitet', 'gothenburg works')
    >>> normal_name("AB Exempel (publ)"), normal_name("Aktiebolaget")
    ('exempel', 'aktiebolaget')
    """
    name = plain_name(read_form(printed, country).core)
    return name.removeprefix("the ") or name or plain_name(printed)
