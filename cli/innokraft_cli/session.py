"""What is typed at the prompt of `innokraft shell`: queries, and commands that begin with a dot."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from innokraft import UsageError, did_you_mean
from innokraft_cli.answering import Bounds, limits_of
from innokraft_cli.failures import exit_code_of
from innokraft_cli.output import resolve
from innokraft_cli.printing import say, say_table
from innokraft_cli.start import FORMATS

if TYPE_CHECKING:
    from innokraft import AskedQuestion, Graph

_PATIENCE = 5.0
"""Seconds to look for why an answer is empty."""
_MARKS = (".", "\\")
_ALONE = {"help": "help", "?": "help", "hjälp": "help", "quit": "quit", "exit": "quit"}
"""What is taken for a command though it has no dot."""
_EXAMPLES = (
    ("projekten och deras namn", "the projects and their names",
     "SELECT ?project ?title { ?project a ik:Project ; dcterms:title ?title } LIMIT 10"),
    ("vem som har gett hur mycket", "who gave how much",
     ("SELECT ?funder ?currency (SUM(?value) AS ?sum) { ?grant schema:funder ?funder ; "
      "schema:amount ?a . ?a schema:value ?value ; schema:currency ?currency } "
      "GROUP BY ?funder ?currency")),
    ("vad texter säger om ett begrepp, med citat", "what texts say of a concept, with quotes",
     "SELECT ?project ?quote { ?said rdf:subject ?project ; rdf:object c:mod ; oa:exact ?quote }"),
    ("hur ofta varje egenskap används", "how often each property is used",
     "SELECT ?property (COUNT(*) AS ?n) { ?s ?property ?o } GROUP BY ?property ORDER BY DESC(?n)"),
    ("begreppen och vad de heter", "the concepts and what they are called",
     ('SELECT ?concept (ikf:label(?concept, "sv") AS ?sv) (ikf:label(?concept, "en") AS ?en) '
      "{ ?concept skos:topConceptOf ?scheme }")),
)  # fmt: skip
_WORDS = {
    "sv": {
        "stopped": "avbruten", "saved": "{file}: {count} rader", "none": "ingen fråga är ställd än",
        "is": "{what}: {value}", "how": "En fråga i SPARQL, eller ett kommando:",
        "keys": "Enter kör en fråga som är hel, annars blir det en ny rad; Alt-Enter kör genast, "
        "Ctrl-J ger en ny rad. Tabb föreslår ord, Ctrl-C avbryter, Ctrl-D slutar.",
    },
    "en": {
        "stopped": "stopped", "saved": "{file}: {count} rows", "none": "no query was asked yet",
        "is": "{what}: {value}", "how": "A query in SPARQL, or a command:",
        "keys": "Enter runs a query that is whole, else it makes a new line; Alt-Enter runs at "
        "once, Ctrl-J makes a new line. Tab suggests words, Ctrl-C stops, Ctrl-D ends.",
    },
}  # fmt: skip


class Command(NamedTuple):
    """A command of the prompt: what follows it, and what it does."""

    takes: str
    sv: str
    en: str


COMMANDS = {
    "help": Command("", "kommandona", "the commands"),
    "examples": Command("[N]", "frågor att börja med; N kör en", "queries to try; N runs one"),
    "prefixes": Command("", "prefixen som inte behöver deklareras", "prefixes that are known"),
    "questions": Command("", "bibliotekets frågor", "the questions of the library"),
    "ask": Command("N [NAME=VALUE …]", "ställ en fråga ur biblioteket", "ask one of them"),
    "show": Command("THING", "en sak och vad den vilar på", "a thing and what it rests on"),
    "explain": Command("", "vad varje mönster i förra frågan passade",
                       "what each pattern of the last query matched"),
    "save": Command("FILE", "förra svaret till en fil; ändelsen säger formatet",
                    "the last answer to a file; its ending names the format"),
    "format": Command("[FORMAT]", ", ".join(FORMATS), ", ".join(FORMATS)),
    "limit": Command("[N|none]", "hur många rader som visas", "how many rows are shown"),
    "language": Command("[sv|en]", "språket", "the language"),
    "quit": Command("", "sluta", "end"),
}  # fmt: skip


def is_command(text: str) -> bool:
    """Whether what is typed is a command, and no query."""
    return text.strip().startswith(_MARKS) or text.strip().lower() in _ALONE


class Session:
    """A graph, and how it is asked: what is typed goes to `run` until that says it is over.

    `code` is the exit code: that of the worst that was typed.
    """

    def __init__(self, graph: Graph, bounds: Bounds, language: str) -> None:
        self.graph, self.bounds, self.language = graph, bounds, language
        self.code = 0
        self._limit = "10000"
        self._last = ""

    def run(self, typed: str) -> bool:
        """Does what is typed, and says how it failed; False after the command that ends it."""
        text = typed.strip()
        if text.lower() in {".quit", ".exit", "\\quit", "\\q", "quit", "exit"}:
            return False
        try:
            if is_command(text):
                self._command(text)
            elif text:
                self._query(typed)
        except KeyboardInterrupt:
            self._say("stopped")
        except BrokenPipeError:
            raise
        except click.ClickException as error:
            say(f"innokraft: {error.format_message()}", err=True)
            self.code = 2
        except Exception as error:
            self.code = max(self.code, exit_code_of(error, self.language))
        return True

    def _say(self, name: str, **values: object) -> None:
        say(_WORDS[self.language][name].format(**values), err=True)

    def _query(self, sparql: str) -> None:
        self._last = sparql
        written = self.bounds.answer(self.graph, sparql, self.language)
        if written.kind != "boolean" and not written.count:
            self._tell_why_empty(sparql)

    def _tell_why_empty(self, asked: str | AskedQuestion) -> None:
        limits = self.bounds.limits
        why = self.graph.why_empty(asked, limits._replace(seconds=min(_PATIENCE, limits.seconds)))
        say(f"innokraft: {why.of(self.language)}", err=True)

    def _command(self, text: str) -> None:
        name, _, rest = text.lstrip("".join(_MARKS)).strip().partition(" ")
        name = _ALONE.get(name.lower(), name.lower())
        near = [each for each in COMMANDS if name and each.startswith(name)]
        if name not in COMMANDS and len(near) != 1:
            known = [f".{each}" for each in COMMANDS]
            raise UsageError(f"there is no command .{name}", remedy=did_you_mean(f".{name}", known))
        do: Callable[[str], None] = getattr(self, f"_do_{name if name in COMMANDS else near[0]}")
        do(rest.strip())

    def _do_help(self, _: str) -> None:
        say(_WORDS[self.language]["how"])
        for name, (takes, *words) in COMMANDS.items():
            say(f"  {f'.{name} {takes}':26} {words[self.language != 'sv']}")
        say(_WORDS[self.language]["keys"])

    def _do_examples(self, which: str) -> None:
        if which:
            if not which.isdecimal() or not 0 < int(which[:9]) <= len(_EXAMPLES):
                raise UsageError(f"there is no example {which}", remedy="List them: .examples")
            sparql = _EXAMPLES[int(which) - 1][2]
            say(sparql)
            self._query(sparql)
            return
        for number, (sv, en, sparql) in enumerate(_EXAMPLES, 1):
            say(f"{number}  {sv if self.language == 'sv' else en}", bold=True)
            say(f"   {sparql}")

    def _do_prefixes(self, _: str) -> None:
        from innokraft import QUERY_PREFIXES

        rows = [(f"{name}:", iri) for name, iri in sorted(QUERY_PREFIXES.items())]
        say_table(("prefix", "IRI"), rows)

    def _do_questions(self, _: str) -> None:
        for each in self.graph.questions():
            say(f"{each.name:>3}  {each.text().of(self.language)}")

    def _do_ask(self, rest: str) -> None:
        from innokraft import find_question

        words = shlex.split(rest)
        given = dict(word.split("=", 1) for word in words if "=" in word)
        name = " ".join(word for word in words if "=" not in word)
        if not name:
            raise UsageError("which question?", remedy="List them: .questions")
        wanted = find_question(name, self.graph.questions(), self.language)
        question = self.graph.question(wanted, given, language=self.language)
        say(question.text.of(self.language), err=True)
        if not self.bounds.answer(self.graph, question, self.language).count:
            self._tell_why_empty(question)

    def _do_show(self, thing: str) -> None:
        from innokraft_cli.show import tell

        if not thing:
            raise UsageError("which thing?", remedy="For example: .show samhällskontrakt")
        tell(self.graph, thing, self.language)

    def _do_explain(self, _: str) -> None:
        from innokraft_cli.explaining import tell_steps

        limits, paged = self.bounds.limits, self.bounds.paged
        tell_steps(self.graph, self._asked_last(), self.language, limits, paged=paged)

    def _do_save(self, file: str) -> None:
        if not file:
            raise UsageError("to which file?", remedy="For example: .save answer.csv")
        form, output = resolve(None, str(Path(file).expanduser()), FORMATS)
        bounds = self.bounds._replace(form=form, output=output)
        written = bounds.answer(self.graph, self._asked_last(), self.language)
        self._say("saved", file=file, count=written.count)

    def _asked_last(self) -> str:
        if not self._last:
            raise UsageError(_WORDS[self.language]["none"])
        return self._last

    def _do_format(self, form: str) -> None:
        if form:
            resolve(form, "-", FORMATS)
            self.bounds = self.bounds._replace(form=form)
        self._say("is", what=".format", value=self.bounds.form or "table")

    def _do_limit(self, limit: str) -> None:
        if limit:
            if limit != "none" and not (limit.isdecimal() and int(limit[:18])):
                raise UsageError(f"{limit!r} is no number of rows", remedy="Write 100, or none.")
            old = self.bounds.limits
            new = limits_of(limit, old.seconds, int(old.megabytes))
            self.bounds, self._limit = self.bounds._replace(limits=new), limit
        self._say("is", what=".limit", value=self._limit)

    def _do_language(self, language: str) -> None:
        if language:
            if language not in _WORDS:
                raise UsageError(f"there is no language {language!r}", remedy="There are: sv, en.")
            self.language = language
        self._say("is", what=".language", value=self.language)
