"""Regular expressions that are compiled when they are first used.

To compile those of all readers takes longer than to read a record, and one record uses few.
"""

from __future__ import annotations

import re
from typing import Any, cast


def when_used(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression of text, compiled when something is first asked of it.

    >>> when_used("m.d").sub("kraft", "mod och mod")
    'kraft och kraft'
    """
    return cast("re.Pattern[str]", _WhenUsed(pattern, flags))


def when_used_in_bytes(pattern: bytes) -> re.Pattern[bytes]:
    """A regular expression of bytes, compiled when something is first asked of it."""
    return cast("re.Pattern[bytes]", _WhenUsed(pattern))


class _WhenUsed:
    def __init__(self, *written: str | bytes | int) -> None:
        self._written: Any = written

    def __getattr__(self, name: str) -> object:
        asked: object = getattr(re.compile(*self._written), name)
        self.__dict__[name] = asked
        return asked
