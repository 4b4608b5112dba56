"""The library of questions: its files, its parameters, and its answers on the seed record."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.change.build import build
from innokraft.errors import SourceError, UsageError
from innokraft.files.shipped import resource
from innokraft.query.answer import Answer
from innokraft.query.binding import bind, words_of
from innokraft.query.emptiness import why_empty
from innokraft.query.questions import _read, question, questions
from innokraft.rdf.namespaces import BASE
from innokraft.store.embedded import EmbeddedStore
from tests.conftest import SEED_RECORD
from tests.graph.answers import run_query

RECORD = "record/vinnova-page/2015-01573/"
SEED = f"{BASE}project/vinnova/2015-01573"
TEXT = resource("data/records/vinnova-2015-01573.txt").read_text("utf-8")

Rows = list[dict[str, str]]


def asked(
    folder: Path, store: EmbeddedStore, number: int, lang: str = "sv", **given: str
) -> Answer:
    """The answer to a question, by the way that the command line takes."""
    chosen = question(number)
    bindings = bind(chosen, store, given, lang)
    return run_query(partial(EmbeddedStore.open, folder), chosen.sparql, bindings=bindings)


def table(answer: Answer) -> Rows:
    """Rows as text, IRIs by their path under the base."""
    return [
        {
            name: str(node.value).removeprefix(BASE)
            for name, node in zip(answer.names, row, strict=True)
            if node is not None and not isinstance(node, ox.Triple)
        }
        for row in answer.rows
    ]


@pytest.fixture
def ask(seed_folder: Path, seed_store: EmbeddedStore) -> partial[Answer]:
    return partial(asked, seed_folder, seed_store)


def columns(rows: Rows, *names: str) -> list[tuple[str, ...]]:
    return [tuple(row.get(name, "") for name in names) for row in rows]


# ------------------------------------------------------------------ the files


NUMBERS = range(1, 56)


def test_the_questions_are_there_in_two_languages() -> None:
    assert [each.number for each in questions()] == list(NUMBERS)
    for each in questions():
        assert each.text().sv.endswith("?")
        assert each.text().en.endswith("?")
        assert each.text().sv != each.text().en


def test_a_question_that_is_not_there_is_told_with_how_to_list_them() -> None:
    with pytest.raises(UsageError, match=r"no question 99.*innokraft ask"):
        question(99)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("99-x.rq", "# sv: A?\nASK {}"),
        ("99-x.rq", "# en: A?\nASK {}"),
        ("x.rq", "# sv: A?\n# en: A?\nASK {}"),
    ],
)
def test_a_question_file_without_its_words_or_number_is_told_by_name(
    tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(SourceError, match=name):
        _read(path)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_answer_has_columns_that_cite(ask: partial[Answer], number: int) -> None:
    answer = ask(number)
    assert any("quote" in name for name in answer.names), answer.names
    assert any("record" in name for name in answer.names), answer.names


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_row_on_the_seed_cites_what_the_frozen_text_says(
    ask: partial[Answer], number: int, lang: str
) -> None:
    for row in table(ask(number, lang)):
        if cites_nothing(number, row):
            continue
        quotes = [v for name, v in row.items() if "quote" in name]
        records = [v for name, v in row.items() if "record" in name]
        assert quotes
        assert records
        for quote in quotes:
            assert all(part.partition(" (")[0] in TEXT for part in quote.split(" | ")), quote
        assert all(RECORD.removeprefix("record/") in record for record in records)


def cites_nothing(number: int, row: dict[str, str]) -> bool:
    """A concept without any project, or a year without one, rests on no text."""
    return (number == 22 and "record" not in row) or (number == 17 and row["projects"] == "0")


# ------------------------------------------------------------------ the first nine, on the seed


def test_1_the_university_and_its_unit(ask: partial[Answer]) -> None:
    (row,) = table(ask(1))
    assert row["project"] == "project/vinnova/2015-01573"
    assert row["unit"] == "Avdelningen för informations och kommunikationssystem"
    assert row["quote"] == f"Mittuniversitetet - {row['unit']}"


def test_1_another_organisation_coordinated_nothing(ask: partial[Answer]) -> None:
    assert table(ask(1, organisation="Vinnova")) == []


def test_2_what_was_granted_per_year(ask: partial[Answer]) -> None:
    (row,) = table(ask(2))
    known = ("funder", "year", "currency", "granted", "projects")
    assert columns([row], *known) == [("Vinnova", "2015", "SEK", "99356", "1")]
    assert "99 356 kronor" in row["quotes"]


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("sv", ["handlingsutrymme", "mod", "verkstad"]),
        ("en", ["courage", "getting things done", "room for manoeuvre"]),
    ],
)
def test_3_the_three_starting_points(ask: partial[Answer], lang: str, labels: list[str]) -> None:
    rows = table(ask(3, lang))
    assert [row["label"] for row in rows] == labels
    quote = "med utgångspunkt i frågor kring handlingsutrymme, mod och verkstad"
    assert {row["quote"] for row in rows} == {quote}


@pytest.mark.parametrize(
    ("lang", "labels", "certainty"),
    [
        ("sv", {"att våga", "mångfald", "samhällskontrakt"}, "bedömt"),
        ("en", {"daring", "diversity", "social contract"}, "judged"),
    ],
)
def test_4_the_three_central_areas_with_both_sentences(
    ask: partial[Answer], lang: str, labels: set[str], certainty: str
) -> None:
    rows = table(ask(4, lang))
    assert {row["label"] for row in rows} == labels
    assert {row["certainty"] for row in rows} == {certainty}
    assert len(rows) == 6
    assert {row["quote"][:16] for row in rows} == {"Resultatet av se", "Tre områden iden"}


def test_5_a_narrower_concept_counts(ask: partial[Answer]) -> None:
    assert columns(table(ask(5)), "label", "quote") == [
        ("kompetensöverföring", "Kompetensöverföring")
    ]
    assert {r["label"] for r in table(ask(5, concept="innovationskraft"))} >= {"innovationskraft"}


def test_5_a_starting_point_is_what_a_project_is_about(ask: partial[Answer]) -> None:
    (row,) = table(ask(5, concept="verkstad"))
    assert row["quote"] == "med utgångspunkt i frågor kring handlingsutrymme, mod och verkstad"


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2015-05-01", "2015-05-31", 1),
        ("2015-06-30", "2015-07-31", 1),
        ("2015-03-01", "2015-04-01", 1),
        ("2015-07-01", "2015-07-31", 0),
        ("2015-03-01", "2015-03-31", 0),
    ],
)
def test_6_a_project_runs_from_its_first_day_to_its_last(
    ask: partial[Answer], first: str, last: str, found: int
) -> None:
    rows = table(ask(6, **{"from": first, "to": last}))
    assert len(rows) == found
    assert all(row["quote"] == "Projektets löptid april 2015 - juni 2015" for row in rows)


def test_7_the_edition_and_the_seminar_but_not_the_series(ask: partial[Answer]) -> None:
    rows = table(ask(7))
    assert columns(rows, "event", "year") == [
        ("event/offentliga-rummet/2015", "2015"),
        ("event/vinnova-2015-01573/seminarium", "2015"),
    ]


def test_8_the_grant_verbatim_and_where(ask: partial[Answer]) -> None:
    (row,) = table(ask(8))
    assert columns([row], "quote", "start", "end", "value") == [
        ("99 356 kronor", "207", "220", "99356")
    ]
    assert TEXT[207:220] == row["quote"]


def test_9_courage_and_daring_are_close(ask: partial[Answer]) -> None:
    rows = table(ask(9))
    assert columns(rows, "start_label", "outcome_label", "tie") == [("mod", "att våga", "~")]
    assert columns(table(ask(9, "en")), "start_label", "outcome_label") == [("courage", "daring")]


# ------------------------------------------------------------------ parameters


def test_a_thing_can_be_given_by_label_number_or_path(ask: partial[Answer]) -> None:
    for name in ("Mittuniversitetet", "organisation/mittuniversitetet"):
        assert len(table(ask(1, organisation=name))) == 1
    assert len(table(ask(8, project="2015-01573"))) == 1


@pytest.mark.parametrize(
    ("number", "name", "value"),
    [
        (1, "organisation", "organisation/nobody"),
        (3, "event", "concept/mod"),
        (5, "concept", "https://elsewhere.example/concept"),
    ],
)
def test_a_parameter_that_finds_nothing_gives_an_empty_answer(
    ask: partial[Answer], number: int, name: str, value: str
) -> None:
    answer = ask(number, **{name: value})
    assert answer.rows == ()
    assert answer.names


@settings(max_examples=30)
@given(st.dates(), st.dates())
def test_a_range_is_given_whole_and_in_order_or_not_at_all(first: date, second: date) -> None:
    store = EmbeddedStore.in_memory([])
    ends = {"from": first.isoformat(), "to": second.isoformat()}
    if first <= second:
        assert bind(question(6), store, ends, "sv")["from"].value == first.isoformat()
    else:
        with pytest.raises(UsageError, match="is after"):
            bind(question(6), store, ends, "sv")
    for name, day in ends.items():
        with pytest.raises(UsageError, match="is missing"):
            bind(question(6), store, {name: day}, "sv")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_caption_speaks_of_what_is_asked_and_a_default_is_called_as_in_the_graph(
    seed_store: EmbeddedStore, lang: str
) -> None:
    for each in questions():
        assert set(re.findall(r"{(\w+)}", each.text({}).of(lang))) == set()
        assert {p.name for p in each.parameters} == set(re.findall(r"{(\w+)}", each.words.sv))
        bindings = bind(each, seed_store, {}, lang)
        asked = words_of(each, seed_store, bindings)
        if each.number not in {3, 8, 30}:  # a seminar and a project are called at length
            assert each.text(asked) == each.text()
    bindings = bind(question(5), seed_store, {"concept": "mod"}, lang)
    caption = question(5).text(words_of(question(5), seed_store, bindings)).of(lang)
    assert ("handlar om mod," if lang == "sv" else "concern courage,") in caption


def test_an_empty_answer_says_whether_there_is_nothing_or_nobody_has_read_it(
    seed_store: EmbeddedStore, tmp_path: Path
) -> None:
    build(tmp_path / "bare", [SEED_RECORD])
    bare, empty = EmbeddedStore.open(tmp_path / "bare"), EmbeddedStore.in_memory([])
    for number, store, said in (
        (3, empty, "the graph holds no records"),
        (3, bare, "nobody has annotated any of the graph's records (1)"),
        (3, seed_store, "1 of 1 records are annotated"),
        (1, bare, "nothing in the graph answers that"),
    ):
        assert said in why_empty(question(number), store).en
    assert "annotated" not in why_empty(question(1), bare).en


def test_a_question_needs_annotations_if_it_says_so(tmp_path: Path) -> None:
    build(tmp_path / "bare", [SEED_RECORD])
    store = EmbeddedStore.open(tmp_path / "bare")
    for each in questions():
        if each.annotated:
            open_it = partial(EmbeddedStore.open, tmp_path / "bare")
            bindings = bind(each, store, {}, "sv")
            assert run_query(open_it, each.sparql, bindings=bindings).rows == (), each.number


def test_a_default_that_the_graph_does_not_hold_gives_an_empty_answer(tmp_path: Path) -> None:
    path = tmp_path / "empty.nq"
    path.write_text("<a:s> <a:p> <a:o> <a:g> .\n", "utf-8")
    store = EmbeddedStore.load(path)
    for each in questions():
        bindings = bind(each, store, {}, "sv")
        answer = run_query(partial(EmbeddedStore.load, path), each.sparql, bindings=bindings)
        assert answer.rows == ()


@pytest.mark.parametrize(
    ("number", "given", "said"),
    [
        (1, {"organization": "x"}, "no parameter 'organization'.*'organisation'"),
        (2, {"funder": "x"}, "no parameter 'funder'.*none"),
        (1, {"organisation": "Mittuniversitete"}, "Did you mean 'Mittuniversitetet'"),
        (6, {"from": "maj 2015"}, "no date.*2015-05-31"),
        (6, {"from": "2015-02-30"}, "'2015-02-30' is no date"),
        (6, {"to": "2015-5-1"}, "no date"),
    ],
)
def test_a_wrong_name_or_value_is_told_with_what_would_be_right(
    seed_store: EmbeddedStore, number: int, given: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        bind(question(number), seed_store, given, "sv")


HOSTILE = [
    '"} #', "> . ?s ?p ?o } #", "') SERVICE <http://x/> { } #", '\\" } UNION { ?s ?p ?o } #',
    "c:mod> } UNION { ?s ?p ?o } #", "2015-01-01\"^^xsd:date) } #", "\ud800", "\x00",
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(("number", "name"), [(1, "organisation"), (6, "from")])
def test_a_hostile_value_is_refused_before_it_reaches_a_query(
    seed_store: EmbeddedStore, number: int, name: str, value: str
) -> None:
    with pytest.raises(UsageError):
        bind(question(number), seed_store, {name: value}, "sv")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_text_is_bound_and_stays_a_text(
    tmp_path: Path, seed_store: EmbeddedStore, value: str
) -> None:
    path = tmp_path / "26-made.rq"
    words = "# sv: A?\n# en: B?\n# param wanted text = x\n"
    path.write_text(words + "SELECT ?found WHERE { BIND(?wanted AS ?found) }\n", "utf-8")
    made = _read(path)
    bindings = bind(made, seed_store, {"wanted": value}, "sv")
    rows = list(seed_store.select(made.sparql, **bindings))
    assert [row["found"] for row in rows] == [bindings["wanted"]]
    assert bindings["wanted"].value == value.replace("\ud800", "?")


def test_only_a_question_that_speaks_of_labels_is_given_the_language(
    tmp_path: Path, seed_store: EmbeddedStore
) -> None:
    path = tmp_path / "26-made.rq"
    path.write_text("# sv: A?\n# en: B?\nSELECT ?language { ?s ?p ?language }\n", "utf-8")
    assert bind(_read(path), seed_store, {}, "sv") == {}
    assert bind(question(3), seed_store, {}, "en")["lang"] == ox.Literal("en")
