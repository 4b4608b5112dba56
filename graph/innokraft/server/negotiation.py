"""Content negotiation: which of the media types that there are a client likes best (RFC 9110)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_PART = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+')
_PARAMETER = re.compile(r';\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s;]*)')
_QUALITY = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")
_MOST = 100  # ranges that are looked at


class Range(NamedTuple):
    """A range of media types (`text/*`), how well it is liked, and how narrow it is."""

    type: str
    quality: float
    narrow: int


def ranges(accept: str) -> list[Range]:
    """What a header Accept says; what is no range of media types in it counts for nothing.

    >>> ranges("text/*;q=0.5, text/turtle")
    [Range(type='text/*', quality=0.5, narrow=1), Range(type='text/turtle', quality=1.0, narrow=2)]
    """
    parts = _PART.findall(accept)[:_MOST]
    return [found for part in parts if (found := _range(part.strip())) is not None]


def _range(part: str) -> Range | None:
    name, _, _ = part.partition(";")
    kind = name.strip().lower()
    top, slash, below = kind.partition("/")
    if kind == "*":  # what some clients write
        kind, top, below = "*/*", "*", "*"
    elif not (slash and top and below) or (top == "*" and below != "*"):
        return None
    quality = 1.0
    for key, value in _PARAMETER.findall(part):
        if key.lower() == "q":
            if not _QUALITY.fullmatch(value):
                return None
            quality = float(value)
    return Range(kind, quality, (top != "*") + (below != "*"))


def quality_of(media_type: str, liked: Iterable[Range]) -> float:
    """How well a media type is liked, by the narrowest range that it is in: 0 is not at all."""
    return _fitting(media_type, liked).quality


_NOT_AT_ALL = Range("", 0.0, 0)


def _fitting(media_type: str, liked: Iterable[Range]) -> Range:
    """The narrowest range that a media type is in."""
    top = f"{media_type.partition('/')[0]}/*"
    inside = [each for each in liked if each.type in {media_type, top, "*/*"}]
    return max(inside, key=lambda each: each.narrow, default=_NOT_AT_ALL)


def best(accept: str | None, there: Sequence[str]) -> str | None:
    """The media type of those `there` are that is liked best.

    Of equals one that was named by itself, then the first. Without a header Accept, anything is
    liked. None where nothing that is there is accepted.

    >>> best("text/html, */*;q=0.1", ["text/turtle", "application/ld+json"])
    'text/turtle'
    >>> best("image/png", ["text/turtle"]) is None
    True
    """
    if accept is None or not accept.strip():
        return there[0]
    liked = ranges(accept)
    chosen = max(there, key=lambda each: _fitting(each, liked)[1:])
    return chosen if quality_of(chosen, liked) > 0 else None


def language(accept: str | None, default: str, there: Sequence[str] = ("sv", "en")) -> str:
    """The language of those `there` are that a header Accept-Language likes best.

    >>> language("en-GB, sv;q=0.5", "sv"), language("fi", "sv")
    ('en', 'sv')
    """
    liked: dict[str, float] = {}
    for part in (accept or "").split(",")[:_MOST]:
        name, _, rest = part.strip().partition(";")
        weight = rest.replace(" ", "").removeprefix("q=") or "1"
        if _QUALITY.fullmatch(weight):
            short = name.strip().lower().partition("-")[0]
            liked[short] = max(liked.get(short, 0.0), float(weight))
    ranked = sorted(there, key=lambda each: (-liked.get(each, 0.0), each != default))
    return ranked[0] if liked.get(ranked[0], 0.0) > 0 else default
