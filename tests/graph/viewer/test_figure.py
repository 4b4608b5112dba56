"""The map as SVG, drawn without a browser: the page's map, its legend and its sources."""

from __future__ import annotations

import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from innokraft.network import build_network
from innokraft.store import open_graph
from innokraft.viewer.figure import figure
from innokraft.viewer.lettering import Box, Disc, lettered
from innokraft.viewer.page import data_of
from innokraft.viewer.shapes import CORNERS

MADE = Path(__file__).parents[1]
SCRIPT = MADE.parents[1] / "graph" / "innokraft" / "viewer" / "script" / "shapes.js"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(graph: Path, language: str = "sv", title: str | None = None, many: int = 150) -> str:
    network = build_network(open_graph(str(graph)), many=many)
    return figure(data_of(network, title, language)[0])


def written(svg: str) -> list[str]:
    return [str(text.text) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def test_it_has_its_title_its_things_its_legend_and_its_sources() -> None:
    words = written(drawn(MADE / "made_network.trig"))
    assert words[0] == "Kust i rörelse"
    assert {"nyfikenhet", "Öckerö", "Platser", "Härlett av oss"} <= set(words)
    assert words[-1].startswith("Källa: ")
    assert words[-1].endswith("Gjort med innokraft.")
    english = written(drawn(MADE / "made_network.trig", "en", "The coast"))
    assert english[0] == "The coast"
    assert {"Places", "Derived by us"} <= set(english)
    assert not {"Platser", "Härlett av oss"} & set(english)


def test_it_is_the_same_each_time_and_holds_nothing_but_shapes_and_words() -> None:
    for graph, many in (("made_network", 150), ("made_many", 5)):
        svg = drawn(MADE / f"{graph}.trig", many=many)
        assert svg == drawn(MADE / f"{graph}.trig", many=many)
        tags = {node.tag.removeprefix(SVG) for node in ET.fromstring(svg).iter()}
        allowed = {"svg", "title", "rect", "g", "text", "path", "circle", "polygon", "line"}
        assert tags <= allowed
        assert "NaN" not in svg
        assert "var(" not in svg


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    graph = tmp_path / "hostile.trig"
    hostile = "<script>alert(1)</script>]]>&amp;"
    text = (MADE / "made_network.trig").read_text("utf-8")
    graph.write_text(text.replace('"Öckerö"', f'"{hostile}\\u202E"'), "utf-8")
    svg = drawn(graph, title='"><script>\x00\x1b')
    assert "<script" not in svg
    assert ET.fromstring(svg).findtext(f"{SVG}title") == '"><script>\ufffd\ufffd'
    assert "\u202e" not in svg
    assert any("alert(1)" in words for words in written(svg))


def test_no_label_lies_over_another_or_outside() -> None:
    discs = [Disc(30.0 * (n % 20), 25.0 * (n // 20), 6) for n in range(200)]
    texts = [["a name of two\nlines", "a name"]] * len(discs)
    taken = [Box(0, 0, 300, 60)]
    labels = lettered(discs, texts, range(len(discs)), (600, 260), taken)
    assert 5 < len(labels) < len(discs)
    boxes = [*taken, *(label.box for label in labels.values())]
    for place, one in enumerate(boxes):
        assert all(one.apart(other) for other in boxes[place + 1 :])
    assert min(min(box) for box in boxes) >= 0
    assert max(box.right for box in boxes) <= 600
    assert max(box.bottom for box in boxes) <= 260


def test_a_label_is_long_where_there_is_room() -> None:
    (label,) = lettered([Disc(300, 130, 6)], [["a longer\nname", "name"]], [0], (600, 260)).values()
    assert label.lines == ("a longer", "name")


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not here")
def test_the_shapes_are_those_of_the_script() -> None:
    ask = f"import({json.dumps(SCRIPT.as_uri())}).then(m => console.log(JSON.stringify(m.corners)))"
    done = subprocess.run(["node", "-e", ask], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told.keys() == CORNERS.keys()
    for name, corners in CORNERS.items():
        assert [pytest.approx(corner) for corner in corners] == told[name]
