"""Judgements of pairs, of a file and of a rule: what is written, and which lines are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.change.judging import Opinion, judge, judge_file, judge_rule, take_back
from innokraft.change.merge import edit_judgements
from innokraft.change.report import Options
from innokraft.curation.judgements import Judgement, Verdict, read_judgements
from innokraft.curation.keys import Key
from innokraft.errors import InnokraftError, SourceError, UsageError
from innokraft.files.graph_folder import JUDGEMENTS

RJ = tuple(Key("project", "number", f"rj/2019-0000{n}") for n in (1, 2))
VINNOVA = tuple(Key("project", "number", f"vinnova/2019-0000{n}") for n in (1, 2))
PATHS = ("project/rj/2019-00001", "project/vinnova/2019-00001")
OPINION = Opinion("unsure", "so", "Kim", "2031-02-03")
DRY = Options(dry_run=True)


def judged(n: int, verdict: str = "unsure", why: str = "so", **more: str) -> Judgement:
    """A judgement on the pair of a number."""
    return Judgement.make((RJ[n - 1], VINNOVA[n - 1]), Verdict(verdict), why, **more)


def held(graph: Path) -> tuple[Judgement, ...]:
    """What the file of judgements holds."""
    return read_judgements(graph / JUDGEMENTS)


def table(folder: Path, *lines: str) -> Path:
    """A file of judgements, with | for tabs."""
    path = folder / "said.tsv"
    path.write_text("\n".join(lines).replace("|", "\t"), "utf-8")
    return path


def refused(graph: Path, folder: Path, *lines: str) -> str:
    """What is said of a file, after its path."""
    with pytest.raises(SourceError) as caught:
        judge_file(graph, table(folder, *lines), OPINION, DRY)
    return str(caught.value).removeprefix(f"{folder / 'said.tsv'}")


def test_a_judgement_is_written_with_who_said_why_and_when(graph: Path) -> None:
    report = judge(graph, [(*PATHS, OPINION)])
    assert (report.judged, report.changed) == (1, True)
    assert held(graph) == (judged(1, who="Kim", when="2031-02-03"),)


def test_what_one_person_judged_before_is_replaced_and_what_others_judged_stays(
    graph: Path,
) -> None:
    before = [judged(1, "unsure"), judged(1, "unsure", who="Kim"), judged(2, "unsure", who="Kim")]
    edit_judgements(graph, lambda _: before)
    twice = [Opinion("unsure", "once", "Kim"), Opinion("different", "then", "Kim")]
    report = judge(graph, [(*PATHS, each) for each in twice])
    assert report.judged == 1
    assert held(graph) == tuple(
        sorted([before[0], before[2], judged(1, "different", "then", who="Kim")])
    )


def test_a_dry_judgement_tells_and_writes_nothing(graph: Path) -> None:
    for report in (
        judge(str(graph), [(*PATHS, OPINION)], DRY),
        judge_file(
            str(graph), str(table(graph.parent, "|".join((*PATHS, "unsure")))), OPINION, DRY
        ),
        judge_rule(str(graph), "project-reference", OPINION, DRY),
    ):
        assert report.changed
    assert not (graph / JUDGEMENTS).exists()


def test_a_verdict_that_is_none_and_two_that_are_one_are_refused(graph: Path) -> None:
    with pytest.raises(UsageError, match="is itself"):
        judge(graph, [(PATHS[0], PATHS[0], OPINION)], DRY)
    with pytest.raises(UsageError, match="a judgement needs a reason"):
        judge(graph, [(*PATHS, Opinion("same", " "))], DRY)


def test_the_lines_of_a_file_are_judged_in_one_change_and_say_more_than_the_call(
    graph: Path, tmp_path: Path
) -> None:
    path = table(
        tmp_path,
        "a|b|verdict|why|who|when",
        "",
        "project/rj/2019-00001 | project/vinnova/2019-00001|same",
        " | ",
        "project/rj/2019-00002|project/vinnova/2019-00002|different|other|Bo|2030-01-02",
    )
    report = judge_file(graph, path, OPINION)
    assert report.judged == 2
    assert held(graph) == (
        judged(1, "same", who="Kim", when="2031-02-03"),
        judged(2, "different", "other", who="Bo", when="2030-01-02"),
    )


def test_each_cell_that_a_line_leaves_empty_is_taken_from_the_call(
    graph: Path, tmp_path: Path
) -> None:
    pair = "project/rj/2019-00001|project/vinnova/2019-00001"
    for cells, said in (
        ("unsure|own", ("own", "Kim", "2031-02-03")),
        ("unsure||Bo", ("so", "Bo", "2031-02-03")),
        ("unsure|||2030-01-02", ("so", "Kim", "2030-01-02")),
    ):
        judge_file(graph, table(tmp_path, f"{pair}|{cells}"), OPINION)
        why, who, when = said
        assert judged(1, "unsure", why, who=who, when=when) in held(graph)


def test_a_file_without_a_judgement_is_told(graph: Path, tmp_path: Path) -> None:
    nothing = ": there is no judgement in this file"
    assert refused(graph, tmp_path, "a|b|verdict", "", "  ") == nothing
    with pytest.raises(SourceError) as caught:
        judge_file(graph, tmp_path / "none.tsv", OPINION, DRY)
    assert str(caught.value) == f"{tmp_path / 'none.tsv'}: there is no judgement in this file"


def test_a_line_that_is_no_judgement_is_told_with_its_line(graph: Path, tmp_path: Path) -> None:
    good = "|".join((*PATHS, "same"))
    cells = "They are: a, b, verdict, why, who, when; with tabs."
    for count, line in ((2, "a|b"), (7, "a|b|same||||"), (1, "a")):
        assert refused(graph, tmp_path, good, line) == (
            f", line 2: a line has three to six cells, this has {count}. {cells}"
        )
    assert refused(graph, tmp_path, good, "a|b|verdict") == (
        ", line 2: 'verdict' is no verdict. It is one of same, different, unsure."
    )
    assert refused(graph, tmp_path, f"{PATHS[0]}|{PATHS[0]}|same").startswith(
        ", line 1: project/number/rj/2019-00001 is itself. Name two things, or two mentions"
    )
    assert refused(graph, tmp_path, good, f"{PATHS[0]}|organisation/exempelskolan|same") == (
        ", line 2: organisation and project are two kinds of things"
    )
    assert refused(graph, tmp_path, f"{PATHS[0]}|concept/mod|same") == (
        ", line 1: concept/mod is no thing that can be judged. "
        "Organisations, units, projects, persons, events and places can."
    )
    assert refused(graph, tmp_path, "|".join((*PATHS, "same", "", "", "May"))) == (
        ", line 1: 'May' is no day. Write it as 2015-06-30."
    )


def test_all_pairs_of_a_rule_are_judged_in_one_change(graph: Path) -> None:
    report = judge_rule(graph, "project-reference", OPINION)
    assert report.judged == 2
    assert held(graph) == tuple(judged(n, who="Kim", when="2031-02-03") for n in (1, 2))
    with pytest.raises(UsageError) as caught:
        judge_rule(graph, "project-reference", OPINION)
    assert str(caught.value) == "no pair of the rule project-reference waits for a judgement"


def test_only_the_pairs_of_the_rule_are_judged(graph: Path) -> None:
    with pytest.raises(UsageError) as caught:
        judge_rule(graph, "person-known", OPINION)
    assert str(caught.value) == "no pair of the rule person-known waits for a judgement"


def test_a_rule_that_there_is_not_is_told_with_the_nearest(graph: Path) -> None:
    with pytest.raises(UsageError) as caught:
        judge_rule(graph, "project-referenc", OPINION)
    assert str(caught.value) == (
        "no rule is named 'project-referenc'. Did you mean 'project-reference'?"
    )


def test_all_that_anybody_judged_of_two_things_is_taken_back_and_no_more(graph: Path) -> None:
    ours = [judged(1, "unsure"), judged(1, "unsure", who="Kim")]
    others = [
        judged(2, "unsure"),
        Judgement.make((RJ[0], RJ[1]), Verdict.UNSURE, "so"),
        Judgement.make((VINNOVA[0], VINNOVA[1]), Verdict.UNSURE, "so"),
    ]
    edit_judgements(graph, lambda _: [*ours, *others])
    take_back(str(graph), (PATHS[0], PATHS[1]), DRY)
    assert held(graph) == tuple(sorted([*ours, *others]))
    take_back(graph, (PATHS[1], PATHS[0]))
    assert held(graph) == tuple(sorted(others))
    with pytest.raises(UsageError) as caught:
        take_back(graph, PATHS, DRY)
    assert str(caught.value) == "no one has judged these two"


def test_what_cannot_be_judged_is_no_error_of_the_call(graph: Path) -> None:
    with pytest.raises(InnokraftError, match="no thing that can be judged") as caught:
        judge(graph, [(PATHS[0], "concept/mod", OPINION)], DRY)
    assert caught.value.exit_code == 1
