"""The cells of an answer as a person reads them: short IRIs, with what they name beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.export.answers import plain
from innokraft.rdf.namespaces import compress

if TYPE_CHECKING:
    from innokraft.query.running import Coming, Row

_OF_THINGS = ("c:", "v:")
"""Prefixes under which things are; under the others are words, whose names say what they are."""


def shown(
    answer: Coming, language: str, *, iris: bool = False
) -> tuple[Sequence[str], Iterable[Sequence[str]]]:
    """The names of columns, and the rows as texts.

    Behind a column of IRIs stands one without a name, with what they name, where a row does not
    say that anyhow. With `iris` they are whole, and nothing is beside them. What all the IRIs of an
    answer name is read in one go.
    """
    if iris:
        return answer.names, ([_whole(node) for node in row] for row in answer.rows)
    rows = list(answer.rows)
    named = _names(answer, rows, language)
    columns: list[list[str]] = []
    heads: list[str] = []
    said = [{node.value for node in row if isinstance(node, ox.Literal)} for row in rows]
    for place, head in enumerate(answer.names):
        nodes = [row[place] for row in rows]
        columns.append([plain(node) for node in nodes])
        heads.append(head)
        names = [named.get(_iri(node), "") for node in nodes]
        beside = ["" if n in here else n for n, here in zip(names, said, strict=True)]
        if any(beside):
            columns.append(beside)
            heads.append("")
    return heads, list(zip(*columns, strict=True)) if columns else [() for _ in rows]


def _whole(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else plain(node)  # type: ignore[arg-type]


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _names(answer: Coming, rows: Iterable[Row], language: str) -> dict[str, str]:
    """What the things of an answer are called."""
    things = {iri for row in rows for node in row if (iri := _iri(node)) and _is_thing(iri)}
    if not things or answer.graph is None:
        return {}
    from innokraft.views.labels import words_for

    found = words_for(answer.graph, things)
    return {iri: plain(ox.Literal(words.of(language))) for iri, words in found.items()}


def _is_thing(iri: str) -> bool:
    short = compress(iri)
    return short == iri or short.startswith(_OF_THINGS)
