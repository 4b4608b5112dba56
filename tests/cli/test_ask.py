"""`innokraft ask` as a user calls it."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from innokraft.change.build import build
from innokraft.query.questions import questions

Run = Callable[..., Any]


@pytest.fixture
def ask(run: Run, seed_folder: Path) -> Run:
    return lambda *arguments: run("ask", *arguments, "-g", seed_folder)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_without_a_number_all_questions_are_listed_with_what_they_can_be_asked_about(
    ask: Run, lang: str
) -> None:
    ran = ask("--lang", lang)
    assert ran.code == 0
    for each in questions():
        assert each.text().of(lang) in ran.out
        assert f"  {each.id}  " in ran.out
    assert "organisation=organisation/mittuniversitetet" in ran.out


GATHERING = {2, 27, 41}
"""The questions that gather many quotes in a row."""


@pytest.mark.parametrize(
    "number", [each.number for each in questions() if each.number not in GATHERING]
)
def test_each_quote_can_have_its_sentence_beside_it(ask: Run, number: int) -> None:
    plain = list(csv.reader(io.StringIO(ask(number).out, newline="")))
    ran = ask(number, "--sentences")
    told = list(csv.reader(io.StringIO(ran.out, newline="")))
    assert [row[: len(plain[0])] for row in told] == plain
    rows = [dict(zip(told[0], row, strict=True)) for row in told[1:]]
    for name in (name for name in told[0] if "quote" in name.split("_")):
        for row in rows:
            sentences = row[name.replace("quote", "sentence")]
            assert row[name].split("\n")[0] in sentences or not (row[name] and sentences)
            assert bool(row[name]) <= bool(row[name.replace("quote", "source")])


def test_a_sentence_is_the_whole_one_with_its_section_and_source(ask: Run) -> None:
    ran = ask(3, "--sentences")
    row = next(csv.DictReader(io.StringIO(ran.out, newline="")))
    assert row["sentence"].startswith("Syftet med seminariet var att skapa en dialogplattform med")
    assert row["sentence"].endswith("de frågor som lyfts under seminariet.")
    assert row["section"] == "Syfte och mål"
    assert row["source"] == "Vinnovas projektsida 2015-01573"
    assert row["href"] == ""


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_document_says_the_question_and_its_notes_the_sentences(ask: Run, form: str) -> None:
    ran = ask(3, "-o", form)
    assert "Vilka begrepp användes som utgångspunkt i Seminariet" in ran.out
    assert "Källor" in ran.out
    assert "(Syftet med seminariet var att skapa en dialogplattform med" in ran.out
    assert "Vinnovas projektsida 2015-01573, Syfte och mål" in ran.out
    assert ask(2, "-o", form).code == 0
    assert "Sources" in ask(3, "-o", form, "--lang", "en").out


TITLE = "Kompetensöverföring och innovationskraft handlingsutrymme, mod och verkstad"
HEADS = {"sv": ["Projekt", "Begrepp", "Belägg"], "en": ["Project", "Concept", "Quote"]}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_document_has_columns_in_words_and_things_by_their_names(
    ask: Run, tmp_path: Path, lang: str
) -> None:
    asked = (5, "-p", "concept=mod", "--lang", lang)
    head, _, row = ask(*asked, "-o", "md").out.splitlines()[2:5]
    assert head == f"| {' | '.join(HEADS[lang])} |"
    assert row == f"| {TITLE} (vinnova/2015-01573) | {'mod' if lang == 'sv' else 'courage'} | [1] |"
    page = ask(*asked, "-o", "html").out
    assert "".join(f'<th scope="col">{word}</th>' for word in HEADS[lang]) in page
    assert f"<td>{TITLE} (vinnova/2015-01573)</td>" in page
    assert ask(*asked, "-o", tmp_path / "a.docx").code == 0
    document = docx.Document(str(tmp_path / "a.docx"))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == HEADS[lang]
    assert table.rows[1].cells[0].text == f"{TITLE} (vinnova/2015-01573)"


def test_data_keep_the_names_of_variables(ask: Run, tmp_path: Path) -> None:
    asked = (5, "-p", "concept=mod")
    names = ["project", "title", "label", "quote", "record"]
    assert ask(*asked, "-o", "csv").out.splitlines()[0] == ",".join(names)
    assert json.loads(ask(*asked, "-o", "json").out)["head"]["vars"] == names
    assert ask(*asked, "-o", tmp_path / "a.xlsx").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [cell.value for cell in sheet[1]] == names


def test_a_document_names_what_no_column_names_and_a_value_once(ask: Run) -> None:
    said = ask(4, "-o", "md", "--lang", "en").out
    assert "| Concept | Project | Certainty | Quote |" in said
    assert f"| daring | {TITLE} (vinnova/2015-01573) |" in said
    assert "| Om | Säger | Vad | Nytt | Belägg |" in ask(33, "-o", "md").out
    assert "| Belägg | Från tecken | Till tecken | Belopp |" in ask(8, "-o", "md").out


def test_a_csv_for_excel_is_one_whatever_else_is_said(ask: Run, tmp_path: Path) -> None:
    assert ask(8, "--excel").out.startswith("\ufeffquote;start;end;value;")
    assert ask(8, "--excel", "-o", "json").code == 2
    assert ask(8, "--excel", "-o", tmp_path / "a.csv").code == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfquote;start;")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the shipped data."""
    folder = tmp_path_factory.mktemp("shipped") / "graph"
    build(folder)
    return folder


@pytest.mark.parametrize("number", sorted(GATHERING))
def test_gathered_quotes_have_their_sentences_in_the_same_order(
    run: Run, shipped: Path, number: int
) -> None:
    asked = ("ask", number, "-g", shipped)
    plain = list(csv.reader(io.StringIO(run(*asked).out, newline="")))
    told = list(csv.reader(io.StringIO(run(*asked, "--sentences").out, newline="")))
    assert [row[: len(plain[0])] for row in told] == plain
    assert told[0][len(plain[0]) :] == ["sentences", "sections", "sources", "hrefs"]
    for row in (dict(zip(told[0], each, strict=True)) for each in told[1:]):
        quotes, sentences, sources = (
            row[name].split(" | ") for name in ("quotes", "sentences", "sources")
        )
        assert len(quotes) == len(sentences) == len(sources) == int(row["projects"])
        for quote, sentence in zip(quotes, sentences, strict=True):
            assert quote.rpartition(" (")[0] in sentence


def test_gathered_quotes_are_numbered_notes_of_a_document(run: Run, shipped: Path) -> None:
    said = run("ask", 2, "-g", shipped, "-o", "md").out
    assert "| Vinnova | 2015 | SEK | 1439356 | 3 | 0 | projektet | [1] [2] [3] |" in said
    assert "”99 356 kronor” (Bidrag från Vinnova 99 356 kronor) – Vinnovas projektsida" in said
    assert (
        '<a href="#note-1">[1]</a> <a href="#note-2">[2]</a>'
        in run("ask", 2, "-g", shipped, "-o", "html").out
    )


def test_a_question_of_ones_own_without_quotes_has_no_sentences(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "plain.rq").write_text("# sv: Hur många?\nSELECT ?p { ?p a ik:Project }", "utf-8")
    ran = ask("plain", "--sentences", "--questions", tmp_path)
    assert ran.code == 2
    assert "question plain gives no quotes" in ran.err
    assert ran.out == ""


def test_a_piped_answer_is_csv_and_the_question_stands_beside_it(ask: Run) -> None:
    ran = ask(3)
    rows = list(csv.DictReader(io.StringIO(ran.out, newline="")))
    assert [row["label"] for row in rows] == ["handlingsutrymme", "mod", "verkstad"]
    assert ran.err.startswith("Vilka begrepp användes som utgångspunkt")


def test_an_answer_on_a_terminal_is_a_table(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    lines = ask(3, "--lang", "en").out.splitlines()
    assert lines[0].split() == ["concept", "label", "quote", "record"]
    assert lines[2].startswith("c:mod  ")


def test_a_question_can_be_asked_about_another_thing(ask: Run) -> None:
    assert "99 356 kronor" in ask(8, "-p", "project=2015-01573").out
    assert ask(6, "-p", "from=2016-01-01", "-p", "to=2016-12-31").out.count("\n") == 1


def test_no_answer_is_no_error_and_is_told(ask: Run) -> None:
    ran = ask(1, "-p", "organisation=organisation/nobody")
    assert ran.code == 0
    assert ran.out.strip() == "project,title,unit,quote,record"
    assert "innokraft: " in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([99], "no question 99"),
        (["qwertz"], "no question on 'qwertz'"),
        (["what differs", "--lang", "en"], "Near: 35: What differs between Vinnova and Formas"),
        ([1, "-p", "organisation"], "name=value"),
        ([1, "-p", "organisation="], "name=value"),
        ([1, "-p", "=x"], "name=value"),
        ([1, "-p", "organisation=a", "-p", "organisation=b"], "given twice"),
        ([1, "-p", "organization=a"], "Did you mean 'organisation'"),
        ([1, "-p", "organisation=Mittuniversitete"], "Did you mean 'Mittuniversitetet'"),
        ([6, "-p", "from=maj"], "Write it as 2015-05-31"),
    ],
)
def test_wrong_use_exits_2_and_says_what_would_be_right(
    ask: Run, arguments: list[object], said: str
) -> None:
    ran = ask(*arguments)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


OWN = """# sv: Vad heter {thing}?
# en: What is {thing} called?
# param thing thing
SELECT ?title ?quote ?record {
  ?said rdf:subject ?thing ; rdf:predicate dcterms:title ; rdf:object ?title ;
        oa:exact ?quote ; oa:hasSource ?record }
"""


@pytest.mark.parametrize("folder", ["questions", "elsewhere"])
def test_own_questions_are_listed_and_asked_by_their_id(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "called.rq").write_text(OWN, "utf-8")
    monkeypatch.chdir(tmp_path)
    where = [] if folder == "questions" else ["--questions", folder]
    (line,) = (x for x in ask("--lang", "en", *where).out.splitlines() if "called? " in x)
    assert line.split()[:2] == ["called", "What"]
    ran = ask("called", "-p", "thing=2015-01573", "--lang", "en", *where)
    assert "handlingsutrymme, mod och verkstad" in ran.out
    assert ran.err.startswith("What is “Kompetensöverföring")
    refused = ask("called", *where)
    assert refused.code == 2
    assert "question called needs 'thing', a thing" in refused.err


def test_what_is_missing_is_asked_for_on_a_terminal(
    run: Run, seed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from innokraft_cli import ask as asking

    (tmp_path / "called.rq").write_text(OWN, "utf-8")
    asked: list[str] = []

    def answered(text: str, **_: object) -> str:
        asked.append(text)
        return "2015-01573"

    monkeypatch.setattr(asking, "is_asked", lambda: True)
    monkeypatch.setattr("click.prompt", answered)
    ran = run("ask", "called", "--questions", tmp_path, "-g", seed_folder)
    assert asked == ["thing (en sak)"]
    assert "handlingsutrymme, mod och verkstad" in ran.out
