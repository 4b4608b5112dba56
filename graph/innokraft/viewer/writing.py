"""A graph's page, drawn and written to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from innokraft.analysis.covered import totals
from innokraft.bilingual import Bilingual
from innokraft.files.atomic_writes import File, writing_file
from innokraft.network import build_network
from innokraft.network.collector import without_collector
from innokraft.network.model import Drawn
from innokraft.project.parts import told_of
from innokraft.query.questions import questions as questions_that_ship
from innokraft.viewer.figure import figure
from innokraft.viewer.page import data_of, page_of
from innokraft.viewer.questions import answers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innokraft.query.questions import Question
    from innokraft.store.embedded import EmbeddedStore


_READ = "method-read-text"


def write_page(  # noqa: PLR0913 - what to draw is told by name
    store: EmbeddedStore,
    file: File,
    *,
    focus: str | None,
    hops: int,
    limit: int,
    title: str | None,
    language: str,
    questions: bool | None,
    node_modules: Path | None,
    library: Sequence[Question],
) -> Drawn:
    """Writes the page of a graph, as `Graph.render` says; `focus` is an IRI.

    `library` are the questions that may be answered in it; a project folder's own are not, for
    nobody knows how long they take.
    """
    title = title or _title(store, focus, language)
    asked = None
    if node_modules is not None:
        from innokraft.viewer.sparql import asking

        asked = asking(store, node_modules)
    with without_collector():
        well_read = totals(store).words
        network = build_network(store, focus=focus, hops=hops, limit=limit)
        answers = answers_of(store, network, questions, _shipped(library))
        data, packs = data_of(network, title, language, answers)
        data["words"]["ui"] |= {_READ: _joined(well_read, data["words"]["ui"][_READ])}
        about, answered = network.graph["about"], answers is not None
        drawn = Drawn(len(network), about.left_out, about.projects if about.overview else 0)
        network.clear()  # it holds itself, and what it holds is not wanted any more
        del about, answers
        page = page_of(data, packs, answered=answered, asked=asked).encode()
    with writing_file(file) as out:
        out.write(page)
    return drawn


def write_figure(  # noqa: PLR0913 - what to draw is told by name
    store: EmbeddedStore,
    file: File,
    *,
    focus: str | None,
    hops: int,
    limit: int,
    title: str | None,
    language: str,
) -> Drawn:
    """Writes the map of a graph as SVG, as `Graph.draw` says; `focus` is an IRI."""
    title = title or _title(store, focus, language)
    with without_collector():
        network = build_network(store, focus=focus, hops=hops, limit=limit)
        data, _ = data_of(network, title, language)
        svg = figure(data).encode()
    with writing_file(file) as out:
        out.write(svg)
    return Drawn(
        len(data["places"]), data["leftOut"], data["projects"][0] if data["projects"] else 0
    )


def _title(store: EmbeddedStore, focus: str | None, language: str) -> str | None:
    """What the project folder of a graph calls it; nothing for a part of it."""
    told = told_of(store).title
    return told.of(language) if told and focus is None else None


def _joined(one: Bilingual, other: Bilingual) -> Bilingual:
    return Bilingual(f"{one.sv} {other.sv}", f"{one.en} {other.en}")


def _shipped(asked: Sequence[Question]) -> list[Question]:
    files = {each.file for each in questions_that_ship()}
    return [each for each in asked if each.file in files]
