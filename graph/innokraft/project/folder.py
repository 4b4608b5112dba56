"""A project folder: where its parts lie, and which graph belongs to it.

It is a folder with `innokraft.toml`. It is found from a folder in it upwards, as git finds its own.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from innokraft.files.graph_folder import (
    CHOICES,
    JUDGEMENTS,
    MENTIONS,
    PROJECT_FILE,
    project_root,
)
from innokraft.model.model import SHIPPED, Model
from innokraft.model.own import OwnFiles, own_model
from innokraft.project.here import GRAPH
from innokraft.project.settings import Settings, read_settings
from innokraft.text.language import LANGUAGES


@dataclass(frozen=True)
class ProjectFolder:
    """A project folder: `root`, and where its parts lie, whether they are there or not."""

    root: Path

    @cached_property
    def settings(self) -> Settings:
        """What `innokraft.toml` says. Raises SourceError, with the line, for what is wrong."""
        return read_settings(self.root / PROJECT_FILE)

    @cached_property
    def model(self) -> Model:
        """What ships, with the folder's own laid over it. Raises SourceError where that clashes."""
        return own_model(self.own_files)

    @property
    def own_files(self) -> OwnFiles:
        """What its model is made of. Raises what `settings` does."""
        parts, read = self.settings.ships, self.settings.languages
        languages = tuple(each for each in LANGUAGES if each in read)
        return OwnFiles(self.vocabulary, self.organisations, parts, languages)

    @property
    def records(self) -> Path:
        """The folder of records."""
        return self.root / "records"

    @property
    def annotations(self) -> Path:
        """The folder of annotations."""
        return self.root / "annotations"

    @property
    def vocabulary(self) -> Path:
        """The folder of concepts, wordings, values and shapes."""
        return self.root / "vocabulary"

    @property
    def concepts(self) -> Path:
        """The file of concepts that commands write to."""
        return self.vocabulary / "concepts.ttl"

    @property
    def wordings(self) -> Path:
        """The file of wordings that commands write to."""
        return self.vocabulary / "wordings.tsv"

    @property
    def switched_off(self) -> Path:
        """The file of what is switched off."""
        return self.vocabulary / "switched-off.tsv"

    @property
    def organisations(self) -> Path:
        """The table of organisations."""
        return self.root / "organisations.tsv"

    @property
    def questions(self) -> Path:
        """The folder of questions."""
        return self.root / "questions"

    @property
    def judgements(self) -> Path:
        """The file of judgements."""
        return self.root / JUDGEMENTS

    @property
    def choices(self) -> Path:
        """The file of choices."""
        return self.root / CHOICES

    @property
    def mentions(self) -> Path:
        """The file of mentions that people put in and took out."""
        return self.root / MENTIONS

    @property
    def suggestions(self) -> Path:
        """The folder of suggested statements, which are no part of the graph."""
        return self.root / "suggestions"

    @property
    def reviewed(self) -> Path:
        """The file of what became of suggestions."""
        return self.root / "reviewed.tsv"

    @property
    def graph(self) -> Path:
        """Where its graph is unless told otherwise."""
        return self.root / GRAPH


def find_project(start: str | Path = ".") -> ProjectFolder | None:
    """The project folder that a folder is or lies in; None where it lies in none."""
    root = project_root(Path(start))
    return None if root is None else ProjectFolder(root)


def project_of(graph: str | Path) -> ProjectFolder | None:
    """The project folder that a graph lies in, by the place of the graph; None where in none."""
    return find_project(Path(os.path.normpath(Path(graph) / os.pardir)))


def model_here() -> Model:
    """The model of the project folder that one works in, or what ships."""
    project = find_project()
    return project.model if project else SHIPPED


def model_for(graph: str | Path) -> Model:
    """The model that a graph is to be made with: that of its project folder, or what ships."""
    project = project_of(graph)
    return project.model if project else SHIPPED
