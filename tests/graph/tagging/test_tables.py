"""The lexicon at rest: written once, read back the same, and of a text only what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.model.concepts import load_concepts
from innokraft.model.wordings import read_wordings
from innokraft.tagging import Tagger, tables, tagger
from innokraft.tagging.classes import Classes
from innokraft.tagging.compiled import Compiled
from innokraft.tagging.encoding import encode
from innokraft.tagging.lexicon import build_lexicon
from innokraft.tagging.patterns import Lexicon
from innokraft.tagging.tables import Tables, shipped_tables, write_shipped_tables
from innokraft.text.language import LANGUAGES

LEXICONS = {
    language: build_lexicon(load_concepts(), read_wordings(), language) for language in LANGUAGES
}
WORDS = [
    "tillit", "samverkan", "Mod", "offentlig sektor", "KTH", "utvärdera", "innovations-", "trust",
    "samverkansförmåga", "evaluate", "the room to act", "scale up", "med mod och", "nytänkande",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from([*WORDS, " ", ", ", ". ", "-", "s", "en "]), max_size=40)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the files are written that the shipped lexicons are read from."""
    monkeypatch.setattr(tables, "_path", lambda language: tmp_path / language)
    shipped_tables.cache_clear()
    yield tmp_path
    shipped_tables.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_hold_what_the_lexicon_holds(language: str) -> None:
    assert_same(Tables.of(LEXICONS[language]), LEXICONS[language])


def assert_same(found: Tables, lexicon: Lexicon) -> None:
    assert found.patterns == sorted(lexicon.patterns)
    for number, pattern in enumerate(found.patterns):
        assert found.read(number) == lexicon.patterns[pattern]
        assert list(found.read(number).whole) == list(lexicon.patterns[pattern].whole)
    assert found.rules == lexicon.rules
    assert found.nears == lexicon.nears


def test_what_is_written_is_read_back_and_nothing_worked_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_shipped_tables()
    monkeypatch.delattr(tables, "_worked_out")
    for language in LANGUAGES:
        assert_same(shipped_tables(language), LEXICONS[language])


def test_the_same_bytes_are_written_each_time(folder: Path) -> None:
    first = [path.read_bytes() for path in write_shipped_tables()]
    assert [path.read_bytes() for path in write_shipped_tables()] == first


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the shipped lexicons, by language."""
    where = tmp_path_factory.mktemp("lexicons")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tables, "_path", lambda language: where / language)
        write_shipped_tables()
    return {path.name: path.read_bytes() for path in where.iterdir()}


@pytest.mark.parametrize("damage", ["another digest", "another layout", "garbled", "empty", "gone"])
def test_a_file_that_is_not_of_what_ships_is_not_used(
    folder: Path, written: dict[str, bytes], damage: str
) -> None:
    if damage != "gone":
        whole, digest = written["sv"], tables._digest().encode()
        other = whole.replace(digest, b"0" * len(digest)).replace(b" mod\n", b" dom\n")
        damaged = {
            "another digest": other,
            "another layout": other.replace(b'"length"', b'"patterns"'),
            "garbled": b"{" + whole,
            "empty": b"",
        }
        (folder / "sv").write_bytes(damaged[damage])
    assert_same(shipped_tables("sv"), LEXICONS["sv"])


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(words=TEXTS)
def test_the_patterns_that_stand_in_a_text_are_found(language: str, words: list[str]) -> None:
    found, data = shipped_tables(language), encode("".join(words)).data
    assert found.standing_in(data) == [n for n, p in enumerate(found.patterns) if p in data]


@settings(max_examples=150, deadline=None)
@given(words=TEXTS, language=st.sampled_from(LANGUAGES))
def test_a_text_reads_the_same_with_the_patterns_that_stand_in_it_as_with_all(
    words: list[str], language: str
) -> None:
    text = "".join(words)
    assert FIRST.tag(text, language) == LATER.tag(text, language)


def read_with(few: int) -> Tagger:
    """A tagger that makes an automaton of all patterns after so much text."""
    made = Tagger()
    for language in LANGUAGES:
        part = made._part(language)
        part._seen = tagger.FEW - few
    return made


FIRST, LATER = read_with(10**9), read_with(0)


def test_after_some_text_all_patterns_are_made_an_automaton_of_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[int] = []

    class Counted(Compiled):
        def __init__(self, tables: Tables, classes: Classes, numbers: Sequence[int]) -> None:
            super().__init__(tables, classes, numbers)
            made.append(len(numbers))

    monkeypatch.setattr(tagger, "Compiled", Counted)
    fresh, all_ = Tagger(), len(shipped_tables("sv").patterns)
    for _ in range(4):
        fresh.tag("mod " * (tagger.FEW // 10), "sv")
    assert made[0] < 10
    assert made[-1] == all_
    assert made.count(all_) == 1
