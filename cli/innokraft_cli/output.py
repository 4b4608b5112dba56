"""Where a command writes, and in which format: one meaning of -f and -o in every command.

`-f/--format` names a format. `-o/--output` says where to: a file, or - for standard output. Where
`-f` is left out, `-o` says the format too: by its name (`-o json`), or by the ending of the file
(`-o out.nq`, `-o out.nq.gz`). A file that ends in .gz is compressed.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

import click

from innokraft_cli.printing import put, say, table_lines

if TYPE_CHECKING:
    from innokraft.query.running import Asked, Coming, Written

Function = TypeVar("Function", bound=Callable[..., Any])

_PART = 1_000_000
_ENDINGS = {"md": "markdown", "txt": "text", "htm": "html"}


def output_options(
    *formats: str, default: str | None = None, streams: bool = False, old: str | None = None
) -> Callable[[Function], Function]:
    """`-f/--format` and `-o/--output`; the command gets `form`, and `output` where it streams.

    What another command prints is written to the file when it ends. `old` names the parameter of
    a file that -f once meant, which is still taken where it can mean nothing else.
    """
    listed = ", ".join(formats)

    def decorate(function: Function) -> Function:
        @wraps(function)
        def command(*, form: str | None, output: str, **given: Any) -> Any:
            if old and form not in {None, *formats} and Path(str(form)).is_file():
                say(f"innokraft: -f names a format; write --{old} {form}", err=True)
                given[old], form = Path(str(form)), None
            form, output = resolve(form, output, formats)
            given["form"] = form or default
            if streams:
                return function(**given, output=output)
            with _printed_to(output):
                return function(**given)

        to = click.option(
            "-o", "--output", metavar="FILE", default="-",
            help="Where to: a file, whose ending can name the format, or a format.",
        )  # fmt: skip
        form = click.option(
            "-f", "--format", "form", metavar="FORMAT",
            help=f"{listed}. " + (f"Default: {default}." if default else ""),
        )  # fmt: skip
        return cast("Function", form(to(command)))

    return decorate


def resolve(
    form: str | None, output: str, formats: tuple[str, ...]
) -> tuple[str | None, str]:  # fmt: skip
    """The format and the place that -f and -o mean together."""
    listed = ", ".join(formats)
    if form is not None and form not in formats:
        raise click.UsageError(f"-f {form!r}: there is no such format here. There are: {listed}.")
    if output in formats:
        if form not in {None, output}:
            message = f"-f {form} and -o {output} name two formats. A file is -o ./{output}"
            raise click.UsageError(message)
        return output, "-"
    if form is None and output != "-":
        form = _format_of(output, formats)
        if form is None and not set(output) & {".", os.sep}:
            message = f"-o {output!r}: there is no such format here. There are: {listed}."
            raise click.UsageError(f"{message} A file is {f'-o ./{output}'!r}")
    return form, output


def _format_of(name: str, formats: tuple[str, ...]) -> str | None:
    ending = name.lower().removesuffix(".gz").rpartition(".")[2]
    found = _ENDINGS.get(ending, ending)
    return found if found in formats else None


def write_output(output: str, parts: Iterable[bytes]) -> None:
    """Writes data to a file, whole or not at all, or to standard output for `-`."""
    if output == "-":
        for part in parts:
            put(part)
        return
    from innokraft.errors import in_words
    from innokraft.files.whole_writes import writing_whole

    try:
        with writing_whole(Path(output)) as file, _compressed(file, output) as inner:
            for part in parts:
                inner.write(part)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise in_words(error, "it cannot be written") from None


@contextmanager
def _compressed(file: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """The file itself, or gzip over it where its name says so: without name and clock."""
    if not name.lower().endswith(".gz"):
        yield file
        return
    from gzip import GzipFile

    with GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as inner:
        yield cast("BinaryIO", inner)


@contextmanager
def _printed_to(output: str) -> Iterator[None]:
    """Gathers what a command prints and writes it to a file; an exit code comes after that."""
    if output == "-":
        yield
        return
    written = io.BytesIO()
    gathered = io.TextIOWrapper(written, "utf-8", newline="")
    code: click.exceptions.Exit | None = None
    with redirect_stdout(gathered):
        try:
            yield
        except click.exceptions.Exit as exit_code:
            code = exit_code
    gathered.flush()
    write_output(output, [written.getvalue()])
    if code:
        raise code


def print_answer(asked: Asked, form: str | None, output: str, *, guarded: bool = True) -> Written:
    """Asks and writes the answer: by default a table on a terminal, csv or ttl elsewhere."""
    from innokraft.query.running import write_query

    form = form or ("table" if output == "-" and sys.stdout.isatty() else None)
    written = write_query(asked, partial(_parts, form, guarded))
    assert written.file is not None
    with written.file as file:
        if form == "table" and output == "-":
            for line in file:
                say(line.decode().removesuffix("\n"))
        else:
            write_output(output, iter(partial(file.read, _PART), b""))
    for note in _notes(written):
        say(f"innokraft: {note}", err=True)
    return written


def _parts(form: str | None, guarded: bool, answer: Coming) -> Iterator[bytes]:
    """The answer in a format, as it goes out; runs in the process of the query."""
    from innokraft.export.answers import WRITERS, plain, to_csv

    form = form or ("ttl" if answer.kind == "triples" else "csv")
    if answer.kind == "boolean" and form not in {"json", "xml"}:
        yield f"{str(answer.boolean).lower()}\n".encode()
    elif form == "table":
        rows = [[plain(node) for node in row] for row in answer.rows]
        yield from (f"{line}\n".encode() for line in table_lines(answer.names, rows))
    else:
        write = partial(to_csv, guarded=guarded) if form == "csv" else WRITERS[form]
        yield from (part.encode() for part in write(answer))


def _notes(written: Written) -> Iterator[str]:
    if written.more:
        what = "triples" if written.kind == "triples" else "rows"
        yield f"only the first {written.count} {what}; more: --limit N, all: --limit none"
    if written.altered:
        yield (
            f"{written.altered} cell(s) that a spreadsheet would run as a formula got an "
            "apostrophe; without: --no-formula-guard"
        )


def _limit(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None or value == "none" or (value.isdecimal() and int(value[:18])):
        return value
    raise click.BadParameter(f"{value!r} is no number of rows. Write 100, or none.")


def limit_options(function: Function) -> Function:
    """`--limit`, `--timeout`, `--memory` and `--no-formula-guard`: the bounds of a query."""
    for option in (
        click.option("--formula-guard/--no-formula-guard", "guarded", default=True,
                     help="In csv, an apostrophe before what a spreadsheet would run."),
        click.option("--memory", type=click.IntRange(10, 1_000_000), default=1000,
                     show_default=True, help="Megabytes."),
        click.option("--timeout", type=click.FloatRange(0.1, 1e6), default=30.0,
                     show_default=True, help="Seconds."),
        click.option("--limit", metavar="N|none", callback=_limit,
                     help="Rows. Default: 10000, and all triples."),
    ):  # fmt: skip
        function = option(function)
    return function


def limits(limit: str | None, timeout: float, memory: int) -> dict[str, Any]:
    """The limits of `limit_options` as those of a query."""
    found: dict[str, Any] = {"seconds": timeout, "megabytes": memory}
    if limit is not None:
        most = None if limit == "none" else int(limit[:18])
        found |= {"rows": most, "triples": most}
    return found
