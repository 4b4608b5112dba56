"""The face of innokraft: a graph to ask.

It comes from the package, as do the changes that make a graph and keep it, and what needs none:
`from innokraft import Graph, build, merge, open_graph, questions, tag`. A change takes a graph or
its folder, and gives a report. What is asked is asked of the graph as it was when it was opened;
after a change, open it again.

    >>> from innokraft import open_graph
    >>> graph = open_graph("innokraft-graph")
    >>> graph.find("social contract")
    'https://w3id.org/innokraft/concept/samhallskontrakt'
    >>> [row["label"] for row in graph.ask(3, language="en")]
    ['courage', 'getting things done', 'room for manoeuvre']

Languages are `sv` and `en`. Errors are `InnokraftError` and its kinds: `UsageError` for a wrong
call, others for wrong data; each says what, where, and what would be right.
"""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from innokraft.progress import tell_nobody

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innokraft.bilingual import Bilingual
    from innokraft.change.log import Entry
    from innokraft.export.answers import Lines
    from innokraft.export.description import Info
    from innokraft.files.atomic_writes import File
    from innokraft.identity.applied_choices import Applied
    from innokraft.identity.candidates import Candidate
    from innokraft.identity.explanation import Explanation
    from innokraft.network.model import Drawn
    from innokraft.progress import Progress
    from innokraft.query.answer import Answer
    from innokraft.query.questions import AskedQuestion
    from innokraft.query.running import Asked, Coming, Written
    from innokraft.query.worker import Limits
    from innokraft.store.embedded import EmbeddedStore
    from innokraft.tagging.evaluation import Evaluation
    from innokraft.validate import Finding
    from innokraft.views.comparison import Comparison
    from innokraft.views.conflicts import Conflict
    from innokraft.views.record import RecordShown
    from innokraft.views.thing import ThingShown


FOLDER = "innokraft-graph"
"""Where a graph is unless told otherwise: a folder in the working folder."""


class Graph:
    """A graph, opened when it is first asked.

    `where` is a folder that `build` made, or an exported file (nq, trig, jsonld, ttl; .gz too).
    """

    def __init__(self, where: str | Path = FOLDER) -> None:
        self.where = str(where)

    def __fspath__(self) -> str:
        return self.where

    def __repr__(self) -> str:
        return f"Graph({self.where!r})"

    def open(self) -> None:
        """Opens the graph now. Raises UsageError where there is none, StoreError for damage."""
        _ = self._store

    @cached_property
    def _store(self) -> EmbeddedStore:
        from innokraft.store import open_graph as open_store

        return open_store(self.where)

    def query(self, sparql: str | AskedQuestion, limits: Limits | None = None) -> Answer:
        """The answer to a SPARQL query, whole and in memory; usual prefixes need no declaration.

        It runs in a process of its own, and reads this graph alone. Raises QueryError for what is
        no SPARQL or is refused, QueryTimeoutError and QueryMemoryError beyond the limits.

        >>> Graph().query("SELECT (COUNT(?p) AS ?projects) { ?p a ik:Project }").rows[0][0].value
        '5'
        """
        from innokraft.query.answer import answer

        return answer(self._asked(sparql, limits))

    def save_answer(
        self,
        file: File,
        sparql: str | AskedQuestion,
        form: str | Lines | None = None,
        *,
        limits: Limits | None = None,
        guarded: bool = True,
    ) -> Written:
        """Writes the answer to a query as csv, tsv, json, xml, ttl or nq; says how much there was.

        Without `form` it is csv, or ttl for triples; a function as form lays names and rows of
        short texts out in lines for a person. In a csv that is `guarded`, a text that a
        spreadsheet would run as a formula gets an apostrophe. A file is written whole or not at
        all, and compressed if its name ends in .gz; an open one is written to as the rows come.
        Raises what `query` raises, and UsageError for a format that cannot hold the answer.
        """
        from innokraft.files.atomic_writes import writing_file
        from innokraft.query.running import write_query

        with writing_file(file) as out:
            asked, write = self._asked(sparql, limits), partial(_written, form, guarded)
            return write_query(asked, write, out.write)

    def question(
        self,
        number: int | str,
        given: Mapping[str, str] | None = None,
        *,
        language: str = "sv",
        sentences: bool = False,
    ) -> AskedQuestion:
        """A question of the library, of what is given or else of its defaults; see `questions`.

        With `sentences`, its answer tells of each quote the sentence, section, source and address.
        Raises UsageError for a number that there is not, and parameters that are wrong.
        """
        from innokraft.query.apart import start_ahead
        from innokraft.query.questions import AskedQuestion, bind, question, words_of

        start_ahead()  # it gets ready while the parameters are looked up here
        asked = question(int(number))
        bindings = bind(asked, self._store, dict(given or {}), language)
        words = words_of(asked, self._store, bindings)
        found = AskedQuestion(asked, asked.text(words), bindings)
        if not sentences:
            return found
        from innokraft.query.sentences import with_sentences

        return with_sentences(found, language)

    def ask(
        self,
        number: int | str,
        *,
        language: str = "sv",
        sentences: bool = False,
        limits: Limits | None = None,
        **parameters: str,
    ) -> Answer:
        """The answer to a question of the library by its number; every row cites.

        Parameters are named as `questions` lists them; `language` is that of labels. Raises what
        `question` and `query` raise.
        """
        asked = self.question(number, parameters, language=language, sentences=sentences)
        return self.query(asked, limits)

    def why_empty(self, asked: AskedQuestion) -> Bilingual:
        """Why a question may have no answer here: nothing is in the graph, or nobody read it."""
        from innokraft.query.questions import why_empty

        return why_empty(asked.question, self._store)

    def find(self, thing: str) -> str:
        """The IRI of a thing, as every command takes it.

        It is named by a label, a number, a key (`organisation/number/202100-5216`), the id of a
        concept, a path, a CURIE, an IRI, a record, or a mention in one (`RECORD:THING`).
        Raises UsageError where nothing or more than one thing is named so.
        """
        from innokraft.identity.record_mentions import find_mentioned

        return find_mentioned(self._store, thing)

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

        found = None if thing is None else self.find(thing)
        return conflicts(self._store, self.choices().choices, thing=found)

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

    def render(  # noqa: PLR0913 - what to draw is told by name
        self,
        file: File,
        *,
        focus: str | None = None,
        hops: int = 2,
        limit: int = 1500,
        title: str | None = None,
        language: str = "sv",
        questions: bool | None = None,
        node_modules: Path | None = None,
    ) -> Drawn:
        """Writes the viewer, one HTML file that works offline; says how much is drawn.

        `focus` draws what is at most `hops` links from one thing; `limit` (at most 1500) how many
        things are drawn, the best connected. `questions` says whether the library's questions are
        answered in it: unless told, all in a small graph, in a large one those that take no
        seconds, and none beside a focus. With `node_modules`, a folder of npm's that has
        `oxigraph`, the page can be asked in SPARQL, and has all statements of the graph.
        """
        from innokraft.viewer.writing import write_page

        return write_page(
            self._store,
            file,
            focus=None if focus is None else self.find(focus),
            hops=hops,
            limit=limit,
            title=title,
            language=language,
            questions=questions,
            node_modules=node_modules,
        )

    def export(
        self, file: File, form: str | None = None, progress: Progress | None = None, view: str = ""
    ) -> None:
        """Writes the whole graph, sorted, as nq (the canonical form), trig, ttl or jsonld.

        Without `form`, the ending of the file says it; .gz behind it compresses. `view` writes its
        statements in another shape: rdf12 or nanopub. The same graph gives the same bytes. Raises
        UsageError for a form or a view that there is not, and a form that cannot hold a view.
        """
        from innokraft.export.rdf import write_graph

        write_graph(self._store, file, form or str(file), view, progress or tell_nobody)

    def info(self, progress: Progress | None = None) -> Info:
        """What the graph is, counted anew: what it holds, its digest, versions, how to cite it."""
        from innokraft.export.description import describe_graph

        return describe_graph(self._store, progress or tell_nobody)

    def log(self) -> list[Entry]:
        """What was done to the graph of a folder, oldest first; times are UTC."""
        from innokraft.change.log import read_log

        return list(read_log(Path(self.where)))

    def _asked(self, sparql: str | AskedQuestion, limits: Limits | None) -> Asked:
        from innokraft.query.running import Asked, named_graph
        from innokraft.query.worker import Limits

        is_open = "_store" in vars(self)  # then it is asked as it was opened, and not read anew
        return Asked(
            self._store.opener() if is_open else partial(named_graph, self.where),
            sparql if isinstance(sparql, str) else sparql.question.sparql,
            limits or Limits(),
            {} if isinstance(sparql, str) else sparql.bindings,
        )


def _written(form: str | Lines | None, guarded: bool, answer: Coming) -> Iterator[bytes]:
    """An answer in a format; here, so that who asks need not import what writes it."""
    from innokraft.export.answers import as_bytes

    return as_bytes(form, guarded, answer)


def open_graph(where: str | Path = FOLDER) -> Graph:
    """The graph of a folder that `build` made, or of an exported file, to ask.

    Raises UsageError where there is none, StoreError where it is damaged.
    """
    graph = Graph(where)
    graph.open()
    return graph


def suggest(file: str | Path, as_format: str | None = None) -> str:
    """The draft of an annotation of the first record in a file, as YAML, for a person to correct.

    Raises SourceError for a file that cannot be read, UsageError for one without a record.
    """
    from innokraft.drafting.suggestions import suggest
    from innokraft.errors import UsageError
    from innokraft.readers import read
    from innokraft.record import Record
    from innokraft.tagging import load_tagger

    for item in read([Path(file)], as_format):
        if not isinstance(item, Record):
            raise item
        return suggest(item, load_tagger())
    raise UsageError(f"{file} holds no record")


def evaluate(
    gold: str | Path,
    texts: str | Path,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """How well `tag` does against a gold: precision, recall and F1, and what was missed.

    `gold` is a table with the columns projectId, lang, concept, quote, how and sure; `texts` a
    SweCRIS export in CSV, whose ProjectId it names; `workers` how many processes tag many texts.
    """
    from innokraft.tagging.evaluation import evaluate, read_gold, read_texts
    from innokraft.workers import Workers

    items = read_gold(Path(gold))
    read = read_texts(Path(texts), {item.text for item in items})
    with Workers(workers) as pool:
        return evaluate(items, read, pool.map, progress or tell_nobody)
