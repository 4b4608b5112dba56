"""Whether a record surely holds the shapes, told in a hundredth of the time that pySHACL takes.

Of SHACL core this knows what `ontology/shapes.ttl` uses. Where it meets anything else it doubts,
and pySHACL judges: whatever shape is added, what breaks it is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

import pyoxigraph as ox

from innokraft.rdf.namespaces import expand
from innokraft.store.base import Node
from innokraft.validate.constraints import OF_ALL, OF_ONE, Doubt, not_after
from innokraft.validate.facts import Facts, Said, facts_of, name_of, node_of
from innokraft.validate.neighbourhood import Neighbourhood
from innokraft.validate.report import SH

Holds = Callable[[Neighbourhood, Node], bool]
"""Whether a thing holds a shape. Raises Doubt where that is not sure."""
Path = Callable[[Neighbourhood, Node], list[Node]]
"""What a path leads to from a thing."""
Test = Callable[[Neighbourhood, Node, list[Node]], bool]
"""Whether what a path leads to from a thing is right."""

_TYPE, _BELOW = expand("rdf:type"), expand("rdfs:subClassOf")
_FIRST, _REST = expand("rdf:first"), expand("rdf:rest")
_NIL = ox.NamedNode(expand("rdf:nil"))
_CLASS, _SUBJECTS, _OBJECTS = (f"{SH}target{how}" for how in ("Class", "SubjectsOf", "ObjectsOf"))
_OF_CLASSES = {expand("rdfs:Class"), expand("owl:Class")}
_ASK_NOTHING = {f"{SH}{name}" for name in ("path", "message", "severity", "name", "description")}


class Shapes:
    """Shapes, made ready to hold records against; `model` says which class is below which."""

    def __init__(self, shapes: Facts, model: Facts) -> None:
        self._shapes, self._model = shapes, model
        self._made: dict[str, Holds] = {}
        self._above: dict[str, frozenset[str]] = {}
        self._aims = {how: self._aimed(how) for how in (_CLASS, _SUBJECTS, _OBJECTS)}
        self._knows_targets = not any(map(_has_other_target, shapes.values()))
        self._in_model = [each for each, said in model.items() if any(self._targets(each, said))]

    def surely_held(self, around: Neighbourhood) -> bool:
        """Whether all that the graph of a record says holds the shapes, beyond doubt."""
        try:
            return all(holds(around, thing) for holds, thing in self._focused(around))
        except Doubt:
            return False

    def _focused(self, around: Neighbourhood) -> Iterator[tuple[Holds, Node]]:
        """Each shape, and a thing that has to hold it."""
        if not self._knows_targets:
            raise Doubt
        for thing in chain(around.things, self._in_model):
            said = around.said_of(thing)
            if _BELOW in said and thing not in self._model:
                raise Doubt
            yield from self._targets(thing, said)

    def _aimed(self, how: str) -> Mapping[str, list[Holds]]:
        """The shapes that aim at things in one way, by class or by property."""
        found: dict[str, list[Holds]] = defaultdict(list)
        for name, said in self._shapes.items():
            for target in said.get(how, ()):
                found[name_of(target)].append(self._shape(name))
        return dict(found)

    def _targets(self, name: str, said: Said) -> Iterator[tuple[Holds, Node]]:
        """The shapes that a thing, and its values, have to hold."""
        thing = node_of(name)
        for prop, values in said.items():
            for holds in self._aims[_SUBJECTS].get(prop, ()):
                yield holds, thing
            for holds in self._aims[_OBJECTS].get(prop, ()):
                yield from ((holds, value) for value in values)
        for kind in said.get(_TYPE, ()):
            for each in self._classes(name_of(kind)):
                yield from ((holds, thing) for holds in self._aims[_CLASS].get(each, ()))

    def _classes(self, kind: str) -> frozenset[str]:
        """A class and those above it."""
        if kind not in self._above:
            found, pending = set[str](), [kind]
            while pending:
                if (each := pending.pop()) not in found:
                    found.add(each)
                    pending += map(name_of, self._model.get(each, {}).get(_BELOW, ()))
            self._above[kind] = frozenset(found)
        return self._above[kind]

    def _shape(self, name: str) -> Holds:
        """A shape by its name; what it is, is looked up when it is first asked."""

        def holds(around: Neighbourhood, thing: Node) -> bool:
            if name not in self._made:
                self._made[name] = self._make(self._shapes.get(name, {}))
            return self._made[name](around, thing)

        return holds

    def _make(self, shape: Said) -> Holds:
        path = next(map(self._path, shape.get(f"{SH}path", ())), _itself)
        tests = [
            self._test(prop.removeprefix(SH), parameter)
            for prop, parameters in shape.items()
            if prop not in {_TYPE, _CLASS, _SUBJECTS, _OBJECTS, *_ASK_NOTHING}
            for parameter in parameters
        ]

        def holds(around: Neighbourhood, thing: Node) -> bool:
            values = path(around, thing)
            return all(test(around, thing, values) for test in tests)

        return holds

    def _path(self, path: Node) -> Path:
        name, said = name_of(path), self._shapes.get(name_of(path), {})
        if isinstance(path, ox.NamedNode):
            return lambda around, thing: around.values(thing, name)
        if inverse := said.get(f"{SH}inversePath"):
            return _back(name_of(inverse[0]))
        if alternative := said.get(f"{SH}alternativePath"):
            return _either([*map(self._path, self._list(alternative[0]))])
        return _in_turn([*map(self._path, self._list(path))]) if _FIRST in said else _nowhere

    def _test(self, name: str, parameter: Node) -> Test:
        if name in OF_ALL:
            holds = OF_ALL[name](parameter)
            return lambda _around, _thing, values: holds(values)
        if name == "lessThanOrEquals":
            return _before(name_of(parameter))
        if (each := self._each(name, parameter)) is None:
            return _in_doubt
        return lambda around, _thing, values: all(each(around, value) for value in values)

    def _each(self, name: str, parameter: Node) -> Holds | None:
        """What each value has to hold by itself; None for a constraint that is not known here."""
        if name in OF_ONE:
            right = OF_ONE[name](parameter)
            return lambda _, value: right(value)
        wanted, listed = name_of(parameter), [*self._list(parameter)]
        some, shape = [self._shape(name_of(each)) for each in listed], self._shape(wanted)
        return {
            "class": lambda around, value: self._is_a(around, value, wanted),
            "in": lambda _, value: value in listed,
            "node": shape,
            "property": shape,
            "not": lambda around, value: not shape(around, value),
            "or": lambda around, value: any(holds(around, value) for holds in some),
        }.get(name)

    def _is_a(self, around: Neighbourhood, thing: Node, wanted: str) -> bool:
        return any(wanted in self._classes(name_of(kind)) for kind in around.values(thing, _TYPE))

    def _list(self, node: Node) -> Iterator[Node]:
        while said := self._shapes.get(name_of(node)):
            yield from said.get(_FIRST, ())
            node = next(iter(said.get(_REST, ())), _NIL)


def read_shapes(turtle: bytes, model: Facts) -> Shapes:
    """The shapes that some Turtle holds."""
    return Shapes(facts_of(ox.parse(turtle, format=ox.RdfFormat.TURTLE)), model)


def _has_other_target(shape: Said) -> bool:
    """Whether a shape aims at things in a way that is not known here."""
    is_class = any(name_of(kind) in _OF_CLASSES for kind in shape.get(_TYPE, ()))
    return is_class or any(
        prop.startswith(f"{SH}target") and prop not in {_CLASS, _SUBJECTS, _OBJECTS}
        for prop in shape
    )


def _itself(_: Neighbourhood, thing: Node) -> list[Node]:
    return [thing]


def _back(prop: str) -> Path:
    return lambda around, thing: around.users(prop, thing)


def _either(paths: list[Path]) -> Path:
    def values(around: Neighbourhood, thing: Node) -> list[Node]:
        return list(dict.fromkeys(each for path in paths for each in path(around, thing)))

    return values


def _in_turn(paths: list[Path]) -> Path:
    def values(around: Neighbourhood, thing: Node) -> list[Node]:
        found = [thing]
        for path in paths:
            found = list(dict.fromkeys(each for one in found for each in path(around, one)))
        return found

    return values


def _before(prop: str) -> Test:
    """Whether no value is after a value of another property."""

    def holds(around: Neighbourhood, thing: Node, values: list[Node]) -> bool:
        others = around.values(thing, prop)
        return all(not_after(value, other) for value in values for other in others)

    return holds


def _nowhere(_around: Neighbourhood, _thing: Node) -> list[Node]:
    raise Doubt


def _in_doubt(_around: Neighbourhood, _thing: Node, _values: list[Node]) -> bool:
    raise Doubt
