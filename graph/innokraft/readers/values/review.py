"""The paragraph that says who wrote a page's text and whether its publisher reviewed it.

It is a statement about the page, not part of the report. Seen in these wordings, and read in any
order of the two halves, in one sentence or two:

- Texten på den här sidan | Texten på denna sida – har projektgruppen själv formulerat – och
  innehållet är inte | ej granskat av våra redaktörer
- Projektgruppen har själv formulerat texten på den här sidan. Innehållet är …
- The project description has been provided by the project members themselves – and the text has
  not been looked at by our editors
"""

from __future__ import annotations

import re

from innokraft.record import Review, Span, Stated

_PAGE = r"(?:på (?:den här|denna) sida[n]?|på sidan|här)"
_SELF = r"(?:\s+(?:själv|själva|sjelv))?"
_AUTHOR = (
    rf"(?:projekt)?text(?:en|erna)\s+{_PAGE}\s+(?:har|är)\s+(?:\w+\s+){{0,2}}?projektgruppen{_SELF}\s+"
    rf"(?:formulera[td]e?|skrivit)"
    rf"|text(?:en|erna)\s+{_PAGE}\s+är{_SELF}\s+(?:formulerad|skriven)\s+av\s+projektgruppen{_SELF}"
    rf"|projektgruppen\s+har{_SELF}\s+(?:formulerat|skrivit)\s+texte(?:n|rna)\s+{_PAGE}"
    rf"|(?:själv\s+)?har\s+projektgruppen{_SELF}\s+formulerat\s+texten\s+{_PAGE}"
    r"|the\s+(?:project\s+description|project\s+text|text|content)(?:\s+on\s+this\s+page)?\s+"
    r"(?:has\s+been|was|is)\s+(?:provided|written|formulated|prepared)\s+by\s+the\s+project\s+"
    r"(?:members|group|team|participants)(?:\s+(?:themselves|itself))?"
    r"|the\s+project\s+(?:members|group|team)\s+(?:themselves\s+|itself\s+)?(?:has|have)\s+"
    r"(?:themselves\s+|itself\s+)?(?:provided|written|formulated)\s+the\s+"
    r"(?:project\s+description|text)(?:\s+on\s+this\s+page)?"
)
_REVIEWED = (
    r"(?:innehållet|texten|den|det)\s+(?:är|har)\s+(?:(?P<a>inte|ej|icke)\s+)?(?:blivit\s+)?"
    r"granska(?:t|d|ts)\s+av\s+(?:våra\s+redaktörer|vår\s+redaktion|redaktionen|vinnova)"
    r"|(?:våra\s+redaktörer|vinnova)\s+har\s+(?:(?P<b>inte|ej)\s+)?granskat\s+"
    r"(?:innehållet|texten)"
    r"|(?:the\s+(?:text|content|contents|description)|it)\s+(?:has|have|is|was)\s+"
    r"(?:(?P<c>not)\s+)?(?:been\s+)?(?:looked\s+at|reviewed|edited|examined|checked)\s+by\s+"
    r"(?:our\s+editors|the\s+editors|vinnova)"
    r"|(?:our\s+editors|vinnova)\s+(?:has|have)\s+(?:(?P<d>not)\s+)?"
    r"(?:reviewed|looked\s+at|edited|examined)\s+(?:the\s+(?:text|content)|it)"
)
_BETWEEN = r"(?:\s*[.,;]\s*|\s+)(?:(?:och|and|men|but)\s+)?"
_FORWARDS = re.compile(
    rf"(?P<author>{_AUTHOR})(?:{_BETWEEN}(?P<reviewed>{_REVIEWED}))?[.]?",
    re.IGNORECASE,
)
_BACKWARDS = re.compile(
    rf"(?P<reviewed>{_REVIEWED})(?:{_BETWEEN}(?P<author>{_AUTHOR}))?[.]?",
    re.IGNORECASE,
)


def find_review(text: str, start: int = 0) -> Review | None:
    """The last statement about review at or behind `start`, or None.

    >>> text = "Texten på denna sida har projektgruppen själv formulerat."
    >>> find_review(text).author.of(text)
    'Texten på denna sida har projektgruppen själv formulerat'
    """
    low = text.lower()
    if "projektgrupp" not in low and "the project" not in low and "redakt" not in low:
        return None
    found = [m for p in (_FORWARDS, _BACKWARDS) for m in p.finditer(text, start)]
    if not found:
        return None
    match = max(found, key=lambda m: (m.end(), -m.start()))
    reviewed = _reviewed(match)
    author = Span(*match.span("author")) if match["author"] else None
    return Review(Span(*match.span()), author, reviewed)


def _reviewed(match: re.Match[str]) -> Stated[bool] | None:
    if not match["reviewed"]:
        return None
    denied = any(match[name] for name in "abcd")
    return Stated(not denied, Span(*match.span("reviewed")))
