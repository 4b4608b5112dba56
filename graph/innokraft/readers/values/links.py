"""Web addresses in a text: full ones, and bare ones that start with `www.` or stand alone.

A bare address gets `http://` before it, because a link needs a scheme and the source gives none.
Only http and https are links.

An address that is no IRI by RFC 3987 (`http://[bad`) is kept as text, and told. In prose
an address ends at a blank; as the value of a field it is all of the value, blanks and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.record import Span, Stated
from innokraft.text.expressions import when_used

_STARTS = when_used(r"(?:https?://|www\.)\S", re.IGNORECASE)
_INSIDE = (
    r"""(?:[^\s<>"'|\\^`{}\x00-\x20]|<[^\s<>"']+>|\{[^\s{}"']+\}"""
    r"""|[<>|\\^`{}](?=[\w/?#&=%])(?!https?:|www\.))"""
)
# What an IRI cannot hold is part of an address where the address goes on behind it.
_ADDRESS = when_used(
    rf"""https?://{_INSIDE}+"""
    rf"""|www\.[^\s<>"'|\\^`{{}}@]+\.[a-zA-Z]{{2,}}{_INSIDE}*"""
    r"""|(?<![\w@./-])(?:[a-zåäö0-9](?:[a-zåäö0-9-]{0,61}[a-zåäö0-9])?\.){1,4}"""
    r"""(?:se|eu|com|org|net|nu|info|io|dk|no|fi|de|uk|edu|gov)(?![\w@-])(?:/[^\s<>"'|\\^`{}]*)?""",
    re.IGNORECASE,
)
_LAST = ".,;:!?)]”’´"


def find_links(text: str, within: Span) -> Iterator[Stated[str]]:
    """The addresses in a part of a text, each with its span.

    >>> text = "Läs mer: www.exempel.se/mod."
    >>> [link.value for link in find_links(text, Span(0, len(text)))]
    ['http://www.exempel.se/mod']
    """
    for match in _ADDRESS.finditer(text, within.start, within.end):
        printed = match.group().rstrip(_LAST)
        link = as_link(printed)
        if link:
            yield Stated(link, Span(match.start(), match.start() + len(printed)))


def as_link(printed: str) -> str | None:
    """An http or https address made of one that is printed; None for anything else.

    What starts as an address is one, be it an IRI or not.

    >>> as_link("exempel.se"), as_link("http://exempel.se/å ä"), as_link("javascript:alert(1)")
    ('http://exempel.se', 'http://exempel.se/å ä', None)
    """
    address = printed.strip()
    if not _STARTS.match(address) and not _ADDRESS.fullmatch(address):
        return None
    return address if re.match(r"https?://", address, re.IGNORECASE) else f"http://{address}"
