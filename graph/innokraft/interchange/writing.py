"""Writes a graph for another tool, to a file: as a table, as a workbook of all, as a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from innokraft.analysis.corpus import Corpus
from innokraft.analysis.projections import check_network, projection
from innokraft.errors import UsageError, did_you_mean
from innokraft.export.cited import Layout
from innokraft.export.forms import as_bytes, named_format
from innokraft.export.office import workbook
from innokraft.export.rdf import FORMATS as RDF
from innokraft.files.atomic_writes import File, writing_file
from innokraft.interchange.coding_project import coding_project
from innokraft.interchange.crate import crate
from innokraft.interchange.network import whole_network
from innokraft.interchange.network_files import NETWORK_FORMS, as_networkx
from innokraft.interchange.packing import Member, pack
from innokraft.interchange.projected import PROJECTED, projected_table
from innokraft.interchange.tables import TABLES, Tables
from innokraft.interchange.web_annotations import collections

if TYPE_CHECKING:
    from innokraft.progress import Progress
    from innokraft.query.running import Coming
    from innokraft.store.embedded import EmbeddedStore

PACKAGE_FORMS = ("qdpx", "annotations", "crate")
"""Several files in one: a project of coding programs, Web Annotations, an RO-Crate."""
TABLE_FORMS = ("csv", "tsv", "ndjson", "parquet", "xlsx")
"""What a table can be written as; `xlsx` without a table is a workbook of all of them."""
FORMS = (*NETWORK_FORMS, *TABLE_FORMS, *PACKAGE_FORMS)
"""The formats for other tools, by name."""


def is_for_tools(name: str, part: str, shown: str) -> bool:
    """Whether a format, or the ending of a file, is for other tools; only RDF is `shown` otherwise.

    `part` is a table or a network. Raises UsageError for a format that there is not, and for a
    part or a view of what has none.
    """
    form = named_format(name)
    if not part and form not in {*FORMS, *RDF}:
        listed = ", ".join((*RDF, *FORMS))
        raise UsageError(f"{name!r} names no format by its ending", remedy=f"There are: {listed}.")
    found = bool(part) or form in FORMS
    if found and shown:
        raise UsageError(f"only RDF can be {shown!r}", remedy="Leave that out, or say -f nq.")
    return found


class Wanted(NamedTuple):
    """What is written: in the format that a name, or an ending, says, the network or a table.

    A `table` is one of `TABLES`, and "" none; a `network` one of `NETWORKS`, and "" the whole
    graph; names are in a `language`; the graph lies in a `folder`, beside which people's decisions
    are.
    """

    name: str
    table: str
    language: str
    folder: Path
    network: str = ""


def write_for_tools(store: EmbeddedStore, file: File, wanted: Wanted, progress: Progress) -> None:
    """Writes a graph as another tool takes it.

    The same graph gives the same bytes. Raises UsageError for a table that there is not, for one
    where a network is asked, for none where one is needed, and for a network that there is not.
    """
    form = named_format(wanted.name)
    _check(form, wanted.table, wanted.network)
    progress("reading", 0)
    with writing_file(file) as out:
        if form in PACKAGE_FORMS:
            pack(out, _members(store, form, wanted, progress))
            return
        for part in _parts(store, form, wanted):
            out.write(part)


def _members(
    store: EmbeddedStore, form: str, wanted: Wanted, progress: Progress
) -> Iterator[Member]:
    if form == "qdpx":
        return coding_project(store, wanted.language)
    if form == "annotations":
        return collections(store, wanted.language)
    return crate(store, wanted.folder, wanted.language, progress)


def _check(form: str, table: str, network: str) -> None:
    tables = PROJECTED if network else TABLES
    listed = ", ".join(tables)
    if network:
        check_network(network)
        if form not in {*NETWORK_FORMS, *TABLE_FORMS}:
            remedy = f"Networks are written as {', '.join(NETWORK_FORMS)}, or as tables."
            raise UsageError(f"{form!r} is no format of a network", remedy=remedy)
    if table and table not in tables:
        of = f" of the network {network}" if network else ""
        raise UsageError(f"there is no table {table!r}{of}", remedy=did_you_mean(table, tables))
    if table and form not in TABLE_FORMS:
        remedy = f"Tables are written as {', '.join(TABLE_FORMS)}."
        raise UsageError(f"{form!r} is no format of a table", remedy=remedy)
    if not table and form in TABLE_FORMS and form != "xlsx":
        remedy = f"Say --table NAME, of {listed}; or write all as xlsx."
        raise UsageError(f"which table is to be written as {form}?", remedy=remedy)


def _parts(store: EmbeddedStore, form: str, wanted: Wanted) -> Iterator[bytes]:
    name, language = wanted.network, wanted.language
    if form in NETWORK_FORMS:
        yield NETWORK_FORMS[form](
            projection(Corpus(store), name, language)
            if name
            else as_networkx(whole_network(store), language)
        )
        return
    names, made = _tables(store, wanted)
    if wanted.table:
        yield from as_bytes(form, Layout(language=language), made(wanted.table))
    else:
        yield workbook({each: made(each) for each in names}, "innokraft")


def _tables(
    store: EmbeddedStore, wanted: Wanted
) -> tuple[tuple[str, ...], Callable[[str], Coming]]:
    """The names of the tables of a network or of the whole graph, and what makes each."""
    if not wanted.network:
        return TABLES, Tables(store, wanted.language).table
    network = projection(Corpus(store), wanted.network, wanted.language)
    return PROJECTED, lambda name: projected_table(network, name)
