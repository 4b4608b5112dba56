"""Analyses of a small graph, worked out by hand, and of real records a second way."""

from __future__ import annotations

import csv
import io
import math
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from innokraft import Analysis, Graph, UsageError
from innokraft.analysis.corpus import Corpus
from innokraft.analysis.ties import ties
from innokraft.network.association import chance
from innokraft.rdf.namespaces import BASE
from tests.graph.made_pages import Page, store_of

C = f"{BASE}concept/"


def said(predicate: str, concept: str, certainty: str = "konstaterat") -> tuple[str, str]:
    return f"project {predicate} concept:{concept}", certainty


def about(concept: str, certainty: str = "konstaterat") -> tuple[str, str]:
    return said("dcterms:subject", concept, certainty)


PAGES = [
    Page("2031-00001", (about("mod"), about("tillit")), coordinator="Alfa AB", amount="100",
         period="mars 2014 - juni 2015"),
    Page("2031-00002", (about("mod", "troligt"), about("tillit")), coordinator="Alfa AB",
         amount="200", period="mars 2015 - juni 2016"),
    Page("2031-00003", (about("mod"), about("tillit"), about("reflektion")), coordinator="Beta AB",
         amount="400", period="mars 2015 - juni 2016"),
    Page("2031-00004", (about("reflektion"), said("suggestsFurtherWorkOn", "framsyn")),
         coordinator="Gamma AB", amount="800", period="mars 2016 - juni 2017"),
    Page("2031-00005", (), coordinator="Gamma AB", amount="1 600", period="mars 2017 - juni 2018"),
]  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("pages")
    store_of(folder, PAGES)
    return Graph(folder / "graph")


def rows(analysis: Analysis) -> list[dict[str, Any]]:
    return list(analysis.answer)


def of(analysis: Analysis, **wanted: object) -> dict[str, Any]:
    (found,) = (r for r in rows(analysis) if all(r[k] == v for k, v in wanted.items()))
    return found


def number_of(row: dict[str, Any], name: str = "project") -> str:
    return str(row[name]).rpartition("/")[2]


def test_a_theme_has_its_projects_organisations_money_and_years(graph: Graph) -> None:
    mod = of(graph.themes(language="en"), concept=f"{C}mod")
    assert (mod["label"], mod["projects"], mod["organisations"]) == ("courage", 3, 2)
    assert (mod["granted"], mod["currency"]) == (700, "SEK")
    assert (mod["first"], mod["last"]) == (2014, 2015)
    assert (mod["statements"], mod["read"]) == (3, 3)
    assert [float(mod[k]) for k in ("firm", "hedged", "by_machine")] == [66.7, 33.3, 0.0]
    assert mod["quote"]
    counts = [row["projects"] for row in rows(graph.themes())]
    assert counts == sorted(counts, reverse=True)


def test_what_is_said_of_a_concept_counts_for_those_above_it_on_demand(graph: Graph) -> None:
    above = f"{C}mod-och-drivkraft"
    assert above not in {row["concept"] for row in rows(graph.themes())}
    assert of(graph.themes(narrower=True), concept=above)["projects"] == 3


def test_the_test_of_ties_is_fishers_and_holds_for_small_numbers(graph: Graph) -> None:
    corpus = Corpus(graph.reader)
    assert len(corpus.texts) == 5
    speaks = {c: some for c, some in corpus.concepts.items() if some}
    # three of five have courage, the same three trust: 1 of C(5, 3) = 10 ways to choose them
    assert chance(3, 3, 3, 5) == pytest.approx(0.1)
    assert ties(corpus, speaks) == []  # one in ten is no discovery among several pairs


def test_a_timeline_counts_the_projects_that_begin_in_each_year(graph: Graph) -> None:
    found = {r["year"]: r for r in rows(graph.timeline("mod"))}
    assert list(found) == [2014, 2015, 2016, 2017]
    told = {y: (r["projects"], r["all"], r["statements"]) for y, r in found.items()}
    assert told == {2014: (1, 1, 1), 2015: (2, 2, 2), 2016: (0, 1, 0), 2017: (0, 1, 0)}
    assert float(found[2015]["percent"]) == 100.0
    assert found[2016]["quote"] is None


def test_things_stand_side_by_side_with_a_quote_of_each(graph: Graph) -> None:
    analysis = graph.compare("Alfa AB", "Beta AB", language="en")
    tillit = of(analysis, concept=f"{C}tillit")
    assert (tillit["projects_1"], tillit["projects_2"]) == (2, 1)
    assert [float(tillit[f"percent_{n}"]) for n in (1, 2)] == [100.0, 100.0]
    assert tillit["differs"] is False
    assert (tillit["quote_1"], tillit["quote_2"]) != (None, None)
    only = of(analysis, concept=f"{C}reflektion")
    assert (only["projects_1"], only["quote_1"], only["projects_2"]) == (0, None, 1)
    assert "1 = Alfa AB: 2 projects, 2 with a text, granted 300 SEK" in analysis.method.en


def test_periods_and_projects_are_compared_too(graph: Graph) -> None:
    found = of(graph.compare("2014", "2015-2016", "2031-00003"), concept=f"{C}mod")
    assert [found[f"projects_{n}"] for n in (1, 2, 3)] == [1, 2, 1]
    assert "differs" not in found


@pytest.mark.parametrize("things", [("Alfa AB",), ("1990", "2015"), ("Alfa AB", "nobody")])
def test_what_cannot_be_compared_is_refused(graph: Graph, things: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        graph.compare(*things)


def test_a_way_goes_step_by_step_with_the_quote_of_each(graph: Graph) -> None:
    found = rows(graph.ways("Alfa AB", "Beta AB", most=2))
    first = [row for row in found if row["way"] == 1]
    assert [row["step"] for row in first] == list(range(1, len(first) + 1))
    assert first[0]["from_label"] == "Alfa AB"
    assert first[-1]["to_label"] == "Beta AB"
    assert all(one["to"] == other["from"] for one, other in pairwise(first))
    assert all(row["quote"] for row in first)
    assert {row["way"] for row in found} == {1, 2}


def test_a_way_keeps_to_the_kinds_that_it_may_go_through(graph: Graph) -> None:
    by = {
        row["to"] for row in rows(graph.ways("Alfa AB", "Beta AB", through=["project", "concept"]))
    }
    assert any(str(iri).startswith(C) for iri in by)
    assert not any("organisation/vinnova" in str(iri) for iri in by)
    with pytest.raises(UsageError, match="no kind"):
        graph.ways("Alfa AB", "Beta AB", through=["concepts"])
    with pytest.raises(UsageError, match="same"):
        graph.ways("Alfa AB", "Alfa AB")


def test_further_work_that_no_later_project_speaks_of_is_a_gap(graph: Graph) -> None:
    (gap,) = rows(graph.gaps("further-work"))
    assert (number_of(gap, "about"), gap["concept"]) == ("2031-00004", f"{C}framsyn")
    assert gap["quote_1"]


def test_a_concept_without_projects_is_a_gap_unless_one_below_it_has_some(graph: Graph) -> None:
    unused = {row["concept"] for row in rows(graph.gaps("no-project"))}
    assert f"{C}silotankande" in unused
    assert f"{C}mod" not in unused
    assert f"{C}mod-och-drivkraft" not in unused


def test_a_starting_point_that_came_back_is_told_with_both_quotes(tmp_path: Path) -> None:
    says = (said("identifiedAsCentralIn", "mod"), said("startingPointIn", "mod"))
    turned = tuple((f"concept:mod {s.split()[1]} project", c) for s, c in says)
    store_of(tmp_path, [Page("2031-00001", turned)])
    (gap,) = rows(Graph(tmp_path / "graph").gaps("came-back"))
    assert gap["concept"] == f"{C}mod"
    assert gap["quote_1"]
    assert gap["quote_2"]
    assert gap["quote_1"] != gap["quote_2"]


def test_how_alike_two_projects_are_is_the_cosine_of_rare_concepts(graph: Graph) -> None:
    found = {number_of(row): row for row in rows(graph.similar("2031-00001"))}
    rare = {n: math.log(5 / k) for n, k in (("mod", 3), ("tillit", 3), ("reflektion", 2))}
    assert float(found["2031-00002"]["alike"]) == 1.0
    own = rare["mod"] ** 2 + rare["tillit"] ** 2
    other = own + rare["reflektion"] ** 2
    assert float(found["2031-00003"]["alike"]) == round(own / math.sqrt(own * other), 3)
    assert "2031-00005" not in found
    assert found["2031-00002"]["organisations"] == "Alfa AB"
    with pytest.raises(UsageError, match="no project"):
        graph.similar("Alfa AB")


def test_every_sentence_on_a_concept_is_listed_hedged_ones_too(graph: Graph) -> None:
    found = rows(graph.quotes("mod", by="certainty", language="en"))
    assert len(found) == 3
    assert found[-1]["certainty"] == "probable"
    by_organisation = rows(graph.quotes("mod"))
    assert [r["organisation_label"] for r in by_organisation] == ["Alfa AB", "Alfa AB", "Beta AB"]
    assert [r["year"] for r in rows(graph.quotes("mod", by="year"))] == [2014, 2015, 2015]


@pytest.mark.parametrize("form", ["csv", "json", "md", "html", "svg", "xlsx", "docx", "parquet"])
def test_an_analysis_is_written_in_every_form_the_same_each_time(graph: Graph, form: str) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    graph.save_analysis(first, graph.themes(language="en"), form, language="en")
    graph.save_analysis(second, graph.themes(language="en"), form, language="en")
    assert first.getvalue() == second.getvalue() != b""


def test_a_document_says_what_its_numbers_mean_and_has_a_picture_for_who_cannot_see(
    graph: Graph,
) -> None:
    out = io.BytesIO()
    graph.save_analysis(out, graph.timeline("mod", language="en"), "html", language="en")
    page = out.getvalue().decode()
    assert "<h1>courage, year by year</h1>" in page
    assert "how many projects that begin in it speak of it" in page
    picture = ET.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])
    title, desc = picture[0], picture[1]
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby", "").split() == [title.get("id"), desc.get("id")]
    assert desc.text == "2014: 1; 2015: 2; 2016: 0; 2017: 0"


def test_what_has_no_picture_says_so(graph: Graph) -> None:
    with pytest.raises(UsageError, match="no picture"):
        graph.save_analysis(io.BytesIO(), graph.quotes("hinder"), "svg")


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("compare", ("Alfa AB", "Beta AB"), "courage (1): 100; courage (2): 100"),
        ("gaps", ("further-work",), "further-work: 1"),
        ("similar", ("2031-00001",), "Sak 2031-00002: 100"),
        ("quotes", ("mod",), "Alfa AB: 2; Beta AB: 1"),
        ("ways", ("Alfa AB", "Beta AB"), "Alfa AB ←(coordinator)– Sak"),
    ],
)
def test_every_analysis_has_a_picture_that_says_in_words_what_it_shows(
    graph: Graph, name: str, given: tuple[str, ...], said: str
) -> None:
    out = io.BytesIO()
    graph.save_analysis(out, getattr(graph, name)(*given, language="en"), "svg", language="en")
    picture = ET.fromstring(out.getvalue())
    assert picture.get("role") == "img"
    assert said in str(picture[1].text)


def test_themes_of_real_records_are_counted_the_same_from_the_table_of_statements(
    shared_data: Path, tmp_path: Path
) -> None:
    from innokraft import build

    build(tmp_path / "g", [shared_data / "data" / "vinnova-pages"])
    graph = Graph(tmp_path / "g")
    out = io.BytesIO()
    graph.export(out, "csv", table="statements")
    named = csv.DictReader(io.StringIO(out.getvalue().decode()))
    pairs = {
        (row["object"], row["subject"]) for row in named if row["property"].endswith("#mentions")
    }
    counted = Counter(concept for concept, _ in pairs)
    themes = {str(row["concept"]): row["projects"] for row in rows(graph.themes())}
    assert themes == dict(counted)


def test_money_and_years_of_real_records_are_those_that_pandas_finds_in_the_source(
    shared_data: Path, tmp_path: Path
) -> None:
    import pandas as pd  # type: ignore[import-untyped]

    from innokraft import build

    lines = (shared_data / "data" / "swecris-export.csv").read_text("utf-8-sig")
    frame = pd.read_csv(io.StringIO(lines), sep=";", dtype=str, nrows=400)
    frame = frame[frame["FundingOrganisationNameSv"] == "Vinnova"].drop_duplicates("ProjectId")
    frame.to_csv(tmp_path / "some.csv", sep=";", index=False, quoting=csv.QUOTE_ALL)
    build(tmp_path / "g", [tmp_path / "some.csv"])
    graph = Graph(tmp_path / "g")
    assert len(frame) > 50
    out = io.BytesIO()
    graph.export(out, "csv", table="projects")
    table = pd.read_csv(io.BytesIO(out.getvalue()))
    assert len(table) == len(frame)
    assert table["amount"].sum() == pd.to_numeric(frame["FundingsSek"]).sum()
    years = pd.to_datetime(frame["ProjectStartDate"], format="mixed").dt.year.value_counts()
    told = table["start"].astype(str).str[:4].astype(int).value_counts()
    assert told.to_dict() == years.to_dict()
