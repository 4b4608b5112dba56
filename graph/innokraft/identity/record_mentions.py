"""Mentions: one record's naming of one thing, written `RECORD:THING`.

A record is named as everywhere (`vinnova-page/2015-01573`, one version with `/sha12` behind it), a
thing by its path or its name: in the record's own words, or in those of the whole graph. What is
judged of a mention goes with the record through all its versions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from innokraft.curation.judgements import stored_judgements
from innokraft.curation.keys import Key
from innokraft.curation.rules import KINDS
from innokraft.describe import Describer
from innokraft.errors import UsageError
from innokraft.identity.index import DENOTES, PATH, USES, Index
from innokraft.identity.mentions import Mentions
from innokraft.identity.settling import mentioned
from innokraft.identity.shared_names import shared_names
from innokraft.model.model import model_of
from innokraft.query.lookup import find_thing
from innokraft.rdf.graphs import IDENTITY
from innokraft.rdf.iris import plain_name
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.nodes import unquoted
from innokraft.rdf.record_iris import named_nodes, record_path, whole
from innokraft.rdf.terms import Term, iri
from innokraft.store.base import Matching
from innokraft.store.embedded import EmbeddedStore
from innokraft.versions.anchoring import anchor
from innokraft.versions.archive import Archive

_NAMES = ("schema:name", "schema:alternateName", "foaf:name", "dcterms:title", "dcterms:identifier")
_LISTED = 8

Words = tuple[set[str], ...]
"""What a mention can be called, the surest first: the record's path, the graph's, the one it wants,
its names, and these as names are compared."""


@dataclass(frozen=True, slots=True)
class RecordMention:
    """A mention: its key, and the IRI of the thing that the whole graph takes it for."""

    key: Key
    thing: str


def find_mention(store: EmbeddedStore, written: str) -> RecordMention | None:
    """The mention that a text such as `RECORD:THING` is; None where RECORD is no record.

    Raises UsageError where the record mentions no such thing, or several.
    """
    for at in (at for at, sign in enumerate(written) if sign == ":"):
        name, thing = written[:at].strip(), written[at + 1 :].strip()
        if thing and (versions := _versions(store, name)):
            return _chosen(store, versions, name, thing)
    return None


def find_mentioned(store: EmbeddedStore, name: str) -> str:
    """The IRI of the thing that a user names as `find_thing` takes it, or as a mention."""
    mention = find_mention(store, name.strip())
    return mention.thing if mention else find_thing(store, name)


def mentions_of(store: Matching, thing: str) -> tuple[str, ...]:
    """The mentions of a thing, as `RECORD:THING`, sorted."""
    found = set()
    for naming, _, _ in store.match(None, DENOTES, iri(thing), IDENTITY):
        for record, _, _ in store.match(None, USES, naming, IDENTITY):
            path = _path_in(store, record, naming) or thing.removeprefix(BASE)
            found.add(f"{record_path(whole(record))}:{path}")
    return tuple(sorted(found))


def _path_in(store: Matching, record: Term, naming: Term) -> str | None:
    """The path that a naming wants, where no other of the record wants it."""
    paths = [
        (each, unquoted(path))
        for _, _, each in store.match(record, USES, None, IDENTITY)
        for _, _, path in store.match(each, PATH, None, IDENTITY)
    ]
    wanted = next(path for each, path in paths if each == naming)
    return wanted if sum(path == wanted for _, path in paths) == 1 else None


def _versions(store: Matching, name: str) -> list[Term]:
    """The versions that count of a record named by its path."""
    archive = Archive(store)
    for node in named_nodes(name):
        nodes = archive.versions(whole(node) if archive.holds(node) else node)
        if found := [each for each in nodes if any(store.match(each, USES, None, IDENTITY))]:
            return found
    return []


def _chosen(store: EmbeddedStore, versions: list[Term], name: str, thing: str) -> RecordMention:
    all_: dict[RecordMention, Words] = {}
    for mention, words in (each for version in versions for each in _mentioned(store, version)):
        for known, more in zip(all_.setdefault(mention, words), words, strict=True):
            known.update(more)
    wanted = thing.removeprefix(BASE)
    sought = *(wanted,) * 4, plain_name(thing)
    ways = (
        [mention for mention, words in all_.items() if word in words[place]]
        for place, word in enumerate(sought)
    )
    found = next(filter(None, ways), [])
    if len(found) == 1:
        return found[0]
    paths = sorted(mention.key.value.partition("|")[2] for mention in found or all_)
    listed = ", ".join(paths[:_LISTED])
    if found:
        raise UsageError(f"{thing!r} is several things in {name}: {listed}", remedy="Say which.")
    raise UsageError(f"{name} mentions no {thing!r}", remedy=f"It mentions {listed}.")


def _mentioned(store: EmbeddedStore, version: Term) -> Iterator[tuple[RecordMention, Words]]:
    """The mentions of a version, each with the words by which it can be called."""
    mentions = _read(store, version)
    index, judged = Index(store), mentioned(stored_judgements(store))
    known: dict[str, str] = {}
    for kind in KINDS:
        namings = mentions.namings(kind, lambda thing: known.get(thing, thing), judged)
        for own, naming in namings.items():
            known[own] = index.denotes(naming) or own
            names = [name for name, _ in mentions.texts(own, *_NAMES)]
            paths = (own, known[own], naming.path)
            words = *({path.removeprefix(BASE)} for path in paths), set(names)
            plain = {plain_name(name) for name in names} - {""}
            yield RecordMention(mentions.mention(kind, own), known[own]), (*words, plain)


def _read(store: EmbeddedStore, version: Term) -> Mentions:
    """What a version mentions, read again with the annotations that speak of it."""
    archive, model = Archive(store), model_of(store)
    describer = Describer(model)
    versions = {node: archive.record(node) for node in archive.versions(whole(version))}
    dates = {node: record.modified for node, record in versions.items()}
    read = {each.digest: each for node in versions for each in archive.annotations(node)}
    anchored = {
        digest: anchor(annotation, versions, dates, describer.check).spans.get(version)
        for digest, annotation in sorted(read.items())
    }
    spans = {digest: found for digest, found in anchored.items() if found is not None}
    described = describer.describe(versions[version], map(read.__getitem__, spans), spans)
    return Mentions(described, shared_names(model))
