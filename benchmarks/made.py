"""Makes records to measure with: as many as wanted, the same each time, none of them real."""

from __future__ import annotations

import csv
import os
import random
from pathlib import Path

from innokraft.readers.values.characters import luhn

COLUMNS = (
    "ProjectId", "ProjectTitleSv", "ProjectTitleEn", "ProjectAbstractSv", "ProjectAbstractEn",
    "ProjectStartDate", "ProjectEndDate", "CoordinatingOrganisationId",
    "CoordinatingOrganisationNameSv", "CoordinatingOrganisationNameEn",
    "CoordinatingOrganisationTypeOfOrganisationSv", "CoordinatingOrganisationTypeOfOrganisationEn",
    "FundingOrganisationId", "FundingOrganisationNameSv", "FundingOrganisationNameEn",
    "FundingOrganisationTypeOfOrganisationSv", "FundingOrganisationTypeOfOrganisationEn",
    "FundingsSek", "FundingYear", "FundingStartDate", "FundingEndDate", "TypeOfAwardId",
    "TypeOfAwardDescrSv", "TypeOfAwardDescrEn", "UpdatedDate", "LoadedDate", "InvolvedPeople",
    "Scbs",
)  # fmt: skip
PLAIN = (
    "projektet", "metoden", "underlaget", "staden", "vattnet", "materialet", "mätningen", "och",
    "för", "att", "med", "under", "mellan", "gruppen", "visar", "prövar", "bygger", "beskriver",
    "samlar", "nya", "många", "flera", "tidiga", "lokala", "resultat", "frågor",
)  # fmt: skip
PLAIN_EN = (
    "the", "project", "method", "city", "water", "material", "measurement", "and", "for", "with",
    "under", "group", "shows", "tests", "builds", "describes", "gathers", "new", "many", "several",
    "early", "local", "results", "questions", "that", "of",
)  # fmt: skip
RECORDS = int(os.environ.get("INNOKRAFT_BENCH_RECORDS", "2000"))
"""How many records the benchmarks make, unless the environment says otherwise."""
TELLING = ("samverkan", "mod", "handlingsutrymme", "tillit", "innovationskraft", "mångfald")
TELLING_EN = ("collaboration", "courage", "room to act", "trust", "innovation", "diversity")
PARTS = ("Syfte och mål", "Förväntade effekter och resultat", "Upplägg och genomförande")
PARTS_EN = ("Purpose and goal", "Expected results and effects", "Approach and implementation")


def write_export(path: Path, count: int, first: int = 0) -> Path:
    """A SweCRIS export of `count` made records, the first of that number; gives the path."""
    source = random.Random(7 + first)  # noqa: S311 - made data, no secret
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(COLUMNS)
        for number in range(first, first + count):
            writer.writerow(_row(source, number))
    return path


def _row(source: random.Random, number: int) -> list[str]:
    school, year = number % 40, 2005 + number % 18
    values = {
        "ProjectId": f"{year}-{number:05}_Vinnova",
        "ProjectTitleSv": f"Projekt {number} om {source.choice(TELLING)}",
        "ProjectTitleEn": f"Project {number} on trust and learning",
        "ProjectAbstractSv": _prose(source, PARTS, PLAIN, TELLING),
        "ProjectAbstractEn": _prose(source, PARTS_EN, PLAIN_EN, TELLING_EN),
        "ProjectStartDate": f"{year}-03-01 12:00:00",
        "ProjectEndDate": f"{year + 2}-02-28 12:00:00",
        "CoordinatingOrganisationId": _number_of(school),
        "CoordinatingOrganisationNameSv": f"Högskolan nummer {school}",
        "CoordinatingOrganisationNameEn": f"School number {school}",
        "FundingOrganisationId": "202100-5216",
        "FundingOrganisationNameSv": "Vinnova",
        "FundingOrganisationNameEn": "Vinnova",
        "FundingsSek": str(source.randrange(1, 90) * 50_000),
        "FundingYear": str(year),
        "InvolvedPeople": f"¤¤¤{number}¤Person {number}¤¤Principal Investigator¤Projektledare¤-",
        "Scbs": "¤¤¤ 5: Samhällsvetenskap, Social Sciences, 502: Ekonomi, Economics",
    }
    return [values.get(column, "") for column in COLUMNS]


def _number_of(school: int) -> str:
    """An organisation number with its check digit, by which a school is known again."""
    return next(
        f"202199-{school:03}{digit}" for digit in range(10) if luhn(f"202199{school:03}{digit}")
    )


def _prose(
    source: random.Random, parts: tuple[str, ...], plain: tuple[str, ...], telling: tuple[str, ...]
) -> str:
    def sentence() -> str:
        words = [source.choice(plain) for _ in range(source.randrange(8, 22))]
        words.insert(source.randrange(len(words)), source.choice(telling))
        return " ".join(words).capitalize() + "."

    return "\n\n".join(
        f"{part}:\n" + " ".join(sentence() for _ in range(source.randrange(3, 7))) for part in parts
    )
