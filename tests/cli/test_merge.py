"""The commands that change a graph and explain it, called as a user calls them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.graph.made_records import annotation, page

Run = Callable[..., Any]


@pytest.fixture
def graph(run: Run, tmp_path: Path) -> Path:
    """A graph of one made page, and a second page beside it."""
    (tmp_path / "a.txt").write_text(page().text, "utf-8")
    (tmp_path / "b.txt").write_text(page(number="2019-00002", amount="500 000").text, "utf-8")
    assert run("build", tmp_path / "a.txt", "-g", tmp_path / "g").code == 0
    return tmp_path / "g"


def test_a_dry_run_prints_the_same_and_changes_nothing(run: Run, graph: Path) -> None:
    new = graph.parent / "b.txt"
    before = run("export", "--format", "nq", "-g", graph).out
    dry = json.loads(run("merge", new, "-g", graph, "--dry-run", "--format", "json").out)
    assert run("export", "--format", "nq", "-g", graph).out == before
    real = json.loads(run("merge", new, "-g", graph, "--format", "json").out)
    assert dry | {"dry_run": False} == real
    assert real["added"] == [each for each in real["added"] if each.startswith("vinnova-page/")]


@pytest.mark.parametrize(("lang", "word"), [("sv", "Nya poster"), ("en", "New records")])
def test_merge_tells_what_it_did_in_both_languages(
    run: Run, graph: Path, lang: str, word: str
) -> None:
    ran = run("merge", graph.parent / "b.txt", "-g", graph, "--lang", lang)
    assert ran.code == 0
    assert f"{word}: 1" in ran.out
    assert "organisation-name" in ran.out


def test_withdraw_takes_out_and_log_tells(run: Run, graph: Path) -> None:
    before = run("export", "--format", "nq", "-g", graph).out
    run("merge", graph.parent / "b.txt", "-g", graph)
    assert run("withdraw", "vinnova-page/2019-00002", "-g", graph).code == 0
    assert run("export", "--format", "nq", "-g", graph).out == before
    told = json.loads(run("log", "--format", "json", "-g", graph).out)
    assert [entry["what"] for entry in told] == ["build", "merge", "withdraw"]


def test_withdrawing_what_is_not_there_is_wrong_use(run: Run, graph: Path) -> None:
    ran = run("withdraw", "vinnova-page/1999-00001", "-g", graph)
    assert (ran.code, "holds no record" in ran.err) == (2, True)


def test_decide_writes_a_line_and_explain_names_it(run: Run, graph: Path) -> None:
    run("merge", graph.parent / "b.txt", "-g", graph)
    pair = ("2019-00001", "2019-00002")
    assert run("decide", *pair, "different", "-g", graph).code == 2, "a judgement needs a reason"
    said = ("--why", "two grants", "--who", "me", "--when", "2020-01-01")
    assert run("decide", *pair, "different", *said, "-g", graph).code == 0
    lines = (graph / "judgements.tsv").read_text("utf-8").splitlines()
    assert lines[1].split("\t")[2:] == ["different", "two grants", "me", "2020-01-01"]
    told = run("explain", *pair, "-g", graph, "--lang", "en").out
    assert "They are two" in told
    assert "two grants by me 2020-01-01" in told


def test_a_judgement_without_a_day_is_of_today(run: Run, graph: Path) -> None:
    run("merge", graph.parent / "b.txt", "-g", graph)
    days = {datetime.now(UTC).date().isoformat()}
    run("decide", "2019-00001", "2019-00002", "different", "--why", "two grants", "-g", graph)
    days.add(datetime.now(UTC).date().isoformat())
    line = (graph / "judgements.tsv").read_text("utf-8").splitlines()[1]
    assert line.rpartition("\t")[2] in days


def test_review_judges_with_one_key(run: Run, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = page(number="", title="Courage", amount="500 000", english=True)
    (graph.parent / "c.txt").write_text(twin.text, "utf-8")
    run("merge", graph.parent / "b.txt", graph.parent / "c.txt", "-g", graph)
    assert "2019-00002" in run("candidates", "-g", graph).out
    monkeypatch.setattr("click.getchar", lambda: "s")
    monkeypatch.setattr("click.prompt", lambda *_, **__: "read both")
    monkeypatch.setattr("innokraft.model.digest.shipped_digest", lambda: "0" * 64)
    done = run("candidates", "--review", "-g", graph, "--lang", "en")
    assert done.code == 0
    assert done.err.count("built with another ontology") == 1
    assert run("candidates", "-g", graph).out == ""
    told = json.loads(
        run("explain", "2019-00002", "vinnova-page/courage-exempelskolan-2019-05-en",
            "--format", "json", "-g", graph).out
    )  # fmt: skip
    assert told["one"] is True


@pytest.mark.parametrize("said", ["s same", "D different", "u unsure", "n", "q"])
def test_each_key_of_a_review_has_its_verdict(
    run: Run, graph: Path, twin: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    key, *verdicts = said.split()
    run("merge", graph.parent / "b.txt", twin, "-g", graph)
    monkeypatch.setattr("click.getchar", lambda: key)
    monkeypatch.setattr("click.prompt", lambda *_, **__: "read both")
    assert run("candidates", "--review", "--who", "me", "-g", graph).code == 0
    path = graph / "judgements.tsv"
    lines = path.read_text("utf-8").splitlines()[1:] if path.is_file() else []
    assert [line.split("\t")[2] for line in lines] == verdicts


def test_candidates_tells_how_many_a_limit_leaves_out(run: Run, graph: Path, twin: Path) -> None:
    other = twin.with_name("d.txt")
    other.write_text(page(number="", title="Fortitude", amount="500 000", english=True).text)
    run("merge", graph.parent / "b.txt", twin, other, "-g", graph)
    ran = run("candidates", "--limit", "1", "-g", graph)
    assert ran.out.count("?=") == 1
    assert "innokraft: … och 2 till; se --limit" in ran.err
    assert run("candidates", "-g", graph).err == ""


def test_explain_quotes_both_and_says_where_nothing_joins_or_parts(
    run: Run, graph: Path, twin: Path
) -> None:
    run("merge", graph.parent / "b.txt", twin, "-g", graph)
    both = ("2019-00001", "vinnova-page/courage-exempelskolan-2019-05-en")
    told = run("explain", *both, "-g", graph, "--lang", "en").out
    assert "No rule joins them, and no one has judged them." in told
    assert "”Diarienummer 2019-00001”" in told
    assert "”Courage”" in told
    run("decide", *both, "unsure", "--why", "who knows", "-g", graph)
    assert "No rule joins them" not in run("explain", *both, "-g", graph, "--lang", "en").out


def test_a_file_of_judgements_takes_no_pair_beside_it(run: Run, graph: Path) -> None:
    judged = graph.parent / "judged.tsv"
    judged.write_text("2019-00001\t2019-00002\tsame\twhy\n", "utf-8")
    ran = run("decide", "--from", judged, "a", "b", "same", "--why", "x", "-g", graph)
    assert (ran.code, "or --from FILE" in ran.err) == (2, True)


@pytest.fixture
def twin(graph: Path) -> Path:
    """An English page of the second page's project, without its number; and that one renamed."""
    second = page(number="2019-00002", title="Tillit", amount="500 000")
    (graph.parent / "b.txt").write_text(second.text, "utf-8")
    path = graph.parent / "c.txt"
    record = page(number="", title="Courage", amount="500 000", english=True)
    path.write_text(record.text, "utf-8")
    return path


def test_merge_tells_candidates_dry_or_not(run: Run, graph: Path, twin: Path) -> None:
    both = ("merge", graph.parent / "b.txt", twin, "-g", graph, "--format", "json")
    dry = json.loads(run(*both, "--dry-run").out)
    assert run("candidates", "-g", graph).out == "", "a dry run changes nothing"
    assert not [path.name for path in graph.glob("*-2")], "and leaves nothing"
    real = json.loads(run(*both).out)
    assert dry | {"dry_run": False} == real
    (pair,) = real["candidates"]
    assert pair["first"] == "project/vinnova/2019-00002"
    assert (pair["score"], pair["features"]["money"]) == (0.6, "500000")
    assert real["waiting_annotations"] == []
    again = json.loads(run(*both).out)
    assert again["candidates"] == [], "nothing came that could be one with another"


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "sv",
            [
                "Par som kanske är ett och samma och som någon behöver bedöma: 1",
                "samma belopp: 500000",
                "bedöm med: innokraft decide A B",
            ],
        ),
        (
            "en",
            [
                "Pairs that may be one and the same, which somebody has to judge: 1",
                "the same amount: 500000",
                "judge with: innokraft decide A B",
            ],
        ),
    ],
)
def test_merge_says_why_a_pair_may_be_one_and_how_to_judge_it(
    run: Run, graph: Path, twin: Path, lang: str, lines: list[str]
) -> None:
    out = run("merge", graph.parent / "b.txt", twin, "-g", graph, "--lang", lang).out
    assert all(line in out for line in lines), out
    assert "project/vinnova/2019-00002 ~ project/vinnova/courage-exempelskolan-2019-05" in out


def test_what_is_judged_is_no_candidate_any_more(run: Run, graph: Path, twin: Path) -> None:
    run("merge", graph.parent / "b.txt", twin, "-g", graph)
    pair = ("project/vinnova/2019-00002", "project/vinnova/courage-exempelskolan-2019-05")
    assert run("decide", *pair, "different", "--why", "two grants", "-g", graph).code == 0
    newer = twin.read_text("utf-8") + "\nLast updated 1 June 2020\n"
    twin.write_text(newer, "utf-8")
    told = json.loads(run("merge", twin, "-g", graph, "--format", "json").out)
    assert (len(told["updated"]), told["candidates"]) == (1, [])


def test_an_annotation_that_does_not_hold_is_told_apart_from_candidates(
    run: Run, graph: Path
) -> None:
    old = page()
    (graph.parent / "a.yaml").write_text(annotation(old).text, "utf-8")
    run("merge", graph.parent / "a.yaml", "-g", graph)
    newer = old.text.replace("vid Mötet", "på Mötet")
    (graph.parent / "a.txt").write_text(newer, "utf-8")
    ran = ("merge", graph.parent / "a.txt", "-g", graph, "--dry-run")
    told = json.loads(run(*ran, "--format", "json").out)
    assert (told["candidates"], len(told["waiting_annotations"])) == ([], 1)
    text = run(*ran, "--lang", "en").out
    assert "Annotations that do not count until somebody has looked at them: 1" in text
    assert "Pairs" not in text


@pytest.mark.parametrize(("lang", "said"), [("sv", "inga par"), ("en", "no pairs")])
def test_candidates_says_that_there_are_none_beside_the_data(
    run: Run, graph: Path, lang: str, said: str
) -> None:
    ran = run("candidates", "-g", graph, "--lang", lang)
    assert (ran.code, ran.out) == (0, "")
    assert said in ran.err
    ran = run("candidates", "-g", graph, "--format", "json")
    assert (ran.out, ran.err) == ("[]\n", "")
