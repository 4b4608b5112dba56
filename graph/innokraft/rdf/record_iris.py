"""The IRIs of records, their versions, graphs and annotations."""

from __future__ import annotations

import re

from innokraft.rdf.iris import number_part
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import Term, iri
from innokraft.record import Record


def record_iri(record: Record) -> str:
    """`/record/{source}/{local id}/{sha12}`: one version of a record."""
    return f"{whole_record_iri(record.key)}/{record.sha256[:12]}"


def whole_record_iri(key: str) -> str:
    """`/record/{source}/{local id}`: a record in all its versions, by its key."""
    source, _, local_id = key.partition("/")
    return f"{BASE}record/{source}/{number_part(local_id)}"


def record_path(node: str) -> str:
    """What a record, or one version of it, is called: its path under the base's records."""
    return node.strip("<>").removeprefix(f"{BASE}record/")


def annotation_iri(record_key: str, sha256: str) -> str:
    """`/annotation/{source}/{local id}/{sha12}`: one version of an annotation."""
    record = whole_record_iri(record_key).replace("/record/", "/annotation/", 1)
    return f"{record}/{sha256[:12]}"


_PATH, _SHA = re.compile(r"[A-Za-z0-9._~/-]+"), re.compile(r"[0-9a-f]{12}")


_KEY = re.compile(r"[a-z0-9-]+/.+")


def node_of(record: Record) -> Term:
    """The node of one version of a record."""
    return iri(record_iri(record))


def named_nodes(name: str) -> list[Term]:
    """The nodes that the name of a record can stand for: the record, or one version of it.

    A name is `source/local id`, as the source writes it or as its IRI has it, with `/sha12` behind
    it for one version.
    """
    path = name.strip().removeprefix(BASE).strip("/").removeprefix("record/")
    key, _, sha = path.rpartition("/")
    found = [f"{BASE}record/{path}"] if _PATH.fullmatch(path) else []
    found += [whole_record_iri(path)] if _KEY.fullmatch(path) else []
    if _KEY.fullmatch(key) and _SHA.fullmatch(sha):
        found.append(f"{whole_record_iri(key)}/{sha}")
    return [iri(each) for each in dict.fromkeys(found)]


def graph_of(node: Term) -> Term:
    """`/graph/{source}/{local id}/{sha12}`: the named graph of a version."""
    return Term(node.replace(f"{BASE}record/", f"{BASE}graph/", 1))


def version_of(graph: Term) -> Term:
    """The version whose graph a named graph is."""
    return Term(graph.replace(f"{BASE}graph/", f"{BASE}record/", 1))


def whole(node: Term) -> Term:
    """The record that a node is a version of."""
    return Term(f"{node.rpartition('/')[0]}>")
