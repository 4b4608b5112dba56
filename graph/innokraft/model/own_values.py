"""Which values a project folder may lay its own over: those that people say in annotations.

What innokraft itself says with a value (how certain a text is, which format a record has, by which
rule two things are one) rests on its values, their order and their names, and is the same in every
graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from innokraft.errors import Place, SourceError, shown
from innokraft.model.facts import Fact
from innokraft.model.ontology import SCHEME, VALUE, load_ontology
from innokraft.rdf.namespaces import expand

_IN_SCHEME = expand("skos:inScheme")


def check_open(own: Iterable[Fact], off: Mapping[str, Place]) -> None:
    """Raises SourceError, with the line, for a value of a scheme that innokraft itself says."""
    ontology, told = load_ontology(), dict(off)
    every = {SCHEME + value.scheme for value in ontology.values.values()}
    said = every & {scheme for each in ontology.said.values() for scheme in each.as_}
    schemes = {name: SCHEME + value.scheme for name, value in ontology.values.items()}
    for fact in own:
        name = fact.subject.removeprefix(VALUE)
        told.setdefault(name, fact.place)
        if fact.predicate == _IN_SCHEME:
            schemes[name] = fact.value.value
    for name, place in told.items():
        if (scheme := schemes.get(name, "")) in every - said:
            problem = f"{shown(name)} is of the scheme {scheme.removeprefix(SCHEME)}"
            listed = ", ".join(sorted(each.removeprefix(SCHEME) for each in said))
            remedy = f"That is the same in every graph. Values of your own are of: {listed}."
            raise SourceError(problem, place, remedy)
