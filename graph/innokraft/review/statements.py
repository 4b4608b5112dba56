"""Suggested statements wait here; what is accepted goes to an annotation, as is what a person says.

What became of a suggestion goes to the table of the reviewed, and out of its file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from innokraft.drafting.reviewed import HEAD, Reviewed, Verdict, pending
from innokraft.drafting.suggestion import Reason, SuggestedStatement, SuggestedThing
from innokraft.drafting.suggestion_files import as_text, parse_suggestions
from innokraft.errors import UsageError
from innokraft.files.tsv import in_one_line
from innokraft.record import Record, Span
from innokraft.review.editing import Change, DecidedError, Edit
from innokraft.review.held import Held
from innokraft.review.mentions import MENTIONS
from innokraft.review.relations import Plain, in_words
from innokraft.review.saying import saying
from innokraft.review.tables import line_edit
from innokraft.review.trays import Decision, Task
from innokraft.text.language import language_of

PERSON = "person"
_LONGEST = 10_000
_KEYS = ("certainty", "attributed_to", "held_by")


class Statements:
    """The tray of suggested statements."""

    kind = "statement"

    def __init__(self, held: Held) -> None:
        self._held = held

    def gather(self) -> None:
        """All are found at once."""

    def waiting(self) -> list[Task]:
        """Records with what is most useful first, and in each the order of the text."""
        reviewed, annotations = self._held.reviewed(), [*self._held.annotations().values()]
        files = [
            pending(found, reviewed, annotations) for found in self._held.suggestions().values()
        ]
        files.sort(key=lambda found: -max((each.usefulness for each in found), default=0))
        return [
            Task(each.id, each.record)
            for found in files
            for each in sorted(found, key=lambda s: (s.span, s.says))
        ]

    def wrong(self) -> None:
        """What is wrong with a file is told of the file."""

    def done(self) -> int:
        """How many have a verdict."""
        return sum(MENTIONS not in each.statement for each in self._held.reviewed())

    def told(self, task: str, language: str) -> Plain:
        """A suggestion in words, with its place, its reason and what an annotation would say."""
        each = self._suggested(task)
        record = self._held.record(each.record, each.sha256)
        if record is None:
            raise UsageError(f"there is no record {each.record} in {self._held.project.records}")
        if each.span.of(record.text) != each.quote:
            problem = f"the text of {each.record} is another than when this was suggested"
            raise UsageError(problem, remedy="Run `innokraft suggest` again.")
        _, annotation = self._held.annotation_of(record)
        model = self._held.project.model
        words = [in_words(said, each, model, annotation, language) for said in each.says]
        return {
            "record": each.record, "sha256": record.sha256,
            "start": each.span.start, "end": each.span.end, "quote": each.quote,
            "says": list(each.says), "words": words, "certainty": each.certainty,
            "hedge": each.hedge, "held_by": each.held_by, "attributed_to": each.attributed_to,
            "things": [_plain(thing) for thing in each.things],
            "reason": each.reason._asdict(), "by": each.by, "sure": each.sure,
        }  # fmt: skip

    def edits(self, task: str, decision: Decision) -> Iterator[Edit]:
        """The annotation says it, or not; the table says who decided; it waits no longer."""
        suggested = self._suggested(task)
        if decision.verdict not in set(Verdict):
            raise UsageError(f"{decision.verdict!r} is no verdict", remedy=", ".join(Verdict))
        verdict = Verdict(decision.verdict)
        if verdict is not Verdict.REJECTED:
            new = own_statement(decision.instead, self._held) if decision.instead else suggested
            yield saying(self._held, new, decision.who)
        who, why, when = decision.who, decision.why, decision.when
        line = Reviewed.make(suggested, verdict, who=who, why=why, when=when).line()
        yield line_edit(self._held.project.reviewed, HEAD, line)
        for path, found in self._held.suggestions().items():
            if task in {each.id for each in found}:
                yield Edit(path, *_out_and_in(str(path), suggested))

    def _suggested(self, task: str) -> SuggestedStatement:
        for reviewed in self._held.reviewed():
            if reviewed.id == task:
                raise DecidedError(reviewed.verdict, reviewed.who)
        for found in self._held.suggestions().values():
            for each in found:
                if each.id == task:
                    return each
        raise DecidedError("gone")


def own_statement(told: Plain, held: Held) -> SuggestedStatement:
    """The statement that a person made in the page. Raises UsageError for what is none."""
    record = held.record(str(told.get("record", "")), str(told.get("sha256", "")))
    start, end, says = told.get("start"), told.get("end"), told.get("says")
    if record is None or record.sha256 != told.get("sha256"):
        raise UsageError("the record is not there in that version", remedy="Load the page anew.")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        raise UsageError("a statement rests on words", remedy="Select them in the text.")
    if end > len(record.text) or not Span(start, end).of(record.text).strip():
        raise UsageError("there are no words at that place", remedy="Select them in the text.")
    if not (isinstance(says, list) and says and all(_is_statement(each) for each in says)):
        raise UsageError("a statement is a subject, a relation and an object")
    words = {key: _text(told[key]) for key in _KEYS if told.get(key)}
    named = told.get("things")
    language = record.language or language_of(record.text, "sv") or "sv"
    things = tuple(_thing(each, language) for each in (named if isinstance(named, list) else ()))
    return _statement(record, Span(start, end), tuple(says), things, words)


def _statement(
    record: Record,
    span: Span,
    says: tuple[str, ...],
    things: tuple[SuggestedThing, ...],
    words: dict[str, Any],
) -> SuggestedStatement:
    language = record.language or language_of(record.text, "sv") or "sv"
    quote = span.of(record.text)
    reason = Reason(PERSON)
    return SuggestedStatement(
        record.key, record.sha256, span, quote, says, language, reason, 1.0,
        things, by=PERSON, **words,
    )  # fmt: skip


def _is_statement(said: object) -> bool:
    return len(_text(said).split(None, 2)) == 3


def _text(told: object) -> str:
    """A text that can be written. Raises UsageError for what is none."""
    if not isinstance(told, str) or not told.strip() or len(told) > _LONGEST:
        raise UsageError("a text belongs there")
    in_one_line(told)
    return told


def _thing(told: Any, language: str) -> SuggestedThing:
    keys = {"name", "kind", "label", "language", "of", "series", "year", "count"}
    if not (isinstance(told, dict) and {"name", "kind", "label"} <= told.keys() <= keys):
        raise UsageError("a thing has a name, a kind and a label")
    for key, value in told.items():
        if key in {"year", "count"}:
            if type(value) is not int:
                raise UsageError(f"the {key} of a thing is a whole number")
        else:
            _text(value)
    return SuggestedThing(**{"language": language, **told})


def _plain(thing: SuggestedThing) -> Plain:
    named = {
        "name": thing.name, "kind": thing.kind, "label": thing.label,
        "language": thing.language, "of": thing.of,
        "series": thing.series, "year": thing.year, "count": thing.count,
    }  # fmt: skip
    return {key: value for key, value in named.items() if value is not None}


def _out_and_in(file: str, suggested: SuggestedStatement) -> tuple[Change, Change]:
    """How a suggestion goes out of a file, and back into it."""

    def read(data: bytes) -> list[SuggestedStatement]:
        return parse_suggestions(data.decode("utf-8-sig"), file) if data else []

    def without(data: bytes) -> bytes:
        left = [each for each in read(data) if each.id != suggested.id]
        return as_text(left).encode() if left else b""

    return without, lambda data: as_text([*read(data), suggested]).encode()
