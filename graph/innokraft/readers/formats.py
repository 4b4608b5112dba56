"""The source formats that innokraft knows, by name and by content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from innokraft.errors import Place, SourceError, UsageError, did_you_mean
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.files import SourceFile
from innokraft.readers.sources.cordis_html import CordisPage
from innokraft.readers.sources.cordis_tables import CordisCsv, CordisJson
from innokraft.readers.sources.cordis_xml import CordisXml
from innokraft.readers.sources.formas import Formas
from innokraft.readers.sources.gdp import Gdp
from innokraft.readers.sources.gdp_csv import GdpCsv
from innokraft.readers.sources.other_agencies import foreign
from innokraft.readers.sources.own import OwnRecord
from innokraft.readers.sources.swecris import SwecrisApi, SwecrisCsv
from innokraft.readers.sources.vinnova_page import VinnovaPage
from innokraft.readers.sources.vinnova_projekt import VinnovaProjekt
from innokraft.record import Moment, Record

FORMATS: tuple[SourceFormat, ...] = (
    SwecrisCsv(),
    SwecrisApi(),
    Gdp(),
    GdpCsv(),
    VinnovaProjekt(),
    Formas(),
    CordisPage(),
    CordisXml(),
    CordisCsv(),
    CordisJson(),
    OwnRecord(),
    VinnovaPage(),
)
"""All source formats, in the order in which they are tried."""
_FORMER = {"vinnova-aktivitet": "gdp"}
"""What formats were called before."""


def source_format(name: str) -> SourceFormat:
    """The format of that name. Raises UsageError, with what was perhaps meant."""
    for known in FORMATS:
        if known.name == name:
            return known
    remedy = did_you_mean(_FORMER.get(name, name), [known.name for known in FORMATS])
    raise UsageError(f"there is no source format {name!r}", remedy=remedy)


def recognise(head: str, shown: str) -> SourceFormat:
    """The format of a file, told from how it starts. Raises SourceError for none."""
    for known in FORMATS:
        if known.recognises(head):
            return known
    raise SourceError(
        f"this is in no source format that innokraft knows{foreign(head)}",
        Place(shown),
        f"Looked for: {'; '.join(f'{known.name} ({known.marks})' for known in FORMATS)}. "
        "Say which with --as, or write the record as YAML.",
    )


def read_again(
    format_name: str, text: str, modified: Moment | None = None, address: str | None = None
) -> Record:
    """The record that a frozen text of that format is: how a graph's own texts are read.

    `modified` and `address` are what the source gave beside the text.
    """
    frozen = Frozen(text, Place(format_name), modified=modified, address=address)
    return source_format(format_name).parse(frozen)


class SourceFormat(Protocol):
    """One format of one source."""

    name: str
    """The name in IRIs and in `--as`: `vinnova-page`."""
    marks: str
    """What a file of the format is known by, for those whose file is not."""

    def recognises(self, head: str) -> bool:
        """Whether a file that starts with `head` (some thousand characters) is of this format."""
        ...

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """The frozen texts of a file, one a record, and an error for each that is none."""
        ...

    def parse(self, frozen: Frozen) -> Record:
        """The record that a frozen text is. Raises SourceError where it is not one."""
        ...
