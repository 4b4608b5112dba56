"""Questions on real records recounted in full from the source's table, without the graph.

Concepts are those that the tagger finds in the table's own texts, years, money, people and places
are its columns. What a record adds (33) is every field of it; the test beside looks at some.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from innokraft.change.build import build
from innokraft.model.concepts import load_concepts
from innokraft.store.embedded import EmbeddedStore
from innokraft.tagging import Mention, tag
from innokraft.text.language import language_of
from tests.graph.made_pages import Rows, answer
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
    there,
)

OTHER = {"other": "concept/implementering"}
KINDS = {
    "Syfte och mål": "syfte", "Purpose and goal": "syfte",
    "Förväntade effekter och resultat": "resultat", "Expected results and effects": "resultat",
    "Upplägg och genomförande": "genomförande", "Approach and implementation": "genomförande",
}  # fmt: skip
HEADING = re.compile(rf"^({'|'.join(KINDS)}):?\s*?$", re.MULTILINE)
ABSTRACTS = {"sv": "ProjectAbstractSv", "en": "ProjectAbstractEn"}


def parts(abstract: str) -> list[tuple[str, str]]:
    """The parts of an abstract, each with what it is on."""
    before, *rest = HEADING.split(abstract)
    found = [(KINDS[heading], body) for heading, body in zip(rest[::2], rest[1::2], strict=True)]
    return [*([("övrigt", before)] if before.strip() else []), *found]


class Tagged:
    """What the texts of each project speak of, by part and by language."""

    def __init__(self, lines: dict[str, Line]) -> None:
        self.found: dict[str, list[tuple[str, str, Mention]]] = defaultdict(list)
        self.results: set[str] = set()
        for project, line in lines.items():
            for language, name in ABSTRACTS.items():
                titles = [("titeln", line[name.replace("Abstract", "Title")])]
                for part, body in titles + parts(line[name]):
                    spoken = language_of(body) or language
                    self.found[project] += [(part, spoken, m) for m in tag(body)]
                    if part == "resultat" and body.strip():
                        self.results.add(project)

    def of(self, project: str) -> set[str]:
        """The concepts that a project speaks of."""
        return {mention.concept for _, _, mention in self.found[project]}

    def places(self, project: str, concepts: set[str]) -> Iterable[tuple[str, str, Mention]]:
        """Where a project speaks of one of some concepts."""
        return (each for each in self.found[project] if each[2].concept in concepts)


def below(concept: str) -> set[str]:
    """A concept and all narrower ones."""
    scheme = load_concepts()
    return {concept}.union(*(below(each.id) for each in scheme.narrower(concept)))


ABOUT = below("samverkan")


@pytest.fixture(scope="module")
def tagged(real: Real) -> Tagged:
    return Tagged(real.lines)


@pytest.fixture(scope="module")
def speaking(real: Real, tagged: Tagged) -> dict[str, Line]:
    """The projects that speak of the concept."""
    found = {p: line for p, line in real.lines.items() if tagged.of(p) & ABOUT}
    assert len(found) > 20
    return found


def year(line: Line) -> str:
    return day(line, "Start")[:4]


def projects(rows: Rows) -> set[str]:
    return {there(row) for row in rows}


def test_who_speaks_of_a_concept_in_which_part(
    ask_real: Ask, speaking: dict[str, Line], tagged: Tagged
) -> None:
    wanted = {(p, part) for p in speaking for part, _, _ in tagged.places(p, ABOUT)}
    assert {(there(row), row["part"]) for row in ask_real(26, **CONCEPT)} == wanted
    assert len({part for _, part in wanted}) == 5


def test_what_stands_under_results_and_what_in_aims_alone(
    ask_real: Ask, speaking: dict[str, Line], tagged: Tagged
) -> None:
    where = {p: {part for part, _, _ in tagged.places(p, ABOUT)} for p in speaking}
    assert projects(ask_real(28, **CONCEPT)) == {p for p in where if "resultat" in where[p]}
    aims = {p for p in where if "syfte" in where[p] and "resultat" not in where[p]}
    assert projects(ask_real(49, **CONCEPT)) == aims & tagged.results


def test_what_one_language_alone_says(
    ask_real: Ask, speaking: dict[str, Line], tagged: Tagged
) -> None:
    wanted = set()
    for project, line in speaking.items():
        both = {language_of(line[name]) for name in ABSTRACTS.values()} == {"sv", "en"}
        spoken = {
            language for part, language, _ in tagged.places(project, ABOUT) if part != "titeln"
        }
        if both and len(spoken) == 1:
            wanted.add((project, f"bara på {'svenska' if spoken == {'sv'} else 'engelska'}"))
    found = {(there(row), row["language"]) for row in ask_real(51, **CONCEPT)}
    assert found == wanted
    assert wanted


def test_both_concepts_and_the_words_for_one(
    ask_real: Ask, real: Real, speaking: dict[str, Line], tagged: Tagged
) -> None:
    both = {p for p in speaking if tagged.of(p) & below("implementering")}
    assert projects(ask_real(48, **CONCEPT, **OTHER)) == both
    words = defaultdict(set)
    for project in speaking:
        for _, _, mention in tagged.places(project, ABOUT):
            label = load_concepts().get(mention.concept)
            words[mention.exact.lower(), label.label("sv") if label else ""].add(project)
    found = {(r["words"], r["label"]): int(r["projects"]) for r in ask_real(50, **CONCEPT)}
    assert found == {key: len(of) for key, of in words.items()}


def test_when_each_concept_came_and_went(ask_real: Ask, real: Real, tagged: Tagged) -> None:
    years = defaultdict(list)
    for project, line in real.lines.items():
        for concept in tagged.of(project):
            years[concept].append(year(line))
    found = {
        row["concept"].removeprefix("concept/"): (row["first"], row["last"], row["projects"])
        for row in ask_real(44)
    }
    assert found == {c: (min(ys), max(ys), str(len(ys))) for c, ys in years.items()}


def shares(counted: list[Counter[str]], sizes: list[int]) -> set[tuple[str, ...]]:
    """Of each concept that one of two groups speaks of, how many projects of each, and shares."""
    return {
        (concept, *(str(c[concept]) for c in counted),
         *(f"{round(100 * c[concept] / n, 1):g}" for c, n in zip(counted, sizes, strict=True)))
        for concept in counted[0] | counted[1]
    }  # fmt: skip


def test_what_differs_between_groups_is_the_share_of_each(
    ask_real: Ask, real: Real, tagged: Tagged
) -> None:
    lines = real.lines
    chalmers = "Chalmers tekniska högskola"
    given = {
        "organisation": KTH["organisation"],
        "other": "organisation/chalmers-tekniska-hogskola",
    }
    for number, asked, groups in (
        (
            35,
            {},
            [lambda x, f=f: x["FundingOrganisationNameSv"] == f for f in ("Vinnova", "Formas")],
        ),
        (
            36,
            {},
            [
                lambda x, late=late: (day(x, "Start") >= "2015-01-01") is late
                for late in (False, True)
            ],
        ),
        (
            37,
            given,
            [lambda x, o=o: x["CoordinatingOrganisationNameSv"] == o for o in (OF_KTH, chalmers)],
        ),
    ):
        members = [[p for p, line in lines.items() if belongs(line)] for belongs in groups]
        assert all(members), number
        counted = [Counter(c for p in own for c in tagged.of(p)) for own in members]
        names = ("projects_1", "projects_2", "percent_1", "percent_2")
        found = {
            (row["concept"].removeprefix("concept/"), *(f"{float(row[name]):g}" for name in names))
            for row in ask_real(number, **asked)
        }
        assert found == shares(counted, list(map(len, members)))


def test_a_profile_and_who_speaks_most(
    ask_real: Ask, real: Real, speaking: dict[str, Line], tagged: Tagged
) -> None:
    own = [p for p, x in real.lines.items() if x["CoordinatingOrganisationNameSv"] == OF_KTH]
    of_own = Counter(c for p in own for c in tagged.of(p))
    of_all = Counter(c for p in real.lines for c in tagged.of(p))
    found = {
        row["concept"].removeprefix("concept/"): tuple(
            round(float(row[name]), 1) for name in ("projects", "percent", "percent_of_all")
        )
        for row in ask_real(40, **KTH)
    }
    assert found == {
        c: (n, round(100 * n / len(own), 1), round(100 * of_all[c] / len(real.lines), 1))
        for c, n in of_own.items()
    }
    at, all_at = (
        Counter(
            x["CoordinatingOrganisationNameSv"] for x in some if x["CoordinatingOrganisationNameSv"]
        )
        for some in (speaking.values(), real.lines.values())
    )
    counts = sorted((n, round(100 * n / all_at[name], 1)) for name, n in at.items())
    rows = ask_real(38, **CONCEPT)
    assert sorted((int(r["projects"]), round(float(r["percent"]), 1)) for r in rows) == counts


def test_who_was_not_followed_up(ask_real: Ask, speaking: dict[str, Line]) -> None:
    def who(line: Line) -> set[str]:
        return {*people(line), line["CoordinatingOrganisationNameSv"]} - {""}

    def follows(later: Line, line: Line) -> bool:
        return day(later, "Start") > day(line, "Start") and bool(who(later) & who(line))

    before = "2020-12-31"
    wanted = {
        project
        for project, line in speaking.items()
        if "" < day(line, "End") <= before
        and not any(follows(later, line) for later in speaking.values())
    }
    assert projects(ask_real(34, **CONCEPT, before=before)) == wanted
    assert wanted


def test_months_and_kinds_of_grant_of_every_funder(ask_real: Ask, real: Real) -> None:
    def months(line: Line) -> int:
        (y1, m1, d1), (y2, m2, d2) = (map(int, day(line, w).split("-")) for w in ("Start", "End"))
        return 12 * (y2 - y1) + m2 - m1 + (d2 >= d1)

    lengths, kinds = defaultdict(list), defaultdict(list)
    for line in real.lines.values():
        if line["FundingsSek"]:
            funder, amount = line["FundingOrganisationNameSv"], int(float(line["FundingsSek"]))
            lengths[funder].append(months(line))
            if line["TypeOfAwardDescrSv"] != "Oklassificerat":
                kinds[funder, line["TypeOfAwardDescrSv"]].append(amount)
    rows = ask_real(46)
    assert {row["funded_by"] for row in rows} == lengths.keys()
    for row in rows:
        mean = sum(lengths[row["funded_by"]]) / len(lengths[row["funded_by"]])
        assert abs(float(row["months"]) - mean) <= 0.05 + 1e-9
        assert row["contested"] == "0"
    found = {
        (r["funded_by"], r["topic_name"]): (int(r["projects"]), int(float(r["granted"])))
        for r in ask_real(47)
    }
    assert found == {key: (len(own), sum(own)) for key, own in kinds.items()}


def test_who_moved_from_where_to_where(ask_real: Ask, real: Real) -> None:
    of = defaultdict(list)
    for line in real.lines.values():
        for who in people(line):
            of[who].append((day(line, "Start"), line["CoordinatingOrganisationId"]))
    moved = {
        who: len({at for _, at in known})
        for who, known in of.items()
        if len({at for _, at in known}) > 1 and min(known)[1] != max(known)[1]
    }
    rows = [row for row in ask_real(54) if "/orcid/" in row["person"]]
    found = {r["person"].removeprefix("person/orcid/"): int(r["coordinators"]) for r in rows}
    assert found == moved


def test_roles_of_people_are_those_of_the_table(
    ask_real: Ask, real: Real, speaking: dict[str, Line]
) -> None:
    called = {"Principal Investigator": "projektledare", "Co-Investigator": "projektdeltagare"}
    own = [x for x in real.lines.values() if x["CoordinatingOrganisationNameSv"] == OF_KTH]
    for number, given, lines in ((39, CONCEPT, list(speaking.values())), (53, KTH, own)):
        wanted = Counter((who, called[role]) for line in lines for who, role in roles(line))
        found = {
            (r["person"].removeprefix("person/orcid/"), r["as_role"]): int(r["projects"])
            for r in ask_real(number, **given)
            if "/orcid/" in r["person"]
        }
        assert found == wanted, number


def test_pairs_of_organisations_are_those_of_the_files(
    ask_real: Ask, shared_data: Path, tmp_path: Path
) -> None:
    wanted: Counter[frozenset[str]] = Counter()
    files = sorted((shared_data / "data/cordis").glob("*.xml"))
    for file in files:
        texts = (e.text for e in ET.parse(file).iter() if e.tag.endswith("legalName"))
        names = {flat(text) for text in texts if text}
        wanted.update(frozenset(pair) for pair in combinations(names, 2))
    assert build(tmp_path / "graph", files).refused == []
    rows = answer(EmbeddedStore.open(tmp_path / "graph"), 29)
    found = {
        frozenset((row["name_1"], row["name_2"])): int(row["projects"])
        for row in rows
        if row["partner_1"].startswith("organisation/")
    }
    assert found == wanted
    assert len(found) > 20
    # The table and the interface name one organisation a project, and so no pair.
    assert not [row for row in ask_real(29) if row["partner_1"].startswith("organisation/")]


def test_likeness_is_the_sum_of_what_is_shared_weighed_by_how_rare_it_is(
    ask_real: Ask, real: Real, tagged: Tagged
) -> None:
    def traits(project: str) -> set[str]:
        line = real.lines[project]
        subjects = set(SUBJECT.findall(line["Scbs"])) - UNCLASSIFIED
        return {*tagged.of(project), *subjects, *people(line)}

    known = {project: traits(project) for project in real.lines}
    having = Counter(trait for own in known.values() for trait in own)
    mine = max(sorted(known), key=lambda project: len(people(real.lines[project])))
    rows = ask_real(30, project=f"project/{mine}")
    assert rows
    for row in rows:
        shared = known[mine] & known[there(row, "other")]
        assert int(row["shared"]) == len(shared)
        assert abs(float(row["likeness"]) - sum(100 / having[t] for t in shared)) <= 0.06
    least = float(rows[-1]["likeness"])
    told = {there(row, "other") for row in rows}
    for other in known.keys() - told - {mine}:
        assert sum(100 / having[t] for t in known[mine] & known[other]) <= least + 0.06
