"""Project folders to review: the seed record, its annotation or none, and made suggestions."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from innokraft.change.build import build
from innokraft.drafting.suggestion import Reason, SuggestedStatement, SuggestedThing
from innokraft.drafting.suggestion_files import suggestions_file, write_suggestions
from innokraft.files.shipped import resource
from innokraft.project.folder import ProjectFolder
from innokraft.readers import read
from innokraft.record import Record, Span
from tests.conftest import SEED_ANNOTATION, SEED_RECORD
from tests.graph.made_pages import swecris_row

OWN = "record: doubtful\nlanguage: sv\ntitle: {sv: Titel}\nfacts:\n" + "".join(
    f"  - {line}\n"
    for line in (
        "En utvärdering görs.",
        "Det krävde mod.",
        "Det krävde mod av alla.",
        "De var modiga.",
    )
)


@dataclass(frozen=True)
class Made(ProjectFolder):
    """A project folder of the seed record."""

    @property
    def annotation(self) -> Path:
        return self.annotations / SEED_ANNOTATION.name

    def files(self) -> dict[str, bytes]:
        """All that lies in it, but for what a graph is."""
        paths = [p for p in self.root.rglob("*") if p.is_file() and self.graph not in p.parents]
        return {str(path.relative_to(self.root)): path.read_bytes() for path in paths}


def seed_record() -> Record:
    (record,) = read([SEED_RECORD])
    assert isinstance(record, Record)
    return record


def suggested(
    record: Record,
    quote: str,
    *says: str,
    sure: float = 0.9,
    things: tuple[SuggestedThing, ...] = (),
) -> SuggestedStatement:
    """A suggestion on the first place of a quote."""
    at = record.text.index(quote)
    return SuggestedStatement(
        record.key, record.sha256, Span(at, at + len(quote)), quote, says, "sv",
        Reason("made", "cue", "aim"), sure, things,
    )  # fmt: skip


def made_folder(root: Path, *, annotated: bool = True) -> Made:
    """A project folder of the seed record with three suggestions."""
    made, record = Made(root), seed_record()
    for folder in (made.records, made.annotations):
        folder.mkdir(parents=True)
    (root / "innokraft.toml").write_text('languages = ["sv", "en"]\n', "utf-8")
    shutil.copy(SEED_RECORD, made.records)
    if annotated:
        shutil.copy(SEED_ANNOTATION, made.annotations)
    event = SuggestedThing("tillfalle", "event", "Seminariet")
    write_suggestions(
        suggestions_file(made.suggestions, record.key),
        [
            suggested(record, "dialogplattform", "project aimsToCreate concept:dialogplattform"),
            suggested(record, "mod och verkstad", "concept:mod startingPointIn tillfalle",
                      things=(event,)),
            suggested(record, "fullsatt", "project dcterms:subject concept:verkstad", sure=0.3),
        ],
    )  # fmt: skip
    return made


def hostile_record() -> str:
    """A record whose words would be markup, turn letters round, or count otherwise in UTF-16."""
    return (
        "record: hostile\nlanguage: sv\n"
        'title: {sv: "<b onclick=alert(1)>Titel</b> \\u202ekcab"}\n'
        "facts:\n"
        '  - "👩‍👩‍👧 <img src=x onerror=alert(1)> e\\u0301 A\\u030a och mod 👩‍👩‍👧 här."\n'
        '  - "<script>alert(1)</script>\\u2067 slut"\n'
    )


def built_folder(root: Path) -> Made:
    """The same with a graph in which sources disagree, things may be one, and mentions doubtful."""
    made = made_folder(root)
    for name in ("records", "annotations"):
        english = resource(f"data/{name}/vinnova-innovation-capacity-en.yaml")
        (root / name / english.name).write_bytes(english.read_bytes())
    (made.records / "doubtful.yaml").write_text(OWN, "utf-8")
    swecris_row(made.records, ProjectId="2015-01573_Vinnova", FundingsSek="12345")
    build(made.graph, [])
    return made
