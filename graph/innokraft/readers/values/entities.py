"""Character references of HTML in texts that are none: `&amp;`, `&#8211;`, `&nbsp;`.

Sources keep them where a text came from the web, some escaped twice (`&amp;amp;`). What is read is
what they stand for, in every source: a name, a title, a text. Without its semicolon a reference
counts only for the few that are common, and where no letter, digit or `=` follows: `?a=1&copy=2`
is an address.
"""

from __future__ import annotations

import re

_AMPERSAND = r"&(?:(?:amp|AMP|#0*38|#[xX]0*26);)*"
_REFERENCE = re.compile(
    rf"{_AMPERSAND}(?P<name>#[0-9]{{1,8}}|#[xX][0-9a-fA-F]{{1,7}}|[A-Za-z][A-Za-z0-9]{{1,31}});"
    rf"|{_AMPERSAND}(?P<open>nbsp|amp|lt|gt|quot)(?![\w=;])"
)
_MOST_TIMES = 8


def without_entities(text: str) -> str:
    r"""A text with what its references stand for, however often they were escaped.

    >>> without_entities("Mod &amp;amp; kraft &#8211; R&amp;D&nbsp;AB")
    'Mod & kraft – R&D\xa0AB'
    >>> without_entities("AT&T, http://exempel.se/?a=1&copy=2 &foo;")
    'AT&T, http://exempel.se/?a=1&copy=2 &foo;'
    """
    for _ in range(_MOST_TIMES):
        if "&" not in text or (read := _REFERENCE.sub(_meant, text)) == text:
            break
        text = read
    return text


def _meant(match: re.Match[str]) -> str:
    from html import unescape

    reference = f"&{match['open'] or match['name']};"
    meant = unescape(reference)
    is_unknown = meant.endswith(";") and len(meant) > 1
    return reference if is_unknown else meant or "\ufffd"
