"""Turns the rules of a lexicon into rules over numbers and bits, worked out once."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import NamedTuple

from innokraft.tagging.common_words import CommonWords
from innokraft.tagging.patterns import Sense
from innokraft.tagging.tables import Tables


class Completion(NamedTuple):
    """What a class completes: with a first class within `gap` before it, a concept or a class.

    `first` is the bit of that class, or ALONE where none is needed; `kind` is -1 where the rule
    makes a concept.
    """

    first: int
    gap: int
    kind: int
    sense: Sense


ALONE = 1
"""The bit of what is always there."""


class Classes:
    """The rules of each class of words, by number.

    `joins` holds the rules that each class completes, `widest` the widest gap in them, `beside` the
    common words that each class asks for, and `gives` the bit by which rules ask for each class.
    `named` has the number of a class by its name, its bit, and the bits of what it waits for.
    """

    def __init__(self, tables: Tables) -> None:
        numbers = _numbers(tables)
        bits = _bits(tables)
        self.gives = [bits.get(name, 0) for name in numbers]
        self.joins = _joins(tables, numbers, bits)
        self.widest = max((rule.gap for rule in tables.rules), default=0)
        self.beside = _beside(tables, numbers)
        self.named = {
            name: (kind, self.gives[kind], _needs(self.joins[kind], self.beside[kind]))
            for name, kind in numbers.items()
        }


def _numbers(tables: Tables) -> dict[str, int]:
    """Number the classes that some rule asks for."""
    names = {n for rule in tables.rules for n in (rule.first, rule.second) if n}
    names |= {near.trigger for near in tables.nears}
    return {name: number for number, name in enumerate(sorted(names))}


def _bits(tables: Tables) -> dict[str, int]:
    """Give each class that some rule starts with a bit of its own."""
    firsts = sorted({rule.first for rule in tables.rules if rule.first})
    return {name: ALONE << place for place, name in enumerate(firsts, 1)}


def _joins(
    tables: Tables, numbers: dict[str, int], bits: dict[str, int]
) -> tuple[tuple[Completion, ...], ...]:
    joins: list[list[Completion]] = [[] for _ in numbers]
    for rule in tables.rules:
        makes_class = rule.sense.concept.startswith("@")
        if makes_class and rule.sense.concept not in numbers:
            continue
        kind = numbers[rule.sense.concept] if makes_class else -1
        first = bits[rule.first] if rule.first else ALONE
        joins[numbers[rule.second]].append(Completion(first, rule.gap, kind, rule.sense))
    return tuple(tuple(own) for own in joins)


def _beside(tables: Tables, numbers: dict[str, int]) -> tuple[tuple[CommonWords, ...], ...]:
    beside: list[list[CommonWords]] = [[] for _ in numbers]
    for near in tables.nears:
        beside[numbers[near.trigger]].append(CommonWords(near))
    return tuple(tuple(own) for own in beside)


def _needs(joins: tuple[Completion, ...], beside: tuple[CommonWords, ...]) -> int:
    """The bits of the classes one of which must stand before a class for any rule to fire."""
    return reduce(or_, (join.first for join in joins), ALONE if beside else 0)
