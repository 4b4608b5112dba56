"""Keys: what a mention of a thing can be known again by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from innokraft.errors import UsageError
from innokraft.identity import plain_name
from innokraft.joining.forms import read_form
from innokraft.joining.rules import RULES

_STRENGTH = {scheme: (rule.tier, place) for place, (scheme, rule) in enumerate(RULES.items())}


class Key(NamedTuple):
    """One way to know a thing again: `organisation`, `number`, `202100-5216`."""

    kind: str
    scheme: str
    value: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.scheme}/{self.value}"

    @classmethod
    def parse(cls, written: str) -> Key:
        """The key that a text such as `organisation/number/202100-5216` is.

        Raises UsageError for a kind or scheme that no rule knows.
        """
        kind, _, rest = written.partition("/")
        scheme, _, value = rest.partition("/")
        if (kind, scheme) not in RULES or not value:
            schemes = ", ".join("/".join(known) for known in sorted(RULES))
            raise UsageError(f"{written!r} is no key", remedy=f"A key starts with: {schemes}.")
        return cls(kind, scheme, value)


def stable_keys(keys: Iterable[Key]) -> list[Key]:
    """Of some keys those that follow from a mention alone, the strongest first.

    Of two rules of one tier that one is the stronger which stands first in RULES.

    >>> number, title = Key("project", "number", "rj/1"), Key("project", "local-en", "rj/titel")
    >>> [key.scheme for key in stable_keys([title, number])]
    ['number', 'local-en']
    """
    stable = [key for key in keys if RULES[key.kind, key.scheme].stable]
    return sorted(stable, key=lambda key: (*_STRENGTH[key.kind, key.scheme], key))


@lru_cache(maxsize=65536)
def normal_name(printed: str, country: str = "") -> str:
    """A name as it is compared: without case, punctuation, legal form and a leading "The".

    å, ä and ö stay. A name that is nothing but a legal form stays whole.

    >>> normal_name("GÖTEBORGS UNIVERSITET"), normal_name("The Gothenburg Works Ltd.")
    ('göteborgs universitet', 'gothenburg works')
    >>> normal_name("AB Exempel (publ)"), normal_name("Aktiebolaget")
    ('exempel', 'aktiebolaget')
    """
    name = plain_name(read_form(printed, country).core)
    return name.removeprefix("the ") or name or plain_name(printed)
