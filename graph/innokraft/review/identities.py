"""Things that may be one wait here; what is judged goes to the file of judgements."""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.curation.judgements import HEAD, Judgement, Verdict, read_judgements
from innokraft.errors import InnokraftError, UsageError
from innokraft.identity.candidates import Candidate, with_quotes
from innokraft.rdf.namespaces import BASE
from innokraft.review.editing import DecidedError, Edit
from innokraft.review.gathering import Gathering
from innokraft.review.held import Held
from innokraft.review.opened import OpenedGraph
from innokraft.review.relations import Plain
from innokraft.review.tables import line_edit
from innokraft.review.trays import Decision, Task
from innokraft.views.labels import words_for


class Identities:
    """The tray of candidates."""

    kind = "identity"

    def __init__(self, held: Held, opened: OpenedGraph) -> None:
        self._held, self._opened = held, opened
        self._found = Gathering(self._find, opened.stamp)

    def gather(self) -> None:
        """Waits until all are found."""
        self._found.all()

    def waiting(self) -> list[Task]:
        """The pairs that no one has judged, the likeliest first."""
        judged = {frozenset((each.a, each.b)) for each in self._judgements()}
        return [
            Task(_id(each)) for each in self._found.so_far() if frozenset(each.keys) not in judged
        ]

    def wrong(self) -> InnokraftError | None:
        """Why not all could be found."""
        return self._found.wrong

    def done(self) -> int:
        """How many judgements there are."""
        return len(self._judgements())

    def told(self, task: str, language: str) -> Plain:
        """Both things with what sources say of them, and what speaks for their being one."""
        graph, each = self._opened.get(), self._candidate(task)
        if graph is None:
            raise DecidedError("gone")
        quoted = with_quotes(graph.reader, each)
        both = each.first, each.second
        words = words_for(graph.reader, set(both))
        sides = [
            {
                "name": words[iri].of(language) if iri in words else str(key),
                "key": str(key),
                "quotes": [{"quote": q.quote, "record": _named(q.record)} for q in quotes[:6]],
            }
            for iri, key, quotes in zip(both, each.keys, quoted.quotes, strict=True)
        ]
        why = each.why(language)
        return {"sides": sides, "score": each.score, "why": why, "needs_why": True}

    def edits(self, task: str, decision: Decision) -> Iterator[Edit]:
        """The line of the judgement."""
        each = self._candidate(task)
        for known in self._judgements():
            if {known.a, known.b} == set(each.keys):
                raise DecidedError(known.verdict, known.who)
        if decision.verdict not in set(Verdict):
            raise UsageError(f"{decision.verdict!r} is no verdict", remedy=", ".join(Verdict))
        verdict, who, when = Verdict(decision.verdict), decision.who, decision.when
        judgement = Judgement.make(each.keys, verdict, decision.why, who=who, when=when)
        yield line_edit(self._held.project.judgements, HEAD, judgement.line())

    def _candidate(self, task: str) -> Candidate:
        for each in self._found.so_far():
            if _id(each) == task:
                return each
        raise DecidedError("gone")

    def _find(self) -> list[Candidate]:
        graph = self._opened.get()
        return graph.candidates(quoted=0) if graph else []

    def _judgements(self) -> tuple[Judgement, ...]:
        path = self._held.project.judgements
        return self._held.read("judgements", path, read_judgements) or ()


def _named(record: str) -> str:
    """A record by its source and number, without which version of it."""
    return record.removeprefix(f"{BASE}record/").rpartition("/")[0]


def _id(each: Candidate) -> str:
    return "|".join(map(str, each.keys))
