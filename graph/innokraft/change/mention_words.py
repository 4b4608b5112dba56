"""Which mentions of concepts go and come, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from innokraft.bilingual import Bilingual, and_more
from innokraft.change.corrected import MentionChange
from innokraft.change.version_words import MOST

_GONE = Bilingual("Omnämnanden som försvinner", "Mentions that go")
_NEW = Bilingual("Omnämnanden som kommer", "Mentions that come")
_IN_RECORDS = Bilingual(
    "{what}: {n}, i {records} källpost(er)", "{what}: {n}, in {records} record(s)"
)
_ALL = Bilingual("alla: med --verbose eller -o json", "all: with --verbose or -o json")

Mentions = Sequence[MentionChange]


def mention_lines(gone: Mentions, new: Mentions, language: str) -> Iterator[str]:
    """How many mentions go and come, in how many records, and the first with their sentences."""
    for words, mentions in ((_GONE, gone), (_NEW, new)):
        if not mentions:
            continue
        records = len({each.record for each in mentions})
        told = _IN_RECORDS.filled(what=words, n=len(mentions), records=records)
        yield told.of(language)
        yield from (f"  {each.line}" for each in mentions[:MOST])
        if len(mentions) > MOST:
            yield f"  {and_more(len(mentions) - MOST).of(language)}; {_ALL.of(language)}"


def each_mention_line(gone: Mentions, new: Mentions, language: str) -> Iterator[str]:
    """Each mention that goes or comes, in a line."""
    for words, mentions in ((_GONE, gone), (_NEW, new)):
        yield from (f"{words.of(language)}: {each.line}" for each in mentions)
