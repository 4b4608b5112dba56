"""How certain a suggestion of a language model is: what the words of its quote bear out.

The rule, in full. A hedge is one of the words that `drafting` knows as hedges.

1. What a model concludes (`harlett`) is dropped: only a person concludes.
2. What a text tells of itself or counts (`UNHEDGED`, such as its aim in its own words) is stated
   plainly, whatever is hedged beside it. A change is counted.
3. Where the quote holds hedges, its certainty is one that they say: the model's word if one of them
   says so, or else that of the first that `drafting` would find. A change is counted.
4. Where the quote holds none, and the model says that it is stated plainly, it is.
5. Where the quote holds none, and the model says less: if the rest of the sentence holds a hedge,
   the quote was cut too short to show it, and the statement is dropped; if not, nothing bears the
   doubt out, and it is stated plainly. A change is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from innokraft.drafting.certainty import UNHEDGED
from innokraft.drafting.cues import cues
from innokraft.language_models.drops import DropError, Why
from innokraft.rdf.iris import slug
from innokraft.record import SectionKind

PLAIN = "konstaterat"


class Borne(NamedTuple):
    """A certainty, the words of the quote that bear it out, and whether the model said another."""

    certainty: str
    hedge: str
    is_changed: bool


class Wording(NamedTuple):
    """The words that a certainty is judged by: quote and whole sentence; language and section."""

    quote: str
    sentence: str
    language: str
    section: SectionKind = SectionKind.OTHER


def certainty_of(said: str, relation: str, wording: Wording) -> Borne:
    """The certainty of a statement, by the rule above; `said` is the model's word, or nothing.

    Raises DropError where the rule drops the statement.
    """
    quote, sentence = wording.quote, wording.sentence
    certainty = slug(said) if said.strip() else PLAIN
    if certainty == "harlett":
        raise DropError(Why.CONCLUDED, quote)
    if relation in UNHEDGED:
        return Borne(PLAIN, "", is_changed=certainty != PLAIN)
    found = dict[str, str]()
    for name, words in _hedges(quote, wording):
        found.setdefault(name, words)
    if certainty in found:
        return Borne(certainty, found[certainty], is_changed=False)
    if found:
        first = next(iter(found))
        return Borne(first, found[first], is_changed=True)
    if certainty != PLAIN and any(_hedges(sentence, wording)):
        raise DropError(Why.HEDGE_OUTSIDE, quote)
    return Borne(PLAIN, "", is_changed=certainty != PLAIN)


def _hedges(text: str, wording: Wording) -> Iterator[tuple[str, str]]:
    """The certainties that a text's hedges say, with the words, in the order of `drafting`."""
    for cue in cues("certainty", wording.language):
        if match := cue.search(text, wording.section):
            yield slug(cue.rule), match[0]
