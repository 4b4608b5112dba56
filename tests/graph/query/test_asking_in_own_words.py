"""Which question is meant by what an analyst types, in words that come to mind."""

from __future__ import annotations

import re

import pytest

from innokraft.errors import UsageError
from innokraft.query.finding import find_question
from innokraft.query.questions import questions

SWEDISH = (
    (29, "vem arbetar med vem"),
    (29, "vilka samarbetar mest"),
    (29, "organisationer som samverkar"),
    (29, "vilka personer jobbar ihop"),
    (27, "hur mycket pengar per tema och år"),
    (27, "pengar till projekt om ett begrepp"),
    (2, "bidrag per finansiär och år"),
    (2, "anslag per år från varje finansiär"),
    (2, "hur mycket pengar delar finansiärerna ut varje år"),
    (31, "nya projekt sedan 2020"),
    (31, "projekt som startade efter 2020"),
    (30, "liknande projekt"),
    (30, "projekt som liknar det här"),
    (42, "största bidragen"),
    (42, "de största anslagen inom ett område"),
    (6, "projekt som pågår just nu"),
    (6, "pågående projekt under 2016"),
    (45, "vilka projekt slutar i år"),
    (45, "projekt som avslutas hos oss"),
    (34, "aldrig uppföljda projekt"),
    (34, "projekt utan uppföljning"),
    (35, "skillnad mellan två finansiärer"),
    (35, "vad skiljer finansiärerna åt"),
    (37, "jämför två organisationer"),
    (37, "jämförelse av lärosäten"),
    (36, "före och efter 2015"),
    (53, "personer vid ett universitet"),
    (54, "forskare som bytt arbetsplats"),
    (17, "utveckling över tid"),
    (17, "trender för ett begrepp"),
    (20, "motsägelser mellan källor"),
    (25, "dubbletter"),
    (28, "vad kom man fram till"),
    (10, "begrepp som förekommer ihop"),
    (50, "vilka ord används om begreppet"),
    (52, "vad saknas i data"),
    (46, "hur långa är projekten"),
    (47, "bidragsformer per finansiär"),
    (38, "organisationer som jobbar med ett begrepp"),
    (41, "belopp per år till en organisation"),
)
ENGLISH = (
    (29, "who collaborates with whom"),
    (27, "money per theme and year"),
    (31, "new projects since 2020"),
    (30, "similar projects"),
    (2, "funding by funder and year"),
    (42, "largest grants"),
    (6, "ongoing projects in 2016"),
    (45, "projects ending this year"),
    (35, "compare funders"),
    (37, "comparison of two organisations"),
    (36, "before and after 2015"),
    (25, "duplicates"),
    (20, "conflicting sources"),
    (17, "trend over time"),
    (53, "people at a university"),
    (54, "researchers who changed employer"),
    (52, "missing data"),
    (28, "results on a topic"),
    (34, "projects without follow-up"),
    (10, "concepts that occur together"),
)


def near(said: str) -> list[int]:
    """The question that is meant, or those that are told as near, the nearest first."""
    try:
        return [find_question(said, questions()).number or 0]
    except UsageError as told:
        return [int(number) for number in re.findall(r"(?:Near: |; )(\d+): ", str(told))]


@pytest.mark.parametrize(("phrases", "most"), [(SWEDISH, 36), (ENGLISH, 18)])
def test_what_an_analyst_types_finds_its_question_first(
    phrases: tuple[tuple[int, str], ...], most: int
) -> None:
    found = {(wanted, said): near(said) for wanted, said in phrases}
    others = {key: told for key, told in found.items() if told[:1] != [key[0]]}
    assert len(found) - len(others) >= most, others
    assert all(wanted in told[:3] for (wanted, _), told in others.items()), others
