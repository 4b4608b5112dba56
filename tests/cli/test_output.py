"""-f and -o mean the same in every command: a format; a file, or what names the format too."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft_cli.main import COMMANDS, innokraft
from innokraft_cli.output import resolve
from tests.cli.conftest import Run

FORMATS = ("nq", "json", "md")
CONCEPTS = "SELECT ?c WHERE { ?c ik:startingPointIn ?e } ORDER BY ?c"


@pytest.mark.parametrize(
    ("form", "output", "meant"),
    [
        (None, "-", (None, "-")),
        ("nq", "-", ("nq", "-")),
        (None, "nq", ("nq", "-")),
        ("nq", "nq", ("nq", "-")),
        (None, "out.nq", ("nq", "out.nq")),
        (None, "a/b.NQ.GZ", ("nq", "a/b.NQ.GZ")),
        (None, "out.md", ("md", "out.md")),
        (None, "out.txt", (None, "out.txt")),
        (None, "./nq", (None, "./nq")),
        ("json", "out.nq", ("json", "out.nq")),
        ("json", "out", ("json", "out")),
    ],
)
def test_what_the_two_options_mean(
    form: str | None, output: str, meant: tuple[str | None, str]
) -> None:
    assert resolve(form, output, FORMATS) == meant


@pytest.mark.parametrize(
    ("form", "output", "said"),
    [
        ("json", "nq", "two formats"),
        ("no", "-", "There are: nq, json, md"),
        (None, "no", "A file is .-o ./no"),
    ],
)
def test_what_they_cannot_mean_is_told(form: str | None, output: str, said: str) -> None:
    with pytest.raises(click.UsageError, match=said):
        resolve(form, output, FORMATS)


@given(st.sampled_from([None, *FORMATS]), st.text(min_size=1, max_size=8))
def test_a_file_is_never_taken_for_a_format_nor_a_format_for_a_file(
    form: str | None, output: str
) -> None:
    try:
        found, place = resolve(form, output, FORMATS)
    except click.UsageError:
        return
    assert place == ("-" if output in FORMATS else output)
    assert found == form or form is None


def test_no_command_gives_the_two_options_another_meaning() -> None:
    for name in COMMANDS:
        command = innokraft.get_command(click.Context(innokraft), name)
        assert command is not None
        for option in command.params:
            meant = {"-f": "form", "-o": "output", "--format": "form", "--output": "output"}
            for spelt in {*option.opts} & meant.keys():
                assert option.name == meant[spelt], (name, spelt)


def test_an_answer_goes_to_a_file_in_the_format_of_its_ending(
    run: Run, seed_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "answer.json"
    ran = run("query", CONCEPTS, "-o", path, "-g", seed_folder)
    assert (ran.code, ran.out) == (0, "")
    assert len(json.loads(path.read_text("utf-8"))["results"]["bindings"]) == 3


def test_what_a_command_prints_goes_to_a_file_too_whatever_its_exit_code(
    run: Run, seed_folder: Path, tmp_path: Path
) -> None:
    graph, path = tmp_path / "graph.nq", tmp_path / "found.json"
    assert run("export", "-g", seed_folder, "-o", graph).code == 0
    graph.write_text(graph.read_text("utf-8").replace("mod och verkstad", "MOD OCH VERKSTAD"))
    ran = run("validate", "-g", graph, "-o", path)
    assert (ran.code, ran.out) == (1, "")
    assert json.loads(path.read_text("utf-8"))


def test_a_compressed_export_holds_the_same_and_has_no_clock(
    run: Run, seed_folder: Path, tmp_path: Path, seed_lines: list[str]
) -> None:
    for name in ("a.nq.gz", "b.nq.gz"):
        assert run("export", "-g", seed_folder, "-o", tmp_path / name).code == 0
    data = (tmp_path / "a.nq.gz").read_bytes()
    assert gzip.decompress(data).decode().splitlines() == seed_lines
    assert (tmp_path / "b.nq.gz").read_bytes() == data
    assert run("query", CONCEPTS, "-g", tmp_path / "a.nq.gz").out.count("concept/") == 3


def test_turtle_says_what_it_loses(run: Run, seed_folder: Path, tmp_path: Path) -> None:
    ran = run("export", "-g", seed_folder, "-o", tmp_path / "graph.ttl", "--lang", "en")
    assert ran.code == 0
    assert "ttl has no graphs" in ran.err
    assert run("query", CONCEPTS, "-g", tmp_path / "graph.ttl").out.count("concept/") == 3
    for question in (1, 3, 8):
        answers = [
            run("ask", question, "-o", "csv", "-g", graph).out
            for graph in (seed_folder, tmp_path / "graph.ttl")
        ]
        assert answers[0] == answers[1]
    refused = run("validate", "-g", tmp_path / "graph.ttl")
    assert refused.code == 2
    assert "does not say which record" in refused.err
