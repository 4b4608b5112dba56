"""What a person types: single keys, and texts that are completed; from a pipe, line by line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from innokraft_cli.printing import clean, say

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output


class Keyboard(Protocol):
    """Asks, and gives what is typed. Raises EOFError where nothing more comes."""

    def key(self, asked: str, keys: Sequence[str]) -> str:
        """One of some keys."""
        ...

    def text(self, asked: str, given: str = "", choices: Sequence[str] = ()) -> str:
        """A text, which begins as `given`; `choices` are suggested while it is typed."""
        ...


def keyboard() -> Keyboard:
    """That of the terminal, or the lines of a pipe."""
    return Prompt() if sys.stdin.isatty() else Lines()


class Lines:
    """What comes through a pipe: a line for each answer, an empty one for what is given."""

    def key(self, asked: str, keys: Sequence[str]) -> str:
        """The first letter of the next line that is one of the keys."""
        say(asked)
        while True:
            found = self._line().strip()[:1]
            if found in keys:
                return found

    def text(self, asked: str, given: str = "", choices: Sequence[str] = ()) -> str:
        """The next line."""
        say(asked)
        return self._line().strip() or given

    def _line(self) -> str:
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line


class Prompt:
    """The terminal: a key needs no Enter, a text has its suggestions below."""

    def __init__(self, input: Input | None = None, output: Output | None = None) -> None:  # noqa: A002
        from prompt_toolkit import PromptSession

        self._session: PromptSession[str] = PromptSession(input=input, output=output)
        self._keys: PromptSession[str] = PromptSession(input=input, output=output)

    def key(self, asked: str, keys: Sequence[str]) -> str:
        """The first of the keys that is pressed."""
        from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

        bound = KeyBindings()
        for each in keys:

            @bound.add(each)
            def _take(event: KeyPressEvent) -> None:
                event.app.exit(result=event.data)

        while (found := self._keys.prompt(clean(asked), key_bindings=bound)) not in keys:
            pass
        return found

    def text(self, asked: str, given: str = "", choices: Sequence[str] = ()) -> str:
        """What is typed until Enter."""
        from prompt_toolkit.completion import FuzzyWordCompleter

        completer = FuzzyWordCompleter([clean(each) for each in choices]) if choices else None
        return self._session.prompt(
            clean(asked), default=given, completer=completer, complete_while_typing=True
        )
