"""The process of a query: no fork, shared by the queries of a thread, with any graph, and clean."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import types
from functools import partial
from pathlib import Path

import pytest

from innokraft import Graph, open_graph
from innokraft.change.merge import merge
from innokraft.errors import InnokraftError, QueryError, QueryMemoryError
from innokraft.query.running import named_graph, write_query
from innokraft.query.worker import Limits
from innokraft.rdf.terms import Term
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import named, readers_of
from innokraft.system import is_held
from tests.graph.answers import run_query
from tests.graph.query.taken_over import keeping, nothing, process_of, words
from tests.graph.query.test_running import (
    BIG,
    NUMBERS,
    ROOT,
    Open,
    asked,
    number,
    until,
)


@pytest.fixture
def seed(seed_folder: Path) -> Open:
    return partial(EmbeddedStore.open, seed_folder)


THREADED = """
import os, sys, threading
from functools import partial
from innokraft.query.running import Asked, named_graph, write_query
from tests.graph.query.taken_over import words

threading.Thread(target=threading.Event().wait, daemon=True).start()
graph = named_graph(sys.argv[1])  # its store has threads too
os.register_at_fork(before=lambda: os._exit(9))
asked = Asked(partial(named_graph, sys.argv[1]), "SELECT (COUNT(*) AS ?n) { ?p a ik:Project }")
write_query(asked, words, lambda part: print(part.decode()))
"""


def test_a_process_with_threads_is_not_forked_for_a_query(seed_folder: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", THREADED, str(seed_folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout.split('"')[1]) > 0


def who_answers(open_graph: Open) -> int:
    parts: list[bytes] = []
    write_query(asked(open_graph, "ASK {}"), process_of, parts.append)
    return int(b"".join(parts))


def test_queries_of_a_thread_share_a_process_and_those_of_another_have_theirs(seed: Open) -> None:
    mine = who_answers(seed)
    assert who_answers(seed) == mine
    others: list[int] = []
    thread = threading.Thread(target=lambda: others.append(who_answers(seed)))
    thread.start()
    thread.join()
    assert others != [mine]
    until(lambda: not Path(f"/proc/{others[0]}").exists())
    assert who_answers(seed) == mine


def test_an_error_leaves_the_process_for_the_next_query_and_a_stop_does_not(seed: Open) -> None:
    mine = who_answers(seed)
    with pytest.raises(QueryError, match="the query ends here"):
        run_query(seed, "SELECT")
    assert who_answers(seed) == mine
    os.kill(mine, signal.SIGKILL)
    until(lambda: ") Z " in Path(f"/proc/{mine}/stat").read_text())
    assert who_answers(seed) != mine


def test_a_process_that_keeps_much_memory_of_its_work_is_not_asked_again(seed: Open) -> None:
    first = who_answers(seed)
    parts: list[bytes] = []
    write_query(asked(seed, "ASK {}")._replace(limits=Limits()), keeping, parts.append)
    assert int(b"".join(parts)) == first
    second = who_answers(seed)
    assert second != first
    assert who_answers(seed) == second


def test_a_bound_of_one_query_does_not_hold_for_the_next(seed: Open) -> None:
    assert run_query(seed, "ASK {}", seconds=0.3).boolean
    mine = who_answers(seed)
    with pytest.raises(QueryMemoryError):
        write_query(asked(seed, f"SELECT * {{ {BIG} }}", megabytes=1), words, len)
    time.sleep(0.4)
    assert who_answers(seed) == mine
    fewer = f"SELECT * {{ VALUES ?a {{ {NUMBERS} }} VALUES ?b {{ {NUMBERS} }} }} ORDER BY ?a ?b"
    assert len(run_query(seed, fewer, rows=None).rows) == 90_000


def test_a_process_that_waits_keeps_no_graph_from_being_taken_away(
    seed_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(seed_folder, tmp_path / "graph")
    present = named(tmp_path / "graph").present
    process = who_answers(partial(named_graph, str(tmp_path / "graph")))
    assert generations_open(process) == {present.name}
    assert readers_of(present).is_file()
    assert not is_held(readers_of(present))


def generations_open(process: int) -> set[str]:
    """The generations that a process has files open of, those too that were taken away."""
    files = (os.path.realpath(file) for file in Path(f"/proc/{process}/fd").iterdir())
    return {Path(file).parent.name for file in files if ".sst" in file}


def test_a_graph_that_was_changed_is_opened_anew_and_the_old_one_let_go(
    seed_folder: Path, tmp_path: Path
) -> None:
    folder, record = tmp_path / "graph", tmp_path / "record.yaml"
    shutil.copytree(seed_folder, folder)
    asks = partial(run_query, partial(named_graph, str(folder)), COUNT)
    before = number(asks())
    record.write_text(RECORD)
    merge(folder, [record])
    assert number(asks()) > before
    assert generations_open(who_answers(partial(named_graph, str(folder)))) == {
        named(folder).present.name
    }


def test_a_relative_path_is_one_from_where_this_process_is_now(
    seed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seed_folder.parent)
    asks = partial(run_query, partial(named_graph, seed_folder.name), "ASK { ?s ?p ?o }")
    assert asks().boolean
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InnokraftError, match="there is no graph here"):
        asks()


RECORD = (
    "record: r-a\nfunder: {name: Vinnova, number: 202100-5216}\nnumber: 2020-00001\n"
    "title: {sv: Ett}\nlanguage: sv\n"
)
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def test_a_graph_in_memory_is_asked_as_it_is_now() -> None:
    first, second = ((Term("<a:s>"), Term("<a:p>"), Term(f'"{n}"')) for n in (1, 2))
    graph = EmbeddedStore.in_memory([(Term("<a:g>"), [first])])
    assert number(run_query(graph.opener(), COUNT)) == 1
    graph.add([(Term("<a:h>"), [second])])
    assert number(run_query(graph.opener(), COUNT)) == 2
    in_graphs = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert number(run_query(graph.opener(), in_graphs)) == 2
    graph.remove({Term("<a:h>"): {second}})
    assert number(run_query(graph.opener(), COUNT)) == 1


def test_the_copy_of_a_graph_in_memory_goes_with_it() -> None:
    graph = EmbeddedStore.in_memory([])
    copy = graph.opener().args[0]
    assert copy.is_file()
    assert graph.opener().args[0] == copy
    del graph
    assert not copy.exists()


def test_an_open_graph_is_asked_as_it_was_opened(seed_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(seed_folder, folder)
    opened = EmbeddedStore.open(folder)
    before = number(run_query(opened.opener(), COUNT))
    record = tmp_path / "record.yaml"
    record.write_text(RECORD)
    merge(folder, [record])
    assert number(run_query(opened.opener(), COUNT)) == before
    assert number(run_query(partial(EmbeddedStore.open, folder), COUNT)) > before


def test_a_graph_in_a_file_is_loaded_within_the_memory_of_the_query(tmp_path: Path) -> None:
    path = tmp_path / "large.nq.gz"
    with gzip.open(path, "wt") as file:
        file.writelines(f'<a:s{n}> <a:p> "{n}" <a:g> .\n' for n in range(500_000))
    with pytest.raises(QueryMemoryError, match="limit of 10 MB"):
        write_query(asked(partial(named_graph, str(path)), "ASK {}", megabytes=10), nothing, len)


def test_a_function_that_no_module_has_is_told(seed: Open) -> None:
    lost = types.FunctionType(nothing.__code__, globals(), "lost")
    lost.__module__, lost.__qualname__ = "__main__", "lost"
    vars(sys.modules["__main__"])["lost"] = lost
    try:
        with pytest.raises(QueryError, match=r"cannot be taken .* Define it in a module"):
            write_query(asked(seed, "ASK {}"), lost, len)
    finally:
        del vars(sys.modules["__main__"])["lost"]


def test_a_graph_that_was_opened_is_asked_as_it_was(seed_folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "graph.nq"
    Graph(seed_folder).export(copy)
    opened, named_only = open_graph(copy), Graph(copy)
    copy.write_text("")
    assert opened.query("ASK { ?s ?p ?o }").boolean
    assert not named_only.query("ASK { ?s ?p ?o }").boolean
