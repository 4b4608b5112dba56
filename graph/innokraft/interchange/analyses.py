"""Analyses as files: tables in every format of an answer, documents with pictures, SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from innokraft.analysis.picture import Bars, chains, columns, described, rows
from innokraft.analysis.table import Analysis
from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError
from innokraft.export.cited import Layout
from innokraft.export.forms import as_bytes, named_format
from innokraft.files.atomic_writes import File, writing_file
from innokraft.query.running import Coming
from innokraft.text.shown import plain

if TYPE_CHECKING:
    from innokraft.export.forms import Lines
    from innokraft.store.base import Reader

HEADS: dict[str, Bilingual] = {
    "organisations": Bilingual("Organisationer", "Organisations"),
    "granted": Bilingual("Beviljat", "Granted"),
    "first": Bilingual("Första år", "First year"),
    "last": Bilingual("Sista år", "Last year"),
    "statements": Bilingual("Utsagor", "Statements"),
    "firm": Bilingual("Konstaterat, procent", "Stated, per cent"),
    "hedged": Bilingual("Med förbehåll, procent", "Hedged, per cent"),
    "by_machine": Bilingual("Funnet av maskin, procent", "Found by machine, per cent"),
    "read": Bilingual("Projekt som någon läst", "Projects that a person read"),
    "centrality": Bilingual("Centralitet", "Centrality"),
    "community": Bilingual("Grupp", "Community"),
    "all": Bilingual("Alla projekt med text", "All projects with a text"),
    "differs": Bilingual("Skiljer", "Differs"),
    "alike": Bilingual("Likhet", "Alike"),
    "shared": Bilingual("Delade", "Shared"),
    "way": Bilingual("Väg", "Way"),
    "step": Bilingual("Steg", "Step"),
    "direction": Bilingual("Pil", "Arrow"),
    "from": Bilingual("Från", "From"),
    "property": Bilingual("Sägs", "Said"),
    "to": Bilingual("Till", "To"),
    "gap": Bilingual("Lucka", "Gap"),
    "about": Bilingual("Om", "About"),
    "other": Bilingual("Och", "And"),
    "sentences": Bilingual("Meningar", "Sentences"),
    "mentioned": Bilingual("Med omnämning", "With a mention"),
    "stated": Bilingual("Med utsaga av person", "With a statement by a person"),
    "bare": Bilingual("Utan båda", "With neither"),
    "suggested": Bilingual("Med förslag som väntar", "With a suggestion that waits"),
    "waiting": Bilingual("Förslag som väntar", "Suggestions that wait"),
    "accepted": Bilingual("Godtagna", "Accepted"),
    "changed": Bilingual("Ändrade", "Changed"),
    "rejected": Bilingual("Avvisade", "Rejected"),
    "left": Bilingual("Meningar kvar att läsa", "Sentences left to read"),
    "readers": Bilingual("Läsare", "Readers"),
    "f1": Bilingual("F1 mellan läsare", "F1 between readers"),
    "kappa": Bilingual("Kappa mellan läsare", "Kappa between readers"),
    **{f"projects_{n}": Bilingual(f"Projekt {n}", f"Projects {n}") for n in range(1, 7)},
    **{f"percent_{n}": Bilingual(f"Procent {n}", f"Per cent {n}") for n in range(1, 7)},
    **{f"quote_{n}": Bilingual(f"Belägg {n}", f"Quote {n}") for n in range(1, 7)},
}
"""What stands over the columns of analyses in documents."""


class Laid(NamedTuple):
    """How an analysis is laid out, as an answer is: guarded, for a Swedish Excel, in a language."""

    guarded: bool = True
    excel: bool = False
    language: str = "sv"


def write_analysis(
    store: Reader, file: File, analysis: Analysis, form: str | Lines, laid: Laid
) -> None:
    """Writes an analysis in the format that a name or an ending says, or laid out in lines.

    Raises UsageError for a format that there is not, and for svg where there is no picture.
    """
    language = laid.language
    if isinstance(form, str):
        form = named_format(form)
    picture = _picture(analysis, language)
    if form == "svg":
        if not picture:
            raise UsageError("there is no picture of this", remedy="Write it as html or csv.")
        parts = iter([picture.encode() + b"\n"])
    else:
        layout = Layout(
            laid.guarded,
            laid.excel,
            analysis.title.of(language),
            language,
            heads=HEADS,
            lead=analysis.method.of(language),
            picture=picture,
        )
        coming = Coming("table", analysis.names, analysis.rows, graph=store)
        parts = as_bytes(form, layout, coming)
    with writing_file(file) as out:
        for part in parts:
            out.write(part)


def _picture(analysis: Analysis, language: str) -> str:
    if analysis.chains:
        return chains(analysis.title.of(language), analysis.chains, "ways")
    if not analysis.bars:
        return ""
    counts = tuple((plain(bar.label), bar.number) for bar in analysis.bars)
    bars = Bars(analysis.title.of(language), described(counts), counts)
    are_years = all(label.isdecimal() for label, _ in counts)
    return columns(bars, "bars") if are_years else rows(bars, "bars")
