"""An answer held against the frozen text and the model: what stands is suggested, the rest counted.

A quote stands in the section that it names, to the letter. Concepts, values and relations are the
model's. A label, a number, a text or an organisation is in the words of the report. The statement
is one that an annotation could make. Who says it and who suggests it are not for the answer to say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from innokraft.annotation.model import Annotation, NamedThing, Reading, Statement
from innokraft.describe.annotation import describe_annotation
from innokraft.describe.builder import GraphBuilder
from innokraft.drafting.certainty import holder_in
from innokraft.drafting.numbers import numbers_in
from innokraft.drafting.suggestion import Reason, SuggestedStatement, SuggestedThing
from innokraft.errors import AnnotationError, Place
from innokraft.language_models.certainty import Wording, certainty_of
from innokraft.language_models.drops import DropError, Tally, Why
from innokraft.language_models.parts import Part, Piece
from innokraft.language_models.prompt import NAMES, relations
from innokraft.language_models.proposals import Answer, ProposedStatement
from innokraft.language_models.things import Things
from innokraft.model.model import Model
from innokraft.rdf.iris import slug
from innokraft.record import SectionKind, Span, Text, places
from innokraft.versions.sentences import sentence

SURE = 0.5
"""How sure a model's suggestions are said to be: how often one is right was not measured."""

RULE = "language model"

_SHORTEST, _LONGEST = 3, 1000
_NUMBER = re.compile(r"0|[1-9]\d{0,17}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FUNDER, _PROJECT = re.compile(r"[a-z][a-z0-9-]{0,40}"), re.compile(r"[\w.-]*\d[\w.-]{2,40}")
_LITERAL = re.compile(r'"(?P<text>.+)"(?:@(?P<language>sv|en))?', re.DOTALL)


class Checked(NamedTuple):
    """What an answer's proposals came to."""

    suggestions: list[SuggestedStatement]
    tally: Tally


class _End(NamedTuple):
    """A subject or an object as an annotation writes it, with what it needs."""

    written: str
    literal: Text | None = None
    things: tuple[SuggestedThing, ...] = ()


def check(
    part: Part,
    answer: Answer,
    model: Model,
    by: str,
    named: dict[str, SuggestedThing] | None = None,
) -> Checked:
    """The suggestions that hold, in the order of the answer, each once; `by` signs them.

    `named` are the things of the record's other parts, by their names; it is added to.
    """
    things = Things(part, answer.things, {} if named is None else named)
    return _Check(part, things, model, by).all(answer)


class _Check:
    def __init__(self, part: Part, things: Things, model: Model, by: str) -> None:
        self._part, self._model, self._by = part, model, by
        self._record = part.record
        self._sha256 = part.record.sha256
        self._pieces = {piece.id: piece for piece in part.pieces}
        self._things = things
        self._relations = frozenset(relations(model))
        self._builder = GraphBuilder(part.record)
        self._tally = Tally()

    def all(self, answer: Answer) -> Checked:
        for each in answer.malformed:
            self._count(Why.FORM, each)
        self._tally.add(Why.BEYOND, self._record.key, "", answer.beyond)
        made: list[SuggestedStatement] = []
        for proposed in answer.statements:
            try:
                suggestion = self._suggestion(proposed)
            except DropError as drop:
                self._count(drop.why, drop.detail)
                continue
            if any(_is_same(suggestion, other) for other in made):
                self._count(Why.TWICE, suggestion.says[0])
            else:
                made.append(suggestion)
        return Checked(made, self._tally)

    def _count(self, why: Why, detail: str) -> None:
        self._tally.add(why, self._record.key, detail)

    def _suggestion(self, proposed: ProposedStatement) -> SuggestedStatement:
        piece, span = self._place(proposed)
        relation = proposed.relation.strip().removeprefix("ik:")
        if relation not in self._relations:
            raise DropError(Why.RELATION, relation)
        subject = self._named(proposed.subject.strip(), proposed.quote)
        obj = self._object(proposed.object.strip(), proposed.quote)
        around = sentence(self._record.text, span, piece.span).of(self._record.text)
        section = SectionKind(piece.kind) if piece.kind in set(SectionKind) else SectionKind.OTHER
        wording = Wording(proposed.quote, around, self._part.language, section)
        borne = certainty_of(proposed.certainty, relation, wording)
        suggestion = SuggestedStatement(
            record=self._record.key,
            sha256=self._sha256,
            span=span,
            quote=proposed.quote,
            says=(f"{subject.written} {relation} {obj.written}",),
            language=self._part.language,
            reason=Reason(RULE, "", piece.kind),
            sure=SURE,
            things=tuple(dict.fromkeys((*subject.things, *obj.things))),
            certainty=borne.certainty,
            hedge=borne.hedge,
            attributed_to=self._who(piece),
            by=self._by,
        )
        if borne.certainty == "bedomt":
            suggestion = self._held(suggestion)
        self._go_together(suggestion, Statement(
            subject.written, relation, obj.written, obj.literal, None, Place(self._record.key)
        ))  # fmt: skip
        if borne.is_changed:
            self._count(Why.CERTAINTY_SET, proposed.quote)
        if len(places(piece.span.of(self._record.text), proposed.quote)) > 1:
            self._count(Why.FIRST_PLACE, proposed.quote)
        return suggestion

    def _held(self, suggestion: SuggestedStatement) -> SuggestedStatement:
        """An opinion with the group whose opinion it is by the words of its quote."""
        who = holder_in(suggestion.quote, suggestion.language)
        group = self._things.group(who) if who else None
        if group is None:
            return suggestion
        return replace(suggestion, held_by=group.name, things=(*suggestion.things, group))

    def _place(self, proposed: ProposedStatement) -> tuple[Piece, Span]:
        """The section and the place of a quote that stands where it says."""
        quote = proposed.quote
        piece = self._pieces.get(proposed.section.strip())
        if piece is None:
            raise DropError(Why.SECTION, proposed.section)
        if not _SHORTEST <= len(quote) <= _LONGEST or not any(map(str.isalnum, quote)):
            raise DropError(Why.QUOTE_LENGTH, quote)
        at = piece.span.of(self._record.text).find(quote)
        if at < 0:
            texts = (each.span.of(self._record.text) for each in self._part.pieces)
            is_elsewhere = any(quote in text for text in texts)
            raise DropError(Why.QUOTE_ELSEWHERE if is_elsewhere else Why.QUOTE_MISSING, quote)
        start = piece.span.start + at
        return piece, Span(start, start + len(quote))

    def _named(self, name: str, quote: str) -> _End:
        prefix, colon, rest = name.partition(":")
        if not colon:
            return self._thing(name)
        match prefix:
            case "concept" if self._model.concepts.get(rest):
                return _End(name)
            case "concept":
                raise DropError(Why.CONCEPT, name)
            case "value" if rest in self._model.ontology.values:
                return _End(name)
            case "value":
                raise DropError(Why.VALUE, name)
            case "organisation":
                return _End(f"organisation:{_organisation(rest, quote)}")
            case "project" if _is_project_in(rest, quote):
                return _End(name)
        raise DropError(Why.NAME, name)

    def _thing(self, name: str) -> _End:
        if thing := self._things.get(name):
            return _End(thing.name, things=self._things.with_owner(thing))
        if self._things.is_proposed(name):
            raise DropError(Why.THING, name)
        if name in NAMES:
            return _End(name)
        raise DropError(Why.NAME, name)

    def _object(self, written: str, quote: str) -> _End:
        if written == "quote":
            return _End(written)
        if found := _LITERAL.fullmatch(written):
            language = found["language"] or self._part.language
            if found["text"] == quote and language == self._part.language:
                return _End("quote")
            if found["text"] not in quote or not found["text"].strip():
                raise DropError(Why.NOT_IN_QUOTE, written)
            return _End(written, Text(found["text"], language))
        if _NUMBER.fullmatch(written):
            if int(written) not in numbers_in(quote):
                raise DropError(Why.NOT_IN_QUOTE, written)
            return _End(written)
        if _DAY.fullmatch(written) and written not in quote:
            raise DropError(Why.NOT_IN_QUOTE, written)
        if _DAY.fullmatch(written) or written in {"true", "false"}:
            return _End(written)
        return self._named(written, quote)

    def _who(self, piece: Piece) -> str:
        """Who says it to us: of a title its publisher, where the record has one."""
        is_publisher = piece.kind == "title" and self._record.publisher
        return "publisher" if is_publisher else "project-group"

    def _go_together(self, suggestion: SuggestedStatement, statement: Statement) -> None:
        """Drops what no annotation could say: the wrong way round, of the wrong kind of thing."""
        place = statement.place
        reading = Reading(
            quote=suggestion.quote, occurrence=None, certainty=suggestion.certainty,
            attributed_to=suggestion.attributed_to, held_by=suggestion.held_by,
            statements=(statement,), supports=(), notes=(), place=place,
        )  # fmt: skip
        annotation = Annotation(
            record=self._record.key, sha256=(), curator=self._by, language=self._part.language,
            things=tuple(_as_named(thing, place) for thing in suggestion.things),
            readings=(reading,), text="", place=place,
        )  # fmt: skip
        ontology, scheme = self._model.ontology, self._model.concepts
        try:
            describe_annotation(self._builder, annotation, ontology, scheme, [suggestion.span])
        except AnnotationError as error:
            raise DropError(Why.TOGETHER, error.problem) from None


def _as_named(thing: SuggestedThing, place: Place) -> NamedThing:
    labels = (Text(thing.label, thing.language),)
    return NamedThing(
        thing.name, thing.kind, place, labels, thing.of, thing.series, thing.year, thing.count
    )


def _is_same(one: SuggestedStatement, other: SuggestedStatement) -> bool:
    """Whether two say the same of places that overlap."""
    overlap = one.span.start < other.span.end and other.span.start < one.span.end
    return one.says == other.says and (overlap or one.id == other.id)


def _organisation(name: str, quote: str) -> str:
    """The name of an organisation as its IRI has it, which the quote must hold as whole words."""
    named = slug(name)
    if not named or f"-{named}-" not in f"-{slug(quote)}-":
        raise DropError(Why.NOT_IN_QUOTE, f"organisation:{name}")
    return named


def _is_project_in(name: str, quote: str) -> bool:
    """Whether a quote names a project by its number."""
    funder, _, number = name.partition("/")
    return bool(_FUNDER.fullmatch(funder) and _PROJECT.fullmatch(number) and number in quote)
