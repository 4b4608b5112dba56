"""What a report tells of sources that disagree, of pairs that count twice, and of choices."""

from __future__ import annotations

import io
import re

import pytest

from innokraft import Graph, Wanted, choose
from innokraft.change.build import build
from tests.graph.made_pages import Page

OTHERS = {
    "twice": ("Formas", "202100-5232", "2015-00001", "100 000"),
    "disputed": ("Vinnova", "202100-5216", "2016-00002", "90 000"),
}
RECORD = """\
record: {name}
publisher: Exempelkommunen
funder: {{name: {funder}, number: {organisation}}}
number: {number}
title: {{sv: Sak {number}}}
language: sv
coordinator: Ena högskolan
period: april 2015 - juni 2015
amount: {amount} kronor
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """One project under two funders, one with two amounts."""
    folder = tmp_path_factory.mktemp("contested")
    paths = [path for n in ("2015-00001", "2016-00002") for path in Page(n).write(folder)]
    for name, (funder, organisation, number, amount) in OTHERS.items():
        path = folder / f"{name}.yaml"
        told = {"funder": funder, "organisation": organisation, "number": number, "amount": amount}
        path.write_text(RECORD.format(name=name, **told), "utf-8")
        paths.append(path)
    [version] = Page("2015-00001", status="Pågående", name="version").write(folder)
    build(folder / "graph", [*paths, version])
    return Graph(folder / "graph")


def report(graph: Graph) -> str:
    file = io.BytesIO()
    graph.report("2015", file, "md", language="sv")
    return file.getvalue().decode()


@pytest.fixture(scope="module")
def text(graph: Graph) -> str:
    """The report of a period, before a curator chose anything."""
    return report(graph)


def test_pairs_under_two_funders_are_told_with_what_they_may_count_too_often(text: str) -> None:
    assert "Obs: 1 par av projekten har samma diarienummer hos två finansiärer." in text
    assert "har 100 000 SEK räknats en gång för mycket" in text
    assert "| Projekt | 3 av 3 [" in text


def test_of_amounts_that_differ_the_smallest_counts_and_both_stand_with_their_quotes(
    text: str,
) -> None:
    assert "| Beviljat, SEK | 290 000 i 3 bidrag [" in text
    (row,) = re.findall(r"^\| Sak 2016-00002 \| bidragets belopp \| (.+) \|$", text, re.MULTILINE)
    sides = re.sub(r" \[\[\d+\]\]\(#n\d+\)", "*", row)
    assert sorted(sides.split("; ")) == ["100 000 SEK*", "90 000 SEK*"]


def test_a_record_without_a_newest_version_is_told(text: str) -> None:
    line = "- Inget säger vilken version av vinnova-page/2015-00001 som är nyast, så alla räknas: "
    (told,) = re.findall(rf"^{line}(.+)\.$", text, re.MULTILINE)
    assert len(told.split(", ")) == 2


def test_a_choice_of_a_curator_is_told_and_counts(graph: Graph, text: str) -> None:
    assert "kurator valde)" not in text
    amount = Wanted("project/vinnova/2016-00002", "schema:amount", "100000", "", "rättat", "EB")
    choose(graph.where, amount)
    after = report(Graph(graph.where))
    assert "(här räknas 100 000 SEK, som en kurator valde)" in after
    assert "| Beviljat, SEK | 300 000 i 3 bidrag [" in after
