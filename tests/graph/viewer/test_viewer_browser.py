"""The viewer in a real browser: it opens from a file, asks for nothing, and can be read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import build_network
from innokraft.rdf.namespaces import BASE
from innokraft.store import open_graph
from innokraft.viewer import render

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

MADE = Path(__file__).parents[1] / "made_network.trig"
PROJECT = f"{BASE}project/made/2031-00001"
WORKSHOP = f"{BASE}event/made-2031-00001/verkstad"
CURIOSITY = f"{BASE}concept/nyfikenhet"
GROUP = f"{WORKSHOP}#gruppen"
PLACE = f"{BASE}place/ockero"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
ALL_WITHIN = "() => document.documentElement.scrollWidth <= window.innerWidth"

pytestmark = pytest.mark.browser


@dataclass
class Opened:
    """A page that is open, and what it asked for and complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def click(self, iri: str) -> None:
        """Clicks the node of a thing where it stands in the window."""
        self._click_at("iri => innokraft.positionOf(iri)", iri)

    def click_between(self, source: str, target: str) -> None:
        """Clicks the edge of two things in its middle."""
        self._click_at("ends => innokraft.middleOf(...ends)", [source, target])

    def _click_at(self, place: str, of: object) -> None:
        """Clicks a place of the picture once it stands still."""
        before, at = None, self.page.evaluate(place, of)
        for _ in range(40):
            if at == before:
                break
            self.page.wait_for_timeout(50)
            before, at = at, self.page.evaluate(place, of)
        self.page.mouse.click(at["x"], at["y"])

    def panel(self) -> str:
        """What the panel says."""
        return str(self.page.locator("#panel").inner_text())

    def unfold(self) -> None:
        """Unfolds the quotes in the head of the card."""
        self.page.locator("#panel .head .why").evaluate_all("all => all.forEach(s => s.click())")

    def marked(self) -> list[str]:
        """The quotes that the panel highlights."""
        return [str(text) for text in self.page.locator("#panel mark").all_inner_texts()]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = os.environ.get("INNOKRAFT_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on the path; INNOKRAFT_CHROMIUM can say where one is")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()


def _open(browser: Any, path: Path, **options: Any) -> Opened:
    options.setdefault("viewport", {"width": 1366, "height": 800})
    opened = Opened(browser.new_page(reduced_motion="reduce", **options))
    opened.page.set_default_timeout(5000)
    opened.page.on("request", lambda request: opened.requests.append(request.url))
    opened.page.on("console", lambda message: opened.complaints.append(message.text))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    opened.page.goto(path.as_uri())
    opened.page.locator("html[data-ready]").wait_for(state="attached")
    return opened


@pytest.fixture(scope="module")
def made_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("viewer") / "kust i rörelse.html"
    path.write_text(render(build_network(open_graph(str(MADE)))), "utf-8")
    return path


@pytest.fixture
def opened(browser: Any, made_page: Path) -> Iterator[Opened]:
    """The made graph, open in a laptop's window; it must ask for nothing and not complain."""
    opened = _open(browser, made_page)
    yield opened
    asked = [url for url in opened.requests if not url.startswith("data:")]
    assert asked == [made_page.as_uri()]
    assert opened.complaints == []
    opened.page.close()


def test_a_click_on_a_node_shows_its_facts_and_the_quote_in_its_sentence(opened: Opened) -> None:
    opened.click(PROJECT)
    assert "12\u00a0000\u00a0SEK" in opened.panel()
    opened.unfold()
    assert "12 000 kronor" in opened.marked()
    sentence = opened.page.locator("#panel blockquote", has_text="12 000 kronor").first
    assert "Bidrag från Fonden 12 000 kronor" in sentence.inner_text()
    link = sentence.locator("footer a")
    assert link.get_attribute("href") == "https://example.org/post"
    assert "2031-00001" in link.inner_text()


def test_a_click_on_an_edge_shows_certainty_holder_and_the_quote_in_its_sentence(
    opened: Opened,
) -> None:
    opened.click_between(CURIOSITY, WORKSHOP)
    said = opened.panel()
    assert "pekades ut som centralt i" in said
    assert "bedömt" in said
    assert "”man”" in said
    assert opened.marked() == ["Man ansåg att nyfikenhet är viktig"]
    quote = opened.page.locator("#panel blockquote").inner_text()
    assert "Man ansåg att nyfikenhet är viktig för lärande." in quote
    assert "Kanske leder leken" in quote
    status = opened.page.get_by_role("status").inner_text()
    assert status == "nyfikenhet pekades ut som centralt i verkstaden"


def test_a_claim_on_a_claim_shows_its_reason_with_a_quote_of_its_own(opened: Opened) -> None:
    opened.click_between(CURIOSITY, GROUP)
    said = opened.panel()
    assert "med förbehåll" in said
    assert "Står bara som påstående" in said
    assert "eftersom alla var olika" in opened.marked()


def test_what_the_rules_added_is_called_derived(opened: Opened) -> None:
    opened.click_between(PROJECT, CURIOSITY)
    assert "härlett" in opened.panel()
    assert opened.marked() == []


def test_the_language_of_all_words_can_be_switched(opened: Opened) -> None:
    opened.click(CURIOSITY)
    assert "Lust att veta." in opened.panel()
    opened.page.get_by_role("button", name="English").click()
    said = opened.panel()
    assert "A wish to know." in said
    assert "Lust att veta." not in said
    assert "identified as central in" in said
    assert opened.page.locator("html").get_attribute("lang") == "en"
    assert "Legend" in opened.page.locator("#legend").inner_text()
    assert opened.page.evaluate("innokraft.language()") == "en"


def test_a_search_without_marks_finds_and_opens_a_thing_by_keyboard(opened: Opened) -> None:
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("ocker")
    option = opened.page.get_by_role("option")
    assert option.count() == 3  # the place, the event there, the project whose text names it
    assert option.first.get_attribute("aria-selected") == "true"
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#panel h2").inner_text() == "Öckerö"
    assert opened.page.locator("#hits").is_hidden()
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#panel h2").inner_text() == "Översikt"


def test_a_search_for_nothing_there_says_so(opened: Opened) -> None:
    opened.page.fill("#search", "qqq")
    assert opened.page.get_by_role("option").inner_text() == "Inga träffar"


def test_the_legend_hides_a_kind_and_shows_it_again(opened: Opened) -> None:
    key = opened.page.locator("#kinds [data-key=concept]")
    assert key.get_attribute("aria-pressed") == "true"
    key.click()
    assert key.get_attribute("aria-pressed") == "false"
    visible = opened.page.evaluate("innokraft.visible()")
    assert WORKSHOP in visible
    assert CURIOSITY not in visible
    key.click()
    assert CURIOSITY in opened.page.evaluate("innokraft.visible()")


def test_the_classes_of_a_source_show_when_asked_for(browser: Any, tmp_path: Path) -> None:
    graph, path = tmp_path / "graph.trig", tmp_path / "filed.html"
    topics = MADE.with_name("made_topics.trig").read_text("utf-8")
    graph.write_text(MADE.read_text("utf-8") + topics, "utf-8")
    path.write_text(render(build_network(open_graph(str(graph)))), "utf-8")
    subject = f"{BASE}topic/made-subjects/7"
    opened = _open(browser, path)
    key = opened.page.locator("#kinds [data-key=topic]")
    assert key.get_attribute("aria-pressed") == "false"
    assert subject not in opened.page.evaluate("innokraft.visible()")
    key.click()
    opened.click(subject)
    assert opened.page.locator("#panel h2").inner_text() == "havslära"
    key.click()
    assert subject not in opened.page.evaluate("innokraft.visible()")
    opened.page.locator("#panel").get_by_role("button", name="Kust i rörelse", exact=True).click()
    opened.page.locator("#panel").get_by_role("button", name="havslära", exact=True).click()
    assert subject in opened.page.evaluate("innokraft.visible()")
    opened.page.close()


def test_a_hidden_kind_cannot_be_clicked_and_a_search_brings_it_back(opened: Opened) -> None:
    opened.page.locator("#kinds [data-key=place]").click()
    opened.click(PLACE)
    assert opened.page.locator("#panel h2").inner_text() != "Öckerö"
    opened.page.fill("#search", "Öckerö")
    opened.page.keyboard.press("Enter")
    assert PLACE in opened.page.evaluate("innokraft.visible()")


def test_a_long_name_is_wrapped_where_there_is_room_and_cut_where_there_is_none(
    browser: Any, tmp_path: Path
) -> None:
    name = "Kusten i rörelse under hela 2031"
    graph, path = tmp_path / "graph.trig", tmp_path / "long.html"
    graph.write_text(MADE.read_text("utf-8").replace("Kust i rörelse", name), "utf-8")
    path.write_text(render(build_network(open_graph(str(graph)))), "utf-8")
    opened = _open(browser, path)
    seen = []
    for _ in range(6):
        seen.append(str(opened.page.evaluate("iri => innokraft.labelOf(iri)", PROJECT)))
        opened.page.click("#zoom-out")
        opened.page.wait_for_timeout(100)
    assert seen[0].replace("\n", " ") == "Kusten i rörelse under hela 2031"
    assert "Kusten i röre … 2031" in seen
    opened.page.close()


@pytest.fixture
def overview(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Twelve made projects, open as an overview; it must ask for nothing and not complain."""
    path = tmp_path / "many.html"
    store = open_graph(str(MADE.with_name("made_many.trig")))
    path.write_text(render(build_network(store, many=5)), "utf-8")
    opened = _open(browser, path)
    yield opened
    assert [url for url in opened.requests if not url.startswith("data:")] == [path.as_uri()]
    assert opened.complaints == []
    opened.page.close()


def test_a_concept_of_an_overview_opens_into_its_projects_with_their_quotes(
    overview: Opened,
) -> None:
    drawn = overview.page.evaluate("innokraft.visible()")
    assert CURIOSITY in drawn
    assert PROJECT not in drawn
    overview.click(CURIOSITY)
    assert "6 projekt" in overview.panel()
    assert overview.marked() == ["nyfikenhet"] * 6
    assert "Vi talar om nyfikenhet här." in overview.panel()
    (link,) = overview.page.locator("#panel footer a").all()
    assert link.get_attribute("href") == "https://example.org/post/1"
    drawn = overview.page.evaluate("innokraft.visible()")
    assert PROJECT in drawn
    assert f"{BASE}organisation/hamnen" in drawn
    assert f"{BASE}concept/vind" not in drawn
    overview.click(PROJECT)
    assert overview.page.locator("#panel h2").inner_text() == "Hamnens projekt 1"
    overview.page.evaluate("iri => innokraft.choose(iri)", f"{BASE}organisation/fyren")
    for number in ("10", "11"):
        assert f"Fyrens projekt 10 (made 2031-000{number})" in overview.panel()
    overview.page.keyboard.press("Escape")
    assert PROJECT not in overview.page.evaluate("innokraft.visible()")


def test_a_tie_shows_the_projects_that_have_both(overview: Opened) -> None:
    overview.click_between(f"{BASE}concept/lek", CURIOSITY)
    said = "Av 12 projekt som har en text har 5 båda. Av en slump vore det 2,5."
    assert said in overview.panel()
    assert sorted(overview.marked()) == ["lek"] * 5 + ["nyfikenhet"] * 5


def test_an_overview_is_walked_by_keyboard_and_says_what_it_leaves_out(overview: Opened) -> None:
    note = overview.page.locator("#left-out").inner_text()
    assert "12 ting till finns här: skriv ett namn i sökrutan, eller öppna en lista nedan." in note
    assert note.endswith("Inte med på sidan: deltaganden 1, personer 1.")
    assert "innokraft" not in note
    overview.page.keyboard.press("/")
    overview.page.keyboard.type("fyrens projekt 12")
    overview.page.keyboard.press("Enter")
    assert overview.page.locator("#panel h2").inner_text() == "Fyrens projekt 12"
    overview.page.locator("#panel").get_by_role("button", name="Fyren", exact=True).focus()
    overview.page.keyboard.press("Enter")
    assert overview.page.locator("#panel h2").inner_text() == "Fyren"
    assert overview.page.evaluate(ALL_WITHIN)
    overview.page.get_by_role("button", name="Till översikten").focus()
    overview.page.keyboard.press("Enter")
    assert overview.page.locator("#panel h2").inner_text() == "Översikt"


def test_everything_is_reached_by_keyboard_alone(opened: Opened) -> None:
    opened.page.evaluate("innokraft.choose(null)")
    reached = set()
    for _ in range(40):
        opened.page.keyboard.press("Tab")
        reached.add(
            opened.page.evaluate(
                "document.activeElement.id || document.activeElement.dataset.key"
                " || document.activeElement.dataset.language || document.activeElement.tagName"
            )
        )
    assert {"search", "sv", "en", "zoom-in", "fit", "concept", "hedged", "SUMMARY"} <= reached
    opened.page.get_by_role("button", name="Kust i rörelse").focus()
    opened.page.keyboard.press("Enter")
    opened.page.locator(".asked-money .why").focus()
    opened.page.keyboard.press("Enter")
    assert "12 000 kronor" in opened.marked()
    opened.page.get_by_role("button", name="Läs citatet bakom: Kust i rörelse").first.focus()
    opened.page.keyboard.press("Enter")
    assert len(opened.marked()) <= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 800), (390, 844)], ids=["laptop", "phone"])
def test_the_page_fits_its_window_in_both_colour_schemes(
    browser: Any, made_page: Path, size: tuple[int, int], scheme: str
) -> None:
    window = {"width": size[0], "height": size[1]}
    opened = _open(browser, made_page, viewport=window, color_scheme=scheme)
    assert opened.page.evaluate(ALL_WITHIN)
    box = opened.page.locator("#network canvas").bounding_box()
    for iri in opened.page.evaluate("innokraft.visible()"):
        at = opened.page.evaluate("iri => innokraft.positionOf(iri)", iri)
        assert box["x"] < at["x"] < box["x"] + box["width"]
        assert box["y"] < at["y"] < box["y"] + box["height"]
    opened.click(CURIOSITY)
    assert opened.page.locator("#panel h2").inner_text() == "nyfikenhet"
    paper = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(int(part) for part in paper[4:-1].split(",")) < 200) == (scheme == "dark")
    opened.page.close()


def test_an_open_legend_leaves_a_phone_its_picture(browser: Any, made_page: Path) -> None:
    opened = _open(browser, made_page, viewport={"width": 390, "height": 844})
    before = opened.page.locator("#network").bounding_box()
    opened.page.locator("#legend summary").click()
    key = opened.page.locator("#kinds [data-key=concept]")
    key.click()
    assert CURIOSITY not in opened.page.evaluate("innokraft.visible()")
    assert opened.page.locator("#network").bounding_box() == before
    opened.page.close()


def test_hostile_words_are_shown_and_never_run(browser: Any, tmp_path: Path) -> None:
    hostile = "</script><img src=x onerror=alert(1)><b>"
    graph, path = tmp_path / "graph.trig", tmp_path / "hostile.html"
    text = MADE.read_text("utf-8").replace('"Öckerö"', f'"{hostile}"')
    text = text.replace('"”man”"@sv', f'"{hostile}"@sv').replace('"verkstaden"', f'"{hostile}"')
    for address in ("curiosity", "post"):
        text = text.replace(f"<https://example.org/{address}>", "<javascript:alert(1)>")
    graph.write_text(text, "utf-8")
    path.write_text(render(build_network(open_graph(str(graph))), title=hostile), "utf-8")
    opened = _open(browser, path)
    for iri in (PLACE, WORKSHOP, CURIOSITY):
        opened.click(iri)
        opened.page.wait_for_timeout(50)
    assert "javascript:alert(1)" in opened.panel()
    opened.click_between(CURIOSITY, WORKSHOP)
    assert hostile in opened.panel()
    opened.page.fill("#search", "img src")
    assert hostile in opened.page.locator("#hits").inner_text()
    assert opened.page.locator("img, #panel a").count() == 0
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith("data:")] == [path.as_uri()]
    opened.page.close()


def test_the_check_for_requests_and_complaints_can_fail(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text(
        "<html data-ready><script>console.error('oh')</script><img src='other.png'>", "utf-8"
    )
    opened = _open(browser, path)
    opened.page.wait_for_timeout(50)
    assert len(opened.requests) == 2
    assert "oh" in opened.complaints
    opened.page.close()
