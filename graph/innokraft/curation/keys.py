"""Keys: what a mention of a thing can be known again by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from innokraft.curation.rules import RULES
from innokraft.errors import UsageError

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


def keys_in(written: Iterable[str]) -> Iterator[Key]:
    """The keys among some texts; a text of another's export that is none is passed over."""
    for each in written:
        with suppress(UsageError):
            yield Key.parse(each)


def stable_keys(keys: Iterable[Key]) -> list[Key]:
    """Of some keys those that follow from a mention alone, the strongest first.

    Of two rules of one tier that one is the stronger which stands first in RULES.

    >>> number, title = Key("project", "number", "rj/1"), Key("project", "local-en", "rj/titel")
    >>> [key.scheme for key in stable_keys([title, number])]
    ['number', 'local-en']
    """
    stable = [key for key in keys if RULES[key.kind, key.scheme].stable]
    return sorted(stable, key=lambda key: (*_STRENGTH[key.kind, key.scheme], key))


def telling_keys(ours: Sequence[Key], theirs: Sequence[Key]) -> tuple[Key, Key]:
    """The strongest key of each of two things that the other has not, if there is one."""
    first = next((key for key in ours if key not in theirs), ours[0])
    return first, next((key for key in theirs if key not in ours), theirs[0])
