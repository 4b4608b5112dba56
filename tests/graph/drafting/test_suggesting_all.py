"""Suggestions of many records go into a folder, and what people decided is not offered again."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from innokraft.drafting.evaluation import HEAD, evaluate_statements, read_statements
from innokraft.drafting.reviewed import Reviewed, Verdict, write_reviewed
from innokraft.drafting.suggesting_all import SuggestionsMade, suggest_into
from innokraft.drafting.suggestion import RULES
from innokraft.drafting.suggestion_files import read_suggestions, write_suggestions
from innokraft.errors import SourceError, UsageError
from innokraft.files.shipped import resource
from innokraft.project.folder import ProjectFolder
from innokraft_cli.main import innokraft

GOLD = Path(__file__).parent / "gold"
OWN = """\
record: pump
funder: {{name: Vinnova, number: 202100-5216}}
number: 2016-0000{n}
title: {{sv: En pump}}
language: sv
aim: |
  Syftet är att stärka tilliten.
result: |
  Projektet har resulterat i en pump.
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.yaml").write_text(OWN.format(n=1), "utf-8")
    (folder / "b.yaml").write_text(OWN.format(n=2).replace("pump\n", "pump-2\n", 1), "utf-8")
    return folder


def test_each_record_has_its_file_and_is_counted(records: Path, tmp_path: Path) -> None:
    into = tmp_path / "suggestions"
    made = suggest_into(into, [records])
    assert made.records == 2
    assert made.waiting == {"aimText": 2, "aimsToStrengthen": 2, "result": 2}
    assert sorted(p.name for p in into.iterdir()) == [
        "innokraft-record-pump-2.yaml", "innokraft-record-pump.yaml",
    ]  # fmt: skip
    again = suggest_into(into, [records], workers=1)
    assert (again.total, again.written) == (6, 0)


def test_in_a_project_folder_what_was_decided_is_kept_back(records: Path, tmp_path: Path) -> None:
    (tmp_path / "innokraft.toml").write_text("", "utf-8")
    project = ProjectFolder(tmp_path)
    suggest_into(None, project=project)
    file = project.suggestions / "innokraft-record-pump.yaml"
    aim, *_ = (s for s in read_suggestions(file) if s.relation == "aimText")
    write_reviewed(project.reviewed, [Reviewed.make(aim, Verdict.REJECTED)])
    project.annotations.mkdir()
    (project.annotations / "a.yaml").write_text(
        "annotation: 1\nrecord: innokraft-record/pump\ncurator: x\nreadings:\n  - quote: tilliten\n"
        "    says: project aimsToStrengthen concept:tillit\n", "utf-8",
    )  # fmt: skip
    made = suggest_into(None, project=project)
    assert [s.relation for s in read_suggestions(file)] == ["result"]
    assert (made.folder, made.kept_back, made.total) == (project.suggestions, 2, 4)


def test_the_command_in_a_project_folder_takes_its_records(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(records)
    outside = CliRunner().invoke(innokraft, ["suggest"])
    assert isinstance(outside.exception, UsageError)
    assert "innokraft init" in str(outside.exception)
    (tmp_path / "innokraft.toml").write_text("", "utf-8")
    inside = CliRunner().invoke(innokraft, ["suggest", "--lang", "en"])
    assert inside.exit_code == 0, inside.output
    assert "6 suggestions wait" in inside.output
    assert len(list((tmp_path / "suggestions").iterdir())) == 2


def test_what_another_suggested_stays_and_files_without_record_are_told(
    records: Path, tmp_path: Path
) -> None:
    from dataclasses import replace

    into = tmp_path / "suggestions"
    suggest_into(into, [records])
    file = into / "innokraft-record-pump.yaml"
    held = read_suggestions(file)
    other = replace(held[0], says=("project aimsToStrengthen concept:mod",), by="model:x")
    write_suggestions(file, [*held, other])
    (records / "b.yaml").unlink()
    made = suggest_into(into, [records])
    assert made.by == {RULES: 3, "model:x": 1}
    assert made.without_record == [into / "innokraft-record-pump-2.yaml"]


def test_the_last_of_two_versions_counts_and_a_bad_record_is_told(
    records: Path, tmp_path: Path
) -> None:
    (records / "c.yaml").write_text(OWN.format(n=1).replace("en pump", "en bro"), "utf-8")
    (records / "d.yaml").write_text("record: x\nwrong: y\n", "utf-8")
    made: SuggestionsMade = suggest_into(tmp_path / "s", [records])
    assert (made.records, made.older, len(made.refused)) == (2, 1, 1)
    quotes = [s.quote for s in read_suggestions(tmp_path / "s" / "innokraft-record-pump.yaml")]
    assert "Projektet har resulterat i en bro." in quotes


@pytest.mark.parametrize(("lang", "told"), [("en", "6 suggestions wait"), ("sv", "6 förslag")])
def test_the_command_tells_the_counts(records: Path, tmp_path: Path, lang: str, told: str) -> None:
    call = ["suggest", str(records), "--into", str(tmp_path / "s"), "--lang", lang]
    result = CliRunner().invoke(innokraft, call)
    assert result.exit_code == 0, result.output
    assert told in result.output
    assert "aimsToStrengthen" in result.output
    (records / "d.yaml").write_text("record: x\nwrong: y\n", "utf-8")
    assert CliRunner().invoke(innokraft, call).exit_code == 1


def test_a_draft_is_of_one_file(records: Path) -> None:
    files = sorted(map(str, records.iterdir()))
    result = CliRunner().invoke(innokraft, ["suggest", *files])
    assert result.exit_code == 2
    assert "--into" in result.output


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold of the shipped page: two statements that are found, one that is not, one unsure."""
    text = resource("data/records/vinnova-2015-01573.txt").read_text("utf-8")
    record = "vinnova-page/2015-01573"
    digest = "ad837766c821"
    aim, hall = text.index("Syftet med seminariet"), text.index("Seminariet var fullsatt")
    rows = [
        f"{aim}\t{aim + 250}\taimText\tquote\tkonstaterat\ty",
        f"{aim}\t{aim + 250}\taimsToCreate\tconcept:dialogplattform\tkonstaterat\ty",
        f"{hall}\t{hall + 20}\tresult\t*\tkonstaterat\ty",
        f"{hall}\t{hall + 20}\taimsToCreate\t*\tkonstaterat\tn",
    ]
    path = tmp_path / "gold.tsv"
    path.write_text("\n".join([HEAD, *(f"{record}\t{digest}\t{row}" for row in rows), ""]), "utf-8")
    return path


def test_suggestions_are_measured_by_relation_against_a_gold(gold: Path) -> None:
    measured = evaluate_statements(gold, [resource("data/records")])
    scores = {name: (m.score.right, m.score.missed) for name, m in measured.by_relation.items()}
    assert scores == {"aimText": (1, 0), "aimsToCreate": (1, 0), "result": (0, 1)}
    assert [m.relation for m in measured.misses] == ["result"]
    wrong = {s.says[0].split(None, 2)[2] for s in measured.false_alarms}
    assert "ett-visst-underlag" in wrong
    assert measured.by_relation["aimText"].recall.low < 0.3
    assert measured.by_relation["aimText"].recall.high == 1.0


def test_the_command_prints_measures_with_intervals(gold: Path) -> None:
    call = ["evaluate", "--statements", str(gold), "--texts", str(resource("data/records"))]
    result = CliRunner().invoke(innokraft, call)
    assert result.exit_code == 0, result.output
    heads, _, overall, *_ = result.output.splitlines()
    assert heads.split()[:4] == ["precision", "95", "%", "recall"]
    assert overall.split()[0] == "all"
    as_json = CliRunner().invoke(innokraft, [*call, "-o", "json"])
    assert '"precision_95"' in as_json.output


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("x/1\taa\t5\t2\tresult\t*\tkonstaterat\ty", "5-2 is no place"),
        ("x/1\taa\t1\t2\tresult\t*\tkonstaterat\tmaybe", "'maybe' is not whether"),
        ("x/1\taa\t1\t2\tresult", "eight cells"),
    ],
)
def test_a_wrong_gold_is_told_by_its_line(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "g.tsv").write_text(f"{HEAD}\n{row}\n", "utf-8")
    with pytest.raises(SourceError, match=told) as error:
        read_statements(tmp_path / "g.tsv")
    assert error.value.place
    assert error.value.place.line == 2


def test_a_record_that_is_not_there_is_told(gold: Path, records: Path) -> None:
    with pytest.raises(SourceError, match="no record in the paths is vinnova-page/2015-01573"):
        evaluate_statements(gold, [records])


def test_suggestions_of_pages_that_were_read_do_not_get_worse(
    shared_data: Path, tmp_path: Path
) -> None:
    head, *rows = (GOLD / "development.tsv").read_text("utf-8").splitlines()
    pages = [row for row in rows if row.startswith("vinnova-page/")]
    (tmp_path / "pages.tsv").write_text("\n".join([head, *pages, ""]), "utf-8")
    measured = evaluate_statements(
        tmp_path / "pages.tsv", [shared_data / "data" / "vinnova-pages"], workers=1
    )
    assert measured.records == len({row.split("\t")[0] for row in pages}) > 30
    assert measured.overall.score.precision >= 0.9
    assert measured.overall.score.recall >= 0.88


@pytest.mark.parametrize("name", ["development", "kept-apart"])
def test_a_gold_that_ships_holds_no_words_of_a_text(name: str) -> None:
    for each in read_statements(GOLD / f"{name}.tsv"):
        assert each.object in {"*", "quote"} or each.object.isdecimal() or ":" in each.object
