"""Which choices hold in a graph, and how they stand in `graph/curated`.

A choice that names a thing by a key speaks of what that key stands for in the whole graph. It holds
where a source that counts states the chosen value of that thing; otherwise it stays in its file and
applies to nothing, which is told. So the graph is a function of the sets, and what a choice adds
to it has a source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.curation.choices import Choice, key_and_part, short, triple_of
from innokraft.curation.keys import Key, stable_keys
from innokraft.identity.index import DENOTES, KEY
from innokraft.identity.likely import Likely
from innokraft.rdf.graphs import GRAPHS, IDENTITY
from innokraft.rdf.namespaces import compress
from innokraft.rdf.terms import Term, Triple, iri, iri_of, is_node, text
from innokraft.store.base import Stating

_GRAPHS = f"<{GRAPHS}"
_UNWRITABLE = frozenset("#\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


class WhyNot(Enum):
    """Why a choice has no effect."""

    GONE = Bilingual("ingenting i grafen heter så", "nothing in the graph is called that")
    SEVERAL = Bilingual(
        "flera saker i grafen heter så", "several things in the graph are called that"
    )
    UNSTATED = Bilingual("ingen källa anger det värdet", "no source states that value")
    AT_ODDS = Bilingual("ett annat val säger något annat", "another choice says otherwise")


class WithoutEffect(NamedTuple):
    """A choice that has no effect, as its file has it, and why."""

    choice: Choice
    why: WhyNot

    @property
    def words(self) -> Bilingual:
        """In a sentence: what was chosen, as the file has it, and why it has no effect."""
        each, why = self.choice, self.why.value
        what = f"{short(each.thing)} {compress(each.predicate)} {short(each.value)}"
        return Bilingual(
            f"valet {what} har ingen verkan: {why.sv}",
            f"the choice {what} has no effect: {why.en}",
        )


class Applied(NamedTuple):
    """What holds of some choices: those that do, in terms of the graph, and those that do not."""

    choices: tuple[Choice, ...] = ()
    without_effect: tuple[WithoutEffect, ...] = ()


class ChoiceResolver:
    """Finds which choices hold in a store, or in what a change makes of it.

    `gained` and `lost` are the change of the identity graph; those of other graphs are told by
    `note`, each graph's before `applied` is asked.
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
        self._unknown: list[WithoutEffect] = []
        self._named = dict(self._resolved())
        self._wanted = {triple_of(choice) for choice in self._named.values()}
        self._here: dict[Triple, set[Term]] = {
            triple: {graph for graph in store.stating(triple) if _is_of_record(graph)}
            for triple in self._wanted
        }

    def note(self, graph: Term, lost: Set[Triple], gained: Set[Triple]) -> None:
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
        without, holding = list(self._unknown), []
        for written, choice in self._named.items():
            if not self._here[triple_of(choice)]:
                without.append(WithoutEffect(written, WhyNot.UNSTATED))
            elif len(values[choice.place]) > 1:
                without.append(WithoutEffect(written, WhyNot.AT_ODDS))
            else:
                holding.append(choice)
        without.sort(key=lambda each: each.choice)
        return Applied(tuple(sorted(holding)), tuple(without))

    def _resolved(self) -> Iterator[tuple[Choice, Choice]]:
        for choice in self._choices:
            thing, value = self._term(choice.thing), self._term(choice.value)
            if isinstance(thing, WhyNot):
                self._unknown.append(WithoutEffect(choice, thing))
            elif isinstance(value, WhyNot):
                self._unknown.append(WithoutEffect(choice, value))
            else:
                yield choice, replace(choice, thing=thing, value=value)

    def _term(self, written: str) -> Term | WhyNot:
        named = key_and_part(written)
        if named is None:
            return Term(written)
        key, part = named
        things = self.denoted(key)
        if len(things) != 1:
            return WhyNot.SEVERAL if things else WhyNot.GONE
        return Term(f"{things.pop()[:-1]}{part}>")

    def place(self, choice: Choice) -> tuple[str, str, str]:
        """What a choice is of, in terms of the graph where that knows it."""
        thing = self._term(choice.thing)
        known = choice.thing if isinstance(thing, WhyNot) else thing
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
    return ChoiceResolver(store, choices).applied()


def replace_choice(
    store: Stating,
    choices: Iterable[Choice],
    place: tuple[str, str, str],
    choice: Choice | None = None,
) -> tuple[Choice, ...]:
    """The choices with one in the place of those that are of a thing's property, or of none.

    The place is one of the graph's, whatever name the choices give the thing.
    """
    resolver = ChoiceResolver(store, ())
    left = {each for each in choices if resolver.place(each) != place}
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
    thing, resolver = iri(head), ChoiceResolver(store, ())
    for key in stable_keys(Likely(store).keys(head)):
        if not _UNWRITABLE & set(str(key)) and resolver.denoted(key) == {thing}:
            return f"{key}{hash_}{part}"
    return node
