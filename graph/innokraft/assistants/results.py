"""What tools give, as data: the schema of each result is made from these."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | float | bool | None


@dataclass(frozen=True)
class Cited:
    """A quote and its place: code points of the frozen text of one version of a record.

    `sentence` and `section` are what it stands in, `source` is what to call the record, `address`
    where its source lets it be read.
    """

    quote: str
    record: str
    start: int
    end: int
    sentence: str
    section: str
    source: str
    address: str | None


@dataclass(frozen=True)
class Page:
    """Which part of a list is here; `left_out` says in words what is not, and how to get it."""

    total: int
    first: int
    shown: int
    next_cursor: str | None
    left_out: str


@dataclass(frozen=True)
class Row:
    """A row of an answer by column, and the quotes that it rests on."""

    values: dict[str, Value]
    quotes: list[Cited]


@dataclass(frozen=True)
class Table:
    """An answer: of a question by name and in words, or to SPARQL.

    `boolean` is the answer of ASK; `note` says why there are no rows, or no quotes.
    """

    question: str
    asked: str
    columns: list[str]
    rows: list[Row]
    boolean: bool | None
    note: str
    page: Page


@dataclass(frozen=True)
class ParameterListed:
    """A parameter of a question: its kind is thing, date or text; without default it is needed."""

    name: str
    kind: str
    default: str


@dataclass(frozen=True)
class QuestionListed:
    """A question of the library. Of the group `readings` only annotations answer it."""

    question: str
    id: str
    group: str
    asks: str
    parameters: list[ParameterListed]


@dataclass(frozen=True)
class Questions:
    """Questions of the library."""

    questions: list[QuestionListed]
    page: Page


@dataclass(frozen=True)
class ThingFound:
    """A thing by its name, and the words of a record that name it."""

    iri: str
    kind: str
    name: str
    other_name: str
    quotes: list[Cited]


@dataclass(frozen=True)
class Things:
    """Things that were found."""

    things: list[ThingFound]
    page: Page


@dataclass(frozen=True)
class Ground:
    """What a statement rests on.

    `kind` is `stated` by a source, `claimed` by someone, with `certainty` and who says and holds
    it; `derived` by a rule of ours; or `found`, a mention that a machine found and nobody read.
    """

    kind: str
    certainty: str
    said_by: str
    held_by: str
    note: str
    quotes: list[Cited]


@dataclass(frozen=True)
class Statement:
    """What is said: of whom, where it is another thing than the one shown, which property, what."""

    of: str
    property: str
    value: str
    grounds: list[Ground]


@dataclass(frozen=True)
class Rival:
    """One of several values that sources give; `chosen` says that a curator goes by it."""

    value: str
    chosen: bool
    why: str
    quotes: list[Cited]


@dataclass(frozen=True)
class Disagreement:
    """A property on which sources disagree."""

    property: str
    values: list[Rival]


@dataclass(frozen=True)
class Shown:
    """A thing and what is said of it."""

    iri: str
    name: str
    statements: list[Statement]
    disagreements: list[Disagreement]
    page: Page


@dataclass(frozen=True)
class ConceptFound:
    """A concept of the scheme; `records` is how many of the graph speak of it."""

    iri: str
    name: str
    other_name: str
    definition: str
    other_words: list[str]
    broader: list[str]
    narrower: list[str]
    related: list[str]
    records: int
    quotes: list[Cited]


@dataclass(frozen=True)
class Concepts:
    """Concepts that were found."""

    concepts: list[ConceptFound]
    page: Page


@dataclass(frozen=True)
class Passage:
    """Words in a record: what they are of, the concept that they speak of if one was sought."""

    project: str
    project_name: str
    concept: str
    quotes: list[Cited]


@dataclass(frozen=True)
class Passages:
    """Passages of texts, and in how many records."""

    passages: list[Passage]
    records: int
    page: Page


@dataclass(frozen=True)
class Section:
    """A section of a text: its heading, and where what stands below it starts and ends."""

    heading: str
    start: int
    end: int


@dataclass(frozen=True)
class RecordRead:
    """A part of a record's frozen text; `text` starts at `start` and ends at `end`.

    `span` is what was asked for in it, `left_out` says what is before and after.
    """

    record: str
    source: str
    address: str | None
    about: str
    length: int
    start: int
    end: int
    text: str
    span: list[Cited]
    sections: list[Section]
    left_out: str


@dataclass(frozen=True)
class Held:
    """The records of one format by one publisher."""

    format: str
    publisher: str
    records: int
    newest: str


@dataclass(frozen=True)
class GraphTold:
    """What the graph is, what it holds, and how to cite it."""

    iri: str
    title: str
    citation: str
    licence: str
    rights: str
    sha256: str
    counts: dict[str, int]
    kinds: dict[str, int]
    sources: list[Held]
    note: str
