"""Vinnova's project pages as text: every layout, label set and heading set, with made records."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.errors import Place, SourceError
from innokraft.readers import read_again
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.sources.vinnova_page import VinnovaPage
from innokraft.record import Record, SectionKind, Text

Making = Callable[..., Record]

SV = {
    "number": "Diarienummer", "coordinator": "Koordinator", "amount": "Bidrag från Vinnova",
    "period": "Projektets löptid", "status": "Status", "call": "Utlysning",
    "round": "Ansökningsomgång",
}  # fmt: skip
EN = {
    "number": "Reference number", "coordinator": "Coordinator", "amount": "Funding from Vinnova",
    "period": "Project duration", "status": "Status", "call": "Venture", "round": "Call",
}  # fmt: skip
SV_VALUES = {
    "number": "2019-00001", "coordinator": "Exempelskolan - Institutionen för mod",
    "amount": "1 234 567 kronor", "period": "maj 2019 - mars 2021", "status": "Pågående",
}  # fmt: skip
EN_VALUES = {
    "number": "2019-00001", "coordinator": "Example School - Department of Courage",
    "amount": "SEK 1 234 567", "period": "May 2019 - March 2021", "status": "Ongoing",
}  # fmt: skip
R1 = ("Syfte och mål", "Resultat och förväntade effekter", "Upplägg och genomförande")
P1 = ("Syfte och mål", "Förväntade effekter och resultat", "Planerat upplägg och genomförande")
N1 = (
    "Viktiga resultat som projektet gav",
    "Långsiktiga effekter som förväntas",
    "Upplägg och genomförande",
)
R1_EN = ("Purpose and goal", "Results and expected effects", "Approach and implementation")
P1_EN = ("Purpose and goal", "Expected results and effects", "Planned approach and implementation")
P2_EN = ("Purpose and goal", "Expected effects and result", "Planned approach and implementation")
N1_EN = (
    "Important results from the project",
    "Expected long term effects",
    "Approach and implementation",
)
BODIES = ("Vi ville pröva hur man vågar.", "Det gav mod och kraft.", "Vi träffades och talade.")
BODIES_EN = ("We wanted to try courage.", "It gave us the force to act.", "We met and talked.")
REVIEW = (
    "Texten på den här sidan har projektgruppen själv formulerat och innehållet är inte granskat"
    " av våra redaktörer."
)
REVIEW_EN = (
    "The project description has been provided by the project members themselves and the text has"
    " not been looked at by our editors."
)
BANNER = "Du har inte javascript påslaget. Det innebär att många funktioner inte fungerar."


def page(  # noqa: PLR0917
    title: str = "Mod i vardagen",
    labels: dict[str, str] = SV,
    headings: tuple[str, ...] = R1,
    bodies: tuple[str, ...] = BODIES,
    review: str = REVIEW,
    layout: str = "{label} {value}",
    gap: str = "\n\n",
    above: str = "",
    below: str = "",
    **values: Any,
) -> str:
    """A made page: what stands above, the title, labels, sections, review, what stands below."""
    said = {**(SV_VALUES if labels is SV else EN_VALUES), **values}
    head = "\n".join(
        layout.format(label=labels[field], value=value).rstrip() for field, value in said.items()
    )
    sections = [part for pair in zip(headings, bodies, strict=True) for part in pair]
    parts = [above, title, head, *sections, review, below]
    return gap.join(part for part in parts if part)


def english(**changes: Any) -> str:
    """A made page in English."""
    return page("Courage every day", EN, R1_EN, BODIES_EN, REVIEW_EN, **changes)


def bodies(record: Record) -> list[str]:
    """The texts of a record's sections."""
    return [section.body.of(record.text) for section in record.sections]


def test_a_swedish_page_is_read_with_the_place_of_each_value(record: Making) -> None:
    found = record("sida.txt", page())
    assert found.key == "vinnova-page/2019-00001"
    assert (found.project.funder, found.project.number) == ("vinnova", "2019-00001")
    assert found.titles[0].value == Text("Mod i vardagen", "sv")
    assert found.coordinator is not None
    assert found.unit is not None
    assert found.amount is not None
    assert found.period is not None
    assert found.status is not None
    assert found.number is not None
    assert found.coordinator.value.name == "Exempelskolan"
    assert found.unit.value == "Institutionen för mod"
    assert found.amount.value.amount == Decimal(1234567)
    assert found.amount.value.currency == "SEK"
    assert (str(found.period.value.start), str(found.period.value.end)) == ("2019-05", "2021-03")
    assert found.status.value == "pagaende"
    spans = (found.number, found.coordinator, found.unit, found.amount, found.period, found.status)
    assert [stated.span.of(found.text) for stated in spans] == [
        "Diarienummer 2019-00001",
        "Koordinator Exempelskolan",
        "Exempelskolan - Institutionen för mod",
        "1 234 567 kronor",
        "Projektets löptid maj 2019 - mars 2021",
        "Status Pågående",
    ]
    assert found.warnings == ()


def test_an_english_page_gives_the_same_facts_and_a_record_of_its_own(record: Making) -> None:
    swedish, other = record("sida.txt", page()), record("page.txt", english())
    assert other.language == "en"
    assert other.local_id == "2019-00001-en"
    assert other.project == swedish.project
    assert other.amount is not None
    assert swedish.amount is not None
    assert other.period is not None
    assert swedish.period is not None
    assert other.amount.value == swedish.amount.value
    assert other.period.value == swedish.period.value
    assert other.titles[0].value.language == "en"


@pytest.mark.parametrize(
    ("labels", "headings", "texts", "kinds"),
    [
        (SV, R1, BODIES, ["aim", "result", "method"]),
        (SV, P1, BODIES, ["aim", "result", "method"]),
        (SV, N1, BODIES, ["result", "result", "method"]),
        (EN, R1_EN, BODIES_EN, ["aim", "result", "method"]),
        (EN, P1_EN, BODIES_EN, ["aim", "result", "method"]),
        (EN, P2_EN, BODIES_EN, ["aim", "result", "method"]),
        (EN, N1_EN, BODIES_EN, ["result", "result", "method"]),
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "layout", ["{label} {value}", "{label} | {value} |", "| {label} | {value} | "]
)
def test_every_heading_set_is_read_in_every_layout(  # noqa: PLR0917
    record: Making,
    labels: dict[str, str],
    headings: tuple[str, ...],
    texts: tuple[str, ...],
    kinds: list[str],
    gap: str,
    layout: str,
) -> None:
    review = REVIEW if labels is SV else REVIEW_EN
    found = record("p.txt", page("Titeln", labels, headings, texts, review, layout, gap))
    assert [section.kind.value for section in found.sections] == kinds
    assert [section.heading.of(found.text) for section in found.sections] == list(headings)
    assert bodies(found) == list(texts)
    assert found.number is not None
    assert found.number.value == "2019-00001"


def test_a_pipe_page_without_number_review_and_blank_lines_is_read(record: Making) -> None:
    text = page(layout="{label} | {value} |", gap="\n", review="", number="")
    found = record("p.txt", text)
    assert found.number is None
    assert found.review is None
    assert found.coordinator is not None
    assert found.coordinator.value.name == "Exempelskolan"
    assert bodies(found) == list(BODIES)
    assert found.project.number is None
    assert found.project.local == found.local_id == "mod-i-vardagen-exempelskolan-2019-05"


def test_a_newer_version_of_a_page_without_number_keeps_its_names(record: Making) -> None:
    old = record("old.txt", page(number="", status="Pågående"))
    new = record(
        "new.txt",
        page(headings=N1, number="", status="Avslutat", amount="2 000 000 kronor",
             period="maj 2019 - december 2021"),
    )  # fmt: skip
    assert (old.project, old.key) == (new.project, new.key)
    assert old.sha256 != new.sha256


def test_two_projects_of_one_title_that_start_apart_are_two(record: Making) -> None:
    one = record("1.txt", page(number="", period="maj 2013 - maj 2015"))
    other = record("2.txt", page(number="", period="maj 2015 - maj 2017"))
    assert one.project != other.project


def test_the_number_can_stand_in_the_foot(record: Making) -> None:
    below = "Senast uppdaterad 14 november 2018\n\nDiarienummer 2019-00077\n\nStatistik för sidan"
    found = record("p.txt", page(number="", below=below, above=BANNER))
    assert found.number is not None
    assert found.number.value == "2019-00077"
    assert found.number.span.of(found.text) == "Diarienummer 2019-00077"
    assert found.modified is not None
    assert str(found.modified) == "2018-11-14"
    assert bodies(found) == list(BODIES)
    assert found.titles[0].value.value == "Mod i vardagen"


def test_the_foot_ends_the_last_section_where_there_is_no_review(record: Making) -> None:
    below = "Last updated 2 March 2019\n\nReference number 2019-00077\n\nPage statistics"
    found = record("p.txt", page(labels=EN, headings=R1_EN, bodies=BODIES_EN, review="",
                                 number="", below=below))  # fmt: skip
    assert bodies(found) == list(BODIES_EN)
    assert found.local_id == "2019-00077-en"


@pytest.mark.parametrize(
    "above",
    [
        BANNER,
        f"{BANNER}\n\nVåra e-tjänster är stängda för underhåll på söndag.",
        "Your browser doesn't support javascript. Ask us.\n\nOur e-services are closed today.",
    ],
)
def test_banners_above_the_title_are_no_title(record: Making, above: str) -> None:
    assert record("p.txt", page(above=above)).titles[0].value.value == "Mod i vardagen"


def test_a_page_without_a_title_is_read_and_warned_of(record: Making) -> None:
    found = record("p.txt", page(title="", above=BANNER))
    assert found.titles == ()
    assert "no title" in found.warnings[0]
    local = record("q.txt", page(title="", number="")).project.local
    assert local.partition(".")[0] == "exempelskolan-2019-05"
    assert local != record("q.txt", page(title="", number="", review="")).project.local


@pytest.mark.parametrize("title", ["Status för mod", "Koordinator på riktigt", "Call for courage"])
def test_a_title_can_start_with_a_label(record: Making, title: str) -> None:
    found = record("p.txt", page(title))
    assert found.titles[0].value.value == title
    assert found.status is not None
    assert found.coordinator is not None


def test_a_label_in_the_prose_is_prose(record: Making) -> None:
    text = page(bodies=("Status quo var hotat.\nKoordinator var Kim.", *BODIES[1:]))
    found = record("p.txt", text)
    assert found.status is not None
    assert found.status.span.of(found.text) == "Status Pågående"
    assert bodies(found)[0].endswith("Koordinator var Kim.")


def test_a_value_can_stand_on_the_line_below_its_label(record: Making) -> None:
    found = record("p.txt", page(layout="{label}\n{value}"))
    assert found.number is not None
    assert found.coordinator is not None
    assert found.coordinator.span.of(found.text) == "Koordinator\nExempelskolan"
    assert found.number.value == "2019-00001"


def test_an_empty_label_takes_no_value_from_the_next_label(record: Making) -> None:
    found = record("p.txt", page(number="", coordinator=""))
    assert found.number is None
    assert found.coordinator is None
    assert found.amount is not None


@pytest.mark.parametrize("labels", [SV, EN])
@pytest.mark.parametrize("given_", [("call", "round"), ("call",), ("round",)])
def test_call_and_round_become_topics_of_their_own_schemes(
    record: Making, labels: dict[str, str], given_: tuple[str, ...]
) -> None:
    names = {"call": "Modiga myndigheter", "round": "Våren 2019"}
    fields: dict[str, Any] = {name: names[name] for name in given_}
    texts = BODIES if labels is SV else BODIES_EN
    headings = R1 if labels is SV else R1_EN
    found = record("p.txt", page("T", labels, headings, texts, **fields))
    schemes = {"call": "vinnova-utlysning", "round": "vinnova-ansokningsomgang"}
    assert [topic.value.scheme for topic in found.topics] == [schemes[name] for name in given_]
    assert found.topics[0].value.labels[0].value == names[given_[0]]


AUTHOR = "Texten på den här sidan har projektgruppen själv formulerat"
AUTHOR_B = "Texten på denna sida har projektgruppen själv formulerat"
AUTHOR_C = "Projektgruppen har själv formulerat texten på den här sidan"
AUTHOR_EN = "The project description has been provided by the project members themselves"


@pytest.mark.parametrize(
    ("author", "between", "reviewed"),
    [
        (AUTHOR, " och ", "innehållet är inte granskat av våra redaktörer"),
        (AUTHOR, ". ", "Innehållet är inte granskat av våra redaktörer"),
        (AUTHOR_B, " och ", "innehållet är ej granskat av våra redaktörer"),
        (AUTHOR_C, ". ", "Innehållet är ej granskat av våra redaktörer"),
        (AUTHOR_EN, " and ", "the text has not been looked at by our editors"),
    ],
)
def test_the_statement_on_review_is_read_in_every_wording(
    record: Making, author: str, between: str, reviewed: str
) -> None:
    statement = f"{author}{between}{reviewed}."
    found = record("p.txt", page(review=statement))
    assert found.review is not None
    assert found.review.author is not None
    assert found.review.reviewed is not None
    assert found.review.statement.of(found.text) == statement
    assert found.review.author.of(found.text) == author
    assert found.review.reviewed.value is False
    assert found.review.reviewed.span.of(found.text) == reviewed
    assert bodies(found)[-1] == BODIES[-1]


def test_a_page_that_says_it_was_reviewed_is_reviewed(record: Making) -> None:
    statement = REVIEW.replace("inte ", "")
    found = record("p.txt", page(review=statement))
    assert found.review is not None
    assert found.review.reviewed is not None
    assert found.review.reviewed.value is True


@pytest.mark.parametrize(
    "mark", ["** Denna text är maskinöversatt ** ", "<This text has been machine translated>\n"]
)
def test_a_mark_makes_its_section_machine_translated_and_no_other(
    record: Making, mark: str
) -> None:
    marked = (BODIES_EN[0], mark + BODIES_EN[1], BODIES_EN[2])
    found = record("p.txt", page("T", EN, R1_EN, marked, REVIEW_EN))
    assert [section.machine_translated for section in found.sections] == [False, True, False]
    assert bodies(found) == list(BODIES_EN)


def test_a_mark_on_the_line_before_a_heading_marks_what_follows(record: Making) -> None:
    marked = (BODIES_EN[0] + "\n\n** Denna text är maskinöversatt **", *BODIES_EN[1:])
    found = record("p.txt", page("T", EN, R1_EN, marked, REVIEW_EN))
    assert [section.machine_translated for section in found.sections] == [False, True, False]
    assert bodies(found) == list(BODIES_EN)


def test_each_section_has_the_language_it_is_in(record: Making) -> None:
    found = record("p.txt", page("T", EN, R1_EN, (BODIES[0], BODIES_EN[1], BODIES[2]), REVIEW_EN))
    assert [section.language for section in found.sections] == ["sv", "en", "sv"]


def test_external_links_are_read_bare_and_full(record: Making) -> None:
    links = "Läs www.exempel.se/mod. Se även https://exempel.org/a?b=1"
    found = record("p.txt", page(headings=(*R1, "Externa länkar"), bodies=(*BODIES, links)))
    assert found.sections[-1].kind is SectionKind.LINKS
    assert [link.value for link in found.links] == [
        "http://www.exempel.se/mod", "https://exempel.org/a?b=1",
    ]  # fmt: skip
    assert found.links[0].span.of(found.text) == "www.exempel.se/mod"


def test_an_empty_links_section_gives_no_link(record: Making) -> None:
    found = record("p.txt", page(headings=(*R1, "Externa länkar"), bodies=(*BODIES, "")))
    assert found.links == ()
    assert found.sections[-1].kind is SectionKind.LINKS


def test_tags_at_the_ends_of_a_body_are_no_part_of_it(record: Making) -> None:
    text = page(bodies=(f"<p>{BODIES[0]}</p><br />", "<p>Ett <b>mod</b> till.</p>", BODIES[2]))
    assert bodies(record("p.txt", text))[:2] == [BODIES[0], "Ett <b>mod</b> till."]


def test_prose_is_kept_verbatim_with_accents_as_quotes(record: Making) -> None:
    odd = "Just ´det gemensamma mod´ är  informations och kommunikations-"
    assert bodies(record("p.txt", page(bodies=(odd, *BODIES[1:]))))[0] == odd


def test_prose_without_headings_is_one_section(record: Making) -> None:
    found = record("p.txt", page(headings=(), bodies=(), review="", below="Här står allt."))
    assert bodies(found) == ["Här står allt."]
    assert found.sections[0].kind is SectionKind.OTHER


def test_a_text_without_labels_is_refused_by_parse() -> None:
    with pytest.raises(SourceError, match="no project page"):
        VinnovaPage().parse(Frozen("Bara prosa.", Place("x.txt")))


@given(st.text(max_size=300))
def test_any_text_under_the_labels_gives_a_record_that_reads_again(body: str) -> None:
    frozen = page(bodies=(body, *BODIES[1:]))
    found = read_again("vinnova-page", frozen)
    assert found == read_again("vinnova-page", found.text)
    for section in found.sections:
        assert 0 <= section.heading.start <= section.heading.end <= len(found.text)
        assert section.body.start <= section.body.end <= len(found.text)
