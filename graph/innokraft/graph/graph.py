"""A graph: to ask, to look at, to check and to take out."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from innokraft.graph.analysing import Analysing
from innokraft.graph.writing import Writing
from innokraft.progress import tell_nobody
from innokraft.project.here import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from networkx import MultiDiGraph

    from innokraft.change.log import Entry
    from innokraft.change.report import MergeReport, Options
    from innokraft.export.description import Info
    from innokraft.identity.applied_choices import Applied
    from innokraft.identity.candidates import Candidate
    from innokraft.identity.explanation import Explanation
    from innokraft.network.model import Thing
    from innokraft.progress import Progress
    from innokraft.validate import Finding
    from innokraft.views.comparison import Comparison
    from innokraft.views.conflicts import Conflict
    from innokraft.views.record import RecordShown
    from innokraft.views.thing import ThingShown


class Graph(Analysing, Writing):
    """A graph, opened when it is first asked.

    `where` is a folder that `build` made, or an exported file (nq, trig, jsonld, ttl; .gz too).
    """

    def things(self, kind: str | None = None) -> list[Thing]:
        """The things of the graph by their names, all or those of a `kind`, without their facts.

        A kind is `project`, `organisation`, `concept`, `event`, `person` and what else
        `innokraft.network.model.KINDS` has. Raises UsageError for another.
        """
        from innokraft.network import named_things

        return named_things(self._store, kind)

    def network(self, focus: str | None = None, hops: int = 2, limit: int = 1500) -> MultiDiGraph:
        """The things and what is said between them, as a graph of networkx; as `render` draws it.

        A node is an IRI and has a `thing`; an edge has a `link`, which says how firmly it holds
        and what it rests on, and its property as key.
        """
        from innokraft.network import build_network

        return build_network(self._store, focus=self._found(focus), hops=hops, limit=limit)

    def _found(self, thing: str | None) -> str | None:
        return None if thing is None else self.find(thing)

    def show(self, thing: str, limit: int = 50) -> ThingShown | RecordShown:
        """What is said of a thing, with what that rests on; of a record, what it states.

        `limit` is how many statements of other things, or of a record, are read.
        """
        from innokraft.views.record import show_record
        from innokraft.views.thing import show

        found = self.find(thing)
        record = show_record(self._store, found, limit=limit)
        return record or show(self._store, found, limit=limit)

    def explain(self, a: str, b: str) -> Explanation:
        """Why two things are one, or why not: rules, what they went by, quotes, who judged.

        Each is named as for `find`, or as a mention: `RECORD:THING`.
        """
        from innokraft.identity.explanation import explain

        return explain(self._store, a, b)

    def candidates(
        self,
        least: float = 0.5,
        *,
        thing: str | None = None,
        rule: str | None = None,
        quoted: int | None = None,
    ) -> list[Candidate]:
        """Pairs of things that may be one and that no one has judged, the likeliest first.

        Those with a score of `least` (0 to 1) or more; of one `thing` or one `rule` alone, where
        it is named. The first `quoted`, or all, have what the sources say of both.
        """
        from innokraft.identity.candidates import find_candidates, with_quotes

        among = None if thing is None else {self.find(thing)}
        found = find_candidates(self._store, least=least, among=among, rule=rule)
        shown = [with_quotes(self._store, each) for each in found[:quoted]]
        return shown + found[len(shown) :]

    def conflicts(self, thing: str | None = None) -> tuple[Conflict, ...]:
        """Where sources disagree, on all things or on one, with the words of each source."""
        from innokraft.views.conflicts import conflicts

        return conflicts(self._store, self.choices().choices, thing=self._found(thing))

    def choices(self) -> Applied:
        """The choices of the file beside the graph: those that hold, and those that do not."""
        from innokraft.curation.choices import choices_file, read_choices
        from innokraft.identity.applied_choices import apply_choices

        path = choices_file(Path(self.where))
        return apply_choices(self._store, read_choices(path) if path.is_file() else ())

    def diff(self, new: str | Path | Graph) -> Comparison:
        """What changed from this graph to another one, in words and numbers."""
        from innokraft.views.comparison import diff

        other = new if isinstance(new, Graph) else Graph(new)
        return diff(self._store, other._store)

    def validate(
        self,
        judgements: Path | None = None,
        progress: Progress | None = None,
        workers: int | None = None,
    ) -> list[Finding]:
        """What is wrong with the graph, the gravest first: quotes, rules, shapes, files beside it.

        `judgements` is a file, by default the folder's; `workers` processes, by default one a core.
        """
        from innokraft.validate import validate_with_files

        return validate_with_files(self._store, Path(self.where), judgements, progress, workers)

    def merge(self, paths: Iterable[str | Path], options: Options | None = None) -> MergeReport:
        """Adds records and annotations, or newer versions; what is asked next is asked of both.

        As `innokraft.merge`, which takes more to choose from and raises the same.
        """
        from innokraft.change.merge import merge

        self.close()
        return merge(self.where, paths, options)

    def _repr_html_(self) -> str:
        """What a notebook shows: where the graph is, and how many things of each kind it has."""
        from innokraft.network import counted_kinds
        from innokraft.views.notebook import html_table

        counts = counted_kinds(self._store)
        return f"<p>{escape(repr(self))}</p>{html_table(tuple(counts), [list(counts.values())])}"

    def info(self, progress: Progress | None = None) -> Info:
        """What the graph is, counted anew: what it holds, its digest, versions, how to cite it."""
        from innokraft.export.description import describe_graph

        return describe_graph(self._store, progress or tell_nobody)

    def log(self) -> list[Entry]:
        """What was done to the graph of a folder, oldest first; times are UTC."""
        from innokraft.change.log import read_log

        return list(read_log(Path(self.where)))


def open_graph(where: str | Path = FOLDER) -> Graph:
    """The graph of a folder that `build` made, or of an exported file, to ask.

    Raises UsageError where there is none, StoreError where it is damaged.
    """
    graph = Graph(where)
    graph.open()
    return graph
