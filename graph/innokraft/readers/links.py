"""Web addresses in a text: full ones, and bare ones that start with `www.` or stand alone.

A bare address gets `http://` before it, because a link needs a scheme and the source gives none.
Only http and https are links.

An address that is no IRI by RFC 3987 (`http://[bad`) is kept as text, and `told` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from innokraft.record import Span, Stated
from innokraft.terms import is_iri

_ADDRESS = re.compile(
    r"""https?://[^\s<>"'|\\^`{}\x00-\x20]+"""
    r"""|www\.[^\s<>"'|\\^`{}@]+\.[a-zA-Z]{2,}[^\s<>"'|\\^`{}]*"""
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


def told(links: Iterable[str]) -> Iterator[str]:
    """What to tell of addresses that are no IRIs."""
    return (
        f"{link[:80]!r} is no address that can be followed: it is kept as text"
        for link in links
        if not is_iri(link)
    )


def as_link(printed: str) -> str | None:
    """An http or https address made of one that is printed; None for anything else.

    >>> as_link("exempel.se"), as_link("javascript:alert(1)")
    ('http://exempel.se', None)
    """
    if not _ADDRESS.fullmatch(printed.strip()):
        return None
    address = printed.strip()
    return address if re.match(r"https?://", address, re.IGNORECASE) else f"http://{address}"
