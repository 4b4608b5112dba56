"""Private persons in an organisation's place: what is left out, and what is only told.

What is masked in a frozen text is gone for good, so only proof masks: a personal number. A name
that stands beside one is the person's, unless it holds what only firms have, and is left out too.
A name alone proves nothing, for firms are named after persons (`Robert Bosch`): where it looks
like a person's it is kept as printed, and told, so that someone can look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from innokraft.readers.values.characters import MASK, is_personal_number
from innokraft.text.given_names import GIVEN_NAMES
from innokraft.text.normalisation import folded

PRIVATE = "[privatperson]"
"""What stands in a frozen text where the source printed the name of a private person."""

_GIVEN = GIVEN_NAMES | {"dan", "mats", "robin", "victor", "viktoria"}
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*,?")
_MASKED = re.compile(r"#{6,8}-?#{4}")
_ORGANISED = re.compile(
    r"ab|hb|kb|as|oy|gmbh|inc|ltd|group|konsult|consulting|skola|institut|förening|stiftelse|bolag|byrå"
    r"|center|centrum|museum|förlag|media|design|teknik|hotell|gård|bageri|kommun|region",
    re.IGNORECASE,
)


def is_person(name: str) -> bool:
    """Whether a name that stands beside a personal number is the person's, and no firm's.

    >>> is_person("Zlata Påhittad"), is_person("Karin Påhittad AB"), is_person("Mod & Kraft")
    (True, False, False)
    """
    words = folded(name).split()
    return (
        2 <= len(words) <= 4
        and all(_WORD.fullmatch(word) and word[0].isupper() for word in words)
        and not any(_ORGANISED.fullmatch(word.strip(",")) for word in words)
    )


def without_persons(
    fields: Sequence[tuple[str, str]], *, number: str, name: str
) -> list[tuple[str, str]]:
    """Fields without the number of a person, and without the name of the one it belongs to.

    `number` and `name` are what the labels of an organisation's number and name end in.
    """
    numbers = {label for label, value in fields
               if label.endswith(number) and is_personal_number(value)}  # fmt: skip
    names = {label.removesuffix(number) + name for label in numbers}

    def kept(label: str, value: str) -> str:
        if label in numbers:
            return MASK
        return PRIVATE if label in names and is_person(value) else value

    return [(label, kept(label, value)) for label, value in fields]


def is_masked_person(name: str, number: str = "") -> bool:
    """Whether a name is a person's who stands beside a personal number that was masked.

    >>> is_masked_person("Zlata Påhittad ######-####"), is_masked_person("Mod AB", "######-####")
    (True, False)
    """
    return bool(_MASKED.search(f"{name} {number}")) and is_person(_MASKED.sub(" ", name))


def may_be_person(name: str) -> bool:
    """Whether a name alone looks like a person's: by a common given name, or a name in -sson.

    >>> may_be_person("Karin Påhittad"), may_be_person("Zlata Olsson"), may_be_person("Visual Mod")
    (True, True, False)
    """
    words = [word.strip(",").lower() for word in folded(name).split()]
    given = {part for word in words for part in (word, word.partition("-")[0])} & _GIVEN
    return is_person(name) and bool(given or words[-1].endswith("sson"))


MAY_BE = "{!r} may be a private person, not an organisation: it is kept as printed"
"""What to tell of such a name."""
