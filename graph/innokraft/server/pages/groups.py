"""What the questions of the library are about, so that one finds them in a list."""

from __future__ import annotations

from innokraft.bilingual import Bilingual
from innokraft.query.questions import Question

GROUPS = (
    (
        "concepts",
        Bilingual("Begrepp och teman", "Concepts and themes"),
        (3, 4, 5, 9, 10, 17, 18, 19, 24, 26, 28, 48, 49, 50),
    ),
    (
        "money",
        Bilingual("Pengar", "Money"),
        (2, 8, 16, 27, 41, 42, 46, 47),
    ),
    (
        "who",
        Bilingual("Organisationer och människor", "Organisations and people"),
        (1, 11, 15, 29, 35, 37, 38, 39, 40, 53, 54),
    ),
    (
        "time",
        Bilingual("Tid och evenemang", "Time and events"),
        (6, 7, 23, 31, 36, 44, 45),
    ),
    (
        "following",
        Bilingual("Vad som följde", "What followed"),
        (12, 13, 14, 30, 34),
    ),
    (
        "sources",
        Bilingual("Källor och granskning", "Sources and review"),
        (20, 21, 22, 25, 32, 33, 43, 51, 52, 55),
    ),
)
"""Each group by its name, in words, and the numbers of its questions."""
OTHERS = Bilingual("Andra frågor", "Other questions")


def group_of(question: Question) -> str:
    """The name of the group that a question is in; `others` for one that is in none."""
    return next((name for name, _, numbers in GROUPS if question.number in numbers), "others")
