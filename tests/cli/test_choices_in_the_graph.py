"""A choice is an input of the graph: it goes in, is built in, and comes out without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from innokraft.files.shipped import resource
from tests.graph.made_pages import swecris_row

Run = Callable[..., Any]
INPUT = (
    resource("data/records/vinnova-2015-01573.txt"),
    resource("data/annotations/vinnova-2015-01573.yaml"),
)
CURATED = "ASK { GRAPH <graph/curated> { <project/vinnova/2015-01573> ik:status v:avslutat } }"


def exported(run: Run, graph: Path) -> str:
    return str(run("export", "-f", "nq", "-g", graph).out)


def test_a_choice_goes_into_the_graph_and_out_again(run: Run, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    run("build", *INPUT, "-g", graph)
    before = exported(run, graph)
    chosen = run("choose", "2015-01573", "ik:status", "avslutat", "--why", "by hand", "-g", graph)
    assert chosen.code == 0
    assert run("query", CURATED, "-g", graph).out == "true\n"
    assert "by hand" in exported(run, graph)
    assert run("validate", "-g", graph).code == 0
    assert run("choose", "2015-01573", "ik:status", "--withdraw", "-g", graph).code == 0
    assert exported(run, graph) == before


def test_a_build_over_a_folder_keeps_its_choices(run: Run, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    run("build", *INPUT, "-g", graph)
    run("choose", "2015-01573", "ik:status", "avslutat", "--why", "by hand", "-g", graph)
    chosen = exported(run, graph)
    run("build", *INPUT, "-g", graph)
    assert exported(run, graph) == chosen


def test_a_choice_whose_source_is_withdrawn_stays_in_its_file_and_is_told(
    run: Run, tmp_path: Path
) -> None:
    graph = tmp_path / "g"
    run("build", *INPUT, swecris_row(tmp_path, ProjectId="2015-01573_Vinnova"), "-g", graph)
    run("choose", "2015-01573", "belopp", "100000", "--why", "by hand", "-g", graph)
    kept = (graph / "choices.tsv").read_bytes()
    told = "#amount-SEK-100000 has no effect: no source states that value"
    withdraw = ("withdraw", "swecris-csv/2015-01573_Vinnova", "-g", graph, "--lang", "en")
    dry, ran = run(*withdraw, "--dry-run"), run(*withdraw)
    assert ran.code == 0
    for each in (dry, ran, run("conflicts", "-g", graph, "--lang", "en")):
        assert told in each.err
    assert (graph / "choices.tsv").read_bytes() == kept
    checked = run("validate", "-g", graph, "--lang", "en")
    assert checked.code == 0
    assert told in checked.out
    assert "1 warning(s)" in checked.out


def test_show_marks_what_was_chosen_and_keeps_the_rest(run: Run, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    run("build", *INPUT, swecris_row(tmp_path, ProjectId="2015-01573_Vinnova"), "-g", graph)
    arguments = ("belopp", "99356", "--why", "by hand", "--who", "Kim", "--when", "2031-02-03")
    run("choose", "2015-01573", *arguments, "-g", graph)
    shown = run("show", "2015-01573", "-g", graph).out.replace("\u00a0", " ")
    assert "belopp: 99 356 SEK\n      ← valt av Kim 2031-02-03: by hand\n      ”99 356" in shown
    assert "belopp: 100 000 SEK\n      ”fundingsSek: 100000”" in shown
    english = run("show", "2015-01573", "-g", graph, "--lang", "en").out
    assert "← chosen by Kim 2031-02-03: by hand" in english


def test_the_file_names_by_keys_what_identity_can_rename(run: Run, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    run("build", *INPUT, "-g", graph)
    run("choose", "2015-01573", "koordinator", "Mittuniversitetet", "--why", "a", "-g", graph)
    (line,) = (graph / "choices.tsv").read_text("utf-8").splitlines()[1:]
    assert line.split("\t")[:3] == [
        "project/number/vinnova/2015-01573",
        "ik:coordinator",
        "organisation/number/202100-4524",
    ]
