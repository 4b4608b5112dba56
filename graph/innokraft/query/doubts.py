"""What a query that runs says otherwise than was probably meant, seen from its text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.bilingual import Bilingual

_DAY = re.compile(r"""([?$]\w+)\s*(?:[<>]=?|=)\s*["'](\d{4}-\d\d-\d\d)["'](?!\^|@|\w)""")
_TAG = re.compile(r"""\blang\s*\([^()]*\)\s*=\s*["']([A-Za-z-]+)["']""", re.IGNORECASE)
_COUNTED = re.compile(
    r"\bFILTER\s*\(\s*(COUNT|SUM|AVG|MIN|MAX|SAMPLE|GROUP_CONCAT)\s*\(", re.IGNORECASE
)
_TAGS = {"se": "sv", "swe": "sv", "swedish": "sv", "svenska": "sv", "eng": "en", "english": "en",
         "engelska": "en", "gb": "en", "uk": "en"}  # fmt: skip
_TEXT = Bilingual(
    '"{day}" är en text, och {name} jämförs med den som text; en dag skrivs "{day}"^^xsd:date',
    '"{day}" is a text, and {name} is compared with it as one; a day is "{day}"^^xsd:date',
)
_LANGUAGE = Bilingual(
    'LANG ger språket som "{right}", inte "{tag}"',
    'LANG gives the language as "{right}", not "{tag}"',
)
_HAVING = Bilingual(
    "{name} räknar inget i FILTER, där finns en rad i taget: HAVING({name}(…) …) efter GROUP BY",
    "{name} counts nothing in FILTER, where there is one row at a time: HAVING({name}(…) …) behind "
    "GROUP BY",
)


def doubts(sparql: str) -> Iterator[Bilingual]:
    """What is doubtful: days that are texts, languages by another name, counting in a filter."""
    for found in _DAY.finditer(sparql):
        if not re.search(rf"\bAS\s+{re.escape(found[1])}\b", sparql, re.IGNORECASE):
            yield _TEXT.filled(day=found[2], name=found[1])
    for found in _TAG.finditer(sparql):
        right = _TAGS.get(found[1].lower(), found[1].lower())
        if right != found[1]:
            yield _LANGUAGE.filled(right=right, tag=found[1])
    for found in _COUNTED.finditer(sparql):
        yield _HAVING.filled(name=found[1].upper())
