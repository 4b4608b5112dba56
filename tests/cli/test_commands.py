"""The commands that build, show, check and export, called as a user calls them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from innokraft.files.shipped import resource
from innokraft_cli.main import COMMANDS

Run = Callable[..., Any]
RECORD = resource("data/records/vinnova-2015-01573.txt")
ANNOTATION = resource("data/annotations/vinnova-2015-01573.yaml")


def test_help_lists_every_command_and_each_has_its_help(run: Run) -> None:
    listed = run("--help")
    assert listed.code == 0
    for name, what in COMMANDS.items():
        assert name in listed.out
        assert what.split()[0] in listed.out
        helped = run(name, "--help")
        assert helped.code == 0
        assert f"innokraft {name}" in helped.out or "Usage" in helped.out


def test_a_wrong_command_is_wrong_use_and_says_what_was_perhaps_meant(run: Run) -> None:
    ran = run("biuld")
    assert ran.code == 2
    assert "Did you mean 'build'?" in ran.err


def test_build_says_what_it_made(run: Run, tmp_path: Path) -> None:
    ran = run("build", RECORD, ANNOTATION, "-g", tmp_path / "g")
    assert ran.code == 0
    assert "1 källpost(er), 1 läsning(ar)" in ran.out
    again = run("build", RECORD, ANNOTATION, "-g", tmp_path / "g", "--lang", "en")
    assert "1 record(s), 1 annotation(s)" in again.out
    assert ran.err == "", "nobody is watching: no progress"


def test_build_exits_1_where_a_record_is_refused_and_keeps_the_others(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").write_text("nothing of the kind", "utf-8")
    ran = run("build", RECORD, tmp_path / "bad.txt", "-g", tmp_path / "g", "--lang", "en")
    assert ran.code == 1
    assert "refused: " in ran.err
    assert "bad.txt" in ran.err
    assert run("show", "2015-01573", "-g", tmp_path / "g").code == 0


def test_build_goes_by_the_judgements_it_is_given(run: Run, tmp_path: Path) -> None:
    judged = tmp_path / "judged.tsv"
    run("build", "-g", tmp_path / "one")
    same = ("project/vinnova/2015-01573", "project/vinnova/vinnova-innovation-capacity-en", "same")
    why = ("--why", "its English page", "--when", "2031-01-01", "--judgements", judged)
    assert run("decide", *same, *why, "-g", tmp_path / "one").code == 0
    run("build", "-g", tmp_path / "two", "--judgements", judged)
    exports = [run("export", "-f", "nq", "-g", tmp_path / name).out for name in ("one", "two")]
    assert exports[0] == exports[1]
    assert "vinnova-innovation-capacity-en/" not in "".join(
        line.split()[0] for line in exports[1].splitlines() if "ns#Project>" in line
    )


def test_build_exits_1_where_an_annotation_is_wrong(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        ANNOTATION.read_text("utf-8").replace("concept:mod ", "concept:mood "), "utf-8"
    )
    ran = run("build", RECORD, wrong, "-g", tmp_path / "g")
    assert ran.code == 1
    assert "wrong.yaml, line " in ran.err
    assert "no concept 'mood'" in ran.err


def test_build_with_an_unknown_format_is_wrong_use(run: Run, tmp_path: Path) -> None:
    ran = run("build", RECORD, "--as", "vinnova-pages", "-g", tmp_path / "g")
    assert ran.code == 2
    assert "Did you mean 'vinnova-page'?" in ran.err


def test_the_graph_can_come_from_the_environment(
    run: Run, seed_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INNOKRAFT_GRAPH", str(seed_folder))
    assert run("show", "c:mod").code == 0


def test_without_a_graph_the_message_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    for arguments in (("show", "mod"), ("validate",), ("export", "-f", "nq")):
        ran = run(*arguments, "-g", tmp_path / "none")
        assert ran.code == 2
        assert "innokraft build" in ran.err


def test_a_file_that_is_no_graph_is_refused(run: Run, tmp_path: Path) -> None:
    for name, text in (("a.nq", "no quads\n"), ("a.txt", "")):
        (tmp_path / name).write_text(text, "utf-8")
        ran = run("validate", "-g", tmp_path / name)
        assert ran.code == 1
        assert name in ran.err


def test_show_prints_claims_with_certainty_holder_and_quote(run: Run, seed_folder: Path) -> None:
    ran = run("show", "samhällskontrakt", "-g", seed_folder)
    assert ran.code == 0
    assert "identifierat som centralt i: Seminariet om handlingsutrymme" in ran.out
    assert "[bedömt; anser: ”man” (vilka sägs inte); säger: projektgruppen]" in ran.out
    assert "”sammansättningen av nyckelpersonerna troligtvis bidrog till”" in ran.out
    assert "1858–1917" in ran.out


def test_show_prints_the_sentence_of_a_quote_and_its_section(run: Run, seed_folder: Path) -> None:
    plain = run("show", "samhällskontrakt", "-g", seed_folder).out
    told = run("show", "samhällskontrakt", "--sentences", "-g", seed_folder).out
    lines = told.splitlines()
    place = next(i for i, line in enumerate(lines) if "1858–1917" in line)
    assert lines[place + 1].strip().startswith("En analys av seminariet är att just ´det gemens")
    assert lines[place + 1].endswith("att fortsätta arbeta kring i någon form.")
    assert lines[place + 2] == "        Upplägg och genomförande"
    assert [line for line in lines if line in plain.splitlines()] == plain.splitlines()


def test_show_says_how_certain_a_note_on_a_claim_is(run: Run, seed_folder: Path) -> None:
    note = "scope note: framförallt det sista området, de andra två är inte uteslutna [hedged]"
    assert note in run("show", "social contract", "-g", seed_folder, "--lang", "en").out
    swedish = run("show", "samhällskontrakt", "-g", seed_folder).out
    assert "de andra två är inte uteslutna [förbehållet]" in swedish


def test_show_says_once_what_we_derived(run: Run, seed_folder: Path) -> None:
    assert "      [derived by us]\n" in run("show", "mod", "-g", seed_folder, "--lang", "en").out


def test_show_speaks_english_and_leaves_swedish_definitions_out(
    run: Run, seed_folder: Path
) -> None:
    ran = run("show", "social contract", "-g", seed_folder, "--lang", "en")
    assert "[judged; held by: “man” (one; who is not said); said by: the project group]" in ran.out
    assert "mutual expectations" in ran.out
    assert "ömsesidiga förväntningar" not in ran.out


@pytest.mark.parametrize(
    "name",
    [
        "2015-01573",
        "project/vinnova/2015-01573",
        "https://w3id.org/innokraft/project/vinnova/2015-01573",
    ],
)
def test_show_takes_a_number_a_path_and_an_iri(run: Run, seed_folder: Path, name: str) -> None:
    assert "99 356" in run("show", name, "-g", seed_folder).out.replace("\u00a0", " ")


def test_show_tells_how_much_a_limit_leaves_out(run: Run, seed_folder: Path) -> None:
    whole, cut = (
        run("show", "c:innovationskraft", *limit, "-g", seed_folder, "--lang", "en").out
        for limit in ((), ("--limit", "1"))
    )
    assert "see --limit" not in whole
    assert re.search(r"^… and [1-9]\d* more; see --limit$", cut, re.MULTILINE)
    assert len(cut) < len(whole)


def test_show_of_an_unknown_thing_is_wrong_use_with_a_suggestion(
    run: Run, seed_folder: Path
) -> None:
    ran = run("show", "samhällskontrak", "-g", seed_folder)
    assert ran.code == 2
    assert "Did you mean" in ran.err
    assert "samhällskontrakt" in ran.err


def test_validate_is_content_with_the_seed(run: Run, seed_folder: Path) -> None:
    ran = run("validate", "-g", seed_folder, "--lang", "en")
    assert ran.code == 0
    assert "0 brott, 0 varning(ar)" in run("validate", "-g", seed_folder).out
    assert "0 violation(s), 0 warning(s)" in ran.out


def test_validate_exits_1_and_names_what_is_wrong(
    run: Run, seed_lines: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "tampered.nq"
    path.write_text("\n".join(seed_lines).replace('"99 356 kronor"', '"1 krona"'), "utf-8")
    ran = run("validate", "-g", path, "--lang", "en")
    assert ran.code == 1
    assert "violation: quote: " in ran.out
    assert "there stands '99 356 kronor'" in ran.out
    listed = json.loads(run("validate", "-g", path, "-o", "json").out)
    assert {finding["level"] for finding in listed} == {"violation"}


def test_export_writes_a_file_whole_and_the_same_each_time(
    run: Run, seed_folder: Path, tmp_path: Path
) -> None:
    for form in ("nq", "trig", "ttl", "jsonld"):
        target = tmp_path / f"graph.{form}"
        assert run("export", "-f", form, "-o", target, "-g", seed_folder).code == 0
        first = target.read_bytes()
        assert first
        assert run("export", "-f", form, "-o", target, "-g", seed_folder).code == 0
        assert target.read_bytes() == first
    assert len(list(tmp_path.iterdir())) == 4, "no part of a file is left behind"


def test_export_to_a_place_that_is_not_there_is_wrong_use(run: Run, seed_folder: Path) -> None:
    ran = run("export", "-f", "nq", "-o", "/not/there/graph.nq", "-g", seed_folder)
    assert ran.code == 2
    assert "cannot be written" in ran.err


def test_concepts_are_listed_searched_and_given_as_data(run: Run) -> None:
    assert len(run("concepts").out.splitlines()) == 2 + 90
    found = run("concepts", "social contract", "--lang", "en")
    assert "samhallskontrakt " in found.out
    listed = json.loads(run("concepts", "mod", "-o", "json").out)
    assert listed[0]["id"] == "mod"
    assert run("concepts", "xyzzy").code == 2


def test_who_interrupts_is_told_nothing_and_the_shell_that_it_was_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("innokraft.change.build.build", interrupted)
    ran = run("build")
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "")


def test_a_fault_of_innokraft_is_told_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        fault = RuntimeError("något\noväntat")
        fault.add_note("at vinnova-page/2019-00001")
        raise fault

    monkeypatch.setattr("innokraft.change.build.build", failing)
    ran = run("build")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "innokraft: a fault of innokraft: RuntimeError: något oväntat; at vinnova-page/2019-00001",
        "Please report it; with INNOKRAFT_DEBUG=1 it says where it is.",
    ]


def test_a_withdrawn_annotation_leaves_the_graph_that_its_record_alone_gives(
    run: Run, tmp_path: Path
) -> None:
    run("build", RECORD, "-g", tmp_path / "alone")
    run("build", RECORD, ANNOTATION, "-g", tmp_path / "g")
    nquads = {name: run("export", "-f", "nq", "-g", tmp_path / name).out for name in ("alone", "g")}
    name = next(
        part.strip("<>").partition("/innokraft/")[2].partition("#")[0]
        for part in nquads["g"].split()
        if "/annotation/" in part
    )
    assert run("withdraw", name, "-g", tmp_path / "g").code == 0
    assert run("export", "-f", "nq", "-g", tmp_path / "g").out == nquads["alone"]
    again = run("withdraw", name, "-g", tmp_path / "g")
    assert again.code == 2
    assert f"the graph holds no record '{name}'" in again.err
    assert run("undo", "-g", tmp_path / "g").code == 0
    assert run("export", "-f", "nq", "-g", tmp_path / "g").out == nquads["g"]
