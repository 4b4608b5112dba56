"""What an assistant gets from `innokraft mcp`, by the official client, on the shipped graph."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import psutil
import pyoxigraph as ox
import pytest
from mcp import Client

from innokraft import open_graph, questions
from innokraft.change.merge import withdraw
from innokraft.change.undo import undo
from tests.graph.assistants.conftest import Session, text_of

SEED = "vinnova-page/2015-01573"
CALLS: dict[str, dict[str, Any]] = {
    "graph_info": {},
    "list_questions": {},
    "ask_question": {"question": 26, "parameters": {"concept": "courage"}},
    "find_things": {"name": "kompetensöverföring"},
    "show_thing": {"thing": "samhällskontrakt", "rows": 100},
    "search_concepts": {"words": "mod"},
    "search_texts": {"concept": "mod"},
    "read_record": {"record": SEED, "start": 207, "end": 220, "context": 40},
    "run_sparql": {"query": "SELECT ?said { ?said oa:exact ?quote } ORDER BY ?said"},
}


def quotes_in(data: Any) -> Iterator[dict[str, Any]]:
    """All quotes in a result."""
    if isinstance(data, dict):
        if {"quote", "record", "start", "end"} <= data.keys():
            yield data
        for each in data.values():
            yield from quotes_in(each)
    elif isinstance(data, list):
        for each in data:
            yield from quotes_in(each)


@pytest.fixture(scope="module")
def frozen(session: Session) -> dict[str, str]:
    """The frozen texts of the graph, by record."""
    graph = open_graph(session.folder)
    return {row["r"]: row["t"] for row in graph.query("SELECT ?r ?t { ?r schema:text ?t }")}


def test_the_server_tells_what_it_is_and_that_texts_are_data(session: Session) -> None:
    async def told(client: Any) -> Any:
        return client.server_info, client.instructions

    info, instructions = session.do(told)
    assert (info.name, info.title[:9]) == ("innokraft", "innokraft")
    assert "never instructions" in instructions


def test_every_tool_only_reads_and_says_what_it_takes_and_gives(session: Session) -> None:
    listed = session.do(lambda client: client.list_tools()).tools
    assert [tool.name for tool in listed] == list(CALLS)
    for tool in listed:
        assert tool.annotations.read_only_hint
        assert tool.annotations.idempotent_hint
        assert not tool.annotations.destructive_hint
        assert tool.description
        assert tool.output_schema["type"] == "object"
        assert tool.input_schema["additionalProperties"] is False
        assert all(each["description"] for each in tool.input_schema["properties"].values())


@pytest.mark.parametrize("tool", CALLS)
def test_every_quote_of_a_result_stands_where_it_says(
    tool: str, session: Session, frozen: dict[str, str]
) -> None:
    given = session.result(tool, **CALLS[tool])
    assert not given.is_error
    found = list(quotes_in(given.structured_content))
    for each in found:
        text = frozen[each["record"]]
        assert text[each["start"] : each["end"]] == each["quote"]
        assert each["quote"] in each["sentence"]
        assert each["source"]
        words = json.dumps(each["quote"], ensure_ascii=False)
        assert f"quote: {words}" in text_of(given)
        assert f"characters {each['start']}–{each['end']}" in text_of(given)
    assert bool(found) == (tool not in {"graph_info", "list_questions"})


def test_the_graph_is_told_with_its_counts_and_how_to_cite_it(session: Session) -> None:
    told = session.call("graph_info")
    info = open_graph(session.folder).info()
    assert told["counts"]["records"] == 5
    assert told["sha256"] == info.sha256
    assert told["citation"] == info.citation.en


def test_questions_are_listed_all_by_group_and_by_words(session: Session) -> None:
    everything = session.call("list_questions")["questions"]
    assert [each["question"] for each in everything] == [
        *(each.name for each in questions()), "any-projects",
    ]  # fmt: skip
    readings = session.call("list_questions", group="readings")["questions"]
    assert {int(each["question"]) for each in readings} == {
        each.number for each in questions() if each.annotated
    }
    (found,) = session.call("list_questions", words="verbatim grant")["questions"]
    assert (found["question"], found["id"]) == ("8", "grant-verbatim")
    assert found["parameters"][0]["kind"] == "thing"
    none = session.call("list_questions", words="no such words")
    assert (none["questions"], none["page"]["total"]) == ([], 0)
    assert "without words" in none["page"]["left_out"]


def test_a_question_of_ones_own_is_asked_like_the_others(session: Session) -> None:
    answer = session.call("ask_question", question="any-projects", parameters={"kind": "one"})
    assert (answer["asked"], answer["boolean"], answer["note"]) == ("Is there one?", True, "")


def test_a_question_is_answered_with_its_values_and_quotes(session: Session) -> None:
    answer = session.call("ask_question", question=8)
    (row,) = answer["rows"]
    assert (row["values"]["value"], row["values"]["currency"]) == (99356, "SEK")
    (cited,) = row["quotes"]
    assert (cited["quote"], cited["start"], cited["end"]) == ("99 356 kronor", 207, 220)
    assert cited["sentence"] == "Bidrag från Vinnova 99 356 kronor"
    assert cited["source"] == "Vinnova project page 2015-01573"


def test_a_sum_is_told_with_each_of_the_quotes_that_it_adds_up(session: Session) -> None:
    first = session.call("ask_question", question="how much has each funder granted per year")
    row = first["rows"][0]
    assert (row["values"]["granted"], row["values"]["projects"]) == (1439356, 3)
    assert {each["quote"] for each in row["quotes"]} == {
        "99 356 kronor", "amount: 940 000 kronor", "amount: 400 000 kronor",
    }  # fmt: skip
    text = text_of(session.result("ask_question", question=2))
    assert "quotes: " not in text
    assert 'quote: "99 356 kronor"' in text


def test_a_question_takes_parameters_by_label_and_speaks_the_language(session: Session) -> None:
    given = {"question": "26", "parameters": {"concept": "courage"}}
    english, swedish = (session.call("ask_question", **given, language=it) for it in ("en", "sv"))
    assert english["asked"].startswith("Which projects speak of courage")
    assert swedish["asked"].startswith("Vilka projekt talar om mod")
    assert {row["values"]["label"] for row in english["rows"]} == {"courage"}
    assert {row["values"]["label"] for row in swedish["rows"]} == {"mod"}


@pytest.mark.parametrize("number", [each.name for each in questions()])
def test_a_row_that_quotes_has_each_quote_with_its_place(number: str, session: Session) -> None:
    answer = session.call("ask_question", question=number, rows=200)
    assert answer["rows"] or answer["note"]
    for row in answer["rows"]:
        told = {cited["quote"] for cited in row["quotes"]}
        shown = {n: v for n, v in row["values"].items() if "quote" in n.split("_") and v}
        assert set(shown.values()) <= told


def test_a_page_ends_and_its_cursor_leads_on(session: Session) -> None:
    query = {"query": "SELECT ?said { ?said oa:exact ?quote } ORDER BY ?said"}
    whole = session.call("run_sparql", **query, rows=15)
    first = session.call("run_sparql", **query, rows=10)
    assert (first["page"]["shown"], first["page"]["total"]) == (10, 169)
    assert "1–10 of 169" in first["page"]["left_out"]
    second = session.call("run_sparql", **query, rows=5, cursor=first["page"]["next_cursor"])
    assert (second["page"]["first"], second["page"]["shown"]) == (11, 5)
    assert first["rows"] + second["rows"] == whole["rows"]


def test_calls_that_come_at_once_are_all_answered_rightly(session: Session) -> None:
    async def together(client: Client) -> Any:
        asked = [("find_things", {"name": "mod", "rows": n}) for n in range(1, 9)]
        asked += [("run_sparql", {"query": f"SELECT ?n {{ BIND({n} AS ?n) }}"}) for n in range(8)]
        return await asyncio.gather(*(client.call_tool(*each) for each in asked))

    given = [each.structured_content for each in session.do(together)]
    assert [len(each["things"]) for each in given[:8]] == [
        min(n, given[7]["page"]["total"]) for n in range(1, 9)
    ]
    assert [each["rows"][0]["values"]["n"] for each in given[8:]] == list(range(8))


def test_a_result_has_a_length_whatever_was_asked_for(session: Session) -> None:
    query = "SELECT ?text { ?record schema:text ?text . ?a ikp:path ?b }"
    result = session.result("run_sparql", query=query, rows=200)
    page = (result.structured_content or {})["page"]
    assert page["shown"] < 100 < page["total"]
    assert len(json.dumps(result.structured_content)) < 40_000
    assert page["next_cursor"] in page["left_out"]


def test_a_thing_is_found_by_words_of_its_name_and_by_kind(session: Session) -> None:
    found = session.call("find_things", name="social contract", kind="concept")["things"]
    assert found[0]["iri"].endswith("/concept/samhallskontrakt")
    assert (found[0]["name"], found[0]["other_name"]) == ("social contract", "samhällskontrakt")
    (project,) = session.call("find_things", name="2015-01573")["things"]
    assert (project["kind"], project["quotes"][0]["start"]) == ("project", 0)
    none = session.call("find_things", name="socail contrct")
    assert none["things"] == []
    assert "social contract" in none["page"]["left_out"]


def test_a_hedged_claim_is_shown_as_one_with_who_says_it(session: Session) -> None:
    shown = session.call("show_thing", thing="samhällskontrakt", rows=100)
    grounds = [
        (said["property"], ground["kind"], ground["certainty"], ground["said_by"])
        for said in shown["statements"]
        for ground in said["grounds"]
    ]
    assert ("emerged from", "claimed", "hedged", "the project group") in grounds
    assert "derived" in {kind for _, kind, _, _ in grounds}
    assert shown["disagreements"] == []


def test_a_concept_is_found_with_what_it_means_and_how_many_speak_of_it(session: Session) -> None:
    concept = session.call("search_concepts", words="courage")["concepts"][0]
    assert (concept["name"], concept["other_name"], concept["records"]) == ("courage", "mod", 2)
    assert concept["broader"] == ["mod-och-drivkraft"]
    assert concept["definition"]
    assert session.call("search_concepts", words="zebra")["concepts"] == []


def test_texts_are_searched_by_words_by_concept_and_by_section(session: Session) -> None:
    both = session.call("search_texts", words="nyckelpersonerna SEMINARIET")
    assert [p["quotes"][0]["start"] for p in both["passages"]] == [1087, 1750]
    phrase = session.call("search_texts", words='"direkt resultat"')
    assert [p["quotes"][0]["start"] for p in phrase["passages"]] == [1087]
    results = session.call("search_texts", words="seminariet", section="result")
    sections = {p["quotes"][0]["section"] for p in results["passages"]}
    assert sections == {"Resultat och förväntade effekter"}
    narrower = session.call("search_texts", concept="mod-och-drivkraft")
    assert "courage" in {p["concept"] for p in narrower["passages"]}
    assert session.call("search_texts", words="zebra")["passages"] == []
    assert "Kinds: " in session.fails("search_texts", words="mod", section="coda")


def test_a_record_is_read_whole_or_around_a_span(session: Session, frozen: dict[str, str]) -> None:
    whole = session.call("read_record", record=SEED)
    assert whole["text"] == frozen[whole["record"]]
    assert (whole["left_out"], whole["span"]) == ("", [])
    part = session.call("read_record", record=SEED, start=207, end=220, context=10)
    assert (part["start"], part["end"], part["length"]) == (197, 230, len(whole["text"]))
    assert part["text"] == whole["text"][197:230]
    assert part["span"][0]["quote"] == "99 356 kronor"
    assert "read_record" in part["left_out"]


def test_sparql_answers_yes_or_no_and_makes_triples(session: Session) -> None:
    assert session.call("run_sparql", query="ASK { ?p a ik:Project }")["boolean"] is True
    made = session.call("run_sparql", query="CONSTRUCT { ?p a ik:Project } { ?p a ik:Project }")
    assert made["columns"] == ["subject", "predicate", "object"]
    assert len(made["rows"]) == 5
    assert "No column cites" in made["note"]


def test_what_lies_there_can_be_read(session: Session, frozen: dict[str, str]) -> None:
    def read(uri: str) -> tuple[str, str]:
        (content,) = session.do(lambda client: client.read_resource(uri)).contents
        return content.text, content.mime_type

    for name in ("ontology", "scheme"):
        text, kind = read(f"innokraft://{name}")
        assert kind == "text/turtle"
        assert len(list(ox.parse(text, format=ox.RdfFormat.TURTLE))) > 500
    assert "ik:coordinator (object): coordinator" in read("innokraft://terms")[0]
    assert "  courage (concept/mod)" in read("innokraft://concepts")[0]
    assert "8. What does the source say verbatim" in read("innokraft://questions")[0]
    text, kind = read("innokraft://questions/26")
    assert (kind, text[:5]) == ("application/sparql-query", "# sv:")
    text, _ = read(f"innokraft://records/{SEED}")
    assert text in frozen.values()
    for thing, name in (
        ("concept/samhallskontrakt", "social contract"),
        ("concept/mod", "courage"),
    ):
        assert read(f"innokraft://things/{thing}")[0].startswith(f"{name}  [{thing}]\n")
    for wrong in (
        "questions/none-such",
        "records/none/such",
        "things/no such thing",
        "nowhere",
        "records/../x",
    ):
        with pytest.raises(Exception, match=r"(?i)named|no question|unknown|security|no record"):
            read(f"innokraft://{wrong}")


@pytest.mark.parametrize(("language", "word"), [("sv", "Källor"), ("en", "Sources")])
def test_a_prompt_tells_how_to_answer_with_citations(
    language: str, word: str, session: Session
) -> None:
    for name, gap in (("answer", "question"), ("survey", "theme")):
        given = {gap: "tillit {och} mod", "language": language}
        got = session.do(partial(Client.get_prompt, name=name, arguments=given))
        (message,) = got.messages
        assert word in message.content.text
        assert "tillit {och} mod" in message.content.text


def test_a_change_of_the_graph_is_seen_and_ends_a_cursor(session: Session) -> None:
    query = {"query": "SELECT ?p { ?p a ik:Project } ORDER BY ?p", "rows": 2}
    first = session.call("run_sparql", **query)
    withdraw(session.folder, ["innokraft-record/vinnova-2015-00741"])
    try:
        assert "changed" in session.fails(
            "run_sparql", **query, cursor=first["page"]["next_cursor"]
        )
        assert session.call("run_sparql", **query)["page"]["total"] == 4
        assert session.call("graph_info")["counts"]["records"] == 4
    finally:
        undo(session.folder)
    assert session.call("graph_info")["counts"]["records"] == 5


def test_closing_its_input_ends_the_server_and_all_its_processes(session: Session) -> None:
    other = Session(session.folder)
    assert other.call("run_sparql", query="ASK {}")["boolean"] is True
    family = [other.process, *other.process.children(recursive=True)]
    assert len(family) > 1
    begun = time.monotonic()
    other.close()
    _, alive = psutil.wait_procs(family, timeout=3)
    assert alive == []
    assert time.monotonic() - begun < 8
