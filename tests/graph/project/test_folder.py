"""A graph is a function of its project folder, which says what has changed since it was built."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest

from innokraft.bilingual import Bilingual
from innokraft.change.build import build
from innokraft.change.judging import Opinion, judge
from innokraft.change.merge import merge, withdraw
from innokraft.change.report import Options
from innokraft.change.undo import undo
from innokraft.errors import SourceError, UsageError
from innokraft.graph import Graph
from innokraft.model.model import model_of
from innokraft.project.folder import find_project, project_of
from innokraft.project.laying_out import init_project
from innokraft.query.questions import questions
from innokraft.views.thing import ThingShown
from tests.graph.exports import exported
from tests.graph.made_records import page
from tests.graph.project.made_folders import OWN, WORDINGS, made, put
from tests.graph.viewer.blocks import data_of

CONCEPTS, WORDS = "vocabulary/concepts.ttl", "vocabulary/wordings.tsv"
ASKED = """\
# en: Who met in Visby?
SELECT ?project ?quote { ?said rdf:subject ?project ; rdf:object c:visbymote ; oa:exact ?quote }
ORDER BY ?quote
"""
FILES = {
    CONCEPTS: OWN,
    WORDS: WORDINGS,
    "organisations.tsv": "Exempelskolan\tExample School\tSkolan\t\t\t\t\t\n",
    "questions/visby.rq": ASKED,
    "vocabulary/switched-off.tsv": "question\t1\t\nconcept\tabsorptionsformaga\t\n",
    "innokraft.toml": 'title = "Våra"\npublisher = "Kontoret"\nlicence = "https://example.org/by"\n',
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with words of its own, and its graph."""
    project = made(tmp_path_factory.mktemp("own") / "p", FILES)
    build(project.graph)
    return project.root


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """The same, to change."""
    return shutil.copytree(built, tmp_path / "copy")


def changed(root: Path) -> list[str]:
    """The parts that validation says have changed."""
    found = Graph(root / "graph").validate(workers=1)
    return [each.text.en.split()[2] for each in found if each.rule == "project-folder"]


def label(graph: Graph, name: str) -> Bilingual:
    """What a thing is called."""
    found = graph.show(name)
    assert isinstance(found, ThingShown)
    return found.label


def test_own_concepts_are_mentioned_shown_asked_about_and_drawn(built: Path) -> None:
    graph = Graph(built / "graph")
    assert [row["quote"] for row in graph.ask("visby")] == ["Mötet i Visby", "Seminariet"]
    assert label(graph, "möte i visby").en == "meeting in Visby"
    assert label(graph, "mod") == Bilingual("mod", "courage to act")
    assert "meeting in Visby" in {each.label.en for each in graph.things("concept")}
    assert "c:visbymote" in {each.text for each in graph.vocabulary().entries}
    assert label(graph, "Exempelskolan") == Bilingual("Exempelskolan", "Example School")
    names = [each.name for each in graph.questions()]
    assert names == [each.name for each in questions() if each.number != 1] + ["visby"]
    with pytest.raises(UsageError, match="absorptionsformaga"):
        graph.find("absorptionsformaga")


def test_the_page_has_the_title_the_concepts_and_the_questions_of_the_folder(built: Path) -> None:
    out = BytesIO()
    Graph(built / "graph").render(out, language="en")
    page_ = out.getvalue().decode()
    found = data_of(page_)
    assert "<title>Våra</title>" in page_
    assert "meeting in Visby" in str(found)
    numbers = {each["number"] for each in found["questions"]}
    assert numbers >= {2, 5}
    assert 1 not in numbers


def test_a_graph_says_its_words_wherever_it_is_taken(built: Path, tmp_path: Path) -> None:
    graph = Graph(shutil.copytree(built / "graph", tmp_path / "taken"))
    assert label(graph, "mod").en == "courage to act"
    assert label(graph, "Exempelskolan").en == "Example School"
    assert "c:visbymote" in {each.text for each in graph.vocabulary().entries}
    info = graph.info()
    assert (info.title.sv, info.publisher, info.licence) == (
        "Våra",
        "Kontoret",
        "https://example.org/by",
    )
    assert info.citation.en.startswith("Kontoret. Våra. ")
    assert not [each for each in graph.questions() if each.name == "visby"]


def test_a_model_in_a_graph_from_elsewhere_is_read_as_far_as_it_is_one(tmp_path: Path) -> None:
    mod, value = "<https://w3id.org/innokraft/concept/mod>", "<https://w3id.org/innokraft/value/"
    skos, said = "<http://www.w3.org/2004/02/skos/core#", "<https://w3id.org/innokraft/ns#matching>"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    lines = (
        f'{mod} {kind} {skos}Concept> . {mod} {skos}prefLabel> "mod"@sv .',
        f'{value}a> {kind} {skos}Concept> . {value}a> {skos}notation> "x" .',
        f"{mod} {said} {value}never> . {mod} {said} {value}auto> .",
    )
    path = tmp_path / "odd.trig"
    for some in (lines[:2], lines):
        path.write_text(f"<https://w3id.org/innokraft/graph/concepts> {{ {' '.join(some)} }}")
        model = model_of(Graph(path).reader)
        assert dict(model.ontology.values) == {}
        assert [each.id for each in model.concepts] == (["mod"] if some is lines else [])


def test_the_same_folder_makes_the_same_graph_wherever_it_lies(built: Path, tmp_path: Path) -> None:
    other = shutil.copytree(built, tmp_path / "a" / "b", ignore=shutil.ignore_patterns("graph"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(other / "records")
        build("../graph", workers=2)
    assert exported(other / "graph") == exported(built / "graph")


def test_a_folder_is_found_from_within_and_a_graph_by_its_place(
    built: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(built / "vocabulary")
    found = find_project()
    assert found
    assert found.root == Path("..")
    assert found.graph == Path("../graph")
    of_graph = project_of("../graph")
    assert of_graph
    assert of_graph.root == Path("..")
    assert project_of(tmp_path / "graph") is None


def test_a_merge_makes_what_a_build_makes(copy: Path, tmp_path: Path) -> None:
    put(copy, {"records/2.txt": page(number="2019-00002").text, "questions/b.rq": ASKED})
    assert changed(copy) == ["records", "questions"]
    merge(copy / "graph")
    assert changed(copy) == []
    (copy / "records/1.txt").unlink()
    put(copy, {"innokraft.toml": 'title = "Andras"\n'})
    assert changed(copy) == ["settings", "records"]
    report = merge(copy / "graph")
    assert [each.rpartition("/")[0] for each in report.outcome.withdrawn] == [
        "vinnova-page/2019-00001"
    ]
    whole = shutil.copytree(copy, tmp_path / "whole", ignore=shutil.ignore_patterns("graph"))
    build(whole / "graph")
    assert exported(copy / "graph") == exported(whole / "graph")
    assert Graph(copy / "graph").info().title.en == "Andras"


def test_a_judgement_goes_into_the_folder_and_changes_no_other_part(copy: Path) -> None:
    put(copy, {"records/2.txt": page(number="2019-00002").text})
    merge(copy / "graph")
    put(copy, {"records/3.txt": page(number="2019-00003").text})
    pair = "project/vinnova/2019-00001", "project/vinnova/2019-00002"
    judge(copy / "graph", [(*pair, Opinion("different", "made"))])
    assert "2019-00002" in (copy / "judgements.tsv").read_text("utf-8")
    assert not (copy / "graph" / "judgements.tsv").exists()
    assert changed(copy) == ["records"]
    assert not [f for f in Graph(copy / "graph").validate(workers=1) if f.rule == "judgements"]
    moved = copy.rename(copy.with_name("moved"))
    undo(moved / "graph")
    assert "2019-00002" not in (moved / "judgements.tsv").read_text("utf-8")


def test_decisions_that_lie_in_the_graph_are_told_not_to_count(copy: Path) -> None:
    (copy / "graph" / "choices.tsv").write_text("", "utf-8")
    found = [f.text.sv for f in Graph(copy / "graph").validate(workers=1) if "räknas" in f.text.sv]
    assert len(found) == 1
    assert str(copy / "choices.tsv") in found[0]


def test_other_words_ask_for_a_build(copy: Path) -> None:
    put(copy, {WORDS: "visbymote\tsv\tcounts\tönätverk\t\n"})
    assert changed(copy) == ["vocabulary"]
    before = exported(copy / "graph")
    for dry in (True, False):
        with pytest.raises(UsageError, match=r"other words.*innokraft build"):
            merge(copy / "graph", options=Options(dry_run=dry))
    assert exported(copy / "graph") == before
    build(copy / "graph")
    assert changed(copy) == []
    assert [row["quote"] for row in Graph(copy / "graph").ask("visby")] == []


def test_nothing_comes_or_goes_beside_the_folder(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(page(number="2019-00009").text, "utf-8")
    for change in (build, merge):
        with pytest.raises(UsageError, match=r"of nothing else.*records"):
            change(copy / "graph", [tmp_path / "new.txt"])
    with pytest.raises(UsageError, match="innokraft merge"):
        withdraw(copy / "graph", ["vinnova-page/2019-00001"])


def test_what_is_wrong_with_the_words_leaves_the_graph(copy: Path) -> None:
    before = exported(copy / "graph")
    put(copy, {CONCEPTS: "c:Ny a c:mod ."})
    with pytest.raises(SourceError, match=r"concepts\.ttl, line 8"):
        build(copy / "graph")
    assert exported(copy / "graph") == before


def test_shapes_of_its_own_are_held_against_the_records(copy: Path) -> None:
    shape = """shape:short a sh:NodeShape ; sh:targetClass ik:Project ;
        sh:property [ sh:path ik:coordinator ; sh:maxCount 0 ; sh:severity sh:Warning ] ."""
    put(copy, {"vocabulary/shapes.ttl": shape})
    found = Graph(copy / "graph").validate(workers=1)
    assert [each.rule for each in found if each.rule.startswith("shape")] == [
        "shape ik:coordinator"
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_folder_is_laid_out_and_nothing_is_overwritten(tmp_path: Path, language: str) -> None:
    done = init_project(tmp_path / "p", language)
    assert {path.relative_to(done.root).as_posix() for path, _ in done.files} == {
        path.relative_to(done.root).as_posix() for path in done.root.rglob("*") if path.is_file()
    }
    readme = (done.root / "README.md").read_text("utf-8")
    assert ("projektmapp" in readme) == (language == "sv")
    with pytest.raises(UsageError, match="is a project folder already"):
        init_project(done.root / "records" / "inner", language)
    (tmp_path / "q").mkdir()
    (tmp_path / "q" / "choices.tsv").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match=r"there is choices\.tsv already"):
        init_project(tmp_path / "q", language)
    assert [path.name for path in (tmp_path / "q").iterdir()] == ["choices.tsv"]
    with pytest.raises(SourceError, match=r"no record was read.*records"):
        build(done.root / "graph")


@pytest.mark.parametrize("name", ["05-mine.rq", "projects-about.rq", "visby.rq"])
def test_questions_of_one_number_or_name_are_told_with_both_files(
    built: Path, tmp_path: Path, name: str
) -> None:
    put(tmp_path, {name: ASKED})
    with pytest.raises(UsageError) as raised:
        Graph(built / "graph").questions(tmp_path)
    there = "questions/visby.rq" if name == "visby.rq" else "05-projects-about.rq"
    assert there in str(raised.value)
    assert str(tmp_path / name) in str(raised.value)
