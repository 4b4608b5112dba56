"""Which question is meant; the user's own questions; why an answer is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.errors import SourceError, UsageError
from innokraft.query.binding import bind
from innokraft.query.emptiness import why_empty
from innokraft.query.finding import find_question
from innokraft.query.questions import question, questions
from innokraft.store.embedded import EmbeddedStore
from tests.conftest import SEED_RECORD

OWN = "# sv: Vad heter {thing}?\n# param thing thing\n# param day date\n"


def own(folder: Path, name: str, text: str = OWN) -> Path:
    path = folder / name
    path.write_text(text + "SELECT ?n ?quote ?record { ?thing dcterms:title ?n }\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("29", 29),
        ("029", 29),
        ("who-works-with-whom", 29),
        ("Who works with whom?", 29),
        ("arbetar ihop", 29),
        ("never followed up", 34),
        ("vad tillför en källpost", 33),
        ("projects like this one", 30),
        ("how much has each funder granted per year", 2),
        ("Hur mycket har beviljats till projekt som talar om innovationskraft", 27),
    ],
)
def test_a_question_is_named_by_number_id_or_words(said: str, number: int) -> None:
    assert find_question(said, questions()).number == number


def test_words_that_many_questions_have_name_none_and_the_near_ones_are_told() -> None:
    with pytest.raises(UsageError, match="no question is clearly meant") as told:
        find_question("what differs", questions(), "en")
    assert all(f"{n}: What differs" in str(told.value) for n in (35, 36, 37))


@pytest.mark.parametrize("said", ["99", "qwertz", "?!"])
def test_what_no_question_has_is_told(said: str) -> None:
    with pytest.raises(UsageError, match=r"there is no question.*innokraft ask"):
        find_question(said, questions())


def test_an_own_question_needs_no_number_and_one_language(tmp_path: Path) -> None:
    own(tmp_path, "names.rq")
    there = questions(tmp_path)
    assert there[:-1] == questions()
    assert (there[-1].name, there[-1].words.en) == ("names", "Vad heter {thing}?")
    assert find_question("names", there) == there[-1]


@pytest.mark.parametrize("name", ["two/names.rq", "two/01-other.rq", "two/coordinated-by.rq"])
def test_two_files_of_one_name_are_told_both(tmp_path: Path, name: str) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    own(tmp_path, "one/names.rq")
    path = own(tmp_path, name)
    with pytest.raises(UsageError, match="two questions are called") as told:
        questions(tmp_path / "one", tmp_path / "two")
    assert str(path) in str(told.value)
    assert str(told.value).count(".rq") == 2


def test_a_file_without_words_is_no_question_and_a_folder_must_be_there(tmp_path: Path) -> None:
    own(tmp_path, "mute.rq", "# Says nothing.\n")
    with pytest.raises(SourceError, match=r"mute\.rq"):
        questions(tmp_path)
    with pytest.raises(UsageError, match="no folder of questions"):
        questions(tmp_path / "nowhere")


def test_what_has_no_default_must_be_given(tmp_path: Path, seed_store: EmbeddedStore) -> None:
    own(tmp_path, "names.rq")
    asked = questions(tmp_path)[-1]
    assert [each.name for each in asked.missing({"day": "2015-01-01"})] == ["thing"]
    with pytest.raises(UsageError, match=r"question names needs 'day', a date.*-p day="):
        bind(asked, seed_store, {"thing": "concept/mod"}, "sv")


def test_an_empty_answer_says_what_is_not_there_or_not_read(tmp_path: Path) -> None:
    build(tmp_path / "bare", [SEED_RECORD])
    store = EmbeddedStore.open(tmp_path / "bare")

    def why(number: int, **given: str) -> str:
        asked = question(number)
        return why_empty(asked, store, bindings=bind(asked, store, given, "sv")).en

    assert "does not know organisation/nobody" in why(1, organisation="organisation/nobody")
    unread = why(5, concept="concept/samhallskontrakt")
    assert "1 records speak of social contract and are not read" in unread
    assert "innokraft ask 26 -p concept=samhallskontrakt" in unread
    assert "speak of" not in why(5, concept="concept/risktagande")
