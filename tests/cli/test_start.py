"""A plain call of `query` or `merge` is read as click reads it, and answered without click."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.made import write_export
from innokraft_cli import merge
from innokraft_cli.inputs import made_strict
from innokraft_cli.output import resolve
from innokraft_cli.query import command
from innokraft_cli.start import FORMATS, Plain, read_plain

PROJECTS = "SELECT (COUNT(?p) AS ?n) { ?p a ik:Project }"
OPTIONS = ("-g", "--graph", "-o", "--output", "-f", "--format", "--limit", "--lang", "--timeout")
VALUES = ("csv", "nq", "x.csv", "none", "0", "12", "³", "1e3", "-1", "sv", "SV", "å", "", "-o")
QUERIES = ("ASK {}", "SELECT *\n{}", "-", "--", "", "\udcff", "-h", "--file", "--lang=sv")
WORDS = st.lists(
    st.tuples(st.sampled_from(OPTIONS), st.sampled_from(VALUES))
    | st.tuples(st.sampled_from(QUERIES)),
    max_size=5,
).map(lambda parts: [word for part in parts for word in part])


@contextmanager
def environment(lang: str, graph: str) -> Iterator[None]:
    """What the environment says of the language and the graph."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INNOKRAFT_LANG", lang)
        patch.setenv("INNOKRAFT_GRAPH", graph)
        yield


@given(WORDS, st.sampled_from(["", "en", "xx"]), st.sampled_from(["", "g"]))
def test_what_is_read_as_plain_click_reads_in_the_same_way(
    words: list[str], lang: str, graph: str
) -> None:
    with environment(lang, graph):
        plain = read_plain(["query", *words])
        if plain is None:
            return
        read = made_strict(command).make_context("query", list(words)).params
    form, output = resolve(read["form"], read["output"], FORMATS)
    assert output == "-"
    asks = (read["sparql"],)
    assert plain == Plain("query", asks, read["graph"], read["lang"], form, read["limit"])
    assert (read["file"], read["timeout"], read["memory"], read["guarded"]) == (
        None,
        30,
        1000,
        True,
    )


@pytest.mark.parametrize(
    "words",
    [
        ["ASK {}"],
        ["ASK {}", "-o", "csv", "-g", "graph"],
        ["--lang", "en", "-f", "json", "--limit", "none", "SELECT *\n{}"],
    ],
)
def test_plain_calls_are_plain(words: list[str]) -> None:
    assert read_plain(["query", *words]) is not None


WITHOUT_CLICK = """
import sys
sys.modules["click"] = None
from innokraft_cli.start import main
main()
"""


def run(*arguments: str, cwd: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    started = ["-c", code] if code else ["-m", "innokraft_cli"]
    return subprocess.run(
        [sys.executable, *started, *arguments],
        cwd=cwd, env=os.environ | {"INNOKRAFT_LANG": "en"}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_a_plain_call_is_answered_without_click(seed_folder: Path) -> None:
    asks = ("query", PROJECTS, "-g", str(seed_folder), "-o", "csv")
    done = run(*asks, cwd=seed_folder, code=WITHOUT_CLICK)
    assert (done.returncode, done.stdout, done.stderr) == (0, "n\n1\n", "")


@pytest.mark.parametrize(
    ("sparql", "options"),
    [
        ("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o", ["-o", "csv", "--limit", "3"]),
        ("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o", ["-o", "table", "--limit", "3"]),
        ("SELECT", []),
        ("SELECT * { SERVICE <http://e/> {} }", []),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", ["-o", "nq"]),
        ("ASK {}", ["-o", "ttl", "-g", "nowhere"]),
    ],
)
def test_a_plain_call_ends_as_any_other(seed_folder: Path, sparql: str, options: list[str]) -> None:
    where = [] if "-g" in options else ["-g", str(seed_folder)]
    plain = run("query", sparql, *where, *options, cwd=seed_folder.parent)
    other = run("query", sparql, *where, *options, "--timeout", "30", cwd=seed_folder.parent)
    assert (plain.returncode, plain.stdout, plain.stderr) == (
        other.returncode, other.stdout, other.stderr,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "ends", "said"),
    [
        ("'ASK {}' > /dev/full", (1, ""), "standard output: no space left on device"),
        ("'ASK {}' >&-", (0, ""), ""),
        ("'ASK {}' 2>&-", (0, "true\n"), ""),
        ("'ASK' 2>&-", (2, ""), ""),
    ],
)
@pytest.mark.parametrize("more", ["", " --timeout 30"], ids=["plain", "by click"])
def test_output_that_is_full_or_closed_is_told_where_it_can_be(
    seed_folder: Path, line: str, ends: tuple[int, str], said: str, more: str
) -> None:
    asks = f"{sys.executable} -m innokraft_cli query -g {seed_folder}{more} {line}"
    done = subprocess.run(["bash", "-c", asks], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == ends
    assert said in done.stderr
    assert bool(said) == bool(done.stderr)


def test_a_reader_who_has_gone_has_what_he_wanted(seed_folder: Path) -> None:
    asks = f"{sys.executable} -m innokraft_cli query 'SELECT * {{ ?a ?b ?c . ?d ?e ?f }}' -o csv"
    line = f"set -o pipefail; {asks} --limit none -g {seed_folder} | head -n 1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "a,b,c,d,e,f\n", "")


MERGES = st.lists(
    st.sampled_from(
        ["a.csv", "b", "", "-", "--", "--strict", "-g", "--graph", "--lang", "sv", "en"]
    ),
    max_size=6,
)


@given(MERGES, st.sampled_from(["", "en", "xx"]), st.sampled_from(["", "g"]))
def test_a_merge_that_is_read_as_plain_click_reads_in_the_same_way(
    words: list[str], lang: str, graph: str
) -> None:
    with environment(lang, graph):
        plain = read_plain(["merge", *words])
        if plain is None:
            return
        read = made_strict(merge.command).make_context("merge", list(words)).params
    paths = tuple(map(str, read["paths"]))
    assert plain == Plain("merge", paths, read["graph"], read["lang"])
    others = ("as_format", "strict", "validate", "mirror", "even_most", "dry_run", "workers")
    assert not any(read[name] for name in others)
    assert (read["wait"], read["form"], read["output"]) == (10, None, "-")


def test_a_plain_merge_is_plain_unless_the_environment_says_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = ["merge", "a.csv", "-g", "graph", "--lang", "en", "b"]
    assert read_plain(words) == Plain("merge", ("a.csv", "b"), "graph", "en")
    monkeypatch.setenv("INNOKRAFT_WORKERS", "2")
    assert read_plain(words) is None


def test_a_plain_merge_is_made_without_click_and_ends_as_any_other(
    seed_folder: Path, tmp_path: Path
) -> None:
    ended: list[list[tuple[int, str, str]]] = []
    write_export(tmp_path / "one.csv", 1)
    for code, options in ((WITHOUT_CLICK, []), ("", ["--wait", "10"])):
        graph = tmp_path / f"graph-{len(ended)}"
        shutil.copytree(seed_folder, graph)
        told = [
            run("merge", path, "-g", str(graph), *options, cwd=tmp_path, code=code if read else "")
            for path, read in (("one.csv", True), ("nowhere.csv", False))
        ]
        exported = run("export", "-g", str(graph), "-f", "nq", cwd=tmp_path)
        ended.append([(each.returncode, each.stdout, each.stderr) for each in (*told, exported)])
    assert ended[0] == ended[1]
    assert [code for code, _, _ in ended[0]] == [0, 1, 0]
