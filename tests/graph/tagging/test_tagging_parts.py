"""The parts of the tagger: encoding, inflection, the table of wordings, and the lexicon."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.errors import SourceError
from innokraft.model.concepts import load_concepts
from innokraft.model.wordings import Wording, alternatives, read_wordings
from innokraft.tagging import Tagger
from innokraft.tagging.encoding import encode, encode_form
from innokraft.tagging.inflect import inflect, spellings
from innokraft.tagging.lexicon import GAP
from innokraft.text.normalisation import tidy


def tag(text: str, *rows: tuple[str, str, str]) -> dict[str, tuple[str, bool]]:
    """Tag Swedish with rows of (concept, kind, wording): the words, and whether they count."""
    wordings = [Wording(concept, "sv", kind, wording) for concept, kind, wording in rows]
    tagger = Tagger.of(load_concepts(), wordings)
    return {m.concept: (m.exact, m.counts) for m in tagger.tag(text, "sv")}


def test_encoding_keeps_one_byte_a_code_point_of_plain_text() -> None:
    text = "Mod–och Drivkraft: ”ÅÄÖ” 漢\U0001f600."
    encoded = encode(text)
    assert encoded.data == " mod och drivkraft.  åäö    . ".encode("latin-1")
    assert len(encoded.data) == len(text) + 2


@given(st.text(alphabet="aÅ \u00ad\u200b\r\n\t\u00a0\u0308.é漢", max_size=40))
def test_every_letter_of_the_encoded_text_maps_back_to_its_letter(text: str) -> None:
    encoded = encode(text)
    for at, byte in enumerate(encoded.data):
        if byte >= 48:
            start, end = encoded.span(at, at + 1)
            assert tidy(text[start:end]).lower()[:1] == chr(byte)


@given(st.text(max_size=60))
def test_places_rise_and_stay_inside_the_text(text: str) -> None:
    encoded = encode(text)
    places = [encoded.span(at, at + 1)[0] for at in range(1, len(encoded.data) - 1)]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@pytest.mark.parametrize(
    "written",
    [
        "handlingsfo\u0308rma\u030aga", "handlings\u00adförmåga", "handlings\u200dförmåga",
        "hand\u2066lings\u2069förmåga", "handlingsför\ufe0fmåga", "handlings-\nförmåga",
        "ｈandlingsförmåga", "handlingsfo\u200b\u0308rmåga",
    ],
)  # fmt: skip
def test_a_word_is_found_however_unicode_writes_it(written: str) -> None:
    found = tag(f"Deras {written} växte.", ("mod", "counts", "handlingsförmåga"))
    assert found == {"mod": (written, True)}


def test_a_form_is_encoded_as_it_would_in_a_text() -> None:
    assert encode_form("Test- och miljö") in encode("en test- och MILJÖ till").data


@pytest.mark.parametrize(
    ("label", "language", "forms"),
    [
        ("styrning", "sv", {"styrningen", "styrningar", "styrningens"}),
        ("tillitsbaserad styrning", "sv", {"tillitsbaserade styrningen"}),
        ("offentlig verksamhet", "sv", {"offentliga verksamheter", "offentliga verksamhetens"}),
        ("innovativ förmåga", "sv", {"innovativa förmågan", "innovativa förmågor"}),
        ("medskapande", "sv", {"medskapandet", "medskapandets"}),
        ("samverkan", "sv", {"samverkans"}),
        ("samskapa", "sv", {"samskapar", "samskapade", "samskapat", "samskapas"}),
        ("sprida kunskap", "sv", {"sprider kunskap", "spridit kunskap"}),
        ("förutsättningar för innovation", "sv", {"förutsättningar för innovation"}),
        ("policy lab", "en", {"policy labs"}),
        ("absorptive capacity", "en", {"absorptive capacities"}),
        ("co-create", "en", {"co-created", "co-creating", "co-creates"}),
        ("develop competence", "en", {"developing competence", "developed competence"}),
        ("composition of participants", "en", {"compositions of participants"}),
    ],
)
def test_inflected_forms_are_listed(label: str, language: str, forms: set[str]) -> None:
    assert forms <= inflect(label, language)


def test_a_short_word_gets_no_endings_that_make_another_word() -> None:
    assert inflect("mod", "sv") == {"mod", "mods"}
    assert "inför" not in inflect("införa", "sv")


@given(st.sampled_from([w for c in load_concepts() for w in c.all_labels("sv")]))
def test_a_label_is_one_of_its_own_forms(label: str) -> None:
    assert label in inflect(label, "sv")


def test_both_spellings_are_listed() -> None:
    assert spellings("digitalisation") == {"digitalisation", "digitalization"}
    assert "user-centered design" in spellings("user-centred design")


@pytest.mark.parametrize(
    ("part", "texts"),
    [
        ("a", ["a"]),
        ("(a|b) c", ["a c", "b c"]),
        ("x(y|)", ["xy", "x"]),
        ("(a (b|c)|d)", ["a b", "a c", "d"]),
    ],
)
def test_alternatives_are_listed(part: str, texts: list[str]) -> None:
    assert alternatives(part) == texts


def test_a_wording_that_counts_makes_a_reviewed_label_count() -> None:
    assert tag("ett hinder") == {"hinder": ("hinder", False)}
    assert tag("ett hinder", ("hinder", "counts", "hinder")) == {"hinder": ("hinder", True)}


def test_a_wording_under_review_makes_a_label_not_count() -> None:
    assert tag("tilliten", ("tillit", "review", "tillit*")) == {"tillit": ("tilliten", False)}


def test_an_avoided_wording_hides_the_concept_there_only() -> None:
    rows = ("tillit", "avoid", "tillit till motorn")
    assert tag("tillit till motorn", rows) == {}
    assert tag("tillit till andra", rows) == {"tillit": ("tillit", True)}


def test_a_star_goes_on_inside_a_word_or_begins_inside_it() -> None:
    rows = [("tillit", "counts", "lit*"), ("mod", "counts", "*kurage")]
    assert tag("litade", *rows) == {"tillit": ("litade", True)}
    assert tag("superkurage", *rows) == {"mod": ("superkurage", True)}
    assert tag("kuragen", *rows) == {}


def test_a_gap_stays_within_its_width_and_its_sentence() -> None:
    row = ("mod", "counts", "stor .. lust")
    assert tag("stor och varm lust", row) == {"mod": ("stor och varm lust", True)}
    assert tag("stor. En lust", row) == {}
    assert tag("stor " + "x " * 60 + "lust", row) == {}


def test_a_lone_star_stands_for_a_word_or_two() -> None:
    row = ("mod", "counts", "stor * lust")
    assert tag("stor varm lust", row) == {"mod": ("stor varm lust", True)}
    assert tag("stor " + "x " * 20 + "lust", row) == {}


def test_a_class_stands_for_its_words_and_a_concept_for_its_mentions() -> None:
    rows = [
        ("@folk", "class", "(folk|vi)"),
        ("mod", "counts", "@folk * vågskål"),
        ("verkstad", "counts", "@tillit .. @folk"),
    ]
    assert tag("folk i vågskål", *rows) == {"mod": ("folk i vågskål", True)}
    assert tag("tilliten hos folk", *rows)["verkstad"] == ("tilliten hos folk", True)


def test_what_begins_inside_a_word_is_quoted_from_where_the_word_begins() -> None:
    rows = (("mod", "counts", "*bolag .. *skol*"), ("autonomi", "counts", "*bolag"))
    found = tag("Storbolag lär av småskolorna.", *rows)
    assert found["mod"] == ("Storbolag lär av småskolorna", True)
    assert found["autonomi"] == ("Storbolag", True)


def test_a_letter_that_is_no_latin_one_belongs_to_its_word() -> None:
    row = ("mod", "counts", "kraft .. prov")
    assert tag("Ωkraft ger provΩ.", row) == {"mod": ("Ωkraft ger provΩ", True)}


def test_a_pattern_that_cannot_be_read_where_it_stands_hides_no_other() -> None:
    rows = (("mod", "counts", "abs"), ("autonomi", "counts", "*sol*"))
    assert tag("Absolut, sade hen.", *rows) == {"autonomi": ("Absolut", True)}
    assert tag("En abs är bra.", *rows) == {"mod": ("abs", True)}


def test_braces_leave_the_context_out_of_the_mention() -> None:
    assert tag("göra kaka", ("mod", "counts", "göra {kaka}")) == {"mod": ("kaka", True)}


def test_rules_that_name_each_other_end() -> None:
    rows = [("mod", "counts", "@verkstad"), ("verkstad", "counts", "@mod")]
    assert set(tag("civilkurage", *rows)) == {"mod", "verkstad"}


def test_the_order_of_rows_makes_no_difference() -> None:
    rows = [("tillit", "counts", "x*"), ("tillit", "review", "x*"), ("tillit", "avoid", "xyz")]
    assert tag("xy", *rows) == tag("xy", *reversed(rows)) == {"tillit": ("xy", False)}


def test_a_row_is_read_for_each_of_its_languages(tmp_path: Path) -> None:
    path = tmp_path / "wordings.tsv"
    path.write_text("# note\nmod\tsv+en\tcounts\t(a|b)\twhy\n", encoding="utf-8")
    assert read_wordings(path) == (
        Wording("mod", "sv", "counts", "(a|b)"),
        Wording("mod", "en", "counts", "(a|b)"),
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("mod\tsv\tcounts\ta", "a wording has five cells, this has 4"),
        ("mod\tsv\tmaybe\ta\t", "'maybe' is no kind of wording"),
    ],
)
def test_a_broken_row_is_an_error_with_its_line(tmp_path: Path, row: str, problem: str) -> None:
    path = tmp_path / "wordings.tsv"
    path.write_text("# note\n" + row + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=rf"wordings\.tsv, line 2: {problem}"):
        read_wordings(path)


def test_an_avoided_rule_hides_the_concept_where_both_words_stand() -> None:
    rows = [("@ting", "class", "(motor|pump)"), ("tillit", "avoid", "tillit* * @ting")]
    assert tag("tilliten till en motor", *rows) == {}
    assert tag("tilliten. En motor", *rows) == {"tillit": ("tilliten", True)}
    assert tag("tilliten till en motor och tillit", *rows) == {"tillit": ("tillit", True)}


def test_common_words_are_looked_for_beside_what_asks_for_them() -> None:
    rows = [
        ("@ofta", "common", "(stor*|*het)"),
        ("mod", "counts", "@ofta * vågskål"),
        ("verkstad", "counts", "kaka .. @ofta"),
    ]
    assert tag("storartad ny vågskål", *rows) == {"mod": ("storartad ny vågskål", True)}
    assert tag("en kaka med friskhet", *rows) == {"verkstad": ("kaka med friskhet", True)}
    assert tag("förstora en vågskål", *rows) == {}
    assert tag("stor. En vågskål", *rows) == {}
    assert tag("kaka. Friskhet", *rows) == {}
    assert tag("stor " + "x " * 20 + "vågskål", *rows) == {}


def test_a_rule_takes_the_last_word_before_and_of_several_the_one_that_is_near() -> None:
    rows = [
        ("@stor", "class", "stor"),
        ("@lust", "class", "lust"),
        ("mod", "counts", "@stor * @lust"),
        ("verkstad", "counts", "kaka .. @lust"),
    ]
    far = "x " * 30
    assert tag(f"stor {far} stor lust", *rows) == {"mod": ("stor lust", True)}
    assert tag(f"stor kaka {far} lust", *rows) == {"verkstad": (f"kaka {far} lust", True)}
    assert tag(f"kaka stor {far}{far} lust", *rows) == {}


def test_the_nearest_common_word_is_taken() -> None:
    rows = [("@ofta", "common", "stor*"), ("mod", "counts", "@ofta .. vågskål")]
    assert tag("stor och större vågskål", ("@ofta", "common", "större"), *rows) == {
        "mod": ("större vågskål", True)
    }


@pytest.mark.parametrize("wording", ["@ofta", "@ofta .. @ofta", "a .. @ofta .. b"])
def test_a_common_class_needs_one_other_part(wording: str) -> None:
    with pytest.raises(SourceError, match="joins a common class"):
        tag("a", ("@ofta", "common", "stor*"), ("mod", "counts", wording))


@settings(deadline=None)
@given(st.lists(st.sampled_from(["alfa", "beta", "gamma gamma gamma", "gamma " * 12, "."])))
def test_rules_find_what_a_plain_reading_of_the_words_finds(words: list[str]) -> None:
    text = " ".join(words)
    found = {(m.concept, m.start, m.end) for m in RULED.tag(text, "sv")}
    assert found == {
        *(("mod", *span) for span in plainly(text, "alfa", "beta")),
        *(("tillit", *span) for span in plainly(text, "beta", "alfa")),
    }


RULED = Tagger.of(
    load_concepts(),
    [
        Wording("mod", "sv", "counts", "alfa .. beta"),
        Wording("tillit", "sv", "counts", "beta .. alfa"),
    ],
)


def plainly(text: str, first: str, second: str) -> set[tuple[int, int]]:
    """From each first word, before there is another, to the last second one in reach."""
    spans = set()
    for start in (at for at in range(len(text)) if text.startswith(first, at)):
        after = text[start + len(first) :]
        reach = after.split(first, 1)[0].split(".", 1)[0][: GAP + len(second)]
        if second in reach:
            spans.add((start, start + len(first) + reach.rindex(second) + len(second)))
    return spans


def test_a_word_that_a_rule_asks_for_twice_is_its_own_first() -> None:
    rows = [("mod", "counts", "alfa .. alfa"), ("tillit", "counts", "alfa .. beta")]
    assert tag("Alfa.", *rows) == {}
    assert tag("alfa beta", *rows) == {"tillit": ("alfa beta", True)}
    assert tag("alfa alfa", *rows) == {"mod": ("alfa alfa", True)}
    assert tag("Alfa " + "gamma " * 20 + "alfa beta alfa.", *rows) == {
        "mod": ("alfa beta alfa", True),
        "tillit": ("alfa beta", True),
    }
