"""What is done in the process of a query: it asks the graph, or looks at it, and writes an answer.

All here is pickled by its name, and runs within the bounds of its process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

from innokraft.graph import Graph
from innokraft.query.running import named_graph
from innokraft.query.worker import Limits, Sink
from innokraft.server.lacking import NoFormError
from innokraft.system import bound_memory, bound_time

if TYPE_CHECKING:
    from innokraft.query.running import Coming, Row
    from innokraft.store.embedded import EmbeddedStore

Given = TypeVar("Given")
_OPENING = 400  # megabytes that a graph may take beside
_MANY = 50_000  # triples
_BEYOND = "only the first {} of the answer: the server gives no more"
_COMMENTS = {"xml": "<!-- {} -->\n", "ttl": "# {}\n", "nq": "# {}\n"}


class KeptGraph(Graph):
    """A graph as it is now, whose files this process keeps open for the next time."""

    @cached_property
    def _store(self) -> EmbeddedStore:
        return named_graph(self.where)  # type: ignore[return-value]


def get_ready(where: str, _: Sink) -> None:
    """Opens the graph for the first time, and loads what most answers need."""
    import innokraft.export.forms
    import innokraft.query.guard  # noqa: F401 - to have it loaded

    KeptGraph(where).open()


def look(
    where: str, function: Callable[..., Given], arguments: tuple[Any, ...], limits: Limits, _: Sink
) -> Given:
    """What a function gives of the graph, which is its first argument."""
    bound_memory(limits.megabytes + _OPENING)
    graph = KeptGraph(where)
    graph.open()
    bound_time(limits.seconds)
    bound_memory(limits.megabytes)
    return function(graph, *arguments)


def write_answer(forms: dict[str, str], answer: Coming) -> Iterator[bytes]:
    """First the kind of an answer, then the answer in the form that is accepted of that kind.

    Where a limit cut it, that stands at its end, in the formats that have a place for it.
    """
    form = forms.get(answer.kind)
    if form is None:
        raise NoFormError(answer.kind)
    yield answer.kind.encode()
    last, counted = b"", answer.rows
    for part in _parts(form, answer):
        if last:
            yield last
        last = part
    yield _with_note(last, form, counted)


def _parts(form: str, answer: Coming) -> Iterable[bytes]:
    if form in {"jsonld", "rdfxml"}:
        import pyoxigraph as ox

        from innokraft.server.triples import to_json_ld, to_rdf_xml

        write = to_json_ld if form == "jsonld" else to_rdf_xml
        return (write(ox.Triple(*row) for row in answer.rows),)  # type: ignore[arg-type]
    from innokraft.export.cited import Layout
    from innokraft.export.forms import as_bytes

    if form == "ttl":
        form, answer.rows = _as_turtle(answer.rows)
    return as_bytes(form, Layout(guarded=False), answer)


def _as_turtle(rows: Iterable[Row]) -> tuple[str, Iterable[Row]]:
    """In which format to write triples as Turtle, and the triples.

    To be written with prefixes they are all held in memory. Where they are many they are written
    as N-Triples, each of which is Turtle too.
    """
    coming = iter(rows)
    first = list(islice(coming, _MANY))
    return ("ttl", first) if len(first) < _MANY else ("nq", chain(first, coming))


def _with_note(last: bytes, form: str, rows: object) -> bytes:
    """The last part of an answer, with what is to be said where it was cut."""
    if not getattr(rows, "more", False):
        return last
    note = _BEYOND.format(getattr(rows, "count", 0))
    if form == "json":
        return last.rstrip().removesuffix(b"}") + f', "note": "{note}"}}\n'.encode()
    return last + _COMMENTS.get(form, "").format(note).encode()
