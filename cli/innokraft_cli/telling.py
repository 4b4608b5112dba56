"""How much a command tells while it works: how far it is, `--quiet` and `--verbose`.

On a terminal, one line on standard error says the phase, how much of it is done, how fast that
goes and how long the rest will take; it goes when the phase ends. A pipe or a file gets none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TypeVar

from innokraft_cli.printing import StandardError, say

if TYPE_CHECKING:
    import click

    from innokraft import Progress

Function = TypeVar("Function", bound=Callable[..., Any])

_HOW = "innokraft.telling"
_RECORDS, _GRAPHS = (" poster", " records"), (" grafer", " graphs")
_BYTES, _NONE = ("B", "B"), ("", "")
_PHASES = {
    "records": (("läser källposterna", "reading the records"), _RECORDS),
    "reading": (("läser källposter", "reading records"), _BYTES),
    "describing": (("beskriver källposterna", "describing the records"), _RECORDS),
    "identity": (("reder ut vilka saker som är en", "working out which things are one"), _NONE),
    "comparing": (
        ("jämför med grafen", "comparing with the graph"), _RECORDS,
    ),
    "writing": (("skriver grafen", "writing the graph"), _RECORDS),
    "following": (("reder ut vad som följer", "working out what follows"), _NONE),
    "candidates": (
        ("letar efter par som kanske är ett", "looking for pairs that may be one"), _NONE,
    ),
    "ordering": (("lägger grafens filer i ordning", "putting the graph's files in order"), _NONE),
    "checking": (("granskar grafens filer", "checking the files of the graph"), _NONE),
    "statements": (("prövar påståenden och citat", "checking statements and quotes"), _GRAPHS),
    "rules": (("prövar reglerna", "checking rules"), _NONE),
    "shapes": (
        ("prövar mot formerna", "checking against the shapes"), _RECORDS,
    ),
    "suggesting": (("föreslår påståenden", "suggesting statements"), _RECORDS),
    "tagging": (
        ("letar begrepp i texterna", "finding concepts in the texts"), (" texter", " texts"),
    ),
    "drawing": (("ritar", "drawing"), _NONE),
    "counting": (("räknar", "counting"), _NONE),
    "sorting": (("sorterar uppgifterna", "sorting the statements"), _GRAPHS),
    "asking": (("frågar språkmodellen", "asking the language model"), (" frågor", " questions")),
    "exporting": (("skriver filen", "writing the file"), (" MB", " MB")),
}  # fmt: skip
"""Each phase of work: what it is called, and what is counted in it."""

_COUNTED = "{desc}: {n_fmt}, {rate_noinv_fmt}"
_OF_TOTAL = (
    "{desc}: {percentage:.0f} % ({n_fmt}/{total_fmt}, {rate_noinv_fmt}, {remaining} kvar)",
    "{desc}: {percentage:.0f}% ({n_fmt}/{total_fmt}, {rate_noinv_fmt}, {remaining} left)",
)


def telling_options(function: Function) -> Function:
    """`--quiet` and `--verbose`, which the functions of this module know of."""
    import click

    for name, words in (
        ("verbose", "Tell each phase, each record and each decision, on standard error."),
        ("quiet", "Tell nothing but errors and the result."),
    ):
        option = click.option(
            f"-{name[0]}", f"--{name}", is_flag=True, expose_value=False, callback=_note, help=words
        )
        function = option(function)
    return function


def _note(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and ctx.meta.setdefault(_HOW, param.name) != param.name:
        import click

        raise click.UsageError("--quiet and --verbose are opposites: say one.")


def is_quiet() -> bool:
    """Whether only errors and the result are told."""
    return _how() == "quiet"


def is_verbose() -> bool:
    """Whether each record and each decision is told."""
    return _how() == "verbose"


def _how() -> str:
    if sys.modules.get("click") is None:  # a plain call, which says neither
        return ""
    import click

    command = click.get_current_context(silent=True)
    return str(command.meta.get(_HOW, "")) if command else ""


def remark(line: str) -> None:
    """Says on standard error what is neither an error nor the result."""
    if not is_quiet():
        say(line, err=True)


@contextmanager
def progress(lang: str) -> Iterator[Progress | None]:
    """Who is told how far work is, and shows it on a terminal; nobody where none watches."""
    if is_verbose():
        yield _Lines(lang)
    elif is_quiet() or not (sys.stderr and sys.stderr.isatty()):
        yield None
    else:
        shown = _Line(lang)
        try:
            yield shown
        finally:
            shown.close()


class _Lines:
    """Says each phase in a line when it begins."""

    def __init__(self, lang: str) -> None:
        self._english, self._phase = lang != "sv", ""

    def __call__(self, phase: str, done: int, total: int | None = None, /) -> None:
        if phase != self._phase:
            self._phase = phase
            say(_PHASES[phase][0][self._english], err=True)


class _Line:
    """Shows the phase in one line that it writes over."""

    def __init__(self, lang: str) -> None:
        from tqdm import tqdm

        tqdm.monitor_interval = 0  # no thread: queries and workers are processes of their own
        self._new, self._english = tqdm, lang != "sv"
        self._phase, self._bar = "", tqdm(disable=True)

    def __call__(self, phase: str, done: int, total: int | None = None, /) -> None:
        if phase != self._phase:
            self._begin(phase, total)
        bar = self._bar
        if done or total:
            bar.total, bar.bar_format = total, _OF_TOTAL[self._english] if total else _COUNTED
        bar.update(done - bar.n)

    def _begin(self, phase: str, total: int | None) -> None:
        self.close()
        words, unit = (both[self._english] for both in _PHASES[phase])
        self._phase, self._bar = phase, self._new(
            desc=words, total=total, unit=unit, unit_scale=unit == "B", leave=False,
            file=StandardError(), ncols=get_terminal_size().columns - 1, bar_format="{desc} …",
        )  # fmt: skip

    def close(self) -> None:
        """Clears the line."""
        self._bar.close()
