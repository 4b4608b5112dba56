"""The desk: one queue of all that waits in a project folder, decided one by one, and undone."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime

from innokraft.annotation.quotes import find_quote
from innokraft.errors import AnnotationError, UsageError
from innokraft.files.tsv import in_one_line
from innokraft.progress import Progress
from innokraft.project.folder import ProjectFolder
from innokraft.record import Record, Span
from innokraft.review.disagreements import Disagreements
from innokraft.review.editing import DecidedError, Editing
from innokraft.review.held import Held
from innokraft.review.identities import Identities
from innokraft.review.mentions import Mentions
from innokraft.review.offers import offers
from innokraft.review.opened import OpenedGraph
from innokraft.review.relations import Plain, choices, named_things
from innokraft.review.saying import saying
from innokraft.review.statements import Statements, own_statement
from innokraft.review.trays import Decision, Task, Tray
from innokraft.tagging.tagger import tagger_of

_KEPT = 1000
"""How many decisions can be undone."""


class Desk:
    """All that waits in a project folder, and what is said of its records.

    It may be asked by many threads at once. `today` gives the day that decisions are dated by.
    """

    def __init__(
        self,
        project: ProjectFolder,
        progress: Progress | None = None,
        today: Callable[[], str] = lambda: datetime.now(UTC).date().isoformat(),
    ) -> None:
        self.held = Held(project, progress)
        self._today = today
        self._editing = Editing(project.graph)
        opened = OpenedGraph(project.graph)
        trays: tuple[Tray, ...] = (
            Statements(self.held),
            Mentions(self.held),
            Disagreements(self.held, opened),
            Identities(self.held, opened),
        )
        self._trays = {tray.kind: tray for tray in trays}
        self._undo: OrderedDict[str, Callable[[], None]] = OrderedDict()

    def choices(self, language: str) -> Plain:
        """Relations, concepts, values and certainties to choose from."""
        return choices(self.held.project.model, language)

    def next(
        self, language: str, *, kind: str = "", record: str = "", skipped: Collection[str] = ()
    ) -> Plain:
        """The next task, of one kind or one record where these are named, and how much there is.

        Those that were `skipped` come last. A task that cannot be told is passed over, and is
        among what is `wrong`.
        """
        waiting = {tray.kind: list(tray.waiting()) for tray in self._trays.values()}
        counts = {
            each: {"waiting": len(tasks), "done": self._trays[each].done()}
            for each, tasks in waiting.items()
        }
        found_wrong = (tray.wrong() for tray in self._trays.values())
        errors = [*self.held.wrong.values(), *self.held.refused, *filter(None, found_wrong)]
        wrong = list(dict.fromkeys(map(str, errors)))
        wanted = [
            (each, task)
            for each, tasks in waiting.items()
            for task in tasks
            if kind in {"", each} and record in {"", task.record}
        ]
        wanted.sort(key=lambda found: f"{found[0]}:{found[1].id}" in skipped)
        found = self._first(wanted, language, wrong)
        return {
            "task": found,
            "counts": counts,
            "left": len(wanted),
            "records": _records_of(task for _, task in wanted),
            "wrong": wrong[:20],
        }

    def _first(
        self, wanted: list[tuple[str, Task]], language: str, wrong: list[str]
    ) -> Plain | None:
        for kind, task in wanted:
            try:
                told = self._trays[kind].told(task.id, language)
            except DecidedError:
                continue
            except (UsageError, AnnotationError) as error:
                if str(error) not in wrong:
                    wrong.append(str(error))
                continue
            return {"kind": kind, "id": f"{kind}:{task.id}", **told}
        return None

    def record(self, key: str, sha256: str, language: str) -> Plain:
        """The text of a record, and what is said in it. Raises UsageError where there is none."""
        record = self._record(key, sha256)
        path, annotation = self.held.annotation_of(record)
        said = []
        for each in annotation.readings if annotation else ():
            try:
                span = find_quote(record, each)
            except AnnotationError:
                continue
            says = [f"{s.subject} {s.predicate} {s.object}" for s in each.statements]
            said.append({"start": span.start, "end": span.end, "says": says})
        title = record.titles[0].value.value if record.titles else key
        return {
            "record": key, "sha256": record.sha256, "title": title, "address": record.address,
            "text": record.text, "file": path.name, "said": said,
            "headings": [[s.heading.start, s.heading.end] for s in record.sections],
            "things": named_things(annotation, record, language),
        }  # fmt: skip

    def gather(self) -> None:
        """Waits until all that waits is found, as far as that takes a while."""
        for tray in self._trays.values():
            tray.gather()

    def records(self) -> list[Plain]:
        """The records of the folder, by key, with their titles."""
        return [
            {"record": key, "title": found[-1].titles[0].value.value if found[-1].titles else key}
            for key, found in sorted(self.held.records().items())
        ]

    def look(self, key: str, sha256: str, start: int, end: int) -> Plain:
        """What is offered for the words at a place of a record."""
        record = self._record(key, sha256)
        if not 0 <= start < end <= len(record.text):
            raise UsageError("there are no words at that place")
        return offers(record, Span(start, end), tagger_of(self.held.project.model))

    def decide(self, task: str, decision: Decision) -> str:
        """Writes a decision, and gives what it is undone by.

        Raises DecidedError where somebody else has decided meanwhile, and what is wrong with it.
        """
        kind, _, rest = task.partition(":")
        tray = self._trays.get(kind)
        if tray is None:
            raise UsageError(f"there is no task {task!r}")
        said = self._dated(decision)
        return self._done(self._editing.make(lambda: tray.edits(rest, said)))

    def say(self, statement: Plain, who: str, note: str = "") -> str:
        """Writes a statement of a person's own, and gives what it is undone by."""
        name = _named(who)
        new = own_statement(statement, self.held)
        return self._done(self._editing.make(lambda: [saying(self.held, new, name, note)]))

    def undo(self, done: str) -> None:
        """Takes a decision or a statement back. Raises UsageError where that cannot be."""
        take_back = self._undo.get(done)
        if take_back is None:
            raise UsageError("there is nothing to undo", remedy="Change the file by hand.")
        take_back()
        self._undo.pop(done, None)

    def _record(self, key: str, sha256: str) -> Record:
        record = self.held.record(key, sha256)
        if record is None:
            raise UsageError(f"there is no record {key!r} in {self.held.project.records}")
        return record

    def _dated(self, decision: Decision) -> Decision:
        why = in_one_line(decision.why)
        return decision._replace(who=_named(decision.who), why=why, when=self._today())

    def _done(self, take_back: Callable[[], None]) -> str:
        name = secrets.token_hex(8)
        self._undo[name] = take_back
        while len(self._undo) > _KEPT:
            self._undo.popitem(last=False)
        return name


def _named(who: str) -> str:
    """The name of who decides. Raises UsageError where none is said."""
    name = in_one_line(who)
    if not name:
        raise UsageError("who decides this?", remedy="Say who you are.")
    return name


def _records_of(tasks: Iterable[Task]) -> list[str]:
    return list(dict.fromkeys(task.record for task in tasks if task.record))
