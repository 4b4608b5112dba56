"""The end of a report: how it was made, what it cannot tell, how old it is, how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version

from innokraft.analysis.covered import Totals
from innokraft.bilingual import Bilingual
from innokraft.export.description import AUTHORS
from innokraft.reporting.document import Block, Command, Document, Heading, Items, Line, Table
from innokraft.reporting.words import WORDS, number
from innokraft.views.holdings import HeldSource
from innokraft.views.literals import date_in_words

_POINTS = {
    "quotes": Bilingual(
        "Varje uppgift vilar på ett citat ur en källpost; noterna säger vilken version av den, var "
        "i texten (i tecken, slutet ej med) och var den går att läsa. Citaten är ordagranna.",
        "Each statement rests on a quote from a source record; the notes say which version of it, "
        "where in its text (counted in characters, the end not included) and where it can be read. "
        "Quotes are verbatim.",
    ),
    "machine": Bilingual(
        "Det som är funnet av maskin är hittat med ord och mönster: att texten nämner begreppet, "
        "inte vad den säger om det. En omskrivning som inget mönster känner är missad, och en del "
        "träffar är fel. Hur många är inte mätt på de här texterna; innokraft evaluate mäter det "
        "mot ett facit.",
        "What was found by machine was found by words and patterns: that the text mentions the "
        "concept, not what it says of it. A paraphrase that no pattern knows is missed, and some "
        "hits are wrong. How many was not measured on these texts; innokraft evaluate measures it "
        "against a gold.",
    ),
    "person": Bilingual(
        "Det som är läst av en person har en visshet; det som texten säger med förbehåll står för "
        "sig och räknas inte som konstaterat.",
        "What a person has read has a certainty; what a text says with a reservation stands apart "
        "and does not count as stated.",
    ),
    "unseen": Bilingual(
        "Bara källposterna är lästa: inte projektens publikationer, webbplatser eller bilagor. Det "
        "som inte står i dem syns inte här, och att något saknas betyder inte att det inte finns.",
        "Only the source records were read: not the publications, sites or appendices of the "
        "projects. What they do not say is not seen here, and what is missing may still be.",
    ),
    "money": Bilingual(
        "Ett bidrag räknas en gång och helt, hur mycket av projektet som än gäller ämnet. Valutor "
        "läggs aldrig ihop, och belopp är inte omräknade till en tids penningvärde.",
        "A grant counts once and whole, however much of its project is on the subject. Currencies "
        "are never added, and amounts are not converted to the value of one time.",
    ),
    "whole": Bilingual(
        "Grafen är de källposter som den byggdes av, inte allt som har finansierats: skillnader "
        "mellan år och finansiärer kan vara skillnader mellan källor.",
        "The graph is the records that it was built from, not all that was funded: differences "
        "between years and funders can be differences between sources.",
    ),
}
_SOURCES = Bilingual("Vad grafen är byggd av", "What the graph was built from")
_HEADS = (
    Bilingual("Källa", "Source"),
    Bilingual("Utgivare", "Publisher"),
    Bilingual("Källposter", "Records"),
    Bilingual("Nyast", "Newest"),
)
_UNKNOWN = Bilingual("okänt", "not known")
_CITE = Bilingual(
    "Citera rapporten: {authors}. {title}. Gjord med innokraft {version} ur {records} källposter"
    "{newest}. Grafens SHA-256 ges av ",
    "Cite the report as: {authors}. {title}. Made with innokraft {version} from {records} source "
    "records{newest}. The SHA-256 of the graph is printed by ",
)
_NEWEST = Bilingual(", den nyaste från {date}", ", the newest of {date}")


def method(document: Document, sources: Sequence[HeldSource], read: Totals) -> Iterator[Block]:
    """How a report was made, how well its graph is read, and what it cannot tell."""
    tongue = document.language
    yield Heading(WORDS["method-of"].of(tongue))
    points: list[Line] = [(words.of(tongue),) for words in _POINTS.values()]
    well = (f"{read.words.of(tongue)[:-1]}: ", Command("innokraft coverage"), ".")
    yield Items((*points, well, _citation(document, sources)))
    rows = []
    for each in sources:
        publisher = each.publisher_name.of(tongue) if each.publisher_name else _UNKNOWN.of(tongue)
        newest = date_in_words(str(each.newest.date)).of(tongue) if each.newest else ""
        cells = (each.format_name.of(tongue), publisher, number(each.records, tongue))
        rows.append(tuple((cell,) for cell in (*cells, newest or _UNKNOWN.of(tongue))))
    head = tuple(words.of(tongue) for words in _HEADS)
    yield Table(_SOURCES.of(tongue), head, tuple(rows), frozenset({2}))


def _citation(document: Document, sources: Sequence[HeldSource]) -> Line:
    newest = max(
        (each.newest for each in sources if each.newest), key=lambda m: m.rank, default=None
    )
    words = _CITE.filled(
        authors=AUTHORS,
        title=document.title,
        version=version("innokraft"),
        records=number(sum(each.records for each in sources), document.language),
        newest=_NEWEST.filled(date=date_in_words(str(newest.date))) if newest else "",
    )
    return (words.of(document.language), Command("innokraft info"), ".")
