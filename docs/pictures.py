"""Takes pictures of the viewer in a browser, from the shipped record and from made ones.

`bash scripts/pictures` writes the two of the README to `docs/pictures/`; with `--all FOLDER` it
writes fourteen to look at: seven subjects, each on a laptop by day and on a phone by night. With
`--graph GRAPH` the large one of them shows a graph of one's own.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.made import COLUMNS
from innokraft import Graph, build
from innokraft.files.shipped import resource
from innokraft.model.concepts import Concept, load_concepts
from innokraft.readers.values.characters import luhn

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).with_name("pictures")
LAPTOP, PHONE = (1440, 900, "light"), (390, 844, "dark")
"""Windows: how wide, how high, and in which colours."""
SEED = "project/vinnova/2015-01573"
MANY, MORE = 140, 3300
"""How many made projects there are in the smaller overview, and in the larger one."""
CONCEPTS = ("concept/nollfelskultur", "concept/silotankande")
ORGANISATION = "organisation/norra-hogskolan"
MADE_UP = "made-up projects"
PLACES = (
    "Norra", "Södra", "Västra", "Östra", "Kustens", "Fjällens", "Slättens", "Sundets", "Öarnas",
    "Skogens", "Älvens", "Bruksortens",
)  # fmt: skip
BODIES = ("högskolan", "kommunen", "regionen", "verkstaden")
FUNDERS = (("202100-5216", "Vinnova"), ("202100-5232", "Forskningsrådet för hållbarhet"))
SENTENCES = (
    "Projektet prövar {a} och {b} i vardagen.", "Målet är {a}, och att {b} blir en vana.",
    "Vi följer {a} mellan orterna.", "Resultatet visar hur {b} hänger på {a}.",
)  # fmt: skip


def main() -> None:
    """Takes the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", metavar="FOLDER", type=Path, help="write fourteen pictures there")
    parser.add_argument("--graph", help="a graph of one's own, for the large one of them")
    given = parser.parse_args()
    with TemporaryDirectory() as folder, browser() as chromium:
        seed = page_of(Path(folder), "seed", None)
        many = page_of(Path(folder), "many", MANY)
        if given.all:
            more = page_of(Path(folder), "more", MORE, given.graph)
            every(chromium, seed, many, more, given.all)
        else:
            FOLDER.mkdir(exist_ok=True)
            take(chromium, seed, f"#show={SEED}&lang=en", FOLDER / "project.jpeg")
            take(chromium, many, "#lang=en", FOLDER / "overview.jpeg")


def every(chromium: Browser, seed: Path, many: Path, more: Path, folder: Path) -> None:
    """The fourteen pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    subjects = {
        "seed": (seed, "#"),
        "many": (many, "#"),
        "more": (more, "#"),
        "concept": (many, f"#show={CONCEPTS[0]}"),
        "organisation": (many, f"#show={ORGANISATION}"),
        "project": (seed, f"#show={SEED}"),
        "comparison": (many, f"#compare={','.join(CONCEPTS)}"),
    }
    for name, (page, address) in subjects.items():
        take(chromium, page, address, folder / f"{name}-day.png")
        take(chromium, page, address, folder / f"{name}-night.png", PHONE)


def take(
    chromium: Browser, page: Path, address: str, to: Path, window: tuple[int, int, Any] = LAPTOP
) -> None:
    """A picture of a page at an address of its own."""
    width, height, scheme = window
    shown = chromium.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    shown.goto(page.as_uri() + address)
    shown.locator("html[data-ready]").wait_for(state="attached")
    shown.evaluate("document.activeElement.blur()")
    shown.wait_for_timeout(600)
    if to.suffix == ".png":
        shown.screenshot(path=to)
    else:
        shown.screenshot(path=to, type="jpeg", quality=80)
    shown.close()
    sys.stdout.write(f"{to}: {to.stat().st_size // 1000} kB\n")


def page_of(folder: Path, name: str, count: int | None, graph: str | None = None) -> Path:
    """The page of the shipped records, of so many made ones, or of a graph."""
    if graph is None:
        graph = str(folder / name)
        made = [] if count is None else [made_records(folder / f"{name}.csv", count)]
        build(graph, made or [resource("data/records"), resource("data/annotations")])
    page = folder / f"{name}.html"
    Graph(graph).render(page, title=None if count is None else f"{count} {MADE_UP}")
    return page


def made_records(path: Path, count: int) -> Path:
    """A SweCRIS export of made projects, each on a few concepts that go together."""
    source = random.Random(2031)  # noqa: S311 - made data, no secret
    themes = list(_themes())
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(COLUMNS)
        for number in range(count):
            row = _row(source, number, themes)
            writer.writerow([row.get(column, "") for column in COLUMNS])
    return path


def _themes() -> Iterator[list[str]]:
    """The names of concepts that stand together in the scheme, some of them."""
    scheme = load_concepts()
    children: dict[str, list[Concept]] = {}
    for concept in sorted(scheme, key=lambda concept: concept.id):
        for broader in concept.broader:
            children.setdefault(broader, []).append(concept)
    for some in children.values():
        names = [one.label("sv") for one in some if one.matching == "auto"]
        if len(names) > 2:
            yield names[:6]


def _row(source: random.Random, number: int, themes: list[list[str]]) -> dict[str, str]:
    theme = themes[min(source.randrange(len(themes)), source.randrange(len(themes)))]
    mine = source.sample(theme, min(len(theme), 2 + source.randrange(2)))
    mine.append(source.choice(source.choice(themes)))
    school, funder = min(source.randrange(48), source.randrange(48)), FUNDERS[number % 3 == 0]
    name = f"{PLACES[school % len(PLACES)]} {BODIES[school // len(PLACES)]}"
    start = 2010 + source.randrange(14)
    text = " ".join(
        source.choice(SENTENCES).format(a=mine[n % len(mine)], b=mine[(n + 1) % len(mine)])
        for n in range(4)
    )
    return {
        "ProjectId": f"{start}-{number:05}_{funder[1].split()[0]}",
        "ProjectTitleSv": f"{mine[0].capitalize()} och {mine[1]}, del {number % 12 + 1}",
        "ProjectAbstractSv": text,
        "ProjectStartDate": f"{start}-03-01 12:00:00",
        "ProjectEndDate": f"{start + 1 + number % 3}-02-28 12:00:00",
        "CoordinatingOrganisationId": _number_of(school),
        "CoordinatingOrganisationNameSv": name,
        "FundingOrganisationId": funder[0],
        "FundingOrganisationNameSv": funder[1],
        "FundingsSek": str(source.randrange(2, 120) * 50_000),
        "FundingYear": str(start),
    }


def _number_of(school: int) -> str:
    """An organisation number with its check digit."""
    return next(
        f"202199-{school:03}{digit}" for digit in range(10) if luhn(f"202199{school:03}{digit}")
    )


def browser() -> Any:
    """A chromium, to be used in a `with`."""
    from contextlib import contextmanager

    from playwright.sync_api import sync_playwright

    @contextmanager
    def running() -> Iterator[Browser]:
        path = os.environ.get("INNOKRAFT_CHROMIUM") or shutil.which("chromium")
        if path is None:
            raise SystemExit("no chromium on the path; INNOKRAFT_CHROMIUM can say where one is")
        with sync_playwright() as driver:
            chromium = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
            yield chromium
            chromium.close()

    return running()


if __name__ == "__main__":
    main()
