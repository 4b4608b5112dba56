"""How well each record is read, and all of them: by the machine, by a person, by two.

| column | is |
|---|---|
| sentences | sentences of its sections |
| mentioned, stated, bare | in how many a concept is mentioned; of how many a person says what they state; how many have neither |
| suggested, waiting | in how many a suggestion waits; how many suggestions wait |
| accepted, changed, rejected | what became of suggestions |
| left | sentences with a mention or a waiting suggestion of which no person says anything yet |
| readers | how many people have read it |
| f1, kappa | how far two readers agree (`agreement`) |
"""  # noqa: E501

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from innokraft.analysis.agreement import Agreement, agreement
from innokraft.analysis.covered import Covered, read_covered, touched
from innokraft.analysis.table import Analysis, number, text, thing
from innokraft.annotation.files import parse_annotation
from innokraft.bilingual import Bilingual
from innokraft.curation.files import CuratedPaths
from innokraft.drafting.decided import Decided
from innokraft.drafting.reviewed import Verdict
from innokraft.drafting.suggestion_files import read_suggestions
from innokraft.project.parts import changed_parts
from innokraft.rdf.record_iris import whole_record_iri
from innokraft.store.base import ask
from innokraft.views.labels import words_for

if TYPE_CHECKING:
    from innokraft.annotation.model import Annotation
    from innokraft.drafting.suggestion import SuggestedStatement
    from innokraft.project.folder import ProjectFolder
    from innokraft.query.running import Row
    from innokraft.store.base import Reader
    from innokraft.store.embedded import EmbeddedStore

_TITLE = Bilingual("Hur väl är det läst?", "How well is it read?")
_METHOD = Bilingual(
    "En källpost per rad, alla överst, sedan de med mest kvar att läsa. Meningar är de i postens "
    "avsnitt, inte titlar och länkar: så många där ett begrepp omnämns (mentioned), där en person "
    "har sagt vad som står (stated), och utan båda (bare). Kvar (left) är meningar med en "
    "omnämning eller ett förslag som väntar, där ingen person sagt något. F1 och kappa "
    "gäller källposter som två personer har läst.{astray}{changed}",
    "One record a row, all of them first, then those with most left to read. Sentences are those "
    "of its sections, not titles and links; mentioned ones name a concept, stated ones have a "
    "statement by a person, bare ones have neither. Left are sentences with a mention or a waiting "
    "suggestion of which no person has said anything. F1 and kappa are of records that two people "
    "have read.{astray}{changed}",
)
_ASTRAY = Bilingual(
    " {waiting} förslag gäller ord som ingen källpost i grafen har, och {decided} avgjorda gäller "
    "källposter som inte finns i den: bygg om grafen, eller kör innokraft suggest igen.",
    " {waiting} suggestion(s) are of words that no record of the graph has, and {decided} decided "
    "ones of records that are not in it: build the graph again, or run innokraft suggest again.",
)
_CHANGED = Bilingual(
    " Sedan grafen byggdes har detta ändrats i mappen: {parts}. Kör innokraft build, så "
    "räknas det.",
    " Since the graph was built this has changed in the folder: {parts}. Run innokraft build, and "
    "it counts.",
)
_ALL = Bilingual(
    "Alla {records} källpost(er), {read} lästa av någon",
    "All {records} record(s), {read} read by people",
)
_COUNTS = ("sentences", "mentioned", "stated", "bare")
_OF_FOLDER = ("suggested", "waiting", *sorted(Verdict))
_NAMES = ("record", "title", *_COUNTS, *_OF_FOLDER, "left", "readers", "f1", "kappa")
_READINGS = """
    SELECT ?record ?reading ?text {
      ?reading a ik:Annotation ; prov:wasDerivedFrom ?record ; schema:text ?text }"""


@dataclass(slots=True)
class _Line:
    """What one record comes to, or several."""

    counts: Counter[str] = field(default_factory=Counter)
    readers: frozenset[str] = frozenset()
    agreement: Agreement | None = None

    def add(self, more: _Line) -> None:
        self.counts.update(more.counts)
        self.readers |= more.readers
        if more.agreement:
            self.agreement = (self.agreement or Agreement()) + more.agreement


class _Folder:
    """The suggestions of a project folder by record, those that wait and what became of others."""

    def __init__(self, project: ProjectFolder) -> None:
        decided = Decided(project)
        self.waiting: dict[str, list[SuggestedStatement]] = defaultdict(list)
        files = map(read_suggestions, sorted(project.suggestions.glob("*.yaml")))
        for each in decided.waiting_among(chain.from_iterable(files)):
            self.waiting[whole_record_iri(each.record)].append(each)
        self.verdicts: dict[str, Counter[str]] = defaultdict(Counter)
        for line in decided.reviewed:
            self.verdicts[whole_record_iri(line.record)][line.verdict] += 1

    def taken(self, covered: Covered) -> tuple[list[SuggestedStatement], Counter[str]]:
        """What is of a version of a record; it is taken out, so that it counts once."""
        some = self.waiting.pop(covered.whole, [])
        here = [each for each in some if each.span.of(covered.text) == each.quote]
        if len(here) < len(some):
            self.waiting[covered.whole] = [each for each in some if each not in here]
        return here, self.verdicts.pop(covered.whole, Counter())

    @property
    def astray(self) -> tuple[int, int]:
        """How many suggestions and how many verdicts were not taken out."""
        return sum(map(len, self.waiting.values())), sum(v.total() for v in self.verdicts.values())


def coverage(store: EmbeddedStore, language: str, project: ProjectFolder | None = None) -> Analysis:
    """How well the records of a graph are read, with what waits in its project folder.

    Raises SourceError and AnnotationError for a file of the folder that is wrong.
    """
    folder = _Folder(project) if project else None
    annotations = _annotations(store)
    lines: list[tuple[Covered, _Line]] = []
    total = _Line()
    for covered in read_covered(store):
        line = _line(covered, annotations.get(covered.record, []), folder)
        lines.append((covered, line))
        total.add(line)
    lines.sort(key=lambda each: (-each[1].counts["left"], each[0].record))
    titles = words_for(store, {covered.project for covered, _ in lines})
    read = sum(bool(line.readers) for _, line in lines)
    everything = _ALL.filled(records=len(lines), read=read).of(language)
    rows = [(None, text(everything), *_cells(total, folder))]
    for covered, line in lines:
        title = titles.get(covered.project)
        named = thing(covered.record), text(title.of(language)) if title else None
        rows.append((*named, *_cells(line, folder)))
    changed = _changed(store, project) if project else ""
    method = _METHOD.filled(astray=_astray(folder), changed=changed)
    return Analysis(_TITLE, method, _NAMES, tuple(rows))


def _line(covered: Covered, annotations: list[Annotation], folder: _Folder | None) -> _Line:
    suggestions, verdicts = folder.taken(covered) if folder else ([], Counter())
    suggested = touched(covered.sentences, (each.span for each in suggestions))
    counts = Counter({
        "sentences": len(covered.sentences),
        "mentioned": len(covered.mentioned),
        "stated": len(covered.stated),
        "bare": covered.bare,
        "suggested": len(suggested),
        "waiting": len(suggestions),
        "left": len((covered.mentioned | suggested) - covered.stated),
    })  # fmt: skip
    readers = frozenset(each.curator for each in annotations)
    return _Line(
        counts + verdicts, readers, agreement(annotations, covered.text, covered.sentences)
    )


def _cells(line: _Line, folder: _Folder | None) -> Row:
    """The cells behind the title; what only a folder tells is empty without one."""
    agreed = line.agreement or Agreement()
    own = (number(line.counts[name]) if folder else None for name in _OF_FOLDER)
    return (
        *(number(line.counts[name]) for name in _COUNTS),
        *own,
        number(line.counts["left"]),
        number(len(line.readers)),
        *(number(value if value is None else round(value, 2)) for value in agreed.measures),
    )


def _astray(folder: _Folder | None) -> Bilingual | str:
    waiting, decided = folder.astray if folder else (0, 0)
    return _ASTRAY.filled(waiting=waiting, decided=decided) if waiting or decided else ""


def _changed(store: EmbeddedStore, project: ProjectFolder) -> Bilingual | str:
    parts = changed_parts(project, CuratedPaths.of(project.graph).read(), store)
    return _CHANGED.filled(parts=", ".join(parts)) if parts else ""


def _annotations(store: Reader) -> dict[str, list[Annotation]]:
    """The annotations of the versions that count, from their texts in the graph."""
    found: dict[str, list[Annotation]] = defaultdict(list)
    for record, reading, words in ask(store, _READINGS):
        found[record.value].append(parse_annotation(words.value, reading.value))
    return found
