"""The prompt of `innokraft shell`, on prompt_toolkit: completion, colours, keys, history."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import completion_is_selected, has_completions
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import Lexer

from innokraft import InnokraftError, coloured, complete, is_unfinished
from innokraft_cli.printing import clean, say
from innokraft_cli.session import COMMANDS, is_command

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from innokraft import Graph, Vocabulary

PROMPT, BEHIND = "innokraft> ", "       ... "
_STYLES = {
    "keyword": "bold", "function": "bold", "variable": "ansicyan", "name": "ansigreen",
    "iri": "ansigreen", "text": "ansiyellow", "number": "ansiyellow", "comment": "ansibrightblack",
    "wrong": "underline",
}  # fmt: skip
_MOST = 60


def history_file() -> Path:
    """Where what was typed is kept: in the user's folder of states."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "innokraft" / "shell-history"


def kept_history() -> History:
    """The history of the user, in a file that is his alone; one that cannot be is told."""
    file = history_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        with file.open("ab"):
            pass
    except OSError as error:
        say(f"innokraft: {file}: {error.strerror}", err=True)
        return InMemoryHistory()
    return FileHistory(str(file))


def prompt_session(
    words: Words,
    history: History,
    *,
    input: Input | None = None,  # noqa: A002 - as prompt_toolkit calls it
    output: Output | None = None,
) -> PromptSession[str]:
    """A prompt that asks for queries of several lines, and commands."""
    return PromptSession(
        PROMPT,
        multiline=True,
        prompt_continuation=BEHIND,
        history=history,
        completer=words,
        complete_in_thread=True,
        complete_while_typing=False,
        lexer=Colours(),
        key_bindings=keys(),
        enable_open_in_editor=True,
        input=input,
        output=output,
    )


class Words(Completer):
    """Suggests commands, and the words that fit in a query of a graph.

    The words of the graph are gathered meanwhile, and come when they are there.
    """

    def __init__(self, graph: Graph, language: Callable[[], str]) -> None:
        self._graph, self._language = graph, language
        self._vocabulary: Vocabulary | None = None
        self._gathering = Thread(target=self._gather, daemon=True)
        self._gathering.start()

    def _gather(self) -> None:
        with suppress(InnokraftError):  # what is wrong with the graph, a query will tell
            self._vocabulary = self._graph.vocabulary()

    def finish(self) -> None:
        """Waits for what is gathered: the graph must not be closed, nor the process end, before."""
        self._gathering.join()

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """What may stand before the cursor."""
        before = document.text_before_cursor
        if is_command(before):
            yield from _commands(before, self._language())
            return
        self._gathering.join()
        if self._vocabulary is None:
            return
        found = complete(self._vocabulary, document.text, document.cursor_position, _MOST)
        for each in found.suggestions:
            yield Completion(
                each.text,
                found.start - document.cursor_position,
                display=clean(each.text),
                display_meta=clean(each.label.of(self._language())) or each.kind,
            )


def _commands(before: str, language: str) -> Iterable[Completion]:
    typed = before.strip().lstrip(".\\")
    for name, (takes, sv, en) in COMMANDS.items():
        if name.startswith(typed):
            words = sv if language == "sv" else en
            yield Completion(name, -len(typed), display=f".{name} {takes}", display_meta=words)


class Colours(Lexer):
    """Colours the words of a query."""

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """The parts of each line with their styles."""
        lines: list[StyleAndTextTuples] = [[]]
        for kind, text in coloured(document.text):
            first, *rest = text.split("\n")
            style = _STYLES.get(kind, "")
            lines[-1].append((style, first))
            lines += [[(style, line)] for line in rest]
        return lambda number: lines[number] if number < len(lines) else []


def keys() -> KeyBindings:
    """Enter runs what is whole; Alt-Enter runs it as it is, Ctrl-J makes a new line."""
    bound = KeyBindings()

    @bound.add("enter", filter=has_completions & completion_is_selected)
    def _take(event: KeyPressEvent) -> None:
        event.current_buffer.complete_state = None

    @bound.add("enter", filter=~completion_is_selected)
    def _enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        behind = buffer.document.text_after_cursor.strip()
        if behind or (not is_command(buffer.text) and is_unfinished(buffer.text)):
            buffer.newline()
        else:
            buffer.validate_and_handle()

    @bound.add("escape", "enter")
    def _run(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @bound.add("c-j")
    def _newline(event: KeyPressEvent) -> None:
        event.current_buffer.newline()

    return bound
