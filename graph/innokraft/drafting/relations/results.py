"""What came out, or is expected to; how the work was done; what is to be done next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.drafting.objects import AFTER, objects
from innokraft.drafting.reading import Evidence, Reading
from innokraft.drafting.sentences import Found, Sentence
from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.tagging.tagger import Mention

_POINTS_BACK = re.compile(r"\b(?:dessa|området|these)\b", re.IGNORECASE)


def results(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """The result that a sentence tells of, with the concepts that it concerns."""
    found = sentence.find("result")
    if found is None or sentence.is_negated(found.start, found.end):
        return
    if sentence.find("furtherWorkVia") and found.cue.rule == "expected":
        return
    about = reading.about
    outcome = reading.named("outcome", sentence.text.rstrip("."), sentence.language, about)
    concepts = [f"{outcome.name} concerns concept:{m.concept}" for m in sentence.concepts()]
    says = (f"{about} result {outcome.name}", *concepts)
    yield reading.suggest(Evidence("result", sentence, found), says, (outcome,))


def methods(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """The way of working that a sentence tells of."""
    found = sentence.find("prov:used")
    if found is None or sentence.is_negated(found.start, found.end):
        return
    about = reading.about
    plan = reading.named("plan", sentence.text.rstrip("."), sentence.language, about)
    says = (f"{about} prov:used {plan.name}",)
    yield reading.suggest(Evidence("method", sentence, found), says, (plan,))


def further_work(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """What is to be done next, in the text's words, and the concepts that it is worth doing on."""
    found = sentence.find("furtherWorkVia")
    if found and not sentence.is_negated(found.start, found.end):
        span = sentence.place()
        says = (f"project furtherWorkVia {reading.text_object(sentence)}",)
        yield reading.suggest(Evidence("further work", sentence, found, span), says)
    named = sentence.find("suggestsFurtherWorkOn")
    if named and sentence.find("aimText") is None:
        if sentence.is_negated(named.start, named.end):
            return
        for m in _worth_more_work(sentence, named):
            says = (f"project suggestsFurtherWorkOn concept:{m.concept}",)
            yield reading.suggest(Evidence("further work", sentence, named), says)


def _worth_more_work(sentence: Sentence, named: Found) -> list[Mention]:
    """The concepts right after the cue; those before, where "dessa" points to them."""
    after = list(objects(sentence, named.end, AFTER))
    if after or not _POINTS_BACK.search(sentence.text, 0, named.start):
        return after
    return sentence.concepts(0, named.start)
