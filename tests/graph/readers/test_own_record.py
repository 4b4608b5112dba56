"""innokraft's own record: YAML by hand, with facts only or with text."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.errors import InnokraftError
from innokraft.files.shipped import resource
from innokraft.readers import recognise
from innokraft.readers.sources.own import OwnRecord
from innokraft.record import Record, SectionKind, Text

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]
Making = Callable[..., Record]


def example() -> str:
    """The record that the description of the format shows."""
    readme = Path(resource("data/records")) / "README.md"
    found = re.search(r"```yaml\n(.*?)```", readme.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_the_described_example_is_read_whole(record: Making) -> None:
    found = record("r.yaml", example())
    assert found.key == "innokraft-record/made-2020-00001"
    assert (found.project.funder, found.project.number) == ("vinnova", "2020-00001")
    assert found.coordinator is not None
    assert found.unit is not None
    assert found.amount is not None
    assert found.period is not None
    assert found.status is not None
    assert found.publisher is not None
    assert [title.value for title in found.titles] == [
        Text("Mod i vardagen", "sv"), Text("Courage in the everyday", "en"),
    ]  # fmt: skip
    assert found.coordinator.value.name == "Exempelskolan"
    assert found.unit.value == "Institutionen för mod"
    assert found.amount.span.of(found.text) == "amount: 400 000 kronor"
    assert found.amount.value.amount == Decimal(400000)
    assert str(found.period.value.end) == "2020-09"
    assert found.status.value == "avslutat"
    assert [p.value.name for p in found.participants] == ["Exempelkommunen", "Exempelverket"]
    (share,) = found.shares
    assert (share.value.role, share.value.organisation.number) == ("medsokande", "202100-0001")
    assert found.people[0].value.orcid == "0000-0002-1825-0097"
    assert found.topics[0].value.code == "502"
    assert [word.value.value for word in found.keywords] == ["mod", "att våga"]
    assert [link.value for link in found.links] == [
        "https://www.example.org/made-2020-00001", "http://www.example.org/mod",
    ]  # fmt: skip
    (section,) = found.sections
    assert section.kind is SectionKind.OTHER
    assert section.body.of(found.text) == "Konferensen hölls i Visby.\n630 personer deltog."
    assert found.warnings == ()


def test_texts_are_sections_of_their_kind_verbatim(record: Making) -> None:
    text = "record: r1\naim: |\n  Vi ville pröva:\n\n  hur man vågar.\nresult: Det gav mod.\n"
    found = record("r.yaml", text)
    assert [(s.kind, s.body.of(found.text)) for s in found.sections] == [
        (SectionKind.AIM, "Vi ville pröva:\n\nhur man vågar."),
        (SectionKind.RESULT, "Det gav mod."),
    ]


def test_one_text_is_split_by_its_headings(record: Making) -> None:
    text = (
        "record: r1\ntext: |\n  Syfte och mål\n\n  Att våga.\n\n  Upplägg och genomförande\n  Vi.\n"
    )
    found = record("r.yaml", text)
    assert [s.kind for s in found.sections] == [SectionKind.AIM, SectionKind.METHOD]


def test_a_record_without_number_lives_under_its_own_name(record: Making) -> None:
    found = record("r.yaml", "record: Mod.1\ntitle: Mod\n")
    assert (found.project.number, found.project.local) == (None, "Mod.1")


def test_comments_and_a_document_mark_may_stand_first(record: Making) -> None:
    assert record("r.yaml", "# en post\n\n---\nrecord: r1\ntitle: Mod\n").local_id == "r1"


def test_what_looks_like_a_date_or_a_boolean_stays_text(record: Making) -> None:
    found = record("r.yaml", "record: r1\ntitle: no\nnumber: 2015-01\n")
    assert found.titles[0].value.value == "no"
    assert found.number is not None
    assert found.number.value == "2015-01"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("record: r1\ntitel: Mod\n", 2, "'titel' is no key here Did you mean 'title'?"),
        ("record: r1\ntitle: A\ntitle: B\n", 3, "'title' is given twice"),
        ("record: r1\ntitle: Mod\nunit: *a\n", 3, "alias"),
        ("record: r1\ntitle: &a Mod\n", 2, "anchor"),
        ("record: r1\ntitle: !mod Mod\n", 2, "tag"),
        ("record: r1\ntitle: [a, b]\n", 2, "keys with values belong here"),
        ("record: r1\nstatus:\n  a: b\n", 3, "a text belongs here"),
        ("record: r1\npeople:\n  - {name: Kim, shoes: 43}\n", 3, "'shoes' is no key here"),
        ("record: r 1/2\n", 1, "is no name"),
        ("record: r1\ntitle: 'x\n", 3, "no YAML"),
    ],
)
def test_what_breaks_the_format_is_an_error_with_its_line(
    reading: Reading, text: str, line: int, message: str
) -> None:
    (error,) = reading("r.yaml", text)
    assert isinstance(error, InnokraftError)
    assert f"line {line}" in str(error)
    assert message.split(" Did", maxsplit=1)[0] in str(error)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("record: r1\ntitle: M\namount: mycket\n", 3, "'mycket' is no amount"),
        ("record: r1\ntitle: M\n\nperiod: 2016 - 2015\n", 4, "ends before it starts"),
        ("record: r1\ntitle: M\nstatus: Vilande\n", 3, "no status that is known"),
        ("record: r1\ntitle: M\nlanguage: no\n", 3, "no language that is known"),
        ("record: r1\ntitle: M\nlinks:\n  - ftp://x.se\n", 4, "no web address"),
        (
            "record: r1\ntitle: M\npeople:\n  - {name: K, orcid: 0-1}\n",
            4,
            "no ORCID",
        ),
    ],
)
def test_a_value_that_cannot_be_read_is_a_warning_with_its_line(
    record: Making, text: str, line: int, message: str
) -> None:
    found = record("r.yaml", text)
    (warning,) = found.warnings
    assert f"line {line}" in warning
    assert message in warning


def test_deeply_nested_yaml_is_a_clear_error(reading: Reading) -> None:
    (error,) = reading("r.yaml", "record: " + "[" * 1500)
    assert "more than 20 deep" in str(error)


def test_an_annotation_is_no_record(reading: Reading) -> None:
    (error,) = reading("a.yaml", "annotation: 1\nrecord: vinnova-page/2015-01573\n")
    assert "no source format" in str(error)


KEYS = {
    "record": "r-a", "funder": "{name: Vinnova, number: 202100-5216}", "number": "2020-00001",
    "title": "{sv: Ett}", "language": "sv", "coordinator": "Exempelskolan",
    "status": "Avslutat", "period": "april 2015 - juni 2015", "facts": "\n- Det var en gång.",
    "aim": "|\n  record: mod\n  Diarienummer 2015-00001",
}  # fmt: skip


@given(st.permutations(sorted(KEYS)))
def test_an_own_record_is_known_whatever_key_comes_first(order: list[str]) -> None:
    text = "".join(f"{key}: {KEYS[key]}\n" for key in order)
    assert recognise(text, "r.yaml").name == "innokraft-record"


@pytest.mark.parametrize(
    "text",
    [
        "# notes\n---\ntitle: Ett\n\nrecord: r-a\n",
        "\"title\": Ett\n'record': r-a\n",
        "{title: Ett, record: r-a}",
        '{"title": {"sv": "Ett"},\n "record": "r-a", "coordinator": "Exempelskolan"}',
        "--- {coordinator: Exempelskolan, record: r-a}\n",
        "  title: Ett\n  record: r-a\n",
        "title: Ett\r\ncoordinator: Exempelskolan\r\nrecord: r-a\r\n",
        "coordinator : Exempelskolan\nrecord : r-a\n",
        "? title\n: Ett\n? record\n: r-a\n",
        'record: r-a\ncoordinator: "A\nB\nC\nD"\ntitle: Ett\n',
        "titel: Ett\ncoordinator: Exempelskolan\nrecord: r-a\n",
    ],
)
def test_an_own_record_is_known_however_its_keys_are_written(text: str) -> None:
    assert recognise(text, "r.yaml").name == "innokraft-record"


def test_an_own_record_without_its_name_is_told_so_and_not_read_as_a_page(reading: Reading) -> None:
    (error,) = reading("r.yaml", "coordinator: Exempelskolan\nstatus: Avslutat\nperiod: 2015\n")
    assert "there is no key 'record'" in str(error)


def test_an_annotation_is_no_own_record() -> None:
    assert not OwnRecord().recognises("annotation: 1\nrecord: vinnova-page/1\ncurator: a\n")
