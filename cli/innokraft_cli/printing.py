r"""The one door to the terminal: words for people are cleaned, data for programs is not.

A name, a label or a file name may hold what a terminal obeys (escapes), what turns the order of
the letters round, or what makes one line look like two. `say` shows such characters as Python
writes them, `\x1b` or `\u202e`, and keeps the rest. What programs read goes out with `put`, to
the letter: csv, tsv, nq … hold what the graph holds, on a terminal too. JSON goes out with
`put_json`, which writes the same characters as JSON's own escapes, so the data stay the same.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

# Controls; marks of direction and of format; separators of lines; half surrogates; tags. What is
# in good use inside words stays: the soft hyphen, the joiners, and the Arabic signs one can see.
_UNSAFE = (
    r"\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_IN_A_LINE = f"[{_UNSAFE}]"
_IN_A_TEXT = rf"(?![\t\n])[{_UNSAFE}]"


def clean(line: str) -> str:
    r"""A line as a person may see it: what a terminal would obey is shown, a line end too.

    >>> print(clean("Skolan\x1b[2J\n"))
    Skolan\x1b[2J\n
    """
    return re.sub(_IN_A_LINE, _shown, line)


def clean_text(text: str) -> str:
    """As `clean`, for a text of several lines: its tabs and line ends stay."""
    return re.sub(_IN_A_TEXT, _shown, text.replace("\r\n", "\n"))


def _shown(character: re.Match[str]) -> str:
    return character[0].encode("unicode_escape").decode()


def say(line: str = "", *, err: bool = False, bold: bool = False) -> None:
    """Prints one line for people."""
    _print(clean(line), err=err, bold=bold)


def say_text(text: str, *, err: bool = False) -> None:
    """Prints a text of several lines for people."""
    _print(clean_text(text), err=err)


def say_table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Prints a table with aligned columns for people."""
    for line in table_lines(names, rows):
        say(line)


def table_lines(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table with aligned columns, clean."""
    from innokraft_cli.columns import lined_up  # late: most answers are data

    head, *listed = (in_a_line(row) for row in (names, *rows))
    yield from lined_up(head, listed)


def in_a_line(row: Sequence[str]) -> list[str]:
    """Texts of a row, clean, each on one line."""
    return [clean(" ".join(cell.split())) for cell in row]


def say_lines(lines: Sequence[str], *, paged: bool = False) -> None:
    """Prints lines for people, through a pager where it is to be and they are more than fit."""
    text = "".join(f"{clean(line)}\n" for line in lines)
    if paged and has_terminal() and sys.stdin is not None and sys.stdin.isatty():
        _, height = terminal_size()
        if len(lines) >= height:
            import click

            click.echo_via_pager(_fit(text, sys.stdout))
            return
    _out(_fit(text, sys.stdout))


def terminal_size() -> tuple[int, int]:
    """How many columns and lines the terminal has."""
    from shutil import get_terminal_size

    return get_terminal_size()


class StandardError:
    """Standard error as a file, for a line that is written over by going back to its start."""

    def write(self, text: str) -> None:
        """Writes over the line that standard error is at."""
        parts = (clean(part) for part in text.split("\r"))
        _out(_fit("\r".join(parts), sys.stderr), err=True)

    def flush(self) -> None:
        """Each text is on its way at once."""


def put(data: str | bytes) -> None:
    """Writes data to standard output, to the letter, in UTF-8."""
    _out(data.encode() if isinstance(data, str) else data)


def put_json(data: object) -> None:
    """Writes data as JSON to standard output; what a terminal would obey stands in escapes."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    put(re.sub(_IN_A_TEXT, lambda found: json.dumps(found[0])[1:-1], text) + "\n")


def _print(text: str, *, err: bool, bold: bool = False) -> None:
    """Prints what the terminal's encoding has, and shows what it lacks as an escape."""
    file = sys.stderr if err else sys.stdout
    text = _fit(text, file)
    _out(f"\x1b[1m{text}\x1b[0m\n" if bold and has_terminal() else f"{text}\n", err=err)


def has_terminal() -> bool:
    """Whether standard output is a terminal; it may be closed, and then Python has none."""
    return sys.stdout is not None and sys.stdout.isatty()


def _fit(text: str, file: TextIO) -> str:
    """A text as a file can hold it: what its encoding lacks is an escape."""
    encoding = getattr(file, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _out(data: str | bytes, *, err: bool = False) -> None:
    """Prints; an error of the system says where to.

    A reader of the answer who has gone ends the run; one of the messages does not: what was begun
    is done.
    """
    file = sys.stderr if err else sys.stdout
    if file is None:  # it is closed
        return
    try:
        if isinstance(data, bytes):
            file.flush()
            file.buffer.write(data)
        else:
            file.write(data)
        file.flush()
    except BrokenPipeError:
        if not err:
            raise
    except OSError as error:
        where = "standard error" if err else "standard output"
        raise OSError(error.errno, error.strerror, where) from None
