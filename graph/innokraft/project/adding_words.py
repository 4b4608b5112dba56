"""Adds a concept or a wording to a project folder's vocabulary, as a person would write it there.

What the file holds stays to the byte: comments, order, line ends. What is added is tried before it
is written, with all that the folder and innokraft itself say beside it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from innokraft.errors import Place, SourceError, UsageError, did_you_mean
from innokraft.files.bounded_reads import read_whole
from innokraft.files.tsv import in_one_line
from innokraft.model.concepts import MATCHINGS, ConceptScheme
from innokraft.model.model import Model
from innokraft.model.own import own_model
from innokraft.model.wordings import HEAD, KINDS, Wording
from innokraft.project.folder import ProjectFolder
from innokraft.rdf.iris import slug
from innokraft.rdf.namespaces import PREFIXES, expand
from innokraft.rdf.terms import text
from innokraft.text.language import language_of

_OF_CONCEPTS = ("counts", "review", "avoid")
_BOM = b"\xef\xbb\xbf"
_USED = {
    "concept": PREFIXES["c"],
    "skos": PREFIXES["skos"],
    "ik": PREFIXES["ik"],
    "value": PREFIXES["v"],
}
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9-]*")

Texts = Mapping[str, tuple[str, ...]]
"""Texts by their languages."""


@dataclass(frozen=True)
class NewConcept:
    """A concept to add: its id, and by language its labels, definitions and other words.

    `broader` are ids; `matching` is `auto`, `review` or `none`, and `auto` where it is not said.
    """

    id: str
    labels: Texts
    definitions: Texts = field(default_factory=dict)
    alt: Texts = field(default_factory=dict)
    broader: tuple[str, ...] = ()
    matching: str = ""


@dataclass(frozen=True)
class NewWords:
    """What a file of the vocabulary is to hold: where it is, what it holds, and what is added."""

    path: Path
    content: bytes
    added: str


def with_wording(project: ProjectFolder, wording: Wording, note: str = "") -> NewWords:
    """The folder's file of wordings with a row more, below the last of its concept.

    A wording without a language has that which its words tell, or all of the folder.
    Raises UsageError for a concept or a kind that there is not, and for a row that is there.
    """
    name, said = _id_of(wording.concept, project.model.concepts), " ".join(wording.text.split())
    if wording.kind not in _OF_CONCEPTS:
        known = ", ".join(_OF_CONCEPTS)
        remedy = f"It is one of {known}; classes ({', '.join(KINDS[3:])}) are written by hand."
        raise UsageError(f"{wording.kind!r} is no kind of wording of a concept", remedy=remedy)
    language = wording.language or language_of(said) or "+".join(project.model.languages)
    for each in project.model.wordings:
        same = each.concept, each.kind, " ".join(each.text.split())
        if same == (name, wording.kind, said) and each.language in language:
            where = f" ({each.place})" if each.place else ""
            raise UsageError(f"there is such a wording of {name} already{where}")
    row = "\t".join((name, language, wording.kind, said, in_one_line(note)))
    held = _held(project.wordings)
    lines, end = _lines(held or HEAD.encode())
    of_concept = [n for n, line in enumerate(lines, 1) if line.startswith(f"{name}\t")]
    lines.insert(of_concept[-1] if of_concept else len(lines), row)
    start = _BOM if held.startswith(_BOM) else b""
    content = "".join(f"{line}{end}" for line in lines).encode()
    return NewWords(project.wordings, start + content, row)


def with_concept(project: ProjectFolder, concept: NewConcept) -> NewWords:
    """The folder's file of concepts with one more at its end.

    Raises UsageError for an id that is none or is taken, and for what is broader and is not there.
    """
    scheme = project.model.concepts
    if not concept.id or slug(concept.id) != concept.id:
        remedy = f"Write {slug(concept.id)!r}." if slug(concept.id) else "Write it in a to z."
        raise UsageError(f"{concept.id!r} is no id of a concept", remedy=remedy)
    if known := scheme.get(concept.id):
        remedy = "Words are added with: innokraft wording add."
        raise UsageError(f"there is a concept {concept.id!r}: {known.label()}", remedy=remedy)
    broader = tuple(_id_of(each, scheme) for each in concept.broader)
    if concept.matching not in {"", *MATCHINGS}:
        remedy = f"It is one of {', '.join(MATCHINGS)}."
        raise UsageError(f"{concept.matching!r} is no matching", remedy=remedy)
    if not any(concept.labels.values()):
        raise UsageError("a concept needs a label", remedy="Give --sv or --en, or both.")
    held = _held(project.concepts)
    named = _prefixes(held, project.concepts)
    lacking = {n: space for n, space in _USED.items() if space not in named.values()}
    clear = {n if n not in named else f"{n}-of-innokraft": s for n, s in lacking.items()}
    concept = replace(concept, broader=broader)
    block = "\n".join(_block(concept, {space: n for n, space in (named | clear).items()}))
    heads = "".join(f"@prefix {name}: <{space}> .\n" for name, space in clear.items())
    lines, end = _lines(held)
    gap = "\n" if lines and lines[-1] else ""
    added = f"{gap}{heads}{chr(10) if heads else ''}{block}\n"
    kept = held if not held or held.endswith(b"\n") else held + end.encode()
    return NewWords(project.concepts, kept + added.replace("\n", end).encode(), block)


def _id_of(name: str, scheme: ConceptScheme) -> str:
    """The id of a concept that is named by it or by a label."""
    labels = {label.casefold(): each.id for each in scheme for label in each.labels.values()}
    found = name if scheme.get(name) else labels.get(name.casefold())
    if found is None:
        near = did_you_mean(name, [*(each.id for each in scheme), *labels])
        raise UsageError(f"there is no concept {name!r}", remedy=near)
    return found


def _block(concept: NewConcept, prefix_of: Mapping[str, str]) -> Iterator[str]:
    """The lines of a concept, as the shipped file has them."""

    def short(iri: str) -> str:
        space = next(each for each in sorted(prefix_of, key=len)[::-1] if iri.startswith(each))
        return f"{prefix_of[space]}:{iri.removeprefix(space)}"

    said = [
        ("skos:broader", [short(expand(f"c:{each}")) for each in concept.broader]),
        ("skos:prefLabel", _literals(concept.labels)),
        ("skos:altLabel", _literals(concept.alt)),
        ("skos:definition", _literals(concept.definitions)),
        ("ik:matching", [short(expand(f"v:{concept.matching}"))] if concept.matching else []),
    ]
    told = [f"{short(expand(name))} {' , '.join(values)}" for name, values in said if values]
    yield f"{short(expand(f'c:{concept.id}'))} a {short(expand('skos:Concept'))} ;"
    yield from (f"    {each} ;" for each in told[:-1])
    yield f"    {told[-1]} ."


def _literals(texts: Texts) -> list[str]:
    return [text(in_one_line(each), language) for language, some in texts.items() for each in some]


def _prefixes(data: bytes, path: Path) -> dict[str, str]:
    """The prefixes of a Turtle file that can be used, by their names."""
    parser = ox.parse(data, format=ox.RdfFormat.TURTLE)
    try:
        for _ in parser:
            pass
    except SyntaxError as error:
        problem = f"this is no Turtle: {error.msg}"
        raise SourceError(problem, Place(str(path), error.lineno)) from None
    return {name: space for name, space in parser.prefixes.items() if _PREFIX.fullmatch(name)}


def _held(path: Path) -> bytes:
    return read_whole(path) if path.exists() else b""


def _lines(data: bytes) -> tuple[list[str], str]:
    """The lines of a file without their ends, and how they end."""
    end = "\r\n" if b"\r\n" in data else "\n"
    try:
        lines = data.removeprefix(_BOM).decode().replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError:
        raise SourceError("this is not UTF-8", remedy="Save the file as UTF-8.") from None
    return lines[:-1] if lines[-1] == "" else lines, end


@contextmanager
def model_with(project: ProjectFolder, new: NewWords) -> Iterator[Model]:
    """The folder's model as it is with new words, for as long as the block takes.

    Raises UsageError for words that clash with others, with the lines of both.
    """
    with TemporaryDirectory(prefix="innokraft-words-") as place:
        copy = Path(place)
        for path in sorted(project.vocabulary.glob("*")) if project.vocabulary.is_dir() else ():
            if path.is_file():
                shutil.copy(path, copy)
        (copy / new.path.name).write_bytes(new.content)
        try:
            model = own_model(project.own_files._replace(vocabulary=copy))
        except SourceError as error:
            raise _as_in(error, place, str(project.vocabulary)) from None
        yield model


def _as_in(error: SourceError, place: str, real: str) -> UsageError:
    """An error on the copy of a folder as it is told of the folder itself."""
    problem, remedy = (each.replace(place, real) for each in (error.problem, error.remedy))
    where = error.place and error.place._replace(file=error.place.file.replace(place, real))
    return UsageError(problem, where, remedy)
