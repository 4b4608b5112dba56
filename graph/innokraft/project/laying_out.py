"""Lays out a project folder: the files that people write, each with a head that says how."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from innokraft.bilingual import Bilingual
from innokraft.curation.choices import HEAD as CHOICES_HEAD
from innokraft.curation.judgements import HEAD as JUDGEMENTS_HEAD
from innokraft.curation.mentions import HEAD as MENTIONS_HEAD
from innokraft.errors import Place, UsageError, in_words
from innokraft.files.atomic_writes import write_atomically
from innokraft.files.graph_folder import CHOICES, JUDGEMENTS, MENTIONS, PROJECT_FILE, project_root
from innokraft.model.organisations import HEAD as ORGANISATIONS_HEAD
from innokraft.model.switched_off import HEAD as SWITCHED_OFF_HEAD
from innokraft.model.wordings import HEAD as WORDINGS_HEAD
from innokraft.project.here import GRAPH
from innokraft.project.templates import (
    ANNOTATIONS,
    CONCEPTS,
    ORGANISATIONS,
    QUESTIONS,
    README,
    RECORDS,
    SETTINGS,
    SWITCHED_OFF,
    WORDINGS,
)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What was laid out: the folder, and the files that were written, each with what it is for."""

    root: Path
    files: tuple[tuple[Path, Bilingual], ...]


def init_project(folder: str | PathLike[str] = ".", language: str = "sv") -> LaidOut:
    """Lays out a project folder, with words for people in a language; overwrites nothing.

    Raises UsageError where one of its files is there already, where the folder lies in another
    project folder, and where it cannot be written to.
    """
    root = Path(folder)
    if (outer := project_root(root)) is not None:
        problem = f"{outer} is a project folder already"
        raise UsageError(problem, Place(str(root)), "Lay out a new one outside of it.")
    files = _files(language)
    there = [name for name in files if (root / name).exists()]
    if there:
        problem = f"there is {', '.join(there)} already, and nothing is overwritten"
        raise UsageError(problem, Place(str(root)), "Name another folder, or an empty one.")
    try:
        for name, (_, content) in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(root / name, content.encode())
    except OSError as error:
        raise in_words(error, "it cannot be written") from None
    return LaidOut(root, tuple((root / name, told) for name, (told, _) in files.items()))


def _files(language: str) -> dict[str, tuple[Bilingual, str]]:
    """The files by their names, each with what it is for and what it holds."""

    def headed(text: Bilingual, head: str) -> str:
        return f"{text.of(language)}{head}\n"

    return {
        PROJECT_FILE: (_SAYS["settings"], SETTINGS.of(language)),
        "README.md": (_SAYS["readme"], README.of(language)),
        ".gitignore": (_SAYS["gitignore"], f"/{GRAPH}/\n/*.html\n"),
        "records/README.md": (_SAYS["records"], RECORDS.of(language)),
        "annotations/README.md": (_SAYS["annotations"], ANNOTATIONS.of(language)),
        "vocabulary/concepts.ttl": (_SAYS["concepts"], CONCEPTS.of(language)),
        "vocabulary/wordings.tsv": (_SAYS["wordings"], headed(WORDINGS, WORDINGS_HEAD)),
        "vocabulary/switched-off.tsv": (
            _SAYS["switched-off"],
            headed(SWITCHED_OFF, SWITCHED_OFF_HEAD),
        ),
        "organisations.tsv": (_SAYS["organisations"], headed(ORGANISATIONS, ORGANISATIONS_HEAD)),
        "questions/README.md": (_SAYS["questions"], QUESTIONS.of(language)),
        JUDGEMENTS: (_SAYS["judgements"], f"{JUDGEMENTS_HEAD}\n"),
        CHOICES: (_SAYS["choices"], f"{CHOICES_HEAD}\n"),
        MENTIONS: (_SAYS["mentions"], f"{MENTIONS_HEAD}\n"),
    }


_SAYS = {
    "settings": Bilingual(
        "språk, titel, utgivare, licens, vad som används av det som följer med",
        "languages, title, publisher, licence, what is used of what ships",
    ),
    "readme": Bilingual("vad mappen är", "what the folder is"),
    "gitignore": Bilingual("grafen byggs, den sparas inte i git", "the graph is built, not kept"),
    "records": Bilingual("här ligger källposterna", "here lie the records"),
    "annotations": Bilingual("här ligger läsningarna", "here lie the annotations"),
    "concepts": Bilingual("egna begrepp", "concepts of your own"),
    "wordings": Bilingual("egna ordalydelser för begrepp", "wordings of your own for concepts"),
    "switched-off": Bilingual(
        "vad som följer med och inte ska gälla", "what ships and is not to count"
    ),
    "organisations": Bilingual("egna organisationer", "organisations of your own"),
    "questions": Bilingual("egna frågor", "questions of your own"),
    "judgements": Bilingual("vilka saker som är en", "which things are one"),
    "choices": Bilingual("vilka värden som ska gälla", "which values to go by"),
    "mentions": Bilingual("omnämnanden som rättats", "mentions that were corrected"),
}
