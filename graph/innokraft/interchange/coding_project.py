"""The texts and concepts of a graph as a REFI-QDA project (.qdpx), which coding programs open.

NVivo, ATLAS.ti and MAXQDA read it. The concepts are its codes, below one another as in the scheme;
each frozen text is a source; each statement on a concept is a selection that is coded with it, by
the machine or by whoever read it, and says in its description what the statement says. Places are
code points, the end is not part of a selection (REFI-QDA 1.5, 10.2). What has an id here has the
same one each time, so that what comes back can be told from what went out.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.interchange.packing import Member
from innokraft.interchange.statements import Said, statements
from innokraft.rdf.namespaces import BASE, compress
from innokraft.rdf.record_iris import record_path
from innokraft.store.base import ask, value_of
from innokraft.text.shown import plain
from innokraft.views.labels import record_names, words_for
from innokraft.views.quotes import texts_of

if TYPE_CHECKING:
    from lxml import etree

    from innokraft.store.base import Reader

NAMESPACE = "urn:QDA-XML:project:1.0"
PROJECT = "project.qde"
_CONCEPTS = f"{BASE}concept/"
_BROADER = f"""SELECT ?concept ?wider {{
    ?concept skos:inScheme <{BASE}concept> OPTIONAL {{ ?concept skos:broader ?wider }} }}"""
_DEFINED = (
    f"SELECT ?concept ?words {{ ?concept skos:inScheme <{BASE}concept> ; skos:definition ?words }}"
)
_USERS = {
    "machine": Bilingual("innokraft (funnet av maskin)", "innokraft (found by machine)"),
    "person": Bilingual("läst av människor", "read by people"),
    "record": Bilingual("stod i källan", "stated by the source"),
}


def guid(of: str) -> str:
    """The id of a code, a source, a coding: the same for the same thing."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, of)).upper()


def coding_project(store: Reader, language: str) -> Iterator[Member]:
    """The files of a project: its description, and a text for each record that counts."""
    from lxml import etree

    by_record = _coded(store)
    records = {row.value for (row,) in ask(store, "SELECT ?r { ?r foaf:primaryTopic ?p }")}
    texts, names = texts_of(store, records), record_names(store, records)
    root = etree.Element(f"{{{NAMESPACE}}}Project", nsmap={None: NAMESPACE})
    root.set("name", "innokraft")
    root.set("origin", "innokraft")
    _users(root, language)
    _codes(root, store, language)
    sources = _under(root, "Sources")
    words = words_for(store, {iri for some in by_record.values() for s, _ in some
                              for iri in (s.subject, s.predicate, value_of(s.object))})  # fmt: skip
    for record in sorted(records):
        source = _under(sources, "TextSource", guid=guid(record), name=record_path(record),
                        plainTextPath=f"internal://{guid(record)}.txt")  # fmt: skip
        _under(source, "Description").text = plain(names[record].of(language))
        for said, concept in sorted(by_record[record], key=_in_order):
            _selection(source, said, concept, words, language)
    yield PROJECT, [etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)]
    for record in sorted(records):
        yield f"sources/{guid(record)}.txt", [texts[record].encode()]


def went_out(store: Reader) -> Mapping[str, set[str]]:
    """The ids of the codings that a project of the graph has, by record."""
    coded = _coded(store)
    return {record: {_coding(*each) for each in some} for record, some in coded.items()}


def _coded(store: Reader) -> Mapping[str, list[tuple[Said, str]]]:
    """The statements on concepts, each with the concept, by record."""
    by_record: dict[str, list[tuple[Said, str]]] = defaultdict(list)
    for said in statements(store):
        for end in (said.subject, value_of(said.object)):
            if end.startswith(_CONCEPTS):
                by_record[said.record].append((said, end))
    return by_record


def _coding(said: Said, concept: str) -> str:
    """The id of the coding that a statement on a concept is."""
    return guid(f"{said.statement} {concept} coding")


def _in_order(coded: tuple[Said, str]) -> tuple[int, int, str, str]:
    said, concept = coded
    return said.start, said.end, said.statement, concept


def _under(parent: etree._Element, tag: str, /, **given: str) -> etree._Element:
    from lxml import etree

    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for key, value in given.items():
        element.set(key, plain(value))
    return element


def _users(root: etree._Element, language: str) -> None:
    users = _under(root, "Users")
    for name, words in _USERS.items():
        _under(users, "User", guid=guid(name), name=words.of(language))


def _codes(root: etree._Element, store: Reader, language: str) -> None:
    """The concepts, each below the first one that is broader."""
    below: dict[str, list[str]] = defaultdict(list)
    broader: dict[str, str] = {}
    for concept, wider in ask(store, _BROADER):
        known = broader.get(concept.value)
        found = wider.value if wider else ""
        broader[concept.value] = found if known is None else min(known, found) or known or found
    for concept, wider in sorted(broader.items()):
        below[wider if wider in broader else ""].append(concept)
    names, defined = words_for(store, broader), _definitions(store, language)
    codes = _under(_under(root, "CodeBook"), "Codes")

    def add(parent: etree._Element, concepts: Iterable[str]) -> None:
        for concept in concepts:
            code = _under(parent, "Code", guid=guid(concept), isCodable="true",
                          name=names[concept].of(language))  # fmt: skip
            if concept in defined:
                _under(code, "Description").text = plain(defined[concept])
            add(code, below[concept])

    add(codes, below[""])


def _definitions(store: Reader, language: str) -> dict[str, str]:
    return {
        concept.value: words.value
        for concept, words in ask(store, _DEFINED)
        if words.language == language
    }


def _selection(
    source: etree._Element,
    said: Said,
    concept: str,
    words: Mapping[str, Bilingual],
    language: str,
) -> None:
    def name(iri: str) -> str:
        return words[iri].of(language) if iri in words else compress(iri).removeprefix(BASE)

    user = guid(said.found_by)
    selection = _under(source, "PlainTextSelection", guid=guid(f"{said.statement} {concept}"),
                       name=said.quote[:60], startPosition=str(said.start),
                       endPosition=str(said.end), creatingUser=user)  # fmt: skip
    certainty = f" [{said.certainty}]" if said.certainty else ""
    sentence = f"{name(said.subject)} – {name(said.predicate)}: {name(value_of(said.object))}"
    _under(selection, "Description").text = plain(sentence + certainty)
    coding = _under(selection, "Coding", guid=_coding(said, concept),
                    creatingUser=user)  # fmt: skip
    _under(coding, "CodeRef", targetGUID=guid(concept))
