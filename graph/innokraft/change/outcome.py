"""What a change does: to records, to the annotations of them, and to what is one with what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.change.corrected import MentionChange
from innokraft.errors import FaultError
from innokraft.identity.settling import Joined
from innokraft.versions.anchoring import WaitingAnnotation
from innokraft.versions.differences import Versions


class KeptApart(NamedTuple):
    """Things, by their IRIs, that a rule would have made one: on which key, and why it did not."""

    rule: str
    on: str
    because: str
    things: tuple[str, ...]


@dataclass(slots=True)
class Outcome:
    """What a change does, or would do.

    The first fields are what can become of a record: each holds the paths of records and versions
    under the base, sorted. Their names are keys of the log and of JSON too, and their words stand
    here alone.

    `waiting` are annotations that do not speak of a version that counts, `unread` those that went
    with the last version that they read, by their paths; `refused` are new versions that could not
    be described; `mentions_gone` and `mentions_new` what corrections did in versions that stay.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    versions: Versions = field(default_factory=Versions)
    waiting: list[WaitingAnnotation] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    refused: list[FaultError] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)
    kept_apart: list[KeptApart] = field(default_factory=list)
    mentions_gone: list[MentionChange] = field(default_factory=list)
    mentions_new: list[MentionChange] = field(default_factory=list)

    def fates(self) -> Iterator[tuple[str, list[str]]]:
        """What becomes of records, and which: each fate by the name of its field."""
        yield from ((name, getattr(self, name)) for name in FATES)


FATES = {
    "added": Bilingual("Nya poster", "New records"),
    "updated": Bilingual(
        "Ändrade poster, med en nyare version eller andra läsningar",
        "Changed records, with a newer version or other annotations",
    ),
    "unchanged": Bilingual(
        "Oförändrade poster, som redan fanns i grafen", "Unchanged records, already in the graph"
    ),
    "replaced": Bilingual(
        "Äldre versioner som inte räknas, för det finns en nyare",
        "Older versions that do not count, because there is a newer one",
    ),
    "withdrawn": Bilingual("Uttagna ur grafen", "Taken out of the graph"),
    "renamed": Bilingual(
        "Poster som i övrigt är som förut, men där något har fått en annan adress (IRI)",
        "Records otherwise as before, in which something got another address (IRI)",
    ),
}
"""What can become of a record, with the words for it."""

FATE_HEADS = {
    "added": Bilingual("nya", "added"),
    "updated": Bilingual("ändrade", "updated"),
    "replaced": Bilingual("ersatta", "replaced"),
    "withdrawn": Bilingual("uttagna", "withdrawn"),
    "renamed": Bilingual("omdöpta", "renamed"),
}
"""Those that the log tells of, each in one word."""
