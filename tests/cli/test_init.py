"""A project folder as a user works in it: laid out, built, checked, asked, in either language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.graph.made_records import page
from tests.graph.project.made_folders import OWN, WORDINGS, put

SAYS = {
    "sv": ("begrepp", "brott", "projektmapp"),
    "en": ("concepts", "violation", "project folder"),
}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_folder_is_laid_out_built_checked_and_asked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    for name in ("INNOKRAFT_LANG", "INNOKRAFT_GRAPH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    listed, checked, called = SAYS[lang]
    done = run("init", "mine", "--lang", lang)
    assert done.code == 0
    assert "mine/vocabulary/concepts.ttl" in done.out
    assert listed in done.out
    assert called in (tmp_path / "mine" / "README.md").read_text("utf-8")
    files = {
        "vocabulary/concepts.ttl": OWN,
        "vocabulary/wordings.tsv": WORDINGS,
        "records/1.txt": page().text,
        "questions/who.rq": "# sv: Vem träffades?\n# en: Who met?\n"
        "SELECT ?quote { ?said rdf:object c:visbymote ; oa:exact ?quote } ORDER BY ?quote\n",
    }
    put(tmp_path / "mine", files)
    (tmp_path / "mine/records/deeper").mkdir()
    monkeypatch.chdir(tmp_path / "mine" / "records" / "deeper")
    assert run("build").out.startswith("../../graph: 1 ")
    told = run("validate")
    assert (told.code, checked in told.out) == (0, True)
    assert run("ask", "who").out.splitlines() == ["quote", "Mötet i Visby", "Seminariet"]
    assert run("query", "ASK { c:visbymote a skos:Concept }", "-o", "csv").out.strip() == "true"
    (tmp_path / "text.txt").write_text("Ett seminarium på ön.", "utf-8")
    assert "visbymote" in run("tag", tmp_path / "text.txt", "-o", "text").out
    assert "visbymote" in run("concepts", "visby").out
    put(tmp_path / "mine", {"questions/who.rq": "# en: Who?\nSELECT * { ?s ?p ?o } LIMIT 1\n"})
    assert "questions" in run("validate").out
    assert run("merge").code == 0
    assert "questions" not in run("validate").out


def test_what_cannot_be_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INNOKRAFT_GRAPH", raising=False)
    monkeypatch.chdir(tmp_path)
    assert run("merge").code == 2
    assert run("init", "mine").code == 0
    again = run("init", "mine")
    assert (again.code, "already" in again.err) == (2, True)
    monkeypatch.chdir(tmp_path / "mine")
    outside = run("build", "-g", tmp_path / "elsewhere")
    assert (outside.code, "outside the project folder" in outside.err) == (2, True)
    (tmp_path / "mine" / "innokraft.toml").write_text('titel = "x"\n', "utf-8")
    wrong = run("build")
    assert (wrong.code, "innokraft.toml, line 1, titel" in wrong.err) == (1, True)
    assert run("init", "--lang", "de").code == 2
