"""The answer to a question with the sentence of each quote, its section, source and address."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from innokraft.errors import UsageError
from innokraft.query.functions import NAMES
from innokraft.query.gathering import BETWEEN
from innokraft.query.questions import AskedQuestion
from innokraft.rdf.namespaces import BASE, FUNCTIONS, QUERY_PREFIXES
from innokraft.store.base import Functions, with_values

_BESIDE = {
    "sentence": "ikf:sentence({record}, {quote})",
    "section": "ikf:section({record}, {quote}, {language})",
    "source": "ikf:source({record}, {language})",
    "href": "ikf:address({record})",
}
_RECORD, _QUOTE = 'IRI(STRBEFORE(?gathered, " "))', 'STRAFTER(?gathered, " ")'
"""The two parts of what rows gather that have many quotes each."""
_LAST = "AS ?records)"
"""Where the columns end of a question that gathers."""


def with_sentences(asked: AskedQuestion, language: str) -> AskedQuestion:
    """A question whose answer has, behind its own columns, those of each `quote` and its `record`.

    Of `quote_1` they are `sentence_1`, `section_1`, `source_1` and `href_1`; of gathered `quotes`
    they are gathered too: `sentences` and so on, in the same order. Raises UsageError for a
    question that gives no quotes.
    """
    sparql = with_values(asked.question.sparql, asked.bindings)
    try:
        names = _columns(sparql)
    except SyntaxError:  # who asks it is told where it is none
        return asked
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
    if more:
        columns = " ".join([*(f"?{name}" for name in names), *more])
        wrapped = f"SELECT {columns} {{ {{ {sparql} }} }}"
    elif "?gathered" in sparql and "records" in names:
        wrapped = sparql.replace(_LAST, f"{_LAST} {_gathered(spoken)}", 1)
    else:
        raise UsageError(
            f"question {asked.question.name} gives no quotes",
            remedy="It has no sentences; ask it without.",
        )
    return replace(asked, question=replace(asked.question, sparql=wrapped), is_bound=True)


def _gathered(language: str) -> str:
    """The columns beside gathered quotes: a quote without a section has an empty place there."""
    calls = (
        (call.format(record=_RECORD, quote=_QUOTE, language=language), f"{name}s")
        for name, call in _BESIDE.items()
    )
    return " ".join(
        f'(GROUP_CONCAT(COALESCE(STR({call}), ""); separator="{BETWEEN}") AS ?{name})'
        for call, name in calls
    )


def _columns(sparql: str) -> list[str]:
    """The columns of a table, which an empty store tells at once; what gives no table has none.

    Raises SyntaxError for what is no SPARQL.
    """
    unasked: Functions = {ox.NamedNode(FUNCTIONS + name): lambda *_: None for name in NAMES}
    found = ox.Store().query(
        sparql, base_iri=BASE, prefixes=QUERY_PREFIXES, custom_functions=unasked
    )
    if not isinstance(found, ox.QuerySolutions):
        return []
    return [variable.value for variable in found.variables]
