"""An answer as lines of JSON, one object a row, for jq, DuckDB and frames of data.

A value is as JSON-LD writes it: a number, a truth value and a plain text as JSON has them, an IRI
as `{"@id": …}`, a text in a language as `{"@value": …, "@language": …}`, another literal as
`{"@value": …, "@type": …}`; what is unbound is null.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.encoder import encode_basestring as _quoted
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from innokraft.rdf.namespaces import PREFIXES, XSD_STRING
from innokraft.rdf.nodes import NUMBERS

if TYPE_CHECKING:
    from innokraft.query.running import Coming
    from innokraft.store.base import Node

_XSD = PREFIXES["xsd"]
_BOOLEAN = f"{_XSD}boolean"
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")


def to_ndjson(answer: Coming) -> Iterator[str]:
    """A line a row; of yes or no one line."""
    if answer.kind == "boolean":
        yield f'{{"boolean": {json.dumps(answer.boolean)}}}\n'
        return
    keys = [f"{_quoted(name)}: " for name in answer.names]
    for row in answer.rows:
        cells = [key + _written(node) for key, node in zip(keys, row, strict=True)]
        yield f"{{{', '.join(cells)}}}\n"


def _written(node: Node | None) -> str:
    """What `json.dumps` makes of `_value`, without the dictionary where it need not be."""
    if type(node) is ox.NamedNode:
        return f'{{"@id": {_quoted(node.value)}}}'
    if type(node) is ox.Literal and not node.language:
        datatype, text = node.datatype.value, node.value
        if datatype == XSD_STRING:
            return _quoted(text)
        if datatype in NUMBERS and _NUMBER.fullmatch(text):
            return text
        if datatype == _BOOLEAN and text in {"true", "false"}:
            return text
    return json.dumps(_value(node), ensure_ascii=False)


def _value(node: Node | None) -> Any:
    if isinstance(node, ox.Triple):
        return {"@triple": [json.loads(_written(part)) for part in node]}
    if isinstance(node, ox.BlankNode):
        return {"@id": f"_:{node.value}"}
    if not isinstance(node, ox.Literal):
        return None
    if not node.language:
        return {"@value": node.value, "@type": node.datatype.value}
    direction = {"@direction": node.direction.value} if node.direction else {}
    return {"@value": node.value, "@language": node.language} | direction
