"""The description of a graph as a dataset, in DCAT, VoID and Dublin Core: Turtle or JSON-LD.

| property | says |
|---|---|
| dcterms:title, dcterms:creator or dcterms:publisher | what it is, and whose |
| dcterms:license, dcterms:rights | on what terms |
| dcterms:bibliographicCitation | how to cite it |
| dcterms:source | each format of each publisher: its records (void:documents), their newest date |
| dcterms:conformsTo, owl:versionInfo | the ontology, and the version of it that the graph names |
| dcterms:modified | the newest date of a record; there is no clock |
| void:triples, void:entities, void:distinctSubjects, void:properties, void:classes | counts |
| void:classPartition, void:propertyPartition | how many things of a class, triples of a property |
| void:vocabulary | the namespaces of those |
| dcat:distribution, spdx:checksum | the graph as N-Quads, and the SHA-256 of that |

There are no blank nodes, and all is sorted: the same description gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from innokraft.errors import UsageError
from innokraft.export.description import AUTHORS, Info
from innokraft.export.jsonld import jsonld_parts
from innokraft.rdf.iris import short_digest
from innokraft.rdf.namespaces import BASE, PREFIXES, TYPE, compress, term
from innokraft.rdf.terms import Term, Triple, integer, iri, moment, term_of, text, typed
from innokraft.views.holdings import HeldSource

_OTHERS = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
}
_PREFIXES = {**PREFIXES, **_OTHERS}
_NQUADS = "https://www.iana.org/assignments/media-types/application/n-quads"
FORMS = ("ttl", "jsonld")
"""The formats that a description is written in."""


def as_dataset(info: Info, form: str = "ttl") -> bytes:
    """The description of a graph as `ttl` or `jsonld`. Raises UsageError for any other.

    In JSON-LD it is a graph that is named as the description.
    """
    if form not in FORMS:
        listed = ", ".join(FORMS)
        problem = f"{form!r} is no format of a description"
        raise UsageError(problem, remedy=f"There are: {listed}.")
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in sorted(set(_triples(info))))
    statements = list(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    if form == "ttl":
        triples = (each.triple for each in statements)
        return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""
    about = ox.NamedNode(f"{info.iri}#description")
    quads = (ox.Quad(q.subject, q.predicate, q.object, about) for q in statements)
    return b"".join(jsonld_parts(quads, PREFIXES))


def _triples(info: Info) -> Iterator[Triple]:
    dataset = iri(info.iri)
    yield from _what_it_is(info, dataset)
    yield from _counts(info, dataset)
    for source in info.holds.sources:
        yield from _source(source, dataset)
    yield from _partitions(info, dataset)
    yield from _distribution(info, dataset)
    described = _part(dataset, "description")
    tool = _part(dataset, "innokraft")
    yield described, TYPE, _term("void:DatasetDescription")
    yield described, term("foaf:primaryTopic"), dataset
    yield described, term("prov:wasAttributedTo"), tool
    yield tool, TYPE, term("prov:SoftwareAgent")
    yield tool, term("schema:name"), text("innokraft")
    yield tool, term("schema:softwareVersion"), text(info.innokraft)


def _what_it_is(info: Info, dataset: Term) -> Iterator[Triple]:
    authors, ontology = iri(f"{BASE}authors"), term_of(PREFIXES["ik"].rstrip("#"))
    for name in ("dcat:Dataset", "void:Dataset"):
        yield dataset, TYPE, _term(name)
    for property_, words in (
        ("dcterms:title", info.title),
        ("dcterms:rights", info.rights),
        ("dcterms:bibliographicCitation", info.citation),
    ):
        yield dataset, term(property_), text(words.sv, "sv")
        yield dataset, term(property_), text(words.en, "en")
    yield dataset, term("dcterms:identifier"), text(info.sha256)
    yield dataset, term("dcterms:license"), iri(info.licence)
    if info.told.publisher:
        publisher = _part(dataset, "publisher")
        yield dataset, term("dcterms:publisher"), publisher
        yield publisher, TYPE, term("foaf:Agent")
        yield publisher, term("foaf:name"), text(info.told.publisher)
    else:
        yield dataset, term("dcterms:creator"), authors
        yield authors, TYPE, term("foaf:Group")
        yield authors, term("foaf:name"), text(AUTHORS)
    if info.holds.ontology:
        yield dataset, term("dcterms:conformsTo"), ontology
        yield ontology, term("owl:versionInfo"), text(info.holds.ontology)
    if newest := info.holds.newest:
        yield dataset, term("dcterms:modified"), moment(newest)


def _counts(info: Info, dataset: Term) -> Iterator[Triple]:
    holds = info.holds
    for name, count in (
        ("triples", holds.triples),
        ("entities", holds.entities),
        ("distinctSubjects", holds.subjects),
        ("documents", holds.records),
        ("classes", len(holds.classes)),
        ("properties", len(holds.properties)),
    ):
        yield dataset, _term(f"void:{name}"), integer(count)
    yield dataset, _term("void:uriSpace"), text(BASE)


def _source(source: HeldSource, dataset: Term) -> Iterator[Triple]:
    node = _part(dataset, f"source-{short_digest(source.format, source.publisher or '')}")
    yield dataset, term("dcterms:source"), node
    yield node, TYPE, _term("dcat:Dataset")
    yield node, term("ik:sourceFormat"), term_of(source.format)
    yield node, _term("void:documents"), integer(source.records)
    for tongue in ("sv", "en"):
        yield node, term("dcterms:title"), text(source.format_name.of(tongue), tongue)
    if source.publisher and source.publisher_name:
        publisher = term_of(source.publisher)
        yield node, term("dcterms:publisher"), publisher
        for tongue in ("sv", "en"):
            yield publisher, term("schema:name"), text(source.publisher_name.of(tongue), tongue)
    if source.newest:
        yield node, term("dcterms:modified"), moment(source.newest)


def _partitions(info: Info, dataset: Term) -> Iterator[Triple]:
    holds = info.holds
    for kind, counts, counted in (
        ("class", holds.classes, "void:entities"),
        ("property", holds.properties, "void:triples"),
    ):
        for name, count in counts.items():
            node = _part(dataset, f"{kind}-{_named(name)}")
            yield dataset, _term(f"void:{kind}Partition"), node
            yield node, _term(f"void:{kind}"), term_of(name)
            yield node, _term(counted), integer(count)
    for name in {*holds.classes, *holds.properties}:
        for namespace in PREFIXES.values():
            if name.startswith(namespace):
                yield dataset, _term("void:vocabulary"), term_of(namespace)


def _distribution(info: Info, dataset: Term) -> Iterator[Triple]:
    file, checksum = _part(dataset, "nq"), _part(dataset, "sha256")
    yield dataset, _term("dcat:distribution"), file
    yield file, TYPE, _term("dcat:Distribution")
    yield file, term("dcterms:title"), text("innokraft export -f nq")
    yield file, _term("dcat:mediaType"), iri(_NQUADS)
    yield file, _term("spdx:checksum"), checksum
    yield checksum, TYPE, _term("spdx:Checksum")
    yield checksum, _term("spdx:algorithm"), _term("spdx:checksumAlgorithm_sha256")
    yield checksum, _term("spdx:checksumValue"), typed(info.sha256, "hexBinary")


def _named(name: str) -> str:
    """A class or property as a part of an IRI."""
    short = compress(name)
    return short.replace(":", "-") if short != name else short_digest(name)


def _part(dataset: Term, name: str) -> Term:
    return iri(f"{dataset[1:-1]}#{name}")


def _term(curie: str) -> Term:
    prefix, _, name = curie.partition(":")
    return term_of(_OTHERS[prefix] + name)
