"""Queries run in a process of their own, with a limit on time and on rows."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from innokraft.errors import (
    AnnotationError,
    InnokraftError,
    Place,
    QueryError,
    QueryMemoryError,
    QueryTimeoutError,
    SourceError,
    WrongAnnotationsError,
)
from innokraft.query import apart
from innokraft.query.answer import Answer
from innokraft.query.running import _OPENING, Asked, write_query
from innokraft.query.worker import Limits
from innokraft.store.base import Reader
from innokraft.store.embedded import EmbeddedStore
from tests.graph.answers import run_query
from tests.graph.query.taken_over import die, fail, late, never, nothing, slow, words

Open = Callable[[], Reader]
ROOT = Path(__file__).parents[3]
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def seed(seed_folder: Path) -> Open:
    return partial(EmbeddedStore.open, seed_folder)


def children() -> set[str]:
    """The processes of queries that this one has."""
    mine = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {line for line in mine.stdout.splitlines() if "innokraft.query.worker" in line}


@pytest.fixture
def others() -> set[str]:
    """The processes of a server that other tests have running here; none that a query can use."""
    apart._kept.__dict__.pop("worker", None)
    return children()


@pytest.mark.parametrize("sparql", [HEAVY, ENDLESS], ids=["counting", "streaming rows"])
def test_a_query_that_never_ends_is_stopped_at_its_time_and_leaves_no_process(
    seed: Open, sparql: str, others: set[str]
) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeoutError, match=r"limit of 0\.5 s.*--timeout"):
        run_query(seed, sparql, seconds=0.5, rows=10**9)
    assert 0.4 < time.monotonic() - started < 2.0
    assert children() <= others


def test_a_stopped_query_leaves_the_graph_as_it_was(seed: Open, seed_folder: Path) -> None:
    before = sorted(str(path) for path in seed_folder.rglob("*"))
    with pytest.raises(QueryTimeoutError):
        run_query(seed, HEAVY, seconds=0.2)
    assert sorted(str(path) for path in seed_folder.rglob("*")) == before
    assert run_query(seed, "ASK { ?s ?p ?o }").boolean


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A process that a job scheduler started in the background ignores interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_stops_the_query_too(seed: Open, others: set[str]) -> None:
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        run_query(seed, HEAVY, seconds=20)
    assert children() <= others


def test_the_row_limit_cuts_and_says_so(seed: Open) -> None:
    answer = run_query(seed, "SELECT * { ?s ?p ?o }", rows=7)
    assert len(answer.rows) == 7
    assert answer.more


def test_an_answer_as_long_as_the_limit_is_whole(seed: Open) -> None:
    answer = run_query(seed, "SELECT * { VALUES ?x { 1 2 3 } }", rows=3)
    assert len(answer.rows) == 3
    assert not answer.more


def test_more_rows_than_one_batch_come_over_in_order(seed: Open) -> None:
    numbers = " ".join(map(str, range(1234)))
    answer = run_query(seed, f"SELECT * {{ VALUES ?x {{ {numbers} }} }} ORDER BY ?x")
    assert [row[0].value for row in answer.rows if isinstance(row[0], ox.Literal)] == (
        numbers.split()
    )


def number(answer: Answer) -> int:
    """The one number that an answer is."""
    ((node,),) = answer.rows
    assert isinstance(node, ox.Literal)
    return int(node.value)


@pytest.fixture
def shared_triple(tmp_path: Path) -> Open:
    """A graph in which two records say one thing, and one of them another thing too."""
    path = tmp_path / "shared.nq"
    graphs = [f"<https://w3id.org/innokraft/graph/made/{n}/0123456789ab>" for n in (1, 2)]
    lines = [*(f"<a:s> <a:p> <a:o> {graph} ." for graph in graphs), f"<a:s> <a:p> 1 {graphs[0]} ."]
    path.write_text("\n".join(lines).replace(" 1 ", ' "1" '), "utf-8")
    return partial(EmbeddedStore.load, path)


def test_without_graph_every_triple_is_seen_once(shared_triple: Open) -> None:
    assert number(run_query(shared_triple, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")) == 2
    joined = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?s ?q ?r }"
    assert number(run_query(shared_triple, joined)) == 4


def test_with_graph_a_triple_is_seen_in_each_of_its_graphs(shared_triple: Open) -> None:
    in_graphs = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert number(run_query(shared_triple, in_graphs)) == 3


def test_the_seed_holds_as_many_triples_as_its_export(seed: Open, seed_lines: list[str]) -> None:
    in_graphs = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert number(run_query(seed, in_graphs)) == len(seed_lines)


def test_our_prefixes_need_no_declaration_and_can_be_declared_anew(seed: Open) -> None:
    project = "<https://w3id.org/innokraft/project/vinnova/2015-01573>"
    assert run_query(seed, f"ASK {{ {project} a ik:Project ; dcterms:title ?t }}").boolean
    other = f"PREFIX ik: <x:> ASK {{ {project} a ik:Project }}"
    assert not run_query(seed, other).boolean


def test_a_construct_gives_each_triple_once(seed: Open) -> None:
    answer = run_query(seed, "CONSTRUCT { <a:a> <a:b> 1 } WHERE { ?s a skos:Concept }")
    assert answer.kind == "triples"
    assert len(answer.rows) == 1


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        (
            "SELECT * {\n ?s ?p",
            "line 2, column 7 of the query: the query ends here, expected a thing",
        ),
        ("SELECT *\n{ ?s ?p ?o }\n}", "line 3"),
        (
            "SELECT * { ?s ex:a ?o }",
            r"line 1, column 15.*the prefix 'ex:' is not known.*PREFIX ex: <",
        ),
        (
            "SELECT ?x { ?s ?p ?o } GROUP BY ?s",
            r"column 8 of the query: '\?x' is neither grouped nor computed",
        ),
        ("", "line 1, column 1.*The query is empty"),
        (
            "SELECT * {\n ?s ?p 'x }",
            "line 2, column 8 of the query: .*The text that begins here does not end",
        ),
        ("SELECT * { ?s ?p '\udce5' }", "surrogates"),
    ],
)
def test_what_is_no_sparql_is_told_by_line(seed: Open, sparql: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        run_query(seed, sparql)


def test_a_query_that_is_refused_opens_no_graph() -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        run_query(never, "ASK { SERVICE <http://x/> { } }")


def test_an_error_of_the_store_comes_back_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(InnokraftError, match="there is no graph here"):
        run_query(partial(EmbeddedStore.open, tmp_path), "ASK { ?s ?p ?o }")


def test_an_error_comes_back_with_all_its_data() -> None:
    each = [AnnotationError("one", Place("a.yaml", 3, "claim")), AnnotationError("two")]
    error = WrongAnnotationsError(each, [SourceError("gone", Place("b.csv", row=2), "Look.")])
    with pytest.raises(WrongAnnotationsError) as caught:
        run_query(partial(fail, error), "ASK {}")
    (refused,) = caught.value.refused
    assert str(caught.value) == str(error)
    assert [one.place for one in caught.value.each] == [one.place for one in error.each]
    assert vars(refused) == vars(error.refused[0])


def test_a_process_that_dies_is_told_of(seed: Open) -> None:
    with pytest.raises(QueryError, match="ended without an answer"):
        run_query(die, "ASK { ?s ?p ?o }")


NUMBERS = " ".join(map(str, range(300)))
BIG = "".join(f"VALUES ?{name} {{ {NUMBERS} }} " for name in "abc")
DOUBLING = "$0" * 120
NESTED = "REPLACE(" * 3 + f'"{"a" * 500}"' + f', ".", "{DOUBLING}")' * 3


def asked(open_graph: Open, sparql: str, seconds: float = 60, megabytes: float = 200) -> Asked:
    return Asked(open_graph, sparql, Limits(None, None, seconds, megabytes))


@pytest.mark.parametrize(
    "sparql",
    [
        f"SELECT (STRLEN({NESTED}) AS ?n) {{}}",
        f"SELECT * {{ {BIG} }} ORDER BY ?a",
    ],
    ids=["nested", "sorted"],
)
def test_a_query_that_takes_too_much_memory_is_stopped_and_told(
    seed: Open, sparql: str, others: set[str]
) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with pytest.raises(QueryMemoryError, match=r"limit of 200 MB of memory.*--memory"):
        write_query(asked(seed, sparql), nothing, len)
    most = (200 + _OPENING) * 1024 + 50_000  # what the query may take, and Python itself
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, most)
    assert children() <= others


def test_an_answer_takes_no_memory_however_long_it_is_but_has_a_limit(seed: Open) -> None:
    long = f'SELECT ?t {{ ?a ?b ?c . ?d ?e ?f BIND(CONCAT("{"x" * 20_000}", STR(?a)) AS ?t) }}'
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(QueryMemoryError, match=r"answer is larger than its limit of 200 MB"):
        write_query(asked(seed, long), words, len)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before + 50_000


def test_writing_counts_in_the_time(seed: Open, others: set[str]) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeoutError):
        write_query(asked(seed, "ASK {}", seconds=0.5), slow, len)
    assert time.monotonic() - started < 10
    assert children() <= others


def test_to_open_a_graph_takes_none_of_the_time_of_a_query(seed_folder: Path) -> None:
    assert run_query(partial(late, seed_folder), "ASK { ?s ?p ?o }", seconds=0.5).boolean
    with pytest.raises(QueryTimeoutError):
        run_query(partial(late, seed_folder), HEAVY, seconds=0.5)


@pytest.mark.parametrize(
    "sparql",
    [
        f"ASK {{ FILTER({'(' * 20_000}1{')' * 20_000}) }}",
        f"ASK {'{' * 20_000}{'}' * 20_000}",
        f"ASK {{ FILTER({'1||' * 20_000}1) }}",
        f"ASK {{ FILTER({'!' * 20_000}1) }}",
        f"ASK {{ ?s {'<a:a>/' * 20_000}<a:a> ?o }}",
        f"ASK {{ {'OPTIONAL{' * 20_000}{'}' * 20_000} }}",
        f"ASK {{ ?s ?p {'[ ?p ' * 20_000}1{']' * 20_000} }}",
    ],
    ids=["brackets", "groups", "or", "not", "path", "optional", "nodes"],
)
def test_a_deep_query_is_told_as_too_deep(seed: Open, sparql: str) -> None:
    with pytest.raises(QueryError, match=r"nested too deep\. Write it with fewer"):
        run_query(seed, sparql)


PARENT = """
import sys
from functools import partial
from pathlib import Path
from innokraft.query.running import _OPENING, Asked, write_query
from innokraft.query.worker import Limits
from tests.graph.query.taken_over import nothing, told

write_query(Asked(partial(told, Path(sys.argv[1])), sys.argv[2], Limits(seconds=300)), nothing, len)
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_query_dies_with_its_parent_whatever_ends_that(
    seed_folder: Path, tmp_path: Path, ending: int
) -> None:
    shutil.copytree(seed_folder, tmp_path / "graph")
    number = tmp_path / "process"
    command = [sys.executable, "-c", PARENT, str(tmp_path / "graph"), HEAVY]
    with subprocess.Popen(command, cwd=ROOT) as parent:
        until(lambda: number.is_file() and number.read_text() != "")
        child = Path(f"/proc/{number.read_text()}")
        time.sleep(0.3)
        assert child.exists()
        parent.send_signal(ending)
        parent.wait()
        until(lambda: not child.exists())


def until(done: Callable[[], bool]) -> None:
    """Waits for something, for as long as a busy machine may need."""
    deadline = time.monotonic() + 30
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.02)
