"""Direction and kinds: of every statement that could be written, at build and in any graph."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from random import Random

import pytest

from innokraft.annotation.files import parse_annotation
from innokraft.describe import Describer
from innokraft.describe import annotation as claims
from innokraft.describe import permitted as fitting
from innokraft.errors import AnnotationError
from innokraft.model.model import SHIPPED
from innokraft.model.ontology import load_ontology
from innokraft.rdf.graphs import CONCEPTS
from innokraft.rdf.namespaces import compress, expand
from innokraft.readers import read
from innokraft.record import Record
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate.directions import check_directions

PAGE = """Mod på torget

Diarienummer 2031-00001
Koordinator Torgskolan - Avdelningen för torg
Bidrag från Vinnova 10 000 kronor
Projektets löptid maj 2031 - juni 2031
Status Avslutat

Syfte och mål

Mötet handlade om mod.
"""
HEAD = """annotation: 1
record: vinnova-page/2031-00001
curator: Torget
things:
  mote: {kind: event, label: Mötet}
  upplaga: {kind: edition, series: Mötet, year: 2031, label: Mötet 2031}
  serie: {kind: series, label: Mötet}
  torget: {kind: place, label: torget}
  plats: {kind: participation, of: mote}
  grupp: {kind: group, of: mote}
  ledaren: {kind: person}
  utfall: {kind: outcome}
  plan: {kind: plan}
  arbete: {kind: preparation}
readings:
  - quote: handlade om mod
    says: [{says: concept:mod startingPointIn mote, claim: x}]
"""
SUBJECTS = (
    *("project", "grant", "publisher", "unit", "mote", "serie", "torget", "plats", "grupp"),
    *("ledaren", "utfall", "plan", "arbete", "claim:x", "concept:mod", "value:fullsatt"),
)
OBJECTS = (*SUBJECTS, '"ord"', "7", "2031-05-01", "true", "value:avslutat")
ONTOLOGY = load_ontology()
PROPERTIES = tuple(compress(iri).removeprefix("ik:") for iri in ONTOLOGY.said)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path = tmp_path_factory.mktemp("page") / "page.txt"
    path.write_text(PAGE, "utf-8")
    (item,) = read([path])
    assert isinstance(item, Record)
    return item


def annotation_of(statements: list[tuple[str, str, str]], certainty: str) -> str:
    """An annotation that says some statements, in one reading."""
    says = "".join(f"\n      - '{' '.join(each)}'" for each in statements)
    return f"{HEAD}  - quote: om mod\n    certainty: {certainty}\n    says:{says}\n"


def store_of(record: Record, text: str) -> EmbeddedStore:
    describer = Describer()
    described = describer.describe(record, [parse_annotation(text, "x.yaml")])
    store = EmbeddedStore.in_memory([])
    store.add([(CONCEPTS, list(SHIPPED.triples())), (described.graph, described.triples)])
    return store


def test_build_and_validate_agree_on_what_goes_together(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = Random(13).sample(list(product(SUBJECTS, PROPERTIES, OBJECTS)), 3000)
    check = fitting.check_statement
    verdicts: list[bool] = []

    def note(*arguments: object) -> None:
        try:
            check(*arguments)  # type: ignore[arg-type]
            verdicts.append(True)
        except AnnotationError:
            verdicts.append(False)

    monkeypatch.setattr(claims, "check_statement", note)
    store = store_of(record, annotation_of(tried, "möjligt"))
    right = [each for each, verdict in zip(tried, verdicts[1:], strict=True) if verdict]
    wrong_claims = {finding.thing for finding in check_directions(store)}
    claimed = store.select("SELECT DISTINCT ?c { ?c ik:certainty ?any }")
    made = {each["c"].value for each in claimed}  # type: ignore[union-attr]
    assert len(made) == len(tried) + 1
    assert len(made - wrong_claims) == len(right) + 1
    monkeypatch.undo()
    assert list(check_directions(store_of(record, annotation_of(right, "möjligt")))) == []
    assert len(right) > 15


@pytest.mark.parametrize(
    "certainty", ["konstaterat", "bedömt", "förbehållet", "möjligt", "härlett"]
)
def test_the_wrong_way_round_is_wrong_however_certain(record: Record, certainty: str) -> None:
    text = annotation_of([("concept:mod", "suggestsFurtherWorkOn", "project")], certainty)
    right = "Did you mean the other way round: project suggestsFurtherWorkOn concept:mod?"
    with pytest.raises(AnnotationError, match="line 21") as caught:
        store_of(record, text)
    assert right in str(caught.value)


def test_what_a_reading_says_fits_the_domains_and_ranges_of_the_model() -> None:
    folder = Path(__file__).parents[3] / "ontology"
    from rdflib import Graph, URIRef

    model = Graph().parse(folder / "innokraft.ttl")
    means = {
        "https://w3id.org/innokraft/concept": expand("skos:Concept"),
        expand("rdf:langString"): expand("rdfs:Literal"),
    }
    for iri, said in ONTOLOGY.said.items():
        for ends, name in ((said.of, "domain"), (said.as_, "range")):
            bounds = {str(o) for o in model.objects(URIRef(iri), URIRef(expand(f"rdfs:{name}")))}
            for end in ends:
                kind = expand("skos:Concept") if "/scheme/" in end else means.get(end, end)
                assert all(ONTOLOGY.is_a(kind, bound) for bound in bounds), (iri, name, end)
        assert said.as_
