"""A page that can be asked in SPARQL: what stands in it, and where it differs from a plain one."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from innokraft import Graph
from innokraft.errors import UsageError
from innokraft.rdf.namespaces import PREFIXES
from innokraft.store import open_graph
from innokraft.viewer.examples import examples
from innokraft_cli.main import innokraft
from tests.graph.viewer.blocks import unpacked_bytes

MADE = Path(__file__).parents[1] / "made_network.trig"
POLICY = re.compile(r'Content-Security-Policy" content="([^"]*)"')
MORE = {"'wasm-unsafe-eval'", "worker-src", "blob:"}


@pytest.fixture(scope="module")
def npm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of npm's, with an Oxigraph that is none."""
    folder = tmp_path_factory.mktemp("npm") / "node_modules"
    (folder / "oxigraph").mkdir(parents=True)
    for name, text in {"web.js": "glue", "web_bg.wasm": "\0asm", "package.json": "{}"}.items():
        (folder / "oxigraph" / name).write_text(text)
    (folder / "oxigraph" / "package.json").write_text('{"version": "9.8.7"}')
    return folder


def page(folder: Path, npm: Path | None = None, name: str = "page.html") -> str:
    Graph(MADE).render(folder / name, node_modules=npm)
    return (folder / name).read_text("utf-8")


def parts(text: str) -> list[bytes]:
    """What stands, packed, in the block of a page that is asked."""
    found = re.search(r'<script type="text/plain" id="asking">(.*?)</script>', text, re.DOTALL)
    assert found
    return [unpacked_bytes(part) for part in found[1].split()]


def words_of(text: str) -> list[str]:
    found = POLICY.search(text)
    assert found
    return html.unescape(found[1]).replace(";", " ").split()


def test_a_page_that_is_asked_has_the_engine_and_every_statement(tmp_path: Path, npm: Path) -> None:
    glue, engine, quads, told = parts(page(tmp_path, npm))
    assert (glue, engine) == (b"glue", b"\0asm")
    Graph(MADE).export(tmp_path / "graph.trig")
    assert quads == (tmp_path / "graph.trig").read_bytes()
    opening = re.compile(rb"@prefix .* \.|<[^>]*> \{|[\w]*:[\w.-]+ \{|\}|\t.*|")  # one a line
    assert all(opening.fullmatch(line) for line in quads.split(b"\n"))
    assert json.loads(told)["prefixes"] == PREFIXES
    text = page(tmp_path, npm)
    assert "Oxigraph 9.8.7" in text
    assert "Permission is hereby granted" in text


def test_the_policy_differs_in_this_page_alone(tmp_path: Path, npm: Path) -> None:
    plain, asked = page(tmp_path), page(tmp_path, npm)
    assert [word for word in words_of(asked) if word not in MORE] == words_of(plain)
    assert set(words_of(asked)) >= MORE
    assert 'id="query-view"' in asked
    assert 'id="query-view"' not in plain
    assert 'id="asking"' not in plain


def test_the_page_is_the_same_bytes_each_time(tmp_path: Path, npm: Path) -> None:
    assert page(tmp_path, npm) == page(tmp_path, npm, "again.html")


def test_without_the_engine_the_command_says_how_to_get_it(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    call = ["render", "-g", str(MADE), "-o", str(out), "--with-sparql"]
    with pytest.raises(UsageError, match=r"npm install oxigraph.*--node-modules") as raised:
        CliRunner().invoke(
            innokraft, [*call, "--node-modules", str(tmp_path)], catch_exceptions=False
        )
    assert raised.value.exit_code == 2
    assert not out.exists()


def test_every_example_runs_and_is_of_what_the_graph_holds(seed_folder: Path) -> None:
    made, seed = (examples(open_graph(str(where))) for where in (MADE, seed_folder))
    asked = [words[1] for words, _ in seed]
    assert "Which projects did Mid Sweden University coordinate, and in which unit?" in asked
    assert not any("Mid Sweden University" in words[1] for words, _ in made)
    for _, texts in seed:
        for text in texts:
            Graph(seed_folder).query(text)
    assert '"en"' in seed[-1][1][1] or "lang" not in seed[-1][1][1]
