"""The labels and headings of the Swedish Energy Agency's project pages, and what they head.

A page comes as pieces: of a saved web page its pieces of text, of a copied text its lines, and the
cells of a line that has pipes or tabs. A label stands alone before its value, or in one piece with
it, with a colon between or, above the prose, with a blank. The first value that can be one counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from innokraft.readers.sources.web_bits import Bit, together
from innokraft.readers.values.dates import read_date
from innokraft.readers.values.money import read_money
from innokraft.readers.values.periods import read_period
from innokraft.text.normalisation import folded

LABELS = {
    "Projektnummer": "projekt ?(?:nummer|nr|id)|p-?(?:nummer|nr)|project (?:number|no|id)",
    "Diarienummer": "diarie ?(?:nummer|nr)|dnr|ärende ?(?:nummer|nr)|registreringsnummer"
    "|registration (?:number|no)|reference (?:number|no)|case number",
    "Engelsk titel": r"(?:projekt)?titel(?: \(?| på )(?:engelska|english|eng)\)?"
    r"|engelsk (?:projekt)?titel|english (?:project )?title|(?:project )?title in english",
    "Titel": r"(?:projekt(?:ets )?)?titel(?:(?: \(?| på )(?:svenska|sv)\)?)?|projekt(?:ets )?namn"
    r"|svensk (?:projekt)?titel|projektets svenska titel|project (?:title|name)|title",
    "Beviljade medel": r"(?:beviljat|beviljade|beslutat|beslutade|utbetalt) (?:medel|belopp|stöd"
    r"|bidrag)|(?:stöd|bidrag|finansiering|belopp|medel) från (?:statens )?energimyndigheten"
    r"|energimyndighetens (?:stöd|bidrag|finansiering)|(?:stöd|bidrags)belopp"
    r"|(?:funding|grant|support) from (?:the )?(?:swedish energy agency|energimyndigheten)"
    r"|(?:granted|approved) (?:amount|funds|funding|support)|grant amount|amount granted",
    "Total kostnad": "(?:total|projektets totala|totala?) ?(?:projekt)?(?:kostnad(?:er)?|budget)"
    "|projektkostnad|total (?:project )?(?:cost|costs|budget)",
    "Utförare": "utförare|utförande organisation|projektägare|(?:projekt)?koordinator"
    "|koordinerande organisation|(?:huvud)?sökande(?: organisation)?|stödmottagare"
    "|bidragsmottagare|coordinator|coordinating organi[sz]ation|performer|project owner"
    "|(?:main )?applicant|beneficiary|recipient",
    "Deltagare": "deltagare|deltagande organisationer|projekt(?:parter|partner|partners|deltagare)"
    "|(?:övriga )?parter|samarbetspart(?:ner|ners)|medsökande|participants|(?:project )?partners",
    "Projektledare": "projektledare|project (?:leader|manager)|principal investigator",
    "Projekttid": "projekt ?(?:tid|period)|(?:projektets )?löptid|tidsperiod|period"
    "|(?:project )?(?:period|duration)",
    "Start": "start(?:datum)?|projekt(?:ets )?start(?:datum)?|(?:project )?start(?: date)?",
    "Slut": "slut(?:datum)?|projekt(?:ets )?slut(?:datum)?|(?:project )?end(?: date)?",
    "Beslutsdatum": "beslutsdatum|datum för beslut|beslutad|decision date|date of decision",
    "Status": "(?:projekt)?status|project status",
    "Program": "(?:forsknings|foi-)?program(?:met)?|(?:research )?programme",
    "Område": "(?:forsknings|tema|teknik)?område|tema|(?:research |thematic )?area|theme",
    "Utlysning": "utlysning|call(?: for proposals)?",
    "Nyckelord": "nyckelord|sökord|keywords",
    "Senast uppdaterad": "(?:sidan )?senast (?:uppdaterad|granskad|ändrad)"
    "|last (?:updated|reviewed)",
}
"""What the labels are called on pages, by what they are called in the frozen text."""
HEADINGS = {
    "Sammanfattning": "(?:projekt)?sammanfattning|(?:projekt)?beskrivning|om projektet"
    "|summary|abstract|(?:project )?description|about the project",
    "English summary": "sammanfattning på engelska|engelsk sammanfattning|english summary"
    r"|summary in english|(?:sammanfattning|beskrivning) \((?:engelska|eng|english)\)",
    "Bakgrund": "bakgrund|background|motivering",
    "Syfte och mål": "(?:projektets )?(?:syfte(?: och mål)?|mål(?: och syfte)?)"
    "|purpose(?: and goals?)?|aims?|objectives?",
    "Genomförande": "genomförande|(?:upplägg|metod) och genomförande|metod|implementation|method"
    "|approach",
    "Resultat": "(?:projektets |förväntade? |förväntat )?resultat(?: och (?:förväntade )?effekter)?"
    "|(?:förväntade )?effekter|(?:expected )?(?:results?|outcomes?|effects?)",
}
"""What the headings of prose are called on pages."""
_STOPS = re.compile(
    r"(?:kontakt(?:person(?:er)?)?|handläggare|e-post|telefon|contact(?: person)?|e-?mail|phone)"
    r"(?:\s*:.*)?|kontakta oss|dela(?: sidan)?|relaterade? .{0,40}|läs mer|länkar"
    r"|till (?:toppen|början) av sidan|tillbaka.{0,40}|om webbplatsen|skriv ut|ladda ner.{0,60}"
    r"|share|related .{0,40}|to the top|back.{0,40}",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[|\t]+\s*")
_LEAD = " \t|•*·–—-"
_LONGEST_VALUE, _MOST_PARTNERS = 300, 200
_FITS: dict[str, Callable[[str], object]] = {
    "Projektnummer": lambda printed: re.search(r"\d{3}", printed),
    "Diarienummer": lambda printed: re.search(r"\d{3}", printed),
    "Beviljade medel": read_money,
    "Total kostnad": read_money,
    "Projekttid": read_period,
    "Start": read_date,
    "Slut": read_date,
    "Beslutsdatum": read_date,
    "Senast uppdaterad": read_date,
}
_PLAIN = {"Utförare", "Status", "Titel", "Program", *_FITS}
"""The labels that may have their value behind a blank alone."""


class Parts(NamedTuple):
    """What a page holds: its values by label, its participants, its prose by heading."""

    values: dict[str, str]
    partners: list[str]
    prose: dict[str, str]
    first: int
    """Which piece the first label is, or the number of pieces."""


def text_bits(text: str) -> list[Bit]:
    """The pieces of a copied text: its lines, and the cells of those that have several."""
    lines = (line.strip(_LEAD) for line in text.splitlines())
    return [Bit(cell, 0) for line in lines for cell in _SPLIT.split(line) if cell.strip(_LEAD)]


def find_parts(bits: list[Bit]) -> Parts:
    """What stands behind the labels and under the headings of a page."""
    parts = Parts({}, [], {}, len(bits))
    at, first = 0, len(bits)
    while at < len(bits):
        if heading := heading_of(bits[at].text):
            end = _end_of_prose(bits, at + 1)
            body = _paragraphs(bits[at + 1 : end])
            if body:
                parts.prose.setdefault(heading, body)
            at = max(end, at + 1)
        elif found := labelled(bits[at].text, above=not parts.prose):
            first = min(first, at)
            at = _take(parts, found, bits, at)
        else:
            at += 1
    return parts._replace(first=first)


def labelled(text: str, *, above: bool = True) -> tuple[str, str] | None:
    """The label that a piece starts with and the value behind it, empty for a label alone.

    `above` says that the piece stands above the prose, where a blank can part the two.

    >>> labelled("Beviljat belopp: 5 kr"), labelled("Projektstart"), labelled("Start av projektet")
    (('Beviljade medel', '5 kr'), ('Start', ''), None)
    """
    seen = folded(text)
    if len(seen) > 2 * _LONGEST_VALUE:
        return None
    for label, pattern in _patterns():
        match = pattern.match(seen)
        if match is None:
            continue
        value = seen[match.end() :].strip()
        is_plain = not match["sign"] and bool(value)
        if is_plain and not (above and label in _PLAIN and _FITS.get(label, str)(value)):
            continue
        return label, value
    return None


def heading_of(text: str) -> str | None:
    """The heading that a piece is.

    >>> heading_of("Syfte och mål:"), heading_of("Syftet var att våga")
    ('Syfte och mål', None)
    """
    seen = folded(text).strip(" :")
    if len(seen) > 60:
        return None
    return next((name for name, shape in _headings() if shape.fullmatch(seen)), None)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    shape = r"(?:{})\b\)?(?:(?P<sign>\s*:)\s*|\s+|$)"
    return [(label, re.compile(shape.format(words), re.IGNORECASE))
            for label, words in LABELS.items()]  # fmt: skip


@cache
def _headings() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(words, re.IGNORECASE)) for name, words in HEADINGS.items()]


def _take(parts: Parts, found: tuple[str, str], bits: list[Bit], at: int) -> int:
    """Takes in the value of a label, which may be the next pieces; gives where to go on."""
    label, value = found
    end = at + 1
    if not value and end < len(bits) and not _starts(bits[end]):
        value, end = bits[end].text, end + 1
    while value and end < len(bits) and not bits[end].apart:
        value, end = together([Bit(value, 0), bits[end]]), end + 1
    if label == "Deltagare":
        listed = [value] if value else []
        while end < len(bits) and not _starts(bits[end]) and len(listed) < _MOST_PARTNERS:
            listed.append(bits[end].text)
            end += 1
        parts.partners.extend(listed)
    elif value and len(value) <= _LONGEST_VALUE:
        before, fits = parts.values.get(label), _FITS.get(label, str)
        if before is None or (not fits(before) and fits(value)):
            parts.values[label] = value
    return end


def _starts(bit: Bit) -> bool:
    """Whether a piece is a label, a heading, or the end of what is said of the project."""
    return bool(
        bit.level or heading_of(bit.text) or _STOPS.fullmatch(bit.text.strip(" :"))
        or labelled(bit.text, above=False)
    )  # fmt: skip


def _end_of_prose(bits: list[Bit], start: int) -> int:
    return next((at for at in range(start, len(bits)) if _starts(bits[at])), len(bits))


def _paragraphs(bits: list[Bit]) -> str:
    """The prose of some pieces, a paragraph a line."""
    starts = [at for at, bit in enumerate(bits) if bit.apart or not at]
    ends = [*starts[1:], len(bits)] if starts else []
    return "\n".join(together(bits[a:b]) for a, b in zip(starts, ends, strict=True))
