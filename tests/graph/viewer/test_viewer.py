"""The viewer's page as text: whole in itself, the same each time, and safe with hostile words."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.network import build_network
from innokraft.network.groups import HUES
from innokraft.store import open_graph
from innokraft.viewer import layout, render
from innokraft.viewer.block import is_link
from innokraft.viewer.captions import LONGEST_WORD, MOST_LINES, WIDTH, labels_for
from innokraft.viewer.drawing import LOOKS
from innokraft.viewer.page import own_style
from innokraft.viewer.script import own_script
from innokraft.viewer.words import CERTAINTY, KIND, KINDS, LINES, UI
from tests.graph.viewer.blocks import data_of, scripts_of

MADE = Path(__file__).parents[1] / "made_network.trig"
HOSTILE = "</script><img src=x onerror=alert(1)>&\u2028\u2029<!--"


@pytest.fixture(scope="module")
def page() -> str:
    return render(build_network(open_graph(str(MADE))), title="Kust")


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    graph = tmp_path_factory.mktemp("hostile") / "graph.trig"
    escaped = HOSTILE.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    hostile = MADE.read_text("utf-8").replace('"Fonden"', f'"{escaped}"')
    for address in ("curiosity", "post"):
        hostile = hostile.replace(f"<https://example.org/{address}>", "<javascript:alert(1)>")
    graph.write_text(hostile, "utf-8")
    return render(build_network(open_graph(str(graph))), title=HOSTILE)


class _Elements(HTMLParser):
    """The elements of a page as a browser would find them: name, attributes, first text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), []))

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1][2].append(data)

    def texts(self, tag: str) -> list[str]:
        return ["".join(text) for name, _, text in self.found if name == tag]

    def attributes(self, wanted: str, tag: str | None = None) -> list[str | None]:
        return [a[wanted] for name, a, _ in self.found if wanted in a and tag in {None, name}]


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_same_network_gives_the_same_bytes(page: str) -> None:
    assert render(build_network(open_graph(str(MADE))), title="Kust") == page


def test_no_path_of_the_machine_is_in_the_page(page: str) -> None:
    assert str(Path.home()) not in page
    assert str(MADE.parent) not in page


def test_the_page_asks_for_nothing(page: str) -> None:
    elements = _Elements(page)
    assert elements.attributes("src") == []
    assert elements.attributes("href") == ["data:,"]
    assert "sourceMappingURL" not in page + "".join(scripts_of(page))
    assert "@import" not in page
    assert "url(" not in "".join(elements.texts("style"))


def test_the_policy_names_the_digest_of_each_script_and_of_the_style(page: str) -> None:
    policy = next(filter(None, _Elements(page).attributes("content", "meta")))
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL) + scripts_of(page)
    assert rules["script-src"].split() == [_digest(script) for script in scripts]
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert rules["style-src"].split() == [_digest(style) for style in styles]
    assert all(rules[name] == "'none'" for name in ("default-src", "base-uri", "form-action"))
    assert "unsafe" not in policy


def test_no_style_or_handler_stands_in_an_attribute(page: str) -> None:
    names = {name for _, attributes, _ in _Elements(page).found for name in attributes}
    assert "class" in names
    assert not [name for name in names if name == "style" or name.startswith("on")]


def test_hostile_words_stay_words(hostile_page: str) -> None:
    tags = [tag for tag, _, _ in _Elements(hostile_page).found]
    assert "img" not in tags
    assert tags.count("script") == 4
    assert HOSTILE in [name for _, _, name, *_ in data_of(hostile_page)["things"]]


def test_a_hostile_title_stays_a_title(hostile_page: str) -> None:
    assert _Elements(hostile_page).texts("h1")[0].strip() == HOSTILE


def test_an_address_that_is_no_web_address_is_no_link(hostile_page: str, page: str) -> None:
    def links(text: str) -> list[str]:
        data = data_of(text)
        return [row[3] for name in ("values", "records") for row in data[name] if row[3]]

    assert links(page) == ["https://example.org/curiosity", "https://example.org/post"]
    assert links(hostile_page) == []


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "http:", "https://", "ftp://a/b",
     "http://[", "", None],
)  # fmt: skip
def test_only_http_and_https_with_a_host_are_links(address: str | None) -> None:
    assert not is_link(address)
    assert is_link("https://example.org/a")


def test_script_and_style_of_ours_write_no_markup() -> None:
    script = own_script()
    assert "textContent" in script
    for name in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert name not in script


def test_the_page_opens_in_the_language_asked_for(page: str) -> None:
    network = build_network(open_graph(str(MADE)))
    assert _Elements(page).attributes("lang", "html") == ["sv"]
    english = render(network, language="en")
    assert _Elements(english).attributes("lang", "html") == ["en"]
    assert "Legend" in [text.strip() for text in _Elements(english).texts("span")]
    assert data_of(english)["language"] == "en"
    with pytest.raises(ValueError, match="fi"):
        render(network, language="fi")


def test_without_a_title_the_page_is_called_by_its_one_project_or_its_focus() -> None:
    store = open_graph(str(MADE))
    assert "<title>Kust i rörelse</title>" in render(build_network(store))
    assert "<title>Öckerö</title>" in render(build_network(store, focus="Öckerö", hops=1))


def test_the_classes_of_a_source_have_no_say_in_the_picture(tmp_path: Path, page: str) -> None:
    graph = tmp_path / "graph.trig"
    topics = MADE.with_name("made_topics.trig").read_text("utf-8")
    graph.write_text(MADE.read_text("utf-8") + topics, "utf-8")
    filed = data_of(render(build_network(open_graph(str(graph)))))
    assert filed["hidden"] == ["topic"]
    places = {(x, y) for x, y, _ in filed["places"]}
    assert len(places) == len(filed["places"]) == len(data_of(page)["places"]) + 1
    assert {(x, y) for x, y, _ in data_of(page)["places"]} < places


def test_the_page_says_how_many_things_it_leaves_out() -> None:
    data = data_of(render(build_network(open_graph(str(MADE)), limit=3)))
    assert (len(data["things"]), data["leftOut"]) == (3, data["total"] - 3)


def test_a_line_is_drawn_by_how_firm_it_is(page: str) -> None:
    data = data_of(page)
    lines, certainties = list(data["words"]["lines"]), data["certainties"]
    drawn = {certainties[link[4]]: lines[link[3]] for link in data["links"]}
    assert drawn == {
        "konstaterat": "firm", "bedomt": "firm", "forbehallet": "hedged", "mojligt": "hedged",
        "harlett": "derived",
    }  # fmt: skip


def test_every_kind_has_a_look_of_its_own_and_words() -> None:
    looks = [(look.shape, look.filled, look.size) for look in LOOKS.values()]
    assert len(set(looks)) == len(looks)
    assert set(LOOKS) == set(KINDS) == set(KIND)


def test_all_that_the_page_says_is_there_in_both_languages() -> None:
    for table in (UI, KIND, KINDS, LINES, CERTAINTY):
        for sv, en in table.values():
            assert sv
            assert en
            assert sv.count("{}") == en.count("{}")


def test_the_script_asks_only_for_words_that_there_are() -> None:
    template = Path(layout.__file__).with_name("page.html.j2").read_text("utf-8")
    asked = set(re.findall(r'\b(?:ui|factsUnder)\("(\w+)"', own_script()))
    asked |= set(re.findall(r"ui\.(\w+)\[", template))
    asked |= set(re.findall(r'data-ui(?:-label)?="(\w+)"', template))
    assert asked <= set(UI)
    assert len(asked) > 20


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Z")))))
@settings(max_examples=100)
def test_a_label_has_few_lines_of_few_letters(names: list[str]) -> None:
    for labels in labels_for([" ".join(names), *names]):
        for label in labels:
            assert label.count("\n") < MOST_LINES
            longest = max(map(len, " ".join([*names, ""]).split()), default=0)
            assert max(map(len, label.split("\n"))) <= max(WIDTH, min(longest, LONGEST_WORD))


def test_a_label_says_the_whole_name_where_that_fits() -> None:
    labels = labels_for(["Kustens fest", "Den långa festen vid havet", "Samhällskontrakten"])
    assert [own[0].replace("\n", " ") for own in labels] == [
        "Kustens fest", "Den långa festen vid havet", "Samhällskontrakten",
    ]  # fmt: skip


def test_labels_that_are_cut_still_tell_names_apart() -> None:
    names = ["Kustens stora konferens", "Kustens stora konferens 2031"]
    names += ["Kustens stora konferens 2032", "Kustens stora konferens om fisk 2032"]
    for length in (0, -1):
        assert len({own[length] for own in labels_for(names)}) == len(names)
    assert labels_for(names)[1][-1].endswith("2031")


def _contrast(first: str, second: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_and_markers_stand_out_from_their_ground(scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", own_style(), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme]))
    for ground in ("paper", "sheet"):
        for ink in ("ink", "soft", "accent"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
        for kind in (*LOOKS, "edge", *(f"hue-{n}" for n in range(HUES + 1))):
            assert _contrast(colours[kind], colours[ground]) >= 3, (kind, ground)
    assert _contrast(colours["mark-ink"], colours["mark"]) >= 4.5
    assert _contrast(colours["ink"], colours["warn"]) >= 4.5


Boxes = st.lists(
    st.builds(layout.Box, st.floats(20, 160), st.floats(8, 30), st.floats(20, 60)),
    min_size=1, max_size=24,
)  # fmt: skip


def overlapping(boxes: list[layout.Box], places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of boxes that overlap by more than a unit."""
    found = []
    for (i, (box, (x, y))), (j, (other, (a, b))) in combinations(
        enumerate(zip(boxes, places, strict=True)), 2
    ):
        beside = abs(x - a) + 1 >= (box.width + other.width) / 2
        over = y - box.above + 1 >= b + other.below or b - other.above + 1 >= y + box.below
        if not (beside or over):
            found.append((i, j))
    return found


@given(Boxes, st.data())
@settings(max_examples=60)
def test_no_two_boxes_of_a_small_picture_overlap(boxes: list[layout.Box], data: Any) -> None:
    numbers = st.integers(0, len(boxes) - 1)
    edges = data.draw(st.lists(st.tuples(numbers, numbers), max_size=30))
    places = layout.positions(boxes, edges)
    assert places == layout.positions(boxes, edges)
    assert overlapping(boxes, places) == []


@pytest.mark.parametrize(
    ("first", "others"),
    [(layout.Box(160, 20, 60), 39), (layout.Box(600, 100, 100), 20)],
    ids=["many-around-one", "small-around-large"],
)
def test_boxes_that_would_overlap_are_pushed_apart(
    first: layout.Box, others: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    boxes = [first] + [layout.Box(min(first.width, 160), 20, 60)] * others
    star = [(0, other) for other in range(1, others + 1)]
    assert overlapping(boxes, layout.positions(boxes, star)) == []
    monkeypatch.setattr(layout, "apart", lambda points, _: points)
    assert overlapping(boxes, layout.positions(boxes, star))  # else nothing is pushed here


def test_neighbours_stand_nearer_than_strangers() -> None:
    boxes = [layout.Box(20, 10, 10)] * 12
    chain = [(i, i + 1) for i in range(11)]
    places = layout.positions(boxes, chain)

    def apart(i: int, j: int) -> float:
        return float(sum((a - b) ** 2 for a, b in zip(places[i], places[j], strict=True)) ** 0.5)

    assert max(apart(i, j) for i, j in chain) < apart(0, 11) / 4


def test_a_loose_edge_only_draws_in_what_is_alone() -> None:
    boxes = [layout.Box(20, 10, 10)] * 4
    firm = [(0, 1), (1, 2)]
    assert layout.positions(boxes[:3], firm, [(0, 2)]) == layout.positions(boxes[:3], firm)
    assert layout.positions(boxes, firm, [(2, 3)]) == layout.positions(boxes, [*firm, (2, 3)])
