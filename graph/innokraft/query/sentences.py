"""The answer to a question with the sentence of each quote, its section, source and address."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from innokraft.errors import UsageError
from innokraft.query.functions import NAMES
from innokraft.query.questions import AskedQuestion
from innokraft.rdf.namespaces import BASE, FUNCTIONS, QUERY_PREFIXES
from innokraft.store.base import Functions, with_values

_BESIDE = {
    "sentence": "ikf:sentence({record}, {quote})",
    "section": "ikf:section({record}, {quote}, {language})",
    "source": "ikf:source({record}, {language})",
    "href": "ikf:address({record})",
}


def with_sentences(asked: AskedQuestion, language: str) -> AskedQuestion:
    """A question whose answer has, behind its own columns, those of each `quote` and its `record`.

    Of `quote_1` they are `sentence_1`, `section_1`, `source_1` and `href_1`. Raises UsageError for
    a question that gives no quote of its own in a row.
    """
    sparql = with_values(asked.question.sparql, asked.bindings)
    names = _columns(sparql)
    spoken = str(ox.Literal(language))
    more: list[str] = []
    for quote in (name for name in names if "quote" in name.split("_")):
        named = quote.replace("quote", "record")
        terms = {"record": f"?{named if named in names else 'record'}", "quote": f"?{quote}"}
        more += [
            f"({call.format(**terms, language=spoken)} AS ?{name})"
            for beside, call in _BESIDE.items()
            if (name := quote.replace("quote", beside)) not in names
        ]
    if not more:
        raise UsageError(
            f"question {asked.question.name} gathers many quotes in a row",
            remedy="It has no sentences; ask it without.",
        )
    columns = " ".join([*(f"?{name}" for name in names), *more])
    wrapped = f"SELECT {columns} {{ {{ {sparql} }} }}"
    return replace(asked, question=replace(asked.question, sparql=wrapped), is_bound=True)


def _columns(sparql: str) -> list[str]:
    """The columns of a table, which an empty store tells at once."""
    unasked: Functions = {ox.NamedNode(FUNCTIONS + name): lambda *_: None for name in NAMES}
    found = ox.Store().query(
        sparql, base_iri=BASE, prefixes=QUERY_PREFIXES, custom_functions=unasked
    )
    assert isinstance(found, ox.QuerySolutions)
    return [variable.value for variable in found.variables]
