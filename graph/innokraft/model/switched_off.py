"""What of what ships a project folder does without: `vocabulary/switched-off.tsv`.

A row is a kind, a name, and why. A wording is named by its concept, language and text, as it stands
in `ontology/wordings.tsv`; a question by its number or name, a shape by its IRI.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from innokraft.errors import Place, SourceError, did_you_mean, shown
from innokraft.files.tsv import cells_of, numbered_lines

HEAD = "kind\tname\twhy"
KINDS = ("concept", "wording", "value", "organisation", "question", "shape")

SwitchedOff = Mapping[str, Mapping[str, Place]]
"""By kind, the names that are switched off, and where each is."""


def read_switched_off(path: Path) -> SwitchedOff:
    """What a file switches off; nothing where there is none. Raises SourceError, with the line."""
    found: dict[str, dict[str, Place]] = {kind: {} for kind in KINDS}
    for place, line in numbered_lines(path, (HEAD,)):
        if line.startswith("#"):
            continue
        kind, name, _ = cells_of(line, place, HEAD, "what is switched off has three cells")
        if kind not in KINDS:
            problem = f"{shown(kind)} is no kind of what ships"
            raise SourceError(problem, place, f"It is one of {', '.join(KINDS)}.")
        found[kind].setdefault(" ".join(name.split()), place)
    return found


def check_known(off: Mapping[str, Place], known: Collection[str], kind: str) -> None:
    """Raises SourceError where something is switched off that does not ship."""
    for name, place in off.items():
        if name not in known:
            problem = f"no {kind} {shown(name)} ships, so it cannot be switched off"
            raise SourceError(problem, place, did_you_mean(name, known))


def check_not_described(off: Mapping[str, Place], own: Iterable[tuple[str, Place]]) -> None:
    """Raises SourceError, with both lines, where what is switched off is described too."""
    for name, place in own:
        if name in off:
            problem = f"{shown(name)} is described here, and switched off in {off[name]}"
            raise SourceError(problem, place, "Take one of the two lines out.")
