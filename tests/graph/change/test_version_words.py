"""What became of versions, in words: every line, in both languages, and where lists are cut."""

from __future__ import annotations

import pytest

from innokraft.change.version_words import compared_lines, some_lines, version_lines
from innokraft.rdf.namespaces import BASE
from innokraft.versions.differences import Compared, Differing, Versions

OLD, NEW = (f"<{BASE}record/made/7/{sha * 12}>" for sha in "ab")
TITLE = Differing("titles", (("Mod (sv)",), ("Mod i staden (sv)", "Courage (en)")))


def compared(
    *fields: Differing,
    versions: tuple[str, ...] = (OLD, NEW),
    dates: tuple[str, ...] = ("", "2020-01-02"),
) -> Compared:
    """Two made versions that were held against one another."""
    return Compared(versions, dates, fields)


def sides(*values: str, sign: str = " < ", field: str = "titles") -> str:
    """One field as it is shown, without its name."""
    versions = tuple(f"<{BASE}record/made/7/{n}>" for n in range(len(values)))
    differing = Differing(field, tuple((value,) if value else () for value in values))
    one = compared(differing, versions=versions, dates=("",) * len(values))
    _, line = compared_lines([one], "en", sign)
    return line.removeprefix("    title: ")


def test_a_short_list_is_whole_and_of_a_long_one_the_rest_is_counted() -> None:
    lines = [str(n) for n in range(22)]
    assert list(some_lines([], "sv")) == []
    assert list(some_lines(["a", "b"], "sv")) == ["  a", "  b"]
    assert list(some_lines(lines[:20], "sv")) == [f"  {n}" for n in range(20)]
    assert list(some_lines(lines[:21], "sv"))[19:] == ["  19", "  … och 1 till"]
    assert list(some_lines(lines, "en"))[20:] == ["  … and 2 more"]


def test_where_nothing_became_of_versions_nothing_is_said() -> None:
    assert list(version_lines(Versions(), "sv")) == []


def test_all_that_became_of_versions_is_told_in_swedish() -> None:
    versions = Versions(
        redated=[NEW], again=[NEW, OLD], late=[compared(TITLE)], rivals=[compared(TITLE)]
    )
    assert list(version_lines(versions, "sv")) == [
        "Oförändrade poster, med ett senare datum i källan: 1",
        "Äldre versioner som räknas igen, för ingen nyare finns kvar: 2",
        "  made/7/aaaaaaaaaaaa",
        "  made/7/bbbbbbbbbbbb",
        "Äldre än den version som räknas, så de ändrar inget i svaren: 1",
        "  made/7: aaaaaaaaaaaa (utan datum) < bbbbbbbbbbbb (2020-01-02)",
        "    titel: Mod (sv) < Mod i staden (sv); Courage (en)",
        "  är den nyare: ge den ett datum (`modified` i en egen post) eller ta ut den andra",
        "Poster utan en nyaste version: inget säger vilken som är nyare, så alla räknas: 1",
        "  made/7: aaaaaaaaaaaa (utan datum) | bbbbbbbbbbbb (2020-01-02)",
        "    titel: Mod (sv) | Mod i staden (sv); Courage (en)",
        (
            "  avgör med: ett senare datum i den nyaste (`modified` i en egen post), innokraft "
            "withdraw POST/VERSION, innokraft choose, eller innokraft merge --mirror med hela "
            "exporten"
        ),
    ]


def test_all_that_became_of_versions_is_told_in_english() -> None:
    versions = Versions(
        redated=[OLD, NEW], again=[NEW], late=[compared(TITLE)], rivals=[compared(TITLE)] * 2
    )
    rival = [
        "  made/7: aaaaaaaaaaaa (no date) | bbbbbbbbbbbb (2020-01-02)",
        "    title: Mod (sv) | Mod i staden (sv); Courage (en)",
    ]
    assert list(version_lines(versions, "en")) == [
        "Unchanged records, with a later date in the source: 2",
        "Older versions that count again, because no newer one is left: 1",
        "  made/7/bbbbbbbbbbbb",
        "Older than the version that counts, so they change no answer: 1",
        "  made/7: aaaaaaaaaaaa (no date) < bbbbbbbbbbbb (2020-01-02)",
        "    title: Mod (sv) < Mod i staden (sv); Courage (en)",
        (
            "  if it is the newer: give it a date (`modified` in an own record), "
            "or withdraw the other"
        ),
        "Records without a newest version: nothing says which is newer, so all of them count: 2",
        *rival,
        *rival,
        (
            "  settle with: a later date in the newest (`modified` in an own record), innokraft "
            "withdraw RECORD/VERSION, innokraft choose, or innokraft merge --mirror with the whole "
            "export"
        ),
    ]


def test_late_versions_that_all_have_dates_need_none() -> None:
    versions = Versions(late=[compared(TITLE, dates=("2019-01-01", "2020-01-02"))])
    assert list(version_lines(versions, "en"))[1:] == [
        "  made/7: aaaaaaaaaaaa (2019-01-01) < bbbbbbbbbbbb (2020-01-02)",
        "    title: Mod (sv) < Mod i staden (sv); Courage (en)",
    ]
    versions.late.append(compared(TITLE))
    assert list(version_lines(versions, "en"))[-1].startswith("  if it is the newer: ")


def test_dates_stand_beside_the_versions_and_no_second_time_among_the_fields() -> None:
    modified = Differing("modified", (("2019",), ("2020",)))
    assert list(compared_lines([compared(modified, TITLE)], "sv", " → ")) == [
        "  made/7: aaaaaaaaaaaa (utan datum) → bbbbbbbbbbbb (2020-01-02)",
        "    titel: Mod (sv) → Mod i staden (sv); Courage (en)",
    ]


def test_so_many_fields_and_versions_are_shown_and_the_rest_counted() -> None:
    wide = compared(*[TITLE] * 21)
    lines = list(compared_lines([wide], "sv", " < "))
    assert (len(lines), lines[-2][:11], lines[-1]) == (22, "    titel: ", "    … och 1 till")
    assert len(list(compared_lines([compared(*[TITLE] * 20)], "sv", " < "))) == 21
    bare = compared()
    assert len(list(compared_lines([bare] * 20, "sv", " < "))) == 20
    assert list(compared_lines([bare] * 21, "sv", " < "))[20:] == [
        "  … och 1 till; alla står i JSON"
    ]
    assert list(compared_lines([bare] * 23, "en", " < "))[20:] == ["  … and 3 more; JSON lists all"]


def test_five_versions_stand_side_by_side_and_more_are_counted() -> None:
    assert sides("a", "b", "c", "d", "e") == "a < b < c < d < e"
    assert (
        sides("a", "b", "c", "d", "e", "f", "g", sign=" | ") == "a | b | c | d | e | … and 2 more"
    )
    versions = tuple(f"<{BASE}record/made/7/{n}>" for n in range(6))
    (line,) = compared_lines([compared(versions=versions, dates=("",) * 6)], "en", " | ")
    dated = " | ".join(f"{n} (no date)" for n in range(5))
    assert line == f"  made/7: {dated} | … and 1 more"


def test_what_a_version_does_not_have_is_a_dash_and_lines_are_one() -> None:
    assert sides("", "b\n  c") == "– < b c"


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        (("a" * 80, "b"), f"{'a' * 80} < b"),
        (("a" * 81, "b"), f"{'a' * 80}… < b"),
        (("x" * 60 + "a" * 20, "x" * 60 + "b"), f"{'x' * 60}{'a' * 20} < {'x' * 60}b"),
        (("a" * 81, ""), f"{'a' * 80}… < –"),
        (("x" * 25 + "a" * 60, "x" * 25 + "b"), f"{'x' * 25}{'a' * 55}… < {'x' * 25}b"),
        (
            ("y" + "x" * 25 + "a" * 54, "y" + "x" * 25 + "b" * 55),
            f"…{'x' * 25}{'a' * 54} < …{'x' * 25}{'b' * 55}",
        ),
        (
            ("y" + "x" * 25 + "a" * 56, "y" + "x" * 25 + "b" * 55),
            f"…{'x' * 25}{'a' * 55}… < …{'x' * 25}{'b' * 55}",
        ),
        (("z" * 100, "z" * 90), f"…{'z' * 35} < …{'z' * 25}"),
        (("z" * 200, "z" * 10 + "y"), f"{'z' * 80}… < {'z' * 10}y"),
    ],
)
def test_long_values_are_shown_from_shortly_before_where_they_part(
    values: tuple[str, str], shown: str
) -> None:
    assert sides(*values) == shown
