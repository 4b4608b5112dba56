"""What a newer export of a source lacks, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from innokraft.change.mirror import Missing
from innokraft.change.report_versions import some_lines
from innokraft.rdf.record_iris import record_path

_GONE = (
    "i grafen men inte i det som lästes av samma källa",
    "in the graph but not in what was read of the same source",
)
_MIRROR = (
    "är det hela källan: innokraft merge --mirror tar ut dem",
    "if that is the whole source: innokraft merge --mirror withdraws them",
)
_ELSEWHERE = (
    "av samma källa är kvar: av dem (finansiär, ramprogram) fanns inget i det som lästes",
    "of the same source stay: of theirs (funder, framework programme) nothing was read",
)
_TOO_MANY = (
    "grafen har många fler poster ur {sources} än som lästes; om några har utgått är inte sett",
    "the graph holds many more records of {sources} than were read; whether any went was not seen",
)
_LOOK = "innokraft merge --mirror --dry-run"


def missing_as_data(missing: Missing) -> dict[str, Any]:
    """What is missing, as plain lists."""
    return {
        "missing": sorted(map(record_path, missing.gone)),
        "elsewhere": missing.elsewhere,
        "not_looked_for": missing.too_many,
    }


def missing_lines(missing: Missing, language: str) -> Iterator[str]:
    """What is missing, line by line; of what was withdrawn, only what stays of its source."""
    at = int(language != "sv")
    if missing.gone and not missing.withdrawn:
        yield f"{len(missing.gone)} {_GONE[at]}"
        yield from some_lines(list(map(record_path, missing.gone)))
        yield f"  {_MIRROR[at]}"
    if missing.elsewhere and missing.withdrawn:
        yield f"{missing.elsewhere} {_ELSEWHERE[at]}"
    if missing.too_many:
        yield _TOO_MANY[at].format(sources=", ".join(missing.too_many))
        yield f"  {_LOOK}"
