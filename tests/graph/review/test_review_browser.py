"""The workbench in a real browser: by keyboard alone, in both languages, with hostile text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from innokraft.annotation.files import parse_annotation
from innokraft.drafting.reviewed import read_reviewed
from tests.graph.review.folders import Made, built_folder, hostile_record
from tests.graph.viewer.test_viewer_browser import ALL_WITHIN, browser, playwright

__all__ = ["browser"]

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
FOUND = """async () => (await axe.run({ resultTypes: ["violations"] })).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))"""
ASKED = {
    "mention": ("Talar orden om detta begrepp?", "Do the words speak of this concept?"),
    "conflict": ("Vilket av värdena ska gälla?", "Which of the values is to hold?"),
    "identity": ("Är dessa två en och samma?", "Are these two one?"),
    "statement": ("Säger texten detta?", "Does the text say this?"),
}

pytestmark = pytest.mark.browser


class Bench(NamedTuple):
    """A workbench that runs, and a page that is open at it."""

    made: Made
    address: str
    page: Any

    def said(self, *words: str) -> None:
        """Waits until the page says it."""
        for each in words:
            try:
                self.page.wait_for_function(
                    "(text) => document.body.innerText.includes(text)", arg=each
                )
            except playwright.TimeoutError:
                shown = self.page.inner_text("#task"), self.page.inner_text("#said")
                raise AssertionError(f"{each!r} is not said, but {shown}") from None

    @property
    def readings(self) -> list[tuple[str, str, str]]:
        """The quotes of the annotation with their certainty and their last statement."""
        found = parse_annotation(self.made.annotation.read_text("utf-8"), "f").readings
        return [(r.quote, r.certainty, " ".join(
            (r.statements[-1].subject, r.statements[-1].predicate, r.statements[-1].object)
        )) for r in found if r.statements]  # fmt: skip


@pytest.fixture(scope="module")
def bench(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    made = built_folder(tmp_path_factory.mktemp("review") / "project")
    (made.records / "hostile.yaml").write_text(hostile_record(), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "innokraft_cli", "review", "--port", "0"], cwd=made.annotations,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    size = {"width": 1300, "height": 900}
    context = browser.new_context(reduced_motion="reduce", locale="en", viewport=size)
    page = context.new_page()
    page.set_default_timeout(5000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{address.replace('#', '?lang=en#')}")
    yield Bench(made, address, page)
    assert [each for each in complaints if "the server responded with" not in each] == []
    context.close()
    process.terminate()
    process.wait(10)
    process.stdout.close()


def test_a_suggestion_is_decided_and_undone_by_single_keys(bench: Bench) -> None:
    page, before = bench.page, bench.made.files()
    bench.said("Does the text say this?", "statements (3)")
    assert "#" not in page.url
    assert page.text_content("#text mark") == "mod och verkstad"
    page.keyboard.press("a")
    bench.said("Write your name first.")
    page.keyboard.type("Ada")
    page.keyboard.press("Tab")
    page.focus("#task")
    page.keyboard.press("a")
    bench.said("Accepted.", "1 decided,")
    assert (
        "mod och verkstad",
        "konstaterat",
        "concept:mod startingPointIn tillfalle",
    ) in bench.readings
    assert read_reviewed(bench.made.reviewed)[0].who == "Ada"
    page.keyboard.press("u")
    bench.said("Undone.", "0 decided,")
    assert bench.made.files() == before
    page.keyboard.press("s")
    page.locator("#text mark", has_text="dialogplattform").wait_for()


def test_words_are_selected_and_spoken_of_by_keyboard_alone(bench: Bench) -> None:
    page = bench.page
    page.focus("#task")
    page.keyboard.press("t")
    for key, wanted in (("ArrowDown", 20), ("ArrowRight", 30)):
        for _ in range(wanted):
            page.keyboard.press(key)
            if page.evaluate("getSelection().toString()") == "troligtvis":
                break
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    bench.said("A statement of your own", "the words say “troligtvis”")
    assert page.input_value("#certainty") == "troligt"
    page.keyboard.type("strengthens")
    page.keyboard.press("Enter")
    page.keyboard.type("coura")
    page.keyboard.press("Enter")
    page.keyboard.type("innovation capac")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    bench.said("Saved in vinnova-2015-01573.yaml.")
    said = "concept:mod strengthens concept:innovationskraft"
    assert ("troligtvis bidrog", "troligt", said) in bench.readings
    page.keyboard.press("u")
    bench.said("Undone.")
    assert "troligtvis bidrog" not in {quote for quote, _, _ in bench.readings}


def test_two_windows_lose_nothing_and_tell_one_another(bench: Bench) -> None:
    other = bench.page.context.new_page()
    other.goto(bench.address.replace("#", "?lang=en#"))
    other.get_by_text("Does the text say this?").wait_for()
    bench.page.goto(bench.address.replace("#", "?lang=en#"))
    bench.said("Does the text say this?")
    assert other.text_content("#text mark") == bench.page.text_content("#text mark")
    other.focus("#task")
    other.keyboard.press("x")
    other.get_by_text("Rejected.").wait_for()
    bench.page.focus("#task")
    bench.page.keyboard.press("a")
    bench.said("Ada rejected this already.")
    assert [each.verdict for each in read_reviewed(bench.made.reviewed)] == ["rejected"]
    other.keyboard.press("u")
    other.get_by_text("Undone.").wait_for()
    other.close()


def test_hostile_text_is_text_and_its_places_are_code_points(bench: Bench) -> None:
    page = bench.page
    page.select_option("#kind", "statement")
    page.select_option("#record", "innokraft-record/hostile")
    bench.said("Nothing waits.")
    page.locator("#reading-title", has_text="<b onclick").wait_for()
    assert page.locator("#text img, #text script, #reading-title b").count() == 0
    page.evaluate("""() => {
      const node = [...document.querySelectorAll("#text")][0];
      const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const [here, at] = [walk.currentNode, walk.currentNode.nodeValue.indexOf("mod 👩")];
        if (at >= 0) return getSelection().setBaseAndExtent(here, at + 1, here, at + 2);
      }
    }""")
    page.focus("#text")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("n")
    page.wait_for_selector("form.statement")
    page.keyboard.type("subject")
    page.keyboard.press("Enter")
    page.locator("form.statement button[type=submit]").click()
    bench.said("Saved in innokraft-record-hostile.yaml.")
    text = (bench.made.annotations / "innokraft-record-hostile.yaml").read_text("utf-8")
    (reading,) = parse_annotation(text, "f").readings
    assert reading.quote.startswith("mod")
    assert reading.statements[0].object == "concept:mod"
    page.keyboard.press("u")
    bench.said("Undone.")
    page.select_option("#record", "")
    page.select_option("#kind", "")
    bench.said("Does the text say this?")


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here: npm ci")
@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1300, "light", "sv"), (390, "dark", "en")]
)
def test_axe_finds_nothing(bench: Bench, width: int, scheme: str, language: str) -> None:
    page = bench.page
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(bench.address.replace("#", f"?lang={language}#"))
    page.wait_for_selector("#task h2")
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(FOUND) == []
    assert page.evaluate(ALL_WITHIN)
    for kind in ("mention", "conflict", "identity", "statement"):
        page.select_option("#kind", kind)
        page.wait_for_function("(t) => document.querySelector('#task h2').textContent === t",
                               arg=ASKED[kind][language == "en"])  # fmt: skip
        assert page.evaluate(FOUND) == []
        assert page.evaluate(ALL_WITHIN)
        assert page.is_visible("#text") == (kind in {"mention", "statement"})
    page.focus("#task")
    page.keyboard.press("e")
    page.wait_for_selector("form.statement")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOUND) == []
    assert page.evaluate(ALL_WITHIN)
    assert page.get_attribute("html", "lang") == language


def test_letters_that_go_astray_decide_nothing(bench: Bench) -> None:
    page, before = bench.page, bench.made.files()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    for place, typed in (("#text", "axo1"), ("#kind", "x1"), ("#language", "axo1")):
        page.focus(place)
        page.keyboard.type(typed)
    page.focus("#task")
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.id") == "text"
    page.wait_for_timeout(100)
    assert bench.made.files() == before
