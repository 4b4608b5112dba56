"""Entries of classifications that sources name in one way or another: topics out of their parts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from innokraft.rdf.iris import slug
from innokraft.record import Text, Topic
from innokraft.text.language import language_of

GOALS = "sdg"
"""The scheme of the United Nations' sustainable development goals, 1 to 17."""

_CODES = ("kod", "nummer", "id", "diarienummer")
_GOAL = re.compile(r"\D{0,20}?0?(\d{1,2})(?:\D.*)?", re.DOTALL)


def entry(scheme: str, parts: Mapping[str, str]) -> Topic | None:
    """A topic out of the parts of an entry: a code or a name, in one language or two.

    >>> entry("sdg", {"": "11"}).code, entry("vinnova-utlysning", {"": "Mod och kraft"}).code
    ('11', 'mod-och-kraft')
    """
    name = parts.get("namn") or parts.get("titel") or parts.get("") or ""
    english = parts.get("namnEng") or parts.get("titelEng") or ""
    code = next((parts[key] for key in _CODES if parts.get(key)), "")
    labels = [Text(name, language_of(name, "sv"))] if name and not name.isdecimal() else []
    labels += [Text(english, "en")] if english and english != name else []
    code = (_goal(code or name) if scheme == GOALS else None) or code or slug(name) or name
    return Topic(scheme, code, tuple(labels)) if code else None


def _goal(printed: str) -> str | None:
    match = _GOAL.fullmatch(printed)
    return match[1] if match and 1 <= int(match[1]) <= 17 else None
