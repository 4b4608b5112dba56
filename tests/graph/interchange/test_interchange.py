"""A graph for other tools, opened by the libraries of those tools."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import openpyxl
import pandas as pd  # type: ignore[import-untyped]
import pytest

from innokraft import Graph, UsageError
from tests.conftest import SEED_RECORD
from tests.graph.made_pages import Page, store_of

TEXT = SEED_RECORD.read_text("utf-8")
SEMINAR = "https://w3id.org/innokraft/event/vinnova-2015-01573/seminarium"
PROJECT = "https://w3id.org/innokraft/project/vinnova/2015-01573"
MOD = "https://w3id.org/innokraft/concept/mod"
STARTING = "https://w3id.org/innokraft/ns#startingPointIn"


@pytest.fixture(scope="module")
def seed(seed_folder: Path) -> Graph:
    return Graph(seed_folder)


def written(graph: Graph, form: str, **how: Any) -> bytes:
    out = io.BytesIO()
    graph.export(out, form, **how)
    return out.getvalue()


def rows(graph: Graph, table: str, language: str = "sv") -> list[dict[str, str]]:
    data = written(graph, "csv", table=table, language=language).decode()
    return list(csv.DictReader(io.StringIO(data)))


def test_every_statement_has_its_quote_at_its_place(seed: Graph) -> None:
    found = rows(seed, "statements")
    (counted,) = seed.query("SELECT (COUNT(?s) AS ?n) { ?s oa:exact ?words }")
    assert len(found) == counted["n"]
    for row in found:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["quote"]
    places = [(row["record"], int(row["start"]), int(row["end"])) for row in found]
    assert places == sorted(places)


def test_a_statement_tells_who_says_it_and_how_firmly(seed: Graph) -> None:
    (said,) = (
        row for row in rows(seed, "statements", "en")
        if (row["subject"], row["property"], row["object"]) == (MOD, STARTING, SEMINAR)
    )  # fmt: skip
    assert (said["subject_name"], said["certainty"], said["asserted"]) == (
        "courage", "konstaterat", "true"
    )  # fmt: skip
    assert (said["found_by"], said["section"]) == ("person", "Syfte och mål")
    assert said["said_by"] == "the project group"
    hedged = [row for row in rows(seed, "statements") if row["asserted"] == "false"]
    assert {"forbehallet", "troligt"} <= {row["certainty"] for row in hedged}


def test_found_by_machine_is_told_from_what_a_person_read_and_a_field_states(
    tmp_path: Path,
) -> None:
    store_of(tmp_path, [Page("2031-00001", text="Vi vill stärka tillit och samverkan.")])
    found = {
        row["property_name"]: row["found_by"]
        for row in rows(Graph(tmp_path / "graph"), "statements")
    }
    assert found["nämner"] == "machine"
    assert found["koordinator"] == "record"


def test_a_project_is_one_row_with_its_money_its_time_and_what_it_is_about(seed: Graph) -> None:
    (project,) = rows(seed, "projects")
    assert (project["start"], project["end"]) == ("2015-04", "2015-06")
    assert (project["amount"], project["currency"]) == ("99356", "SEK")
    assert (project["funders"], project["coordinators"]) == ("Vinnova", "Mittuniversitetet")
    assert {"mod", "samhällskontrakt"} <= set(project["concepts"].split("; "))
    assert (project["records"], project["reviewed"]) == ("1", "true")


def test_a_link_counts_the_statements_that_say_it(seed: Graph) -> None:
    found = {(r["source"], r["property"], r["target"]): r for r in rows(seed, "links")}
    link = found[MOD, STARTING, SEMINAR]
    assert (link["statements"], link["records"], link["certainty"]) == ("1", "1", "konstaterat")
    assert TEXT[int(link["start"]) : int(link["end"])] == link["quote"]
    things = {row["thing"] for row in rows(seed, "things")}
    assert {end for source, _, target in found for end in (source, target)} <= things
    derived = [row for row in found.values() if row["statements"] == "0"]
    assert derived
    assert all(not row["quote"] for row in derived)


@pytest.mark.parametrize("form", ["graphml", "gexf", "cyjs"])
def test_a_network_opens_with_all_its_things_and_links(seed: Graph, form: str) -> None:
    data = written(seed, form, language="en")
    if form == "cyjs":
        network = nx.cytoscape_graph(json.loads(data))
    else:
        network = getattr(nx, f"read_{form}")(io.BytesIO(data))
    links = rows(seed, "links")
    assert network.number_of_edges() == len(links)
    assert set(network) == {row["thing"] for row in rows(seed, "things")}
    node = network.nodes[PROJECT]
    assert (node["kind"], node["start_year"], node["amount"]) == ("project", 2015, 99356.0)
    edge = next(d for s, t, d in network.edges(data=True) if (s, t) == (MOD, SEMINAR))
    assert (edge["property"], edge["weight"], edge["certainty"]) == (
        "ik:startingPointIn", 1, "konstaterat"
    )  # fmt: skip
    assert edge["quote"] in TEXT


def test_the_years_of_projects_are_the_dynamics_of_gephi(seed: Graph) -> None:
    data = written(seed, "gexf")
    assert b"lastmodifieddate" not in data
    graph = ET.fromstring(data).find("{*}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "integer")
    nodes = {node.get("id"): node for node in graph.iterfind("{*}nodes/{*}node")}
    assert (nodes[PROJECT].get("start"), nodes[PROJECT].get("end")) == ("2015", "2015")
    assert nodes[MOD].get("start") is None


def test_a_workbook_has_all_tables_and_pandas_reads_them(seed: Graph, tmp_path: Path) -> None:
    seed.export(tmp_path / "graph.xlsx")
    book = openpyxl.load_workbook(tmp_path / "graph.xlsx")
    assert book.sheetnames == ["statements", "projects", "things", "links"]
    sheets = pd.read_excel(tmp_path / "graph.xlsx", sheet_name=None)
    for name, frame in sheets.items():
        assert len(frame) == len(rows(seed, str(name)))
    assert sheets["projects"]["amount"].tolist() == [99356]


def test_a_table_is_parquet_with_types(seed: Graph, tmp_path: Path) -> None:
    seed.export(tmp_path / "statements.parquet", table="statements")
    frame = pd.read_parquet(tmp_path / "statements.parquet")
    assert frame["start"].dtype == "int64"
    assert frame["asserted"].dtype == "bool"


@pytest.mark.parametrize("form", ["graphml", "gexf", "cyjs", "xlsx"])
def test_the_same_graph_gives_the_same_bytes(seed: Graph, form: str) -> None:
    assert written(seed, form) == written(seed, form)


@pytest.mark.parametrize(
    ("form", "how", "said"),
    [
        ("csv", {}, "which table"),
        ("csv", {"table": "statement"}, "no table 'statement'"),
        ("gexf", {"table": "links"}, "no format of a table"),
        ("gexf", {"view": "rdf12"}, "only RDF"),
        ("crate.zip", {}, r"There are: nq, .*gexf, .*xlsx, .*crate\."),
    ],
)
def test_what_does_not_go_together_is_refused(
    seed: Graph, form: str, how: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        written(seed, form, **how)


def test_hostile_names_neither_break_a_file_nor_turn_letters_round(tmp_path: Path) -> None:
    hostile = 'a<b>&"\u202egnorw\x0b=1+1'
    store_of(tmp_path, [Page("2031-00001", coordinator=hostile)])
    graph = Graph(tmp_path / "graph")
    for form in ("graphml", "gexf"):
        data = written(graph, form)
        network = getattr(nx, f"read_{form}")(io.BytesIO(data))
        assert any("gnorw" in str(d.get("label")) for _, d in network.nodes(data=True))
        assert "\u202e" not in data.decode()
