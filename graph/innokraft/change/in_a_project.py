"""What building and merging take in inside a project folder: all of it, and nothing else.

So the graph is a function of the folder. A merge brings it to what a build would make: what the
folder does not have any more is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from innokraft.change.incoming import Incoming
from innokraft.change.intake import Sources
from innokraft.errors import Place, SourceError, UsageError
from innokraft.files.graph_folder import PROJECT_FILE
from innokraft.files.shipped import resource
from innokraft.model.digest import is_made_with
from innokraft.project.folder import ProjectFolder
from innokraft.rdf.record_iris import annotation_iri
from innokraft.rdf.terms import iri
from innokraft.store.base import Matching

EXAMPLES = ("records", "annotations")
"""What ships to try innokraft on."""

FILL = (
    "Put the files of your records into the folder records; docs/sources.md says which are read. "
    "See what was skipped or refused. A graph that was there stays as it is."
)
_ONLY_THE_FOLDER = (
    "the graph of a project folder is made of all that lies in it, and of nothing else"
)


def examples() -> list[Path]:
    """The records and annotations that ship."""
    return [resource(f"data/{name}") for name in EXAMPLES]


def paths_in(project: ProjectFolder, given: Iterable[str | PathLike[str]] = ()) -> list[Path]:
    """What the graph of a project folder is made of.

    Raises UsageError where paths are given, and SourceError where the folder has no records.
    """
    place = Place(str(project.root / PROJECT_FILE))
    if listed := list(map(str, given)):
        remedy = (
            f"Put {listed[0]} into {project.records} and say no path; or work outside the folder."
        )
        raise UsageError(_ONLY_THE_FOLDER, place, remedy)
    found = [each for each in (project.records, project.annotations) if each.is_dir()]
    if "records" in project.settings.ships:
        found += examples()
    if not project.records.is_dir() and "records" not in project.settings.ships:
        raise SourceError("there is no folder of records", Place(str(project.records)), FILL)
    return found


def refuse_by_hand(project: ProjectFolder | None) -> None:
    """Raises UsageError where a record is to go out of a graph that is a function of a folder."""
    if project:
        remedy = f"Take its file out of {project.records}, and run: innokraft merge."
        raise UsageError(_ONLY_THE_FOLDER, Place(str(project.root / PROJECT_FILE)), remedy)


def require_same_words(project: ProjectFolder, graph: Path, before: Matching) -> None:
    """Raises UsageError where the graph was made with other words than the folder has now."""
    if not is_made_with(before, project.model.digest):
        problem = "the graph was made with other words than the folder has now"
        remedy = "All texts have to be read again: innokraft build."
        raise UsageError(problem, Place(str(graph)), remedy)


def withdraw_the_rest(incoming: Incoming, sources: Sources) -> None:
    """Withdraws the versions and annotations that the graph holds and the folder does not."""
    read = {iri(annotation_iri(each.record, each.digest)) for each in sources.annotations}
    for version, record in sorted(incoming.archive.every_version()):
        held = incoming.archive.annotation_nodes(version)
        if version not in incoming.of(record).given:
            incoming.withdraw(version)
        for annotation in held:
            if annotation not in read:
                incoming.withdraw_annotation(annotation)
