"""The part of a real source's table that questions are held against, and what it says."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from innokraft.change.build import build
from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_pages import Rows

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


def real_part(shared_data: Path, folder: Path) -> Real:
    """A part of the table, and of what the interface says of the same projects, as a graph."""
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


def people(line: Line) -> set[str]:
    return {who for who, _ in roles(line)}


def roles(line: Line) -> set[tuple[str, str]]:
    return set(ROLE.findall(line["InvolvedPeople"]))
