"""Legal forms in names: known as people write them, and only where they are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.errors import SourceError
from innokraft.files.shipped import resource
from innokraft.model.legal_forms import HEAD, normal_name, parse_forms, read_form


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("Exempel AB", "AB"),
        ("Exempel A.B.", "AB"),
        ("Exempel A. B.", "AB"),
        ("EXEMPEL AKTIEBOLAG (PUBL)", "AB"),
        ("Exempel AB (svb)", "AB"),
        ("AB Exempel (publ.)", "AB"),
        ("Aktiebolaget Exempel", "AB"),
        ("Exempel (publ)", "AB"),
        ("Exempel, AB", "AB"),
        ("Exempel AB i likvidation", "AB"),
        ("Exempel S.p.A.", "SpA"),
        ("Exempel S. p. A.", "SpA"),
        ("Exempel SpA", "SpA"),
        ("Exempel B.V.", "BV"),
        ("Exempel BV", "BV"),
        ("Exempel GmbH & Co. KG", "GmbH & Co. KG"),
        ("Exempel GmbH &amp; Co KG", "GmbH & Co. KG"),
        ("Exempel GmbH", "GmbH"),
        ("Exempel A/S", "A/S"),
        ("Exempel AS", "A/S"),
        ("A/S Exempel", "A/S"),
        ("Exempel Oy Ab", "Oy"),
        ("Exempel Oyj", "Oyj"),
        ("Exempel Sp. z o.o.", "sp. z o.o."),
        ("Exempel Co., Ltd.", "Ltd"),
        ("Exempel ek. för.", "ek. för."),
        ("Exempel e.V.", "e.V."),
        ("Exempel\u00a0A\u200bB", "AB"),
    ],
)
def test_a_form_is_known_as_people_write_it(printed: str, form: str) -> None:
    assert read_form(printed).form == form
    assert normal_name(printed) == "exempel"


@pytest.mark.parametrize(
    "printed",
    [
        "AS Roma", "Yasuragi Spa", "YASURAGI SPA", "Aktiebolaget", "AB", "AB (publ)", "KB", "SAS",
        "Grupp A B", "Stiftelsen Exempel", "Elbil EV", "Klubb AB Exempel", "Musik i konkurs", "!",
    ],
)  # fmt: skip
def test_what_is_another_word_or_all_there_is_is_no_form(printed: str) -> None:
    assert read_form(printed) == (printed, "")


def test_a_country_tells_that_a_doubtful_word_is_a_form() -> None:
    assert read_form("EXEMPEL SPA", "IT") == ("EXEMPEL", "SpA")
    assert read_form("EXEMPEL SPA", "SE").form == ""
    assert normal_name("EXEMPEL SA", "FR") == "exempel"


def test_a_form_before_a_comma_is_one() -> None:
    assert read_form("Exempel Hantering AB, EHAB") == ("Exempel Hantering, EHAB", "AB")


_FORMS = [line.split("\t") for line in resource("data/legal-forms.tsv").read_text().splitlines()]
_WRITTEN = [(row[0], written) for row in _FORMS[1:] for written in filter(None, row[2].split(";"))]


@given(
    st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{3,9}( [A-ZÅÄÖ][a-zåäö]{3,9})?", fullmatch=True),
    st.sampled_from(_WRITTEN),
    st.sampled_from(("{} {}", "{}, {}", "{} ({})", "{}  {}.")),
    st.sampled_from((str, str.upper, str.title)),
)
def test_every_form_at_the_end_leaves_the_name(
    name: str, form: tuple[str, str], pattern: str, cased: object
) -> None:
    assert callable(cased)
    printed = pattern.format(name, cased(form[1]))
    assert read_form(printed).form == form[0]
    assert normal_name(printed) == normal_name(name)


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["form"], "the head"),
        ([HEAD, "AB\tSE"], "five cells"),
        ([HEAD, "A\tSE\tab\t\t", "B\tSE\ta.b\t\t"], "is two forms"),
    ],
)
def test_a_table_that_breaks_its_form_is_refused(lines: list[str], problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        parse_forms(lines)
