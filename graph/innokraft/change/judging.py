"""Writes a person's judgements on pairs of things, and brings the graph into line with them.

One pair, all pairs of a file, or all candidates of a rule: in one change, all or nothing. The file
is a table with tabs: the two things, the verdict, and if wanted why, who and when; a first line
that starts with `a`, `b` is its head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from innokraft.change.merge import edit_judgements
from innokraft.change.report import MergeReport, Options
from innokraft.curation.judgements import Judgement, Verdict, read_verdict
from innokraft.curation.keys import Key
from innokraft.curation.rules import RULES
from innokraft.errors import InnokraftError, Place, SourceError, UsageError, did_you_mean
from innokraft.files.tsv import numbered_lines
from innokraft.identity.candidates import find_candidates
from innokraft.identity.explanation import judged_keys, keys_of, named
from innokraft.store.embedded import EmbeddedStore


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a person says of two things: the verdict, why, who, and on which day."""

    verdict: str
    why: str
    who: str = ""
    when: str = ""


def judge(
    folder: str | PathLike[str],
    pairs: Iterable[tuple[str, str, Opinion]],
    options: Options | None = None,
) -> MergeReport:
    """Judges pairs of things, named as `explain` takes them, in one change: all or none.

    What the same person judged of the same two before is replaced; what others judged stays, and
    is reported as a conflict where it says otherwise.
    """
    with EmbeddedStore.open(Path(folder)) as store:
        new = [_judgement(judged_keys(store, a, b), opinion) for a, b, opinion in pairs]
    return _add(Path(folder), new, options)


def judge_file(
    folder: str | PathLike[str],
    path: str | PathLike[str],
    opinion: Opinion,
    options: Options | None = None,
) -> MergeReport:
    """Judges the pairs of a file; `opinion` says why, who and when where a line does not.

    Raises SourceError, with the line, for what is no judgement of two things of the graph.
    """
    with EmbeddedStore.open(Path(folder)) as store:
        new = [_of_line(store, place, cells, opinion) for place, cells in _lines(Path(path))]
    if not new:
        raise SourceError("there is no judgement in this file", Place(str(path)))
    return _add(Path(folder), new, options)


def judge_rule(
    folder: str | PathLike[str], rule: str, opinion: Opinion, options: Options | None = None
) -> MergeReport:
    """Judges all candidates of a rule that no one has judged, in one change.

    Raises UsageError for a name that no rule has, and where no candidate waits.
    """
    known = frozenset(each.name for each in RULES.values())
    if rule not in known:
        raise UsageError(f"no rule is named {rule!r}", remedy=did_you_mean(rule, known))
    with EmbeddedStore.open(Path(folder)) as store:
        found = find_candidates(store, rule=rule)
    if not found:
        raise UsageError(f"no pair of the rule {rule} waits for a judgement")
    return _add(Path(folder), [_judgement(each.keys, opinion) for each in found], options)


def _of_line(
    store: EmbeddedStore, place: Place, cells: Sequence[str], opinion: Opinion
) -> Judgement:
    first, second, verdict, why, who, when = cells
    said = Opinion(
        read_verdict(verdict, place), why or opinion.why, who or opinion.who, when or opinion.when
    )
    try:
        return _judgement(judged_keys(store, first, second), said)
    except InnokraftError as error:
        raise SourceError(error.problem, place, error.remedy) from None


def _judgement(keys: tuple[Key, Key], opinion: Opinion) -> Judgement:
    verdict = Verdict(opinion.verdict)
    return Judgement.make(keys, verdict, opinion.why, who=opinion.who, when=opinion.when)


def _add(folder: Path, new: list[Judgement], options: Options | None) -> MergeReport:
    """Adds judgements to the file; of two on one pair by one person, the last counts."""
    latest = {(each.a, each.b, each.who): each for each in new}

    def edit(old: tuple[Judgement, ...]) -> Iterable[Judgement]:
        return [*(j for j in old if (j.a, j.b, j.who) not in latest), *latest.values()]

    report = edit_judgements(folder, edit, options)
    report.judged = len(latest)
    return report


def _lines(path: Path) -> Iterator[tuple[Place, list[str]]]:
    """The lines of a file of judgements as six cells, with their places."""
    for place, line in numbered_lines(path, ()):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or (place.line == 1 and cells[:2] == ["a", "b"]):
            continue
        if not 3 <= len(cells) <= 6:
            problem = f"a line has three to six cells, this has {len(cells)}"
            raise SourceError(problem, place, "They are: a, b, verdict, why, who, when; with tabs.")
        yield place, cells + [""] * (6 - len(cells))


def take_back(
    folder: str | PathLike[str], things: tuple[str, str], options: Options | None = None
) -> MergeReport:
    """Takes all judgements on two things out of the file again.

    Raises UsageError where there is none.
    """
    with EmbeddedStore.open(Path(folder)) as store:
        ours, theirs = (set(keys_of(store, named(store, thing))) for thing in things)

    def is_on_both(judgement: Judgement) -> bool:
        pair = {judgement.a, judgement.b}
        return bool(pair & ours and pair & theirs) and pair <= ours | theirs

    def edit(old: tuple[Judgement, ...]) -> Iterable[Judgement]:
        left = [each for each in old if not is_on_both(each)]
        if len(left) == len(old):
            raise UsageError("no one has judged these two")
        return left

    return edit_judgements(Path(folder), edit, options)
