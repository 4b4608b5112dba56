"""The documents build as a site, without a network, and the site needs nothing but itself."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.picture import FILE, picture
from innokraft.model.concepts import load_concepts
from innokraft.model.ontology import load_ontology
from innokraft.query.questions import questions
from innokraft.rdf.namespaces import compress
from innokraft.store.embedded import EmbeddedStore
from innokraft_cli.main import COMMANDS
from tests.processes import unmeasured

ROOT = Path(__file__).parents[1]
BUILD = """
import socket, sys
def refuse(*_):
    raise OSError("the documents reach for a network")
socket.socket.connect = socket.getaddrinfo = refuse
from sphinx.cmd.build import main
sys.exit(main(sys.argv[1:]))
"""
FETCHED = re.compile(
    r"""<(?:script|img|iframe|source|embed|object|link)\b[^>]*?(?:src|href|data)="((?:https?:)?//[^"]*)
    |(?:url\(|@import\s|\bfetch\()\s*["\']?((?:https?:)?//[^"\')]*)""",
    re.VERBOSE,
)


def fetched(text: str) -> list[str]:
    """What a browser would fetch from elsewhere for a page, a style or a script."""
    return ["".join(found) for found in FETCHED.findall(text)]


def built(folder: Path) -> dict[str, str]:
    """The texts of the site, by name, built into a folder."""
    options = ("--quiet", "--fresh-env", "--fail-on-warning", "--keep-going")
    done = subprocess.run(
        [sys.executable, "-c", BUILD, *options, ROOT / "docs", folder / "site"],
        env=unmeasured(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return {
        path.relative_to(folder / "site").as_posix(): path.read_text("utf-8")
        for path in sorted((folder / "site").rglob("*"))
        if path.suffix in {".html", ".css", ".js"}
    }


def test_the_documents_build_without_a_warning_into_a_site_that_fetches_nothing(
    tmp_path: Path,
) -> None:
    site = built(tmp_path)
    assert {name: found for name, text in site.items() if (found := fetched(text))} == {}
    assert [name for name, text in site.items() if str(ROOT) in text] == []
    for page, names in {
        "commands": COMMANDS,
        "concepts": [concept.id for concept in load_concepts()],
        "ontology": [compress(term.iri) for term in load_ontology().terms.values() if term.labels],
        "questions": [f"{each.number}. " for each in questions()],
        "values": [f"v:{slug}" for slug in load_ontology().values],
    }.items():
        text = site[f"reference/{page}.html"]
        assert [name for name in names if f">{name}" not in text] == [], page


def test_the_picture_of_the_readme_is_drawn_from_the_shipped_record(
    seed_store: EmbeddedStore,
) -> None:
    assert FILE.read_text("utf-8") == picture(seed_store)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<script src="https://x.example/a.js"></script>', ["https://x.example/a.js"]),
        ('<link rel="stylesheet" href="//x.example/a.css" />', ["//x.example/a.css"]),
        ("p { src: url('https://x.example/a.woff') }", ["https://x.example/a.woff"]),
        ('<a href="https://x.example/">x</a> <img src="a.svg"/>', []),
    ],
)
def test_the_check_sees_what_a_page_would_fetch(text: str, what: list[str]) -> None:
    assert fetched(text) == what
