"""The objects of a JSON file as they come: a list of any length is read with little memory.

Read are a list of objects, one object, objects one after another (a line each), a list inside
an envelope (`json_envelopes`), and several of these one after another, as pages of an answer are
saved.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TextIO, TypeAlias

from innokraft.errors import Place, SourceError
from innokraft.readers.frozen_text import MOST_CHARACTERS, too_long
from innokraft.readers.input.decoding import open_text
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.json_envelopes import list_in
from innokraft.readers.input.repeated_rows import RepeatedRows
from innokraft.readers.messages import SkippedError, ToldOnce

Json: TypeAlias = "str | Decimal | bool | list[Json] | JsonObject | None"
"""A value of JSON, its numbers exact."""
JsonObject: TypeAlias = "dict[str, Json]"
PlacedObject = tuple[JsonObject, Place]

_CHUNK = 2**16
_MOST = 8 * MOST_CHARACTERS
_BETWEEN = re.compile(r"[\s,]*")


def read_objects(file: SourceFile) -> Iterator[PlacedObject | SourceError]:
    """The objects of a file with their places; `row` counts them from 1.

    What is not an object gives an error in its place. A file that is no JSON from some point on,
    or ends too early, gives an error for the rest: what came before it is read. A name that stands
    twice in one object, with two values, gives `SkippedError` once a file: the last value counts.
    Numbers come exactly, as Decimal.
    """
    with file.open() as stream, open_text(stream) as text:
        yield from _Objects(text, file.shown).read()


class _Objects:
    """A window on the text that moves from object to object."""

    def __init__(self, text: TextIO, shown: str) -> None:
        self._text, self._shown = text, shown
        self._window, self._at, self._row, self._line = "", 0, 0, 1
        self._ended = self._listed = False
        self._depth = 0  # of the envelope that the list lies in
        self._repeats = RepeatedRows(shown)
        self._twice = set[str]()
        self._unsure = ToldOnce("this name stands twice in one object: the last value counts")
        self._decoder = json.JSONDecoder(
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=str,
            strict=False,
            object_pairs_hook=self._object,
        )

    def read(self) -> Iterator[PlacedObject | SourceError]:
        self._more()
        self._enter()
        while True:
            place = Place(self._shown, self._line)
            try:
                if not self._move():
                    break
                self._row += 1
                place = Place(self._shown, self._line, None, self._row)
                value, written = self._value(place)
            except SourceError as error:
                yield error
                return
            yield from self._unsure.tell(sorted(self._twice), place)
            repeated = self._repeats.meet(written, self._row)
            if isinstance(repeated, SkippedError):
                yield repeated
            elif repeated:
                continue
            elif isinstance(value, dict):
                yield value, place
            else:
                yield SourceError("this is no object", place, "An object stands in { }.")
        yield from self._repeats.rest()
        if self._listed:
            place = Place(self._shown, self._line)
            yield SourceError("the file ends inside a list", place, "It was cut off.")

    def _object(self, pairs: list[tuple[str, Json]]) -> JsonObject:
        found = dict(pairs)
        if len(found) < len(pairs):
            self._twice |= {name for name, value in pairs if found[name] != value}
        return found

    def _enter(self) -> None:
        found = list_in(self._window, self._at, self._decoder)
        if found:
            self._listed = True
            start, self._depth = found
            self._skip(start)

    def _leave(self) -> None:
        """Goes past the end of a list, and of the envelope that it lies in."""
        self._skip(self._at + 1)
        self._listed = False
        while self._depth and self._at_more():
            sign = self._window[self._at]
            if sign == "}":
                self._skip(self._at + 1)
                self._depth -= 1
            elif sign in '":':
                self._skip(self._at + (sign == ":"))
                if self._at_more():
                    self._value(Place(self._shown, self._line))
            else:
                return

    def _at_more(self) -> bool:
        """Goes to what comes next; False at the end of the file."""
        while True:
            found = _BETWEEN.match(self._window, self._at)
            self._skip(found.end() if found else self._at)
            if self._at < len(self._window):
                return True
            if not self._more():
                return False

    def _move(self) -> bool:
        """Goes to the next object; False at the end of the file."""
        while self._at_more():
            if not (self._listed and self._window[self._at] == "]"):
                return True
            self._leave()
            if self._at_more():
                self._enter()
        return False

    def _value(self, place: Place) -> tuple[Json, str]:
        """The next value, and how it is written."""
        while True:
            self._twice.clear()
            try:
                value, end = self._decoder.raw_decode(self._window, self._at)
            except RecursionError:
                raise SourceError("this is nested too deeply", place) from None
            except ValueError as error:
                if len(self._window) - self._at > _MOST:
                    raise too_long(len(self._window) - self._at, place) from None
                if not self._more():
                    message = getattr(error, "msg", str(error))
                    raise SourceError(f"this is no JSON: {message}", place, _REMEDY) from None
                continue
            if end == len(self._window) and not isinstance(value, dict | list) and self._more():
                continue
            written = self._window[self._at : end]
            self._skip(end)
            return value, written

    def _skip(self, to: int) -> None:
        self._line += self._window.count("\n", self._at, to)
        self._at = to

    def _more(self) -> bool:
        """Reads on, twice as much as is in the window; False at the end of the file."""
        if self._ended:
            return False
        self._window = self._window[self._at :]
        self._at = 0
        read = self._text.read(max(_CHUNK, len(self._window)))
        self._ended = not read
        self._window += read
        return bool(read)


_REMEDY = "The file was cut off, or written by hand."
