"""How much of a browser's main thread our page takes, beside three ways to draw the same graph.

All draw 1,500 nodes at the same places, in a window of the same size. A zoom step is a turn of the
wheel, a pan step a move of a drag; to load is to come from nothing to a picture that is drawn.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison, Spent, innokraft
from innokraft.network import build_network, links, things
from innokraft.store import open_graph
from innokraft.viewer import render
from innokraft.viewer.drawing import draw
from innokraft.viewer.page import vis_network

if TYPE_CHECKING:
    import networkx as nx
    from playwright.sync_api import Browser, CDPSession, Page

NODES = 1500
WHOLE = 10**9
"""So many projects are drawn one by one, and in no overview: there would be fewer nodes in it."""
STEPS = int(os.environ.get("INNOKRAFT_BENCH_STEPS", "10"))
PATIENCE, AT_REST = 180_000, 400  # milliseconds
WINDOW = (1440, 900)
ARGUMENTS = (
    "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-accelerated-2d-canvas", "--disable-gpu-rasterization",
)  # fmt: skip
MODULES = Path(__file__).parents[1] / "node_modules"
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
PLACE = "() => document.querySelector('#network').getBoundingClientRect().toJSON()"
READY = 'document.documentElement.dataset.ready = "";'
COLOURS = ("#1d4b84", "#96590a", "#0d7566", "#6a4a9c", "#b0352b")
PEERS = {
    "pyvis (vis-network)": f"""
const nodes = graph.nodes.map(([x, y, size, color, label], id) =>
  ({{ id, x, y, size, color, label, shape: "dot" }}));
const edges = graph.edges.map(([from, to]) => ({{ from, to, arrows: "to" }}));
const drawing = new vis.Network(box, {{ nodes: new vis.DataSet(nodes),
  edges: new vis.DataSet(edges) }}, {{ physics: false, edges: {{ smooth: false }} }});
drawing.once("afterDrawing", () => {{ {READY} }});""",
    "Cytoscape.js 3": f"""
const elements = [...graph.nodes.map(([x, y, size, color, label], id) =>
  ({{ data: {{ id: `n${{id}}`, size: 2 * size, color, label }}, position: {{ x, y }} }})),
  ...graph.edges.map(([from, to]) => ({{ data: {{ source: `n${{from}}`, target: `n${{to}}` }} }}))];
const drawing = cytoscape({{ container: box, elements, layout: {{ name: "preset" }}, style: [
  {{ selector: "node", style: {{ width: "data(size)", height: "data(size)", label: "data(label)",
    "background-color": "data(color)" }} }},
  {{ selector: "edge", style: {{ width: 1, "curve-style": "straight",
    "target-arrow-shape": "triangle" }} }}] }});
drawing.one("render", () => {{ {READY} }});""",
    "sigma 3": f"""
const told = new graphology.MultiDirectedGraph();
graph.nodes.forEach(([x, y, size, color, label], id) =>
  told.addNode(id, {{ x, y: -y, size: size / 4, color, label }}));
for (const [from, to] of graph.edges) told.addEdge(from, to, {{ type: "arrow" }});
new Sigma(told, box);
{READY}""",
}
FILES = {
    "Cytoscape.js 3": ("cytoscape/dist/cytoscape.min.js",),
    "sigma 3": ("graphology/dist/graphology.umd.min.js", "sigma/dist/sigma.min.js"),
}


def comparisons(folder: Path) -> Iterator[Comparison]:
    """To load, to zoom and to pan, beside each of the three."""
    if missing := [
        file for some in FILES.values() for file in some if not (MODULES / file).is_file()
    ]:
        raise SystemExit(f"{missing[0]} is not in node_modules: npm ci")
    from playwright.sync_api import sync_playwright

    with ExitStack() as stack:
        driver = stack.enter_context(sync_playwright())
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(ARGUMENTS)
        )
        stack.callback(browser.close)
        network = _network(folder)
        ours = _written(folder / "ours.html", render(network, language="en"))
        page = _opened(browser, ours)
        place = page.page.evaluate(PLACE)
        for name in PEERS:
            path = _written(folder / f"{name.split()[0]}.html", _page_of(name, network, place))
            peer = _opened(browser, path)
            for what, steps in {"a zoom step": _zoom, "a pan step": _pan}.items():
                yield Comparison(what, name, partial(steps, page), partial(steps, peer))
            peer.page.close()
            yield Comparison(
                "from a file to a picture", name, partial(_load, browser, ours),
                partial(_load, browser, path),
            )  # fmt: skip


def figures(folder: Path) -> Iterator[str]:
    """How large the page is."""
    size = (folder / "ours.html").stat().st_size
    yield f"the page of so many things is {size / 1e6:.1f} MB"


def _network(folder: Path) -> nx.MultiDiGraph:
    graph = folder / "graph"
    innokraft("build", str(write_export(folder / "a.csv", RECORDS)), "-g", str(graph))()
    return build_network(open_graph(str(graph)), many=WHOLE, limit=NODES)


def _page_of(name: str, network: nx.MultiDiGraph, place: dict[str, float]) -> str:
    """A page of a peer's that draws our nodes and edges where ours stand, as large as ours."""
    nodes, edges = things(network), links(network)
    kinds = sorted({node.kind for node in nodes})
    number = {node.iri: index for index, node in enumerate(nodes)}
    graph = {
        "nodes": [
            [*spot, COLOURS[kinds.index(node.kind) % len(COLOURS)], node.label.en]
            for node, spot in zip(nodes, draw(nodes, edges).places, strict=True)
        ],
        "edges": [[number[edge.source], number[edge.target]] for edge in edges],
    }
    library = [(MODULES / file).read_text("utf-8") for file in FILES.get(name, ())]
    scripts = [*(library or [vis_network()]), _SETTING.format(json.dumps(graph)) + PEERS[name]]
    size = f"width: {place['width']}px; height: {place['height']}px"
    return (
        f'<!DOCTYPE html><meta charset="utf-8"><body style="margin: 0"><div id="network" '
        f'style="{size}"></div>' + "".join(f"<script>{script}</script>" for script in scripts)
    )


_SETTING = 'const graph = {}; const box = document.getElementById("network");'


def _written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


@dataclass(frozen=True, slots=True)
class _Opened:
    """A page, and what tells of its main thread."""

    page: Page
    session: CDPSession

    def worked(self) -> float:
        """Milliseconds that the main thread has worked since the page was made."""
        told = self.session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(float(each["value"]) for each in told if each["name"] == "TaskDuration")


def _opened(browser: Browser, path: Path) -> _Opened:
    width, height = WINDOW
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.set_default_timeout(PATIENCE)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(path.as_uri())
    page.locator("html[data-ready]").wait_for(state="attached")
    page.evaluate(DRAWN)
    return _Opened(page, session)


def _load(browser: Browser, path: Path) -> Spent:
    start = perf_counter()
    opened = _opened(browser, path)
    clock = perf_counter() - start
    worked = opened.worked()
    opened.page.close()
    return Spent(clock * 1000, worked)


def _zoom(opened: _Opened) -> Spent:
    """Into the middle and out again."""
    mouse, place = opened.page.mouse, opened.page.evaluate(PLACE)
    mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    turns = [-100] * (STEPS // 2) + [100] * (STEPS // 2)
    return _steps(opened, [partial(mouse.wheel, 0, turn) for turn in turns])


def _pan(opened: _Opened) -> Spent:
    """By a corner, where nothing stands, there and back."""
    mouse, place = opened.page.mouse, opened.page.evaluate(PLACE)
    x, y = place["x"] + 8, place["y"] + 8
    mouse.move(x, y)
    mouse.down()
    ways = [*range(1, STEPS // 2 + 1), *range(STEPS // 2 - 1, -1, -1)]
    spent = _steps(opened, [partial(mouse.move, x + 30 * way, y + 15 * way) for way in ways])
    mouse.up()
    return spent


def _steps(opened: _Opened, steps: list[Callable[[], Any]]) -> Spent:
    """What the main thread works for a step, until all that it moves has come to rest."""
    before = opened.worked()
    for step in steps:
        step()
        opened.page.evaluate(DRAWN)
    opened.page.wait_for_timeout(AT_REST)
    worked = (opened.worked() - before) / len(steps)
    return Spent(worked, worked)
