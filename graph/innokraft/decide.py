"""Writes a person's judgement on two things, and brings the graph into line with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from innokraft.errors import UsageError
from innokraft.explain import judged_key, keys_of, named
from innokraft.judgements import Judgement, Verdict
from innokraft.merge import MergeReport, Options, judge
from innokraft.store.embedded import EmbeddedStore


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a person says of two things: the verdict, why, who, and on which day."""

    verdict: str
    why: str
    who: str = ""
    when: str = ""


def decide(
    folder: Path, things: tuple[str, str], opinion: Opinion, options: Options | None = None
) -> MergeReport:
    """Judges two things, named as `explain` takes them.

    What the same person judged of the same two before is replaced; what others judged stays, and
    is reported as a conflict where it says otherwise.
    """
    with EmbeddedStore.open(folder) as store:
        first, second = (judged_key(store, thing) for thing in things)
    new = Judgement.make(
        (first, second), Verdict(opinion.verdict), opinion.why, who=opinion.who, when=opinion.when
    )

    def edit(old: tuple[Judgement, ...]) -> Iterable[Judgement]:
        kept = [j for j in old if (j.a, j.b, j.who) != (new.a, new.b, new.who)]
        return [*kept, new]

    return judge(folder, edit, options)


def take_back(folder: Path, things: tuple[str, str], options: Options | None = None) -> MergeReport:
    """Takes all judgements on two things out of the file again.

    Raises UsageError where there is none.
    """
    with EmbeddedStore.open(folder) as store:
        ours, theirs = (set(keys_of(store, named(store, thing))) for thing in things)
    found: list[Judgement] = []

    def edit(old: tuple[Judgement, ...]) -> Iterable[Judgement]:
        for each in old:
            pair = {each.a, each.b}
            if pair & ours and pair & theirs and pair <= ours | theirs:
                found.append(each)
        if not found:
            raise UsageError("no one has judged these two")
        return [each for each in old if each not in found]

    return judge(folder, edit, options)
