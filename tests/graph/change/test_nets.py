"""One odd record never ends the run: what nothing foresaw is told, and the rest is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokraft.change.build import build
from innokraft.change.merge import merge
from innokraft.describe import Describer
from innokraft.describe.builder import GraphBuilder
from innokraft.errors import FaultError
from innokraft.rdf.terms import is_iri
from innokraft.readers import read
from innokraft.readers.sources.vinnova_page import VinnovaPage
from innokraft.record import Record
from tests.graph.exports import exported

PAGE = "{name}\n\nDiarienummer 2019-0000{n}\nBidrag från Vinnova 5 kronor\nStatus Avslutat\n"


def pages(folder: Path) -> None:
    """Two pages, of which the tests make the first fail."""
    for n, name in enumerate(("Udda", "Vanlig"), 1):
        (folder / f"{n}.txt").write_text(PAGE.format(name=name, n=n), "utf-8")


def fails(step: Any) -> Any:
    """A step that fails at the odd page alone."""

    def odd(self: Any, given: Any, *more: Any) -> Any:
        if given.text.startswith("Udda"):
            raise RuntimeError("något oväntat")
        return step(self, given, *more)

    return odd


def test_a_record_that_cannot_be_parsed_is_refused_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages(tmp_path)
    monkeypatch.setattr(VinnovaPage, "parse", fails(VinnovaPage.parse))
    fault, record = read([tmp_path])
    assert isinstance(fault, FaultError)
    assert str(fault).startswith(f"{tmp_path / '1.txt'}: a fault of innokraft: RuntimeError: något")
    assert isinstance(record, Record)


def test_a_record_that_cannot_be_described_is_refused_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages(tmp_path)
    monkeypatch.setattr(Describer, "describe", fails(Describer.describe))
    report = build(tmp_path / "graph", sorted(tmp_path.glob("*.txt")))
    (fault,) = report.refused
    assert str(fault).startswith(
        "vinnova-page/2019-00001: a fault of innokraft: RuntimeError: något oväntat. Please"
    )
    assert (report.summary.read, report.summary.refused) == (1, 1)


def test_a_newer_version_that_cannot_be_described_is_refused_and_the_one_before_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, graph = tmp_path / "page.txt", tmp_path / "graph"
    path.write_text(PAGE.format(name="Vanlig", n=1), "utf-8")
    build(graph, [path])
    before = exported(graph)
    path.write_text(PAGE.format(name="Udda", n=1) + "Senast uppdaterad 2020-01-02\n", "utf-8")
    monkeypatch.setattr(Describer, "describe", fails(Describer.describe))
    assert len(merge(graph, [path]).refused) == 1
    assert exported(graph) == before


def test_with_innokraft_debug_the_fault_itself_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages(tmp_path)
    monkeypatch.setattr(VinnovaPage, "parse", fails(VinnovaPage.parse))
    monkeypatch.setenv("INNOKRAFT_DEBUG", "1")
    with pytest.raises(RuntimeError, match="något oväntat"):
        list(read([tmp_path]))


TEXTS = st.text(min_size=1, max_size=20) | st.sampled_from([
    "http://[bad", "https://ex.org:port/", "https://www.example.org/sok?amne[]=mod", "10.1/<x>",
    "http://a.se/%zz", "http://a.se/\ue000", "www.exempel.se/å|b", "\ud800", "../..", "#", "",
])  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), link=TEXTS | TEXTS.map("http://{}".format))
def test_any_text_in_any_field_gives_a_graph_that_can_be_read(
    tmp_path: Path, texts: tuple[str, str, str, str], link: str
) -> None:
    number, title, name, unit = texts
    file = tmp_path / "projekt.json"
    project = {
        "Diarienummer": number, "Ärenderubrik": title, "KoordinatorOrg": name,
        "KoordinatorArb": unit, "BeviljatBidrag": 5, "MalSvenska": title,
        "DiarienummerProgram": number, "LankLista": [{"Beskrivning": unit, "URL": link}],
    }  # fmt: skip
    file.write_text(json.dumps([project]), "ascii")
    for item in read([file], "vinnova-projekt"):
        assert not isinstance(item, FaultError)
        if isinstance(item, Record):
            described = DESCRIBER.describe(item)
            triples = [*described.triples, *described.provenance]
            lines = "".join(f"{' '.join(triple)} .\n" for triple in triples)
            read_back = list(ox.parse(lines.encode(), ox.RdfFormat.N_TRIPLES))
            assert len(read_back) == len(triples)
            assert GraphBuilder(item).record_term


DESCRIBER = Describer()


@settings(max_examples=200)
@given(st.text(max_size=12).map("http://a.se/{}".format) | st.text(max_size=12))
def test_an_iri_that_passes_the_door_is_one_for_the_store_too(value: str) -> None:
    triple = f"<{value}> <http://a.se/> <{value}> .\n"
    if is_iri(value):
        (read_back,) = ox.parse(triple.encode(), ox.RdfFormat.N_TRIPLES)
        assert read_back.subject == ox.NamedNode(value)


@pytest.mark.parametrize(
    "value",
    ["http://[bad", "https://ex.org:port/", "http://a.se/?b[]=1", "http://a.se/a b", "a.se/b", ""],
)
def test_what_is_no_iri_does_not_pass_the_door(value: str) -> None:
    assert not is_iri(value)
