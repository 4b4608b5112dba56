"""Errors as an assistant is told them: what was wrong, and which call would be right."""

from __future__ import annotations

import re
from typing import Any, Protocol, runtime_checkable

from innokraft.errors import FaultError, InnokraftError, Place, in_words
from innokraft.query.mistakes import MistakenQueryError

_LONGEST = 2_000
_IN_TOOLS = (
    (r"innokraft ask (\w+) ", r"ask_question: question=\1, "),
    (r"-p (\w+)=(\S+)", r'parameters={"\1": "\2"}'),
    (r"List them: innokraft ask\.", "List them with list_questions."),
    (r"Try: innokraft concepts\.", "Try find_things, or search_concepts."),
    (r", or give it more (?:time )?with --\w+\.", "."),
    (r"; (?:se|see) innokraft suggest", ""),
)  # fmt: skip
"""What the command line is told to type, and what that is here."""


@runtime_checkable
class _Invalid(Protocol):
    """What says of arguments what each of them is not."""

    def errors(self) -> list[dict[str, Any]]:
        """Each with its place and what was wrong."""
        ...


def in_tools_words(error: Exception, language: str = "en") -> str:
    """What went wrong, in words that name tools and not commands; of a query, with the place."""
    if isinstance(error, MistakenQueryError):
        return as_tools("\n".join(error.told(language)))
    if isinstance(error, _Invalid):
        return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
    if isinstance(error, OSError):
        error = in_words(error)
    if not isinstance(error, InnokraftError):
        error = FaultError.of(error, Place("innokraft mcp"))
    return as_tools(str(error))


def as_tools(text: str) -> str:
    """A text that names commands, with the tools that do the same; a long one is cut, and says so.

    >>> as_tools("there is no question 99. List them: innokraft ask.")
    'there is no question 99. List them with list_questions.'
    """
    for pattern, replacement in _IN_TOOLS:
        text = re.sub(pattern, replacement, text)
    rest = len(text) - _LONGEST
    return f"{text[:_LONGEST]} … [{rest}]" if rest > 0 else text
