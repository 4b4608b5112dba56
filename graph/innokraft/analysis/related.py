"""Which concepts the projects of a subject speak of more often than other projects do.

Held against the projects among which they were looked for and of which there is a text: is a
concept in more of the subject's than chance would put there? All concepts are tested at once, so
that at most one in twenty of those that are told is there by chance alone.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from innokraft.analysis.scope import Scope
from innokraft.analysis.twice import Twice
from innokraft.network.association import chance, discovered
from innokraft.rdf.namespaces import BASE

LEAST = 3
"""In how many of the projects a concept has to be, to be told."""
MOST = 12
"""How many concepts a report tells."""
_CONCEPT = f"{BASE}concept/"


@dataclass(frozen=True, slots=True)
class Related:
    """A concept: in how many of the projects it is, of how many, and how many chance would give."""

    concept: str
    together: int
    own: int
    elsewhere: int
    others: int
    expected: float


def related(scope: Scope, twice: Twice, most: int = MOST) -> list[Related]:
    """The concepts that are tied to a subject, the most strongly tied first.

    Of two projects that are probably one, only one is counted, or each would bear out the other.
    """
    subject, of = scope.subject, scope.all
    among = twice.once(scope.among & of.texts)
    own = scope.projects & among
    apart = subject.concepts | subject.broader
    counts, mine = (
        Counter(c for p in some for c in of.concepts.get(p, ()) if c.startswith(_CONCEPT))
        for some in (among, own)
    )
    tested = {c: n for c, n in counts.items() if c not in apart}
    likely = {c: chance(mine[c], n, len(own), len(among)) for c, n in tested.items()}
    up_to = discovered(likely.values(), len(tested))
    found = [
        Related(c, mine[c], len(own), n - mine[c], len(among - own), n * len(own) / len(among))
        for c, n in tested.items()
        if mine[c] >= LEAST and likely[c] <= up_to
    ]
    found.sort(key=lambda r: (-r.together * math.log(r.together / r.expected), r.concept))
    return found[:most]
