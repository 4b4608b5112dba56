"""The command `innokraft`: finds a command's module when it is called, and reports errors."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import NoReturn

import click

from innokraft import did_you_mean
from innokraft_cli.failures import exit_code_of
from innokraft_cli.inputs import made_strict

COMMANDS = {
    "annotate": "Make annotations of what was coded in a coding program.",
    "ask": "Answer a question from the library; every row cites.",
    "build": "Make a graph from records, or from a project folder.",
    "candidates": "List pairs that may be one, for a person to judge.",
    "choose": "Choose which of several values to go by, and say why.",
    "cite": "Say how to cite the graph, its sources, and every passage.",
    "compare": "Hold projects, organisations, periods, themes side by side.",
    "concepts": "List or search the concepts of innovation capacity, or add one.",
    "conflicts": "List where sources disagree, with the words of each.",
    "coverage": "Say how well each record is read, and what is left.",
    "decide": "Judge whether two things are one.",
    "diff": "Say in words what changed from one graph to another.",
    "evaluate": "Measure concept tagging against a gold: precision, recall, F1.",
    "explain": "Say why two things are one, or why not.",
    "export": "Write the whole graph: RDF, network, tables, workbook, package.",
    "init": "Lay out a project folder: records, own words, questions.",
    "gaps": "List what is missing: work not taken up, concepts without use.",
    "info": "Describe the graph: sources, counts, digest, how to cite it.",
    "log": "List what was done to a graph, and when.",
    "mcp": "Serve the graph to an assistant, by the Model Context Protocol.",
    "mention": "Take a false mention out, or put a missing one in.",
    "merge": "Add records to a graph, or newer versions of them.",
    "path": "Tell how two things hang together, a quote at each step.",
    "query": "Ask the graph in SPARQL.",
    "quotes": "List every sentence on a concept, in groups.",
    "read": "Make records of reports: PDF, docx, ODT, HTML, Markdown, text.",
    "render": "Write the graph as one interactive HTML file.",
    "repair": "Let what is whole of a damaged graph count again.",
    "report": "Write a cited report of a theme, an organisation or a period.",
    "review": "Decide on what waits in a project folder: suggestions and more.",
    "serve": "Serve the graph on this machine: pages, and SPARQL.",
    "shell": "Ask the graph at a prompt, with completion.",
    "show": "Show one thing: its facts, claims and quotes.",
    "similar": "List the projects most like one, and why.",
    "suggest": "Suggest what records say, for a person to judge.",
    "tag": "Find the concepts that a text mentions.",
    "terms": "List or search the classes and properties of the ontology.",
    "themes": "List the themes with projects, money, years, certainty.",
    "timeline": "Tell how the use of a concept goes over the years.",
    "undo": "Take the last change of a graph back, or do it again.",
    "validate": "Check quotes, shapes and scheme; exit 1 on a violation.",
    "wording": "Add words by which a concept is found.",
    "withdraw": "Take records out of a graph again.",
}
"""The commands and what they do. A command's module has its name."""


class Commands(click.Group):
    """Imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"innokraft_cli.{cmd_name}").command
        return made_strict(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with what was perhaps meant after a wrong name."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            ctx.fail(f"There is no command {name!r}. {did_you_mean(name, COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="innokraft")
def innokraft() -> None:
    """A knowledge graph of innovation capacity, with the quote behind every statement."""


def main() -> NoReturn:
    """Runs the command line: exit code 0 fine, 1 wrong data, 2 wrong use.

    A reader who has gone (`| head -1`) has what he wanted: that is fine too.
    """
    try:
        code = innokraft.main(standalone_mode=False)  # what an Exit inside a command says
    except SystemExit:  # in this mode click itself exits for a closed pipe alone, and with 1
        sys.exit(0)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        _tell_misuse(error)
        sys.exit(error.exit_code)
    except Exception as error:
        sys.exit(exit_code_of(error))
    finally:
        gc.freeze()  # the process ends: to look once more for what can go would only take time
    sys.exit(code if isinstance(code, int) else 0)


def _tell_misuse(error: click.ClickException) -> None:
    """Says what click says of a wrong call, which may hold anything that was typed."""
    from io import StringIO

    from innokraft_cli.printing import say_text

    told = StringIO()
    error.show(told)
    say_text(told.getvalue().rstrip("\n"), err=True)
