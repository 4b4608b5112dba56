"""Asking a graph: in SPARQL, and by the questions of the library."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from innokraft.project.here import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from innokraft.bilingual import Bilingual
    from innokraft.export.forms import Lines
    from innokraft.files.atomic_writes import File
    from innokraft.query.answer import Answer
    from innokraft.query.explaining import ExplainedQuery, QueryStep
    from innokraft.query.questions import AskedQuestion, Question
    from innokraft.query.running import Asked, Coming, Written
    from innokraft.query.values import IRI
    from innokraft.query.vocabulary import Vocabulary
    from innokraft.query.worker import Limits
    from innokraft.store.embedded import EmbeddedStore


class Asking:
    """What can be asked in SPARQL, and by the questions of the library.

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

    def close(self) -> None:
        """Lets go of what was opened; what is asked next is asked of the graph as it is then."""
        if "_store" in vars(self):
            self._store.close()
            del self._store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def _store(self) -> EmbeddedStore:
        from innokraft.store import open_graph as open_store

        return open_store(self.where)

    @property
    def reader(self) -> EmbeddedStore:
        """What reads the graph in this process, without a guard: for trusted queries alone."""
        return self._store

    def query(
        self, sparql: str | AskedQuestion, limits: Limits | None = None, **values: object
    ) -> Answer:
        """The answer to a SPARQL query, whole and in memory; usual prefixes need no declaration.

        It runs in a process of its own, and reads this graph alone. `values` are what variables of
        the query stand for, by their names: an IRI, a Text in a language, a number, a day, a str.
        Raises QueryError for what is no SPARQL or is refused, QueryTimeoutError and
        QueryMemoryError beyond the limits, UsageError for a variable that is not in the query.

        >>> from innokraft import IRI, expand
        >>> projects = "SELECT (COUNT(?p) AS ?projects) { ?p a ?kind }"
        >>> list(Asking().query(projects, kind=IRI(expand("ik:Project"))))
        [{'projects': 5}]
        """
        from innokraft.query.answer import answer

        if values:
            sparql = self._bound(sparql, values)
        with _telling_file(sparql):
            return answer(self._asked(sparql, limits))

    def save_answer(  # noqa: PLR0913 - how to lay it out is told by name
        self,
        file: File,
        sparql: str | AskedQuestion,
        form: str | Lines | None = None,
        *,
        limits: Limits | None = None,
        guarded: bool = True,
        excel: bool = False,
        language: str = "sv",
        iris: bool = False,
    ) -> Written:
        """Writes the answer to a query to a file; says how much there was.

        `form` is csv, tsv, json, ndjson, xml, md, html, xlsx, docx, parquet, and for triples ttl or
        nq; without it, it is what the ending of the file says, else csv, or ttl for triples. A
        function as form lays names and rows of short texts out in lines for a person, where things
        have their names in a `language` beside them, unless `iris` are to be whole. As md, html or
        docx it is a document in a `language`, in which the quotes are numbered notes and things
        stand by their names. In a csv that is `guarded`, a text that a spreadsheet would run as a
        formula gets an apostrophe; one for `excel` is as a Swedish Excel opens it. A file is
        written whole or not at all, and compressed if its name ends in .gz; an open one is written
        to as the rows come.
        Raises what `query` raises, and UsageError for a format that cannot hold the answer.
        """
        from innokraft.files.atomic_writes import writing_file
        from innokraft.query.running import write_query

        if form is None and isinstance(file, (str, Path)):
            from innokraft.export.forms import form_of

            form = form_of(str(file))
        asked = self._asked(sparql, limits)
        if form == "parquet":
            from innokraft.export.parquet import load

            asked = asked._replace(prepare=load)
        with writing_file(file) as out:
            title = "" if isinstance(sparql, str) else sparql.text.of(language)
            number = None if isinstance(sparql, str) else sparql.question.number
            layout = (guarded, excel, title, language, iris, number)
            write = partial(_written, form, layout)
            with _telling_file(sparql):
                return write_query(asked, write, out.write)

    def questions(self, *folders: str | Path) -> tuple[Question, ...]:
        """The questions that the graph is asked: the library's, and those of its project folder.

        Those of `folders` come behind. Raises what `innokraft.questions` raises.
        """
        from innokraft.query.questions import questions_of

        return questions_of(self.where, *folders)

    def question(
        self,
        name: int | str | Question,
        given: Mapping[str, str] | None = None,
        *,
        language: str = "sv",
        sentences: bool = False,
    ) -> AskedQuestion:
        """A question of the library, of what is given or else of its defaults; see `questions`.

        It is named by its number, its id, or words of it. With `sentences`, its answer tells of
        each quote the sentence, section, source and address. Raises UsageError where no question
        is clearly meant, and for parameters that are missing or wrong.
        """
        from innokraft.query.apart import start_ahead
        from innokraft.query.binding import bind, words_of
        from innokraft.query.finding import find_question
        from innokraft.query.questions import AskedQuestion, Question

        start_ahead()  # it gets ready while the parameters are looked up here
        asked = (
            name
            if isinstance(name, Question)
            else find_question(str(name), self.questions(), language)
        )
        bindings = bind(asked, self._store, dict(given or {}), language)
        words = words_of(asked, self._store, bindings)
        found = AskedQuestion(asked, asked.text(words), bindings)
        if not sentences:
            return found
        from innokraft.query.sentences import with_sentences

        return with_sentences(found, language)

    def ask(
        self,
        question: int | str | Question,
        *,
        language: str = "sv",
        sentences: bool = False,
        limits: Limits | None = None,
        **parameters: str,
    ) -> Answer:
        """The answer to a question, by its number, its id or words of it; every row cites.

        Parameters are named as `questions` lists them; `language` is that of labels. Raises what
        `question` and `query` raise.
        """
        asked = self.question(question, parameters, language=language, sentences=sentences)
        return self.query(asked, limits)

    def vocabulary(self) -> Vocabulary:
        """The words that a query of this graph can use, gathered anew: `complete` takes them.

        >>> from innokraft import complete
        >>> begun = "SELECT * { ?project dcterms:tit"
        >>> complete(Asking().vocabulary(), begun, len(begun)).suggestions[0].text
        'dcterms:title'
        """
        from innokraft.query.vocabulary import vocabulary_of

        return vocabulary_of(self._store)

    def why_empty(self, asked: str | AskedQuestion, limits: Limits | None = None) -> Bilingual:
        """Why a query or a question has no answer here, in words.

        Of a query: which of its patterns matches nothing, or at which nothing is left; that is
        looked for within the limits. Of a question: nothing is in the graph, or nobody read it.
        """
        if isinstance(asked, str):
            from innokraft.query.no_rows import why_no_rows

            return why_no_rows(self._asked(asked, limits))
        from innokraft.query.emptiness import why_empty

        return why_empty(asked.question, self._store, bindings=asked.bindings)

    def explain_query(
        self,
        sparql: str,
        limits: Limits | None = None,
        told: Callable[[QueryStep], object] = lambda _: None,
    ) -> ExplainedQuery:
        """What each pattern of a query matches, by itself and with those before it, and how fast.

        Each step is `told` as soon as it is known, and there are those that were before the time
        ended. Raises what `query` raises, and QueryError for a query that cannot be taken apart.
        """
        from innokraft.query.explaining import explain

        return explain(self._asked(sparql, limits), told)

    def prepared(self, sparql: str, given: Mapping[str, str], base: str = "") -> str:
        """A query whose variables stand for what a user wrote, and with a base for relative IRIs.

        What is written is read as SPARQL does (`c:mod`, `<concept/mod>`, `"mod"@sv`, `42`,
        `2015-05-31`), `thing:NAME` as the thing that `find` finds, anything else as a text. Raises
        UsageError for a variable that the query has not, and a value or a base that is none.

        >>> Asking().prepared("ASK { ?c skos:prefLabel ?label }", {"label": '"mod"@sv'})
        'ASK { VALUES (?label) { ("mod"@sv) } ?c skos:prefLabel ?label }'
        """
        if not given and not base:
            return sparql
        from innokraft.query.arguments import with_arguments

        return with_arguments(sparql, given, base, self.find)

    def find(self, thing: str) -> IRI:
        """The IRI of a thing, as every command takes it; a variable of a query can stand for it.

        It is named by a label, a number, a key (`organisation/number/202100-5216`), the id of a
        concept, a path, a CURIE, an IRI, a record, or a mention in one (`RECORD:THING`).
        Raises UsageError where nothing or more than one thing is named so.
        """
        from innokraft.identity.record_mentions import find_mentioned
        from innokraft.query.values import IRI

        return IRI(find_mentioned(self._store, thing))

    def _bound(self, sparql: str | AskedQuestion, values: Mapping[str, object]) -> str:
        from innokraft.errors import UsageError
        from innokraft.query.values import bound

        if not isinstance(sparql, str):
            raise UsageError("the parameters of a question are given when it is asked")
        return bound(sparql, values)

    def _asked(self, sparql: str | AskedQuestion, limits: Limits | None) -> Asked:
        from innokraft.errors import UsageError
        from innokraft.query.running import Asked, named_graph
        from innokraft.query.worker import Limits

        if not isinstance(limits, Limits | None):
            raise UsageError(
                f"{limits!r} is no Limits", remedy="Values have names: graph.query(sparql, o=…)."
            )
        is_open = "_store" in vars(self)  # then it is asked as it was opened, and not read anew
        return Asked(
            self._store.opener() if is_open else partial(named_graph, self.where),
            sparql if isinstance(sparql, str) else sparql.question.sparql,
            limits or Limits(),
            {} if isinstance(sparql, str) or sparql.is_bound else sparql.bindings,
            written=getattr(sparql, "written", ""),
            noted=isinstance(sparql, str),
        )


@contextmanager
def _telling_file(asked: str | AskedQuestion) -> Iterator[None]:
    """Tells of what is wrong with the query of a question in which file that is."""
    from innokraft.errors import Place, QueryError

    try:
        yield
    except QueryError as error:
        if not isinstance(asked, str):
            error.place = Place(str(asked.question.file))
        raise


def _written(
    form: str | Lines | None,
    layout: tuple[bool, bool, str, str, bool, int | None],
    answer: Coming,
) -> Iterator[bytes]:
    """An answer in a format; here, so that who asks need not import what writes it."""
    from innokraft.export.cited import Layout
    from innokraft.export.forms import as_bytes

    return as_bytes(form, Layout(*layout), answer)
