"""CORDIS' web page of a project, with a made page."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from innokraft.record import Record

Making = Callable[..., Record]

PAGE = """<!DOCTYPE html><html lang="en"><head>
<title>Courage in the everyday | MOD | Project | Fact Sheet | H2020 | CORDIS | European Commission</title>
<link rel="canonical" href="https://cordis.europa.eu/project/id/691999">
</head><body><nav>Home Start date 1 May 1999</nav>
<h1>Courage in the everyday &amp;amp; more</h1>
<div class="info"><h2>Project Information</h2>
<div>MOD</div><div>Grant agreement ID: 691999</div>
<div><span>DOI</span> <a href="https://doi.org/10.3030/691999">10.3030/691999</a></div>
<div>Closed project</div>
<p><span>EC signature date</span> 28 October 2015</p>
<p><span>Start date</span> <span>1 January 2016</span></p>
<p><span>End date</span> <span>31 December 2019</span></p>
<p><span>Funded under</span> EXCELLENT SCIENCE</p>
<p><span>Total cost</span> <span>€ 972&nbsp;000,50</span></p>
<p><span>EU contribution</span> <span>€ 900 000,00</span></p>
<p><span>Coordinated by</span> <span>PARADEIGMA AE</span> <span>Greece</span></p></div>
<h2>Objective</h2><p>We wanted to try <em>courage</em>.</p><p>Vinnova and Bidrag från Vinnova too.</p>
<h2>Fields of science (EuroSciVoc)</h2><ul><li>humanities</li></ul>
<h2>Keywords</h2><ul><li>dare</li><li>act</li></ul>
<h2>Programme(s)</h2><ul><li>H2020-EU.9. - Courage</li><li>MAIN PROGRAMME</li></ul>
<h2>Topic(s)</h2><ul><li>MOD-2015 - Dare</li></ul>
<h2>Call for proposal</h2><p>H2020-MOD</p><a>See other projects for this call</a>
<h2>Funding Scheme</h2><p>RIA - Research and Innovation action</p>
<h2>Coordinator</h2><div>PARADEIGMA AE</div><div>Net EU contribution</div><div>€ 500 000,00</div>
<div>Address</div><div>Odos 1</div><div>Athina</div><div>Greece</div>
<h2>Participants (2)</h2>
<div>EXAMPLE SCHOOL</div><div>Net EU contribution</div><div>€ 400 000,00</div><div>Sweden</div>
<div>BEISPIEL GMBH</div><div>Net EU contribution</div><div>€ 0,00</div><div>Germany</div>
<h2>Third-party (1)</h2>
<div>EXEMPEL AB</div><div>Net EU contribution</div><div>€ 0,00</div><div>Sweden</div>
<footer>Start date 2 May 1999</footer></body></html>"""  # noqa: E501


def test_a_page_of_cordis_is_read_by_its_own_marks(record: Making) -> None:
    found = record("page.html", PAGE)
    assert found.key == "cordis-page/691999"
    assert (found.project.funder, found.project.number) == ("ec", "691999")
    assert [title.value.value for title in found.titles] == ["Courage in the everyday & more"]
    assert found.acronym is not None
    assert found.doi is not None
    assert found.period is not None
    assert found.decided is not None
    assert found.status is not None
    assert found.amount is not None
    assert found.total_cost is not None
    assert (found.acronym.value, found.doi.value) == ("MOD", "10.3030/691999")
    assert (str(found.period.value.start), str(found.period.value.end)) == (
        "2016-01-01", "2019-12-31",
    )  # fmt: skip
    assert str(found.decided.value) == "2015-10-28"
    assert found.status.value == "avslutat"
    assert found.amount.value.amount == Decimal(900000)
    assert found.total_cost.value.amount == Decimal("972000.50")
    (section,) = found.sections
    assert section.body.of(found.text).startswith("We wanted to try courage. Vinnova")
    assert {(t.value.scheme, t.value.code) for t in found.topics} == {
        ("cordis-call", "H2020-MOD"), ("cordis-programme", "H2020-EU.9."),
        ("cordis-topic", "MOD-2015"), ("cordis-funding-scheme", "RIA"),
    }  # fmt: skip
    assert [word.value.value for word in found.keywords] == ["dare", "act"]
    assert found.warnings == ()


def test_the_organisations_of_a_page_have_their_roles_and_countries(record: Making) -> None:
    found = record("page.html", PAGE)
    told = [(s.value.role, s.value.organisation.name, s.value.organisation.country)
            for s in found.shares]  # fmt: skip
    assert told == [
        ("koordinator", "PARADEIGMA AE", "GR"), ("deltagare", "EXAMPLE SCHOOL", "SE"),
        ("deltagare", "BEISPIEL GMBH", "DE"), ("tredje-part", "EXEMPEL AB", "SE"),
    ]  # fmt: skip
    assert found.coordinator is not None
    assert "Odos" not in found.text


def test_a_page_without_lists_has_the_coordinator_of_its_head(record: Making) -> None:
    found = record("page.html", PAGE.partition("<h2>Coordinator</h2>")[0])
    assert found.coordinator is not None
    assert found.coordinator.value.name == "PARADEIGMA AE"


@pytest.mark.parametrize(
    "change",
    [
        ('<link rel="canonical" href="https://cordis.europa.eu/project/id/691999">',
         '<meta property="og:url" content="https://cordis.europa.eu/project/id/691999/en">'),
        ('<link rel="canonical" href="https://cordis.europa.eu/project/id/691999">', ""),
        ("Grant agreement ID: 691999", "nothing"),
        ("€ 972&nbsp;000,50", "No data"),
    ],
)  # fmt: skip
def test_a_page_is_known_though_one_mark_is_gone(record: Making, change: tuple[str, str]) -> None:
    found = record("page.html", PAGE.replace(*change))
    assert found.key == "cordis-page/691999"


def test_a_page_of_cordis_without_its_facts_is_refused_in_words(
    reading: Callable[..., list[object]],
) -> None:
    link = '<link rel="canonical" href="https://cordis.europa.eu/project/id/1">'
    (error,) = reading("page.html", f"<html><head>{link}</head><body><p>Wait</p></body></html>")
    assert "no title" in str(error)


def test_a_page_in_another_language_is_refused_and_not_read_in_part(
    reading: Callable[..., list[object]],
) -> None:
    text = PAGE
    for english, other in (("Start date", "Startdatum"), ("Total cost", "Gesamtkosten"),
                           ("EU contribution", "EU-Beitrag"), ("Objective", "Ziel")):  # fmt: skip
        text = text.replace(english, other)
    (error,) = reading("page.html", text)
    assert "in English" in str(error)


def test_a_heading_of_a_role_with_nothing_under_it_names_nobody(record: Making) -> None:
    text = "<h2>Participants (2)</h2><h2>Third-party (1)</h2>"
    found = record("page.html", PAGE.replace("<h2>Participants (2)</h2>", text))
    assert "tredje-part" in [share.value.role for share in found.shares]
