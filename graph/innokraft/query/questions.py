"""The library of questions: each a SPARQL query with its words, and rows that cite.

A question is a file `data/questions/NN-name.rq`. Its head says, in comment lines:

    sv: … {place}?                    what it asks, with its parameters where they belong
    en: … {place}?
    words: …, …                       other words and phrases by which it is found
    param place thing = place/ort (orten | the place)
                                      a parameter, its kind (thing, date, text), what it is unless
                                      told otherwise, and for a thing what to call that; without
                                      the sign and what is behind it, it must be told
    range from to                     two dates that are given together or not at all
    needs annotations                 only what a person read out of a text answers it
    needs people                      without what sources say of people nothing answers it; so
                                      with the others of `query.headers.NEEDS`
    holds all against all             of a graph with thousands of records that takes seconds
    an answer at length               of such a graph it has more rows than one reads in a page

A `?lang` in the query is the language of labels. Parameters are bound in the outermost group, and
in an inner one that says `VALUES ?place {}`. Where rows gather many quotes as `?quotes` and
`?records`, what is gathered is `?gathered`: a record, a space, and a quote of it. A question of the
user's own lies in a folder of his, needs no number, and speaks one language at least.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.errors import Place, SourceError, UsageError
from innokraft.files.shipped import resource
from innokraft.model.own import names_off
from innokraft.model.switched_off import check_known
from innokraft.project.folder import project_of
from innokraft.query.headers import NEEDS, Parameter, read_header
from innokraft.query.reading import read_query

_NUMBERED = re.compile(r"(\d+)-")
_CITES = re.compile(r"\?(?:(?:\w+_)?quote(?:_\w+)?|gathered)\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words, with gaps for its parameters, and in SPARQL.

    `ranges` are pairs of dates that are given together; `annotated` is whether only what a person
    read out of a text answers it; `pairs` is whether it holds all against all, which takes long,
    `long` whether its answer is more than one reads in a page, and `needs` what the sources must
    give; `more` are other words by which it is found. A question of the user's own has no number,
    unless its file says one; `file` is that file.
    """

    number: int | None
    words: Bilingual
    parameters: tuple[Parameter, ...]
    sparql: str
    ranges: tuple[tuple[str, str], ...] = ()
    annotated: bool = False
    pairs: bool = False
    long: bool = False
    needs: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    file: Path = Path()

    @property
    def id(self) -> str:
        """What it is called by beside its number: the name of its file."""
        return _NUMBERED.sub("", self.file.stem)

    @property
    def name(self) -> str:
        """Its number, or else its id."""
        return self.id if self.number is None else str(self.number)

    @property
    def cites(self) -> bool:
        """Whether the rows of an answer have quotes, of their own or gathered."""
        return bool(_CITES.search(self.sparql))

    def missing(self, given: Mapping[str, str]) -> list[Parameter]:
        """The parameters that must be given and are not."""
        return [each for each in self.parameters if not (each.default or given.get(each.name))]

    def text(self, asked: Mapping[str, Bilingual] | None = None) -> Bilingual:
        """The question in words, of what is asked about or else of the defaults."""
        words = {each.name: each.words for each in self.parameters} | dict(asked or {})
        return self.words.filled(**words)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the library with its parameters: its words, and what they stand for."""

    question: Question
    text: Bilingual
    bindings: dict[str, ox.NamedNode | ox.Literal]
    is_bound: bool = False
    """Whether its query has these in it already."""


def questions(*folders: str | Path) -> tuple[Question, ...]:
    """The questions of the library, by number, and behind them those in folders of the user's own.

    Raises UsageError for two that have one number or one id, and for a folder that is not there;
    SourceError for a file that is no question, with the line that is wrong in its head.
    """
    return _with_own(_shipped(), folders)


def questions_of(graph: str | Path, *folders: str | Path) -> tuple[Question, ...]:
    """The questions that a graph is asked: as `questions`, with those of its project folder.

    That folder may do without some of the library's, or without all.
    """
    project = project_of(graph)
    if project is None:
        return questions(*folders)
    off = names_off(project.model, "question")
    library = _shipped() if "questions" in project.settings.ships else ()
    check_known(off, {name for each in _shipped() for name in (each.name, each.id)}, "question")
    kept = tuple(each for each in library if not {each.name, each.id} & off.keys())
    own = [project.questions] if project.questions.is_dir() else []
    others = (each for each in folders if not any(map(Path(each).samefile, own)))
    return _with_own(kept, (*own, *others))


def _with_own(library: tuple[Question, ...], folders: Iterable[str | Path]) -> tuple[Question, ...]:
    own = [_read(path, own=True) for folder in folders for path in _files_of(Path(folder))]
    _check_clashes([*library, *own])
    return (*library, *own)


@cache
def _shipped() -> tuple[Question, ...]:
    return tuple(_read(path) for path in sorted(resource("data/questions").glob("*.rq")))


def _files_of(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder of questions")
    return sorted(folder.glob("*.rq"))


def _check_clashes(asked: Iterable[Question]) -> None:
    found: dict[str, Path] = {}
    for each in asked:
        for name in {each.name, each.id}:
            if name in found:
                problem = f"two questions are called {name!r}: {found[name]} and {each.file}"
                raise UsageError(problem, remedy="Give one of the files another name.")
            found[name] = each.file


def question(number: int) -> Question:
    """The question of the library of that number. Raises UsageError for none."""
    for each in _shipped():
        if each.number == number:
            return each
    raise UsageError(f"there is no question {number}", remedy="List them: innokraft ask.")


def _read(path: Path, *, own: bool = False) -> Question:
    source = read_query(path).replace("\r\n", "\n")
    header = read_header(source, str(path))
    number = _NUMBERED.match(path.stem)
    if not header.words or not (own or (len(header.words) == 2 and number)):
        needs = "'# sv:' or '# en:'" if own else "a number, '# sv:' and '# en:'"
        raise SourceError(f"a question needs {needs}", Place(str(path)))
    any_words = next(iter(header.words.values()))
    return Question(
        number=int(number[1]) if number else None,
        words=Bilingual(header.words.get("sv", any_words), header.words.get("en", any_words)),
        parameters=tuple(header.parameters),
        sparql=_query_of(source, own),
        ranges=tuple(header.ranges),
        annotated="needs annotations" in header.marks,
        pairs="holds all against all" in header.marks,
        long="an answer at length" in header.marks,
        needs=tuple(each for each in NEEDS if f"needs {each}" in header.marks),
        more=tuple(header.more),
        file=path,
    )


def _query_of(source: str, own: bool) -> str:
    """The query without its comments; in a user's own, the lines keep their numbers."""
    lines = source.splitlines(keepends=True)
    return "".join(("\n" if own else "") if line.startswith("#") else line for line in lines)
