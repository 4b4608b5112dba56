"""Made project pages with what was read in them, for tests that need more than the seed.

No real project is among them. What a page says in prose is numbered lines, so that no concept is
mentioned by chance; each statement rests on a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from innokraft.change.build import build
from innokraft.query.binding import bind
from innokraft.query.functions import functions_of
from innokraft.query.questions import question
from innokraft.rdf.namespaces import BASE, term
from innokraft.store.base import rows, value_of
from innokraft.store.embedded import EmbeddedStore

Says = tuple[str, str]
"""A statement as an annotation writes it, and how certain it is."""

Rows = list[dict[str, str]]
FIRM, JUDGED, HEDGED, PROBABLE, POSSIBLE = (
    "konstaterat", "bedömt", "förbehållet", "troligt", "möjligt",
)  # fmt: skip

_PAGE = """\
{title}

Diarienummer {number}
Koordinator {coordinator}
Bidrag från Vinnova {amount} kronor
Projektets löptid {period}
Status {status}

Syfte och mål

Rad noll.
{lines}

Resultat och förväntade effekter

Annat.

Upplägg och genomförande

Mer annat.
{ending}"""
_UNREVIEWED = (
    "\nTexten på den här sidan har projektgruppen själv formulerat och innehållet är inte "
    "granskat av våra redaktörer.\n"
)


@dataclass(frozen=True, slots=True)
class Page:
    """One made page. `things` are lines of its annotation, `text` is prose of its own.

    `held_by` is the thing that holds what the page says, if that is not its project group.
    """

    number: str
    says: tuple[Says, ...] = ()
    title: str = ""
    coordinator: str = "Ena högskolan"
    amount: str = "100 000"
    period: str = "april 2015 - juni 2015"
    status: str = "Avslutat"
    things: tuple[str, ...] = ("m: {kind: event, label: {sv: mötet, en: the meeting}}",)
    text: str = ""
    reviewed: bool = True
    name: str = ""
    held_by: str = ""

    def line(self, place: int) -> str:
        """The line that the statement at a place rests on."""
        return f"Rad {self.number} nr {place + 1}."

    def write(self, folder: Path) -> list[Path]:
        """Writes the page and its annotation."""
        lines = [self.line(place) for place in range(len(self.says))]
        page = folder / f"{self.name or self.number}.txt"
        page.write_text(
            _PAGE.format(
                title=self.title or f"Sak {self.number}",
                number=self.number,
                coordinator=self.coordinator,
                amount=self.amount,
                period=self.period,
                status=self.status,
                lines="\n".join([*lines, self.text]),
                ending="" if self.reviewed else _UNREVIEWED,
            ),
            "utf-8",
        )
        if not self.says:
            return [page]
        annotation = folder / f"{self.number}.yaml"
        annotation.write_text(self._annotation(), "utf-8")
        return [page, annotation]

    def _annotation(self) -> str:
        head = ["annotation: 1", f"record: vinnova-page/{self.number}", "curator: made", "things:"]
        body = [f"  {thing}" for thing in self.things]
        body.append("readings:")
        for place, (says, certainty) in enumerate(self.says):
            body += [f"  - quote: {self.line(place)}", f"    certainty: {certainty}"]
            body += [f"    held_by: {self.held_by}"] if self.held_by else []
            body.append(f"    says: {says}" if says.startswith("[") else f"    says: [{says}]")
        return "\n".join([*head, *body, ""])


def store_of(folder: Path, pages: Iterable[Page], *others: Path) -> EmbeddedStore:
    """The graph of pages, and of other files."""
    source = folder / "pages"
    source.mkdir()
    paths = [path for page in pages for path in page.write(source)]
    report = build(folder / "graph", [*paths, *others])
    assert report.refused == []
    return EmbeddedStore.open(folder / "graph")


class Ask(Protocol):
    """Asks a question of made pages."""

    def __call__(self, number: int, *pages: Page, lang: str = "sv", **given: str) -> Rows: ...


def answer(store: EmbeddedStore, number: int, lang: str = "sv", **given: str) -> Rows:
    """The rows of an answer as text, IRIs by their path under the base."""
    asked = question(number)
    found = store.query(asked.sparql, functions_of(store), **bind(asked, store, given, lang))
    assert isinstance(found, ox.QuerySolutions)
    return [
        {k: value_of(v).removeprefix(BASE) for k, v in row.items() if v is not None}
        for row in rows(found)
    ]


def columns(rows: Rows, *names: str) -> list[tuple[str, ...]]:
    """Some columns of an answer."""
    return [tuple(row.get(name, "") for name in names) for row in rows]


def subject(*concepts: str) -> tuple[Says, ...]:
    """Says that the project is about concepts."""
    return tuple((f"project dcterms:subject concept:{concept}", FIRM) for concept in concepts)


def with_follow_up(store: EmbeddedStore, folder: Path) -> EmbeddedStore:
    """The same graph and a project 2031-00009 that follows up 2031-00001, with its quote."""
    later, earlier = f"<{BASE}project/vinnova/2031-00009>", f"<{BASE}project/vinnova/2031-00001>"
    record, said = f"<{BASE}record/made/9/0>", f"<{BASE}record/made/9/0#statement-1>"
    follows_up = term("ik:followsUp")
    triples = [
        f"{later} {follows_up} {earlier}",
        f"{said} {term('rdf:subject')} {later}",
        f"{said} {term('rdf:predicate')} {follows_up}",
        f"{said} {term('rdf:object')} {earlier}",
        f"{said} {term('oa:hasSource')} {record}",
        f'{said} {term("oa:exact")} "följer ett tidigare"',
    ]
    path = folder / "with-follow-up.nq"
    lines = [f"{quad} .\n" for quad in store.quads()]
    path.write_text("".join(lines + [f"{t} <{BASE}graph/made/9/0> .\n" for t in triples]), "utf-8")
    return EmbeddedStore.load(path)


def swecris_row(folder: Path, **fields: str) -> Path:
    """A row of the SweCRIS export on project 2031-00001, like its page but for `fields`."""
    row = {
        "ProjectId": "2031-00001_Vinnova",
        "ProjectTitleSv": "Sak 2031-00001",
        "CoordinatingOrganisationNameSv": "Ena högskolan",
        "FundingOrganisationNameSv": "Vinnova",
        "ProjectStartDate": "2015-04-15",
        "ProjectEndDate": "2015-06-30",
        "FundingsSek": "100000",
        **fields,
    }
    path = folder / "swecris.csv"
    lines = [";".join(f'"{cell}"' for cell in cells) for cells in (row.keys(), row.values())]
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return path
