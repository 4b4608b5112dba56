"""`innokraft suggest --model`: what leaves the machine, and what became of the answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import click

from innokraft_cli.failures import exit_code_of
from innokraft_cli.printing import say
from innokraft_cli.telling import is_verbose, progress, remark

if TYPE_CHECKING:
    from innokraft import Asked, Asking

Function = TypeVar("Function", bound=Callable[..., Any])

_WORDS = {
    "sv": {
        "dry": "Inget skickades (--dry-run).",
        "sent": "- {record}: {n} tecken",
        "done": "{n} förslag i {records} post(er), i {folder}; inget är i grafen.",
        "dropped": "{n} togs inte med; av det som svarades:",
        "mended": "Av det som svarades:",
        "by": "Servern säger att det var {models} som svarade.",
        "kept_back": "{n} är avgjorda eller står redan i en annotering, och föreslås inte igen.",
        "outdated": "{n} förslag av andra gällde ord som posten inte längre har, och togs bort.",
        "failed": "{record}: {why}",
        "stopped": "Sedan frågades inte mer: {n} poster är kvar. Kör igen när det går.",
    },
    "en": {
        "dry": "Nothing was sent (--dry-run).",
        "sent": "- {record}: {n} characters",
        "done": "{n} suggestion(s) in {records} record(s), in {folder}; none is in the graph.",
        "dropped": "{n} left out; of what was answered:",
        "mended": "Of what was answered:",
        "by": "The server says that {models} answered.",
        "kept_back": "{n} are decided, or stand in an annotation, and are not suggested again.",
        "outdated": "{n} suggestions of others were of words that a record has no longer; gone.",
        "failed": "{record}: {why}",
        "stopped": "Then no more was asked: {n} record(s) are left. Run it again when it works.",
    },
}  # fmt: skip


class ModelOptions(NamedTuple):
    """What the command says of a language model; nothing is asked without a name."""

    language_model: str | None
    endpoint: str | None
    key_from: str | None
    timeout: float
    retries: int
    at_once: int
    most_tokens: int
    cache: Path | None
    dry_run: bool


def model_options(function: Function) -> Function:
    """The options of asking a language model, which the command gets together as `asked`."""

    @wraps(function)
    def command(**given: Any) -> Any:
        own = {name: given.pop(name) for name in ModelOptions._fields}
        return function(**given, asked=ModelOptions(**own))

    wrapped: Any = command
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return cast("Function", wrapped)


_FOLDER = click.Path(file_okay=False, path_type=Path)
_OPTIONS = (
    click.option(
        "--model", "language_model", metavar="NAME",
        help="Ask this language model, at --endpoint, and check what it says.",
    ),
    click.option(
        "--endpoint", metavar="URL",
        help="Where it is: a server that speaks OpenAI's protocol, such as "
        "http://localhost:11434/v1 for Ollama. Texts are sent there.",
    ),
    click.option(
        "--key-from", metavar="NAME",
        help="The variable of the environment that holds the key; OPENAI_API_KEY if not given.",
    ),
    click.option(
        "--timeout", metavar="SECONDS", type=click.FloatRange(0.1, 3600), default=300.0,
        show_default=True, help="How long to wait for one answer.",
    ),
    click.option(
        "--retries", metavar="N", type=click.IntRange(0, 10), default=2, show_default=True,
        help="How often to try again where the server is busy or fails.",
    ),
    click.option(
        "--at-once", metavar="N", type=click.IntRange(1, 32), default=4, show_default=True,
        help="How many questions are under way at once.",
    ),
    click.option(
        "--most-tokens", metavar="N", type=click.IntRange(64, 200_000), default=4096,
        show_default=True, help="How long an answer may be.",
    ),
    click.option(
        "--cache", metavar="FOLDER", type=_FOLDER,
        show_default="language-models, in the project folder",
        help="Where answers are kept, so that the same question is asked once.",
    ),
    click.option(
        "--dry-run", is_flag=True, help="Tell which texts would leave the machine; send nothing."
    ),
)  # fmt: skip


def check_model_options(asked: ModelOptions) -> None:
    """Refuses what only goes with a language model where none is named."""
    alone = {
        "--endpoint": asked.endpoint, "--key-from": asked.key_from, "--cache": asked.cache,
        "--dry-run": asked.dry_run,
    }  # fmt: skip
    for option, value in alone.items():
        if value and asked.language_model is None:
            raise click.UsageError(f"{option} goes with --model NAME: the model to ask.")


class Records(NamedTuple):
    """Which records are asked about, and where the suggestions go; in a project folder, its own."""

    files: tuple[Path, ...]
    as_format: str | None
    into: Path | None


def suggest_by_model(records: Records, asked: ModelOptions, lang: str) -> int:
    """Says what leaves the machine, asks, and says what came of it; the exit code."""
    from innokraft import (
        LanguageModel,
        ModelFolders,
        ask_language_model,
        find_project,
        prepare_asking,
    )

    assert asked.language_model is not None
    if asked.endpoint is None:
        raise click.UsageError("--model needs --endpoint URL: where the language model is.")
    model = LanguageModel(
        asked.language_model, asked.endpoint, asked.key_from, timeout=asked.timeout,
        retries=asked.retries, at_once=asked.at_once, most_tokens=asked.most_tokens,
    )  # fmt: skip
    project = find_project()
    paths = records.files or ((project.records,) if project else ())
    if not paths:
        raise click.UsageError("Name the files of records; only a project folder has its own.")
    usual = ModelFolders.of(project.root if project else Path())
    folders = ModelFolders(records.into or usual.suggestions, asked.cache or usual.answers)
    asking = prepare_asking(paths, model, folders, project, records.as_format)
    _tell_what_leaves(asking, asked, lang)
    code = max((exit_code_of(error, lang) for error in asking.refused), default=0)
    if not asked.dry_run:
        with progress(lang) as shown:
            done = ask_language_model(asking, *filter(None, (shown,)))
        code = max(code, _tell(done, folders.suggestions, lang))
    return min(code, 1)


def _tell_what_leaves(asking: Asking, asked: ModelOptions, lang: str) -> None:
    """Says what is sent and where to, whether or not --quiet was asked for."""
    for line in asking.told(lang):
        say(line, err=True)
    if asked.dry_run or is_verbose():
        for record, characters in asking.characters.items():
            say(_WORDS[lang]["sent"].format(record=record, n=characters), err=True)
    if asked.dry_run:
        say(_WORDS[lang]["dry"], err=True)


def _tell(done: Asked, into: Path, lang: str) -> int:
    words, code = _WORDS[lang], 0
    for record, error in sorted(done.failed.items()):
        for line in error.told(lang):
            say(words["failed"].format(record=record, why=line), err=True)
        code = max(code, 1)
    if done.stopped:
        say(words["stopped"].format(n=len(done.stopped)), err=True)
    if done.suggested:
        n, records = sum(done.suggested.values()), sum(map(bool, done.suggested.values()))
        say(words["done"].format(n=n, records=records, folder=into))
    for name in ("kept_back", "outdated"):
        if number := getattr(done, name):
            remark(words[name].format(n=number))
    if lines := done.tally.lines(lang):
        heading = words["dropped" if done.tally.dropped else "mended"]
        remark(heading.format(n=done.tally.dropped))
        for line in lines:
            remark(f"- {line}")
    if models := sorted(filter(None, done.answered_by)):
        remark(words["by"].format(models=", ".join(models)))
    return code
