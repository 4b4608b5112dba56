"""A graph's page, drawn and written to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from innokraft.files.atomic_writes import File, writing_file
from innokraft.network import build_network
from innokraft.network.collector import without_collector
from innokraft.network.model import Drawn
from innokraft.viewer.figure import figure
from innokraft.viewer.page import data_of, render
from innokraft.viewer.questions import answers_of

if TYPE_CHECKING:
    from innokraft.store.embedded import EmbeddedStore


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
) -> Drawn:
    """Writes the page of a graph, as `Graph.render` says; `focus` is an IRI."""
    asked = None
    if node_modules is not None:
        from innokraft.viewer.sparql import asking

        asked = asking(store, node_modules)
    with without_collector():
        network = build_network(store, focus=focus, hops=hops, limit=limit)
        answers = answers_of(store, network, questions)
        page = render(
            network, title=title, language=language, answers=answers, asked=asked
        ).encode()
    about = network.graph["about"]
    with writing_file(file) as out:
        out.write(page)
    return Drawn(len(network), about.left_out, about.projects if about.overview else 0)


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
    with without_collector():
        network = build_network(store, focus=focus, hops=hops, limit=limit)
        data, _ = data_of(network, title, language)
        svg = figure(data).encode()
    with writing_file(file) as out:
        out.write(svg)
    return Drawn(
        len(data["places"]), data["leftOut"], data["projects"][0] if data["projects"] else 0
    )
