"""What a reader does not know, or finds twice, is told once a file."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokraft.errors import InnokraftError
from innokraft.readers.messages import SkippedError
from innokraft.record import Record
from tests.graph.readers.test_cordis import xml
from tests.graph.readers.test_swecris import api

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]


def test_a_field_that_is_not_known_is_told_once_a_file(reading: Reading) -> None:
    people = [{"personId": "1", "fullName": "Kim Exempel", "roleSv": "Projektledare", "hat": "y"}]
    one = api(skostorlek=43, peopleList=people).strip("[]\n")
    items = reading("a.json", f"[{one}, {one.replace('2019-00001', '2019-00002')}]")
    told = [str(item) for item in items if isinstance(item, SkippedError)]
    names = [text.partition(": ")[0].rpartition(", ")[2] for text in told]
    assert names == ["peoplelist hat", "skostorlek"]


def test_a_name_that_stands_twice_is_told_once_and_the_last_value_counts(reading: Reading) -> None:
    one = api(fundingsSek=7).strip("[]\n").replace("{", '{"fundingsSek": 5,', 1)
    items = reading("a.json", f"[{one}, {one.replace('2019-00001', '2019-00002')}]")
    told, found, _ = items
    assert isinstance(told, SkippedError)
    assert "fundingsSek: this name stands twice in one object" in str(told)
    assert isinstance(found, Record)
    assert found.amount is not None
    assert found.amount.value.amount == 7


def test_an_element_that_is_not_known_is_told_once_a_file(reading: Reading) -> None:
    inner = [
        xml(str(n)).partition("?>")[2]
        .replace("<rcn>", "<mood>good</mood><rcn>")
        .replace("<legalName>", "<age>7</age><legalName>")
        for n in (1, 2)
    ]  # fmt: skip
    told = [str(i) for i in reading("a.xml", f"<all>{''.join(inner)}</all>")
            if isinstance(i, SkippedError)]  # fmt: skip
    assert [t.partition(": ")[0].rpartition(", ")[2] for t in told] == ["mood", "organization age"]


def test_xml_of_another_source_is_not_cordis(reading: Reading) -> None:
    (error,) = reading(
        "p.xml", "<project><id>1</id><objective>We met CORDIS.</objective></project>"
    )
    assert "no source format" in str(error)


NAMES = st.text(st.sampled_from("abcdefghåäö"), min_size=1, max_size=6).map("x{}".format)


@given(st.dictionaries(NAMES, st.integers(1, 9), max_size=4), st.integers(1, 4))
@settings(max_examples=30, suppress_health_check=[*HealthCheck])
def test_each_field_that_is_not_known_is_told_once_whatever_its_name_and_however_many_have_it(
    reading: Reading, odd: dict[str, int], many: int
) -> None:
    one = api(**odd).strip("[]\n")
    objects = (one.replace("2019-00001", f"2019-1000{n}") for n in range(many))
    items = reading("a.json", f"[{','.join(objects)}]")
    told = [str(item) for item in items if isinstance(item, SkippedError)]
    assert sorted(text.partition(": ")[0].rpartition(", ")[2] for text in told) == sorted(odd)
    assert len([item for item in items if isinstance(item, Record)]) == many
