"""What a project folder lays over what ships, and what clashes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from innokraft.errors import InnokraftError, SourceError
from innokraft.model.model import SHIPPED
from innokraft.tagging import tagger_of
from tests.graph.project.made_folders import OWN, WORDINGS, made, put

CONCEPTS, WORDS, VALUES = (
    f"vocabulary/{name}" for name in ("concepts.ttl", "wordings.tsv", "values.ttl")
)
OFF, SHAPES, NAMES = "vocabulary/switched-off.tsv", "vocabulary/shapes.ttl", "organisations.tsv"
ROW = "{name}\t\t{other}\t{number}\t{ror}\t{first}\t\t{successor}\n"


def row(name: str, **cells: str) -> str:
    """A row of the table of organisations."""
    empty = dict.fromkeys(("other", "number", "ror", "first", "successor"), "")
    return ROW.format(name=name, **{**empty, **cells})


def test_a_new_folder_has_the_model_that_ships(tmp_path: Path) -> None:
    assert made(tmp_path / "p").model is SHIPPED


def test_concepts_and_wordings_are_added_and_labels_are_replaced(tmp_path: Path) -> None:
    model = made(tmp_path / "p", {CONCEPTS: OWN, WORDS: WORDINGS}).model
    own, mod = model.concepts.get("visbymote"), model.concepts.get("mod")
    assert own
    assert own.labels == {"sv": "möte i visby", "en": "meeting in Visby"}
    assert own.broader == ("samverkan",)
    assert mod
    assert mod.labels == {"sv": "mod", "en": "courage to act"}
    assert "courage" in mod.hidden["en"]
    found = tagger_of(model).tag("Seminariet hölls vid Mötet i Visby och gällde mod.", "sv")
    assert [(m.concept, m.exact) for m in found] == [
        ("visbymote", "Seminariet"),
        ("visbymote", "Mötet i Visby"),
        ("mod", "mod"),
    ]
    assert [m.concept for m in tagger_of(model).tag("It takes courage.", "en")] == ["mod"]
    assert pickle.loads(pickle.dumps(model)).digest == model.digest


def test_what_is_switched_off_is_gone_with_its_words(tmp_path: Path) -> None:
    off = "concept\tmod\ttoo vague\nvalue\tdeltagare\t\norganisation\tBanverket\t\n"
    model = made(tmp_path / "p", {OFF: off}).model
    assert SHIPPED.concepts.get("mod")
    assert model.concepts.get("mod") is None
    assert all("mod" not in each.related for each in model.concepts)
    assert "deltagare" not in model.ontology.values
    assert "Banverket" not in {each.name for each in model.organisations}
    assert not tagger_of(model).tag("De visade mod och våghalsighet.", "sv")
    shipped = {str(each) for triple in SHIPPED.triples() for each in triple}
    ours = {str(each) for triple in model.triples() for each in triple}
    assert "<https://w3id.org/innokraft/concept/mod>" in shipped - ours


def test_a_wording_that_ships_is_switched_off_by_its_text(tmp_path: Path) -> None:
    wording = next(w for w in SHIPPED.wordings if w.concept == "mod" and w.kind == "counts")
    name = f"{wording.concept} {wording.language} {wording.text}"
    model = made(tmp_path / "p", {OFF: f"wording\t{name}\twrong here\n"}).model
    assert set(SHIPPED.wordings) - set(model.wordings) == {wording}


def test_values_and_organisations_are_added_and_replaced(tmp_path: Path) -> None:
    values = """v:vilande a skos:Concept ; skos:inScheme scheme:status ;
        skos:prefLabel "vilande"@sv , "dormant"@en .
    v:deltagare skos:prefLabel "member"@en ."""
    names = row("Banverket", other="Rälsen", successor="Trafikverket") + row("Byn AB")
    model = made(tmp_path / "p", {VALUES: values, NAMES: names}).model
    assert model.ontology.values["vilande"].scheme == "status"
    assert model.ontology.values["deltagare"].label("en") == "member"
    assert model.ontology.values["deltagare"].label("sv") == "deltagare"
    assert model.ontology.label("https://w3id.org/innokraft/value/deltagare", "en") == "member"
    rows = {each.name: each for each in model.organisations}
    assert "rälsen" in rows["Banverket"].names
    assert rows["Byn AB"]


def test_the_digest_is_of_what_the_words_come_to(tmp_path: Path) -> None:
    one = made(tmp_path / "one", {CONCEPTS: OWN}).model.digest
    other = made(tmp_path / "elsewhere" / "two", {CONCEPTS: f"# a remark\n{OWN}"}).model.digest
    assert one == other != SHIPPED.digest
    assert made(tmp_path / "three", {CONCEPTS: OWN, WORDS: WORDINGS}).model.digest != one


def test_words_that_change_while_they_are_used_elsewhere_are_told(tmp_path: Path) -> None:
    sent = pickle.dumps(made(tmp_path / "p", {CONCEPTS: OWN}).model)
    put(tmp_path / "p", {WORDS: WORDINGS})
    with pytest.raises(InnokraftError, match="changed meanwhile"):
        pickle.loads(sent)


Files = dict[str, str]
CLASHES: dict[str, tuple[Files, str, str]] = {
    "two labels": (
        {
            CONCEPTS: 'c:ny skos:prefLabel "ny"@sv .',
            "vocabulary/concepts-b.ttl": '\nc:ny skos:prefLabel "nytt"@sv .',
        },
        "concepts.ttl, line 8",
        "concepts-b.ttl, line 9",
    ),
    "a label of two concepts": (
        {CONCEPTS: 'c:ny skos:prefLabel "Mod"@sv .'},
        "concepts.ttl, line 8",
        "innokraft/concepts.ttl, line",
    ),
    "two matchings": (
        {
            CONCEPTS: 'c:ny skos:prefLabel "ny"@sv ; ik:matching v:auto ,\n v:none .',
        },
        "concepts.ttl, line 8",
        "concepts.ttl, line 9",
    ),
    "a wording that counts and is avoided": (
        {WORDS: "mod\tsv\tcounts\tvild hund\t\nmod\tsv\tavoid\tvild  hund\t\n"},
        "wordings.tsv, line 1",
        "wordings.tsv, line 2",
    ),
    "broader of what is switched off": (
        {
            CONCEPTS: 'c:ny skos:prefLabel "ny"@sv ;\n skos:broader c:absorptionsformaga .',
            OFF: "concept\tabsorptionsformaga\t\n",
        },
        "concepts.ttl, line 9",
        "switched-off.tsv, line 1",
    ),
    "what ships below what is switched off": (
        {OFF: "concept\tsamverkan\t\n"},
        "switched-off.tsv, line 1",
        "innokraft/concepts.ttl, line",
    ),
    "switched off and described": (
        {CONCEPTS: 'c:mod skos:altLabel "kurage"@sv .', OFF: "concept\tmod\t\n"},
        "concepts.ttl, line 8",
        "switched-off.tsv, line 1",
    ),
    "a number of two organisations": (
        {NAMES: row("Byn AB", number="556534-9007")},
        "organisations.tsv, line 1",
        "innokraft/organisations.tsv, line 2",
    ),
    "two rows of one organisation": (
        {NAMES: row("Byn AB") + row("Byn AB", first="2001-01-01")},
        "organisations.tsv, line 1",
        "organisations.tsv, line 2",
    ),
    "a successor that is switched off": (
        {NAMES: row("Byn AB", successor="Banverket"), OFF: "organisation\tBanverket\t\n"},
        "organisations.tsv, line 1",
        "switched-off.tsv, line 1",
    ),
    "two schemes of a value": (
        {
            VALUES: 'v:ny skos:prefLabel "ny"@sv ; skos:inScheme scheme:status ,\n scheme:role .',
        },
        "values.ttl, line 8",
        "values.ttl, line 9",
    ),
    "a shape that ships": (
        {SHAPES: "shape:in-status a sh:NodeShape ."},
        "shapes.ttl, line 8",
        "innokraft/shapes.ttl, line",
    ),
}


@pytest.mark.parametrize("clash", CLASHES)
def test_a_clash_names_both_files_and_lines(tmp_path: Path, clash: str) -> None:
    files, *places = CLASHES[clash]
    project = made(tmp_path / "p", files)
    with pytest.raises(SourceError) as raised:
        _ = project.model
    assert all(place in str(raised.value) for place in places), raised.value
    assert raised.value.remedy


WRONG: dict[str, tuple[Files, str, str]] = {
    "no Turtle": ({CONCEPTS: 'c:ny skos:prefLabel "ny"@sv'}, "line 8", "not Turtle"),
    "an unknown prefix": ({CONCEPTS: "\nd:ny a skos:Concept ."}, "line 9", "not Turtle"),
    "another's IRI": ({CONCEPTS: "<https://e.org/a> a skos:Concept ."}, "line 8", "no name of"),
    "no name": ({CONCEPTS: '[] skos:prefLabel "x"@sv .'}, "line 8", "without a name"),
    "a bad name": ({CONCEPTS: 'c:Ny skos:prefLabel "ny"@sv .'}, "line 8", "no name of a concept"),
    "no label": ({CONCEPTS: "c:ny skos:broader c:mod ."}, "line 8", "has no label"),
    "no language": ({CONCEPTS: 'c:ny skos:prefLabel "ny" .'}, "line 8", "in no language"),
    "another language": ({CONCEPTS: 'c:ny skos:prefLabel "neu"@de .'}, "line 8", "in no language"),
    "no word": ({CONCEPTS: 'c:ny skos:prefLabel " . "@sv .'}, "line 8", "no text of one line"),
    "an unknown property": ({CONCEPTS: "c:mod skos:member c:ny ."}, "line 8", "says nothing"),
    "no concept above": (
        {CONCEPTS: 'c:ny skos:prefLabel "ny"@sv ; skos:broader c:modd .'}, "line 8", "'mod'",
    ),
    "a ring": ({CONCEPTS: "c:mod skos:broader c:mod ."}, "line 8", "broader than itself"),
    "off, unknown": ({OFF: "concept\tmodd\t\n"}, "line 1", "Did you mean 'mod'?"),
    "off, no kind": ({OFF: "begrepp\tmod\t\n"}, "line 1", "concept, wording"),
    "off, too few cells": ({OFF: "\n\nconcept\tmod\n"}, "line 3", "three cells"),
    "wording, no concept": ({WORDS: "modd\tsv\tcounts\tvild\t\n"}, "line 1", "Did you mean 'mod'?"),
    "wording, no language": ({WORDS: "mod\tde\tcounts\twild\t\n"}, "line 1", "sv, en"),
    "wording, no kind": ({WORDS: "mod\tsv\tfinds\tvild\t\n"}, "line 1", "counts, review"),
    "wording, no word": ({WORDS: "mod\tsv\tcounts\t*\t\n"}, "line 1", "without a word"),
    "wording, brackets": ({WORDS: "mod\tsv\tcounts\t(vild|tam\t\n"}, "line 1", "brackets"),
    "wording, star": ({WORDS: "mod\tsv\tcounts\tvi*ld\t\n"}, "line 1", "star inside"),
    "wording, no class": ({WORDS: "mod\tsv\tcounts\t@vilda djur\t\n"}, "line 1", "@vilda"),
    "wording, class": ({WORDS: "mod\tsv\tclass\tdjur\t\n"}, "line 1", "@name"),
    "wording, too many": (
        {WORDS: f"mod\tsv\tcounts\t{'(a|b|c)' * 30}\t\n"}, "line 1", "2,000 ways",
    ),
    "number": ({NAMES: row("Byn AB", number="12345")}, "line 1", "202100-5216"),
    "day": ({NAMES: row("Byn AB", first="2001")}, "line 1", "2015-06-30"),
    "successor": ({NAMES: row("Byn AB", successor="Banverk")}, "line 1", "'Banverket'"),
    "value, no scheme": ({VALUES: 'v:ny skos:prefLabel "ny"@sv .'}, "line 8", "in no scheme"),
    "value, unknown scheme": (
        {VALUES: 'v:ny skos:prefLabel "ny"@sv ; skos:inScheme scheme:x .'},
        "line 8", "there is not",
    ),
    "a certainty": ({VALUES: 'v:troligt skos:prefLabel "likely"@en .'}, "line 8", "every graph"),
    "a certainty, off": ({OFF: "value\ttroligt\t\n"}, "line 1", "status"),
    "a certainty, new": (
        {VALUES: 'v:ny skos:prefLabel "ny"@sv ; skos:inScheme scheme:certainty .'},
        "line 8", "role",
    ),
    "value, no number": ({VALUES: 'v:deltagare skos:notation "fyra" .'}, "line 8", "whole number"),
    "shape, off": ({OFF: "shape\tin-statuss\t\n"}, "line 1", "'in-status'"),
    "a file that nothing reads": ({"vocabulary/begrepp.ttl": ""}, "begrepp.ttl", "concepts*.ttl"),
}  # fmt: skip


@pytest.mark.parametrize("fault", WRONG)
def test_what_cannot_be_laid_over_is_told_with_its_line(tmp_path: Path, fault: str) -> None:
    files, place, words = WRONG[fault]
    project = made(tmp_path / "p", files)
    with pytest.raises(SourceError) as raised:
        _ = project.model
    told = str(raised.value)
    assert place in told, told
    assert words in told, told
