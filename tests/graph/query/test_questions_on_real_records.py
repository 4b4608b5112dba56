"""Questions 26 to 55 on real records, held against the source's own table, read another way."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest

from tests.graph.query.real_records import (
    CONCEPT,
    KTH,
    OF_KTH,
    SUBJECT,
    UNCLASSIFIED,
    Ask,
    Line,
    Real,
    day,
    flat,
    people,
    roles,
    text,
    there,
)


@pytest.fixture(scope="module")
def speaking(ask_real: Ask, real: Real) -> set[str]:
    """The projects that speak of the concept: all that have its own word are among them."""
    found = {there(row) for row in ask_real(26, **CONCEPT)}
    having = {p for p, line in real.lines.items() if re.search(r"\bsamverkan\b", text(line), re.I)}
    assert len(having) > 10
    assert having <= found
    return found


@pytest.mark.parametrize("number", [26, 28, 49, 51])
def test_what_is_quoted_stands_in_the_text_of_that_project(
    ask_real: Ask, real: Real, number: int
) -> None:
    rows = ask_real(number, **CONCEPT)
    assert rows
    for row in rows:
        assert flat(row["quote"]) in flat(text(real.lines[there(row)]))
        assert row["year"] == day(real.lines[there(row)], "Start")[:4]


def test_money_is_the_sum_of_the_table(ask_real: Ask, real: Real, speaking: set[str]) -> None:
    kth = {p for p, line in real.lines.items() if line["CoordinatingOrganisationNameSv"] == OF_KTH}
    for number, given, projects in ((27, CONCEPT, speaking), (41, KTH, kth)):
        wanted: Counter[tuple[str, str]] = Counter()
        for line in (real.lines[p] for p in projects if real.lines[p]["FundingsSek"]):
            year = line["FundingStartDate"][:4] or line["ProjectStartDate"][:4]
            wanted[line["FundingOrganisationNameSv"], year] += int(float(line["FundingsSek"]))
        found = {
            (r["funder"], r["year"]): int(float(r["granted"])) for r in ask_real(number, **given)
        }
        assert found == dict(wanted)


def test_pairs_of_people_are_those_of_the_table(ask_real: Ask, real: Real) -> None:
    wanted: Counter[frozenset[str]] = Counter()
    for line in real.lines.values():
        known = sorted(people(line))
        wanted.update(frozenset((a, b)) for a in known for b in known if a < b)
    found = {
        frozenset(row[f"partner_{n}"].removeprefix("person/orcid/") for n in "12"): row["projects"]
        for row in ask_real(29)
        if all("/orcid/" in row[f"partner_{n}"] for n in "12")
    }
    assert found == {pair: str(n) for pair, n in wanted.items()}


def test_like_projects_share_a_person_or_a_subject_of_the_table(ask_real: Ask, real: Real) -> None:
    known = Counter(who for line in real.lines.values() for who in people(line))
    project, mine = max(
        real.lines.items(), key=lambda item: max((known[who] for who in people(item[1])), default=0)
    )
    rows = ask_real(30, project=f"project/{project}")
    assert 0 < len(rows) <= 30
    assert float(rows[0]["likeness"]) >= float(rows[-1]["likeness"])
    with_people = {
        p for p, line in real.lines.items() if p != project and people(line) & people(mine)
    }
    assert with_people
    assert with_people <= {there(row, "other") for row in rows}


def test_days_are_those_of_the_table(ask_real: Ask, real: Real) -> None:
    since = "2018-01-01"
    found = {there(row): row["starts"] for row in ask_real(31, since=since)}
    starts = {p: day(line, "Start") for p, line in real.lines.items()}
    assert found == {p: first for p, first in starts.items() if first >= since}
    ended = {
        p for p, line in real.lines.items()
        if "2018-01-01" <= day(line, "End") <= "2018-12-31"
        and line["CoordinatingOrganisationNameSv"] == OF_KTH
    }  # fmt: skip
    rows = ask_real(45, **KTH, **{"from": "2018-01-01", "to": "2018-12-31"})
    assert {there(row) for row in rows} == ended


def test_a_record_is_as_new_as_the_table_says(ask_real: Ask, real: Real) -> None:
    def dated(line: Line) -> str:
        days = (line[name][:10].split("/") for name in ("LoadedDate", "UpdatedDate") if line[name])
        return max(f"{year}-{month}-{day}" for month, day, year in days)

    since = "2024-01-01"
    found = {there(row) for row in ask_real(32, since=since) if "swecris-csv" in row["record"]}
    assert found == {p for p, line in real.lines.items() if dated(line) >= since}


def test_a_record_adds_what_stands_in_it_alone(ask_real: Ask, real: Real) -> None:
    project = next(p for p in real.lines if p not in real.twice)
    line = real.lines[project]
    added = {row["quote"] for row in ask_real(33, source=f"swecris-csv/{line['ProjectId']}")}
    assert line["ProjectTitleSv"].strip() in added
    assert f"fundingsSek: {line['FundingsSek']}" in added
    for name in ("ProjectTitleEn", "CoordinatingOrganisationNameSv", "FundingOrganisationNameSv"):
        assert any(line[name].strip() in quote for quote in added) or not line[name], name
    for who, _ in roles(line):
        assert any(who in quote for quote in added), who


def test_follow_ups_are_found_by_place_and_people_of_the_table(
    ask_real: Ask, real: Real, speaking: set[str]
) -> None:
    by_place = defaultdict(list)
    for line in (real.lines[p] for p in speaking):
        for who in {line["CoordinatingOrganisationId"], *people(line)}:
            by_place[who].append(day(line, "Start"))
    for row in ask_real(34, **CONCEPT, before="2020-12-31"):
        line = real.lines[there(row)]
        assert day(line, "End") == row["ends"] <= "2020-12-31"
        for who in {line["CoordinatingOrganisationId"], *people(line)}:
            assert max(by_place[who]) <= day(line, "Start")


def share(of: Iterable[str], among: Iterable[str]) -> float:
    known = list(among)
    return round(100 * len(set(of) & set(known)) / len(known), 1)


def test_shares_are_of_the_projects_of_the_table(ask_real: Ask, real: Real) -> None:
    plain = {there(row) for row in ask_real(26, **CONCEPT)}
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
        for row in ask_real(number):
            counts = [round(len(g) * float(row[f"percent_{n}"]) / 100) for n, g in
                      zip("12", groups, strict=True)]  # fmt: skip
            assert counts == [int(row["projects_1"]), int(row["projects_2"])]
            if row["label"] == "samverkan":
                most = [share(plain, group) for group in groups]
                assert float(row["percent_1"]) <= most[0]
                assert float(row["percent_2"]) <= most[1]


def test_counts_by_organisation_person_and_subject(
    ask_real: Ask, real: Real, speaking: set[str]
) -> None:
    lines = [real.lines[p] for p in speaking]
    kth = sum(line["CoordinatingOrganisationNameSv"] == OF_KTH for line in lines)
    assert kth == int(ask_real(38, **CONCEPT)[0]["projects"])
    wanted = Counter(who for line in lines for who, _ in roles(line))
    found: Counter[str] = Counter()
    for row in ask_real(39, **CONCEPT):
        if "/orcid/" in row["person"]:
            found[row["person"].removeprefix("person/orcid/")] += int(row["projects"])
    assert found == wanted
    subjects = Counter(
        s for line in lines for s in set(SUBJECT.findall(line["Scbs"])) - UNCLASSIFIED
    )
    rows = {
        row["topic"].removeprefix("topic/scb/"): row["projects"] for row in ask_real(43, **CONCEPT)
    }
    assert rows == {subject: str(n) for subject, n in subjects.items()}


def test_profile_and_people_of_an_organisation(ask_real: Ask, real: Real) -> None:
    own = [x for x in real.lines.values() if x["CoordinatingOrganisationNameSv"] == OF_KTH]
    for row in ask_real(40, **KTH):
        assert float(row["percent"]) == round(100 * int(row["projects"]) / len(own), 1)
    wanted = Counter(who for line in own for who, _ in roles(line))
    found: Counter[str] = Counter()
    for row in ask_real(53, **KTH):
        if "/orcid/" in row["person"]:
            found[row["person"].removeprefix("person/orcid/")] += int(row["projects"])
    assert found == wanted


def test_the_largest_grants_and_those_of_each_funder(
    ask_real: Ask, real: Real, speaking: set[str]
) -> None:
    given = [real.lines[p]["FundingsSek"] for p in speaking]
    amounts = sorted((int(float(amount)) for amount in given if amount), reverse=True)
    assert [int(float(row["amount"])) for row in ask_real(42, **CONCEPT)] == amounts
    by_funder, by_kind = defaultdict(list), defaultdict(list)
    for line in filter(lambda line: line["FundingsSek"], real.lines.values()):
        funder, amount = line["FundingOrganisationNameSv"], int(float(line["FundingsSek"]))
        by_funder[funder].append(amount)
        by_kind[funder, line["TypeOfAwardDescrSv"]].append(amount)
    for row in ask_real(46):
        own = by_funder[row["funded_by"]]
        known = [int(float(row[name])) for name in ("projects", "smallest", "largest")]
        assert known == [len(own), min(own), max(own)]
        assert abs(float(row["mean"]) - sum(own) / len(own)) <= 1
    for row in ask_real(47):
        own = by_kind[row["funded_by"], row["topic_name"]]
        assert [int(row["projects"]), int(float(row["granted"]))] == [len(own), sum(own)]


def test_years_and_words_of_a_concept(ask_real: Ask, real: Real, speaking: set[str]) -> None:
    years = [day(real.lines[p], "Start")[:4] for p in speaking]
    (row,) = (row for row in ask_real(44) if row["label"] == "samverkan")
    assert min(years) <= row["first"] <= row["last"] <= max(years)
    (row,) = (row for row in ask_real(50, **CONCEPT) if row["words"] == "samverkan")
    having = [x for x in real.lines.values() if re.search(r"\bsamverkan\b", text(x), re.I)]
    assert int(row["projects"]) <= len(having)


def test_two_concepts_are_both_in_the_text(ask_real: Ask, real: Real, speaking: set[str]) -> None:
    other = {"other": "concept/implementering"}
    both = {there(row) for row in ask_real(48, **CONCEPT, **other)}
    second = {there(row) for row in ask_real(26, concept="concept/implementering")}
    assert both == speaking & second


def test_what_is_missing_and_who_moved(ask_real: Ask, real: Real) -> None:
    lacking: Counter[tuple[str, str]] = Counter()
    for line in real.lines.values():
        funder = line["FundingOrganisationNameSv"]
        lacking[funder, "text"] += not (line["ProjectAbstractSv"] or line["ProjectAbstractEn"])
        lacking[funder, "person"] += not line["InvolvedPeople"].strip()
        lacking[funder, "ämne"] += not set(SUBJECT.findall(line["Scbs"])) - UNCLASSIFIED
    found = {(row["funded_by"], row["missing"]): int(row["projects"]) for row in ask_real(52)}
    assert found == {name: n for name, n in lacking.items() if n}
    places = defaultdict(set)
    for line in real.lines.values():
        for who in people(line):
            places[who].add(line["CoordinatingOrganisationId"])
    for row in ask_real(54):
        orcid = row["person"].removeprefix("person/orcid/")
        assert int(row["coordinators"]) == len(places[orcid]) > 1


def test_several_sources_are_the_table_and_the_interface(ask_real: Ask, real: Real) -> None:
    assert {there(row) for row in ask_real(55)} == real.twice
