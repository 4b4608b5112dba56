"""The questions of the library: a list of them, and a page for each with a form and its answer."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from innokraft.bilingual import Bilingual
from innokraft.errors import InnokraftError, UsageError
from innokraft.query.answer import Answer
from innokraft.query.binding import bind, words_of
from innokraft.query.emptiness import why_empty
from innokraft.query.headers import Parameter
from innokraft.query.lookup import thing_or_iri
from innokraft.query.questions import AskedQuestion, Question
from innokraft.query.sentences import with_sentences
from innokraft.rdf.namespaces import BASE
from innokraft.server.pages.asking import MOST, OF_TABLES, answer_to, file_of
from innokraft.server.pages.forms import is_there
from innokraft.server.pages.groups import GROUPS, OTHERS, group_of
from innokraft.server.pages.paging import paged
from innokraft.server.pages.searching import Found
from innokraft.server.pages.tables import AT_ONCE, Table, caption_of, cited_table
from innokraft.server.pages.templating import Visit, page
from innokraft.server.problems import ProblemError
from innokraft.store.base import with_values
from innokraft.views.labels import words_for

_LONGEST = 500  # characters of a value
_OFFERED = 400  # names
_MEANT = 8  # things that may have been meant


class Field(NamedTuple):
    """A parameter in the form: what was typed, what that is called, whether it is wrong.

    `resolved` is the path of what was found, `meant` what may have been meant, `offered` names
    to choose from while one types.
    """

    parameter: Parameter
    typed: str
    name: str = ""
    resolved: str = ""
    wrong: bool = False
    meant: tuple[Found, ...] = ()
    offered: tuple[str, ...] = ()


def question_list(visit: Visit) -> Response:
    """All questions by what they are about."""
    found: dict[str, list[Question]] = {}
    for each in visit.known.questions:
        found.setdefault(group_of(each), []).append(each)
    names = {**{name: words for name, words, _ in GROUPS}, "others": OTHERS}
    groups = [
        (name, words.of(visit.language), found[name])
        for name, words in names.items()
        if name in found
    ]
    return page(visit, "questions.html.j2", groups=groups)


async def question_page(visit: Visit) -> Response:
    """A question with its answer, or, with an ending, its answer as a file."""
    name, _, form = visit.request.path_params["name"].partition(".")
    question = next((q for q in visit.known.questions if name in {q.name, q.id}), None)
    if question is None:
        raise ProblemError(404, f"There is no question {name[:50]!r}; /questions lists them.")
    fields = await run_in_threadpool(_fields, visit, question)
    asked, problem = await run_in_threadpool(_asked, visit, question, fields)
    if form:
        if asked is None:
            raise ProblemError(400, problem or "A parameter is missing or wrong.")
        cites = form in {"md", "html", "docx"}
        full = await run_in_threadpool(_with_sentences, asked, visit.language) if cites else asked
        return await file_of(visit, full, form, f"innokraft-{question.name}")
    answer: Answer | None = None
    if asked is not None and _is_wanted(visit, question):
        try:
            answer = await answer_to(visit, asked)
        except InnokraftError as error:
            problem = str(error)
    return await run_in_threadpool(_shown, visit, question, fields, asked, answer, problem)


def _is_wanted(visit: Visit, question: Question) -> bool:
    """Whether it is answered at once: one that holds all against all is when it is asked for."""
    return (
        not question.pairs
        or bool(visit.given("ask"))
        or any(visit.given(each.name) for each in question.parameters)
    )


def _fields(visit: Visit, question: Question) -> list[Field]:
    return [
        _field(visit, each)._replace(offered=_offered(visit, each)) for each in question.parameters
    ]


def _offered(visit: Visit, each: Parameter) -> tuple[str, ...]:
    """The names of all that is of the kind of the default, where these are not too many."""
    known, kind = visit.known, each.default.partition("/")[0]
    iris = [iri for iri, of in known.kinds.items() if of == kind] if each.kind == "thing" else []
    if len(iris) > _OFFERED:
        return ()
    made = f"offered-{kind}-{visit.language}"
    names: tuple[str, ...] = known.once(
        made, lambda: tuple(sorted({it.label.of(visit.language) for it in known.names.told(iris)}))
    )
    return names


def _field(visit: Visit, each: Parameter) -> Field:
    store, typed = visit.known.store, visit.given(each.name)[:_LONGEST].strip()
    value = typed or each.default
    if each.kind != "thing" or not value:
        return Field(each, value)
    try:
        iri = thing_or_iri(store, value)
    except UsageError:
        return Field(each, typed, wrong=True, meant=_meant(visit, each, value))
    if not is_there(store, iri):
        if not typed:  # a default that this graph does not have is no fault of who asks
            return Field(each, "")
        return Field(each, typed, wrong=True, meant=_meant(visit, each, value))
    path = iri.removeprefix(BASE)
    words = words_for(store, {iri}).get(iri)
    name = words.of(visit.language) if words else path
    return Field(each, typed or name, name, path)


def _meant(visit: Visit, each: Parameter, value: str) -> tuple[Found, ...]:
    """What is called so or nearly so, what is of the kind of the default first."""
    kind = BASE + each.default.partition("/")[0] + "/"
    found, _ = visit.known.names.find(value, 0, 60)
    found = found or visit.known.names.nearest(value)
    return tuple(sorted(found, key=lambda it: not it.iri.startswith(kind))[:_MEANT])


def _asked(
    visit: Visit, question: Question, fields: list[Field]
) -> tuple[AskedQuestion | None, str]:
    """The question with what its parameters stand for; without one, what is wrong, if anything."""
    if any(field.wrong for field in fields):
        return None, ""
    given = {
        field.parameter.name: field.resolved or field.typed
        for field in fields
        if field.resolved or (field.typed and field.parameter.kind != "thing")
    }
    if len(given) < len(fields):
        return None, ""
    store = visit.known.store
    try:
        bindings = bind(question, store, given, visit.language)
    except UsageError as error:
        return None, str(error)
    return AskedQuestion(question, question.text(words_of(question, store, bindings)), bindings), ""


def _unasked(question: Question, fields: list[Field]) -> Bilingual:
    """The question in words, with gaps for what is not known yet."""
    gaps = {f.parameter.name: Bilingual.alike(f.name or "…") for f in fields}
    return question.text(gaps)


def _with_sentences(asked: AskedQuestion, language: str) -> AskedQuestion:
    if not asked.question.cites:
        return asked
    try:
        return with_sentences(asked, language)
    except UsageError:  # it gathers many quotes in a row
        return asked


def _shown(  # noqa: PLR0913, PLR0917 - a page has this much on it
    visit: Visit, question: Question, fields: list[Field], asked: AskedQuestion | None,
    answer: Answer | None, problem: str,
) -> Response:  # fmt: skip
    pages = paged(len(answer.rows) if answer is not None else 0, visit.number("page"), AT_ONCE)
    table: Table | None = None
    if answer is not None and answer.rows:
        rows = answer.rows[pages.first - 1 : pages.last]
        table = cited_table(visit, answer.names, rows, question.number)
    why = ""
    if asked and answer is not None and not answer.rows:
        store = visit.known.store
        why = why_empty(question, store, bindings=asked.bindings).of(visit.language)
    given = {f.parameter.name: f.resolved or f.typed for f in fields if f.resolved or f.typed}
    wrong = bool(problem) or any(field.wrong for field in fields)
    return page(
        visit,
        "question.html.j2",
        400 if wrong else 200,
        question=question,
        text=(asked.text if asked else _unasked(question, fields)).of(visit.language),
        fields=fields,
        problem=problem,
        answer=answer,
        table=table,
        pages=pages,
        most=MOST,
        why=why,
        forms=OF_TABLES,
        waits=asked is not None and answer is None and not problem,
        sparql=with_values(question.sparql, asked.bindings if asked else {}).strip(),
        given=given,
        caption=lambda name: caption_of(name, question.number, visit.language),
        chosen=lambda name, iri: f"?{urlencode({**given, name: iri.removeprefix(BASE)})}",
        asked_for=lambda some: f"?{urlencode(some)}" if some else "",
    )
