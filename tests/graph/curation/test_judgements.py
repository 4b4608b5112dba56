"""The file of judgements: its lines, and which are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.curation.judgements import (
    HEAD,
    Judgement,
    Verdict,
    parse_line,
    read_judgements,
    write_judgements,
)
from innokraft.curation.keys import Key
from innokraft.errors import Place, SourceError, UsageError


def judged(a: str, verdict: str, b: str) -> Judgement:
    return Judgement.make((Key.parse(a), Key.parse(b)), Verdict(verdict), "made")


def test_a_file_of_judgements_is_sorted_and_read_back(tmp_path: Path) -> None:
    said = [
        judged("organisation/name/b", "different", "organisation/name/a"),
        judged("organisation/name/a", "same", "organisation/name/c"),
    ]
    write_judgements(tmp_path / "j.tsv", [*said, *said])
    lines = (tmp_path / "j.tsv").read_text("utf-8").splitlines()
    assert lines == [HEAD, *sorted(j.line() for j in said)]
    assert read_judgements(tmp_path / "j.tsv") == tuple(sorted(said))
    assert read_judgements(tmp_path / "none.tsv") == ()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("a\tb", "six cells"),
        ("organisation/name/a\torganisation/name/b\tperhaps\twhy\t\t", "no verdict"),
        ("organisation/name/a\torganisation/name/a\tsame\twhy\t\t", "is itself"),
        ("organisation/name/a\tproject/number/b\tsame\twhy\t\t", "two kinds"),
        ("organisation/name/a\torganisation/name/b\tsame\t\t\t", "needs a reason"),
        ("organisation/name/a\torganisation/name/b\tsame\twhy\t\tMay", "no day"),
        (
            "organisation/country/SE\torganisation/country/NO\tsame\twhy\t\t",
            "organisation/country/NO tells nothing of who somebody is. Name a thing",
        ),
        ("organisation/colour/a\torganisation/name/b\tsame\twhy\t\t", "no key"),
    ],
)
def test_a_line_that_is_no_judgement_is_refused_with_its_place(line: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem) as raised:
        parse_line(line, Place("j.tsv", 7))
    assert "j.tsv, line 7" in str(raised.value)


def test_two_that_can_be_no_judgement_are_told_with_what_would_be_right() -> None:
    a, b = Key.parse("organisation/name/a"), Key.parse("project/local/a")
    for keys, why, told in (
        ((a, a), "so", "organisation/name/a is itself. Name two things, or two mentions of one: "),
        ((b, a), "so", "organisation and project are two kinds of things"),
        ((a, Key.parse("organisation/form/AB")), "so", "organisation/form/AB tells nothing of who"),
        ((a, Key.parse("organisation/name/b")), "\n", "a judgement needs a reason. Say why."),
    ):
        with pytest.raises(UsageError) as caught:
            Judgement.make(keys, Verdict.SAME, why)
        assert str(caught.value).startswith(told)


def test_a_reason_cannot_break_a_line() -> None:
    keys = Key.parse("organisation/name/a"), Key.parse("organisation/name/b")
    made = Judgement.make(keys, Verdict.SAME, "one\tand\ntwo\u2028three", who="a\tb")
    assert made.line().count("\t") == 5
    assert "\n" not in made.line()
    assert parse_line(made.line(), Place("j.tsv")) == made


def test_a_key_of_no_rule_is_refused() -> None:
    with pytest.raises(UsageError, match="is no key"):
        Key.parse("organisation/number/")
