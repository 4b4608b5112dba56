"""SweCRIS files that are damaged, cut off, encoded otherwise or wrong in a row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from innokraft.errors import InnokraftError, SourceError
from innokraft.readers.messages import SkippedError
from innokraft.record import Record

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]
Making = Callable[..., Record]

ROW: dict[str, Any] = {
    "projectId": "2019-00001_Vinnova",
    "projectTitleSv": "Mod på ön, och kraft",
    "projectAbstractSv": "Vi ville pröva\r\nhur man vågar på allvar. " * 20,
    "coordinatingOrganisationNameSv": "Exempelskolan",
    "fundingOrganisationNameSv": "Vinnova",
    "fundingsSek": 1234567,
    "scbs": "",
}


def export(*rows: dict[str, Any], drop: str = "") -> str:
    """A made CSV export: a row for each set of changes."""
    names = [name for name in ROW if name != drop]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow([name[0].upper() + name[1:] for name in names])
    writer.writerows([{**ROW, **changes}[name] for name in names] for changes in rows or ({},))
    return out.getvalue()


def test_a_row_that_stands_twice_is_read_once_and_said(reading: Reading) -> None:
    items = reading("e.csv", export({}, {"projectId": "x_RJ"}, {}))
    assert [type(item) for item in items] == [Record, Record, SkippedError]
    assert "row 4" in str(items[2])
    assert "stands in row 2 word for word" in str(items[2])


def test_two_rows_of_one_id_and_two_texts_are_both_read_and_the_second_warned_of(
    reading: Reading,
) -> None:
    items = reading("e.csv", export({}, {"projectId": "x_RJ"}, {"fundingsSek": 5}))
    assert all(isinstance(item, Record) for item in items)
    assert isinstance(items[2], Record)
    assert "row 2 with another text" in items[2].warnings[-1]


def test_a_wrong_column_is_a_warning_with_row_and_field(reading: Reading) -> None:
    items = reading("e.csv", export({}, {"projectId": "b_RJ", "fundingsSek": "Mod"}))
    assert isinstance(items[1], Record)
    assert "row 3" in items[1].warnings[0]
    assert "fundingsSek: 'Mod' is no amount" in items[1].warnings[0]


def test_a_missing_column_is_an_error_that_names_it(reading: Reading) -> None:
    (error,) = reading("e.csv", export(drop="fundingOrganisationNameSv"))
    assert "no column fundingOrganisationNameSv" in str(error)


def test_a_column_that_is_told_to_be_not_kept_is_not_read(reading: Reading) -> None:
    persons = [f"¤¤¤1¤{name}¤¤Project leader¤Projektledare¤" for name in ("Lu Sten", "Bo Ek")]
    rows = export().replace('"Scbs"', '"PeopleList";"InvolvedPeople"')
    told, found = reading("e.csv", rows.removesuffix('""\n') + ";".join(persons) + "\n")
    assert "peoplelist: this column is not known and not kept" in str(told)
    assert isinstance(found, Record)
    assert [person.value.name for person in found.people] == ["Bo Ek"]


def test_a_column_that_stands_twice_is_an_error_that_names_it(reading: Reading) -> None:
    (error,) = reading("e.csv", export().replace('"Scbs"', '"projectTitleSv"'))
    assert isinstance(error, SourceError)
    assert "line 1, projecttitlesv: this column stands twice" in str(error)


def test_a_column_that_is_not_known_is_reported_once(reading: Reading) -> None:
    text = export({}, {"projectId": "b_RJ"}).replace('"Scbs"', '"Shoesize"')
    items = reading("e.csv", text)
    assert [type(item) for item in items] == [SkippedError, Record, Record]
    assert "shoesize" in str(items[0])


def test_columns_in_another_order_make_no_other_record(record: Making) -> None:
    rows = list(csv.reader(io.StringIO(export()), delimiter=";"))
    out = io.StringIO()
    csv.writer(out, delimiter=",").writerows([row[::-1] for row in rows])
    assert record("a.csv", out.getvalue()).text == record("b.csv", export()).text


def test_a_row_with_too_few_values_is_refused_and_the_others_read(reading: Reading) -> None:
    text = export() + '"x";"y"\n' + export({"projectId": "b_RJ"}).split("\n", 1)[1]
    items = reading("e.csv", text)
    assert [isinstance(item, Record) for item in items] == [True, False, True]
    assert "row 3" in str(items[1])
    assert "2 values" in str(items[1])


def test_a_file_cut_inside_a_quote_gives_its_good_rows_and_an_error(reading: Reading) -> None:
    items = reading("e.csv", export({}, {"projectId": "b_RJ"})[:-400])
    assert [isinstance(item, Record) for item in items] == [True, False]
    assert "row 3" in str(items[1])


def test_a_json_file_cut_short_gives_its_good_objects_and_an_error(reading: Reading) -> None:
    whole = json.dumps([ROW, {**ROW, "projectId": "b_RJ"}])
    items = reading("a.json", whole[:-100])
    assert [isinstance(item, Record) for item in items] == [True, False]
    assert "row 2" in str(items[1])
    items = reading("a.json", whole[:-1])
    assert [isinstance(item, Record) for item in items] == [True, True, False]
    assert "ends inside a list" in str(items[2])


@pytest.mark.parametrize(
    "wrap",
    [
        json.dumps,
        lambda item: json.dumps([item]),
        lambda item: json.dumps({"total": 1, "data": [item]}),
        lambda item: json.dumps(item) + "\n" + json.dumps({**item, "projectId": "b_RJ"}) + "\n",
        lambda item: json.dumps([item, "x", None, 5]),
    ],
)
def test_one_object_a_list_a_wrapped_list_and_lines_are_read(
    reading: Reading, wrap: Callable[[dict[str, Any]], str]
) -> None:
    items = reading("a.json", wrap(ROW))
    assert isinstance(items[0], Record)
    assert items[0].local_id == "2019-00001_Vinnova"


def test_an_object_nested_too_deeply_is_a_clear_error(reading: Reading) -> None:
    deep = '[{"projectId": "1_V", "coordinatingOrganisationId": ' + "[" * 200_000
    (error,) = reading("a.json", deep)
    assert "nested too deeply" in str(error)


def test_a_nul_in_a_csv_file_is_replaced_not_a_crash(record: Making) -> None:
    assert record("e.csv", export({"projectTitleSv": "Mod\0"})).titles[0].value.value == "Mod\ufffd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_gives_the_same_text(record: Making, encoding: str) -> None:
    assert record("e.csv", export().encode(encoding)).text == record("f.csv", export()).text
