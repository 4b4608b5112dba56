"""A record under reading: the things named so far, and the suggestions made of its sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from innokraft.drafting.sentences import Found, Sentence
from innokraft.drafting.suggestion import Reason, SuggestedStatement, SuggestedThing
from innokraft.rdf.iris import slug
from innokraft.record import Record, Span

_TAKEN = frozenset({
    "project", "grant", "project-group", "publisher", "coordinator", "unit", "curator", "quote",
    "true", "false",
})  # fmt: skip
_LONGEST = 100
_WORDS = 6
_LABEL = 80  # code points of a label that is made of the words of a text


class Evidence(NamedTuple):
    """What a suggestion rests on: the rule, the sentence, the cue in it, and what is quoted.

    The whole sentence is quoted where `span` is None.
    """

    rule: str
    sentence: Sentence
    found: Found
    span: Span | None = None


@dataclass(slots=True)
class Reading:
    """What has been named in a record so far; a thing's name is taken once."""

    record: Record
    sha256: str
    language: str
    event: SuggestedThing | None = None
    event_is_told: bool = False
    things: dict[str, SuggestedThing] = field(default_factory=dict)

    def thing(self, thing: SuggestedThing) -> SuggestedThing:
        """A thing under a name that is free, or its own; an annotation must be able to have it.

        What has another kind, label or owner than the thing of that name gets a number.
        """
        name = thing.name
        if name in _TAKEN or not name.strip("0123456789-"):
            name = f"{thing.kind}-{name}".rstrip("-")
        name = name[:_LONGEST].rstrip("-")
        for number in range(1, len(self.things) + 2):
            free = name if number == 1 else f"{name[: _LONGEST - 6]}-{number}"
            named = replace(thing, name=free)
            held = self.things.setdefault(free, named)
            if replace(held, label="", language="") == replace(named, label="", language=""):
                return held
        raise AssertionError("one more name than there are things is free")

    def named(self, kind: str, label: str, language: str, of: str | None) -> SuggestedThing:
        """A thing that some words of the text speak of, named by the first of them."""
        words = label if len(label) <= _LABEL else label[:_LABEL].rpartition(" ")[0] + " …"
        name = slug(" ".join(label.split()[:_WORDS])) or kind
        return self.thing(SuggestedThing(name, kind, words, language, of=of))

    @property
    def about(self) -> str:
        """What the record tells of: the event that it is about, or the project."""
        return self.event.name if self.event else "project"

    def suggest(
        self, evidence: Evidence, says: Iterable[str], things: tuple[SuggestedThing, ...] = ()
    ) -> SuggestedStatement:
        """What some words of a sentence tell of, with all things that it needs."""
        sentence, found = evidence.sentence, evidence.found
        told, span = tuple(says), evidence.span or sentence.place()
        owners = [self.things[t.of] for t in things if t.of in self.things]
        if self.event and any(self.event.name in said.split() for said in told):
            owners.insert(0, self.event)
        cue = sentence.text[found.start : found.end].strip()
        return SuggestedStatement(
            record=self.record.key,
            sha256=self.sha256,
            span=span,
            quote=span.of(self.record.text),
            says=told,
            language=self.language,
            reason=Reason(f"{evidence.rule}: {found.cue.rule}", cue, sentence.kind.value),
            sure=found.cue.sure,
            things=tuple(dict.fromkeys((*owners, *things))),
        )

    def text_object(self, sentence: Sentence) -> str:
        """A sentence as an object: `quote`, or in its own language where that is another."""
        if sentence.language == self.language:
            return "quote"
        words = " ".join(sentence.place().of(self.record.text).split())
        return f'"{words}"@{sentence.language}'
