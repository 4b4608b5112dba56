"""Writes a graph for another tool, to a file: as a table, as a workbook of all, as a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from innokraft.errors import UsageError, did_you_mean
from innokraft.export.cited import Layout
from innokraft.export.forms import as_bytes
from innokraft.export.office import workbook
from innokraft.files.atomic_writes import File, writing_file
from innokraft.interchange.coding_project import coding_project
from innokraft.interchange.crate import crate
from innokraft.interchange.network import whole_network
from innokraft.interchange.network_files import NETWORK_FORMS
from innokraft.interchange.packing import Member, pack
from innokraft.interchange.tables import TABLES, Tables
from innokraft.interchange.web_annotations import collections

if TYPE_CHECKING:
    from innokraft.progress import Progress
    from innokraft.store.base import Reader
    from innokraft.store.embedded import EmbeddedStore

PACKAGE_FORMS = ("qdpx", "annotations", "crate")
"""Several files in one: a project of coding programs, Web Annotations, an RO-Crate."""
TABLE_FORMS = ("csv", "tsv", "ndjson", "parquet", "xlsx")
"""What a table can be written as; `xlsx` without a table is a workbook of all of them."""
FORMS = (*NETWORK_FORMS, *TABLE_FORMS, *PACKAGE_FORMS)
"""The formats for other tools, by name."""


def is_for_tools(name: str, table: str, shown: str) -> bool:
    """Whether a format, or the ending of a file, is for other tools; only RDF is `shown` otherwise.

    Raises UsageError for a part or a view of what has none.
    """
    found = bool(table) or _form_of(name) in FORMS
    if found and shown:
        raise UsageError(f"only RDF can be {shown!r}", remedy="Leave that out, or say -f nq.")
    return found


class Wanted(NamedTuple):
    """What is written: in the format that a name, or an ending, says, the network or a table.

    A `table` is one of `TABLES`, and "" none; names are in a `language`; the graph lies in a
    `folder`, beside which people's decisions are.
    """

    name: str
    table: str
    language: str
    folder: Path


def write_for_tools(store: EmbeddedStore, file: File, wanted: Wanted, progress: Progress) -> None:
    """Writes a graph as another tool takes it.

    The same graph gives the same bytes. Raises UsageError for a table that there is not, for one
    where a network is asked, and for none where one is needed.
    """
    form = _form_of(wanted.name)
    _check(form, wanted.table)
    progress("reading", 0)
    with writing_file(file) as out:
        if form in PACKAGE_FORMS:
            pack(out, _members(store, form, wanted, progress))
            return
        for part in _parts(store, form, wanted.table, wanted.language):
            out.write(part)


def _members(
    store: EmbeddedStore, form: str, wanted: Wanted, progress: Progress
) -> Iterator[Member]:
    if form == "qdpx":
        return coding_project(store, wanted.language)
    if form == "annotations":
        return collections(store, wanted.language)
    return crate(store, wanted.folder, wanted.language, progress)


def _form_of(name: str) -> str:
    """The format that a name or the ending of a file says; .gz may stand behind it."""
    ending = name.lower().removesuffix(".gz").rpartition(".")[2]
    return {"jsonl": "ndjson", "pq": "parquet"}.get(ending, ending)


def _check(form: str, table: str) -> None:
    listed = ", ".join(TABLES)
    if table and table not in TABLES:
        raise UsageError(f"there is no table {table!r}", remedy=did_you_mean(table, TABLES))
    if table and form not in TABLE_FORMS:
        remedy = f"Tables are written as {', '.join(TABLE_FORMS)}."
        raise UsageError(f"{form!r} is no format of a table", remedy=remedy)
    if not table and form in TABLE_FORMS and form != "xlsx":
        remedy = f"Say --table NAME, of {listed}; or write all as xlsx."
        raise UsageError(f"which table is to be written as {form}?", remedy=remedy)


def _parts(store: Reader, form: str, table: str, language: str) -> Iterator[bytes]:
    if form in NETWORK_FORMS:
        yield NETWORK_FORMS[form](whole_network(store), language)
        return
    tables = Tables(store, language)
    if table:
        yield from as_bytes(form, Layout(language=language), tables.table(table))
    else:
        yield workbook({name: tables.table(name) for name in TABLES}, "innokraft")
