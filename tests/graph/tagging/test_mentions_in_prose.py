"""A mention is a word of prose: not a part of an address or a name, not in a third language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.model.model import SHIPPED
from innokraft.tagging import tagger_of
from innokraft.tagging.trimming import FIRST, LAST


def found(text: str, language: str | None = "sv") -> list[tuple[str, str]]:
    return [(m.concept, m.exact) for m in tagger_of(SHIPPED).tag(text, language)]


WORDS = ["innovation", "tillit", "mod", "samverkan", "mångfald", "tillitsbaserad"]
words = st.sampled_from(WORDS)
part = st.from_regex(r"[a-z]{2,8}", fullmatch=True)
addresses = st.one_of(
    st.builds("{}@{}.se".format, words, part),
    st.builds("{}.{}@{}.com".format, part, words, words),
    st.builds("https://{}.se/{}?{}={}".format, part, words, words, words),
    st.builds("www.{}.{}/{}.html".format, words, part, words),
    st.builds("{}.{}".format, words, st.sampled_from(["se", "nu", "com", "pdf", "docx", "xlsx"])),
    st.builds("{}.{}".format, words, st.sampled_from(["PDF", "TXT", "DOCX"])),
    st.builds("/{}/{}/{}".format, part, words, words),
    st.builds("C:\\{}\\{}".format, words, part),
    st.builds("@{}".format, words),
    st.builds("{}_{}".format, words, part),
    st.builds("{}Index".format, words),
)


@settings(deadline=None)
@given(addresses, st.sampled_from(["{}", "({})", "<{}>", "”{}”", "{}.", "{},"]))
def test_a_word_inside_an_address_or_a_file_name_is_no_mention(address: str, around: str) -> None:
    text = f"Skriv till {around.format(address)} om ni undrar."
    assert found(text) == []


@settings(deadline=None)
@given(st.lists(words, min_size=1, max_size=4), st.sampled_from([" ", "/", "; ", " – ", " och "]))
def test_words_of_prose_stay_mentions_beside_addresses(chosen: list[str], between: str) -> None:
    text = f"Vi såg {between.join(chosen)}. Skriv till tillit@innovation.se."
    alone = f"Vi såg {between.join(chosen)}. Skriv till oss."
    assert found(text) == found(alone)
    assert len(found(text)) == len(chosen)


@pytest.mark.parametrize(
    "text",
    [
        "Vi köpte det av Mod AB i höstas.",
        "Vi köpte det av AB Mod i höstas.",
        "Verkstad i Väst AB deltog.",
        "Även Mod & Tillit Aktiebolag deltog.",
        "Stiftelsen Mod deltog.",
        "Även konsultbolaget ”Tillit” deltog.",
        "Även Innovation GmbH, Tillit Oy och Samverkan A/S deltog.",
        "Lena Mod ledde arbetet.",
        "Arbetet leddes av Ahmed Tillit Svensson.",
        "Arbetet leddes av professor Zdzisława Mod och dr. Mod.",
        "Projektledare: Xerxes Mod",
        "Innan dess (Mod, L., 2015) var det okänt.",
    ],
)
def test_a_word_of_a_companys_or_a_persons_name_is_no_mention(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Trust Foundation took part.",
        "It was bought from Courage Ltd last year.",
        "John Courage led the work.",
    ],
)
def test_names_are_told_in_english_too(text: str) -> None:
    assert found(text, "en") == []


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("#innovation är vårt ord.", "innovation"),
        ("Innovation på Volvo AB är viktigt.", "innovation"),
        ("Vi vill ha innovation/tillit i allt.", "tillit"),
        ("Programmet Utmaningsdriven innovation deltog.", "innovation"),
        ("Konferensen Mod och Tillit 2015 var bra.", "tillit"),
        ("Det sade Lena. Tillit är viktigt.", "tillit"),
        ("Det skedde hos Ericsson AB. Tillit är viktigt.", "tillit"),
        ("Vinnova AB: Tillit är viktigt", "tillit"),
    ],
)
def test_what_only_stands_near_a_name_is_a_mention(text: str, concept: str) -> None:
    assert concept in [each for each, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Boken heter ”le courage de changer les choses”.",
        "Projektet heter le courage på franska.",
        "L'innovation est dans les organisations publiques.",
        "Die Innovation und das Vertrauen sind wichtig für die Verwaltung.",
        "Innovation und Wandel",
        "Innovation og mod er vigtigt for virksomheden, og det er ikke nyt.",
        "La innovation y el trust son para los que no tienen.",
        "Innovatie en design zijn ook voor het onderwijs.",
    ],
)
def test_a_sentence_in_a_third_language_has_no_mentions(text: str) -> None:
    assert found(text, "sv") == []
    assert found(text, "en") == []
    assert found(text, None) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Innovation enligt Svensson et al", "sv"),
        ("Innovation in van der Waals materials", "en"),
        ("Innovation for health", "en"),
        ("Le courage heter en bok. Vi visar innovation.", "sv"),
        ("Fem ord om innovation", "sv"),
    ],
)
def test_a_foreign_word_makes_no_sentence_foreign(text: str, language: str) -> None:
    assert [concept for concept, _ in found(text, language)] == ["innovation"]


@pytest.mark.parametrize(
    ("text", "language", "exact"),
    [
        ("De fick mandat och pengar.", "sv", "mandat"),
        ("De fick mandat\noch pengar.", "sv", "mandat"),
        ("De fick ett mandat att göra det.", "sv", "mandat"),
        ("Det kräver dialog med många.", "sv", "dialog"),
        ("They got a mandate to act.", "en", "mandate"),
    ],
)
def test_a_mention_ends_with_its_own_words(text: str, language: str, exact: str) -> None:
    assert exact in [found for _, found in found(text, language)]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, "mandat", "dialog", "implementera", "utbildning", "kommun",
                              *sorted(LAST["sv"] | FIRST["sv"])]), max_size=12),
)  # fmt: skip
def test_no_wording_begins_or_ends_with_a_small_word(chosen: list[str]) -> None:
    for mention in tagger_of(SHIPPED).tag(" ".join(chosen), "sv"):
        parts = mention.exact.lower().split()
        if mention.why == "wording" and len(parts) > 1:
            assert parts[0] not in FIRST["sv"]
            assert parts[-1] not in LAST["sv"]
