"""Sweden's research subjects (SCB, UKÄ) as SweCRIS writes them.

The CSV export puts them in one text: `¤¤¤ 5: Samhällsvetenskap, Social Sciences, 502: …`. The
names hold commas themselves. What parts the Swedish name from the English one is that a Swedish
name has one capital, its first letter, and an English one starts with a capital: the English name
starts at the first comma with a capital behind it. `9: Oklassificerat` says that there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.record import Text, Topic

SCHEME = "scb"

_CODE = re.compile(r"(?:^|,)\s*(\d{1,5})\s*:\s*")
_ENGLISH = re.compile(r"\s*,\s*(?=[A-ZÅÄÖ])")
_UNKNOWN = frozenset(["9", "999", "99999"])


def split_subjects(printed: str) -> Iterator[tuple[str, str, str]]:
    """Code, Swedish name and English name of each subject in the CSV export's text.

    >>> list(split_subjects("¤¤¤ 2: Teknik, Engineering, 206: Medicinteknik, Medical Engineering "))
    [('2', 'Teknik', 'Engineering'), ('206', 'Medicinteknik', 'Medical Engineering')]
    >>> list(split_subjects("¤¤¤ 9: Oklassificerat, Unclassified"))
    []
    """
    for group in printed.split("¤¤¤"):
        parts = _CODE.split(group.strip())
        for code, names in zip(parts[1::2], parts[2::2], strict=True):
            if code not in _UNKNOWN:
                yield (code, *split_names(names))


def split_names(names: str) -> tuple[str, str]:
    """The Swedish and the English name of one subject.

    >>> split_names("Filosofi, etik och religion, Philosophy, Ethics and Religion")
    ('Filosofi, etik och religion', 'Philosophy, Ethics and Religion')
    """
    swedish, *english = _ENGLISH.split(" ".join(names.split()), maxsplit=1)
    return swedish.strip(), english[0].strip() if english else ""


def subject(code: str, swedish: str, english: str) -> Topic | None:
    """A research subject as a topic; None for a code that is none or says that there is none."""
    if not code.isdecimal() or len(code) > 5 or code in _UNKNOWN:
        return None
    labels = [Text(name, tongue) for name, tongue in ((swedish, "sv"), (english, "en")) if name]
    return Topic(SCHEME, code, tuple(labels))
