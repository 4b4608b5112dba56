"""Values on which sources disagree wait here; what is chosen goes to the file of choices."""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.curation.choices import HEAD, Choice, read_choices
from innokraft.errors import InnokraftError, UsageError
from innokraft.identity.applied_choices import written_name
from innokraft.model.ontology import label
from innokraft.rdf.terms import iri
from innokraft.review.editing import DecidedError, Edit
from innokraft.review.gathering import Gathering
from innokraft.review.held import Held
from innokraft.review.opened import OpenedGraph
from innokraft.review.relations import Plain
from innokraft.review.tables import line_edit
from innokraft.review.trays import Decision, Task
from innokraft.views.conflicts import Conflict, conflicts

_Place = tuple[str, str, str]


class Disagreements:
    """The tray of conflicts."""

    kind = "conflict"

    def __init__(self, held: Held, opened: OpenedGraph) -> None:
        self._held, self._opened = held, opened
        self._found: Gathering[tuple[Conflict, _Place]] = Gathering(self._find, opened.stamp)

    def gather(self) -> None:
        """Waits until all are found."""
        self._found.all()

    def waiting(self) -> list[Task]:
        """The conflicts in which no one has chosen."""
        chosen = {each.place for each in self._choices()}
        return [Task(_id(each)) for each, place in self._found.so_far() if place not in chosen]

    def wrong(self) -> InnokraftError | None:
        """Why not all could be found."""
        return self._found.wrong

    def done(self) -> int:
        """How many choices there are."""
        return len(self._choices())

    def told(self, task: str, language: str) -> Plain:
        """What sources state, each value with its sources' words."""
        each, _ = self._conflict(task)
        return {
            "thing": each.label.of(language),
            "property": label(each.predicate, language),
            "values": [
                {
                    "value": value.words.of(language), "id": value.term,
                    "sources": [
                        {"record": s.name.of(language), "quote": s.quote} for s in value.sources[:4]
                    ],
                }
                for value in each.values
            ],
            "needs_why": True,
        }  # fmt: skip

    def edits(self, task: str, decision: Decision) -> Iterator[Edit]:
        """The line of the choice: the verdict is the term of a value."""
        each, place = self._conflict(task)
        for known in self._choices():
            if known.place == place:
                raise DecidedError("chosen", known.who)
        graph = self._opened.get()
        if graph is None or decision.verdict not in {value.term for value in each.values}:
            raise UsageError(f"{decision.verdict!r} is no value that a source states")
        term = next(v.term for v in each.values if v.term == decision.verdict)
        value = written_name(graph.reader, term)
        said = decision.why, decision.who, decision.when
        choice = Choice(place[0], each.predicate, value, *said)
        yield line_edit(self._held.project.choices, HEAD, choice.line())

    def _conflict(self, task: str) -> tuple[Conflict, _Place]:
        for each, place in self._found.so_far():
            if _id(each) == task:
                return each, place
        raise DecidedError("gone")

    def _find(self) -> Iterator[tuple[Conflict, _Place]]:
        graph = self._opened.get()
        for each in conflicts(graph.reader) if graph else ():
            if each.choice is None:
                assert graph is not None
                subject = written_name(graph.reader, iri(each.subject))
                yield each, (subject, each.predicate, each.language)

    def _choices(self) -> tuple[Choice, ...]:
        return self._held.read("choices", self._held.project.choices, read_choices) or ()


def _id(each: Conflict) -> str:
    return f"{each.subject}|{each.predicate}|{each.language}"
