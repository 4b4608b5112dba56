"""`innokraft info` as a user calls it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, VOID

from tests.graph.made_pages import Page, store_of

Run = Callable[..., Any]
MOD = ("project dcterms:subject concept:mod", "konstaterat")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    others = Page("2031-00002"), Page("2031-00003", coordinator="Andra bolaget")
    store_of(folder, [Page("2031-00001", (MOD,)), *others])
    return folder / "graph"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "sv",
            (
                "Innehåll\n  källposter: 3\n",
                "begrepp som nämns: 1\n",
                "Vinnovas projektsida  Vinnova",
            ),
        ),
        (
            "en",
            (
                "It holds\n  records: 3\n",
                "concepts spoken of: 1\n",
                "Vinnova project page  Vinnova",
            ),
        ),
    ],
)
def test_a_graph_is_described_in_words(
    run: Run, graph: Path, lang: str, said: tuple[str, ...]
) -> None:
    ran = run("info", "-g", graph, "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    for words in said:
        assert words in ran.out
    assert "creativecommons.org/licenses/by/4.0/\n" in ran.out
    assert "SHA-256" in ran.out.splitlines()[-1]


def test_the_digest_is_that_of_the_export(run: Run, graph: Path, tmp_path: Path) -> None:
    exported = tmp_path / "graph.nq"
    run("export", "-g", graph, "-o", exported)
    digest = hashlib.sha256(exported.read_bytes()).hexdigest()
    assert (
        f"SHA-256 of innokraft export -f nq: {digest}\n"
        in run("info", "-g", graph, "--lang", "en").out
    )
    assert (
        run("info", "-g", exported, "-o", "json").out == run("info", "-g", graph, "-o", "json").out
    )


def test_json_has_the_counts_the_sources_and_the_partitions(run: Run, graph: Path) -> None:
    found = json.loads(run("info", "-g", graph, "-o", "json").out)
    counts = found["counts"]
    assert (counts["records"], counts["projects"], counts["annotations"]) == (3, 3, 1)
    assert counts["organisations"] == 3  # two coordinators, and Vinnova
    assert found["classes"]["ik:SourceRecord"] == 3
    assert sum(found["properties"].values()) == counts["triples"] <= counts["quads"]
    (source,) = found["sources"]
    assert (source["records"], source["addresses"], source["newest"]) == (3, 0, None)
    assert source["format"].endswith("/value/vinnova-page")
    assert set(found["title"]) == set(found["rights"]) == set(found["citation"]) == {"sv", "en"}


CORDIS = """<project xmlns="http://cordis.europa.eu"><rcn>1</rcn><id>69110{n}</id>
<title>Courage</title><startDate>2020-01-01</startDate>
<contentUpdateDate>2023-04-0{n}</contentUpdateDate></project>"""
OWN = "record: a\nfunder: {name: Vinnova}\nnumber: 2031-00001\nlanguage: sv\ntitle: {sv: Mod}\n"


def test_the_table_of_sources_has_their_numbers(run: Run, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.xml").write_text(CORDIS.format(n=number), "utf-8")
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    assert run("build", tmp_path, "-g", tmp_path / "g").code == 0
    rows = run("info", "-g", tmp_path / "g", "--lang", "en").out.partition("\nSources\n")[2]
    cells = [" ".join(row.split()) for row in rows.splitlines()[2:4]]
    assert cells == [
        "CORDIS, XML Publications Office of the European Union 2 2 2023-04-02",
        "innokraft's own record – 1 0 –",
    ]


def test_turtle_and_json_ld_go_to_files(run: Run, graph: Path, tmp_path: Path) -> None:
    for name in ("about.ttl", "about.jsonld"):
        assert run("info", "-g", graph, "-o", tmp_path / name).code == 0
    read = Graph().parse(tmp_path / "about.ttl")
    assert list(read.objects(None, DCTERMS.source))
    assert (None, VOID["class"], URIRef("https://w3id.org/innokraft/ns#Project")) in read
    assert (None, VOID.documents, Literal(3)) in read
    assert json.loads((tmp_path / "about.jsonld").read_bytes())["@graph"]


def test_another_graph_has_another_description(run: Run, graph: Path, tmp_path: Path) -> None:
    store_of(tmp_path, [Page("2031-00001", (MOD,))])
    other = json.loads(run("info", "-g", tmp_path / "graph", "-o", "json").out)
    found = json.loads(run("info", "-g", graph, "-o", "json").out)
    assert other["counts"]["records"] == 1
    assert (
        other["iri"] != found["iri"] == f"https://w3id.org/innokraft/dataset/{found['sha256'][:12]}"
    )


def test_a_graph_that_lost_its_last_record_is_described(run: Run, tmp_path: Path) -> None:
    store_of(tmp_path, [Page("2031-00001")])
    assert run("withdraw", "vinnova-page/2031-00001", "-g", tmp_path / "graph").code == 0
    ran = run("info", "-g", tmp_path / "graph", "--lang", "en")
    assert ran.code == 0
    assert "  records: 0\n" in ran.out
    assert "from 0 source records. SHA-256" in ran.out


def test_a_damaged_graph_and_none_are_told(run: Run, tmp_path: Path) -> None:
    store_of(tmp_path, [Page("2031-00001")])
    (generation,) = (each for each in (tmp_path / "graph").glob("store-*") if each.is_dir())
    file = max(generation.glob("*.sst"), key=lambda path: path.stat().st_size)
    file.write_bytes(file.read_bytes()[:100])
    for form in ("table", "ttl"):
        ran = run("info", "-g", tmp_path / "graph", "-o", form)
        assert (ran.code, ran.out) == (1, "")
        assert "the graph is damaged" in ran.err
    ran = run("info", "-g", tmp_path / "nowhere")
    assert ran.code == 2
    assert "there is no graph here" in ran.err
