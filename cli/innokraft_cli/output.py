"""Where a command writes, and in which format: one meaning of -f and -o in every command.

`-f/--format` names a format. `-o/--output` says where to: a file, or - for standard output. Where
`-f` is left out, `-o` says the format too: by its name (`-o json`), or by the ending of the file
(`-o out.nq`, `-o out.nq.gz`). A file that ends in .gz is compressed.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from innokraft_cli.answering import Bounds, limits_of
from innokraft_cli.printing import say

Function = TypeVar("Function", bound=Callable[..., Any])

_ENDINGS = {
    "markdown": "md",
    "txt": "text",
    "htm": "html",
    "jsonl": "ndjson",
    "pq": "parquet",
    "bib": "bibtex",
}


def output_options(
    *formats: str,
    default: str | None = None,
    to: str = "-",
    streams: bool = False,
    old: str | None = None,
) -> Callable[[Function], Function]:
    """`-f/--format` and `-o/--output`.

    The command gets `form` if there are several, and `output` where it streams; what another
    prints is written to the file when it ends. Without `-o` the place is `to`. `old`
    names the parameter of a file that -f once meant, which is taken where it means nothing else.
    """
    listed = ", ".join(formats)

    def decorate(function: Function) -> Function:
        @wraps(function)
        def command(*, form: str | None, output: str, **given: Any) -> Any:
            if old and form not in {None, *formats} and Path(str(form)).is_file():
                say(f"innokraft: -f names a format; write --{old} {form}", err=True)
                given[old], form = Path(str(form)), None
            form, output = resolve(form, output, formats)
            if len(formats) > 1:
                given["form"] = form or default
            if streams:
                return function(**given, output=output)
            with _printed_to(output):
                return function(**given)

        where = click.option(
            "-o", "--output", metavar="FILE", default=to, show_default=to != "-",
            help="Where to: a file, whose ending can name the format, or a format.",
        )  # fmt: skip
        form = click.option(
            "-f", "--format", "form", metavar="FORMAT",
            help=f"{listed}. " + (f"Default: {default}." if default else ""),
        )  # fmt: skip
        return cast("Function", form(where(command)))

    return decorate


def resolve(form: str | None, output: str, formats: tuple[str, ...]) -> tuple[str | None, str]:
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


@contextmanager
def _printed_to(output: str) -> Iterator[None]:
    """Gathers what a command prints and writes it to a file; an exit code comes after that."""
    if output == "-":
        yield
        return
    from innokraft import writing_file

    written = io.BytesIO()
    gathered = io.TextIOWrapper(written, "utf-8", newline="")
    code: click.exceptions.Exit | None = None
    with redirect_stdout(gathered):
        try:
            yield
        except click.exceptions.Exit as exit_code:
            code = exit_code
    gathered.flush()
    with writing_file(output) as file:
        file.write(written.getvalue())
    if code:
        raise code


def limit_given(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """What --limit says. Raises click.BadParameter for what is no number."""
    if value is None or value == "none" or (value.isdecimal() and int(value[:18])):
        return value
    raise click.BadParameter(f"{value!r} is no number of rows. Write 100, or none.")


def answer_options(*formats: str, old: str | None = None) -> Callable[[Function], Function]:
    """The options of a query, which the command gets together as `bounds`.

    They are `--format`, `--output`, `--limit`, `--timeout`, `--memory`, `--no-formula-guard`,
    `--excel`, `--iris` and `--no-pager`.
    """

    def decorate(function: Function) -> Function:
        @wraps(function)
        def command(
            *,
            form: str | None,
            output: str,
            limit: str | None,
            timeout: float,
            memory: int,
            guarded: bool,
            excel: bool,
            iris: bool,
            paged: bool,
            **given: Any,
        ) -> Any:
            if excel and form not in {None, "csv"}:
                raise click.UsageError(f"--excel is for csv, not for {form}.")
            form = "csv" if excel else form
            limits = limits_of(limit, timeout, memory)
            bounds = Bounds(form, output, guarded, excel, limits, iris, paged)
            return function(**given, bounds=bounds)

        wrapped: Any = command
        for option in (
            click.option("--pager/--no-pager", "paged", default=True,
                         help="On a terminal, a pager for a long answer."),
            click.option("--iris", is_flag=True,
                         help="In a table, whole IRIs; else short ones, with what they name."),
            click.option("--excel", is_flag=True,
                         help="A csv that a Swedish Excel opens right."),
            click.option("--formula-guard/--no-formula-guard", "guarded", default=True,
                         help="In csv, an apostrophe before what a spreadsheet would run."),
            click.option("--memory", type=click.IntRange(10, 1_000_000), default=1000,
                         show_default=True, help="Megabytes."),
            click.option("--timeout", type=click.FloatRange(0.1, 1e6), default=30.0,
                         show_default=True, help="Seconds."),
            click.option("--limit", metavar="N|none", callback=limit_given,
                         help="Rows. Default: 10000, and all triples."),
            output_options(*formats, streams=True, old=old),
        ):  # fmt: skip
            wrapped = option(wrapped)
        return cast("Function", wrapped)

    return decorate
