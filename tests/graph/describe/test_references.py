"""What each name in an annotation stands for, and what is said of one that stands for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.annotation.files import read_annotation
from innokraft.annotation.model import Annotation
from innokraft.describe.references import ClaimMade, Names
from innokraft.errors import AnnotationError, Place
from innokraft.rdf.namespaces import term
from innokraft.record import ProjectKey, Record
from tests.graph.describe.made_readings import (
    CONCEPTS,
    HEAD,
    ONTOLOGY,
    PAGE,
    THINGS,
    made_annotation,
    made_page,
    short,
    wrong,
)

HERE = Place("made.yaml", 7)
PROJECT = "project/vinnova/2031-00001"
EVENT = "event/vinnova-2031-00001/mote"
ALL = "coordinator, curator, grant, grupp, mote, plats, project, project-group, publisher, unit"


def names(
    *things: str, annotation: Annotation | None = None, record: Record | None = None
) -> Names:
    """The names of the made annotation, or of one with other things."""
    made = annotation or made_annotation(things=things or THINGS)
    return Names(made, record or made_page(), ONTOLOGY, CONCEPTS)


def told(found: Names) -> dict[str, tuple[list[str], str]]:
    """What each thing stands for, as one reads it."""
    return {
        name: ([short(each) for each in thing.terms], short(f"<{thing.kind}>"))
        for name, thing in found.things.items()
    }


def stands_for(name: str, found: Names | None = None) -> tuple[list[str], str]:
    """What a name stands for, as one reads it."""
    thing = (found or names()).named(name, HERE)
    return [short(each) for each in thing.terms], short(f"<{thing.kind}>")


def refused(name: str, found: Names | None = None) -> str:
    """What is said of a name that stands for nothing."""
    with pytest.raises(AnnotationError) as caught:
        (found or names()).named(name, HERE)
    return str(caught.value)


def test_a_record_gives_the_names_of_its_project_and_its_organisations() -> None:
    annotation = made_annotation(things=("mote: {kind: event}",))
    read = f"annotation/vinnova-page/2031-00001/{annotation.digest[:12]}"
    assert told(names(annotation=annotation)) == {
        "curator": ([f"{read}#curator"], "prov:Agent"),
        "project": ([PROJECT], "ik:Project"),
        "grant": ([f"{PROJECT}#grant"], "schema:MonetaryGrant"),
        "project-group": ([f"{PROJECT}#projektgrupp"], "foaf:Group"),
        "publisher": (["organisation/vinnova"], "org:FormalOrganization"),
        "coordinator": (["organisation/torgskolan"], "org:FormalOrganization"),
        "unit": (["organisation/torgskolan/mod"], "org:OrganizationalUnit"),
        "mote": ([EVENT], "schema:Event"),
    }


def test_what_a_record_does_not_tell_has_no_name() -> None:
    alone = made_page(PAGE.replace(" - Enheten för mod", ""))
    assert {"publisher", "coordinator"} < names(record=alone).things.keys()
    assert "unit" not in names(record=alone).things
    bare = Record("made", "1", "text", None, ProjectKey("vinnova", "1"))
    found = names("mote: {kind: event}", record=bare)
    assert list(found.things) == ["project", "grant", "project-group", "curator", "mote"]


def test_each_kind_of_thing_has_its_iri_and_its_class() -> None:
    found = told(
        names(
            "mote: {kind: event}",
            "upplaga: {kind: edition, series: Stora Mötet, year: 2031}",
            "serie: {kind: series}",
            "torget: {kind: place}",
            "ledaren: {kind: person}",
            "plats: {kind: participation, of: mote}",
            "grupp: {kind: group, of: upplaga}",
            "utfall: {kind: outcome, of: project}",
            "plan: {kind: plan, of: mote}",
            "arbete: {kind: preparation}",
        )
    )
    assert {name: found[name] for name in list(found)[7:]} == {
        "mote": ([EVENT], "schema:Event"),
        "upplaga": (["event/stora-motet/2031"], "schema:Event"),
        "serie": (["event-series/serie"], "schema:EventSeries"),
        "torget": (["place/torget"], "schema:Place"),
        "ledaren": (["person/unnamed/vinnova-2031-00001/ledaren"], "ik:UnnamedPerson"),
        "plats": ([f"{EVENT}#plats"], "ik:Participation"),
        "grupp": (["event/stora-motet/2031#grupp"], "foaf:Group"),
        "utfall": ([f"{PROJECT}#utfall"], "ik:Outcome"),
        "plan": ([f"{EVENT}#plan"], "prov:Plan"),
        "arbete": ([f"{PROJECT}#arbete"], "ik:Preparation"),
    }


def test_a_counted_thing_stands_for_so_many() -> None:
    found = told(names("en: {kind: group, count: 1}", "tre: {kind: group, count: 3}"))
    assert found["en"] == ([f"{PROJECT}#en-1"], "foaf:Group")
    assert found["tre"] == ([f"{PROJECT}#tre-{n}" for n in (1, 2, 3)], "foaf:Group")


def test_a_thing_that_takes_a_name_of_the_record_or_is_of_no_event_is_told_and_the_rest_named() -> (
    None
):
    things = (
        "grant: {kind: event}",
        "mote: {kind: event}",
        "a: {kind: group, of: mot}",
        "b: {kind: group, of: publisher}",
        "c: {kind: group, of: d}",
        "d: {kind: event}",
    )
    assert wrong(things=things) == [
        "made.yaml, line 5: the name 'grant' is taken",
        "made.yaml, line 7: 'a' is of 'mot', which is no thing named above. Did you mean 'mote'?",
        (
            "made.yaml, line 8: 'b' is of 'publisher', which is no event. "
            "It is of an event, or of 'project'."
        ),
        (
            "made.yaml, line 9: 'c' is of 'd', which is no thing named above. There are: "
            "coordinator, curator, grant, mote, project, project-group, publisher, unit."
        ),
    ]
    found = names(*things)
    assert {"mote", "d"} < found.things.keys()
    assert told(found)["grant"] == ([f"{PROJECT}#grant"], "schema:MonetaryGrant")


def with_a_lost_thing(folder: Path) -> tuple[Annotation, int]:
    """An annotation of which one thing cannot be read, and how much is wrong with it so far."""
    path = folder / "lost.yaml"
    things = "things:\n  mote: {kind: evnt}\n  grupp: {kind: group, of: mote}\nreadings: []\n"
    path.write_text(HEAD + things, "utf-8")
    annotation, wrong = read_annotation(path)
    assert annotation is not None
    return annotation, len(wrong.found)


def test_of_a_thing_that_could_not_be_read_only_what_is_wrong_with_itself_is_told(
    tmp_path: Path,
) -> None:
    annotation, already = with_a_lost_thing(tmp_path)
    found = names(annotation=annotation)
    assert (already, found.wrong.found) == (1, [])
    assert "grupp" not in found.things
    assert refused("mote", found) == ""
    assert refused("mott", found).startswith("made.yaml, line 7: nothing is named 'mott'.")


def test_a_name_stands_for_a_thing_a_concept_a_value_an_organisation_or_a_project() -> None:
    assert stands_for("mote") == ([EVENT], "schema:Event")
    assert stands_for("plats") == ([f"{EVENT}#plats-1", f"{EVENT}#plats-2"], "ik:Participation")
    assert stands_for("concept:mod") == (["c:mod"], "concept")
    assert stands_for("value:troligt") == (["v:troligt"], "value/scheme/certainty")
    organisation = ["organisation/malardalens-hogskola"], "org:FormalOrganization"
    assert stands_for("organisation:Mälardalens högskola") == organisation
    assert stands_for("project:rj/SA-1:2") == (["project/rj/SA-1-2"], "ik:Project")
    assert stands_for("project:a-b/12/15") == (["project/a-b/12-15"], "ik:Project")


def test_of_a_name_that_stands_for_nothing_the_nearest_or_what_it_could_be_is_told() -> None:
    at = "made.yaml, line 7:"
    kinds = "concept:, value:, claim:, organisation:, project: or the name of a thing"
    assert refused("gruppen") == f"{at} nothing is named 'gruppen'. Did you mean 'grupp'?"
    assert refused("x") == f"{at} nothing is named 'x'. There are: {ALL}."
    assert refused("topic:x") == f"{at} 'topic:x' names nothing. It is {kinds}."
    assert refused(":") == f"{at} ':' names nothing. It is {kinds}."
    mood = f"{at} the scheme has no concept 'mood'. Did you mean 'mod'?"
    assert refused("concept:mood") == mood
    lists = "`innokraft concepts` lists them."
    assert refused("concept:xyzzyx") == f"{at} the scheme has no concept 'xyzzyx'. {lists}"
    assert refused("value:trolig") == f"{at} there is no value 'trolig'. Did you mean 'troligt'?"
    page = "data/annotations/README.md names some; the ontology has all."
    assert refused("value:xyzzyx") == f"{at} there is no value 'xyzzyx'. {page}"
    assert refused("organisation:%") == f"{at} 'organisation:%' names no organisation"
    such = "Such as project:vinnova/2015-00741."
    for name in ("vinnova", "vinnova/", "vinnova/%", "/1", "-a/1", "Vinnova/1"):
        assert refused(f"project:{name}") == f"{at} 'project:{name}' is no project. {such}"


def test_a_claim_is_known_by_the_name_that_a_reading_above_gave_it() -> None:
    found = names()
    triple = term("c:mod"), term("ik:startingPointIn"), term("c:tillit")
    found.claims["mod-dar"] = made = ClaimMade(triple, (), term("ik:one"))
    assert found.claim("mod-dar", HERE) is made
    assert stands_for("claim:mod-dar", found) == (["ik:one"], "ik:Statement")
    at = "made.yaml, line 7: no reading makes a claim"
    assert refused("claim:mod-da", found) == f"{at} 'mod-da'. Did you mean 'mod-dar'?"
    assert refused("claim:x", names()) == f"{at} 'x'"
    found.failed.add("x")
    assert refused("claim:x", found) == ""
    assert refused("claim:y", found) == f"{at} 'y'. There are: mod-dar."


def test_in_a_file_that_is_not_whole_no_claim_is_missed(tmp_path: Path) -> None:
    annotation, _ = with_a_lost_thing(tmp_path)
    assert refused("claim:x", names(annotation=annotation)) == ""


def test_a_property_is_known_by_its_bare_name_or_by_its_prefix() -> None:
    for name, iri in (
        ("aimText", "https://w3id.org/innokraft/ns#aimText"),
        ("ik:aimText", "https://w3id.org/innokraft/ns#aimText"),
        ("dcterms:subject", "http://purl.org/dc/terms/subject"),
    ):
        assert names().predicate(name, HERE) == iri


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("aimTxt", "is no property of the ontology. Did you mean 'aimText'?"),
        ("dcterms:subjekt", "is no property of the ontology. Did you mean 'dcterms:subject'?"),
        ("made:subject", "is no property of the ontology. Did you mean 'dcterms:subject'?"),
        ("schema:Event", "is no property of the ontology. Did you mean 'schema:superEvent'?"),
        ("skos:prefLabel", "is no property that a reading says. Did you mean 'skos:altLabel'?"),
        ("sha256", "is no property that a reading says"),
    ],
)
def test_of_what_is_no_property_of_a_reading_the_nearest_is_told(name: str, said: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        names().predicate(name, HERE)
    message = str(caught.value)
    assert message.startswith(f"made.yaml, line 7: {name!r} {said}")
    assert ("Did you mean" in message) == ("Did you mean" in said)
