"""Which keys a YAML mapping has at its root, told from the start of a file without parsing it.

Keys have no order, may stand in quotes, and a mapping may stand in braces, as JSON does. Lists
under a key, comments and marks of a document are YAML too; a line of prose at the root is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEY = r"(?:\"(?P<d>[^\"\\\n]{1,60})\"|'(?P<s>[^'\n]{1,60})'|(?P<p>[^\W\d][\w-]{0,59}))"
_LINE = re.compile(rf"(?P<indent> *)(?:{_KEY}[ \t]*:(?:[ \t]|$)|\?[ \t]+(?P<asked>[\w-]+)[ \t]*$)")
_BEFORE = re.compile(r"(?:[\s\ufeff]+|[#%][^\n]*|---(?=\s))*")
_NO_PROSE = re.compile(r"#|---(?:\s|$)|\.\.\.(?:\s|$)|%|[-:](?:\s|$)|[\]}]")
_TOKEN = re.compile(rf"(?P<open>[\[{{])|(?P<close>[\]}}])|{_KEY}\s*(?P<colon>:)?|#[^\n]*|[^\s\w]")


@dataclass(frozen=True, slots=True)
class RootKeys:
    """The keys at the root, and how many lines there are no part of a mapping."""

    keys: tuple[str, ...]
    prose: int


def root_keys(head: str) -> RootKeys:
    r"""The keys of the mapping that a text starts.

    >>> root_keys("title: Mod\nfacts:\n- att: v\nrecord: r-a").keys
    ('title', 'facts', 'record')
    >>> root_keys('{"title": {"sv": "Mod"}, "record": "r-a"}').keys
    ('title', 'record')
    """
    before = _BEFORE.match(head)
    start = before.end() if before else 0
    return _in_braces(head[start:]) if head[start : start + 1] == "{" else _on_lines(head)


def _on_lines(head: str) -> RootKeys:
    keys, prose, depth = [], 0, None
    for line in head.lstrip("\ufeff").splitlines():
        bare = line.lstrip(" ")
        if not bare.strip() or (_NO_PROSE.match(bare) and not bare.startswith("- ")):
            continue
        indent = len(line) - len(bare)
        depth = indent if depth is None else depth
        if indent > depth or bare.startswith("- "):
            continue
        match = _LINE.match(line)
        keys += [match["asked"] or _name(match)] if match and indent == depth else []
        prose += match is None or indent < depth
    return RootKeys(tuple(keys), prose)


def _in_braces(head: str) -> RootKeys:
    keys, depth = [], 0
    for match in _TOKEN.finditer(head):
        depth += bool(match["open"]) - bool(match["close"])
        if match["colon"] and depth == 1:
            keys.append(_name(match))
    return RootKeys(tuple(keys), 0)


def _name(match: re.Match[str]) -> str:
    return match["d"] or match["s"] or match["p"]
