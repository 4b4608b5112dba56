"""The source formats that innokraft knows, by name and by content."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Protocol

from innokraft.errors import Place, SourceError, UsageError, did_you_mean
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.csv_rows import columns_of, separator
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.reports import report_by_start
from innokraft.record import Moment, Record

_READERS = {
    "swecris-csv": "swecris.SwecrisCsv",
    "swecris-api": "swecris.SwecrisApi",
    "gdp": "gdp.Gdp",
    "gdp-csv": "gdp_csv.GdpCsv",
    "vinnova-projekt": "vinnova_projekt.VinnovaProjekt",
    "formas": "formas.Formas",
    "cordis-page": "cordis_html.CordisPage",
    "cordis-xml": "cordis_xml.CordisXml",
    "cordis-csv": "cordis_tables.CordisCsv",
    "cordis-json": "cordis_tables.CordisJson",
    "gtr-api": "gtr.GtrApi",
    "gtr-overview": "gtr.GtrOverview",
    "gtr-csv": "gtr_csv.GtrCsv",
    "nsf-api": "nsf_json.NsfApi",
    "nsf-json": "nsf_json.NsfJson",
    "nsf-xml": "nsf_xml.NsfXml",
    "nsf-csv": "nsf_csv.NsfCsv",
    "openaire-graph": "openaire_graph.OpenaireGraph",
    "openaire-search": "openaire_search.OpenaireSearch",
    "innokraft-record": "own.OwnRecord",
    "energimyndigheten-page": "energimyndigheten_page.EnergimyndighetenPage",
    "vinnova-page": "vinnova_page.VinnovaPage",
}
"""The reader of each format, in the order in which they are tried; loaded when it is."""
_FORMER = {"vinnova-aktivitet": "gdp"}
"""What formats were called before."""


def formats() -> Iterator[SourceFormat]:
    """All source formats, in the order in which they are tried."""
    return map(_format, _READERS)


@cache
def _format(name: str) -> SourceFormat:
    module, _, reader = _READERS[name].partition(".")
    found: SourceFormat = getattr(import_module(f"innokraft.readers.sources.{module}"), reader)()
    return found


def source_format(name: str) -> SourceFormat:
    """The format of that name. Raises UsageError, with what was perhaps meant."""
    if name in _READERS:
        return _format(name)
    remedy = did_you_mean(_FORMER.get(name, name), _READERS)
    raise UsageError(f"there is no source format {name!r}", remedy=remedy)


def recognise(head: str, shown: str) -> SourceFormat:
    """The format of a file, told from how it starts. Raises SourceError for none.

    The error says what was looked for in files of its kind, and which formats there are besides.
    """
    if report := report_by_start(head, shown):
        raise report
    for known in formats():
        if known.recognises(head):
            return known
    from innokraft.readers.sources.other_agencies import foreign

    kind = kind_of(head)
    looked_for = [f"{each.name} ({each.marks})" for each in formats() if kind in kinds(each)]
    others = [each.name for each in formats() if kind not in kinds(each)]
    raise SourceError(
        f"this is in no source format that innokraft knows{foreign(head, kind)}",
        Place(shown),
        f"Looked for: {'; '.join(looked_for)}. Formats of other files: {', '.join(others)}. "
        "Say which with --as, or write the record as YAML: `innokraft read` makes one of a report.",
    )


def kind_of(head: str) -> str:
    r"""What kind of file starts so: JSON, XML, CSV, or a page of text.

    >>> kind_of('[{"a": 1}]'), kind_of("a;b\n1;2"), kind_of("En titel\n\nmed text, och mer")
    ('JSON', 'CSV', 'page')
    """
    start = head.lstrip("\ufeff \t\r\n")
    if start[:1] in {"{", "["}:
        return "JSON"
    if start[:1] == "<":
        from innokraft.readers.sources.vinnova_html import is_html

        return "page" if is_html(head) else "XML"
    first, _, second = start.partition("\n")
    columns = columns_of(first)
    sign = separator(first)
    is_table = len(columns) > 1 and all(columns) and second.partition("\n")[0].count(sign) > 0
    return "CSV" if is_table else "page"


def kinds(known: SourceFormat) -> frozenset[str]:
    """The kinds of files that a format's marks name; YAML is written in a page of text."""
    words = set(known.marks.replace(",", " ").split())
    return frozenset(words & {"JSON", "XML", "CSV"}) or frozenset(["page"])


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
