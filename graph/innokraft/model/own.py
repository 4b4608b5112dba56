"""The model of a project folder: what ships, with what the folder lays over it.

In `vocabulary/` lie `concepts*.ttl`, `wordings*.tsv`, `values*.ttl`, `shapes*.ttl` and
`switched-off.tsv`, beside it `organisations.tsv`. The rules are in `innokraft.model.layers`,
`own_wordings` and `own_organisations`; what a clash is, `innokraft.model.clashes` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from innokraft.errors import InnokraftError, Place, SourceError, in_words
from innokraft.files.bounded_reads import read_whole
from innokraft.files.shipped import resource
from innokraft.files.tsv import cells_of, numbered_lines
from innokraft.model import digest, organisations
from innokraft.model.concepts import ConceptScheme, scheme_of
from innokraft.model.facts import Fact, placed_facts, placed_quads
from innokraft.model.layers import CONCEPTS, VALUES, Sort, laid_over
from innokraft.model.model import ORGANISATIONS, SHIPPED, Model
from innokraft.model.ontology import Ontology, values_of, with_values
from innokraft.model.organisations import OrganisationRow, row_of
from innokraft.model.own_organisations import Row, organisations_laid_over
from innokraft.model.own_shapes import shapes_laid_over
from innokraft.model.own_values import check_open
from innokraft.model.own_wordings import wordings_laid_over
from innokraft.model.switched_off import SwitchedOff, read_switched_off
from innokraft.model.wordings import Wording, read_wordings
from innokraft.rdf.terms import Triple, text
from innokraft.text.language import LANGUAGES

PARTS = ("concepts", "wordings", "organisations", "shapes", "questions", "records")
"""What of what ships a folder can do without, all of a kind at once. Values it cannot."""
_FILES = {"concepts": ".ttl", "wordings": ".tsv", "values": ".ttl", "shapes": ".ttl"}
_IN_TURTLE = ("concepts", "values", "shapes")
SWITCHED_OFF = "switched-off.tsv"
_SHIPS = "innokraft"


class OwnFiles(NamedTuple):
    """Where a folder has its own, what of what ships it uses, and which languages it reads."""

    vocabulary: Path
    organisations: Path
    parts: frozenset[str] = frozenset(PARTS)
    languages: tuple[str, ...] = LANGUAGES

    def of(self, kind: str) -> list[Path]:
        """The files of a kind in the vocabulary, by name."""
        return sorted(self.vocabulary.glob(f"{kind}*{_FILES[kind]}"))

    @property
    def is_any(self) -> bool:
        """Whether anything is other than what ships: a file may be there and say nothing."""
        used = self.parts >= {"concepts", "wordings", "organisations", "shapes"}
        said = chain(
            read_switched_off(self.vocabulary / SWITCHED_OFF).values(),
            _rows_of(self.organisations),
            (each for path in self.of("wordings") for each in read_wordings(path)),
            (each for kind in _IN_TURTLE for path in self.of(kind) for each in _quads_in(path)),
        )
        return not used or self.languages != LANGUAGES or any(said)


def own_model(files: OwnFiles) -> Model:
    """The model of a folder; what ships where it lays nothing over that.

    Raises SourceError, with file and line, for what cannot be laid over what ships.
    """
    check_files(files)
    return OwnModel(files) if files.is_any else SHIPPED


def check_files(files: OwnFiles) -> None:
    """Raises SourceError for a file in the vocabulary that nothing would read."""
    if not files.vocabulary.is_dir():
        return
    known = {SWITCHED_OFF, *(path.name for kind in _FILES for path in files.of(kind))}
    for path in sorted(files.vocabulary.iterdir()):
        if path.name not in known and path.suffix in {".ttl", ".tsv", ".csv", ".txt", ".rdf"}:
            names = ", ".join(f"{kind}*{ending}" for kind, ending in _FILES.items())
            remedy = f"What is read here is {names} and {SWITCHED_OFF}."
            raise SourceError("nothing reads a file of this name", Place(str(path)), remedy)


class OwnModel(Model):
    """The model of a project folder, read from its files when it is made."""

    def __init__(self, files: OwnFiles) -> None:
        self._files, parts = files, files.parts
        self.languages = files.languages
        self.off: SwitchedOff = read_switched_off(files.vocabulary / SWITCHED_OFF)
        self._concepts = self._laid_over(CONCEPTS, "concepts" in parts)
        self._values = self._laid_over(VALUES, shipped=True)
        own = (each for path in files.of("values") for each in _facts_in(path))
        check_open(own, self.off["value"])
        self._wordings = wordings_laid_over(
            read_wordings() if "wordings" in parts else (),
            (each for path in files.of("wordings") for each in read_wordings(path)),
            self.off["wording"],
            {concept.id for concept in self.concepts},
        )
        self._rows = organisations_laid_over(
            _shipped_organisations() if "organisations" in parts else (),
            _rows_of(files.organisations),
            self.off["organisation"],
        )
        self._shapes = shapes_laid_over(
            SHIPPED.shapes if "shapes" in parts else b"",
            (each for path in files.of("shapes") for each in _quads_in(path)),
            self.off["shape"],
        )

    def _laid_over(self, sort: Sort, shipped: bool) -> tuple[Fact, ...]:
        name = f"{sort.name}s"
        file = resource(f"ontology/{name}.ttl")
        base = placed_facts(Path(_SHIPS) / f"{name}.ttl", file.read_bytes()) if shipped else ()
        own = chain.from_iterable(_facts_in(path) for path in self._files.of(name))
        return tuple(laid_over(sort, base, own, self.off[sort.name]))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of what it comes to, wherever its files lie and however they are written."""
        facts = (str(fact.triple) for fact in (*self._concepts, *self._values))
        rows = ((each.concept, each.language, each.kind, each.text) for each in self._wordings)
        return digest.digest_of([
            ("what ships", SHIPPED.digest),
            ("languages", " ".join(self.languages)),
            ("facts", "\n".join(sorted(facts))),
            ("wordings", "\n".join(sorted("\t".join(row) for row in rows))),
            ("organisations", self._table),
        ])  # fmt: skip

    @cached_property
    def concepts(self) -> ConceptScheme:
        """The concepts."""
        return scheme_of(self._concepts)

    @cached_property
    def ontology(self) -> Ontology:
        """The shipped terms, and the values."""
        return with_values(values_of(self._values))

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """What concepts are called beyond their labels."""
        return self._wordings

    @cached_property
    def organisations(self) -> tuple[OrganisationRow, ...]:
        """Organisations that go by several names."""
        return tuple(map(row_of, self._rows))

    @property
    def shapes(self) -> bytes:
        """What a record's graph must look like, in SHACL, as Turtle."""
        return self._shapes

    @property
    def _table(self) -> str:
        return "\n".join("\t".join(cells) for cells in self._rows)

    def triples(self) -> Iterator[Triple]:
        """What the graph says of its model: beside the ontology, the table of organisations."""
        yield from digest.ontology_triples(("innokraft.ttl", "pipeline.ttl", "alignment.ttl"))
        yield from (fact.triple for fact in (*self._concepts, *self._values))
        yield digest.stated(self.digest)
        yield (*ORGANISATIONS, text(self._table))

    def __reduce__(self) -> tuple[object, ...]:
        """As pickles it is read again from its files, and held to be the same."""
        return _read_again, (self._files, self.digest)


@cache
def _read_again(files: OwnFiles, wanted: str) -> Model:
    """Once in a process."""
    model = own_model(files)
    if model.digest != wanted:
        problem = "the words of the project folder were changed meanwhile"
        raise InnokraftError(problem, Place(str(files.vocabulary)), "Begin again.")
    return model


def _facts_in(path: Path) -> Iterator[Fact]:
    yield from placed_facts(path, _data_of(path))


def _quads_in(path: Path) -> Iterator[tuple[ox.Quad, Place]]:
    yield from placed_quads(path, _data_of(path))


def _data_of(path: Path) -> bytes:
    try:
        data = read_whole(path)
    except OSError as error:
        raise in_words(error, "it cannot be read") from None
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = "this line is not UTF-8"
        raise SourceError(problem, Place(str(path), line), "Save the file as UTF-8.") from None
    return data


def _shipped_organisations() -> Iterator[Row]:
    file = Path(_SHIPS) / Path(organisations.FILE).name
    lines = resource(organisations.FILE).read_text("utf-8").splitlines()
    for number, line in enumerate(lines[1:], 2):
        yield Place(str(file), number), line.split("\t")


def _rows_of(path: Path) -> Iterator[tuple[Place, Sequence[str]]]:
    for place, line in numbered_lines(path, (organisations.HEAD,)):
        if not line.startswith("#"):
            yield place, cells_of(line, place, organisations.HEAD, "a row has eight cells")


def names_off(model: Model, kind: str) -> Mapping[str, Place]:
    """What of a kind the folder of a model does without."""
    return model.off[kind] if isinstance(model, OwnModel) else {}
