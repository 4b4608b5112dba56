"""An answer as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from innokraft.export import forms
from innokraft.export.cited import Layout
from innokraft.export.forms import as_bytes
from innokraft.query.running import Coming, Row
from innokraft.rdf.namespaces import PREFIXES

IRI = ox.NamedNode("https://example.org/å")


def typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))


@pytest.mark.parametrize(
    ("node", "value"),
    [
        (IRI, {"@id": "https://example.org/å"}),
        (ox.BlankNode("b"), {"@id": "_:b"}),
        (ox.Literal('a "b"\n\u2028å'), 'a "b"\n\u2028å'),
        (ox.Literal("mod", language="sv"), {"@value": "mod", "@language": "sv"}),
        (typed("42", "integer"), 42),
        (typed("-4.50", "decimal"), -4.5),
        (typed("1e-3", "double"), 0.001),
        (typed("true", "boolean"), True),
        (typed("INF", "double"), {"@value": "INF", "@type": f"{PREFIXES['xsd']}double"}),
        (typed("007", "integer"), {"@value": "007", "@type": f"{PREFIXES['xsd']}integer"}),
        (typed("2015-05-31", "date"), {"@value": "2015-05-31", "@type": f"{PREFIXES['xsd']}date"}),
        (ox.Triple(IRI, IRI, ox.Literal(1)), {"@triple": [{"@id": IRI.value}] * 2 + [1]}),
        (None, None),
    ],
)
def test_a_value_keeps_its_type_and_its_language(node: ox.Literal | None, value: object) -> None:
    part = b"".join(as_bytes("ndjson", Layout(), Coming("table", ("x", "y"), [(node, IRI)])))
    assert part.endswith(b"\n")
    assert part.count(b"\n") == 1
    assert json.loads(part) == {"x": value, "y": {"@id": IRI.value}}


def test_yes_and_no_is_an_object() -> None:
    parts = as_bytes("ndjson", Layout(), Coming("boolean", boolean=True))
    assert json.loads(b"".join(parts)) == {"boolean": True}


def test_a_row_does_not_wait_for_rows_that_come_later(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(forms, "monotonic", lambda: clock[0])

    def rows() -> Iterator[Row]:
        for seconds in (0, 0, 0, 5):
            clock[0] += seconds
            yield (ox.Literal(1),)

    parts = list(as_bytes("ndjson", Layout(), Coming("table", ("x",), rows())))
    assert [part.count(b"\n") for part in parts] == [1, 3, 0]
    assert len(list(as_bytes("csv", Layout(), Coming("table", ("x",), rows())))) == 1
