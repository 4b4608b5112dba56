"""The statements of a Turtle file, each with the line that it stands on."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple, cast

import pyoxigraph as ox

from innokraft.errors import Place, SourceError
from innokraft.rdf.terms import Term, Triple

_NO_NAME = "Give it an IRI, such as concept:mod; what has none cannot be laid over anything."


class Fact(NamedTuple):
    """A statement of a thing that has a name, about a thing that has one, or a literal."""

    subject: str
    predicate: str
    value: ox.NamedNode | ox.Literal
    place: Place

    @property
    def triple(self) -> Triple:
        """The same as terms of text."""
        named = ox.NamedNode(self.subject), ox.NamedNode(self.predicate), self.value
        return cast("Triple", tuple(Term(str(each)) for each in named))


def facts_of(path: Path) -> Iterator[Fact]:
    """The statements of a shipped file, without their lines and without those of no name.

    Raises SourceError, with the line, for what is no Turtle.
    """
    place = Place(str(path))
    try:
        yield from named_facts(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE), place)
    except SyntaxError as error:
        raise _no_turtle(path, error) from error


def named_facts(quads: Iterable[ox.Quad], place: Place) -> Iterator[Fact]:
    """Those of some statements whose ends have names or are literals."""
    for subject, predicate, value, _ in quads:
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            yield Fact(subject.value, predicate.value, value, place)


def placed_facts(path: Path, data: bytes) -> Iterator[Fact]:
    """The statements of a file, each with its line.

    Raises SourceError, with the line, for what is no Turtle, and for what has no name.
    """
    for (subject, predicate, value, _), place in placed_quads(path, data):
        if not isinstance(subject, ox.NamedNode):
            raise SourceError("something without a name is described here", place, _NO_NAME)
        if not isinstance(value, ox.NamedNode | ox.Literal):
            raise SourceError("a value has no name here", place, _NO_NAME)
        yield Fact(subject.value, predicate.value, value, place)


def placed_quads(path: Path, data: bytes) -> Iterator[tuple[ox.Quad, Place]]:
    """The statements of a file, each with its line. Raises SourceError for what is no Turtle."""
    lines = _Lines(data)
    try:
        for quad in ox.parse(cast("IO[bytes]", lines), format=ox.RdfFormat.TURTLE):
            yield quad, Place(str(path), lines.line)
    except SyntaxError as error:
        raise _no_turtle(path, error) from error
    except ValueError as error:
        raise SourceError(f"this is not Turtle: {error}", Place(str(path), lines.line)) from error


def _no_turtle(path: Path, error: SyntaxError) -> SourceError:
    place = Place(str(path), line=error.lineno)
    return SourceError(f"this is not Turtle: {error.msg}", place)


class _Lines(io.RawIOBase):
    """Hands a text over line by line, so that it is known at which line its reader is."""

    def __init__(self, data: bytes) -> None:
        self._lines = iter(data.splitlines(keepends=True))
        self._rest = b""
        self.line = 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """What is left of a line, or the next one; nothing at the end."""
        if not self._rest:
            self._rest = next(self._lines, b"")
            self.line += bool(self._rest)
        end = len(self._rest) if size < 0 else size
        part, self._rest = self._rest[:end], self._rest[end:]
        return part
