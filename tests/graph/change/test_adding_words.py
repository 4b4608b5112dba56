"""Words added to a project folder: what its files then hold, and which mentions come and go."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from innokraft.change.adding_words import add_concept, add_wording
from innokraft.change.build import build
from innokraft.change.report import Options
from innokraft.curation.mentions import HEAD as MENTIONS
from innokraft.errors import InnokraftError, SourceError, UsageError
from innokraft.model.wordings import HEAD, Wording
from innokraft.project.adding_words import (
    NewConcept,
    model_with,
    with_concept,
    with_wording,
)
from innokraft.project.folder import ProjectFolder
from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_records import MENTIONING, page
from tests.graph.project.made_folders import PREFIXES, made
from tests.processes import unmeasured

ROOT = Path(__file__).parents[3]
ALONE = Options(workers=1)
LABELS = {"sv": ("möte i visby",), "en": ("meeting in Visby",)}


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    """A folder with a page and its newer version, without wordings and concepts of its own."""
    newer = page(status="Avslutat", updated="2026-01-01", also=MENTIONING).text
    files = {"records/1.txt": page(also=MENTIONING).text, "records/2.txt": newer}
    return made(tmp_path / "folder", files)


def wording(concept: str, words: str, kind: str = "counts", language: str = "sv") -> Wording:
    return Wording(concept, language, kind, words)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """A folder with a wording of its own, that stays as it is."""
    rows = f"# mine\n#\n{HEAD}\ntillit\tsv\tcounts\tlita på\t\n"
    return made(tmp_path_factory.mktemp("held") / "folder", {"vocabulary/wordings.tsv": rows})


def tried(project: ProjectFolder, new: Wording | NewConcept) -> None:
    """Words as they are tried before they are written."""
    words = with_wording(project, new) if isinstance(new, Wording) else with_concept(project, new)
    with model_with(project, words):
        pass


def quotes(project: ProjectFolder) -> list[str]:
    """The words of all mentions of the folder's graph, built anew."""
    build(project.graph, workers=1, replace=True)
    with EmbeddedStore.open(project.graph) as store:
        rows = store.select("SELECT ?x { ?said rdf:predicate ik:mentions ; oa:exact ?x }")
        return sorted(getattr(row["x"], "value", "") for row in rows)


def test_a_wording_is_a_row_below_those_of_its_concept_and_all_else_stays(
    project: ProjectFolder,
) -> None:
    rows = ("# mine", HEAD, "mod\tsv\treview\tvåga*\tso", "", "tillit\tsv\tcounts\tlita på\t")
    project.wordings.write_bytes(("\ufeff" + "\r\n".join(rows)).encode())
    added = add_wording(wording("mod", "mötet  i\tvisby"), "a\tnote", project=project)
    assert added.added == "mod\tsv\tcounts\tmötet i visby\ta note"
    held = project.wordings.read_bytes().decode()
    assert held == "\ufeff" + "\r\n".join((*rows[:3], added.added, *rows[3:], ""))
    assert [each.quote for each in added.new] == ["Mötet i Visby"]
    assert added.new[0].before == "Seminariet hölls vid "


def test_what_is_told_to_come_and_go_is_what_a_build_makes(project: ProjectFolder) -> None:
    before = quotes(project)
    come = add_wording(wording("mod", "mötet i visby"), project=project, options=ALONE)
    go = add_wording(
        wording("Social contract", "visade på samhällskontraktet", "avoid"), project=project
    )
    assert (come.records, come.gone, go.new) == (1, [], [])
    assert [each.quote for each in go.gone] == ["samhällskontraktet"]
    after = quotes(ProjectFolder(project.root))
    assert sorted([*after, *(each.quote for each in go.gone)]) == sorted([*before, "Mötet i Visby"])


def test_a_mention_that_a_person_took_out_does_not_come(project: ProjectFolder) -> None:
    line = "*\tmod\tnot-mentioned\tmötet i visby\t\t\tso\t\t"
    project.mentions.write_text(f"{MENTIONS}\n{line}\n", "utf-8")
    assert add_wording(wording("mod", "mötet i visby"), project=project).new == []


@pytest.mark.parametrize(
    ("words", "language"), [("det som vi vågade", "sv"), ("what we dared", "en"), ("x", "sv+en")]
)
def test_the_language_is_told_from_the_words(
    project: ProjectFolder, words: str, language: str
) -> None:
    dry = Options(dry_run=True)
    added = add_wording(wording("mod", words, language=""), project=project, options=dry).added
    assert added.split("\t")[1] == language


def test_a_concept_is_a_block_at_the_end_in_the_words_of_the_file(project: ProjectFolder) -> None:
    held = f"# mine\n{PREFIXES}\nc:mod skos:prefLabel 'courage to act'@en ."
    project.concepts.write_text(held, "utf-8")
    concept = NewConcept(
        "visbymote", LABELS, {"sv": ('Ett "möte".',)}, {"sv": ("mötet i visby",)}, ("trust",)
    )
    added = add_concept(concept, project=project)
    block = """c:visbymote a skos:Concept ;
    skos:broader c:tillit ;
    skos:prefLabel "möte i visby"@sv , "meeting in Visby"@en ;
    skos:altLabel "mötet i visby"@sv ;
    skos:definition "Ett \\"möte\\"."@sv ."""
    assert project.concepts.read_text("utf-8") == f"{held}\n\n{block}\n"
    assert [each.concept for each in added.new] == ["visbymote"]
    assert ProjectFolder(project.root).model.concepts.get("visbymote")


def test_a_file_that_is_not_there_is_begun(project: ProjectFolder) -> None:
    for path in (project.concepts, project.wordings):
        path.unlink()
    add_concept(NewConcept("visbymote", LABELS), project=project)
    add_wording(wording("visbymote", "seminari*"), project=ProjectFolder(project.root))
    assert project.concepts.read_text("utf-8").startswith("@prefix concept: <https://w3id.org/")
    assert project.wordings.read_text("utf-8").startswith(f"{HEAD}\nvisbymote\tsv\tcounts\t")
    assert "Seminariet" in quotes(ProjectFolder(project.root))


@pytest.mark.parametrize(
    ("add", "told"),
    [
        (wording("modd", "våga"), "there is no concept 'modd'. Did you mean 'mod'?"),
        (wording("mod", "våg*a"), "vocabulary/wordings.tsv, line 5: 'våg*a' has a star inside"),
        (wording("mod", "(våga"), "the brackets of '(våga' do not go together"),
        (wording("mod", "\u2028 "), "a wording without a word"),
        (wording("mod", "våga", "class"), "'class' is no kind of wording of a concept"),
        (wording("mod", "våga", language="fi"), "'fi' is no language here"),
        (wording("tillit", "lita på", "review"), "'counts' in"),
        (NewConcept("mod", LABELS), "there is a concept 'mod': mod"),
        (NewConcept("visbymote", {"sv": ("mod",)}), "the label 'mod' in sv names is 'visbymote'"),
        (NewConcept("Visby möte", LABELS), "is no id of a concept. Write 'visby-mote'"),
        (NewConcept("../x", LABELS), "is no id of a concept. Write 'x'"),
        (NewConcept("å", {}), "'å' is no id of a concept. Write 'a'"),
        (NewConcept("visbymote", {}), "a concept needs a label. Give --sv or --en"),
        (NewConcept("visbymote", LABELS, broader=("modd",)), "no concept 'modd'. Did you mean"),
        (NewConcept("visbymote", LABELS, matching="often"), "'often' is no matching"),
    ],
)
def test_what_cannot_be_added_is_refused_with_what_would_be_right(
    held: ProjectFolder, add: Wording | NewConcept, told: str
) -> None:
    with pytest.raises(UsageError) as caught:
        tried(held, add)
    assert told in str(caught.value)
    assert "innokraft-words-" not in str(caught.value)


def test_what_is_refused_changes_no_file(project: ProjectFolder) -> None:
    before = project.wordings.read_bytes()
    with pytest.raises(UsageError):
        add_wording(wording("mod", "våg*a"), project=project)
    assert project.wordings.read_bytes() == before


def test_the_same_wording_again_is_refused_with_its_line(project: ProjectFolder) -> None:
    add_wording(wording("mod", "våga dröja"), project=project)
    with pytest.raises(UsageError, match=r"already \(.*wordings\.tsv, line \d+\)"):
        add_wording(wording("mod", "våga  dröja"), project=project)


def test_a_folder_that_is_wrong_already_is_told_as_it_is(project: ProjectFolder) -> None:
    project.wordings.write_text(f"{HEAD}\nmod\tsv\n", "utf-8")
    with pytest.raises(SourceError, match=r"wordings\.tsv, line 2: a wording has five cells"):
        add_wording(wording("mod", "våga dröja"), project=project)
    project.wordings.write_bytes(f"{HEAD}\nmod\tsv\tcounts\tvåga\t\n".encode("cp1252"))
    with pytest.raises(SourceError, match="UTF-8"):
        add_wording(wording("mod", "våga dröja"), project=project)


def test_a_dry_run_writes_nothing_and_leaves_no_folder(project: ProjectFolder) -> None:
    before = sorted(project.root.rglob("*"))
    dry = Options(dry_run=True)
    added = add_wording(wording("mod", "mötet i visby"), project=project, options=dry)
    assert (len(added.new), added.dry_run) == (1, True)
    assert sorted(project.root.rglob("*")) == before
    assert "visby" not in project.wordings.read_text("utf-8")


def test_outside_of_a_folder_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"no project folder.* innokraft init"):
        add_wording(wording("mod", "våga"))


def test_what_two_add_at_once_is_both_there(project: ProjectFolder) -> None:
    code = """
import sys
from innokraft import ProjectFolder, Wording, add_wording
from pathlib import Path
add_wording(Wording("mod", "sv", "counts", sys.argv[1]), project=ProjectFolder(Path(sys.argv[2])))
"""
    calls = [
        subprocess.Popen(
            [sys.executable, "-c", code, name, str(project.root)], cwd=ROOT, env=unmeasured()
        )
        for name in ("ett", "två")
    ]
    assert [call.wait(60) for call in calls] == [0, 0]
    rows = project.wordings.read_text("utf-8").splitlines()
    added = sorted(row.split("\t")[3] for row in rows if row.startswith("mod\t"))
    assert added == ["ett", "två"]


def test_who_waits_too_long_is_told(project: ProjectFolder) -> None:
    from innokraft.files.graph_folder import LOCK
    from innokraft.system import turn

    project.graph.mkdir()
    how = Options(wait=0.01)
    with turn(project.graph / LOCK, 1), pytest.raises(InnokraftError, match="another process"):
        add_wording(wording("mod", "våga dröja"), project=project, options=how)
