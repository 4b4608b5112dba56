"""Divides a query into words in one way, whatever is wrong with it, for who explains or completes.

The store decides what a query means, and `innokraft.query.sparql_words` what it may mean there;
here each letter has one reading, and what SPARQL has no word for is a word of the kind `unknown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

HEX = "[0-9A-Fa-f]"
LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
IN_NAME = rf"%{HEX}{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%]"
_FIRST = f"{LETTER}_0-9"
_NEXT = f"{_FIRST}\u00b7\u0300-\u036f\u203f-\u2040"
_TOKENS = rf"""
      (?P<blank> [ \t\r\n]++ )
    | (?P<comment> \#[^\n\r]*+ )
    | (?P<iri> <[^<>"{{}}|^`\x00-\x20]*+> )
    | (?P<string> \"{{3}}(?:[^"\\]|\\.|"(?!""))*+\"{{3}} | '{{3}}(?:[^'\\]|\\.|'(?!''))*+'{{3}}
                | "(?!"")(?:[^"\\\n\r]|\\.)*+" | '(?!'')(?:[^'\\\n\r]|\\.)*+' | ""(?!") | ''(?!') )
    | (?P<variable> [?$][{_FIRST}][{_NEXT}]*+ )
    | (?P<language> @[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?:--[A-Za-z]++)? )
    | (?P<node> _:[{_FIRST}](?:[{_NEXT}-]|\.++(?=[{_NEXT}-]))*+ )
    | (?P<name> (?:[{LETTER}](?:[{_NEXT}-]|\.++(?=[{_NEXT}-]))*+)?:(?!//)
                (?:(?:[{_FIRST}:]|{IN_NAME})
                   (?:[{_NEXT}:-]|{IN_NAME}|\.++(?=[{_NEXT}:-]|{IN_NAME}))*+)?+ )
    | (?P<number> (?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)[eE][+-]?+[0-9]++
                | [0-9]*+\.[0-9]++ | [0-9]++ )
    | (?P<word> [{LETTER}_](?:[{_NEXT}-]|\.++(?=[{_NEXT}-]))*+ )
    | (?P<open> "{{3}}.*+ | '{{3}}.*+ | ["'][^\n\r]*+ )
    | (?P<sign> <<\( | \)>> | && | \|\| | [!<>]= | \^\^ | << | >> | \{{\| | \|\}}
              | [{{}}()\[\].,;=<>!|/^*+?~-] )
    | (?P<unknown> [^\s\x00-\x7f]++ | . )
    """


class Token(NamedTuple):
    """A word of a query: its kind, its text, and where it begins in characters from 0.

    Of the kind `open` is a text that does not end, of the kind `end` what stands behind the last.
    """

    kind: str
    text: str
    start: int

    @property
    def stop(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def upper(self) -> str:
        """A word in capitals, as keywords are compared; nothing for what is no word."""
        return self.text.upper() if self.kind == "word" else ""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_TOKENS, re.VERBOSE | re.DOTALL)


def all_tokens(sparql: str) -> Iterator[Token]:
    """All of a query, with blanks and comments."""
    for found in _pattern().finditer(sparql):
        yield Token(found.lastgroup or "", found[0], found.start())


def tokens(sparql: str) -> list[Token]:
    """The words of a query, and its end behind them, where the last of them ends."""
    found = [each for each in all_tokens(sparql) if each.kind not in {"blank", "comment"}]
    return [*found, Token("end", "", found[-1].stop if found else 0)]
