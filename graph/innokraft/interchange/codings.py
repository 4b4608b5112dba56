"""The codings of a REFI-QDA project (.qdpx) as annotations: what people coded with concepts.

A source of the project is a record of the graph that it has the id or the name of, and a code a
concept by its id, or by its name in either language. What went out from here and came back as it
was is left out: the machine found it, or an annotation says it already. The words of a
selection are looked for in the frozen text, at their place first: programs change how lines end.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

from innokraft.annotation.files import parse_annotation
from innokraft.annotation.writing import NewReading, new_annotation, with_reading
from innokraft.bilingual import Bilingual
from innokraft.describe import Describer
from innokraft.errors import Place, SourceError, UsageError
from innokraft.files.atomic_writes import writing_file
from innokraft.files.bounded_reads import read_whole
from innokraft.interchange.coding_project import NAMESPACE, PROJECT, guid, went_out
from innokraft.model.model import model_of
from innokraft.rdf.record_iris import record_path
from innokraft.rdf.terms import Term
from innokraft.record import Record, Span, places
from innokraft.store.base import ask
from innokraft.text.language import language_of
from innokraft.versions.archive import Archive

if TYPE_CHECKING:
    from lxml import etree

    from innokraft.model.concepts import ConceptScheme
    from innokraft.store.embedded import EmbeddedStore

_MOST_BYTES = 512 * 2**20
_NO_SOURCE = Bilingual(
    "{name}: ingen post i grafen heter så, dess {n} kodningar är utelämnade",
    "{name}: no record of the graph is called so, its {n} codings are left out",
)
_NO_CONCEPT = Bilingual(
    "koden {name}: inget begrepp heter så, {n} kodningar är utelämnade",
    "the code {name}: no concept is called so, {n} codings are left out",
)
_NO_PLACE = Bilingual(
    "{name}: ”{words}” ({start}–{end}) står inte där, eller på flera ställen; utelämnad",
    "{name}: “{words}” ({start}–{end}) does not stand there, or in several places; left out",
)
_TAKEN_AWAY = Bilingual(
    "{name}: {n} omnämnanden som maskinen fann är borttagna där; ta bort dem här med "
    "innokraft mention reject",
    "{name}: {n} mentions that the machine found were taken away there; take them out here with "
    "innokraft mention reject",
)


@dataclass(slots=True)
class CodingsTaken:
    """What became of a project: the files written, with how many readings, and what to tell."""

    written: list[tuple[Path, int]] = field(default_factory=list)
    notes: list[Bilingual] = field(default_factory=list)


class _Coding(NamedTuple):
    span: Span
    code: str
    id: str


def annotations_of_codings(
    store: EmbeddedStore, file: Path, folder: Path, curator: str
) -> CodingsTaken:
    """Writes an annotation for each record that a project codes anew, into a folder.

    `curator` is who coded. Raises SourceError for what is no project, UsageError for no curator and
    where a file is there already: then nothing is written.
    """
    if not curator.strip():
        raise UsageError("an annotation says who read", remedy="Say --curator NAME.")
    package = _opened(file)
    project = _project(package, file)
    taken = CodingsTaken()
    model = model_of(store)
    concepts = _Codes(project, model.concepts)
    texts: dict[Path, tuple[str, int]] = {}
    for name, record, codings in _coded(store, package, project, taken):
        text, number = new_annotation(record.key, curator, _language(record)), 0
        path = folder / f"{record.key.replace('/', '-')}-codings.yaml"
        for span, concept in _readings(name, record, codings, concepts, taken):
            text = with_reading(text, str(path), _reading(record, span, concept), number)
            number += 1
        if number:
            Describer(model).check(record, parse_annotation(text, str(path)), None)
            texts[path] = text, number
    taken.notes += concepts.unknown()
    _write(texts, taken)
    return taken


def _write(texts: Mapping[Path, tuple[str, int]], taken: CodingsTaken) -> None:
    for path, (text, _) in texts.items():
        if path.exists() and path.read_text("utf-8") != text:
            remedy = "Move it away, or write to another folder with -o FOLDER."
            raise UsageError(f"{path} is there already, and says something else", remedy=remedy)
    for path, (text, number) in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with writing_file(path) as out:
            out.write(text.encode())
        taken.written.append((path, number))


def _opened(file: Path) -> ZipFile:
    try:
        package = ZipFile(io.BytesIO(read_whole(file, _MOST_BYTES)))
        if sum(each.file_size for each in package.infolist()) > _MOST_BYTES:
            raise SourceError(f"it unpacks to more than {_MOST_BYTES:,} bytes", Place(str(file)))
    except BadZipFile:
        remedy = "Export it from the program as a REFI-QDA project (.qdpx)."
        raise SourceError("this is no REFI-QDA project", Place(str(file)), remedy) from None
    return package


def _project(package: ZipFile, file: Path) -> etree._Element:
    from lxml import etree

    remedy = "Export it from the program as a REFI-QDA project (.qdpx)."
    try:
        data = package.read(PROJECT)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(data, parser)
    except (KeyError, BadZipFile, etree.XMLSyntaxError) as error:
        raise SourceError(
            f"its {PROJECT} cannot be read: {error}", Place(str(file)), remedy
        ) from None
    if root.tag != _tag("Project"):
        raise SourceError(f"its {PROJECT} is no project", Place(str(file)), remedy)
    return root


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


class _Codes:
    """The concepts that the codes of a project are; codings with others are counted."""

    def __init__(self, project: etree._Element, scheme: ConceptScheme) -> None:
        from innokraft.rdf.iris import concept_iri

        known = {guid(concept_iri(each.id)): each.id for each in scheme}
        named = {label.casefold(): each.id for each in scheme for label in each.labels.values()}
        self._names: dict[str, str] = {}
        self._concepts: dict[str, str] = {}
        self._unknown: dict[str, int] = defaultdict(int)
        for code in project.iter(_tag("Code")):
            id_, name = code.get("guid", "").upper(), code.get("name", "")
            self._names[id_] = name
            if concept := known.get(id_) or named.get(" ".join(name.split()).casefold()):
                self._concepts[id_] = concept

    def concept(self, code: str) -> str | None:
        """The concept that a code is; None, and counted, for one that is none."""
        if code not in self._concepts:
            self._unknown[self._names.get(code, code)] += 1
        return self._concepts.get(code)

    def unknown(self) -> Iterator[Bilingual]:
        """What to tell of codes that are no concepts."""
        for name, number in sorted(self._unknown.items()):
            yield _NO_CONCEPT.filled(name=name or "?", n=number)


def _coded(
    store: EmbeddedStore, package: ZipFile, project: etree._Element, taken: CodingsTaken
) -> Iterator[tuple[str, Record, list[tuple[_Coding, str]]]]:
    """The records that a project codes anew: each coding with the words of its selection."""
    nodes = [row.value for (row,) in ask(store, "SELECT ?r { ?r foaf:primaryTopic ?p }")]
    by_name = {guid(node): node for node in nodes} | {record_path(node): node for node in nodes}
    ours = went_out(store)
    archive = Archive(store)
    for source in project.iter(_tag("TextSource")):
        codings = list(_codings(source))
        name = source.get("name", "?")
        node = by_name.get(source.get("guid", "").upper()) or by_name.get(name)
        if node is None:
            if codings:
                taken.notes.append(_NO_SOURCE.filled(name=name, n=len(codings)))
            continue
        there = {coding.id for coding in codings}
        if gone := [each for each in ours.get(node, ()) if each not in there]:
            taken.notes.append(_TAKEN_AWAY.filled(name=name, n=len(gone)))
        text = _text(package, source)
        fresh = [each for each in codings if each.id not in ours.get(node, ())]
        yield name, archive.record(Term(f"<{node}>")), [(c, c.span.of(text)) for c in fresh]


def _codings(source: etree._Element) -> Iterator[_Coding]:
    for selection in source.iterchildren(_tag("PlainTextSelection")):
        start, end = (selection.get(f"{edge}Position", "") for edge in ("start", "end"))
        if not (start.isdecimal() and end.isdecimal()):
            continue
        for coding in selection.iterchildren(_tag("Coding")):
            for code in coding.iterchildren(_tag("CodeRef")):
                target, id_ = code.get("targetGUID", "").upper(), coding.get("guid", "").upper()
                yield _Coding(Span(int(start), int(end)), target, id_)


def _text(package: ZipFile, source: etree._Element) -> str:
    """The text of a source, in the project or in a file of its own."""
    content = source.findtext(_tag("PlainTextContent"))
    if content is not None:
        return content
    wanted = source.get("plainTextPath", "").removeprefix("internal://").casefold()
    for name in package.namelist():
        if name.casefold().endswith(f"/{wanted}") and wanted:
            return package.read(name).decode("utf-8-sig", "replace")
    return ""


def _readings(
    name: str,
    record: Record,
    codings: list[tuple[_Coding, str]],
    concepts: _Codes,
    taken: CodingsTaken,
) -> Iterator[tuple[Span, str]]:
    """Where each coding stands in the frozen text, and its concept; by place, each once."""
    found: set[tuple[Span, str]] = set()
    for coding, words in codings:
        span = _place(record.text, coding.span, words)
        if span is None:
            shown = " ".join(words.split())[:60]
            start, end = coding.span
            taken.notes.append(_NO_PLACE.filled(name=name, words=shown, start=start, end=end))
        elif concept := concepts.concept(coding.code):
            found.add((span, concept))
    yield from sorted(found)


def _place(text: str, span: Span, words: str) -> Span | None:
    """Where the words of a selection stand in a frozen text; None for nowhere or several places."""
    kept = words.replace("\r\n", "\n").strip()
    if not kept:
        return None
    shift = words.index(kept[0])
    if text.startswith(kept, span.start + shift):
        return Span(span.start + shift, span.start + shift + len(kept))
    starts = places(text, kept)
    return Span(starts[0], starts[0] + len(kept)) if len(starts) == 1 else None


def _reading(record: Record, span: Span, concept: str) -> NewReading:
    quote = span.of(record.text)
    starts = places(record.text, quote)
    occurrence = starts.index(span.start) + 1 if len(starts) > 1 else None
    return NewReading(quote, (f"project dcterms:subject concept:{concept}",), occurrence)


def _language(record: Record) -> str:
    return record.language or language_of(record.text, "sv") or "sv"
