"""What became of suggestions, by whom and why: the file `reviewed.tsv` of a project folder.

A table with tabs, one line a suggestion, sorted, so that two people's files merge in git.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from innokraft.annotation.model import Annotation
from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.errors import Place, SourceError, UsageError
from innokraft.files.tsv import cells_of, check_day, in_one_line, numbered_lines, put_lines

FILE = "reviewed.tsv"
"""Its name in a project folder."""

HEAD = "record\tid\tverdict\tstatement\twho\twhy\twhen"


class Verdict(StrEnum):
    """What a person made of a suggestion."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CHANGED = "changed"


class Reviewed(NamedTuple):
    """One line: the record's key, the suggestion's id, the verdict, and what was suggested."""

    record: str
    id: str
    verdict: Verdict
    statement: str
    who: str = ""
    why: str = ""
    when: str = ""

    @classmethod
    def make(
        cls,
        suggestion: SuggestedStatement,
        verdict: Verdict,
        *,
        who: str = "",
        why: str = "",
        when: str = "",
    ) -> Reviewed:
        """A line of a suggestion. Raises UsageError for what is no day and no text."""
        check_day(when)
        record, said, who, why = map(in_one_line, (suggestion.record, suggestion.says[0], who, why))
        return cls(record, suggestion.id, verdict, said, who, why, when)

    def line(self) -> str:
        """The line in the file, without its end."""
        return "\t".join(self)


def read_reviewed(path: Path) -> tuple[Reviewed, ...]:
    """The lines of a file, sorted; none where there is no file.

    Raises SourceError, with the line, for what is none, and for an id with two verdicts.
    """
    found: dict[str, tuple[Place, Reviewed]] = {}
    for place, line in numbered_lines(path, (HEAD,)):
        each = _parsed(line, place)
        first, before = found.setdefault(each.id, (place, each))
        if before.verdict != each.verdict:
            problem = f"{each.id} is {each.verdict}, but {before.verdict} in line {first.line}"
            raise SourceError(problem, place, "Keep one of the lines.")
    return tuple(sorted(each for _, each in found.values()))


def write_reviewed(path: Path, reviewed: Iterable[Reviewed]) -> None:
    """Writes the file anew in one step: head, then the lines, sorted, each once."""
    put_lines(path, [HEAD, *sorted({each.line() for each in reviewed})])


def _parsed(line: str, place: Place) -> Reviewed:
    record, id_, verdict, statement, who, why, when = cells_of(
        line, place, HEAD, "a line of what was reviewed has seven cells"
    )
    if verdict not in set(Verdict):
        problem = f"{verdict!r} is no verdict"
        raise SourceError(problem, place, f"It is one of {', '.join(Verdict)}.")
    try:
        check_day(when)
    except UsageError as error:
        raise SourceError(error.problem, place, error.remedy) from None
    return Reviewed(record, id_, Verdict(verdict), statement, who, why, when)


def pending(
    suggestions: Iterable[SuggestedStatement],
    reviewed: Iterable[Reviewed] = (),
    annotations: Sequence[Annotation] = (),
) -> list[SuggestedStatement]:
    """The suggestions, in their order, on which nobody has given a word.

    Left out are those with a verdict, and those whose statements the `annotations` of their record
    say already: of concepts and values to the letter, of things by name, of the quote itself where
    one of the two quotes holds the other.
    """
    done = {each.id for each in reviewed}
    said = _said(annotations)
    return [each for each in suggestions if each.id not in done and not _is_said(each, said)]


def _is_said(suggestion: SuggestedStatement, said: Mapping[tuple[str, str], list[str]]) -> bool:
    quotes = said.get((suggestion.record, suggestion.says[0]), [])
    if not suggestion.says[0].endswith(" quote"):
        return bool(quotes)
    return any(suggestion.quote in each or each in suggestion.quote for each in quotes)


def _said(annotations: Sequence[Annotation]) -> Mapping[tuple[str, str], list[str]]:
    """The quotes of each statement of a record."""
    found: dict[tuple[str, str], list[str]] = {}
    for annotation in annotations:
        for reading in annotation.readings:
            for s in reading.statements:
                key = (annotation.record, f"{s.subject} {s.predicate} {s.object}")
                found.setdefault(key, []).append(reading.quote)
    return found
