"""A made project folder: one page, and words of its own."""

from __future__ import annotations

from pathlib import Path

from innokraft.project.folder import ProjectFolder
from innokraft.project.laying_out import init_project
from tests.graph.made_records import page

PREFIXES = """\
@prefix c: <https://w3id.org/innokraft/concept/> .
@prefix ik: <https://w3id.org/innokraft/ns#> .
@prefix scheme: <https://w3id.org/innokraft/value/scheme/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/innokraft/shape/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/innokraft/value/> .
"""
OWN = """\
c:visbymote a skos:Concept ; skos:broader c:samverkan ;
    skos:prefLabel "möte i visby"@sv , "meeting in Visby"@en .
c:mod skos:prefLabel "courage to act"@en .
"""
WORDINGS = "visbymote\tsv\tcounts\tmötet i visby\t\nvisbymote\tsv\tcounts\tseminari*\t\n"


def made(folder: Path, files: dict[str, str] | None = None) -> ProjectFolder:
    """Lays a project folder out, with a page in it and with these files instead of others."""
    init_project(folder)
    put(folder, {"records/1.txt": page().text, **(files or {})})
    return ProjectFolder(folder)


def put(folder: Path, files: dict[str, str]) -> None:
    """Writes files; Turtle gets its prefixes, on the first seven lines."""
    for name, content in files.items():
        head = PREFIXES if name.endswith(".ttl") else ""
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(head + content, "utf-8")
