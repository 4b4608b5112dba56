"""Packages for other programs: an RO-Crate, Web Annotations, a REFI-QDA project and its codings."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from rocrate.rocrate import ROCrate

from innokraft import Graph, InnokraftError, UsageError, build, merge
from innokraft.interchange.coding_project import NAMESPACE, guid
from tests.conftest import SEED_ANNOTATION, SEED_RECORD

TEXT = SEED_RECORD.read_text("utf-8")
RECORD = "https://w3id.org/innokraft/record/vinnova-page/2015-01573/" + hashlib.sha256(
    TEXT.encode()
).hexdigest()[:12]  # fmt: skip
CONCEPT = "https://w3id.org/innokraft/concept/"
Change = Callable[[etree._Element], None]


@pytest.fixture(scope="module")
def seed(seed_folder: Path) -> Graph:
    return Graph(seed_folder)


def package(graph: Graph, form: str, **how: Any) -> zipfile.ZipFile:
    out = io.BytesIO()
    graph.export(out, form, **how)
    return zipfile.ZipFile(out)


def q(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


@pytest.mark.parametrize("form", ["crate", "annotations", "qdpx"])
def test_a_package_is_the_same_each_time(seed: Graph, form: str) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    seed.export(first, form)
    seed.export(second, form)
    assert first.getvalue() == second.getvalue()


def test_a_crate_opens_and_each_file_is_what_its_metadata_say(seed: Graph, tmp_path: Path) -> None:
    package(seed, "crate", language="en").extractall(tmp_path)
    crate = ROCrate(tmp_path)
    assert crate.name == seed.info().title.en
    files = {file.id: file for file in crate.data_entities}
    on_disk = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert on_disk == {*files, "ro-crate-metadata.json"}
    for name, file in files.items():
        data = (tmp_path / name).read_bytes()
        assert file["sha256"] == hashlib.sha256(data).hexdigest()
        assert file["contentSize"] == str(len(data))
    assert files["graph.nq"]["sha256"] == seed.info().sha256


def test_a_crate_has_what_people_decided(tmp_path: Path) -> None:
    build(tmp_path / "g", [SEED_RECORD])
    lines = "verdict\ta\tb\twho\twhy\twhen\n"
    (tmp_path / "g" / "judgements.tsv").write_text(lines, "utf-8")
    packed = package(Graph(tmp_path / "g"), "crate")
    assert packed.read("judgements.tsv").decode() == lines


def test_an_annotation_has_its_quote_its_place_and_what_stands_around_it(seed: Graph) -> None:
    packed = package(seed, "annotations", language="en")
    (name,) = packed.namelist()
    collection = json.loads(packed.read(name))
    items = collection["first"]["items"]
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(items)
    tagged = set()
    for item in items:
        quote, place = item["target"]["selector"]
        assert TEXT[place["start"] : place["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in TEXT
        assert item["target"]["source"] == RECORD  # the seed's page has no address
        tagged |= {b["source"] for b in item["body"] if b.get("purpose") == "tagging"}
    assert f"{CONCEPT}mod" in tagged
    assert any("courage – starting point in:" in i["body"][0]["value"] for i in items)


def test_a_coding_project_has_the_scheme_as_codes_and_the_quotes_as_selections(
    seed: Graph,
) -> None:
    packed = package(seed, "qdpx", language="en")
    root = etree.fromstring(packed.read("project.qde"))
    codes = {code.get("guid"): code for code in root.iter(q("Code"))}
    assert len(codes) == 90
    courage = codes[guid(f"{CONCEPT}mod")]
    assert courage.get("name") == "courage"
    above = courage.getparent()
    assert above is not None
    assert above.get("guid") == guid(f"{CONCEPT}mod-och-drivkraft")
    (source,) = root.iter(q("TextSource"))
    inside = source.get("plainTextPath", "").removeprefix("internal://")
    text = packed.read(f"sources/{inside}").decode()
    assert text == TEXT
    coded = set()
    users = {user.get("guid") for user in root.iter(q("User"))}
    for selection in source.iter(q("PlainTextSelection")):
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
        assert text[start:end].startswith(selection.get("name", "?"))
        assert selection.get("creatingUser") in users
        coded |= {(text[start:end], ref.get("targetGUID")) for ref in selection.iter(q("CodeRef"))}
    assert ("mod", guid(f"{CONCEPT}mod")) in coded
    assert {code for _, code in coded} <= codes.keys()


def changed(graph: Graph, file: Path, change: Change, text: str | None = None) -> Path:
    """A project that went out, changed as a coding program would change it."""
    packed = package(graph, "qdpx")
    root = etree.fromstring(packed.read("project.qde"))
    change(root)
    with zipfile.ZipFile(file, "w") as out:
        for name in packed.namelist():
            data = packed.read(name)
            if name.endswith(".txt") and text is not None:
                data = text.encode("utf-8-sig")
            out.writestr(name, etree.tostring(root) if name == "project.qde" else data)
    return file


def coding(start: int, end: int, code: str) -> Change:
    """Codes a passage of the first source."""

    def change(root: etree._Element) -> None:
        source = next(root.iter(q("TextSource")))
        selection = etree.SubElement(source, q("PlainTextSelection"), guid="A1", name="x",
                                     startPosition=str(start), endPosition=str(end))  # fmt: skip
        made = etree.SubElement(selection, q("Coding"), guid=f"C-{start}-{end}")
        etree.SubElement(made, q("CodeRef"), targetGUID=code)

    return change


def test_what_came_back_unchanged_says_nothing_new(seed: Graph, tmp_path: Path) -> None:
    file = changed(seed, tmp_path / "same.qdpx", lambda _: None)
    taken = seed.annotate_from(file, tmp_path, "Ada")
    assert (taken.written, taken.notes) == ([], [])


def test_a_new_coding_becomes_an_annotation_that_merges_with_its_quote(tmp_path: Path) -> None:
    build(tmp_path / "g", [SEED_RECORD, SEED_ANNOTATION])
    graph, start = Graph(tmp_path / "g"), TEXT.index("dialogplattform")
    end = start + len("dialogplattform")
    change = coding(start, end, guid(f"{CONCEPT}samverkan"))
    taken = graph.annotate_from(changed(graph, tmp_path / "c.qdpx", change), tmp_path / "a", "Ada")
    ((path, number),) = taken.written
    assert number == 1
    graph.close()
    merge(tmp_path / "g", [path])
    found = Graph(tmp_path / "g").query(
        "SELECT ?quote ?start { ?said rdf:object c:samverkan ; rdf:predicate dcterms:subject ; "
        "oa:exact ?quote ; oa:start ?start }"
    )
    assert [(row["quote"], row["start"]) for row in found] == [("dialogplattform", start)]


def test_other_line_ends_and_a_mark_at_the_start_move_no_quote(seed: Graph, tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n")
    start = text.index("key" if "key" in text else "fullsatt")
    change = coding(start, start + len("fullsatt"), guid(f"{CONCEPT}motivation"))
    file = changed(seed, tmp_path / "c.qdpx", change, text)
    taken = seed.annotate_from(file, tmp_path / "a", "Ada")
    ((path, _),) = taken.written
    assert "quote: fullsatt" in path.read_text("utf-8")


def test_a_code_of_ones_own_counts_by_its_name_and_an_unknown_one_is_told(
    seed: Graph, tmp_path: Path
) -> None:
    def own(root: etree._Element) -> None:
        codes = next(root.iter(q("Codes")))
        etree.SubElement(codes, q("Code"), guid="B1", name="Courage", isCodable="true")
        etree.SubElement(codes, q("Code"), guid="B2", name="Övrigt", isCodable="true")
        start = TEXT.index("rundabord") if "rundabord" in TEXT else TEXT.index("seminariet")
        coding(start, start + 5, "B1")(root)
        coding(start, start + 6, "B2")(root)

    taken = seed.annotate_from(changed(seed, tmp_path / "c.qdpx", own), tmp_path / "a", "Ada")
    ((path, number),) = taken.written
    assert number == 1
    assert "concept:mod" in path.read_text("utf-8")
    assert [note.en for note in taken.notes] == [
        "the code Övrigt: no concept is called so, 1 codings are left out"
    ]


def test_what_was_taken_away_there_is_told_with_the_way_to_take_it_out(
    seed: Graph, tmp_path: Path
) -> None:
    def fewer(root: etree._Element) -> None:
        selection = next(root.iter(q("PlainTextSelection")))
        selection.getparent().remove(selection)  # type: ignore[union-attr]

    taken = seed.annotate_from(changed(seed, tmp_path / "c.qdpx", fewer), tmp_path / "a", "Ada")
    (note,) = taken.notes
    assert "1 mentions" in note.en
    assert "innokraft mention reject" in note.en


def test_a_place_that_the_text_does_not_have_is_told_and_the_rest_is_taken(
    seed: Graph, tmp_path: Path
) -> None:
    def both(root: etree._Element) -> None:
        coding(10**6, 10**6 + 4, guid(f"{CONCEPT}mod"))(root)
        start = TEXT.index("fullsatt")
        coding(start, start + 8, guid(f"{CONCEPT}mod"))(root)

    taken = seed.annotate_from(changed(seed, tmp_path / "c.qdpx", both), tmp_path / "a", "Ada")
    assert [number for _, number in taken.written] == [1]
    assert "1000000–1000004" in taken.notes[0].en


@pytest.mark.parametrize(
    "data", [b"", b"no zip", b"<Project/>"], ids=["nothing", "a text", "a bare file"]
)
def test_what_is_no_project_is_refused(seed: Graph, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "c.qdpx").write_bytes(data)
    with pytest.raises(InnokraftError, match="REFI-QDA"):
        seed.annotate_from(tmp_path / "c.qdpx", tmp_path / "a", "Ada")


def test_entities_are_not_resolved_and_what_is_there_is_not_written_over(
    seed: Graph, tmp_path: Path
) -> None:
    hostile = '<!DOCTYPE P [<!ENTITY e SYSTEM "file:///etc/passwd">]><P>&e;</P>'
    with zipfile.ZipFile(tmp_path / "h.qdpx", "w") as out:
        out.writestr("project.qde", hostile)
    with pytest.raises(InnokraftError):
        seed.annotate_from(tmp_path / "h.qdpx", tmp_path / "a", "Ada")
    start = TEXT.index("fullsatt")
    file = changed(seed, tmp_path / "c.qdpx", coding(start, start + 8, guid(f"{CONCEPT}mod")))
    ((path, _),) = seed.annotate_from(file, tmp_path / "a", "Ada").written
    path.write_text("# mine\n", "utf-8")
    with pytest.raises(UsageError, match="there already"):
        seed.annotate_from(file, tmp_path / "a", "Ada")
    assert path.read_text("utf-8") == "# mine\n"
    with pytest.raises(UsageError, match="who read"):
        seed.annotate_from(file, tmp_path / "b", " ")
