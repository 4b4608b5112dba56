"""What others wrote, as it can be shown: nothing in it turns letters round, or is none in XML."""

from __future__ import annotations

import re

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plainly(text: str) -> str:
    r"""A text in which what would turn letters round is written out.

    >>> plainly("a\u202eb")
    'a\\u202eb'
    """
    return _TURNING.sub(lambda mark: f"\\u{ord(mark[0]):x}", text)


def plain(text: str) -> str:
    """A text as XML can hold it, without what would turn letters round."""
    return _NO_XML.sub("\ufffd", plainly(text))
