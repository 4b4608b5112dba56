"""The files beside a graph that are a part of what it is made of: judgements and choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from innokraft.choices import Choice, choices_file, read_choices, write_choices
from innokraft.judgements import NAME, Judgement, read_judgements, write_judgements

Edit = Callable[[tuple[Judgement, ...]], Iterable[Judgement]]
"""Gives the judgements that are to count instead of some."""

ChoiceEdit = Callable[[tuple[Choice, ...]], Iterable[Choice]]
"""Gives the choices that are to count instead of some."""


@dataclass(frozen=True, slots=True)
class Edits:
    """How the files are to change; None leaves one as it is."""

    judgements: Edit | None = None
    choices: ChoiceEdit | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What the files are to hold, and where they are."""

    judgements: tuple[Judgement, ...]
    choices: tuple[Choice, ...]
    paths: tuple[Path, Path]
    edits: Edits

    @classmethod
    def read(cls, folder: Path, judgements: Path | None, edits: Edits) -> Beside:
        """Reads the files of a graph folder, and edits what they hold, but not yet the files.

        `judgements` is a file elsewhere. Raises SourceError, with the line, for a wrong file.
        """
        paths = judgements or folder / NAME, choices_file(folder)
        judged, chosen = read_judgements(paths[0]), read_choices(paths[1])
        if edits.judgements is not None:
            judged = tuple(edits.judgements(judged))
        if edits.choices is not None:
            chosen = tuple(edits.choices(chosen))
        return cls(judged, chosen, paths, edits)

    def save(self) -> None:
        """Writes the files that were to be edited, each in one step."""
        if self.edits.judgements is not None:
            write_judgements(self.paths[0], self.judgements)
        if self.edits.choices is not None:
            write_choices(self.paths[1], self.choices)
