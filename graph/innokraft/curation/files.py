"""The files beside a graph that are a part of what it is made of: what people decided."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from innokraft.curation.choices import HEAD as CHOICES_HEAD
from innokraft.curation.choices import Choice, choices_file, read_choices, write_choices
from innokraft.curation.judgements import HEAD as JUDGEMENTS_HEAD
from innokraft.curation.judgements import Judgement, read_judgements, write_judgements
from innokraft.curation.mentions import HEAD as MENTIONS_HEAD
from innokraft.curation.mentions import (
    Correction,
    read_mentions,
    write_mentions,
)
from innokraft.files.graph_folder import CHOICES, JUDGEMENTS, MENTIONS, curated_folder
from innokraft.files.tsv import numbered_lines, put_lines
from innokraft.model.model import Model
from innokraft.store.seals import FileEdit

EditJudgements = Callable[[tuple[Judgement, ...]], Iterable[Judgement]]
"""Gives the judgements that are to count instead of some."""

EditChoices = Callable[[tuple[Choice, ...]], Iterable[Choice]]
"""Gives the choices that are to count instead of some."""

EditMentions = Callable[[tuple[Correction, ...]], Iterable[Correction]]
"""Gives the corrections of mentions that are to count instead of some."""

_HEADS = (CHOICES_HEAD, JUDGEMENTS_HEAD, MENTIONS_HEAD)


class Edits(NamedTuple):
    """How the files are to change; None leaves one as it is."""

    judgements: EditJudgements | None = None
    choices: EditChoices | None = None
    mentions: EditMentions | None = None


class Curated(NamedTuple):
    """What people decided that is to count."""

    judgements: tuple[Judgement, ...] = ()
    choices: tuple[Choice, ...] = ()
    mentions: tuple[Correction, ...] = ()


class CuratedPaths(NamedTuple):
    """Where the files are."""

    judgements: Path
    choices: Path
    mentions: Path

    @classmethod
    def of(cls, folder: Path, judgements: Path | None = None) -> CuratedPaths:
        """Those of a graph folder; `judgements` is a file elsewhere."""
        root = curated_folder(folder)
        return cls(judgements or root / JUDGEMENTS, choices_file(folder), root / MENTIONS)

    def read(self, model: Model | None = None) -> Curated:
        """What the files hold. Raises SourceError, with the line, for a wrong file.

        A mention of a concept that the model lacks is wrong, where one is given.
        """
        corrections = read_mentions(self.mentions, model)
        return Curated(read_judgements(self.judgements), read_choices(self.choices), corrections)


class CuratedFiles(NamedTuple):
    """What the files beside a graph are to hold, and where they are."""

    curated: Curated
    paths: CuratedPaths
    edits: Edits

    @classmethod
    def read(
        cls,
        folder: Path,
        judgements: Path | None,
        edits: Edits,
        model: Model | None = None,
    ) -> CuratedFiles:
        """Reads the files of a graph folder, and edits what they hold, but not yet the files.

        `judgements` is a file elsewhere; mentions are of concepts of the model. Raises SourceError,
        with the line, for a wrong file.
        """
        paths = CuratedPaths.of(folder, judgements)
        held = paths.read(model)
        judged, chosen, corrected = held
        if edits.judgements is not None:
            judged = tuple(edits.judgements(judged))
        if edits.choices is not None:
            chosen = tuple(edits.choices(chosen))
        if edits.mentions is not None:
            corrected = tuple(edits.mentions(corrected))
        return cls(Curated(judged, chosen, corrected), paths, edits)

    @property
    def is_edited(self) -> bool:
        """Whether the files hold something else now than they are to hold."""
        return self.curated != self.paths.read()

    def save(self, folder: Path) -> list[FileEdit]:
        """Writes the files that were to be edited, each in one step; gives what changed in them."""
        before = [read_lines(path) for path in self.paths]
        if self.edits.judgements is not None:
            write_judgements(self.paths.judgements, self.curated.judgements)
        if self.edits.choices is not None:
            write_choices(self.paths.choices, self.curated.choices)
        if self.edits.mentions is not None:
            write_mentions(self.paths.mentions, self.curated.mentions)
        after = [read_lines(path) for path in self.paths]
        told = zip(self.paths, before, after, strict=True)
        return [_edit(folder, *each) for each in told if each[1] != each[2]]


def read_lines(path: Path) -> list[str]:
    """The lines of a file beside a graph but its head; none where there is no file."""
    return [line for _, line in numbered_lines(path, _HEADS)]


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Writes a file beside a graph in one step: the head that it has or gets, and the lines."""
    held = path.read_bytes() if path.exists() else b""
    named = {CHOICES: CHOICES_HEAD, MENTIONS: MENTIONS_HEAD}.get(path.name, JUDGEMENTS_HEAD)
    put_lines(path, [next((h for h in _HEADS if held.startswith(h.encode())), named), *lines])


def _edit(folder: Path, path: Path, before: list[str], after: list[str]) -> FileEdit:
    inside = path.absolute().is_relative_to(curated_folder(folder).absolute())
    name = os.path.relpath(path, folder) if inside else str(path.absolute())
    added = tuple(line for line in after if line not in set(before))
    return FileEdit(name, added, tuple(line for line in before if line not in set(after)))
