"""A curator's choices: which of several values that sources state is to be gone by, and why.

The file is a table with tabs: `thing`, `property`, `value`, `why`, `who`, `when`. Things and values
are paths under our base, or whole IRIs, or literals as in N-Triples; properties are short names
(`schema:amount`). Lines are sorted, one a choice, so that two people's files merge in git. The
file is an input of the graph, like the records; no source is changed by it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from innokraft.atomic import write_whole
from innokraft.errors import Place, SourceError, UsageError
from innokraft.evidence import TYPE, digest
from innokraft.identity import shared_graph_iri
from innokraft.terms import Term, Triple, iri, text, typed
from innokraft.vocabulary import BASE, PREFIXES, compress, expand, term

NAME = "choices.tsv"
HEAD = "thing\tproperty\tvalue\twhy\twho\twhen"
CURATED = iri(shared_graph_iri("curated"))
"""The named graph of choices."""

_WHEN = re.compile(r"\d{4}-\d{2}-\d{2}|")
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_LANGUAGE = re.compile(r'"@([A-Za-z-]+)$')


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One line: of which thing and property which value, why, by whom, on which day.

    `thing` and `value` are terms, `predicate` is a full IRI, `when` is `YYYY-MM-DD` or empty.
    """

    thing: Term
    predicate: str
    value: Term
    why: str
    who: str = ""
    when: str = ""

    def __post_init__(self) -> None:
        if not self.why.strip():
            raise UsageError("a choice needs a reason", remedy="Say why.")
        if not _WHEN.fullmatch(self.when):
            raise UsageError(f"{self.when!r} is no day", remedy="Write it as 2015-06-30.")

    @property
    def place(self) -> tuple[str, str, str]:
        """What it is a choice of: a thing's property, for texts in one language."""
        language = _LANGUAGE.search(self.value)
        return self.thing, self.predicate, language[1] if language else ""

    def line(self) -> str:
        """The choice as a line of the file, without its end."""
        cells = (_short(self.thing), compress(self.predicate), _short(self.value))
        said = (_BREAKS.sub(" ", each).strip() for each in (self.why, self.who))
        return "\t".join((*cells, *said, self.when))


def _short(value: Term) -> str:
    return value if value.startswith('"') else value[1:-1].removeprefix(BASE)


def choices_file(folder: Path) -> Path:
    """Where the choices of a graph folder are kept: INNOKRAFT_CHOICES, or a file in it."""
    told = os.environ.get("INNOKRAFT_CHOICES")
    return Path(told) if told else folder / NAME


def read_choices(path: Path) -> tuple[Choice, ...]:
    """The choices of a file, sorted; none where there is no file.

    Raises SourceError, with the line, for what is no choice, and for a second choice of one
    thing's property.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise SourceError(f"byte {error.start} is not UTF-8", Place(str(path))) from None
    found: dict[tuple[str, str, str], Choice] = {}
    for number, line in enumerate((line.rstrip("\r") for line in lines), 1):
        if not line or line == HEAD:
            continue
        choice = parse_line(line, Place(str(path), number))
        if found.setdefault(choice.place, choice) != choice:
            problem = f"{_short(choice.thing)} has two choices of {compress(choice.predicate)}"
            raise SourceError(problem, Place(str(path), number), "Take one line out.")
    return tuple(sorted(found.values()))


def parse_line(line: str, place: Place) -> Choice:
    """The choice that a line is. Raises SourceError for what is none."""
    cells = line.split("\t")
    if len(cells) != 6:
        problem = f"a choice has six cells, this has {len(cells)}"
        raise SourceError(problem, place, "They are: thing, property, value, why, who, when.")
    thing, name, value, why, who, when = cells
    try:
        return Choice(_term(thing), expand(name), _term(value), why, who, when)
    except UsageError as error:
        raise SourceError(error.problem, place, error.remedy) from None
    except KeyError:
        problem = f"{name!r} is no short name of a property"
        remedy = f"Its prefix is one of {', '.join(PREFIXES)}."
        raise SourceError(problem, place, remedy) from None
    except (ValueError, SyntaxError) as error:
        raise SourceError(f"this line holds no choice: {error}", place) from None


def _term(cell: str) -> Term:
    if not cell.startswith('"'):
        return iri(cell if "://" in cell else BASE + cell)
    (quad,) = ox.parse(f"<a:s> <a:p> {cell} .".encode(), format=ox.RdfFormat.N_TRIPLES)
    return Term(str(quad.object))


def write_choices(path: Path, choices: Iterable[Choice]) -> None:
    """Writes the file anew, in one step: head, then the lines, sorted, each once."""
    lines = [HEAD, *sorted({choice.line() for choice in choices})]
    write_whole(path, "".join(f"{line}\n" for line in lines).encode())


def with_choice(choices: Iterable[Choice], choice: Choice) -> tuple[Choice, ...]:
    """The choices with one more, in the place of an earlier one of the same thing's property."""
    return tuple(sorted({*without(choices, choice.place), choice}))


def without(choices: Iterable[Choice], place: tuple[str, str, str]) -> tuple[Choice, ...]:
    """The choices but the one of a thing's property."""
    return tuple(sorted(choice for choice in choices if choice.place != place))


def choices_triples(choices: Iterable[Choice]) -> frozenset[Triple]:
    """The triples of `CURATED`: each value that was chosen, and a node that says why.

    A function of the choices alone: the same ones in any order give the same triples.
    """
    found: set[Triple] = set()
    for choice in choices:
        name = digest(choice.thing, choice.predicate, choice.value)
        node, predicate = iri(f"{BASE}choice/{name}"), iri(choice.predicate)
        found |= {
            (choice.thing, predicate, choice.value),
            (node, TYPE, term("ik:Choice")),
            (node, term("rdf:subject"), choice.thing),
            (node, term("rdf:predicate"), predicate),
            (node, term("rdf:object"), choice.value),
            (node, term("ik:why"), text(choice.why)),
        }
        if choice.who:
            found.add((node, term("ik:judgedBy"), text(choice.who)))
        if choice.when:
            found.add((node, term("dcterms:date"), typed(choice.when, "date")))
    return frozenset(found)


def stored_choices(triples: Iterable[Triple]) -> tuple[Choice, ...]:
    """The choices that the triples of `CURATED` tell of: the inverse of `choices_triples`."""
    nodes: dict[Term, dict[str, Term]] = {}
    for subject, predicate, obj in triples:
        if subject.startswith(f"<{BASE}choice/"):
            nodes.setdefault(subject, {})[compress(predicate[1:-1])] = obj
    return tuple(
        sorted(
            Choice(
                said["rdf:subject"],
                said["rdf:predicate"][1:-1],
                said["rdf:object"],
                _text(said["ik:why"]),
                _text(said.get("ik:judgedBy", Term('""'))),
                _text(said.get("dcterms:date", Term('""'))),
            )
            for said in nodes.values()
        )
    )


def _text(literal: Term) -> str:
    (quad,) = ox.parse(f"<a:s> <a:p> {literal} .".encode(), format=ox.RdfFormat.N_TRIPLES)
    return quad.object.value if isinstance(quad.object, ox.Literal) else ""
