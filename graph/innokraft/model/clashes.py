"""What a clash is, for all that is laid over what ships: decided here alone.

Some things can be said once: what a concept is called in a language, which concept a label names,
whether a wording counts, whose a number is. Each is a `Claim` on a key. Two claims on one key that
say the same are one; two that say otherwise are a clash, and an error that names both lines. What
a folder says of a thing that ships takes its place, which is no clash: the two are told apart
before they come here.
"""

from __future__ import annotations

from typing import NamedTuple

from innokraft.errors import Place, SourceError, shown


class Claim(NamedTuple):
    """What one line says of what can be said once.

    `on` is what it is said of, in words (`the label "mod" in sv`), with `key` as it is compared.
    """

    key: tuple[str, ...]
    on: str
    says: str
    place: Place


class Claims:
    """The claims that were made so far."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, ...], Claim] = {}

    def make(self, claim: Claim) -> None:
        """Takes a claim in. Raises SourceError, with both lines, where another says otherwise."""
        held = self._made.setdefault(claim.key, claim)
        if held.says != claim.says:
            raise clash(claim, held)

    def get(self, *key: str) -> Claim | None:
        """The claim on a key; None where there is none."""
        return self._made.get(key)


def clash(one: Claim, other: Claim) -> SourceError:
    """The error for two claims on one key: what each of the two lines says."""
    problem = (
        f"{one.on} is {shown(one.says)} here, and {shown(other.says)} in {other.place}: "
        "the two clash"
    )
    return SourceError(problem, one.place, "Keep one of them, or switch off the one that ships.")
