"""The parts of a rule stand in one clause: what a gap may hold, and what it may not."""

from __future__ import annotations

import pytest

from innokraft.tagging import tag
from innokraft.tagging.gaps import are_parted


def concepts(text: str, language: str) -> set[str]:
    return {mention.concept for mention in tag(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("sv", "Sju doktorander disputerade, vilket gladde många företag.", "akademisamverkan"),
        ("sv", "Doktorander som ska skriva en bok om små företag.", "akademisamverkan"),
        ("sv", "Forskarna mätte vågor och resultatet kan intressera företag.", "akademisamverkan"),
        ("en", "The university opened, which surprised two companies.", "akademisamverkan"),
        ("en", "A postdoc who will write a book on small companies.", "akademisamverkan"),
        ("en", "Why do researchers leave? Many companies pay better.", "akademisamverkan"),
    ],
)
def test_what_another_clause_says_completes_no_rule(language: str, text: str, concept: str) -> None:
    assert concept not in concepts(text, language)


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("sv", "Doktorander från Umeå, Borås och tre små företag byggde den.", "akademisamverkan"),
        ("sv", "Resultaten i delstudien är tillämpliga också i praktiken.", "nyttiggorande"),
        ("en", "Researchers from Umeå, Borås and three companies built it.", "akademisamverkan"),
        ("en", "The results were, in spring, presented at a fair.", "kunskapsoverforing"),
    ],
)
def test_a_list_and_a_verb_of_the_first_part_part_nothing(
    language: str, text: str, concept: str
) -> None:
    assert concept in concepts(text, language)


@pytest.mark.parametrize(
    ("between", "parted"),
    [
        (" and three small ", False),
        (" are and can be ", False),
        (" and the weather was ", True),
        (" som snart blir ", True),
        (", because of ", True),
        (". ", True),
        (" canned and wasted ", False),
    ],
)
def test_parts_are_parted_by_what_is_between_them(between: str, *, parted: bool) -> None:
    text = f"a{between}b".encode("latin-1")
    assert are_parted(text, 1, len(text) - 1, 90) is parted
    assert are_parted(text, 1, len(text) - 1, 2) is (". " in between)
