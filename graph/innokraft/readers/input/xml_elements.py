"""The elements of an XML file as they come: a file of any length is read with little memory.

A document type declaration is refused, and with it every entity; what lies deeper than 256 elements
too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from innokraft.errors import Place, SourceError
from innokraft.readers.input.files import SourceFile
from innokraft.readers.values.entities import without_entities

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_BYTES = 8 * 2**20


def read_elements(file: SourceFile, name: str) -> Iterator[tuple[Element, Place]]:
    """The elements of that name, in whatever namespace, with their places; `row` counts them.

    An element inside another of its name is a part of that. Each is whole, and is freed when the
    next is asked for. Raises SourceError for what is no XML, from where on it is none.
    """
    from lxml import etree

    with file.open() as stream:
        try:
            for number, node in enumerate(_whole(_Counted(stream), name, file.shown), 1):
                yield node, Place(file.shown, node.sourceline, None, number)
        except etree.XMLSyntaxError as error:
            place = Place(file.shown, error.lineno or None)
            raise SourceError(f"this is no XML: {error.msg}", place) from None


def local_name(node: Element) -> str:
    """The name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2]


def text_at(node: Element, path: str) -> str:
    """The text at a path, without markup and entities; runs of white space are one space."""
    found = node.find(path)
    text = "" if found is None else without_entities("".join(found.itertext()))
    return " ".join(text.split())


class _Counted:
    """A stream that knows how much was read since the last element."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.since = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.since += len(data)
        return data


def _whole(stream: _Counted, name: str, shown: str) -> Iterator[Element]:
    from lxml import etree

    inside, first = 0, True
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for event, node in events:
        if first and node.getroottree().docinfo.internalDTD is not None:
            raise SourceError("a document type declaration is refused", Place(shown), "Remove it.")
        first = False
        if stream.since > _MOST_BYTES:
            raise SourceError(f"one {name} has more than {_MOST_BYTES:,} bytes", Place(shown))
        is_wanted = local_name(node) == name
        inside += is_wanted if event == "start" else 0
        if event == "end":
            inside -= is_wanted
            if not inside:
                if is_wanted:
                    yield node
                    stream.since = 0
                _free(node)


def _free(node: Element) -> None:
    node.clear()
    parent = node.getparent()
    if parent is not None:
        del parent[: parent.index(node)]
