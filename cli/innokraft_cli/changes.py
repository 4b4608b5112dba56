"""What every change prints; a plain merge prints it without click, which takes time to load."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from innokraft_cli.printing import put_json, say
from innokraft_cli.telling import is_quiet, is_verbose, progress
from innokraft_cli.words import WARNING, more

if TYPE_CHECKING:
    from innokraft import ChangeReport, MergeReport, Options

_MOST_TOLD = 200  # of each sort of what reading tells
_SORTS = {
    "warnings": WARNING,
    "skipped": {"sv": "överhoppad", "en": "skipped"},
    "refused": {"sv": "vägrad", "en": "refused"},
}
Given = TypeVar("Given")


class Change(NamedTuple):
    """What the options of a change say, each under its name, and how it is made and told."""

    graph: str
    lang: str
    dry_run: bool = False
    wait: float = 10.0
    judgements: Path | None = None
    form: str = "text"
    workers: int | None = None

    def make(self, work: Callable[[Options], Given]) -> Given:
        """Does the work with the options, while who watches sees how far it is."""
        from innokraft import Options

        with progress(self.lang) as show:
            return work(Options(self.dry_run, self.judgements, self.wait, show, self.workers))

    def tell(self, report: MergeReport, *lines: str, **data: object) -> None:
        """Prints what a change did, or would do, and what else there is to say of it."""
        from innokraft import as_data, as_lines

        print_intake(report, self.lang)
        print_each(report, self.lang)
        if self.form == "json":
            put_json({"dry_run": self.dry_run, **data, **as_data(report)})
            return
        for line in (*as_lines(report, self.lang, dry_run=self.dry_run), *lines):
            say(line)


def merge_and_tell(
    change: Change,
    paths: Iterable[Path],
    *,
    as_format: str | None = None,
    strict: bool = False,
    validate: bool = False,
    mirror: bool = False,
    even_most: bool = False,
) -> int:
    """Merges records and annotations into a graph, and tells; gives the exit code."""
    from innokraft import merge

    report = change.make(
        lambda options: merge(
            change.graph,
            paths,
            options._replace(validate=validate),
            as_format=as_format,
            strict=strict,
            mirror=mirror,
            even_most=even_most,
        )
    )
    change.tell(report)
    return 1 if report.refused or report.violations else 0


def require_sources(graph: str, paths: Iterable[Path]) -> None:
    """Raises UsageError where neither paths nor a project folder say what to read.

    And where the graph of a project folder is to be made outside of it.
    """
    from innokraft import UsageError, find_project, project_of

    if list(paths) or project_of(graph):
        return
    if here := find_project():
        problem = f"the graph {graph} lies outside the project folder {here.root}, which is its own"
        raise UsageError(problem, remedy="Leave --graph and INNOKRAFT_GRAPH out, or give PATHs.")
    raise UsageError("nothing says what to merge", remedy="Give a PATH, or go to a project folder.")


def print_intake(report: ChangeReport, lang: str) -> None:
    """Prints to standard error what was doubtful, left aside or refused."""
    for name, words in _SORTS.items():
        if is_quiet() and name != "refused":
            continue
        said = list(map(str, getattr(report, name)))
        if name == "warnings":
            said += [note.of(lang) for note in report.notes]
        most = len(said) if is_verbose() else _MOST_TOLD
        for each in said[:most]:
            say(f"{words[lang]}: {each}", err=True)
        if len(said) > most:
            say(f"{words[lang]}: {more(len(said) - most, lang)}", err=True)


def print_each(report: ChangeReport, lang: str) -> None:
    """With --verbose, prints what became of each record, and each decision, to standard error."""
    if is_verbose():
        from innokraft import each_line

        for line in each_line(report.outcome, lang):
            say(line, err=True)
