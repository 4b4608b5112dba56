"""A page is read alike in all the ways in which Unicode and copies write and lay it out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.describe import Describer
from innokraft.errors import SourceError
from innokraft.readers import read_again
from innokraft.readers.frozen.sections import title_language
from innokraft.readers.values.characters import clean
from innokraft.record import Record, Stated
from innokraft.text.normalisation import tidy
from tests.graph.made_text import rewritten

Making = Callable[..., Record]

PAGE = """Möten för mod i vården

Diarienummer 2019-00001
Koordinator Malmö högskola - Avdelningen för hållbar utveckling
Bidrag från Vinnova 1 234 567 kronor
Projektets löptid april 2019 - mars 2021
Status Avslutat

Syfte och mål

Vi ville pröva hur man vågar.

Resultat och förväntade effekter

Det gav mod och kraft.

Externa länkar

www.exempel.se/mod

Texten på den här sidan har projektgruppen själv formulerat och innehållet är inte granskat av \
våra redaktörer.
"""


def said(record: Record) -> list[object]:
    """All that a record says, without the places where it says it."""
    values = [
        record.local_id, record.number, record.titles, record.coordinator, record.unit,
        record.funder, record.amount, record.period, record.status, record.links,
        record.review and record.review.reviewed, record.language,
    ]  # fmt: skip
    sections = [
        (s.kind, s.language, tidy(s.heading.of(record.text)), tidy(s.body.of(record.text)))
        for s in record.sections
    ]
    return [*map(without_places, values), sections, record.warnings]


def without_places(value: object) -> object:
    """A value without its spans."""
    if isinstance(value, Stated):
        return value.value
    return tuple(map(without_places, value)) if type(value) is tuple else value


def quotes(record: Record) -> list[str]:
    """The words that the values of a record rest on."""
    stated = [
        record.number, *record.titles, record.coordinator, record.unit, record.amount,
        record.period, record.status, *record.links,
    ]  # fmt: skip
    return [tidy(each.span.of(record.text)) for each in stated if each]


@settings(max_examples=40)
@given(st.data())
def test_a_page_says_the_same_however_unicode_writes_it(data: st.DataObject) -> None:
    lines = [data.draw(rewritten(line)) for line in PAGE.split("\n")]
    end = data.draw(st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b"]))
    plain, found = (read_again("vinnova-page", clean(t)) for t in (PAGE, end.join(lines)))
    assert said(found) == said(plain)
    assert quotes(found) == quotes(plain)


def test_a_page_in_nfd_is_recognised_and_read(record: Making) -> None:
    found = record("p.txt", unicodedata.normalize("NFD", PAGE))
    assert said(found) == said(record("q.txt", PAGE))
    assert found.titles[0].span.of(found.text) == unicodedata.normalize(
        "NFD", "Möten för mod i vården"
    )


def test_a_saved_web_page_in_nfd_with_soft_hyphens_is_read(record: Making) -> None:
    rows = "".join(
        f"<tr><th>{label}</th><td>{value}</td></tr>"
        for label, value in (
            ("Diarie\u00adnummer", "2019\u201100001"),
            ("Koordinator", "Malmö högskola"),
            ("Bidrag från Vinnova", "1\u202f234\u202f567 kronor"),
            ("Projektets löptid", "april 2019\u00a0– mars 2021"),
            ("Status", "Avslutat"),
        )
    )
    html = f"<html><body><h1>Mod<br>i vården</h1><table>{rows}</table><h2>Syfte och mål</h2><p>Mod"
    found = record("p.html", unicodedata.normalize("NFD", html))
    assert found.number is not None
    assert found.number.value == "2019-00001"
    assert found.titles[0].value.value == "Mod i vården"
    assert found.amount is not None
    assert found.period is not None
    assert [section.kind for section in found.sections] == ["aim"]


def test_an_own_record_in_nfd_says_the_same(record: Making) -> None:
    own = (
        "record: r-a\nfunder: {name: Vinnova, number: 202100-5216}\nnumber: Dnr 2019–00001\n"
        "title: {sv: Möten}\ncoordinator: Malmö högskola - Avdelningen för mod\n"
        "keywords: [mod, kraft]\nperiod: april 2019 - maj 2019\n"
    )
    plain = record("a.yaml", own)
    odd = record("b.yaml", unicodedata.normalize("NFD", own).replace("Malm", "Ma\u00adlm"))
    assert odd.coordinator is not None
    assert odd.number is not None
    assert odd.number.value == "2019-00001"
    assert odd.coordinator.value.name == "Malmö högskola"
    assert odd.coordinator.span.of(odd.text).endswith("skola")
    assert said(odd)[:-2] == said(plain)[:-2]


@pytest.mark.parametrize(
    "number", ["Dnr 2019-00001", "dnr: 2019–00001", "2019\u201100001", "２０１９-００００１"]
)
def test_a_number_is_read_as_people_write_it(record: Making, number: str) -> None:
    found = record("p.txt", PAGE.replace("2019-00001", number))
    assert found.number is not None
    assert found.number.value == "2019-00001"


@pytest.mark.parametrize(
    "label", ["Dnr", "Diarienr.", "• Diarienummer:", "- Diarienummer", "Reference no."]
)
def test_a_label_is_known_in_its_forms_and_behind_a_bullet(record: Making, label: str) -> None:
    found = record("p.txt", PAGE.replace("Diarienummer", label))
    assert found.number is not None
    assert found.titles[0].value.value == "Möten för mod i vården"


@pytest.mark.parametrize(
    "heading",
    [
        "• Syfte och mål",
        "1. Syfte och mål",
        "Syfte  och mål:",
        "Syfte och\nmål",
        "— Syfte och mål —",
    ],
)
def test_a_heading_is_known_in_its_layouts(record: Making, heading: str) -> None:
    found = record("p.txt", PAGE.replace("Syfte och mål", heading))
    assert found.sections[0].body.of(found.text) == "Vi ville pröva hur man vågar."
    assert found.sections[0].kind.value == "aim"


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        ("Möten för mod\ni vården", "Möten för mod i vården"),
        ("Offentliga Rummet\nGuldlänken 2015", "Offentliga Rummet Guldlänken 2015"),
        ("Möten för\n\nmod i vården", "Möten för mod i vården"),
        ("Möten om kompetens-\növerföring", "Möten om kompetensöverföring"),
        ("Hem\nVåra projekt\nMod", "Mod"),
        ("Kakor och integritet", "Kakor och integritet"),
        ("Start > Projekt > Mod\nMod i dag", "Mod i dag"),
        ("Du har inte javascript påslaget.\n\nMod\ni dag", "Mod i dag"),
    ],
)
def test_a_title_that_is_broken_keeps_all_its_lines(
    record: Making, broken: str, title: str
) -> None:
    found = record("p.txt", PAGE.replace("Möten för mod i vården", broken))
    assert found.titles[0].value.value == title
    assert tidy(found.titles[0].span.of(found.text)) == title


@pytest.mark.parametrize(
    ("printed", "broken"),
    [
        ("april 2019 - mars 2021", "april 2019 -\nmars 2021"),
        ("1 234 567 kronor", "1 234 567\nkronor"),
        ("Projektets löptid", "Projektets\nlöptid"),
        ("Bidrag från Vinnova", "Bidrag från\nVinnova"),
        ("för hållbar utveckling", "för hållbar\nutveckling"),
    ],
)
def test_a_value_that_is_broken_is_read_whole(record: Making, printed: str, broken: str) -> None:
    found = record("p.txt", PAGE.replace(printed, broken))
    assert said(found) == said(record("q.txt", PAGE))


def test_a_line_between_the_labels_that_is_none_is_told(record: Making) -> None:
    found = record("p.txt", PAGE.replace("Status", "Programområde Hälsa\nStatus"))
    assert [w.partition("labels ")[2] for w in found.warnings] == [
        "is not read: 'Programområde Hälsa'"
    ]
    assert found.status is not None


@pytest.mark.parametrize(
    ("title", "labels", "texts", "language"),
    [
        ("New Delhi", "sv", (), "sv"),
        ("Fas A", "sv", ("sv",), "sv"),
        ("Innovation i Umeå", "en", ("en",), "en"),
        ("Södertälje Model", "en", (), "en"),
        ("Innovation i Umeå", "en", ("sv", "sv"), "en"),
        ("Möten för mod", "en", ("sv",), "sv"),
        ("Making Universities Matter", "sv", ("sv",), "sv"),
        ("The courage of the many", "sv", (), "en"),
        ("Internet of Things", "sv", ("sv",), "sv"),
    ],
)
def test_the_labels_decide_the_language_of_a_title(
    title: str, labels: str, texts: tuple[str, ...], language: str
) -> None:
    assert title_language(title, labels, texts) == language


WORDS = st.lists(st.text(st.sampled_from("bdfgklmprstuv"), min_size=2, max_size=7), max_size=4)
STRAY = ("New Delhi", "Fas A", "of", "and", "i", "the", "Umeå", "Smart City", "och")


@given(WORDS, st.sampled_from(STRAY), st.sampled_from(("sv", "en")), st.booleans())
def test_one_stray_word_never_turns_a_title_against_its_labels(
    words: list[str], stray: str, labels: str, first: bool
) -> None:
    title = " ".join([stray, *words] if first else [*words, stray])
    assert title_language(title, labels, ()) == labels


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_all_spans_lie_in_the_text(body: str) -> None:
    found = read_again("vinnova-page", clean(PAGE.replace("Vi ville", body)))
    for section in found.sections:
        for span in (section.heading, section.body):
            assert 0 <= span.start <= span.end <= len(found.text)


PARTS = (
    "Diarienummer", "Dnr", "Koordinator", "Bidrag från", "Vinnova 5 kr", "Status", "Call", "Mod",
    "Syfte och mål", "Externa länkar", "Purpose and goal", "2019-00001", "april 2015 -", "och",
    "www.a.se/[x]", "http://[b", "Avslutat", "\n", "\n\n", " ", ":", "|", "- ", "–", "•", "1.", ")",
    "\u200b", "\u00ad", "\u0308", "\u2028", "\x85", "\ufeff", "\u202e", "\x96", "\ufb01", "한", "ά",
    "<p>", "<This text has been machine translated>", "Senast uppdaterad 14 november 2018",
    "Texten på denna sida har projektgruppen själv formulerat", "Uppgift saknas", "640823-3234",
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join), st.booleans())
def test_whatever_the_parts_of_a_page_are_each_value_rests_on_words(text: str, whole: bool) -> None:
    above = "T\nDiarienummer 2019-00002\nBidrag från Vinnova 5 kr\n" if whole else ""
    with suppress(SourceError):
        DESCRIBER.describe(read_again("vinnova-page", clean(above + text)))


DESCRIBER = Describer()
