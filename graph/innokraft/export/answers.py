"""The answer to a query as text: csv, tsv, json and xml as the W3C defines them, ttl, nq.

A writer gives an answer in parts, as its rows come, and they go out in blocks. The engine's own
writers take a whole answer, which can then be neither cut, counted nor kept from being a formula;
they also write characters that XML cannot hold, and triple terms in CSV that are no Turtle. What
is done for each row here is little, as there may be millions: `benchmarks/rows.py` has both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from json.encoder import encode_basestring as _quoted
from operator import attrgetter
from typing import Any

import pyoxigraph as ox

from innokraft.errors import UsageError
from innokraft.query.running import Coming
from innokraft.rdf.namespaces import BASE, PREFIXES, XSD_STRING, compress
from innokraft.rdf.nodes import is_number
from innokraft.store.base import Node

_FORMULA = frozenset("=+-@\t\r")
_TO_QUOTE = re.compile('[",\r\n]')
_TO_QUOTE_IN_EXCEL = re.compile('[";\r\n]')
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_XML | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_ITS = "http://www.w3.org/2005/11/its"
_SPARQL_RESULTS = "http://www.w3.org/2005/sparql-results#"


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
    return node.value if isinstance(node, (ox.Literal, ox.BlankNode)) else turtle(node)


def turtle(node: Node) -> str:
    """A term in the syntax of Turtle 1.2."""
    return str(node) if type(node) is not ox.Triple else f"<<( {' '.join(map(turtle, node))} )>>"


def _nothing(_: object) -> str:
    return ""


_IN_TSV: dict[type, Callable[[Any], str]] = {
    ox.NamedNode: str,
    ox.Literal: str,
    ox.BlankNode: str,
    ox.Triple: turtle,
    type(None): _nothing,
}
_IN_CSV = _IN_TSV | dict.fromkeys((ox.NamedNode, ox.Literal), attrgetter("value"))


def to_csv(answer: Coming, *, guarded: bool = True) -> Iterator[str]:
    """SPARQL 1.2 CSV, whose triple terms are in the syntax of Turtle.

    A guarded text that a spreadsheet would run as a formula gets an apostrophe; `altered` of the
    answer says how many did.
    """
    yield _csv_line(answer.names)
    for row in answer.rows:
        cells = [_IN_CSV[type(node)](node) for node in row]
        yield _csv_line(_without_formulas(answer, row, cells) if guarded else cells)


def to_excel_csv(answer: Coming, *, guarded: bool = True) -> Iterator[str]:
    """CSV as a Swedish Excel opens it: a mark of its encoding, semicolons, commas in numbers."""
    yield f"\ufeff{_csv_line(answer.names, ';', _TO_QUOTE_IN_EXCEL)}"
    for row in answer.rows:
        cells = [_excel_cell(node) for node in row]
        told = _without_formulas(answer, row, cells) if guarded else cells
        yield _csv_line(told, ";", _TO_QUOTE_IN_EXCEL)


def _excel_cell(node: Node | None) -> str:
    cell: str = _IN_CSV[type(node)](node)
    return cell.replace(".", ",") if is_number(node) else cell


def _without_formulas(
    answer: Coming, row: Sequence[Node | None], cells: list[str]
) -> Sequence[str]:
    if _FORMULA.isdisjoint([cell[:1] for cell in cells]):
        return cells
    return [_guarded(answer, node, cell) for node, cell in zip(row, cells, strict=True)]


def _csv_line(cells: Sequence[str], comma: str = ",", to_quote: re.Pattern[str] = _TO_QUOTE) -> str:
    """What the writer of `csv` makes of cells, in a tenth of its time for long texts."""
    line = comma.join(cells)
    if line.count(comma) >= len(cells) or '"' in line or "\n" in line or "\r" in line:
        line = comma.join([_in_quotes(c) if to_quote.search(c) else c for c in cells])
    return f"{line}\r\n" if line or len(cells) != 1 else '""\r\n'


def _in_quotes(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _guarded(answer: Coming, node: Node | None, cell: str) -> str:
    if cell[:1] not in _FORMULA or is_number(node):
        return cell
    answer.altered += 1
    return f"'{cell}"


def to_tsv(answer: Coming) -> Iterator[str]:
    """SPARQL 1.2 TSV: terms in the syntax of Turtle."""
    yield "\t".join(f"?{name}" for name in answer.names) + "\n"
    for row in answer.rows:
        yield "\t".join([_IN_TSV[type(node)](node) for node in row]) + "\n"


def to_json(answer: Coming) -> Iterator[str]:
    """SPARQL 1.2 JSON."""
    if answer.kind == "boolean":
        yield json.dumps({"head": {}, "boolean": answer.boolean}) + "\n"
        return
    names = json.dumps(list(answer.names), ensure_ascii=False)
    yield f'{{"head": {{"vars": {names}}}, "results": {{"bindings": ['
    before = "\n"
    keys = [f"{_quoted(name)}: " for name in answer.names]
    for row in answer.rows:
        found = [key + _json_text(node) for key, node in zip(keys, row, strict=True) if node]
        yield f"{before}{{{', '.join(found)}}}"
        before = ",\n"
    yield "\n]}}\n"


def _json_text(node: Node) -> str:
    """What `json.dumps` makes of `_json`, without the dictionary."""
    if type(node) is ox.NamedNode:
        return f'{{"type": "uri", "value": {_quoted(node.value)}}}'
    if type(node) is not ox.Literal or node.direction:
        return json.dumps(_json(node), ensure_ascii=False)
    start = f'{{"type": "literal", "value": {_quoted(node.value)}'
    if node.language:
        return f'{start}, "xml:lang": {_quoted(node.language)}}}'
    kind = node.datatype.value
    return f"{start}}}" if kind == XSD_STRING else f'{start}, "datatype": {_quoted(kind)}}}'


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
        if node.direction:
            found["its:dir"] = node.direction.value
    elif node.datatype.value != XSD_STRING:
        found["datatype"] = node.datatype.value
    return found


def to_xml(answer: Coming) -> Iterator[str]:
    """SPARQL 1.2 XML. A character that XML cannot hold becomes a replacement character."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_SPARQL_RESULTS}">\n'
    if answer.kind == "boolean":
        yield f" <head/>\n <boolean>{str(answer.boolean).lower()}</boolean>\n</sparql>\n"
        return
    names = "".join(f"  <variable name={_attribute(name)}/>\n" for name in answer.names)
    yield f" <head>\n{names} </head>\n <results>\n"
    for row in answer.rows:
        yield _xml_row(answer.names, row)
    yield " </results>\n</sparql>\n"


def _xml_row(names: Iterable[str], row: Iterable[Node | None]) -> str:
    bound = [(name, node) for name, node in zip(names, row, strict=True) if node is not None]
    cells = [f"   <binding name={_attribute(n)}>{_xml(_json(node))}</binding>" for n, node in bound]
    return "\n".join(["  <result>", *cells, "  </result>", ""])


def _xml(described: dict[str, Any]) -> str:
    kind, value = described["type"], described["value"]
    if kind == "triple":
        inside = "".join(f"<{name}>{_xml(part)}</{name}>" for name, part in value.items())
        return f"<triple>{inside}</triple>"
    attributes = "".join(
        f" {name}={_attribute(described[name])}"
        for name in ("xml:lang", "its:dir", "datatype")
        if name in described
    )
    if "its:dir" in described:
        attributes += f' xmlns:its="{_ITS}" its:version="2.0"'
    content = _NOT_IN_XML.sub("\ufffd", value).translate(_IN_XML)
    return f"<{kind}{attributes}>{content}</{kind}>"


def _attribute(value: str) -> str:
    return '"' + value.translate(_IN_ATTRIBUTE) + '"'


def to_turtle(answer: Coming) -> Iterator[str]:
    """The triples of a CONSTRUCT or DESCRIBE, sorted, as Turtle."""
    if answer.kind != "triples":
        raise UsageError("only CONSTRUCT and DESCRIBE give triples", remedy="Use csv or json.")
    triples = [ox.Triple(*row) for row in sorted(answer.rows, key=str)]  # type: ignore[arg-type]
    yield (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()


def to_nquads(answer: Coming) -> Iterator[str]:
    """Statements, sorted outside memory, one a line: triples, or rows of a table that are quads.

    A table gives quads where its three or four columns are subject, predicate, object and graph.
    """
    if answer.kind == "boolean" or len(answer.names) not in {3, 4}:
        raise UsageError(
            "this answer is no triples and no quads",
            remedy="Use CONSTRUCT, DESCRIBE, or SELECT ?s ?p ?o ?g in this order; or csv or json.",
        )
    from innokraft.files.sorting import sorted_lines

    yield from (line.decode() for line in sorted_lines(map(_statement, answer.rows)))


def _statement(row: tuple[Node | None, ...]) -> bytes:
    try:
        subject, predicate, obj, graph = row if len(row) == 4 else (*row, None)
        where = ox.DefaultGraph() if graph is None else graph
        return f"{ox.Quad(subject, predicate, obj, where)} .\n".encode()  # type: ignore[arg-type]
    except TypeError:
        shown = " ".join("nothing" if node is None else turtle(node) for node in row)
        raise UsageError(
            f"this row is no quad: {shown}",
            remedy="The columns are subject, predicate, object and graph, in this order.",
        ) from None


Writer = Callable[[Coming], Iterable[str]]

WRITERS: dict[str, Writer] = {
    "csv": to_csv,
    "tsv": to_tsv,
    "json": to_json,
    "xml": to_xml,
    "ttl": to_turtle,
    "nq": to_nquads,
}
"""The writer of each format."""
