"""What a notebook shows of an answer, a thing or a graph: plain HTML without a script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from innokraft.model.ontology import label
from innokraft.rdf.namespaces import compress

if TYPE_CHECKING:
    from innokraft.views.statements import Basis, Fact

MOST = 20
"""How many rows of a table are shown."""


def html_table(names: Sequence[str], rows: Sequence[Sequence[object]], more: str = "") -> str:
    """A table of the first rows; `more` is what else is to be said of how many there are."""
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(
        f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>" for row in rows[:MOST]
    )
    count = f"{min(len(rows), MOST)} / {len(rows)}{more}"
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{escape(count)}</p>"
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = str(value)
    return f'<span title="{escape(text)}">{escape(compress(text))}</span>'


def html_thing(name: str, iri: str, facts: Iterable[tuple[str, Fact]], language: str = "sv") -> str:
    """A thing with its facts, each behind what it is said of, and the quotes that they rest on."""
    lines = "".join(_fact(about, fact, language) for about, fact in facts)
    return f"<h4>{escape(name)}</h4><p><code>{escape(iri)}</code></p><dl>{lines}</dl>"


def _fact(about: str, fact: Fact, language: str) -> str:
    said = f"{about}{label(fact.predicate, language)}"
    quotes = "".join(_basis(basis, language) for basis in fact.bases)
    return f"<dt>{escape(said)}</dt><dd>{escape(fact.value.words.of(language))}{quotes}</dd>"


def _basis(basis: Basis, language: str) -> str:
    firm = f" [{label(basis.certainty, language)}]" if basis.certainty else ""
    return "".join(_quotes(basis, firm))


def _quotes(basis: Basis, firm: str) -> Iterable[str]:
    for quote in basis.quotes:
        record = quote.record.partition("/record/")[2]
        place = f"{record}, {quote.start}–{quote.end}{firm}"
        yield f"<blockquote>{escape(quote.exact)}<br><small>{escape(place)}</small></blockquote>"
