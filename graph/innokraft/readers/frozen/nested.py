"""Flattens a nested JSON object into labels and values: `beslutadFinansiering 2 belopp: 100000`.

What is kept is said by a table of paths without numbers, in the order of the frozen text; names
match in whatever case and Unicode form. A path that ends in `*` keeps the value itself and the
usual parts of an entry of a classification (`ENTRY`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal

from innokraft.errors import SourceError
from innokraft.readers.frozen.labelled import freeze_fields
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.json_objects import Json, JsonObject, PlacedObject
from innokraft.readers.messages import ToldOnce
from innokraft.readers.values.entities import without_entities
from innokraft.text.normalisation import tidy

ENTRY = ("kod", "nummer", "id", "diarienummer", "namn", "titel", "namnEng", "titelEng")
"""What sources call the code and the names of an entry of a classification."""

_DEEPEST = 8

Labelled = list[tuple[str, str]]


class Flattener:
    """Flattens objects by one table, and remembers which fields it has reported as unknown."""

    def __init__(self, paths: Iterable[str], not_kept: Iterable[str] = ()) -> None:
        listed = list(written_out(paths))
        self._known = {_fold(path): (i, path) for i, path in enumerate(listed)}
        self._tops = {_fold(path.split(" ")[0]): i for i, path in reversed(list(enumerate(listed)))}
        self._not_kept = {_fold(path) for path in not_kept}
        self._unknown = ToldOnce()

    def flatten(self, item: JsonObject) -> tuple[Labelled, list[str]]:
        """The labels and values of an object in the table's order, and the unknown paths."""
        found: list[tuple[tuple[int, tuple[int, ...], int], str, str]] = []
        unknown: list[str] = []
        for names, numbers, value in _leaves(item, (), ()):
            known = self._known.get(_fold(" ".join(names)))
            if known is not None:
                place, path = known
                parts = path.split(" ")
                top = self._tops[_fold(parts[0])]
                label = " ".join(_numbered(parts, numbers))
                found.append(((top, tuple(n for _, n in numbers), place), label, value))
            elif value and not self._is_left_out(names):
                unknown.append(" ".join(names))
        return [(label, value) for _, label, value in sorted(found)], unknown

    def freeze(
        self,
        objects: Iterable[PlacedObject | SourceError],
        texts: Collection[str],
        kept: Callable[[Labelled], Labelled],
        dates: frozenset[str] = frozenset(),
    ) -> Iterator[Frozen | SourceError]:
        """A labelled text for each object, of what is `kept` of its values; the long `texts` last.

        `dates` are the fields that date the version.
        """
        for item in objects:
            if isinstance(item, SourceError):
                yield item
                continue
            found, unknown = self.flatten(item[0])
            yield from self._unknown.tell(unknown, item[1])
            listed = kept(found)
            fields = [pair for pair in listed if pair[0] not in texts]
            long = [pair for pair in listed if pair[0] in texts]
            yield freeze_fields(fields, long, item[1], dates=dates)

    def _is_left_out(self, names: tuple[str, ...]) -> bool:
        return any(_fold(" ".join(names[:n])) in self._not_kept for n in range(1, len(names) + 1))


def written_out(paths: Iterable[str]) -> Iterator[str]:
    """The paths of a table, with the parts of entries that `*` stands for."""
    for path in paths:
        yield path.removesuffix("*").rstrip()
        if path.endswith("*"):
            yield from (f"{path.removesuffix('*').rstrip()} {part}" for part in ENTRY)


def _fold(name: str) -> str:
    return tidy(name).casefold()


def _leaves(
    value: Json, names: tuple[str, ...], numbers: tuple[tuple[int, int], ...]
) -> Iterator[tuple[tuple[str, ...], tuple[tuple[int, int], ...], str]]:
    """Each value with the names on the way to it, and the numbers of the lists on that way."""
    if len(names) + len(numbers) > _DEEPEST:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, (*names, " ".join(name.split())), numbers)
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _leaves(inner, names, (*numbers, (len(names), number)))
    elif names:
        yield names, numbers, as_text(value)


def _numbered(parts: list[str], numbers: tuple[tuple[int, int], ...]) -> Iterator[str]:
    after = dict(numbers)
    for depth, part in enumerate(parts, 1):
        yield part
        if depth in after:
            yield str(after[depth])


def as_text(value: Json) -> str:
    """A JSON value as text: a number without exponent, nothing for null, no entities.

    >>> as_text(Decimal("2E+6")), as_text(None), as_text(True)
    ('2000000', '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < 30:
        return f"{value:f}"
    return without_entities(str(value))
