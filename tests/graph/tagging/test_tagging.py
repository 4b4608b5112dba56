"""Concepts are found in running text, at their exact places, and not where they are not meant."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.model.concepts import load_concepts
from innokraft.model.model import SHIPPED
from innokraft.model.wordings import read_wordings
from innokraft.tagging import Mention, Tagger, tagger_of
from innokraft.tagging.classes import Classes
from innokraft.tagging.hits import Hits
from innokraft.tagging.marked_text import mark
from innokraft.text.language import LANGUAGES
from tests.graph.steps import CountedList, steps

TAGGER = tagger_of(SHIPPED)
LABELS = [
    (concept.id, language, label)
    for concept in load_concepts()
    if concept.matching != "none"
    for language in LANGUAGES
    for label in concept.all_labels(language)
]


def found(text: str, language: str = "sv") -> dict[str, str]:
    """The concepts that count in a text, each with its first words."""
    concepts: dict[str, str] = {}
    for mention in TAGGER.tag(text, language):
        if mention.counts:
            concepts.setdefault(mention.concept, mention.exact)
    return concepts


def seen(text: str, language: str = "sv") -> set[str]:
    """The concepts found in a text, those that need review included."""
    return {mention.concept for mention in TAGGER.tag(text, language)}


@pytest.mark.parametrize(("concept", "language", "label"), LABELS)
def test_every_label_is_found_as_its_concept(concept: str, language: str, label: str) -> None:
    assert concept in seen(f"12, {label}; 34", language)


@pytest.mark.parametrize(
    ("text", "concept", "why"),
    [
        ("tillit", "tillit", "label"),
        ("förnyelsekraft", "innovationskraft", "alt"),
        ("innovationskraften", "innovationskraft", "hidden"),
        ("innovationskrafternas", "innovationskraft", "inflection"),
        ("digitaliseringsprojektet", "digitalisering", "compound"),
        ("parternas kompletterande kompetenser", "gruppsammansattning", "wording"),
    ],
)
def test_a_mention_says_why_it_matched(text: str, concept: str, why: str) -> None:
    assert (concept, why) in {(m.concept, m.why) for m in TAGGER.tag(text, "sv")}


def test_a_mention_carries_place_words_language_and_form() -> None:
    (mention,) = TAGGER.tag("Öka Innovationsförmågan!", "sv")
    assert 0.5 < mention.sure < 1
    assert [mention._replace(sure=1.0)] == [
        Mention(
            concept="innovationsformaga",
            start=4,
            end=23,
            exact="Innovationsförmågan",
            language="sv",
            form="innovationsförmågan",
            why="hidden",
            counts=True,
        )
    ]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("en ny samverkansmodell för", "samverkansmodell"),
        ("FoU-samarbete med", "samarbete"),
        ("stark aktörssamverkan, tidigt", "aktörssamverkan"),
        ("nya samarbetspartners i", "samarbetspartners"),
    ],
)
def test_compounds_are_found_and_quoted_whole(text: str, exact: str) -> None:
    assert found(text)["samverkan"] == exact


def test_an_elliptic_compound_is_found() -> None:
    assert found("ökad innovations- och konkurrenskraft")["innovationskraft"].startswith("innov")


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("projektledaren agerade moderator", "sv", "mod"),
        ("en modern modell av moduler", "sv", "mod"),
        ("resistiv mod (RWM)", "sv", "mod"),
        ("svensk verkstadsindustri", "sv", "verkstad"),
        ("risker i garage och verkstad", "sv", "verkstad"),
        ("biologisk mångfald i skogen", "sv", "mangfald"),
        ("biodiversity and species diversity", "en", "mangfald"),
        ("det offentliga rummet i staden", "sv", "offentlig-verksamhet"),
        ("en torgyta som mötesplats", "sv", "dialogplattform"),
        ("maskininlärning och djupinlärning", "sv", "larande"),
        ("machine learning and deep learning", "en", "larande"),
        ("ljudvågor och vågkraft", "sv", "att-vaga"),
        ("på uppdrag av staten", "sv", "uppdrag"),
        ("inför sommaren", "sv", "implementering"),
        ("Upplägg och genomförande:", "sv", "implementering"),
        ("Approach and implementation:", "en", "implementering"),
        ("autonoma fordon", "sv", "autonomi"),
        ("styrning av motorer", "sv", "styrning"),
        ("naturresurser och datorresurser", "sv", "resurser"),
        ("superabsorbenter med god absorptionsförmåga", "sv", "absorptionsformaga"),
        ("gene regulation in yeast", "en", "regelverk"),
        ("coatings were evaluated for wear", "en", "utvardering"),
        ("att utvärdera materialets egenskaper", "sv", "utvardering"),
        ("skala upp bioprocessen i reaktorer", "sv", "spridning-och-skalning"),
        ("the antitrust case", "en", "tillit"),
        ("a co-operative transport system", "en", "samverkan"),
    ],
)
def test_another_sense_does_not_count(text: str, language: str, concept: str) -> None:
    assert concept not in found(text, language)


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("handlingsutrymme, mod och verkstad", "sv", "mod"),
        ("handlingsutrymme, mod och verkstad", "sv", "verkstad"),
        ("ledning, organisering och styrning", "sv", "styrning"),
        ("kulturell mångfald i arbetslaget", "sv", "mangfald"),
        ("lagarna tolkas; regelverket är ett hinder", "sv", "hinder"),
        ("we have learned a lot", "en", "larande"),
        ("policy labs and test beds", "en", "policylabb"),
        ("organizational culture", "en", "organisationskultur"),
    ],
)
def test_the_sense_that_is_meant_counts(text: str, language: str, concept: str) -> None:
    assert concept in found(text, language)


def test_words_beside_a_context_are_not_part_of_the_mention() -> None:
    assert found("handlingsutrymme, mod och verkstad")["mod"] == "mod"


def test_the_longest_label_hides_the_shorter_ones_inside_it() -> None:
    assert set(found("ett innovationsledningssystem")) == {"innovationsledningssystem"}
    assert "tillit" not in seen("tillitsbaserad styrning")


def test_a_pattern_that_breaks_off_gives_way_to_a_shorter_one() -> None:
    assert found("a technical innovation solution", "en")["innovation"] == "innovation"


def test_a_label_that_begins_inside_another_hit_is_found() -> None:
    assert "offentlig-verksamhet" in found("vikten i offentliga verksamheter")


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("”offentlig sektor”", "offentlig sektor"),
        ("´offentlig sektor´", "offentlig sektor"),
        ("offentlig\r\nsektor", "offentlig\r\nsektor"),
        ("offentlig \n  sektor", "offentlig \n  sektor"),
        ("offentlig\u00a0sektor", "offentlig\u00a0sektor"),
        ("offentlig\u00a0\u00a0sektor", "offentlig\u00a0\u00a0sektor"),
        ("offentlig\r\n\tsektor", "offentlig\r\n\tsektor"),
        ("(?) offentlig \r\nsektor", "offentlig \r\nsektor"),
        ("offentlig\u2028sektor", "offentlig\u2028sektor"),
        ("offent\u00adlig sek\u00adtor", "offent\u00adlig sek\u00adtor"),
        ("OFFENTLIG SEKTOR", "OFFENTLIG SEKTOR"),
        ("İ\U0001f600 offentlig sektor", "offentlig sektor"),
    ],
)
def test_typography_does_not_break_a_match(text: str, exact: str) -> None:
    assert found(text)["offentlig-verksamhet"] == exact


def test_decomposed_letters_are_read_as_one_and_quoted_as_they_stand() -> None:
    text = "en la\u0308rprocess och ma\u030angfald"
    assert found(text)["larande"] == "la\u0308rprocess"
    assert found(text)["mangfald"] == "ma\u030angfald"


def test_a_blank_line_parts_what_stands_on_either_side() -> None:
    assert "offentlig-verksamhet" not in seen("offentlig\n\nsektor")


def test_a_rule_joins_words_of_one_sentence_only() -> None:
    assert "akademisamverkan" in found("Forskare möter näringslivet.")
    assert "akademisamverkan" not in found("Forskare läser. Näringslivet växer.")


def test_a_company_beside_a_university_is_no_word_of_working_together() -> None:
    assert set(found("Volvo och KTH deltog")) == {"akademisamverkan"}
    assert "samverkan" in found("Volvo i samverkan med KTH")


def test_the_language_is_told_from_the_text() -> None:
    assert {m.language for m in TAGGER.tag("Vi vill stärka tilliten mellan oss")} == {"sv"}
    assert {m.language for m in TAGGER.tag("We want to build trust between us")} == {"en"}


def test_a_text_of_no_telling_language_is_read_in_both() -> None:
    assert {m.concept for m in TAGGER.tag("Innovation capacity")} == {"innovationskraft"}


def test_a_language_without_labels_has_no_mentions() -> None:
    assert TAGGER.tag("innovation", "fi") == []


def test_grouping_concepts_never_match() -> None:
    assert "ledning-och-styrning" not in seen("ledning och styrning")


def test_a_tagger_without_wordings_finds_labels_only() -> None:
    bare = Tagger.of(load_concepts())
    text = "Volvo och KTH bygger innovationskraft"
    assert {m.concept for m in bare.tag(text, "sv")} == {"innovationskraft"}


def test_marks_nest_and_leave_the_text_as_it_is() -> None:
    mentions = [
        Mention("b", 0, 8, "tillit x", "sv", "", "label", True),
        Mention("a", 0, 6, "tillit", "sv", "", "label", False),
        Mention("c", 0, 8, "tillit x", "sv", "", "label", True),
    ]
    assert mark("tillit x.", mentions) == "[[tillit](a?) x](b, c)."


WORDS = ["tillit", "samverkan", "Mod", "offentlig", "sektor", "KTH", "företag", "innovations-"]
GAPS = [" ", ", ", ". ", "\r\n", "\u00ad", "\u00a0", "\u2028", "´", "a\u0308", "–", "\n\n", "  "]
PROSE = st.lists(st.sampled_from(WORDS + GAPS), max_size=30).map("".join)


@given(st.one_of(st.text(), PROSE), st.sampled_from(["sv", "en", None]))
def test_tagging_never_raises_and_a_mention_slices_to_its_words(
    text: str, language: str | None
) -> None:
    mentions = TAGGER.tag(text, language)
    for m in mentions:
        assert 0 <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.exact
    assert mentions == sorted(mentions, key=lambda m: (m.start, m.end, m.concept))


@given(PROSE)
def test_mentions_of_one_concept_do_not_overlap(text: str) -> None:
    ends: dict[str, int] = {}
    for m in TAGGER.tag(text, "sv"):
        assert m.start >= ends.get(m.concept, 0)
        ends[m.concept] = m.end


@given(st.text(alphabet=".,;()[] 0123456789\n“”…€漢", max_size=20), PROSE)
def test_what_stands_before_without_words_only_moves_the_mentions(before: str, text: str) -> None:
    alone = TAGGER.tag(text, "sv")
    prefix = before + "\n\n"
    moved = TAGGER.tag(prefix + text, "sv")
    size = len(prefix)
    assert [m._replace(start=m.start + size, end=m.end + size) for m in alone] == moved


@given(st.sampled_from([c for c in LABELS if c[1] == "sv"]), st.data())
def test_a_soft_hyphen_anywhere_in_a_label_changes_nothing(
    label: tuple[str, str, str], data: st.DataObject
) -> None:
    concept, language, text = label
    at = data.draw(st.integers(1, len(text) - 1))
    hyphenated = text[:at] + "\u00ad" + text[at:]
    assert concept in seen(hyphenated, language)


CLASS_WORDS = " ".join(
    word
    for row in read_wordings()
    if row.language == "sv" and row.kind == "class"
    for word in re.findall(r"\w+", row.text)
)
"""A word of every class: what rules may reach back to from anywhere behind it."""


@pytest.mark.parametrize("phrase", ["samverka KTH ", "mod och ", "utvärdera material "])
def test_the_steps_grow_with_the_text_and_no_faster(
    phrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class CountedHits(Hits):
        def __init__(self, data: bytes, classes: Classes) -> None:
            super().__init__(data, classes)
            self.trail = CountedList()  # type: ignore[assignment]

    monkeypatch.setattr("innokraft.tagging.tagger.Hits", CountedHits)
    TAGGER.tag(f"{CLASS_WORDS} {phrase}", "sv")
    texts = [f"{CLASS_WORDS} {phrase * times}" for times in (500, 2000)]
    few, many = (steps(partial(TAGGER.tag, text, "sv")) for text in texts)
    assert few < many < 4.1 * few


def test_the_targets_hold_on_the_development_gold(shared_data: Path) -> None:
    from innokraft.tagging.evaluation import score
    from innokraft.tagging.gold import read_gold, read_texts

    gold = read_gold(shared_data / "reference" / "concept-gold-dev.tsv")
    texts = read_texts(shared_data / "data" / "swecris-export.csv", {item.text for item in gold})
    result = score(gold, texts)
    assert result.overall.precision >= 0.90
    assert result.overall.f1 >= 0.80
    named = [result.by_how[how] for how in ("label", "inflection", "compound")]
    assert sum(s.right for s in named) / sum(s.right + s.missed for s in named) >= 0.95


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Arbetet gjordes av ett konsortium.", "konsortium"),
        ("The work was done by a consortium.", "consortium"),
    ],
)
def test_a_mention_ends_where_its_word_ends(text: str, exact: str) -> None:
    found = {mention.exact for mention in tagger_of(SHIPPED).tag(text)}
    assert exact in found
    assert all(e in text.replace(".", "").split() or " " in e for e in found)
