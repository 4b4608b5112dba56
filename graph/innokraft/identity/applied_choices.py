"""Which choices hold in a graph, and how they stand in `graph/curated`.

A choice that names a thing by a key speaks of what that key stands for in the whole graph. It holds
where a source that counts states the chosen value of that thing; otherwise it stays in its file and
applies to nothing, which is told. So the graph is a function of the sets, and what a choice adds
to it has a source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from innokraft.curation.choices import Choice, Named, short, triple_of
from innokraft.curation.keys import Key, stable_keys
from innokraft.identity.index import DENOTES, KEY
from innokraft.identity.likely import Likely
from innokraft.rdf.graphs import GRAPHS, IDENTITY
from innokraft.rdf.namespaces import compress
from innokraft.rdf.terms import Term, Triple, iri, iri_of, is_node, text
from innokraft.store.base import Stating

_GRAPHS = f"<{GRAPHS}"
_UNWRITABLE = frozenset("#\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


class Because(StrEnum):
    """Why a choice applies to nothing."""

    GONE = "nothing in the graph has that key"
    SEVERAL = "the key stands for several things"
    UNSTATED = "no source states it"
    AT_ODDS = "another choice of the same says otherwise"


@dataclass(frozen=True, slots=True, order=True)
class Idle:
    """A choice that applies to nothing, as its file has it, and why."""

    choice: Choice
    because: Because

    @property
    def what(self) -> str:
        """The thing, property and value as the file has them."""
        each = self.choice
        return f"{short(each.thing)} {compress(each.predicate)} {short(each.value)}"

    def __str__(self) -> str:
        return f"the choice {self.what} applies to nothing: {self.because}"


@dataclass(frozen=True, slots=True)
class Applied:
    """What holds of some choices: those that do, in terms of the graph, and those that do not."""

    choices: tuple[Choice, ...] = ()
    idle: tuple[Idle, ...] = ()


class Choosing:
    """Applies choices to a store, or to what a change makes of it.

    `gained` and `lost` are the change of the identity graph; those of other graphs are told by
    `watch`, each graph's before `applied` is asked.
    """

    def __init__(
        self,
        store: Stating,
        choices: Iterable[Choice],
        gained: Iterable[Triple] = (),
        lost: Set[Triple] = frozenset(),
    ) -> None:
        self._store, self._lost = store, lost
        self._choices = sorted(set(choices))
        self._gained: dict[Term, dict[Term, list[Triple]]] = defaultdict(lambda: defaultdict(list))
        for triple in gained if self._choices else ():
            if triple[1] in {KEY, DENOTES}:
                self._gained[triple[1]][triple[2 if triple[1] == KEY else 0]].append(triple)
        self._idle: list[Idle] = []
        self._named = dict(self._resolved())
        self._wanted = {triple_of(choice) for choice in self._named.values()}
        self._here: dict[Triple, set[Term]] = {
            triple: {graph for graph in store.stating(triple) if _is_of_record(graph)}
            for triple in self._wanted
        }

    def watch(self, graph: Term, lost: Set[Triple], gained: Set[Triple]) -> None:
        """Takes note of what a graph loses and gains."""
        if _is_of_record(graph):
            for triple in self._wanted & lost:
                self._here[triple].discard(graph)
            for triple in self._wanted & gained:
                self._here[triple].add(graph)

    def applied(self) -> Applied:
        """Which choices hold. Of two that choose two values of one thing's property, neither."""
        values: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for choice in self._named.values():
            if self._here[triple_of(choice)]:
                values[choice.place].add(choice.value)
        idle, holding = list(self._idle), []
        for written, choice in self._named.items():
            if not self._here[triple_of(choice)]:
                idle.append(Idle(written, Because.UNSTATED))
            elif len(values[choice.place]) > 1:
                idle.append(Idle(written, Because.AT_ODDS))
            else:
                holding.append(choice)
        return Applied(tuple(sorted(holding)), tuple(sorted(idle)))

    def _resolved(self) -> Iterator[tuple[Choice, Choice]]:
        for choice in self._choices:
            found = [self._term(choice.thing), self._term(choice.value)]
            for because in found:
                if isinstance(because, Because):
                    self._idle.append(Idle(choice, because))
                    break
            else:
                yield choice, replace(choice, thing=found[0], value=found[1])

    def _term(self, written: str) -> Term | Because:
        named = Named.parse(written)
        if named is None:
            return Term(written)
        things = self.denoted(named.key)
        if len(things) != 1:
            return Because.SEVERAL if things else Because.GONE
        return Term(f"{things.pop()[:-1]}{named.part}>")

    def place(self, choice: Choice) -> tuple[str, str, str]:
        """What a choice is of, in terms of the graph where that knows it."""
        thing = self._term(choice.thing)
        known = choice.thing if isinstance(thing, Because) else thing
        return known, *choice.place[1:]

    def denoted(self, key: Key) -> set[Term]:
        """The things that a key stands for."""
        namings = {naming for naming, _, _ in self._match(None, KEY, text(str(key)))}
        return {thing for naming in namings for _, _, thing in self._match(naming, DENOTES, None)}

    def _match(self, subject: Term | None, predicate: Term, obj: Term | None) -> Iterator[Triple]:
        for triple in self._store.match(subject, predicate, obj, IDENTITY):
            if triple not in self._lost:
                yield triple
        end = obj if predicate == KEY else subject
        if end is not None and predicate in self._gained:
            yield from self._gained[predicate].get(end, ())


def apply_choices(store: Stating, choices: Iterable[Choice]) -> Applied:
    """Which choices hold in a store as it is."""
    return Choosing(store, choices).applied()


def instead(
    store: Stating,
    choices: Iterable[Choice],
    place: tuple[str, str, str],
    choice: Choice | None = None,
) -> tuple[Choice, ...]:
    """The choices with one in the place of those that are of a thing's property, or of none.

    The place is one of the graph's, whatever name the choices give the thing.
    """
    choosing = Choosing(store, ())
    left = {each for each in choices if choosing.place(each) != place}
    return tuple(sorted(left | ({choice} if choice else set())))


def _is_of_record(graph: Term) -> bool:
    """Whether a graph is that of a record, not one of those that all share."""
    return graph.startswith(_GRAPHS) and "/" in graph.removeprefix(_GRAPHS)


def written_name(store: Stating, node: Term) -> str:
    """How a choice names a node: by the strongest key that is its thing's alone, or as it is.

    Only keys that follow from a mention alone will do, as in judgements.
    """
    if not is_node(node):
        return node
    head, hash_, part = iri_of(node).partition("#")
    thing, choosing = iri(head), Choosing(store, ())
    for key in stable_keys(Likely(store).keys(head)):
        if not _UNWRITABLE & set(str(key)) and choosing.denoted(key) == {thing}:
            return f"{key}{hash_}{part}"
    return node
