"""`innokraft shell`: the prompt, its keys, its commands, and queries that come in from a pipe."""

from __future__ import annotations

import io
import os
import select
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from innokraft import Graph, Limits
from innokraft_cli.answering import Bounds
from innokraft_cli.prompting import Colours, Words, kept_history, prompt_session
from innokraft_cli.session import COMMANDS, Session
from innokraft_cli.shell import converse, divided

Run = Callable[..., Any]
CONCEPTS = "SELECT ?c { ?c ik:startingPointIn ?e } ORDER BY ?c"
ENTER, ALT_ENTER, NEW_LINE, STOP, END = "\r", "\x1b\r", "\n", "\x03", "\x04"


@pytest.fixture(scope="module")
def graph(seed_folder: Path) -> Iterator[Graph]:
    with Graph(seed_folder) as opened:
        opened.open()
        yield opened


def session_of(graph: Graph, language: str = "en") -> Session:
    return Session(graph, Bounds("csv", "-", True, False, Limits()), language)


class Noted(Session):
    """A session that notes what is typed."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph, Bounds("csv", "-", True, False, Limits()), "en")
        self.typed: list[str] = []

    def run(self, typed: str) -> bool:
        self.typed.append(typed)
        return typed != ".quit"


def typed(graph: Graph, keys: str) -> list[str]:
    """What comes of keys that are pressed at the prompt."""
    noted = Noted(graph)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        words = Words(graph, lambda: "en")
        converse(prompt_session(words, InMemoryHistory()).prompt, noted)
        words.finish()
    return noted.typed


@pytest.mark.parametrize(
    ("keys", "runs"),
    [
        (f"ASK {{ }}{ENTER}{END}", ["ASK { }"]),
        (f"ASK {{{ENTER}?s ?p ?o }}{ENTER}{END}", ["ASK {\n?s ?p ?o }"]),
        (f"SELECT * {{ }}{NEW_LINE}LIMIT 1{ENTER}{END}", ["SELECT * { }\nLIMIT 1"]),
        (f"ASK {{{ALT_ENTER}{END}", ["ASK {"]),
        (f"SELCT {{{ENTER}{END}", ["SELCT {"]),
        (f"ASK {{ nonsense{STOP}ASK {{}}{ENTER}{END}", ["ASK {}"]),
        (f".prefixes{ENTER}.quit{ENTER}ASK {{}}{ENTER}", [".prefixes", ".quit"]),
        (f"{END}", []),
    ],
)  # fmt: skip
def test_keys_run_a_query_that_is_whole_and_make_a_new_line_of_one_that_is_not(
    graph: Graph, keys: str, runs: list[str]
) -> None:
    assert typed(graph, keys) == runs


def test_words_are_suggested_with_their_names_and_commands_with_what_they_do(graph: Graph) -> None:
    words = Words(graph, lambda: "sv")
    document = Document("SELECT * { ?s ik:startingPointI")
    (found,) = words.get_completions(document, None)  # type: ignore[arg-type]
    assert (found.text, found.start_position) == ("ik:startingPointIn", -17)
    assert found.display_meta_text == "utgångspunkt i"
    (found,) = words.get_completions(Document(".pre"), None)  # type: ignore[arg-type]
    assert (found.text, found.start_position) == ("prefixes", -3)


def test_the_words_of_each_line_are_coloured() -> None:
    line = Colours().lex_document(Document("SELECT ?x # all\n{ ?x a 'x' }"))
    assert line(0)[0] == ("bold", "SELECT")
    assert ("ansibrightblack", "# all") in line(0)
    assert ("ansiyellow", "'x'") in line(1)
    assert "".join(part[1] for part in line(1)) == "{ ?x a 'x' }"
    assert line(5) == []


def test_commands_do_what_help_says(
    graph: Graph, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    session = session_of(graph)

    def done(text: str) -> str:
        assert session.run(text)
        captured = capsys.readouterr()
        return f"{captured.out}{captured.err}"

    helped = done(".help")
    assert all(f".{name}" in helped for name in COMMANDS)
    assert done("help") == done("\\help") == helped
    assert "https://w3id.org/innokraft/ns#" in done(".prefixes")
    assert "  8  What does the source say verbatim" in done(".questions")
    assert "99 356 kronor" in done(".ask 8")
    assert "social contract" in done(".show samhällskontrakt")
    assert "no query was asked yet" in done(".save x.csv")
    names = ("handlingsutrymme", "mod", "verkstad")
    found = [f"https://w3id.org/innokraft/concept/{name}" for name in names]
    assert done(CONCEPTS).split() == ["c", *found]
    assert "?c ik:startingPointIn ?e" in done(".explain")
    file = tmp_path / "found.json"
    assert "3 rows" in done(f".save {file}")
    assert file.read_text().count("concept/") == 3
    assert done(".format json").strip() == ".format: json"
    assert '"bindings"' in done(CONCEPTS)
    assert done(".format csv")
    assert done(".limit 1").strip() == ".limit: 1"
    assert "only the first 1 rows" in done(CONCEPTS)
    assert done(".limit none")
    assert "barriers to innovation" in done(".examples 5")
    assert "the projects and their names" in done(".examples")
    assert done(".language sv").strip() == ".language: sv"
    assert "kommandona" in done(".help")
    assert session.code == 2  # of .save, before anything was asked
    assert not session.run(".quit")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (".hepl", "there is no command .hepl. Did you mean '.help'?"),
        (".limit many", "'many' is no number of rows"),
        (".format pdf", "there is no such format here"),
        (".language de", "there is no language 'de'"),
        (".examples 99", "there is no example 99"),
        (".ask", "which question?"),
        (".ask 999", "there is no question 999"),
        (".show", "which thing?"),
        (".show nobody-knows", "nothing here is named 'nobody-knows'"),
        ("SELCT * { ?s ?p ?o }", "Did you mean SELECT?"),
        ("SELECT * { ?s ik:startingPointn ?o }", "matches the pattern on line 1"),
        (".explain", "no query was asked yet"),
        ("ASK { ?s ik:certainty v:trolig }", "did you mean v:troligt?"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_and_the_prompt_goes_on(
    graph: Graph, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    session = session_of(graph)
    assert session.run(text)
    assert said in capsys.readouterr().err
    assert session.run("ASK {}")
    assert capsys.readouterr().out == "true\n"


def test_an_interrupt_stops_a_query_and_not_the_session(
    graph: Graph, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = session_of(graph)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Bounds, "answer", interrupted)
        assert session.run("ASK {}")
    assert capsys.readouterr().err == "stopped\n"
    assert session.run("ASK {}")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ASK {}\n\nASK { ?s ?p ?o }\n", ["ASK {}", "ASK { ?s ?p ?o }"]),
        ("ASK {};\nASK {}", ["ASK {}", "ASK {}"]),
        ("SELECT *\n\n{ ?s ?p ?o ;\n ?q ?r }\nLIMIT 2\nASK {}\n",
         ["SELECT *\n\n{ ?s ?p ?o ;\n ?q ?r }\nLIMIT 2", "ASK {}"]),
        ("PREFIX ex: <x:>\nSELECT * { }\nPREFIX ex: <y:>\nASK {}",
         ["PREFIX ex: <x:>\nSELECT * { }", "PREFIX ex: <y:>\nASK {}"]),
        (".limit 3\nASK {}\n.help\n", [".limit 3\n", "ASK {}", ".help\n"]),
        ("SELCT x\nASK {}\n", ["SELCT x", "ASK {}"]),
        ("\n\n", []),
    ],
)  # fmt: skip
def test_queries_in_a_pipe_end_at_a_blank_line_a_semicolon_or_the_next(
    text: str, parts: list[str]
) -> None:
    assert list(divided(io.StringIO(text))) == parts


def test_queries_are_read_from_a_pipe_and_the_worst_gives_the_exit_code(
    run: Run, seed_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{CONCEPTS} LIMIT 1\n\nSELCT x\nASK {{}}\n"))
    ran = run("shell", "-g", seed_folder, "--lang", "en")
    assert ran.out.split() == ["c", "https://w3id.org/innokraft/concept/handlingsutrymme", "true"]
    assert "line 1, column 1: found 'SELCT'" in ran.err
    assert ran.code == 2


def test_the_history_is_kept_for_the_user_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    kept_history().append_string("ASK {}")
    file = tmp_path / "state/innokraft/shell-history"
    assert "ASK {}" in file.read_text()
    assert file.stat().st_mode & 0o77 == 0
    assert list(kept_history().load_history_strings()) == ["ASK {}"]
    monkeypatch.setenv("XDG_STATE_HOME", str(file))
    assert isinstance(kept_history(), InMemoryHistory)
    assert "shell-history" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="a terminal is made as Linux makes it")
def test_a_terminal_shows_a_table_and_an_interrupt_ends_a_query_that_runs(
    seed_folder: Path, tmp_path: Path
) -> None:
    import pty

    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "TERM": "xterm", "PAGER": "cat",
                   "PROMPT_TOOLKIT_NO_CPR": "1"}  # fmt: skip
    code = "from innokraft_cli.start import main; main()"
    arguments = [sys.executable, "-c", code, "shell", "-g", str(seed_folder), "--lang", "en"]
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, arguments, environment)
    until = time.monotonic() + 30
    shown = everything = b""

    def wait_for(text: bytes) -> None:
        nonlocal shown, everything
        while text not in shown:
            ready, _, _ = select.select([terminal], [], [], max(0, until - time.monotonic()))
            assert ready, shown[-2000:]
            part = os.read(terminal, 65536)
            shown, everything = shown + part, everything + part
        shown = shown.partition(text)[2]

    try:
        wait_for(b"innokraft>")
        os.write(terminal, f"{CONCEPTS}\r".encode())
        wait_for(b"handlingsutrymme")
        wait_for(b"innokraft>")
        os.write(terminal, b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }\r")
        time.sleep(0.7)
        os.write(terminal, b"\x03")
        wait_for(b"stopped")
        wait_for(b"innokraft>")
        os.write(terminal, b"ASK {}\r")
        wait_for(b"true")
        wait_for(b"innokraft>")
        os.write(terminal, b"\x04")
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        child = 0
    finally:
        if child:
            os.kill(child, 9)
            os.waitpid(child, 0)
        os.close(terminal)
    assert b"Traceback" not in everything
