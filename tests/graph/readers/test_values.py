"""Organisations, people, subjects, statuses: the values that readers share."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from innokraft.readers.values.characters import clean, is_personal_number, luhn
from innokraft.readers.values.entries import entry
from innokraft.readers.values.links import as_link, find_links
from innokraft.readers.values.organisations import (
    is_nobody,
    number_problem,
    read_number,
    split_name,
)
from innokraft.readers.values.people import read_orcid, read_role
from innokraft.readers.values.private_names import is_masked_person
from innokraft.readers.values.publishers import funder_key
from innokraft.readers.values.statuses import read_status
from innokraft.readers.values.subjects import split_names, split_subjects, subject
from innokraft.record import Organisation, Span, Stated


def test_the_first_dash_parts_organisation_and_unit() -> None:
    printed = "Lärosätet - Institutionen för data - Gruppen"
    name, at = split_name(printed)
    assert (name, printed[at:]) == ("Lärosätet", "Institutionen för data - Gruppen")


def test_a_unit_that_only_repeats_its_organisation_is_none() -> None:
    assert split_name("Exempelskolan - EXEMPELSKOLAN") == ("Exempelskolan", None)
    assert split_name("EXEMPELBOLAGET AKTIEBOLAG - Exempelbolaget AB")[1] is None
    assert split_name("Exempelskolan - Exempelskolan, Västerås")[1] == 16
    assert split_name("Bolaget AB - Bolaget i Nord AB")[1] == 13


def test_a_unit_that_names_nobody_is_none() -> None:
    assert split_name("Lärosätet - NULL") == ("Lärosätet", None)


def test_a_hyphen_inside_a_name_parts_nothing() -> None:
    assert split_name("JTX-institutet AB") == ("JTX-institutet AB", None)


@pytest.mark.parametrize(
    "printed",
    [
        "NULL",
        "",
        "-",
        "x",
        "Privatperson",
        "640823-3234",
        "######-####",
        "Unknown",
        "Saknas",
        "Uppgift saknas",
        "Ej angivet",
        "ej angiven",
        "Not available",
        "TBD",
        "?",
        "—",
        "[okänd]",
        "Name in English not available",
        "Engelskt namn saknas",
        "(o\u00adkänt)",
        "…",
        "N.A.",
        "“Unknown”",
        "To be determined",
        "inte angivet",
        "unbekannt",
        "No name",
        "<none>",
        "Okänd organisation",
        "Unknown coordinator",
        "Sekretessbelagt",
        "Anonymiserad",
        "Utan namn",
        "Keine Angabe",
        "Ikke oppgitt",
        "Ei tiedossa",
        "Non disponible",
        "Sin datos",
        "Niet beschikbaar",
        "Brak danych",
    ],
)
def test_a_name_that_names_nobody_is_seen(printed: str) -> None:
    assert is_nobody(printed)


def test_a_name_that_only_starts_like_nobody_is_kept() -> None:
    assert not is_nobody("X-tech AB")
    assert not is_nobody("Nullvision")
    for name in (
        "Okänd AB",
        "Missing People",
        "Unknown Worlds",
        "None of the above AB",
        "Saknas AB",
        "Confidential AB",
        "Sekretess i Provstad",
        "Anonym Samverkan",
    ):
        assert not is_nobody(name)


def test_a_persons_number_is_no_organisation_number() -> None:
    assert read_number("202100-5216") == "202100-5216"
    assert read_number("162021005216") == "202100-5216"
    assert read_number("640823-3234") is None
    assert read_number("19640823-3234") is None


@pytest.mark.parametrize(
    "printed",
    [
        "202100-5216",
        "2021005216",
        "202100 5216",
        "16202100-5216",
        "162021005216",
        "SE202100521601",
        "SE 202100-5216 01",
        "202100\u20115216",
        "202100–5216",
        "202100\u00ad-5216",
        "Org.nr 202100-5216",
        "Org nr: 202100-5216",
        "VAT no: SE202100521601",
        "２０２１００-５２１６",
    ],
)
def test_an_organisation_number_is_read_in_the_forms_people_write(printed: str) -> None:
    assert read_number(printed) == "202100-5216"
    assert number_problem(printed) is None


@pytest.mark.parametrize("printed", ["202100-5217", "000000-0018", "20210052160", "X1"])
def test_a_number_that_can_be_none_is_told(printed: str) -> None:
    assert read_number(printed) is None
    assert "can be no Swedish organisation number" in str(number_problem(printed))


UNNAMED = (
    "unknown", "saknas", "uppgift saknas", "ej angivet", "not available", "okänd", "tbd", "null",
    "namn saknas", "to be confirmed", "ingen uppgift", "name in English not available",
)  # fmt: skip
WRITTEN = (
    "{0}-{1}", "{0}{1}", "{0} {1}", "16{0}-{1}", "16{0}{1}", "SE{0}{1}01", "SE {0}-{1} 01",
    "{0}\u2011{1}", "{0}–{1}", "Org.nr {0}-{1}", "org nr: {0}{1}", "VAT no: SE{0}{1}01",
)  # fmt: skip
DIGITS = st.from_regex(r"[1-9][0-9][2-9][0-9]{6}", fullmatch=True)


@given(DIGITS, st.sampled_from(WRITTEN), st.integers(1, 9))
@example("162000000", "SE{0}{1}01", 1)
def test_any_organisation_number_is_read_however_it_is_written_and_a_wrong_one_told(
    digits: str, written: str, wrong: int
) -> None:
    check = next(n for n in range(10) if luhn(f"{digits}{n}"))
    for last, read in ((check, f"{digits[:6]}-{digits[6:]}{check}"), ((check + wrong) % 10, None)):
        printed = written.format(digits[:6], f"{digits[6:]}{last}")
        assert read_number(printed) == read
        assert (number_problem(printed) is None) == (read is not None)


@given(st.sampled_from(UNNAMED), st.sampled_from(("", " ", "[", "-", "(", "\u200b", "…")))
def test_who_is_nobody_is_so_in_any_case_and_between_signs(name: str, sign: str) -> None:
    for written in (name, name.upper(), name.capitalize(), f"{sign}{name}{sign}"):
        assert is_nobody(written)
        assert not is_nobody(f"{written} Bruk AB")


@given(st.integers(0, 10**9 - 1))
def test_luhn_accepts_exactly_one_check_digit(digits: int) -> None:
    assert sum(luhn(f"{digits:09}{check}") for check in range(10)) == 1


def test_a_personal_number_never_stays_in_a_text() -> None:
    assert clean("nr 640823-3234, 19640823-3234.") == "nr ######-####, ########-####."
    assert clean("196408233234") == "############"
    assert clean("samordningsnummer 640883-3231") == "samordningsnummer ######-####"


@pytest.mark.parametrize("text", ["202100-5216", "640823-3235", "6408233234", "0000-0002-1825-0097",
                                  "1640823-3234", "640823-32341"])  # fmt: skip
def test_a_number_that_is_no_personal_number_stays(text: str) -> None:
    assert clean(text) == text


def test_line_ends_become_one_kind_and_other_breaks_stay() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\u2028d\x85e"


@given(st.text(st.characters(codec=None), max_size=60))
def test_a_clean_text_can_be_written_as_utf8_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert clean(cleaned) == cleaned
    assert not any(ord(c) < 32 and c not in "\t\n" for c in cleaned)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Zlata Påhittad", True),
        ("Zlata Anna Maria Påhittad", True),
        ("Zlata Anna Maria von Påhittad", False),
        ("Zlata Påhittad Konsult", False),
        ("zlata påhittad", False),
    ],
)
def test_a_name_beside_a_personal_number_is_a_persons_by_its_words(name: str, masked: bool) -> None:
    assert is_masked_person(name, "######-####") is masked
    assert not is_masked_person(name)


def test_is_personal_number_tells_by_the_third_digit() -> None:
    assert is_personal_number("640823-3234")
    assert not is_personal_number("556036-0793")
    assert not is_personal_number("997591651")
    assert not is_personal_number("000000-0018")


@pytest.mark.parametrize(
    ("printed", "orcid"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
        ("000000021694233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", None),
        ("0000-0002-1825", None),
        ("", None),
    ],
)
def test_an_orcid_is_read_only_where_its_check_digit_holds(printed: str, orcid: str | None) -> None:
    assert read_orcid(printed) == orcid


def test_a_role_is_read_from_either_language() -> None:
    assert read_role("", "Principal Investigator") == "projektledare"
    assert read_role("Projektdeltagare", "x") == "projektdeltagare"
    assert read_role("Vaktmästare") is None


@pytest.mark.parametrize(
    ("names", "swedish", "english"),
    [
        ("Annan teknik, Other Engineering", "Annan teknik", "Other Engineering"),
        ("Etik, filosofi och tro, Ethics, Philosophy, Belief", "Etik, filosofi och tro",
         "Ethics, Philosophy, Belief"),
        ("Design, Design", "Design", "Design"),
        ("Biologi (under 3 och 4), Biology\u00a0 (3 and 4)", "Biologi (under 3 och 4)",
         "Biology (3 and 4)"),
        ("Musik", "Musik", ""),
    ],
)  # fmt: skip
def test_subject_names_split_where_the_english_one_starts(
    names: str, swedish: str, english: str
) -> None:
    assert split_names(names) == (swedish, english)


def test_all_levels_of_all_subjects_are_read_and_unclassified_is_none() -> None:
    printed = (
        "¤¤¤ 5: Samhälle, Society, 502: Ekonomi, pengar, Economics, 50201: Handel, Trade "
        "¤¤¤ 9: Oklassificerat, Unclassified, 999: Oklassificerat, Unclassified "
    )
    assert [code for code, *_ in split_subjects(printed)] == ["5", "502", "50201"]
    assert subject("99999", "Oklassificerat", "Unclassified") is None
    assert subject("abc", "", "") is None


def test_a_status_is_read_in_both_languages_and_an_unknown_one_is_none() -> None:
    assert [read_status(s) for s in ("Avslutat", "Ongoing", "SIGNED", "Terminated", "?")] == [
        "avslutat", "pagaende", "pagaende", "avbrutet", None,
    ]  # fmt: skip


def test_a_goal_is_known_by_its_number_however_it_is_written() -> None:
    found = [entry("sdg", parts) for parts in ({"": "Mål 3"}, {"kod": "3"}, {"": "03 - Hälsa"})]
    assert {topic.code for topic in found if topic} == {"3"}
    other = entry("sdg", {"": "Mål 18"})
    assert other is not None
    assert other.code == "mal-18"


def key(name: str, number: str | None = None) -> str:
    """The key of a funder."""
    return funder_key(Stated(Organisation(name, number), Span(0, 0)))


def test_a_funder_has_one_key_however_it_is_named() -> None:
    assert key("Vinnova") == key("Verket för innovationssystem") == "vinnova"
    assert key("whatever", "202100-5208") == "vr"


def test_only_web_addresses_become_links() -> None:
    assert as_link("www.exempel.se/a") == "http://www.exempel.se/a"
    assert as_link("HTTPS://exempel.se") == "HTTPS://exempel.se"
    assert as_link("javascript:alert(1)") is None
    assert as_link("ftp://exempel.se") is None
    assert as_link("kim@exempel.se") is None


@pytest.mark.parametrize("start", ["http://", "https://", "HTTPS://", "www."])
@given(rest=st.text(st.characters(codec="utf-8", exclude_categories=["Zs", "Cc"]), min_size=1))
def test_what_starts_as_an_address_is_kept_whole_whatever_follows(start: str, rest: str) -> None:
    address = as_link(f" {start}{rest} och\tmer ")
    assert address is not None
    assert address.endswith(f"{start}{rest} och\tmer")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("http://ex.org/a|b", ["http://ex.org/a|b"]),
        ("https://ex.org/<x>.", ["https://ex.org/<x>"]),
        ("<https://ex.org/a>, {www.ex.org}", ["https://ex.org/a", "http://www.ex.org"]),
        ("http://a.org|http://b.org", ["http://a.org", "http://b.org"]),
        ("https://ex.org/{id}/x och mer", ["https://ex.org/{id}/x"]),
    ],
)
def test_an_address_in_prose_goes_on_over_what_an_iri_cannot_hold(
    text: str, links: list[str]
) -> None:
    assert [link.value for link in find_links(text, Span(0, len(text)))] == links


@given(st.lists(st.sampled_from(["https://exempel.se/a?b=c", "www.exempel.org", "ord", "(se)"])))
def test_the_span_of_a_link_is_the_address_as_printed(words: list[str]) -> None:
    text = " ".join(words)
    for link in find_links(text, Span(0, len(text))):
        assert link.value.endswith(link.span.of(text))
