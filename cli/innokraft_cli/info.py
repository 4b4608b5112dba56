"""`innokraft info`: what a graph is."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put, put_json, say, say_table
from innokraft_cli.telling import progress, telling_options

if TYPE_CHECKING:
    from innokraft import Info

_WORDS = {
    "sv": {
        "licence": "licens", "ontology": "ontologi", "none": "–",
        "digest": "SHA-256 av innokraft export -f nq", "cite": "Citera så", "holds": "Innehåll",
        "sources": "Källor",
        "heads": ("format", "utgivare", "källposter", "med adress", "nyast"),
        "records": "källposter", "versions": "versioner av dem", "annotations": "läsningar",
        "projects": "projekt", "organisations": "organisationer", "concepts": "begrepp som nämns",
        "statements": "uppgifter med citat", "entities": "saker som har en klass",
        "triples": "tripler", "quads": "tripler, en gång i varje graf",
    },
    "en": {
        "licence": "licence", "ontology": "ontology", "none": "–",
        "digest": "SHA-256 of innokraft export -f nq", "cite": "Cite it so", "holds": "It holds",
        "sources": "Sources",
        "heads": ("format", "publisher", "records", "with address", "newest"),
        "records": "records", "versions": "versions of them", "annotations": "annotations",
        "projects": "projects", "organisations": "organisations", "concepts": "concepts spoken of",
        "statements": "statements with a quote", "entities": "things that have a class",
        "triples": "triples", "quads": "triples, once in each graph",
    },
}  # fmt: skip
_COUNTS = (
    "records", "versions", "annotations", "projects", "organisations", "concepts", "statements",
    "entities", "triples",
)  # fmt: skip


@click.command("info")
@output_options("table", "json", "ttl", "jsonld", default="table")
@telling_options
@lang_option
@graph_option
def command(form: str, lang: str, graph: str) -> None:
    """Describe the graph: its sources, counts, versions, licence and digest, and how to cite it.

    As ttl or jsonld it is a dcat:Dataset and void:Dataset, with the counts of each class and
    property. The digest is that of `innokraft export -f nq`, so whoever has the export can check
    it. All is worked out from the graph alone; every date is one of its records.
    """
    from innokraft import Graph, as_dataset

    with progress(lang) as show:
        info = Graph(graph).info(show)
    if form == "json":
        put_json(_data(info))
    elif form == "table":
        _say(info, lang)
    else:
        put(as_dataset(info, form))


def _say(info: Info, lang: str) -> None:
    words: dict[str, Any] = _WORDS[lang]
    say(info.title.of(lang), bold=True)
    say(info.iri)
    say(f"  innokraft {info.innokraft}, {words['ontology']} {info.holds.ontology or words['none']}")
    say(f"  {words['licence']}: {info.licence}")
    say(f"  {info.rights.of(lang)}")
    say(f"  {words['digest']}: {info.sha256}")
    say()
    say(words["holds"], bold=True)
    for name in _COUNTS:
        say(f"  {words[name]}: {getattr(info.holds, name)}")
    say(f"  {words['quads']}: {info.quads}")
    say()
    say(words["sources"], bold=True)
    rows = (
        (
            source.format_name.of(lang),
            source.publisher_name.of(lang) if source.publisher_name else words["none"],
            str(source.records),
            str(source.addresses),
            str(source.newest or words["none"]),
        )
        for source in info.holds.sources
    )
    say_table(words["heads"], rows)
    say()
    say(words["cite"], bold=True)
    say(info.citation.of(lang))


def _data(info: Info) -> dict[str, Any]:
    from innokraft import compress

    holds = info.holds
    return {
        "iri": info.iri,
        "title": info.title._asdict(),
        "licence": info.licence,
        "publisher": info.publisher,
        "rights": info.rights._asdict(),
        "citation": info.citation._asdict(),
        "innokraft": info.innokraft,
        "ontology": holds.ontology,
        "sha256": info.sha256,
        "newest": str(holds.newest) if holds.newest else None,
        "counts": {name: getattr(holds, name) for name in _COUNTS} | {"quads": info.quads},
        "sources": [
            {
                **asdict(source),
                "format_name": source.format_name._asdict(),
                "publisher_name": source.publisher_name and source.publisher_name._asdict(),
                "newest": str(source.newest) if source.newest else None,
            }
            for source in holds.sources
        ],
        "classes": {compress(name): count for name, count in holds.classes.items()},
        "properties": {compress(name): count for name, count in holds.properties.items()},
    }
