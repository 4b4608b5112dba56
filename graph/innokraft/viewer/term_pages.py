"""The ontology as HTML: an index, and a page in both languages for each class and property of ours.

The pages fetch nothing, and are the same bytes each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.files.atomic_writes import write_atomically
from innokraft.model.ontology import LINKS, VocabularyTerm
from innokraft.model.terms import terms
from innokraft.rdf.namespaces import compress

if TYPE_CHECKING:
    from jinja2 import Template

_KINDS = {
    "class": Bilingual("klass", "class"),
    "object": Bilingual("egenskap, leder till en sak", "property, leads to a thing"),
    "datatype": Bilingual("egenskap, leder till ett värde", "property, leads to a value"),
    "annotation": Bilingual("märke på en term", "mark on a term"),
    "property": Bilingual("egenskap", "property"),
}
_TO = {
    "rdfs:subClassOf": Bilingual("ett slags", "a kind of"),
    "rdfs:subPropertyOf": Bilingual("snävare än", "narrower than"),
    "rdfs:domain": Bilingual("gör sitt subjekt till", "makes its subject"),
    "rdfs:range": Bilingual("gör sitt värde till", "makes its object"),
    "owl:inverseOf": Bilingual("åt andra hållet", "the other way round"),
    "owl:equivalentClass": Bilingual("detsamma som", "the same as"),
    "owl:disjointWith": Bilingual("delar ingenting med", "shares nothing with"),
    "ik:saidOf": Bilingual("en läsning säger den om", "a reading says it of"),
    "ik:saidAs": Bilingual("en läsning säger den som", "a reading says it as"),
    "rdfs:seeAlso": Bilingual("se även", "see also"),
}
_FROM = {
    "rdfs:subClassOf": Bilingual("har under sig", "has below it"),
    "rdfs:domain": Bilingual("subjekt för", "subject of"),
    "rdfs:range": Bilingual("värde för", "object of"),
    "owl:inverseOf": Bilingual("åt andra hållet", "the other way round"),
    "owl:disjointWith": Bilingual("delar ingenting med", "shares nothing with"),
}


class _Other(NamedTuple):
    """A term that a page speaks of, and the page of its own where it has one."""

    name: str
    page: str


class _Row(NamedTuple):
    """How a term is linked, and to what."""

    words: Bilingual
    others: list[_Other]


def write_term_pages(folder: str | Path) -> list[Path]:
    """Writes `index.html` and a page for each term of ours into a folder, and gives the files.

    The folder is made where it is not there. Raises OSError where it cannot be written.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("innokraft", "viewer"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    pages = dict(_pages(environment.get_template("terms.html.j2"), terms()))
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        write_atomically(Path(folder) / name, text.encode())
    return [Path(folder) / name for name in pages]


def _pages(template: Template, every: list[VocabularyTerm]) -> Iterator[tuple[str, str]]:
    """The files by name, with their text."""
    own = [term for term in every if term.is_own]
    names = {term.iri: page_of(term) for term in own}
    shown = {"kinds": _KINDS, "name": compress, "names": names}
    yield "index.html", template.render(**shown, term=None, own=own)
    for term in own:
        yield names[term.iri], template.render(**shown, term=term, rows=_rows(term, own, names))


def page_of(term: VocabularyTerm) -> str:
    """The file of a term: a class and a property may differ in one capital, files may not."""
    sort = "class" if term.kind == "class" else "property"
    return f"{sort}-{compress(term.iri).partition(':')[2]}.html"


def _rows(term: VocabularyTerm, own: list[VocabularyTerm], names: dict[str, str]) -> list[_Row]:
    there = [(_TO[link], list(term.links.get(link, ()))) for link in LINKS]
    back = [
        (words, [each.iri for each in own if term.iri in each.links.get(link, ())])
        for link, words in _FROM.items()
    ]
    joined: dict[Bilingual, set[str]] = {}
    for words, iris in (*there, *back):
        if iris:
            joined.setdefault(words, set()).update(iris)
    return [
        _Row(words, [_Other(compress(iri), names.get(iri, "")) for iri in sorted(iris)])
        for words, iris in joined.items()
    ]
