"""How well records are read, held against figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from innokraft import Graph, build
from innokraft.analysis.agreement import Agreement, agreement
from innokraft.annotation.files import parse_annotation
from innokraft.annotation.model import Annotation
from innokraft.drafting.reviewed import Reviewed, Verdict, write_reviewed
from innokraft.drafting.suggestion import Reason, SuggestedStatement
from innokraft.drafting.suggestion_files import suggestions_file, write_suggestions
from innokraft.errors import AnnotationError
from innokraft.project.folder import ProjectFolder
from innokraft.record import Span, places
from tests.graph.made_records import page
from tests.graph.project.made_folders import made, put
from tests.graph.viewer.blocks import data_of

TEXT = "Målet var mod. Vi lärde oss mycket. Kommunen deltog aktivt. Arbetet fortsätter."
SENTENCES = [Span(0, 15), Span(15, 36), Span(36, 60), Span(60, len(TEXT))]
LATER = (
    " Samhällskontraktet gällde. Tolv personer kom. Vi visade på samhällskontraktet."
    " Arbetet fortsätter nästa år."
)
RECORD = page(also=LATER)
OTHER = page(number="2019-00002", title="Verkstad", also=" Samhällskontraktet gällde.")


def reading(curator: str, *said: tuple[str, str], record: str = RECORD.key) -> str:
    """An annotation with a quote and what it says, line by line."""
    lines = [f"  - quote: {quote}\n    says: {says}\n" for quote, says in said]
    outcome = "things:\n  vinst:\n    kind: outcome\n    label: vinst\n"
    head = f"annotation: 1\nrecord: {record}\ncurator: {curator}\nlanguage: sv\n"
    return f"{head}{outcome}readings:\n{''.join(lines)}"


def read(curator: str, *said: tuple[str, str]) -> Annotation:
    return parse_annotation(reading(curator, *said), "a.yaml")


AIM = ("Målet var mod", "project aimsToStrengthen concept:mod")
SAME_AIM = ("var mod", "project ik:aimsToStrengthen concept:mod")
LEARNT = ("Vi lärde oss mycket", "project hasOutcome vinst")
TOOK_PART = ("Kommunen deltog", "project hasOutcome vinst")


def test_agreement_of_two_readers_is_as_worked_out_by_hand() -> None:
    # One statement is the same of two each: F1 = 1/2. Of 4 sentences and 2 relations, both say 1,
    # each alone 1, none 5: (6/8 - 40/64) / (1 - 40/64) = 1/3.
    found = agreement([read("A", AIM, LEARNT), read("B", SAME_AIM, TOOK_PART)], TEXT, SENTENCES)
    assert found
    assert (found.both, found.one, found.other, found.neither) == (1, 1, 1, 5)
    assert found.f1 == 0.5
    assert found.kappa == pytest.approx(1 / 3)


def test_agreement_counts_a_statement_once_and_other_objects_and_places_not_at_all() -> None:
    other_object = ("Målet var mod", "project aimsToStrengthen concept:handlingsutrymme")
    elsewhere = ("Arbetet fortsätter", "project aimsToStrengthen concept:mod")
    found = agreement([read("A", AIM, SAME_AIM), read("B", AIM)], TEXT, SENTENCES)
    assert found
    assert (found.score.right, found.score.wrong, found.score.missed) == (1, 1, 0)
    for different in (other_object, elsewhere):
        found = agreement([read("A", AIM), read("B", different)], TEXT, SENTENCES)
        assert found
        assert found.f1 == 0


def test_one_reader_agrees_with_nobody_however_many_annotations_are_his() -> None:
    assert agreement([read("A", AIM), read("A", LEARNT)], TEXT, SENTENCES) is None
    assert Agreement().measures == (None, None)


def suggestion(quote: str, says: str) -> SuggestedStatement:
    start = places(RECORD.text, quote)[0]
    return SuggestedStatement(
        record=RECORD.key, sha256=RECORD.sha256, span=Span(start, start + len(quote)), quote=quote,
        says=(says,), language="sv", reason=Reason("test"), sure=0.5,
    )  # fmt: skip


WAITING = suggestion("Arbetet fortsätter nästa år", "project centralArea concept:mod")
REJECTED = suggestion("Tolv personer kom", "project centralArea concept:mod")
ACCEPTED = suggestion("Samhällskontraktet gällde", "project centralArea concept:mod")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """Two records, one of them read by two; of three suggestions one waits."""
    first = ("gällde mod", "project aimsToStrengthen concept:mod")
    second = ("Samhällskontraktet gällde", "project aimsToStrengthen concept:mod")
    files = {
        "records/1.txt": RECORD.text,
        "records/2.txt": OTHER.text,
        "annotations/a.yaml": reading("A", first, second),
        "annotations/b.yaml": reading("B", first),
    }
    found = made(tmp_path_factory.mktemp("coverage") / "folder", files)
    held = suggestions_file(found.suggestions, RECORD.key)
    write_suggestions(held, [WAITING, REJECTED])
    verdicts = {REJECTED: Verdict.REJECTED, ACCEPTED: Verdict.ACCEPTED}
    write_reviewed(found.reviewed, [Reviewed.make(*each) for each in verdicts.items()])
    build(found.graph, workers=1)
    return found


def rows(where: str | Path) -> dict[str, dict[str, object]]:
    """The rows by their title."""
    with Graph(where) as graph:
        return {str(row["title"]): dict(row) for row in graph.coverage(language="en").answer}


def test_a_folder_counts_sentences_suggestions_verdicts_and_readers(
    project: ProjectFolder,
) -> None:
    one = rows(project.graph)["Mod"]
    # Both readers speak of the first sentence of five, one of the second, which has a mention as
    # the fourth has; a suggestion of the fifth waits, one of the third is rejected.
    assert f"record/{RECORD.key}/" in str(one["record"])
    assert [one[name] for name in ("sentences", "mentioned", "stated", "bare")] == [5, 2, 2, 2]
    assert [one[name] for name in ("suggested", "waiting", "left")] == [1, 1, 2]
    assert [one[name] for name in ("accepted", "changed", "rejected")] == [1, 0, 1]
    # A says it of two sentences, B of one: F1 = 2/3; (4/5 - 14/25) / (1 - 14/25) = 6/11.
    assert [float(str(one[name])) for name in ("readers", "f1", "kappa")] == [2, 0.67, 0.55]


def test_the_first_row_is_of_all_records(project: ProjectFolder) -> None:
    every = rows(project.graph)
    total, other = every["All 2 record(s), 1 read by people"], every["Verkstad"]
    assert next(iter(every.values())) == total
    assert total["record"] is None
    assert [other[name] for name in ("sentences", "mentioned", "left", "readers")] == [2, 1, 1, 0]
    assert [total[name] for name in ("sentences", "mentioned", "left", "readers")] == [7, 3, 3, 2]
    assert (other["f1"], float(str(total["f1"]))) == (None, 0.67)


def test_a_graph_alone_says_nothing_of_suggestions(project: ProjectFolder, tmp_path: Path) -> None:
    with Graph(project.graph) as graph:
        graph.export(tmp_path / "alone.nq")
    one = rows(tmp_path / "alone.nq")["Mod"]
    assert (one["stated"], one["left"]) == (2, 1)
    assert {one[name] for name in ("suggested", "waiting", "accepted", "rejected")} == {None}


def test_suggestions_of_other_words_are_told_and_not_counted(
    project: ProjectFolder, tmp_path: Path
) -> None:
    moved = ProjectFolder(tmp_path / "moved")
    put(moved.root, {"innokraft.toml": (project.root / "innokraft.toml").read_text("utf-8")})
    put(moved.root, {"records/1.txt": RECORD.text})
    later = replace(WAITING, span=Span(1, 1 + len(WAITING.quote)))
    write_suggestions(suggestions_file(moved.suggestions, RECORD.key), [later])
    write_reviewed(
        moved.reviewed, [Reviewed.make(replace(REJECTED, record="a/b"), Verdict.REJECTED)]
    )
    build(moved.graph, workers=1)
    with Graph(moved.graph) as graph:
        told = graph.coverage().method.en
    assert "1 suggestion(s) are of words that no record" in told
    assert "1 decided" in told
    assert rows(moved.graph)["Mod"]["waiting"] == 0


def test_what_is_wrong_or_new_in_the_folder_is_told(project: ProjectFolder) -> None:
    added = project.annotations / "c.yaml"
    with Graph(project.graph) as graph:
        assert "has changed" not in graph.coverage().method.en
        try:
            added.write_text(
                reading("C", ("gällde mod", "project centralArea concept:mod")), "utf-8"
            )
            assert "has changed in the folder: annotations." in graph.coverage().method.en
            added.write_bytes(b"annotation: 1\ncurator: \xe5sa\n")
            with pytest.raises(AnnotationError, match=r"c\.yaml, line 2: byte 23 is not UTF-8"):
                graph.coverage()
        finally:
            added.unlink()


SUMMED = (
    "In the whole graph: records 2, of them read by a person 1; sentences 7, of them with a "
    "person's statement 2, with a concept mentioned 3, with neither 3"
)


def test_a_report_and_the_viewer_say_it_in_all(project: ProjectFolder, tmp_path: Path) -> None:
    with Graph(project.graph) as graph:
        graph.report(["2019"], tmp_path / "report.md", language="en")
        graph.render(tmp_path / "page.html")
    assert f"{SUMMED}: `innokraft coverage`." in (tmp_path / "report.md").read_text("utf-8")
    words = data_of((tmp_path / "page.html").read_text("utf-8"))["words"]["ui"]
    assert words["method-read-text"][1].startswith(f"{SUMMED}. ")
    assert words["method-read-text"][0].startswith("I hela grafen: källposter 2, ")
