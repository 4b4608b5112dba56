"""A report becomes an own record that builds; what it may say is proposed, never stated."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from innokraft import SourceError, read_report
from innokraft.documents.report_text import clean_line
from innokraft.readers import read
from tests.cli.conftest import Run, run
from tests.graph.documents import made_reports as made

__all__ = ["run"]
REPORTS = {
    "report.pdf": made.PDF,
    "report.docx": made.docx(),
    "report.odt": made.odt(),
    "report.html": made.page(),
    "report.md": made.MARKDOWN,
    "report.txt": made.TEXT,
}
PROPOSED = {
    "title": "Mod i vardagen",
    "coordinator": "Exempelskolan",
    "number": "2020-00001",
    "period": "februari 2020 - september 2020",
    "amount": "400 000 kronor",
    "participants": "Vinnova",
}


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def text_of(record: Path) -> str:
    """The report's text in the record, as YAML has it."""
    block = record.read_text("utf-8").partition("text: |-\n")[2]
    return "\n".join(line[2:] for line in block.rstrip("\n").split("\n"))


def accepted(record: Path) -> None:
    """Takes the # away before every proposal, as a person would."""
    lines = record.read_text("utf-8").split("\n")
    record.write_text("\n".join([*lines[:2], *(line.removeprefix("# ") for line in lines[2:])]))


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_of_each_format_is_a_record_with_its_text_and_proposals(
    name: str, tmp_path: Path
) -> None:
    report = read_report(written(tmp_path, name, REPORTS[name]), tmp_path / "records")
    text = text_of(report.record)
    assert re.sub(r"[\n|: ]+", " ", text) == " ".join(
        line.lstrip("# ").replace(":", "") for line in made.LINES
    )
    assert "\nSyfte och mål\n" in text
    assert {each.key: each.quote for each in report.proposals} == PROPOSED
    assert all(text[each.start : each.end] == each.quote for each in report.proposals)
    record = next(iter(read([report.record])))
    assert not isinstance(record, Exception)
    said = report.record.read_text("utf-8")
    assert f"sha256: {sha256(REPORTS[name]).hexdigest()}" in said
    assert f'name: "{name}"' in said


def test_what_a_person_accepts_is_stated_and_nothing_before(run: Run, tmp_path: Path) -> None:
    report = read_report(written(tmp_path, "r.pdf", made.PDF), tmp_path / "records")
    graph = tmp_path / "g"
    assert run("build", report.record, "-g", graph).code == 0
    before = run("export", "-o", "nq", "-g", graph).out
    assert "Syftet var" in before
    assert 'Exempelskolan"' not in before
    accepted(report.record)
    assert run("build", report.record, "-g", graph).code == 0
    assert 'Exempelskolan"' in run("export", "-o", "nq", "-g", graph).out
    assert run("validate", "-g", graph).code == 0


def test_a_pdf_keeps_its_pages_and_joins_what_a_line_end_divides(tmp_path: Path) -> None:
    pages = [
        [
            "Rapport 7",
            "Vi ville pröva nya arbets-",
            "sätt för natur-",
            "och kulturvård i",
            "länet.",
        ],
        ["Rapport 7", "Andra sidan handlar om mod.", "Sida 2 av 3"],
        ["Rapport 7", "Tredje sidan fick 2 mkr.", "3"],
    ]
    report = read_report(written(tmp_path, "r.pdf", made.pdf(*pages)), tmp_path)
    assert text_of(report.record) == (
        "Vi ville pröva nya arbetssätt för natur- och kulturvård i länet.\n"
        "Andra sidan handlar om mod.\nTredje sidan fick 2 mkr."
    )
    assert "pages: 0 65 93\n" in report.record.read_text("utf-8")
    amount = next(each for each in report.proposals if each.key == "amount")
    assert (amount.quote, amount.page) == ("2 mkr", 3)
    assert "5" in report.notes[0].en


REFUSED = {
    "scanned.pdf": (made.pdf([]), "no text"),
    "locked.pdf": (
        made.pdf(["Hej"], trailer="/Encrypt<</Filter/Standard/V 1/R 2/O()/U()/P 0>>/ID[()()]"),
        "encrypted",
    ),
    "broken.pdf": (b"%PDF-1.7\n1 0 obj<<", "broken"),
    "word.pdf": (REPORTS["report.docx"], "Name it .docx"),
    "page.txt": (REPORTS["report.html"], "Name it .html"),
    "text.pdf": (b"Hej", "by what it holds text"),
    "old.doc": (b"Hej", r"\.docx, \.odt"),
    "locked.docx": (b"\xd0\xcf\x11\xe0", "without a password"),
    "broken.docx": (REPORTS["report.docx"][:900], "broken"),
    "other.docx": (made.zipped({"a": "b"}), "another kind"),
    "bomb.odt": (made.zipped({str(n): "0" * 2**24 for n in range(17)}), "unfolds"),
    "locked.odt": (made.odt(manifest="<encryption-data/>"), "encrypted"),
    "binary.txt": (b"a\x00b" * 99, "no text file"),
    "empty.md": (b" \n", "empty"),
    "long.txt": (b"ord ord\n" * 130_000, "too long"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_report_is_refused_with_its_file_and_reason(name: str, tmp_path: Path) -> None:
    data, why = REFUSED[name]
    with pytest.raises(SourceError, match=why) as error:
        read_report(written(tmp_path, name, data), tmp_path / "records")
    assert name in str(error.value)
    assert not (tmp_path / "records").exists()


def test_entities_are_not_unfolded_nor_files_fetched(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret", b"hemlighet")
    doctype = f'<!DOCTYPE o [<!ENTITY x SYSTEM "file://{secret}">]>'
    report = read_report(written(tmp_path, "r.odt", made.odt(doctype, words="&x;")), tmp_path)
    assert "hemlighet" not in report.record.read_text("utf-8")


def test_personal_numbers_and_signs_no_text_may_hold_are_not_written(tmp_path: Path) -> None:
    assert clean_line("a\x1b\ud800\ufffe\x9b\ufeffb").encode()
    data = b"Kim Exempel 19640823-3234\x1b\x07 deltog."
    record = read_report(written(tmp_path, "r.txt", data), tmp_path).record
    assert "3234" not in record.read_text("utf-8")
    assert not isinstance(next(iter(read([record]))), Exception)


def test_nothing_is_overwritten_unless_it_is_the_same_or_asked_for(tmp_path: Path) -> None:
    file = written(tmp_path, "r.md", made.MARKDOWN)
    first = read_report(file, tmp_path)
    assert first.is_new
    assert not read_report(file, tmp_path).is_new
    accepted(first.record)
    mine = first.record.read_bytes()
    with pytest.raises(SourceError, match="--replace"):
        read_report(file, tmp_path)
    assert first.record.read_bytes() == mine
    assert read_report(file, tmp_path, replace=True).is_new
    assert first.record.read_bytes() != mine


def test_the_command_reads_on_after_a_refusal_and_tells_what_it_proposes(
    run: Run, tmp_path: Path
) -> None:
    bad, good = written(tmp_path, "a.doc", b"x"), written(tmp_path, "b.md", made.MARKDOWN)
    ran = run("read", tmp_path / "none.pdf", bad, good, "-o", tmp_path / "r", "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert "a.doc" in ran.err
    assert "none.pdf" in ran.err
    assert "proposed, to accept in the file: number: 2020-00001  (text 57–67)" in ran.err
    assert len(list((tmp_path / "r").iterdir())) == 1
    assert run("read", good, "-o", tmp_path / "r").code == 0


def test_what_a_word_document_inserts_and_holds_in_fields_is_read(tmp_path: Path) -> None:
    from io import BytesIO

    from docx import Document
    from docx.oxml import parse_xml

    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = Document()
    inner = "<w:p><w:ins><w:r><w:t>infogat</w:t></w:r></w:ins><w:del><w:r><w:delText>struket"
    field = f"<w:sdt {word}><w:sdtContent>{inner}</w:delText></w:r></w:del></w:p>"
    document.element.body.insert(0, parse_xml(f"{field}</w:sdtContent></w:sdt>"))
    file = BytesIO()
    document.save(file)
    record = read_report(written(tmp_path, "r.docx", file.getvalue()), tmp_path).record
    assert text_of(record) == "infogat"


def test_a_field_of_many_values_has_five_and_the_rest_is_told(tmp_path: Path) -> None:
    sums = "\n".join(f"Del {n}: {n}00 000 kronor." for n in range(1, 9))
    report = read_report(written(tmp_path, "sums.txt", sums.encode()), tmp_path)
    assert [each.key for each in report.proposals].count("amount") == 5
    assert "amount: 3 more may stand in the text and are not proposed" in [
        note.en for note in report.notes
    ]


def test_a_row_of_two_cells_names_a_value_and_the_head_of_a_table_none(tmp_path: Path) -> None:
    page = b"<h1>T</h1><table><tr><td>Koordinator<td>Ettan<tr><th>Koordinator<th>Projekt<th>Summa"
    report = read_report(written(tmp_path, "table.html", page), tmp_path)
    assert [each.quote for each in report.proposals if each.key == "coordinator"] == ["Ettan"]


def test_a_title_that_runs_on_over_the_pages_stays_on_the_first(tmp_path: Path) -> None:
    head = "Mod i vardagen, en slutrapport"
    pages = [[head, "Ett."], [head, "Två.", "2"], [head, "Tre.", "3"]]
    report = read_report(written(tmp_path, "r.pdf", made.pdf(*pages)), tmp_path)
    assert text_of(report.record) == f"{head}\nEtt.\nTvå.\nTre."
    assert [p.quote for p in report.proposals if p.key == "title"] == [head]


def test_letters_that_a_font_of_a_pdf_joins_are_plain(tmp_path: Path) -> None:
    joined = b"<</BaseEncoding/WinAnsiEncoding/Differences[1/fi/fl]>>"
    data = made.pdf(["Projektet \1ck 5 kronor och \2er deltagare."])
    data = data.replace(b"/WinAnsiEncoding>>", joined + b">>")
    record = read_report(written(tmp_path, "r.pdf", data), tmp_path).record
    assert text_of(record) == "Projektet fick 5 kronor och fler deltagare."


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Slutrapport: Våga växla", ["Våga växla"]),
        ("Final report: Daring to try", ["Daring to try"]),
        ("Slutrapport:", []),
        ("Rapport: Mod: en början", []),
        ("Beslut: bifall", []),
    ],
)
def test_the_first_line_is_a_title_without_the_word_report(
    tmp_path: Path, line: str, title: list[str]
) -> None:
    text = f"{line}\nDiarienummer: 2023-04567\n".encode()
    report = read_report(written(tmp_path, "r.txt", text), tmp_path)
    assert [p.quote for p in report.proposals if p.key == "title"] == title


def test_labels_in_markdown_and_cells_are_found_without_their_signs(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Modets rapport\nauthor: X\n---\n# Slutrapport\n\n"
        "**Diarienummer:** 2020-00001\n| Koordinator | Exempelskolan |\n|---|---|\n"
        "__Finansiär__: *Vinnova*\n> Period: 2020-2021\n"
    )
    report = read_report(written(tmp_path, "r.md", text.encode()), tmp_path)
    found = [(p.key, p.quote) for p in report.proposals if p.key != "participants"]
    assert found == [
        ("title", "Modets rapport"), ("title", "Slutrapport"), ("number", "2020-00001"),
        ("coordinator", "Exempelskolan"), ("funder", "Vinnova"), ("period", "2020-2021"),
    ]  # fmt: skip
    assert "---\n" not in text_of(report.record).partition("|")[0]
    page = b"<html><body><nav>Meny</nav><table><tr><td>Grant no:</td><td>A-1001</td></tr></table>"
    saved = read_report(written(tmp_path, "r.html", page), tmp_path)
    assert [(p.key, p.quote) for p in saved.proposals] == [("number", "A-1001")]
    assert "Meny" not in text_of(saved.record)
