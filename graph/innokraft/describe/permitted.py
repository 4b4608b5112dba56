"""Whether the parts of a statement go together: its direction, and the kinds of its two ends.

The ontology says for each property what a reading may say it of and as (`ik:saidOf`, `ik:saidAs`).
That holds for all statements, however certain; `innokraft.validate` holds graphs to the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from innokraft.annotation.model import Reading, Statement
from innokraft.describe.references import Names, Referent
from innokraft.errors import AnnotationError, shown
from innokraft.model.ontology import SCHEME, Ontology
from innokraft.rdf.namespaces import BASE, compress, expand

_WORDS = {
    f"{BASE}concept": "a concept",
    expand("rdf:langString"): "a text in quotes",
    expand("xsd:integer"): "a whole number",
    expand("xsd:date"): "a day, such as 2018-05-23",
    expand("xsd:boolean"): "true or false",
    expand("prov:Activity"): "a project or an event",
    expand("ik:Statement"): "a claim",
}

_WITH_N = re.compile("[aeio]|u(?!nit)")  # a unit, but an unnamed person


def check_statement(
    ontology: Ontology, statement: Statement, predicate: str, subject: Referent, obj: Referent
) -> None:
    """Raises AnnotationError, with what would be right, where a statement does not go together."""
    said = ontology.said[predicate]
    if not ontology.is_a(subject.kind, *said.of):
        end, found, wanted = statement.subject, subject.kind, said.of
    elif not ontology.is_a(obj.kind, *said.as_):
        end, found, wanted = statement.object, obj.kind, said.as_
    else:
        return
    turned = ontology.is_a(obj.kind, *said.of) and ontology.is_a(subject.kind, *said.as_)
    where = "said of" if wanted is said.of else "said as"
    problem = (
        f"{shown(end)} is {_words(ontology, found)}, and "
        f"{statement.predicate} is {where} {_any_of(ontology, wanted)}"
    )
    raise AnnotationError(problem, statement.place, _turned(statement) if turned else "")


def check_agent(names: Names, name: str, reading: Reading) -> None:
    """Raises AnnotationError where one who says or holds a thing is no agent, or several."""
    named = names.named(name, reading.place)
    agents = (expand("foaf:Agent"), expand("prov:Agent"))
    if not names.ontology.is_a(named.kind, *agents):
        problem = f"{shown(name)} is {_words(names.ontology, named.kind)}, which says nothing"
        raise AnnotationError(problem, reading.place, "It is a group, a person or an organisation.")
    if len(named.terms) > 1:
        problem = f"{shown(name)} is {len(named.terms)} things"
        raise AnnotationError(problem, reading.place, "Name one; a group is one.")


def _turned(statement: Statement) -> str:
    right = f"{statement.object} {statement.predicate} {statement.subject}"
    return f"Did you mean the other way round: {right}?"


def _any_of(ontology: Ontology, kinds: Iterable[str]) -> str:
    return " or ".join(sorted(_words(ontology, kind) for kind in kinds))


def _words(ontology: Ontology, kind: str) -> str:
    if kind in _WORDS:
        return _WORDS[kind]
    if kind.startswith(SCHEME):
        return f"a value of the scheme {kind.removeprefix(SCHEME)}"
    known = ontology.terms.get(kind)
    label = known.labels.get("en") if known else None
    name = label or compress(kind).partition(":")[2].lower()
    return f"{'an' if _WITH_N.match(name) else 'a'} {name}"
