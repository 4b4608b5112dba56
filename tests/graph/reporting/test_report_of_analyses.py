"""What reports take from the analyses: shares of the years, a map of themes, gaps with quotes."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from innokraft import Graph
from innokraft.analysis.map import Link, Map, Theme, drawn
from innokraft.reporting import figures
from tests.graph.made_pages import FIRM, Page, store_of

SVG = "{http://www.w3.org/2000/svg}"
SHARED = tuple(
    (f"project dcterms:subject concept:{c}", FIRM) for c in ("mod", "tillit", "reflektion")
)
FURTHER = ("project suggestsFurtherWorkOn concept:framsyn", FIRM)
BACK = tuple(
    (f"concept:larande {says} project", FIRM)
    for says in ("startingPointIn", "identifiedAsCentralIn")
)
Write = Callable[..., str]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """24 projects: six share three themes, of two organisations that have none together."""
    years = (*["2014", "2015"] * 3, *["2014"] * 7, *["2015"] * 11)
    owners = (*["Alfa AB", "Alfa AB", "Beta AB"] * 2, *["Gamma AB"] * 18)
    says = (
        [SHARED] * 6
        + [(FURTHER,), BACK]
        + [(("project dcterms:subject concept:testbadd", FIRM),)]
        + [()] * 15
    )
    pages = [
        Page(f"2031-{n:05}", said, coordinator=owner, period=f"mars {year} - maj {year}")
        for n, (said, owner, year) in enumerate(zip(says, owners, years, strict=True))
    ]
    folder = tmp_path_factory.mktemp("pages")
    store_of(folder, pages)
    return Graph(folder / "graph")


@pytest.fixture(scope="module")
def write(graph: Graph) -> Write:
    def written(*subject: str, form: str = "md", language: str = "en") -> str:
        file = io.BytesIO()
        graph.report(subject, file, form, language=language)
        return file.getvalue().decode()

    return written


def section(report: str, heading: str) -> str:
    return report.split(f"## {heading}\n")[1].split("\n## ", maxsplit=1)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of tables, without notes."""
    lines = [line for line in text.split("\n") if line.startswith("| ") and "---" not in line]
    return [[re.sub(r" \[\[.*?\)", "", c).strip() for c in x.split("|")[1:-1]] for x in lines]


def test_a_year_says_what_part_of_its_projects_speak_of_a_theme(write: Write) -> None:
    found = rows(section(write("mod"), "Over time"))
    assert [row[:3] for row in found] == [
        ["Year", "Projects", "Share of the year's"],
        ["2014", "3", "30.0 % (3 of 10)"],
        ["2015", "3", "21.4 % (3 of 14)"],
    ]
    assert "Share" not in section(write("2014"), "Over time")


def test_only_shares_of_enough_projects_are_put_in_words(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "was largest" not in write("mod")
    monkeypatch.setattr(figures, "_ENOUGH", 3)
    told = "largest in 2014, 30.0 % (3 of 10), and smallest in 2015, 21.4 % (3 of 14)"
    assert told in write("mod")


def test_the_map_has_the_themes_with_their_projects_and_says_how_strong_their_ties_are(
    write: Write,
) -> None:
    (map_,) = re.findall(r'<div class="chart map">\n(<svg.*?</svg>)', write("mod", form="html"))
    root = ET.fromstring(map_)
    texts = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    assert sorted(texts) == ["courage", "reflection (6)", "trust (6)"]
    assert len(list(root.iter(f"{SVG}line"))) == 2  # each to courage
    assert len(list(root.iter(f"{SVG}path"))) == 1  # and to the other
    assert root.findtext(f"{SVG}title") == "Map of themes around courage"
    described = root.findtext(f"{SVG}desc") or ""
    assert "reflection (4.0 ×) and trust (4.0 ×)" in described
    assert "whole graph: 1; the strongest reflection – trust (4.0 ×)" in described
    assert described in write("mod").replace("\\", "")
    assert rows(section(write("mod"), "Related themes"))[1][:4] == ["reflection", "6", "2", "4.0"]


def test_gaps_that_concern_a_subject_stand_with_their_quotes(write: Write) -> None:
    (_, gap) = rows(section(write("framsyn"), "Gaps"))
    assert gap[1:3] == ["2014", "foresight"]
    assert gap[3].startswith("”")
    (_, back, *_) = rows(section(write("larande"), "Gaps"))
    assert back[1:3] == ["2014", "learning"]
    assert len({*back[3:]}) == 2
    told = section(write("mod", language="sv"), "Luckor")
    (_, pair) = rows(told)
    assert pair[:3] == ["Alfa AB", "Beta AB", "3"]
    assert pair[3] == "mod"
    assert len(re.findall(r"\[\[\d+\]\]", told.split("| Alfa AB")[1])) == 2
    for name in ("Alfa AB", "Beta AB"):
        assert rows(section(write(name), "Gaps"))[1][:3] == pair[:3]


def test_a_subject_without_gaps_says_so(write: Write) -> None:
    assert "No gaps were found" in section(write("testbadd"), "Gaps")


def test_a_table_that_has_no_link_can_be_reached_by_the_keyboard_to_scroll_it(write: Write) -> None:
    tables = re.findall(
        r'<div class="table"( tabindex="0")?>(.*?)</div>', write("mod", form="html"), re.S
    )
    assert [bool(stop) for stop, _ in tables] == ["<a " not in told for _, told in tables]
    assert "tabindex" in tables[-1][0]


def test_word_has_the_map_in_words(graph: Graph, tmp_path: Path) -> None:
    graph.report(["mod"], tmp_path / "report.docx", language="en")
    texts = [each.text for each in docx.Document(str(tmp_path / "report.docx")).paragraphs]
    (told,) = [text for text in texts if text.startswith("Map of themes around courage. ")]
    assert "reflection (4.0 ×)" in told


HOSTILE = '<script>alert("x")</script>\u202e'
NAMES = ("a", "samverkan mellan lärosäte och samhälle i de långsamma regionerna", "x" * 60, HOSTILE)


@pytest.mark.parametrize("number", [2, 3, 7, 12])
def test_names_in_a_map_lie_on_nothing(number: int) -> None:
    themes = tuple(Theme(NAMES[n % 4], 100 - n, 1.5 + n) for n in range(number))
    told = Map("t", "d", NAMES[1], themes, (Link(0, 1, 9.0),))
    picture = drawn(told, "m")
    assert picture == drawn(told, "m")
    assert "<script" not in picture
    assert "\u202e" not in picture
    root = ET.fromstring(picture)
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    for anchor in ("start", "end"):
        of_side = [t for t in root.iter(f"{SVG}text") if t.attrib["text-anchor"] == anchor]
        heights = sorted(float(each.attrib["y"]) for each in of_side)
        assert all(b - a > 12 for a, b in pairwise(heights))
        assert 10 < heights[0] < heights[-1] < high - 2 or len(heights) == 1
        for each in of_side:
            room = wide - float(each.attrib["x"]) if anchor == "start" else float(each.attrib["x"])
            assert float(each.attrib.get("textLength", 6 * len(each.text or ""))) <= room
    circles = [float(each.attrib["r"]) for each in root.iter(f"{SVG}circle")]
    assert circles == sorted(circles, reverse=True)
    lines = [float(each.attrib["stroke-width"]) for each in root.iter(f"{SVG}line")]
    assert lines == sorted(lines)
    assert len(lines) == number
