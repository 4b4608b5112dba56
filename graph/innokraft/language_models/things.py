"""The things that an answer names, held against the text: each label is words of the report.

A model's names are only handles inside its answer. A thing is named anew by its label, so nothing
of what a model made up becomes part of an IRI.
"""

from __future__ import annotations

import re
from dataclasses import replace

from innokraft.annotation.model import KINDS
from innokraft.drafting.suggestion import SuggestedThing
from innokraft.language_models.parts import Part
from innokraft.language_models.proposals import ProposedThing
from innokraft.rdf.iris import slug

_OF = frozenset({"participation", "group", "outcome", "plan", "preparation"})
_EVENTS = frozenset({"event", "edition"})
_TAKEN = frozenset({
    "project", "grant", "project-group", "publisher", "coordinator", "unit", "curator", "quote",
    "true", "false",
})  # fmt: skip
_LONGEST_LABEL, _LONGEST_NAME, _WORDS = 200, 80, 6
_YEAR = re.compile(r"[12]\d{3}")


class Things:
    """The things of one answer that the text bears out, by the handles that the answer uses.

    `named` are the things of the record's other answers, by their names; it is added to.
    """

    def __init__(
        self, part: Part, proposed: tuple[ProposedThing, ...], named: dict[str, SuggestedThing]
    ) -> None:
        text = part.record.text
        self._text = "\n".join(f"{p.heading}\n{p.span.of(text)}" for p in part.pieces).casefold()
        self._language = part.language
        self._named = named
        self._by_handle: dict[str, SuggestedThing] = {}
        self._proposed = {each.name for each in proposed}
        for each in sorted(proposed, key=lambda each: each.kind not in _EVENTS):
            if each.name not in self._by_handle and (thing := self._thing(each)):
                self._by_handle[each.name] = thing

    def get(self, handle: str) -> SuggestedThing | None:
        """The thing of a handle; None where there is none that the text bears out."""
        return self._by_handle.get(handle)

    def is_proposed(self, handle: str) -> bool:
        """Whether the answer names such a thing, borne out or not."""
        return handle in self._proposed

    def with_owner(self, thing: SuggestedThing) -> tuple[SuggestedThing, ...]:
        """A thing after the event that it is of, if it is of one."""
        owner = self._named.get(thing.of or "")
        return (owner, thing) if owner else (thing,)

    def group(self, label: str) -> SuggestedThing | None:
        """People of the project whom a word of the text names; None where the name is taken."""
        made = SuggestedThing("", "group", label, self._language, of="project")
        return self._under_a_name(made)

    def _thing(self, each: ProposedThing) -> SuggestedThing | None:
        label = each.label.strip()
        if each.kind not in KINDS or not self._is_in_text(label) or not slug(label):
            return None
        made = SuggestedThing("", each.kind, label, self._language)
        if each.kind in _OF:
            owner = self._owner(each.of)
            return self._under_a_name(replace(made, of=owner)) if owner else None
        if each.kind == "edition":
            if not (self._is_in_text(each.series) and slug(each.series)):
                return None
            if not (_YEAR.fullmatch(each.year) and self._is_in_text(each.year)):
                return None
            made = replace(made, series=each.series.strip(), year=int(each.year))
        return self._under_a_name(made)

    def _owner(self, handle: str) -> str | None:
        """The name of the event that something is of, or the project; None for what is none."""
        if handle in {"", "project"} and handle not in self._proposed:
            return "project"
        owner = self._by_handle.get(handle)
        return owner.name if owner and owner.kind in _EVENTS else None

    def _is_in_text(self, words: str) -> bool:
        words = words.strip()
        return 0 < len(words) <= _LONGEST_LABEL and words.casefold() in self._text

    def _under_a_name(self, thing: SuggestedThing) -> SuggestedThing | None:
        """A thing under the name that its label gives it; None where a place's name is taken.

        A place and a series are known by their names, so those are their whole labels.
        """
        is_known_by_it = thing.kind in {"place", "series"}
        words = thing.label if is_known_by_it else " ".join(thing.label.split()[:_WORDS])
        name = slug(words)[:_LONGEST_NAME].strip("-")
        if name in _TAKEN or not name.strip("0123456789-"):
            if is_known_by_it:
                return None
            name = f"{thing.kind}-{name}".rstrip("-")
        for number in range(1, len(self._named) + 2):
            free = name if number == 1 else f"{name}-{number}"
            named = replace(thing, name=free)
            if self._named.setdefault(free, named) == named:
                return named
            if is_known_by_it:
                return None
        return None
