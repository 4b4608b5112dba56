"""Reports: right figures, each cited, verbatim, the same bytes, in one language, in each form."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from innokraft import Graph, UsageError
from innokraft.change.build import build
from tests.graph.made_pages import FIRM, HEDGED, Page

SAID = "concept:mod startingPointIn m"
Write = Callable[..., str]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Six made projects; three of them name courage, one of those twice, one is hedged."""
    folder = tmp_path_factory.mktemp("report")
    pages = [
        Page("2015-00001", ((SAID, FIRM),), coordinator="Ena högskolan"),
        Page("2016-00002", ((SAID, HEDGED),), amount="250 000", period="maj 2016 - juni 2017"),
        Page("2017-00003", text="Mod behövs. Mod och <b>handlingsutrymme</b> | behövs också.",
             amount="5 000", period="maj 2017 - juni 2017", coordinator="Andra högskolan"),
        Page("2017-00004", text="Jämlikhet.", period="maj 2017 - juni 2017"),
        Page("2018-00005", period="maj 2018 - juni 2018"),
        Page("2018-00006", period="maj 2018 - juni 2018", coordinator="Andra högskolan"),
    ]  # fmt: skip
    source = folder / "pages"
    source.mkdir()
    paths = [path for page in pages for path in page.write(source)]
    build(folder / "graph", paths)
    opened = Graph(folder / "graph")
    opened.open()
    return opened


@pytest.fixture(scope="module")
def write(graph: Graph) -> Write:
    """Writes a report and gives its text."""

    def written(*subject: str, form: str = "md", language: str = "sv", **more: object) -> str:
        file = io.BytesIO()
        graph.report(subject, file, form, language=language, **more)  # type: ignore[arg-type]
        return file.getvalue().decode("utf-8-sig")

    return written


def figures(text: str) -> dict[str, str]:
    """The key figures of a report, without what they cite."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|[]+) \[\[", text, re.MULTILINE)
    return {name.strip(): value.strip() for name, value in rows if "–" not in name}


def test_the_figures_of_a_theme_are_right(write: Write) -> None:
    assert figures(write("mod")) == {
        "Projekt": "3 av 6",
        "Organisationer som samordnar eller deltar": "2",
        "Finansiärer": "1",
        "Beviljat, SEK": "355 000 i 3 bidrag",
        "Startår": "2015–2017",
        "Ställen i texterna": "3",
        "därav lästa av en person": "2",
        "därav funna av maskin": "1",
        "Projekt med en källpost som en person har läst": "2",
    }


def test_two_sentences_say_what_it_is_about(write: Write) -> None:
    assert write("mod").split("\n")[2] == (
        "Rapporten gäller mod, så som det nämns i källposterna om alla projekt i grafen. 3 av 6 "
        "projekt talar om det; de startade 2015–2017, och de har beviljats 355 000 SEK."
    )
    assert write("Vinnova", "2017", language="en").split("\n")[2] == (
        "This report is about the projects that started in 2017 and that Vinnova coordinates, "
        "takes part in or funds. It covers 2 of 2 projects; they started in 2017, and they were "
        "granted "
        "SEK 105,000."
    )


def test_they_are_those_that_the_questions_give(graph: Graph, write: Write) -> None:
    found = figures(write("mod"))
    granted = sum(row["granted"] for row in graph.ask(27, concept="mod"))
    assert found["Beviljat, SEK"].startswith(f"{granted:,f} ".replace(",", " "))
    projects = {row["project"] for row in graph.ask(26, concept="mod")}
    assert found["Projekt"] == f"{len(projects)} av 6"


def test_a_theme_says_how_many_projects_speak_of_each_concept_below_it(write: Write) -> None:
    text = write("mod och drivkraft")
    assert figures(text)["Projekt"] == "3 av 6"
    assert "| mod | 3 |\n" in text
    assert "| mod och drivkraft | 0 |\n" in text
    assert "Projekt per begrepp" not in write("mod")


def test_those_of_an_organisation_say_what_it_does(write: Write) -> None:
    found = figures(write("Andra högskolan", language="en"))
    assert found["Projects"] == "2 of 6"
    assert found["Projects that it coordinates"] == "2"
    money = "Granted to projects that it coordinates or takes part in, SEK"
    assert found[money] == "105,000 in 2 grants"
    funder = figures(write("2021005216", language="en"))
    assert funder == figures(write("202100-5216", language="en"))
    assert funder["Projects that it funds"] == "6"
    assert funder["Granted to projects that it funds, SEK"] == "655,000 in 6 grants"


def test_a_period_has_the_projects_that_start_in_it(write: Write) -> None:
    assert figures(write("2017"))["Projekt"] == "2 av 6"
    assert figures(write("2016-05..2017"))["Projekt"] == "3 av 6"
    assert figures(write(period="..2015"))["Projekt"] == "1 av 6"


def test_a_theme_within_a_period_is_held_against_that_period(write: Write) -> None:
    text = write("mod", "2017")
    assert figures(text)["Projekt"] == "1 av 2"
    assert "Rad 2015-00001" not in text


def test_what_a_person_read_goes_first_and_what_is_hedged_stands_apart(write: Write) -> None:
    text = write("mod")
    sentences = re.findall(r"^> (.+)\n>\n> (.+)$", text, re.MULTILINE)
    assert [words for words, _ in sentences] == [
        "**Rad 2015-00001 nr 1.**",
        r"**Mod** och \<b\>handlingsutrymme\</b\> \| behövs också.",
    ]
    assert "2015, mod, syfte, konstaterat" in sentences[0][1]
    assert "funnet av maskin" in sentences[1][1]
    (hedged,) = re.findall(r"^\| mod – .*Rad 2016-00002.*$", text, re.MULTILINE)
    assert "| förbehållet |" in hedged


def test_each_pointer_leads_to_a_note_and_each_note_is_pointed_to(write: Write) -> None:
    text = write("mod", questions=[5, 2], parameters={"concept": "mod"})
    notes = re.findall(r'^(\d+)\. <a id="n\1"></a>', text, re.MULTILINE)
    assert notes == [str(number) for number in range(1, len(notes) + 1)]
    assert set(re.findall(r"\[\[(\d+)\]\]\(#n\1\)", text)) == set(notes)


def test_quotes_are_where_their_notes_say(graph: Graph, write: Write) -> None:
    texts = {
        row["record"].rpartition("/")[2]: row["text"]
        for row in graph.query("SELECT ?record ?text { ?record schema:text ?text }")
    }
    page = write("mod", form="html")
    noted = re.findall(
        r'<li id="n\d+"><span[^>]*>”(.*?)”</span> – .*?version (\w+), tecken (\d+)–(\d+)', page
    )
    assert len(noted) >= 8
    for words, version, start, end in noted:
        assert texts[version][int(start) : int(end)] == words


def test_a_quote_of_an_answer_has_its_sentence_in_its_note(write: Write) -> None:
    text = write(questions=[26], parameters={"concept": "mod"})
    assert re.search(r"</a>”Mod” \(Mod och .* behövs också\.\) –", text)


def test_the_rows_of_a_report_give_its_figures(write: Write) -> None:
    rows = list(csv.DictReader(io.StringIO(write("mod", form="csv"))))
    amounts = {(row["project"], row["amount"]) for row in rows if row["amount"]}
    assert sum(int(amount) for _, amount in amounts) == 355000
    assert {row["currency"] for row in rows if row["amount"]} == {"SEK"}
    places = [row for row in rows if row["value"] == "mod"]
    assert len(places) == 3
    assert Counter(row["certainty"] for row in places) == {
        "": 1,
        "konstaterat": 1,
        "förbehållet": 1,
    }
    assert all(int(row["end"]) - int(row["start"]) == len(row["quote"]) for row in rows)


@pytest.mark.parametrize("form", ["md", "html", "docx", "csv", "xlsx"])
def test_the_same_graph_gives_the_same_bytes(graph: Graph, form: str) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for file in (first, second):
        graph.report("mod", file, form, questions=[] if form in {"csv", "xlsx"} else [5])
    assert first.getvalue() == second.getvalue()


def test_a_report_in_english_has_no_swedish_but_its_quotes(write: Write) -> None:
    page = write("mod", form="html", language="en", questions=[2])
    ours = re.sub(r'<(span|p) lang="sv">.*?</\1>', "", page, flags=re.DOTALL)
    ours = re.sub(r"”.*?”|Sak \d{4}-\d+|\w+ högskolan", "", ours)
    words = set(re.findall(r"\w+", ours.casefold()))
    assert not words & {"och", "projekt", "av", "som", "källor", "år", "belopp", "funnet", "i"}
    assert '<html lang="en">' in page


def test_html_asks_for_nothing_and_has_its_words_as_words(write: Write) -> None:
    page = write("2017", form="html")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="(?!#|https?://)', page)
    assert "&lt;b&gt;<mark>handlingsutrymme</mark>" in page or "&lt;b&gt;" in page
    assert "<b>" not in page


def test_markdown_keeps_a_row_a_row(write: Write) -> None:
    for line in write("2017", questions=[26], parameters={"concept": "mod"}).splitlines():
        if line.startswith("| ") and "---" not in line:
            assert len(re.findall(r"(?<!\\)\|", line)) >= 3
    assert "\\<b\\>" in write("2017")


def test_word_has_headings_tables_with_heads_and_notes_that_are_led_to(graph: Graph) -> None:
    file = io.BytesIO()
    graph.report("mod", file, "docx", language="sv")
    document = docx.Document(io.BytesIO(file.getvalue()))
    styled = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    headings = [(style, text) for style, text in styled if style and "Heading" in style]
    assert headings[0] == ("Heading 1", "Rapport: mod")
    assert ("Heading 2", "Nyckeltal") in headings
    assert headings[-1] == ("Heading 2", "Källor")
    assert document.core_properties.language == "sv-SE"
    body = document.element.body
    heads = body.xpath(".//w:tbl[.//w:tblHeader]")
    assert len(heads) >= 5
    led = set(body.xpath(".//w:hyperlink/@w:anchor"))
    assert led == set(body.xpath(".//w:bookmarkStart/@w:name"))
    assert {str(tag) for tag in document.styles.element.xpath(".//w:lang/@w:val")} == {"sv-SE"}


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        (["samhällskontrakt"], "nämner begreppet eller ett snävare, och ingen har läst ut det"),
        (["mod", "2018"], "3 andra projekt i grafen gör det"),
        (["1999"], "de startade 1 april 2015 – 1 maj 2018"),
        (["Andra högskolan", "2015"], "Ingen källpost anger organisationen"),
    ],
)
def test_an_empty_report_says_why(write: Write, subject: list[str], told: str) -> None:
    text = write(*subject)
    assert told in text
    assert "Nyckeltal" not in text


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        (["xyzzy"], "nothing here is named 'xyzzy'"),
        (["mod", "jämställdhet"], "not of both"),
        (["2015", "2016"], "not of both '2015' and '2016'"),
        (["2015-00001"], "is project/vinnova/2015-00001, which is neither"),
        (["Ena", "högskolan"], "quotation marks: 'Ena högskolan'"),
        ([], "about something"),
    ],
)
def test_what_is_no_subject_is_told(write: Write, subject: list[str], told: str) -> None:
    with pytest.raises(UsageError, match=re.escape(told)):
        write(*subject)


def test_what_a_report_cannot_be_is_told(write: Write) -> None:
    with pytest.raises(UsageError, match="there is no format 'odt'"):
        write("mod", form="odt")
    with pytest.raises(UsageError, match="no table as csv"):
        write(form="csv", questions=[2])
    with pytest.raises(UsageError, match="none of the questions has a parameter 'place'"):
        write(questions=[5], parameters={"place": "Visby"})


def test_the_name_of_a_file_says_the_form(graph: Graph, tmp_path: Path) -> None:
    for name, start in (
        ("r", b"# "),
        ("r.html", b"<!DOCTYPE html>"),
        ("r.DOCX", b"PK"),
        ("r.md", b"# "),
    ):
        written = graph.report("mod", tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
        assert (written.title, written.projects) == ("Rapport: mod", 3)
