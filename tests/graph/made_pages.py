"""Made project pages with what was read in them, for tests that need more than the seed.

No real project is among them. What a page says in prose is numbered lines, so that no concept is
mentioned by chance; each statement rests on a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from innokraft.build import build
from innokraft.store.embedded import EmbeddedStore

Says = tuple[str, str]
"""A statement as an annotation writes it, and how certain it is."""

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
    """One made page. `things` are lines of its annotation, `text` is prose of its own."""

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
