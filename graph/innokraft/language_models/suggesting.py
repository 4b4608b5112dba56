"""Asks, checks and writes: the answers of a language model become suggestions, a file a record."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innokraft.drafting.decided import of_version
from innokraft.drafting.suggestion import SuggestedStatement, SuggestedThing, combined
from innokraft.drafting.suggestion_files import (
    read_suggestions,
    suggestions_file,
    write_suggestions,
)
from innokraft.errors import FaultError, InnokraftError, Place, in_words
from innokraft.language_models.at_once import at_once
from innokraft.language_models.checking import check
from innokraft.language_models.drops import Tally
from innokraft.language_models.failures import AskingError, without_library
from innokraft.language_models.plan import Asking, Question
from innokraft.language_models.prompt import answer_schema
from innokraft.language_models.proposals import Answer, as_answer
from innokraft.progress import Progress, tell_nobody

if TYPE_CHECKING:
    from innokraft.language_models.asking import Answered, Asker

_IN_A_ROW = 3
"""After so many failures of the endpoint itself, and no answer, nothing more is sent."""


@dataclass(slots=True)
class Asked:
    """What came of asking, by record: how many suggestions, what was left out, what failed and why.

    `stopped` are the records that were not asked about any more, as the endpoint failed at others,
    `kept_back` suggestions that have a verdict or stand in an annotation, `outdated` those of
    others that were of words which a record has no longer.
    """

    suggested: dict[str, int] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    failed: dict[str, InnokraftError] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)
    kept_back: int = 0
    outdated: int = 0
    answered_by: set[str] = field(default_factory=set)

    @property
    def tally(self) -> Tally:
        """What was left out or mended in all, with examples of the first records by name."""
        total = Tally()
        for _, tally in sorted(self.tallies.items()):
            total.take(tally)
        return total


def ask_language_model(asking: Asking, progress: Progress = tell_nobody) -> Asked:
    """Sends what is open, and writes what of the answers holds into the files of suggestions.

    A record that fails is told in what is given back, and the others go on. Raises UsageError
    where the package `openai` is not installed.
    """
    asked, open_ = Asked(), asking.open
    waiting = {key: len(_open(asking, key)) for key in asking.parts}
    for key in [key for key, number in waiting.items() if not number]:
        _write(asking, asked, key)
    if open_:
        with closing(_asker(asking)) as asker:
            _ask(asking, asked, asker, waiting, progress)
    return asked


def _open(asking: Asking, key: str) -> list[Question]:
    return [each for each in asking.parts[key] if each.digest not in asking.answers]


def _asker(asking: Asking) -> Asker:
    try:
        from innokraft.language_models.asking import Asker
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "openai":
            raise
        raise without_library() from None
    return Asker(asking.language_model, asking.key, answer_schema(asking.model))


def _ask(
    asking: Asking, asked: Asked, asker: Asker, waiting: dict[str, int], progress: Progress
) -> None:
    questions, in_a_row, done = asking.open, 0, 0
    progress("asking", 0, len(questions))

    def answer(question: Question) -> Answered:
        return asker.ask(question.messages(asking.model))

    with closing(at_once(answer, questions, asking.language_model.at_once)) as results:
        for question, result in results:
            done += 1
            key = question.part.record.key
            if isinstance(result, Exception):
                failure = _failure(result, key)
                asked.failed.setdefault(key, failure)
                is_of_endpoint = isinstance(failure, AskingError) and failure.of_endpoint
                in_a_row = in_a_row + 1 if is_of_endpoint else 0
            else:
                in_a_row = 0
                _take(asking, asked, question, result)
                waiting[key] -= 1
                if not waiting[key]:
                    _write(asking, asked, key)
            progress("asking", done, len(questions))
            if in_a_row >= _IN_A_ROW and not asked.answered_by:
                break
    told = asked.suggested.keys() | asked.failed.keys()
    asked.stopped = [key for key in asking.parts if key not in told]


def _failure(error: Exception, key: str) -> InnokraftError:
    if isinstance(error, InnokraftError):
        return error
    return in_words(error) if isinstance(error, OSError) else FaultError.of(error, Place(key))


def _take(asking: Asking, asked: Asked, question: Question, answered: Answered) -> None:
    record, model = question.part.record, asking.language_model
    told = {
        "record": record.key, "text": record.sha256, "model": model.name,
        "endpoint": model.place.url,
    }  # fmt: skip
    asking.cache.put(question.digest, told, answered.kept, answered.model)
    asking.answers[question.digest] = as_answer(answered.kept)
    asked.answered_by.add(answered.model)


def _write(asking: Asking, asked: Asked, key: str) -> None:
    """Writes what holds of a record's answers beside what others suggested of it."""
    made, tally, named = list[SuggestedStatement](), Tally(), dict[str, SuggestedThing]()
    for question in asking.parts[key]:
        answer: Answer = asking.answers[question.digest]
        checked = check(question.part, answer, asking.model, asking.language_model.by, named)
        made += checked.suggestions
        tally.take(checked.tally)
    record = asking.parts[key][0].part.record
    try:
        path = suggestions_file(asking.folders.suggestions, key)
        before = [s for s in read_suggestions(path) if s.by != asking.language_model.by]
        held = list(of_version(before, record))
        everything = combined(held, made, asking.language_model.by)
        waiting = asking.decided.waiting(everything, record)
        write_suggestions(path, waiting)
    except (InnokraftError, OSError) as error:
        asked.failed[key] = _failure(error, key)
        return
    asked.outdated += len(before) - len(held)
    asked.kept_back += len(everything) - len(waiting)
    asked.tallies[key] = tally
    asked.suggested[key] = sum(each.by == asking.language_model.by for each in waiting)
