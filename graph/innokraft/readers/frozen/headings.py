"""The headings of Vinnova's reports, in every set, and what a section under each is for.

| set | first | second (result) | third (method) |
|---|---|---|---|
| R1 sv | Syfte och mål | Resultat och förväntade effekter | Upplägg och genomförande |
| P1 sv | Syfte och mål | Förväntade effekter och resultat | Planerat upplägg och … |
| N1 sv | Viktiga resultat som … | Långsiktiga effekter som förväntas | Upplägg och genomförande |
| R1 en | Purpose and goal | Results and expected effects | Approach and implementation |
| P1 en | Purpose and goal | Expected results and effects | Planned approach and … |
| P2 en | Purpose and goal | Expected effects and result | Planned approach and … |
| N1 en | Important results from … | Expected long term effects | Approach and implementation |

"Viktiga resultat som projektet gav" stands first, where the others have the aim, and speaks of
what was reached: its section is a result. SweCRIS prints the same headings with a colon, and some
without their first letter. A fourth heading, "Externa länkar" or "External links", holds links.
Bullets, numbers, pipes and marks round a heading are layout.
"""

from __future__ import annotations

import re

from innokraft.record import SectionKind
from innokraft.text.normalisation import tidy

_AIM = ("Syfte och mål", "Purpose and goal", "Purpose and goals")
_RESULT = (
    "Resultat och förväntade effekter",
    "Förväntade effekter och resultat",
    "Förväntade resultat och effekter",
    "Viktiga resultat som projektet gav",
    "Långsiktiga effekter som förväntas",
    "Results and expected effects",
    "Result and expected effects",
    "Expected results and effects",
    "Expected effects and result",
    "Expected effects and results",
    "Important results from the project",
    "Expected long term effects",
    "Expected long-term effects",
)
_METHOD = (
    "Upplägg och genomförande",
    "Planerat upplägg och genomförande",
    "Approach and implementation",
    "Planned approach and implementation",
)
_LINKS = ("Externa länkar", "Extern länk", "External links", "External link")

KINDS: dict[str, SectionKind] = {
    heading.casefold(): kind
    for kind, headings in (
        (SectionKind.AIM, _AIM),
        (SectionKind.RESULT, _RESULT),
        (SectionKind.METHOD, _METHOD),
        (SectionKind.LINKS, _LINKS),
    )
    for heading in headings
}
"""What a section is for, by its heading in lower case."""

_WITHOUT_FIRST = {heading[1:]: kind for heading, kind in KINDS.items()}
LONGEST = max(map(len, KINDS)) + 8
"""How long a line with a heading can be."""
BULLETS = "•·‣⁃▪●◦○–—*#>|-"
"""Signs that lists and copied tables set before a line."""
ENDS = f" \t\u00a0{BULLETS}"
"""What can stand round a heading on its line."""
_NUMBERED = re.compile(r"\d{1,2}[.)] +")


def heading_kind(line: str) -> SectionKind | None:
    """What the section under a line is for; None where the line is no heading.

    A colon, pipes or marks round the heading do not matter.

    >>> heading_kind("Syfte och mål:"), heading_kind("yfte och mål:")
    (<SectionKind.AIM: 'aim'>, <SectionKind.AIM: 'aim'>)
    >>> heading_kind("Syfte och mål är bra") is None
    True
    """
    if len(line) > 2 * LONGEST:
        return None
    bare = tidy(line).strip(ENDS).rstrip(ENDS + ":").casefold()
    bare = _NUMBERED.sub("", bare, count=1) if bare[:1].isdecimal() else bare
    return KINDS.get(bare) or _WITHOUT_FIRST.get(bare)
