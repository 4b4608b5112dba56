"""Which question is meant; the user's own questions; why an answer is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.errors import QueryError, SourceError, UsageError
from innokraft.graph import open_graph
from innokraft.query.binding import bind
from innokraft.query.emptiness import why_empty
from innokraft.query.finding import find_question
from innokraft.query.questions import question, questions
from innokraft.store.embedded import EmbeddedStore
from tests.conftest import SEED_RECORD

OWN = "# sv: Vad heter {thing}?\n# param thing thing\n# param day date\n"
"""A head whose parameters stand in the query that `own` writes."""


def own(folder: Path, name: str, text: str = OWN) -> Path:
    path = folder / name
    query = "SELECT ?n ?quote ?record { ?thing dcterms:title ?n FILTER(?day = ?day) }\n"
    path.write_text(text + query, "utf-8")
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


def test_an_own_question_is_found_by_its_other_words(tmp_path: Path) -> None:
    own(tmp_path, "names.rq", f"{OWN}# words: benämningar, vad kallas det\n")
    there = questions(tmp_path)
    assert there[-1].more == ("benämningar", "vad kallas det")
    for said in ("benämning", "vad kallas det", "Vad kallas det?"):
        assert find_question(said, there) == there[-1]
    own(tmp_path, "names.rq")
    with pytest.raises(UsageError, match="no question"):
        find_question("benämning", questions(tmp_path))


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


@pytest.mark.parametrize(
    ("head", "line", "says"),
    [
        ("# sv: Vad heter {thng}?\n# param thing thing\n", 1, r"\{thng\}.*mean \{thing\}"),
        ("# sv: Vad heter {thing?\n# param thing thing\n", 1, "brace"),
        ("# sv: Vad heter {}?\n", 1, r"\{\} is no parameter"),
        ("# sv: {thing.__class__}?\n# param thing thing\n", 1, "no parameter"),
        ("# sv: Vad?\n# param thing thingy\n", 2, "Did you mean 'thing'"),
        ("# sv: Vad?\n# param thing\n", 2, r"# param NAME thing\|date\|text"),
        ("# sv: Vad?\n# param  thing thing\n", 2, "# param NAME"),
        ("# sv: Vad?\n#\n# parm thing thing\n", 3, "# param NAME"),
        ("# sv: Vad?\n# param thing thing\n# param thing date\n", 3, "twice"),
        ("# sv: Vad?\n# param place thing\n", 2, r"no variable \?place"),
        ("# sv: Vad?\n# param thing date = 2015-13-01\n", 2, "2015-05-31"),
        ("# sv: Vad?\n# range thing day\n", 2, "'thing' is no parameter that is a date"),
        ("# sv: Vad?\n# range thing\n", 2, "# range FROM TO"),
        ("# sv: Vad?\n# need annotations\n", 2, "# needs annotations"),
        ("# sv: Vad?\n# sv: Vad då?\n", 2, "twice"),
        ("# sv:\n", 1, "says nothing"),
        ("# sv: Vad?\n# words:\n", 2, "# words: WORDS, A PHRASE"),
        ("# de: Was?\n", 1, "sv or en"),
    ],
)
def test_a_mistake_in_a_head_is_told_with_its_line_and_what_would_be_right(
    tmp_path: Path, head: str, line: int, says: str
) -> None:
    path = own(tmp_path, "mine.rq", head)
    with pytest.raises(SourceError, match=says) as told:
        questions(tmp_path)
    assert str(told.value).startswith(f"{path}, line {line}: ")


def test_a_head_may_have_comments_of_its_authors(tmp_path: Path) -> None:
    own_words = "\ufeff# Om parametrar.\r\n# The range of it is wide.\r\n"
    text = f"{own_words}# sv: Vad?\r\n# needs annotations\r\nASK {{}}"
    (tmp_path / "mine.rq").write_text(text, "utf-8", newline="")
    mine = questions(tmp_path)[-1]
    assert (mine.words.sv, mine.annotated) == ("Vad?", True)


def test_what_is_no_sparql_in_a_file_is_told_with_the_file_and_its_line(
    tmp_path: Path, seed_folder: Path
) -> None:
    path = own(tmp_path, "mine.rq", "# sv: Vad?\n\n# param thing thing = concept/mod\nSELECT ?x\n")
    graph = open_graph(seed_folder)
    for sentences in (False, True):
        asked = graph.question(questions(tmp_path)[-1], sentences=sentences)
        with pytest.raises(QueryError, match="line 5") as told:
            graph.query(asked)
        assert str(told.value).startswith(f"{path}: ")
    path.write_bytes(b"# sv: Vad \xe5?\nASK {}")
    with pytest.raises(UsageError, match=r"mine\.rq: byte 10 is not UTF-8"):
        questions(tmp_path)


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

    unknown = why(1, organisation="organisation/nobody")
    assert "does not know organisation/nobody" in unknown
    assert unknown.endswith("ask of another: -p organisation=…")
    for number, lacks in (
        (20, "no project of the graph has more than one record"),
        (32, "on which day it was loaded or changed"),
        (39, "names people"),
        (43, "gives research subjects"),
        (47, "gives kinds of grant"),
    ):
        assert lacks in why(number)
    assert why(51, concept="concept/mod").endswith(
        "nothing in the graph answers that; 1 records speak of courage: "
        "innokraft ask 26 -p concept=mod"
    )
    unread = why(5, concept="concept/samhallskontrakt")
    assert "1 records speak of social contract and are not read" in unread
    assert "innokraft ask 26 -p concept=samhallskontrakt" in unread
    assert "speak of" not in why(5, concept="concept/risktagande")
