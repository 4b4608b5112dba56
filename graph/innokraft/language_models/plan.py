"""What is to be asked of a language model, before anything is sent: which texts, and where to.

`prepare_asking` reads the records and looks up what is answered already; `Asking.told` says what
would leave the machine; `ask_language_model` sends it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from innokraft.drafting.decided import Decided
from innokraft.drafting.suggestion_files import FOLDER as SUGGESTIONS
from innokraft.errors import InnokraftError
from innokraft.language_models.cache import FOLDER, AnswerCache, digest_of
from innokraft.language_models.leaving import Leaving, proxy_of, told_lines
from innokraft.language_models.parts import Part, parts_of
from innokraft.language_models.prompt import Message, answer_schema, instructions, question
from innokraft.language_models.proposals import Answer
from innokraft.language_models.settings import Key, LanguageModel
from innokraft.model.model import SHIPPED, Model
from innokraft.project.folder import ProjectFolder
from innokraft.readers import read
from innokraft.readers.messages import SkippedError
from innokraft.record import Record


class Question(NamedTuple):
    """One part of a record to ask about, and the digest under which its answer is kept."""

    part: Part
    digest: str

    def messages(self, model: Model) -> list[Message]:
        """What is sent."""
        return question(model, self.part)


class ModelFolders(NamedTuple):
    """The folder of suggestions, and that of answers, which are kept nowhere without one."""

    suggestions: Path
    answers: Path | None = None

    @classmethod
    def of(cls, root: Path) -> ModelFolders:
        """Those of a project folder, or of another."""
        return cls(root / SUGGESTIONS, root / FOLDER)


@dataclass(slots=True)
class Asking:
    """What is to be asked: `parts` are the questions of each record, `answers` those given before.

    `refused` are files and records that could not be read.
    """

    language_model: LanguageModel
    model: Model
    folders: ModelFolders
    cache: AnswerCache
    key: Key | None
    decided: Decided
    parts: dict[str, list[Question]] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    refused: list[InnokraftError] = field(default_factory=list)
    empty: int = 0

    @property
    def open(self) -> list[Question]:
        """The questions without an answer, in the order of the records."""
        every = (each for questions in self.parts.values() for each in questions)
        return [each for each in every if each.digest not in self.answers]

    @property
    def characters(self) -> dict[str, int]:
        """How many characters of each record's text would be sent."""
        found: dict[str, int] = {}
        for each in self.open:
            key = each.part.record.key
            found[key] = found.get(key, 0) + each.part.characters
        return found

    @property
    def leaving(self) -> Leaving:
        """What would be sent, and where to."""
        questions, characters = self.open, self.characters
        records = tuple(characters)
        return Leaving(
            model=self.language_model,
            key=self.key,
            proxy=proxy_of(self.language_model),
            records=records,
            questions=len(questions),
            characters=sum(characters.values()),
            instructions=len(instructions(self.model)),
            kept=len(self.parts) - len(records),
            empty=self.empty,
            damaged=self.cache.damaged,
        )

    def told(self, language: str) -> list[str]:
        """What would leave the machine, in lines for a person."""
        return told_lines(self.leaving, language)


def prepare_asking(
    paths: Iterable[Path],
    language_model: LanguageModel,
    folders: ModelFolders,
    project: ProjectFolder | None = None,
    as_format: str | None = None,
) -> Asking:
    """Reads the records of files and folders, and finds what there is to ask. Sends nothing.

    In a `project` its words count, and what was decided there is not suggested again. Raises
    UsageError where the key that the language model names is not there.
    """
    asking = Asking(
        language_model=language_model,
        model=project.model if project else SHIPPED,
        folders=folders,
        cache=AnswerCache(folders.answers),
        key=language_model.key(),
        decided=Decided(project),
    )
    alike = _digest_of_all(asking)
    for record in _records(paths, as_format, asking.refused):
        questions = [Question(part, _digest(asking, alike, part)) for part in parts_of(record)]
        if not questions:
            asking.empty += 1
            continue
        asking.parts[record.key] = questions
        for each in questions:
            if answer := asking.cache.get(each.digest):
                asking.answers[each.digest] = answer
    return asking


def _records(
    paths: Iterable[Path], as_format: str | None, refused: list[InnokraftError]
) -> Iterable[Record]:
    """The records by their keys; of several versions the newest, the later one where none is."""
    found: dict[str, Record] = {}
    for item in read(paths, as_format):
        if isinstance(item, Record):
            held = found.setdefault(item.key, item)
            if not (held.modified and item.modified and item.modified.is_before(held.modified)):
                found[item.key] = item
        elif not isinstance(item, SkippedError):
            refused.append(item)
    return found.values()


def _digest_of_all(asking: Asking) -> str:
    """The digest of what all questions have in common."""
    asked = asking.language_model
    return digest_of({
        "model": asked.name,
        "endpoint": asked.place.url,
        "instructions": instructions(asking.model),
        "schema": answer_schema(asking.model),
        "parameters": {"temperature": 0, "tokens": asked.most_tokens},
    })  # fmt: skip


def _digest(asking: Asking, alike: str, part: Part) -> str:
    """The digest of one question: what it has in common with others, the record and its text."""
    asked = question(asking.model, part)[1:]
    return digest_of([alike, part.record.key, part.record.sha256, asked])
