"""`innokraft diff` as a user calls it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.graph.made_pages import Page, store_of

Run = Callable[..., Any]
MOD = ("project dcterms:subject concept:mod", "konstaterat")


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    old, new = (tmp_path_factory.mktemp(name) for name in ("old", "new"))
    store_of(old, [Page("2031-00001", (MOD,))])
    others = Page("2031-00002", (MOD,)), Page("2031-00003", (MOD,), coordinator="Andra bolaget")
    store_of(new, [Page("2031-00001", (MOD,)), *others])
    return old / "graph", new / "graph"


def test_equal_graphs_exit_0_and_say_so(run: Run, graphs: tuple[Path, Path]) -> None:
    for lang, said in (("sv", "Graferna är lika."), ("en", "The graphs are equal.")):
        ran = run("diff", graphs[0], graphs[0], "--lang", lang)
        assert (ran.code, ran.out.strip()) == (0, said)


def test_differing_graphs_exit_1_and_say_what_in_words(run: Run, graphs: tuple[Path, Path]) -> None:
    ran = run("diff", *graphs, "--lang", "en")
    assert ran.code == 1
    assert "  2 projects added: Sak 2031-00002; Sak 2031-00003" in ran.out
    assert "  ‘courage’ now supported by 3 projects (before: 1)" in ran.out
    assert ran.err == ""
    assert "’mod’ stöds nu av 3 projekt (förut 1)" in run("diff", *graphs).out


def test_long_lists_are_cut_and_say_so(run: Run, graphs: tuple[Path, Path]) -> None:
    out = run("diff", *graphs, "--lang", "en", "--limit", "1").out
    assert "2 projects added: Sak 2031-00002; … and 1 more\n  … and 2 more\n" in out
    assert "organisation added" not in out


def test_markdown_has_headings_and_lists(run: Run, graphs: tuple[Path, Path]) -> None:
    ran = run("diff", *graphs, "-o", "md", "--lang", "en")
    assert ran.code == 1
    assert ran.out.startswith("# What changed\n\n## Source records\n\n- 2 source records added")


def test_json_holds_all_with_iris(run: Run, graphs: tuple[Path, Path]) -> None:
    ran = run("diff", *graphs, "-o", "json", "--lang", "en", "--limit", "1")
    assert ran.code == 1
    document = json.loads(ran.out)
    assert document["equal"] is False
    projects = next(c for c in document["changes"] if c["text"] == "2 projects added")
    assert [thing["iri"].rpartition("/")[2] for thing in projects["things"]] == [
        "2031-00002",
        "2031-00003",
    ]
    equal = run("diff", graphs[0], graphs[0], "-o", "json")
    assert json.loads(equal.out) == {"equal": True, "added": 0, "removed": 0, "changes": []}


def test_a_place_without_a_graph_exits_2(run: Run, graphs: tuple[Path, Path]) -> None:
    ran = run("diff", graphs[0], graphs[0] / "nowhere")
    assert ran.code == 2
    assert "there is no graph here" in ran.err
