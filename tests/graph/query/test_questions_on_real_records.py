"""Questions 26 to 55 on real records, held against the source's own table, read another way."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from innokraft.change.build import build
from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_pages import Rows, answer

CONCEPT = {"concept": "concept/samverkan"}
OF_KTH = "KTH, Kungliga tekniska högskolan"
KTH = {"organisation": "organisation/kungliga-tekniska-hogskolan"}
ROLE = re.compile(r"¤(\d{4}-\d{4}-\d{4}-\d{3}[\dX])¤([^¤]*)¤")
SUBJECT = re.compile(r"(?:^|,|¤) ?(\d+): ")
UNCLASSIFIED = {"9", "999", "99999"}
EVERY, OF_THE_API = 16, 60

Line = dict[str, str]


class Real(NamedTuple):
    """A part of the source's table, by project, and the graph of it."""

    lines: dict[str, Line]
    twice: set[str]
    store: EmbeddedStore


def project_of(line: Line) -> str:
    number, _, funder = line["ProjectId"].rpartition("_")
    return f"{funder.lower()}/{number}"


@pytest.fixture(scope="module")
def real(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Real:
    folder = tmp_path_factory.mktemp("real")
    with (shared_data / "data/swecris-export.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file, delimiter=";"))
    objects = json.loads((shared_data / "data/swecris-api.json").read_text("utf-8"))[:OF_THE_API]
    again = {each["projectId"] for each in objects}
    part = [
        line
        for place, line in enumerate(table)
        if re.fullmatch(r"[\d-]+_(Vinnova|Formas|VR)", line["ProjectId"])
        and (place % EVERY == 0 or line["ProjectId"] in again)
    ]
    with (folder / "part.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(part)
    lines = {project_of(line): line for line in part}
    kept = [each for each in objects if each["projectId"] in {x["ProjectId"] for x in part}]
    (folder / "api.json").write_text(json.dumps(kept), "utf-8")
    assert build(folder / "graph", [folder / "part.csv", folder / "api.json"]).refused == []
    twice = {project_of({"ProjectId": each["projectId"]}) for each in kept}
    return Real(lines, twice, EmbeddedStore.open(folder / "graph"))


@pytest.fixture(scope="module")
def ask(real: Real) -> Callable[..., Rows]:
    return lambda number, **given: answer(real.store, number, **given)


Ask = Callable[..., Rows]


def there(row: dict[str, str], column: str = "project") -> str:
    return row[column].removeprefix("project/")


def day(line: Line, which: str) -> str:
    return line[f"Project{which}Date"][:10]


def text(line: Line) -> str:
    names = ("ProjectTitleSv", "ProjectTitleEn", "ProjectAbstractSv", "ProjectAbstractEn")
    return "\n".join(line[name] for name in names)


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture(scope="module")
def speaking(ask: Ask, real: Real) -> set[str]:
    """The projects that speak of the concept: all that have its own word are among them."""
    found = {there(row) for row in ask(26, **CONCEPT)}
    having = {p for p, line in real.lines.items() if re.search(r"\bsamverkan\b", text(line), re.I)}
    assert len(having) > 10
    assert having <= found
    return found


@pytest.mark.parametrize("number", [26, 28, 49, 51])
def test_what_is_quoted_stands_in_the_text_of_that_project(
    ask: Ask, real: Real, number: int
) -> None:
    rows = ask(number, **CONCEPT)
    assert rows
    for row in rows:
        assert flat(row["quote"]) in flat(text(real.lines[there(row)]))
        assert row["year"] == day(real.lines[there(row)], "Start")[:4]


def test_money_is_the_sum_of_the_table(ask: Ask, real: Real, speaking: set[str]) -> None:
    kth = {p for p, line in real.lines.items() if line["CoordinatingOrganisationNameSv"] == OF_KTH}
    for number, given, projects in ((27, CONCEPT, speaking), (41, KTH, kth)):
        wanted: Counter[tuple[str, str]] = Counter()
        for line in (real.lines[p] for p in projects if real.lines[p]["FundingsSek"]):
            year = line["FundingStartDate"][:4] or line["ProjectStartDate"][:4]
            wanted[line["FundingOrganisationNameSv"], year] += int(float(line["FundingsSek"]))
        found = {(r["funder"], r["year"]): int(float(r["granted"])) for r in ask(number, **given)}
        assert found == dict(wanted)


def people(line: Line) -> set[str]:
    return {who for who, _ in roles(line)}


def roles(line: Line) -> set[tuple[str, str]]:
    return set(ROLE.findall(line["InvolvedPeople"]))


def test_pairs_of_people_are_those_of_the_table(ask: Ask, real: Real) -> None:
    wanted: Counter[frozenset[str]] = Counter()
    for line in real.lines.values():
        known = sorted(people(line))
        wanted.update(frozenset((a, b)) for a in known for b in known if a < b)
    found = {
        frozenset(row[f"partner_{n}"].removeprefix("person/orcid/") for n in "12"): row["projects"]
        for row in ask(29)
        if all("/orcid/" in row[f"partner_{n}"] for n in "12")
    }
    assert found == {pair: str(n) for pair, n in wanted.items()}


def test_like_projects_share_a_person_or_a_subject_of_the_table(ask: Ask, real: Real) -> None:
    known = Counter(who for line in real.lines.values() for who in people(line))
    project, mine = max(
        real.lines.items(), key=lambda item: max((known[who] for who in people(item[1])), default=0)
    )
    rows = ask(30, project=f"project/{project}")
    assert 0 < len(rows) <= 30
    assert float(rows[0]["likeness"]) >= float(rows[-1]["likeness"])
    with_people = {
        p for p, line in real.lines.items() if p != project and people(line) & people(mine)
    }
    assert with_people
    assert with_people <= {there(row, "other") for row in rows}


def test_days_are_those_of_the_table(ask: Ask, real: Real) -> None:
    since = "2018-01-01"
    found = {there(row): row["starts"] for row in ask(31, since=since)}
    starts = {p: day(line, "Start") for p, line in real.lines.items()}
    assert found == {p: first for p, first in starts.items() if first >= since}
    ended = {
        p for p, line in real.lines.items()
        if "2018-01-01" <= day(line, "End") <= "2018-12-31"
        and line["CoordinatingOrganisationNameSv"] == OF_KTH
    }  # fmt: skip
    rows = ask(45, **KTH, **{"from": "2018-01-01", "to": "2018-12-31"})
    assert {there(row) for row in rows} == ended


def test_a_record_is_as_new_as_the_table_says(ask: Ask, real: Real) -> None:
    def dated(line: Line) -> str:
        days = (line[name][:10].split("/") for name in ("LoadedDate", "UpdatedDate") if line[name])
        return max(f"{year}-{month}-{day}" for month, day, year in days)

    since = "2024-01-01"
    found = {there(row) for row in ask(32, since=since) if "swecris-csv" in row["record"]}
    assert found == {p for p, line in real.lines.items() if dated(line) >= since}


def test_a_record_adds_what_stands_in_it_alone(ask: Ask, real: Real) -> None:
    project = next(p for p in real.lines if p not in real.twice)
    line = real.lines[project]
    added = {row["quote"] for row in ask(33, source=f"swecris-csv/{line['ProjectId']}")}
    assert line["ProjectTitleSv"].strip() in added
    assert f"fundingsSek: {line['FundingsSek']}" in added


def test_follow_ups_are_found_by_place_and_people_of_the_table(
    ask: Ask, real: Real, speaking: set[str]
) -> None:
    by_place = defaultdict(list)
    for line in (real.lines[p] for p in speaking):
        for who in {line["CoordinatingOrganisationId"], *people(line)}:
            by_place[who].append(day(line, "Start"))
    for row in ask(34, **CONCEPT, before="2020-12-31"):
        line = real.lines[there(row)]
        assert day(line, "End") == row["ends"] <= "2020-12-31"
        for who in {line["CoordinatingOrganisationId"], *people(line)}:
            assert max(by_place[who]) <= day(line, "Start")


def share(of: Iterable[str], among: Iterable[str]) -> float:
    known = list(among)
    return round(100 * len(set(of) & set(known)) / len(known), 1)


def test_shares_are_of_the_projects_of_the_table(ask: Ask, real: Real) -> None:
    plain = {there(row) for row in ask(26, **CONCEPT)}
    lines = real.lines
    funded = [
        [p for p, x in lines.items() if x["FundingOrganisationNameSv"] == f]
        for f in ("Vinnova", "Formas")
    ]
    times = [
        [p for p, x in lines.items() if (day(x, "Start") >= "2015-01-01") is later]
        for later in (False, True)
    ]
    for number, groups in ((35, funded), (36, times)):
        for row in ask(number):
            counts = [round(len(g) * float(row[f"percent_{n}"]) / 100) for n, g in
                      zip("12", groups, strict=True)]  # fmt: skip
            assert counts == [int(row["projects_1"]), int(row["projects_2"])]
            if row["label"] == "samverkan":
                most = [share(plain, group) for group in groups]
                assert float(row["percent_1"]) <= most[0]
                assert float(row["percent_2"]) <= most[1]


def test_counts_by_organisation_person_and_subject(
    ask: Ask, real: Real, speaking: set[str]
) -> None:
    lines = [real.lines[p] for p in speaking]
    kth = sum(line["CoordinatingOrganisationNameSv"] == OF_KTH for line in lines)
    assert kth == int(ask(38, **CONCEPT)[0]["projects"])
    wanted = Counter(who for line in lines for who, _ in roles(line))
    found: Counter[str] = Counter()
    for row in ask(39, **CONCEPT):
        if "/orcid/" in row["person"]:
            found[row["person"].removeprefix("person/orcid/")] += int(row["projects"])
    assert found == wanted
    subjects = Counter(
        s for line in lines for s in set(SUBJECT.findall(line["Scbs"])) - UNCLASSIFIED
    )
    rows = {row["topic"].removeprefix("topic/scb/"): row["projects"] for row in ask(43, **CONCEPT)}
    assert rows == {subject: str(n) for subject, n in subjects.items()}


def test_profile_and_people_of_an_organisation(ask: Ask, real: Real) -> None:
    own = [x for x in real.lines.values() if x["CoordinatingOrganisationNameSv"] == OF_KTH]
    for row in ask(40, **KTH):
        assert float(row["percent"]) == round(100 * int(row["projects"]) / len(own), 1)
    wanted = Counter(who for line in own for who, _ in roles(line))
    found: Counter[str] = Counter()
    for row in ask(53, **KTH):
        if "/orcid/" in row["person"]:
            found[row["person"].removeprefix("person/orcid/")] += int(row["projects"])
    assert found == wanted


def test_the_largest_grants_and_those_of_each_funder(
    ask: Ask, real: Real, speaking: set[str]
) -> None:
    given = [real.lines[p]["FundingsSek"] for p in speaking]
    amounts = sorted((int(float(amount)) for amount in given if amount), reverse=True)
    assert [int(float(row["amount"])) for row in ask(42, **CONCEPT)] == amounts
    by_funder, by_kind = defaultdict(list), defaultdict(list)
    for line in filter(lambda line: line["FundingsSek"], real.lines.values()):
        funder, amount = line["FundingOrganisationNameSv"], int(float(line["FundingsSek"]))
        by_funder[funder].append(amount)
        by_kind[funder, line["TypeOfAwardDescrSv"]].append(amount)
    for row in ask(46):
        own = by_funder[row["funded_by"]]
        known = [int(float(row[name])) for name in ("projects", "smallest", "largest")]
        assert known == [len(own), min(own), max(own)]
        assert abs(float(row["mean"]) - sum(own) / len(own)) <= 1
    for row in ask(47):
        own = by_kind[row["funded_by"], row["topic_name"]]
        assert [int(row["projects"]), int(float(row["granted"]))] == [len(own), sum(own)]


def test_years_and_words_of_a_concept(ask: Ask, real: Real, speaking: set[str]) -> None:
    years = [day(real.lines[p], "Start")[:4] for p in speaking]
    (row,) = (row for row in ask(44) if row["label"] == "samverkan")
    assert min(years) <= row["first"] <= row["last"] <= max(years)
    (row,) = (row for row in ask(50, **CONCEPT) if row["words"] == "samverkan")
    having = [x for x in real.lines.values() if re.search(r"\bsamverkan\b", text(x), re.I)]
    assert int(row["projects"]) <= len(having)


def test_two_concepts_are_both_in_the_text(ask: Ask, real: Real, speaking: set[str]) -> None:
    other = {"other": "concept/implementering"}
    both = {there(row) for row in ask(48, **CONCEPT, **other)}
    second = {there(row) for row in ask(26, concept="concept/implementering")}
    assert both == speaking & second


def test_what_is_missing_and_who_moved(ask: Ask, real: Real) -> None:
    lacking: Counter[tuple[str, str]] = Counter()
    for line in real.lines.values():
        funder = line["FundingOrganisationNameSv"]
        lacking[funder, "text"] += not (line["ProjectAbstractSv"] or line["ProjectAbstractEn"])
        lacking[funder, "person"] += not line["InvolvedPeople"].strip()
        lacking[funder, "ämne"] += not set(SUBJECT.findall(line["Scbs"])) - UNCLASSIFIED
    found = {(row["funded_by"], row["missing"]): int(row["projects"]) for row in ask(52)}
    assert found == {name: n for name, n in lacking.items() if n}
    places = defaultdict(set)
    for line in real.lines.values():
        for who in people(line):
            places[who].add(line["CoordinatingOrganisationId"])
    for row in ask(54):
        orcid = row["person"].removeprefix("person/orcid/")
        assert int(row["coordinators"]) == len(places[orcid]) > 1


def test_several_sources_are_the_table_and_the_interface(ask: Ask, real: Real) -> None:
    assert {there(row) for row in ask(55)} == real.twice
