"""What the fuzzing run tries: each target lays changed inputs into a folder and works on them.

A target raises whatever innokraft raises that is no error in words. It calls what the command
line calls, or the command line itself; damaged stores get a process of their own, for what reads
them is no Python.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

from innokraft.annotation.files import parse_annotation, read_annotation
from innokraft.change.intake import annotated_record, describer_of
from innokraft.curation.choices import read_choices
from innokraft.curation.judgements import read_judgements
from innokraft.curation.mentions import read_mentions, write_mentions
from innokraft.drafting.draft import draft_of
from innokraft.errors import AnnotationError, InnokraftError
from innokraft.model.model import SHIPPED
from innokraft.rdf.graphs import CONCEPTS
from innokraft.readers import read
from innokraft.readers.formats import read_again
from innokraft.record import Record
from innokraft.store.embedded import EmbeddedStore
from innokraft.tagging import tagger_of
from innokraft_cli.main import main
from tests.fuzz.mutating import mutate
from tests.fuzz.requests import try_requests
from tests.fuzz.seeds import (
    ANNOTATION,
    CHOICES,
    JUDGEMENTS,
    MENTIONS,
    OWN,
    PROJECT,
    QUERIES,
    sources,
)
from tests.graph.answers import run_query
from tests.graph.project.made_folders import made
from tests.processes import unmeasured

Target = Callable[[Random, Path], None]


class FaultFoundError(AssertionError):
    """The command line ended as it never should."""


def try_sources(random: Random, folder: Path) -> None:
    """Reads a changed source, describes its records, and reads their frozen texts again."""
    name = random.choice(sorted(sources()))
    path = folder / name
    path.write_bytes(mutate(random, sources()[name]))
    for item in read([path]):
        if isinstance(item, Record):
            described = describer_of(SHIPPED).describe(item)
            store = EmbeddedStore.in_memory([])
            store.add([(described.graph, described.triples)])
            assert len(store) == len(described.triples), "a store keeps what it is given"
            again = read_again(item.source, item.text, item.modified)
            assert (again.key, again.text) == (item.key, item.text), "a frozen text says the same"


def try_annotations(random: Random, folder: Path) -> None:
    """Reads a changed annotation of a record, and describes the record with it."""
    path = folder / "annotation.yaml"
    path.write_bytes(mutate(random, ANNOTATION.encode()))
    annotation, _ = read_annotation(path)
    if annotation and annotation.record:
        annotated_record(annotation)
        described = describer_of(SHIPPED).describe(_record(), [annotation])
        EmbeddedStore.in_memory([]).add([(described.graph, described.triples)])


def try_suggestions(random: Random, folder: Path) -> None:
    """Drafts an annotation of a changed record; a draft is right as it stands."""
    path = folder / "record.yaml"
    path.write_bytes(mutate(random, OWN.encode()))
    for item in read([path]):
        if isinstance(item, Record):
            (folder / "draft.yaml").write_text(draft := draft_of(item, tagger_of(SHIPPED)), "utf-8")
            try:
                describer_of(SHIPPED).describe(item, [parse_annotation(draft, "draft.yaml")])
            except AnnotationError as error:
                raise FaultFoundError(str(error)) from error


def try_judgements(random: Random, folder: Path) -> None:
    """Reads a changed file of judgements."""
    path = folder / "judgements.tsv"
    path.write_bytes(mutate(random, JUDGEMENTS.encode()))
    read_judgements(path)


def try_choices(random: Random, folder: Path) -> None:
    """Reads a changed file of choices."""
    path = folder / "choices.tsv"
    path.write_bytes(mutate(random, CHOICES.encode()))
    read_choices(path)


def try_mentions(random: Random, folder: Path) -> None:
    """Reads a changed file of corrections."""
    path = folder / "mentions.tsv"
    path.write_bytes(mutate(random, MENTIONS.encode()))
    write_mentions(path, read_mentions(path))


def try_folders(random: Random, folder: Path) -> None:
    """Reads a project folder of which one file was changed, and tags with its words."""
    project = made(folder / "project", PROJECT)
    path = folder / "project" / random.choice(sorted([*PROJECT, "innokraft.toml"]))
    path.write_bytes(mutate(random, path.read_bytes()))
    model = project.model
    EmbeddedStore.in_memory([]).add([(CONCEPTS, list(model.triples()))])
    if path.name == "wordings.tsv":
        tagger_of(model).tag("En vild hund och mod i Visby.", "sv")


def try_queries(random: Random, folder: Path) -> None:
    """Asks a small graph a changed query."""
    path = folder / "query.rq"
    path.write_bytes(mutate(random, random.choice(QUERIES).encode()))
    run_query(_small_graph, path.read_bytes().decode("utf-8", "replace"), rows=100, seconds=10)


def try_builds(random: Random, folder: Path) -> None:
    """Builds from changed files, merges others, and asks for what there is."""
    for name in ("one", "two"):
        (folder / name).mkdir()
        for source in random.sample(sorted(sources()), 2):
            (folder / name / source).write_bytes(mutate(random, sources()[source]))
    (folder / "two" / "annotation.yaml").write_bytes(mutate(random, ANNOTATION.encode()))
    (folder / "one" / "right.yaml").write_text(OWN, "utf-8")
    graph = folder / "graph"
    graph.mkdir()
    for command in (("build", folder / "one"), ("merge", folder / "two"), ("conflicts",)):
        _call(*command, "-g", graph)
    (graph / "judgements.tsv").write_bytes(mutate(random, JUDGEMENTS.encode()))
    (graph / "choices.tsv").write_bytes(mutate(random, CHOICES.encode()))
    (graph / "mentions.tsv").write_bytes(mutate(random, MENTIONS.encode()))
    for command in (("merge", folder / "one"), ("candidates",), ("log",)):
        _call(*command, "-g", graph)


def try_arguments(random: Random, folder: Path) -> None:
    """Calls commands on a graph with changed arguments, as a shell would hand them over."""
    graph = folder / "graph"
    shutil.copytree(_built(), graph)
    command, *arguments = random.choice(_CALLS)
    changed = [_changed(random, each) if each.startswith("=") else each for each in arguments]
    (folder / "call.txt").write_text(repr((command, *changed)), "utf-8")
    _call(command, *changed, "-g", graph)


_CALLS = (
    ("show", "=mod"), ("show", "=project/vinnova/2020-00001"),
    ("withdraw", "=innokraft-record/r-a"),
    ("withdraw", "=annotation/innokraft-record/r-a/0123456789ab", "--dry-run"),
    ("decide", "=organisation/exempelskolan", "=organisation/torgskolan", "=same", "--why", "=så"),
    ("decide", "organisation/exempelskolan", "organisation/torgskolan", "same", "--when",
     "=2015-01-01", "--why", "=så"),
    ("choose", "=project/vinnova/2020-00001", "=dcterms:title", "=Mod", "--why", "=så"),
    ("mention", "reject", "=mod", "=gällde mod", "--everywhere", "--why", "=så"),
    ("mention", "add", "=mod", "=Mod", "--in", "=innokraft-record/r-a", "--why", "=så"),
    ("explain", "=organisation/exempelskolan", "=organisation/torgskolan"),
    ("ask", "=1", "-p", "=organisation=organisation/exempelskolan"),
    ("ask", "6", "-p", "=from=2015-05-01", "-p", "=to=2015-05-31"),
    ("query", "ASK {}", "--timeout", "=5"), ("query", "SELECT * {}", "--limit", "=5"),
    ("candidates", "=--limit"), ("conflicts", "=x"), ("log", "=x"), ("export", "-f", "=nq"),
)  # fmt: skip


def _changed(random: Random, argument: str) -> str:
    data = mutate(random, argument[1:].encode()) if random.random() < 0.7 else argument[1:].encode()
    return data.replace(b"\x00", b"")[:2000].decode("utf-8", "surrogateescape")


def try_stores(random: Random, folder: Path) -> None:
    """Damages one file of a graph's folder, and lets commands read and change it."""
    graph = folder / "graph"
    shutil.copytree(_built(), graph)
    path = random.choice([each for each in sorted(graph.rglob("*")) if each.is_file()])
    path.write_bytes(mutate(random, path.read_bytes()))
    (folder / "damaged.txt").write_text(str(path.relative_to(folder)), "utf-8")
    (folder / "own.yaml").write_text(OWN.replace("Avslutat", "Pågående"), "utf-8")
    command = random.choice((
        ("query", "ASK { ?s ?p ?o }"), ("validate",), ("show", "mod"), ("export", "-f", "nq"),
        ("merge", str(folder / "own.yaml")), ("build", str(folder / "own.yaml"), "--replace"),
    ))  # fmt: skip
    run = "from innokraft_cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", run, *command, "-g", str(graph)],
        capture_output=True, text=True, errors="replace", timeout=120, check=False, cwd=folder,
        env=unmeasured(),
    )  # fmt: skip
    _check(command, done.returncode, done.stderr)


TARGETS: dict[str, Target] = {
    "sources": try_sources,
    "annotations": try_annotations,
    "suggestions": try_suggestions,
    "judgements": try_judgements,
    "choices": try_choices,
    "mentions": try_mentions,
    "folders": try_folders,
    "queries": try_queries,
    "builds": try_builds,
    "arguments": try_arguments,
    "stores": try_stores,
    "requests": try_requests,
}


def _check(command: tuple[object, ...], code: object, said: str) -> None:
    if code not in {0, 1, 2} or "Traceback" in said or "a fault of innokraft" in said:
        raise FaultFoundError(f"{' '.join(map(str, command))}: exit {code}\n{said[-3000:]}")


def _call(*arguments: object) -> None:
    """Calls the command line in this process."""
    before = sys.argv
    sys.argv = ["innokraft", *map(str, arguments)]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    code: object = None
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main()
    except SystemExit as stopped:
        code = stopped.code or 0
    finally:
        sys.argv = before
    err.flush()
    _check(arguments, code, err.buffer.getvalue().decode())


@cache
def _record() -> Record:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.yaml"
        path.write_text(OWN, "utf-8")
        (item,) = read([path])
    assert isinstance(item, Record)
    return item


@cache
def _small_graph() -> EmbeddedStore:
    described = describer_of(SHIPPED).describe(_record())
    store = EmbeddedStore.in_memory([])
    store.add([(described.graph, described.triples)])
    return store


@cache
def _built() -> Path:
    """A graph of the sources as they stand, in a folder that goes with this process."""
    kept = tempfile.TemporaryDirectory()
    _KEPT.append(kept)
    folder, graph = Path(kept.name) / "sources", Path(kept.name) / "graph"
    folder.mkdir()
    for name, content in sources().items():
        (folder / name).write_bytes(content)
    _call("build", folder, "-g", graph)
    return graph


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


@contextlib.contextmanager
def in_the_open() -> Iterator[None]:
    """Lets what nothing foresaw be raised instead of told."""
    before = os.environ.get("INNOKRAFT_DEBUG")
    os.environ["INNOKRAFT_DEBUG"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["INNOKRAFT_DEBUG"]
        else:
            os.environ["INNOKRAFT_DEBUG"] = before


FORESEEN = (InnokraftError,)
"""What a target may raise: errors in words."""
