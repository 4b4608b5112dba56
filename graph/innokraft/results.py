"""The answer to a query as text: csv, tsv, json and xml as the W3C defines them, ttl, nq."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from innokraft.errors import UsageError
from innokraft.query import Answer
from innokraft.store.base import Node
from innokraft.vocabulary import BASE, PREFIXES, XSD_STRING, compress

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPARQL_RESULTS = "http://www.w3.org/2005/sparql-results#"
_NUMBERS = frozenset(
    f"{PREFIXES['xsd']}{name}" for name in ("integer", "decimal", "double", "float")
)


def plain(node: Node | None) -> str:
    """A term as a person reads it: text without quotes, IRIs by prefix or by their path.

    Characters that steer a terminal are shown as a space or a replacement character.
    """
    return _UNSHOWABLE.sub(_shown, _text(node))


def _shown(match: re.Match[str]) -> str:
    return " " if match[0].isspace() else "\ufffd"


def _text(node: Node | None) -> str:
    if node is None:
        return ""
    if isinstance(node, ox.NamedNode):
        return compress(node.value).removeprefix(BASE)
    return node.value if isinstance(node, (ox.Literal, ox.BlankNode)) else str(node)


def to_csv(answer: Answer) -> str:
    """SPARQL 1.1 CSV. A text that a spreadsheet would run as a formula gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(answer.names)
    writer.writerows([_cell(node) for node in row] for row in answer.rows)
    return out.getvalue()


def _cell(node: Node | None) -> str:
    value = "" if node is None else str(getattr(node, "value", node))
    number = isinstance(node, ox.Literal) and node.datatype.value in _NUMBERS
    return f"'{value}" if value.startswith(_FORMULA) and not number else value


def to_tsv(answer: Answer) -> str:
    """SPARQL 1.1 TSV: terms in the syntax of Turtle."""
    lines = ["\t".join(f"?{name}" for name in answer.names)]
    lines += ["\t".join("" if n is None else str(n) for n in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def to_json(answer: Answer) -> str:
    """SPARQL 1.1 JSON."""
    if answer.kind == "boolean":
        return json.dumps({"head": {}, "boolean": answer.boolean}) + "\n"
    bindings = [
        {name: _json(node) for name, node in zip(answer.names, row, strict=True) if node}
        for row in answer.rows
    ]
    document = {"head": {"vars": list(answer.names)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json(node: Node) -> dict[str, Any]:
    if isinstance(node, ox.NamedNode):
        return {"type": "uri", "value": node.value}
    if isinstance(node, ox.BlankNode):
        return {"type": "bnode", "value": node.value}
    if isinstance(node, ox.Triple):
        parts = zip(("subject", "predicate", "object"), node, strict=True)
        return {"type": "triple", "value": {name: _json(part) for name, part in parts}}
    found = {"type": "literal", "value": node.value}
    if node.language:
        found["xml:lang"] = node.language
    elif node.datatype.value != XSD_STRING:
        found["datatype"] = node.datatype.value
    return found


def to_xml(answer: Answer) -> str:
    """SPARQL 1.1 XML. A character that XML cannot hold becomes a replacement character."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<sparql xmlns="{_SPARQL_RESULTS}">']
    if answer.kind == "boolean":
        lines += [" <head/>", f" <boolean>{str(answer.boolean).lower()}</boolean>"]
    else:
        lines += [" <head>", *(f"  <variable name={quoteattr(n)}/>" for n in answer.names)]
        lines += [" </head>", " <results>"]
        lines += (line for row in answer.rows for line in _xml_row(answer.names, row))
        lines.append(" </results>")
    return "\n".join([*lines, "</sparql>", ""])


def _xml_row(names: Iterable[str], row: Iterable[Node | None]) -> list[str]:
    bound = [(name, node) for name, node in zip(names, row, strict=True) if node is not None]
    cells = [f"   <binding name={quoteattr(n)}>{_xml(_json(node))}</binding>" for n, node in bound]
    return ["  <result>", *cells, "  </result>"]


def _xml(described: dict[str, Any]) -> str:
    kind, value = described["type"], described["value"]
    if kind == "triple":
        inside = "".join(f"<{name}>{_xml(part)}</{name}>" for name, part in value.items())
        return f"<triple>{inside}</triple>"
    attributes = "".join(
        f" {name}={quoteattr(described[name])}"
        for name in ("xml:lang", "datatype")
        if name in described
    )
    content = escape(_NOT_IN_XML.sub("\ufffd", value), {"\r": "&#13;"})
    return f"<{kind}{attributes}>{content}</{kind}>"


def to_turtle(answer: Answer) -> str:
    """The triples of a CONSTRUCT, sorted, as Turtle."""
    return _serialize(answer, ox.RdfFormat.TURTLE)


def to_nquads(answer: Answer) -> str:
    """The triples of a CONSTRUCT, sorted, one a line."""
    return _serialize(answer, ox.RdfFormat.N_TRIPLES)


def _serialize(answer: Answer, form: ox.RdfFormat) -> str:
    if answer.kind != "triples":
        raise UsageError("only CONSTRUCT and DESCRIBE give triples", remedy="Use csv or json.")
    triples = [ox.Triple(*row) for row in sorted(answer.rows, key=str)]  # type: ignore[arg-type]
    prefixes = PREFIXES if form == ox.RdfFormat.TURTLE else None
    data = ox.serialize(triples, format=form, prefixes=prefixes)
    return data.decode() if data else ""


WRITERS: dict[str, Callable[[Answer], str]] = {
    "csv": to_csv,
    "tsv": to_tsv,
    "json": to_json,
    "xml": to_xml,
    "ttl": to_turtle,
    "nq": to_nquads,
}
"""The writer of each format."""
