"""Mentions that the tagger is not sure of wait here; what is accepted goes to `mentions.tsv`.

What became of each goes to the table of the reviewed, as of a statement that the project mentions
the concept: a mention that the machine does not count needs no line that takes it out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from innokraft.curation.mentions import HEAD, Correction, Mentioned, read_mentions
from innokraft.describe.corrections import Prose, passages
from innokraft.drafting.reviewed import HEAD as REVIEWED_HEAD
from innokraft.drafting.reviewed import Reviewed, Verdict
from innokraft.errors import InnokraftError, UsageError
from innokraft.record import Record, Span
from innokraft.review.editing import DecidedError, Edit
from innokraft.review.gathering import Gathering
from innokraft.review.held import Held
from innokraft.review.relations import Plain
from innokraft.review.tables import line_edit
from innokraft.review.trays import Decision, Task
from innokraft.tagging.tagger import tagger_of
from innokraft.versions.sentences import sentence

_WHY = "read in its sentence"
MENTIONS = " mentions concept:"


class Doubtful(NamedTuple):
    """A mention that does not count by itself, and where it stands."""

    record: Record
    concept: str
    span: Span
    sure: float

    @property
    def quote(self) -> str:
        """Its words."""
        return self.span.of(self.record.text)

    @property
    def statement(self) -> str:
        """What would be said."""
        return f"project{MENTIONS}{self.concept}"

    @property
    def id(self) -> str:
        """What it is known by: the same in all versions where as many such words stand before."""
        before = self.record.text.count(self.quote, 0, self.span.start)
        told = "\n".join((self.record.key, self.statement, self.quote, str(before)))
        return hashlib.sha256(told.encode()).hexdigest()[:12]


class Mentions:
    """The tray of doubtful mentions."""

    kind = "mention"

    def __init__(self, held: Held) -> None:
        self._held = held
        self._found = Gathering(self._find, self._stamp)
        self._told_by: tuple[Correction, ...] = ()
        self._told: dict[str, bool] = {}

    def gather(self) -> None:
        """Waits until all are found."""
        self._found.all()

    def waiting(self) -> list[Task]:
        """Those on which nobody has given a word, the surest first."""
        done = {each.id for each in self._held.reviewed()}
        waiting = [each for each in self._found.so_far() if each.id not in done]
        waiting = [each for each in waiting if not self._is_told(each)]
        waiting.sort(key=lambda each: -each.sure)
        return [Task(each.id, each.record.key) for each in waiting]

    def wrong(self) -> InnokraftError | None:
        """Why not all could be found."""
        return self._found.wrong

    def done(self) -> int:
        """How many have a verdict."""
        return sum(MENTIONS in each.statement for each in self._held.reviewed())

    def told(self, task: str, language: str) -> Plain:
        """A mention with its words and its sentence."""
        each = self._doubtful(task)
        model = self._held.project.model
        concept = model.concepts.get(each.concept)
        start, end = each.span
        around = sentence(each.record.text, each.span, _passage(each))
        return {
            "record": each.record.key, "sha256": each.record.sha256, "start": start, "end": end,
            "quote": each.quote, "sentence": around.of(each.record.text).strip(),
            "concept": concept.label(language) if concept else each.concept,
            "told": concept.definitions.get(language, "") if concept else "", "sure": each.sure,
        }  # fmt: skip

    def edits(self, task: str, decision: Decision) -> Iterator[Edit]:
        """The line that puts the mention in, and that of what became of it."""
        each = self._doubtful(task)
        if decision.verdict not in {Verdict.ACCEPTED, Verdict.REJECTED}:
            raise UsageError(f"{decision.verdict!r} is no verdict", remedy="accepted, rejected")
        if decision.verdict == Verdict.ACCEPTED:
            yield line_edit(self._held.project.mentions, HEAD, _correction(each, decision).line())
        line = Reviewed(
            each.record.key, each.id, Verdict(decision.verdict), each.statement,
            decision.who, decision.why, decision.when,
        )  # fmt: skip
        yield line_edit(self._held.project.reviewed, REVIEWED_HEAD, line.line())

    def _doubtful(self, task: str) -> Doubtful:
        for reviewed in self._held.reviewed():
            if reviewed.id == task:
                raise DecidedError(reviewed.verdict, reviewed.who)
        for each in self._found.so_far():
            if each.id == task:
                return each
        raise DecidedError("gone")

    def _stamp(self) -> object:
        self._held.records()
        return self._held.reading

    def _find(self) -> Iterator[Doubtful]:
        tagger = tagger_of(self._held.project.model)
        for versions in self._held.records().values():
            record, seen = versions[-1], set[tuple[str, Span]]()
            for passage in passages(record):
                for found in tagger.tag(passage.span.of(record.text), passage.language):
                    start = passage.span.start
                    span = Span(start + found.start, start + found.end)
                    if not found.counts and (found.concept, span) not in seen:
                        seen.add((found.concept, span))
                        yield Doubtful(record, found.concept, span, found.sure)

    def _is_told(self, each: Doubtful) -> bool:
        """Whether a person has spoken of it in `mentions.tsv`; looked for once while that stays."""
        path = self._held.project.mentions
        corrections = self._held.read("mentions", path, read_mentions) or ()
        if corrections is not self._told_by:
            self._told_by, self._told = corrections, {}
        if each.id not in self._told:
            self._told[each.id] = _is_told(each, corrections)
        return self._told[each.id]


def _is_told(each: Doubtful, corrections: tuple[Correction, ...]) -> bool:
    """Whether a line of a person speaks of these words and this concept."""
    near = [
        line for line in corrections
        if line.concept == each.concept and line.record in {each.record.key, "*"}
    ]  # fmt: skip
    if not near:
        return False
    prose = Prose(each.record)
    for line in near:
        found = prose.find(line)
        if isinstance(found, list) and any(
            span.start <= each.span.start and each.span.end <= span.end for span in found
        ):
            return True
    return False


def _correction(each: Doubtful, decision: Decision) -> Correction:
    every = Correction.make(
        each.record.key, each.concept, Mentioned.YES, each.quote, occurrence="*", why=_WHY
    )
    found = Prose(each.record).find(every)
    places = found if isinstance(found, list) else []
    number = str(places.index(each.span) + 1) if len(places) > 1 and each.span in places else ""
    why = decision.why or _WHY
    return every._replace(occurrence=number, why=why, who=decision.who, when=decision.when)


def _passage(each: Doubtful) -> Span:
    spans = (passage.span for passage in passages(each.record))
    return next(s for s in spans if s.start <= each.span.start and each.span.end <= s.end)
