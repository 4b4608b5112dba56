"""A made world of projects in the SweCRIS export, small enough to know every answer by heart.

| number | funder  | coordinator   | from | aim               | result             | people   |
|--------|---------|---------------|------|-------------------|--------------------|----------|
| 1      | Vinnova | Ena högskolan | 2015 | innovationskraft  | risktagande        | Ann, Bo  |
| 2      | Vinnova | Andra bolaget | 2017 | risktagande       | innovationsförmåga | Ann, Cia |
| 3      | Formas  | Ena högskolan | 2018 | both of project 1 |                    | Bo, Eva  |
| 4      | Formas  | Tredje verket | 2019 | nothing           |                    | Dan, Eva |
| 5      | Vinnova | Andra bolaget | 2014 | risktagande, and öppen innovation | | Ann, Cia |

A page of Vinnova tells of project 1, too. Project 4 has no subject; of project 5, the English text
speaks of risktagande alone.
"""

from __future__ import annotations

import csv
from pathlib import Path

from innokraft.change.build import build
from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_pages import Page

_PEOPLE = {
    "Ann": "¤¤¤1¤Ann Ek¤0000-0002-1825-0097¤Principal Investigator¤Projektledare¤-",
    "Bo": "¤¤¤2¤Bo Al¤0000-0001-5109-3700¤Co-Investigator¤Medsökande¤-",
    "Cia": "¤¤¤3¤Cia Asp¤0000-0002-1694-233X¤Co-Investigator¤Medsökande¤-",
    "Eva": "¤¤¤5¤Eva Gran¤0000-0002-9079-593X¤Co-Investigator¤Medsökande¤-",
    "Dan": "¤¤¤4¤Dan Rönn¤¤Principal Investigator¤Projektledare¤-",
}
_TECHNOLOGY = "¤¤¤ 2: Teknik, Engineering and Technology"
_SOCIETY = "¤¤¤ 5: Samhällsvetenskap, Social Sciences"


def row_of(
    number: int,
    title: str,
    where: tuple[str, str],
    days: tuple[str, str],
    people: str,
    *said: str,
    **more: str,
) -> dict[str, str]:
    funder, coordinator = where
    headings = ("Syfte och mål", "Förväntade effekter och resultat")
    parts = [f"{heading}:\n{text}" for heading, text in zip(headings, said, strict=False)]
    return {
        "ProjectId": f"2031-0000{number}_{funder}",
        "ProjectTitleSv": title,
        "ProjectAbstractSv": "\n\n".join(parts),
        "ProjectAbstractEn": "",
        "ProjectStartDate": days[0],
        "ProjectEndDate": days[1],
        "CoordinatingOrganisationNameSv": coordinator,
        "FundingOrganisationNameSv": funder,
        "FundingsSek": f"{number}00000",
        "FundingYear": days[0][:4],
        "TypeOfAwardId": "1",
        "TypeOfAwardDescrSv": "Projektbidrag",
        "TypeOfAwardDescrEn": "Project grant",
        "LoadedDate": f"0{number}/01/2020 12:00:00",
        "InvolvedPeople": " ".join(_PEOPLE[name] for name in people.split()),
        "Scbs": _TECHNOLOGY,
        **more,
    }


ROWS = (
    row_of(
        1, "Kraften", ("Vinnova", "Ena högskolan"), ("2015-04-01", "2015-06-30"), "Ann Bo",
        "Vi vill ha innovationskraft.", "Projektet gav risktagande i arbetet.",
    ),
    row_of(
        2, "Modet", ("Vinnova", "Andra bolaget"), ("2017-01-01", "2018-12-31"), "Ann Cia",
        "Risktagande prövas.", "Ökad innovationsförmåga väntas.",
    ),
    row_of(
        3, "Senare", ("Formas", "Ena högskolan"), ("2018-01-01", "2020-12-31"), "Bo Eva",
        "Innovationskraft och risktagande igen.", Scbs=_SOCIETY,
    ),
    row_of(
        4, "Annat", ("Formas", "Tredje verket"), ("2019-01-01", "2019-12-31"), "Dan Eva",
        "Inget av allt detta.", TypeOfAwardId="2", TypeOfAwardDescrSv="Resebidrag",
        TypeOfAwardDescrEn="Travel grant", Scbs="",
    ),
    row_of(
        5, "Öppet", ("Vinnova", "Andra bolaget"), ("2014-01-01", "2014-12-31"), "Ann Cia",
        "Risktagande och öppen innovation.",
        ProjectAbstractEn="Purpose and goal:\nRisk-taking alone.",
    ),
)  # fmt: skip


def written(folder: Path, *rows: dict[str, str]) -> Path:
    """The file of an export that has these rows."""
    export = folder / "export.csv"
    with export.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
    return export


def made_world(folder: Path) -> EmbeddedStore:
    """The graph of it."""
    export = written(folder, *ROWS)
    page = Page("2031-00001", title="Kraften", text="Mer om innovationskraft.")
    report = build(folder / "graph", [export, *page.write(folder)])
    assert report.refused == []
    return EmbeddedStore.open(folder / "graph")
