"""A curator's choices: which of several values that sources state is to be gone by, and why.

The file is a table with tabs: `thing`, `property`, `value`, `why`, `who`, `when`. What identity can
give another IRI is named by a key, as in judgements, with what hangs on it behind `#`
(`project/number/vinnova/2015-01573#grant`), so that the choice follows it; the rest by a path under
our base, a whole IRI, or a literal as in N-Triples. Properties are short names (`schema:amount`).
Lines are sorted, one a choice, so that two people's files merge in git. The file is an input of
the graph, like the records; no source is changed by it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from innokraft.curation.keys import Key
from innokraft.errors import Place, SourceError, UsageError
from innokraft.files.graph_folder import CHOICES, curated_folder
from innokraft.files.tsv import cells_of, check_day, in_one_line, numbered_lines, put_lines
from innokraft.rdf.iris import digest
from innokraft.rdf.namespaces import BASE, PREFIXES, TYPE, compress, expand, term
from innokraft.rdf.nodes import parse_term, read_literal
from innokraft.rdf.terms import Term, Triple, iri, iri_of, is_node, text, typed

HEAD = "thing\tproperty\tvalue\twhy\twho\twhen"
_LANGUAGE = re.compile(r'"@([A-Za-z-]+)$')


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One line: of which thing and property which value, why, by whom, on which day.

    `thing` and `value` are terms, or keys with what hangs on them (`key_and_part`); what a graph
    holds has terms only. `predicate` is a full IRI, `when` is `YYYY-MM-DD` or empty.
    """

    thing: str
    predicate: str
    value: str
    why: str
    who: str = ""
    when: str = ""

    def __post_init__(self) -> None:
        if not in_one_line(self.why):
            raise UsageError("a choice needs a reason", remedy="Say why.")
        in_one_line(self.who)
        check_day(self.when)

    @property
    def place(self) -> tuple[str, str, str]:
        """What it is a choice of: a thing's property, for texts in one language."""
        language = _LANGUAGE.search(self.value)
        return self.thing, self.predicate, language[1] if language else ""

    def line(self) -> str:
        """The choice as a line of the file, without its end."""
        cells = (short(self.thing), compress(self.predicate), short(self.value))
        said = map(in_one_line, (self.why, self.who))
        return "\t".join((*cells, *said, self.when))


def key_and_part(written: str) -> tuple[Key, str] | None:
    """The key that names a thing and the part of it that is meant; None for a term or a path.

    >>> key_and_part("project/number/vinnova/2015-01573#grant")[1]
    '#grant'
    >>> key_and_part("project/vinnova/2015-01573#grant")
    """
    head, hash_, part = written.partition("#")
    try:
        return Key.parse(head), hash_ + part
    except UsageError:
        return None


def short(value: str) -> str:
    """A term or a key as the file has it."""
    if not is_node(value):
        return value
    path = iri_of(value).removeprefix(BASE)
    return iri_of(value) if key_and_part(path) else path


def choices_file(folder: Path) -> Path:
    """Where the choices of a graph folder are kept: INNOKRAFT_CHOICES, or a file in it."""
    told = os.environ.get("INNOKRAFT_CHOICES")
    return Path(told) if told else curated_folder(folder) / CHOICES


def read_choices(path: Path) -> tuple[Choice, ...]:
    """The choices of a file, sorted; none where there is no file.

    Raises SourceError, with the line, for what is no choice, and for a second choice of one
    thing's property.
    """
    found: dict[tuple[str, str, str], Choice] = {}
    for place, line in numbered_lines(path, (HEAD,)):
        choice = parse_line(line, place)
        if found.setdefault(choice.place, choice) != choice:
            problem = f"{short(choice.thing)} has two choices of {compress(choice.predicate)}"
            raise SourceError(problem, place, "Take one line out.")
    return tuple(sorted(found.values()))


def parse_line(line: str, place: Place) -> Choice:
    """The choice that a line is. Raises SourceError for what is none."""
    cells = cells_of(line, place, HEAD, "a choice has six cells")
    thing, name, value, why, who, when = cells
    if thing.startswith('"'):
        raise SourceError(f"{thing} is a text, no thing", place, "Name a thing of the graph.")
    try:
        return Choice(_term(thing), expand(name), _term(value), why, who, when)
    except UsageError as error:
        raise SourceError(error.problem, place, error.remedy) from None
    except KeyError:
        problem = f"{name!r} is no short name of a property"
        remedy = f"Its prefix is one of {', '.join(PREFIXES)}."
        raise SourceError(problem, place, remedy) from None
    except ValueError as error:
        raise SourceError(f"this line holds no choice: {error}", place) from None


def _term(cell: str) -> str:
    if key_and_part(cell):
        return cell
    if not cell.startswith('"'):
        return iri(cell if "://" in cell else BASE + cell)
    return str(parse_term(Term(cell)))


def write_choices(path: Path, choices: Iterable[Choice]) -> None:
    """Writes the file anew, in one step: head, then the lines, sorted, each once."""
    put_lines(path, [HEAD, *sorted({choice.line() for choice in choices})])


_NEEDED = {"rdf:subject", "rdf:predicate", "rdf:object", "ik:why"}


def triple_of(choice: Choice) -> Triple:
    """What a choice in terms of a graph says."""
    return Term(choice.thing), iri(choice.predicate), Term(choice.value)


def choices_triples(choices: Iterable[Choice]) -> frozenset[Triple]:
    """The triples of `CURATED`: each value that was chosen, and a node that says why.

    The choices have terms only. A function of them alone: any order gives the same triples.
    """
    found: set[Triple] = set()
    for choice in choices:
        thing, predicate, value = chosen = triple_of(choice)
        name = digest(*chosen, choice.why, choice.who, choice.when)
        node = iri(f"{BASE}choice/{name}")
        found |= {
            chosen,
            (node, TYPE, term("ik:Choice")),
            (node, term("rdf:subject"), thing),
            (node, term("rdf:predicate"), predicate),
            (node, term("rdf:object"), value),
            (node, term("ik:why"), text(choice.why)),
        }
        if choice.who:
            found.add((node, term("ik:judgedBy"), text(choice.who)))
        if choice.when:
            found.add((node, term("dcterms:date"), typed(choice.when, "date")))
    return frozenset(found)


def stored_choices(triples: Iterable[Triple]) -> tuple[Choice, ...]:
    """The choices that the triples of `CURATED` tell of: the inverse of `choices_triples`.

    A node of an edited export that lacks what makes it a choice is none.
    """
    nodes: dict[Term, dict[str, Term]] = {}
    for subject, predicate, obj in triples:
        if subject.startswith(f"<{BASE}choice/"):
            nodes.setdefault(subject, {})[compress(iri_of(predicate))] = obj
    found = (_choice(said) for said in nodes.values() if said.keys() >= _NEEDED)
    return tuple(sorted(choice for choice in found if choice))


def _choice(said: Mapping[str, Term]) -> Choice | None:
    why, who, when = (said.get(name) for name in ("ik:why", "ik:judgedBy", "dcterms:date"))
    try:
        return Choice(
            said["rdf:subject"],
            iri_of(said["rdf:predicate"]),
            said["rdf:object"],
            *("" if each is None else read_literal(each)[0] for each in (why, who, when)),
        )
    except (UsageError, ValueError):
        return None
