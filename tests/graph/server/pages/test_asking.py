"""The pages that ask: search, questions, queries, downloads."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from urllib.parse import quote, urlencode

import pytest
from rdflib import Graph as RdfGraph

from innokraft.graph import Graph
from innokraft.query.questions import questions
from tests.graph.server.pages.serving import Site
from tests.graph.server.pages.words import hrefs, words_of

TITLES = "SELECT ?project ?title { ?project a ik:Project ; dcterms:title ?title }"
COURAGE = "/concept/mod"


def posted(**given: str) -> bytes:
    return urlencode(given).encode()


def test_a_thing_is_found_by_its_name_and_a_sentence_by_its_words(site: Site) -> None:
    page = site.get("/search?q=samh%C3%A4llskontrakt", accept_language="sv").text
    found = [each for each in hrefs(page) if each.startswith("/concept/")]
    assert found[0] == "/concept/samhallskontrakt"
    again = hrefs(site.get("/search?q=SAMHALLSKONTRAKT").text)
    assert [each for each in again if each.startswith("/concept/")] == found
    texts = site.get("/search?q=nyckelpersonerna+sammans%C3%A4ttningen").text
    assert "<mark>sammansättningen</mark> av <mark>nyckelpersonerna</mark>" in texts
    (place,) = (each for each in hrefs(texts) if each.startswith("/record/"))
    assert 'id="at"' in site.get(place.partition("#")[0]).text


def test_a_project_is_found_by_its_number(site: Site) -> None:
    assert "/project/vinnova/2015-01573" in hrefs(site.get("/search?q=2015-01573").text)


@pytest.mark.parametrize(
    "typed", ["", "   ", "%00", "(((", "%E2%80%AE", "a" * 3000, "<b>", "qqqq", "ǻ", "\\"]
)
def test_whatever_is_searched_for_there_is_a_page(site: Site, typed: str) -> None:
    answered = site.get(f"/search?q={quote(typed, safe='%')}&page=-1&in=nothing")
    assert answered.status == 200
    assert "<b>" not in answered.text


def test_every_question_is_listed_and_has_a_page(site: Site, seed_graph: Graph) -> None:
    listed = site.get("/questions", accept_language="en").text
    assert "Other questions" not in listed
    for each in questions():
        assert each.text().en in words_of(listed)
    for each in questions()[::6]:
        page = site.get(f"/questions/{each.name}?ask=1", accept_language="en")
        assert page.status == 200, each.name
        for field in each.parameters:
            assert f'name="{field.name}"' in page.text


def test_an_answer_cites_its_quotes_in_their_sentences(site: Site) -> None:
    page = site.get("/questions/5?concept=courage", accept_language="en").text
    assert "Which projects concern courage" in words_of(page)
    assert "<mark>med utgångspunkt i frågor kring handlingsutrymme, mod och verkstad</mark>" in page
    assert 'lang="sv"' in page
    (place,) = {each for each in hrefs(page) if each.startswith("/record/vinnova-page/")}
    assert 'id="at"' in site.get(place.partition("#")[0]).text
    assert "/project/vinnova/2015-01573" in hrefs(page)


def test_an_answer_can_be_taken_out(site: Site, seed_graph: Graph) -> None:
    right = seed_graph.ask(5, concept="mod", language="sv")
    rows = list(csv.reader(io.StringIO(site.get("/questions/5.csv?concept=mod").text)))
    assert rows[0] == list(right.names)
    assert len(rows) - 1 == len(right) > 0
    sheet = site.get("/questions/5.xlsx?concept=mod")
    assert zipfile.ZipFile(io.BytesIO(sheet.body)).testzip() is None
    assert "attachment" in sheet.headers["content-disposition"]
    document = site.get("/questions/5.md?concept=mod", accept_language="en").text
    assert document.startswith("# Which projects concern courage")
    assert "handlingsutrymme, mod och verkstad" in document
    assert site.get("/questions/5.exe?concept=mod").status == 406


def test_what_may_be_meant_is_listed_and_leads_to_the_answer(site: Site) -> None:
    page = site.get("/questions/5?concept=innovation+cap", accept_language="en")
    assert page.status == 400
    meant = [each for each in hrefs(page.text) if each.startswith("?concept=concept")]
    assert meant
    assert site.get(f"/questions/5{meant[0]}").status == 200


def test_names_to_choose_from_are_offered_in_the_language_of_the_page(site: Site) -> None:
    page = site.get("/questions/5", accept_language="en").text
    assert '<option value="courage"></option>' in page
    assert '<option value="mod"></option>' in site.get("/questions/5", accept_language="sv").text
    assert "<datalist" not in site.get("/questions/6").text


def test_an_empty_answer_says_why(site: Site) -> None:
    page = site.get("/questions/6?from=1900-01-01&to=1900-02-01", accept_language="sv").text
    assert "inget i grafen svarar på det" in words_of(page)
    assert "<table" not in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/questions/999", 404),
        ("/questions/x%00", 404),
        ("/questions/..%2f..", 404),
        ("/questions/6?from=2015-02-30&to=2016-01-01", 400),
        ("/questions/6?from=2016-01-01&to=2015-01-01", 400),
        ("/questions/6.csv?from=x&to=y", 400),
        ("/questions/5?concept=%3Cscript%3Ealert(1)%3C/script%3E", 400),
        ("/questions/5?concept=%00", 400),
        ("/questions/5?concept=" + "x" * 5000, 400),
        ("/questions/5?page=-3", 200),
        ("/questions/5?page=1e9", 200),
    ],
)
def test_wrong_parameters_get_the_right_status(site: Site, path: str, status: int) -> None:
    answered = site.get(path)
    assert answered.status == status
    assert "<script>alert" not in answered.text


def test_a_query_is_answered_in_a_table_without_a_script(site: Site) -> None:
    page = site.get("/query", posted(query=TITLES)).text
    assert "/project/vinnova/2015-01573" in hrefs(page)
    assert "Kompetensöverföring" in words_of(page)
    assert site.get(f"/query?query={quote(TITLES)}").text.count("<tr>") == page.count("<tr>")
    assert "Ja" in words_of(site.get("/query", posted(query="ASK { ?s ?p ?o }")).text)
    assert "Inga rader" in words_of(site.get("/query", posted(query="SELECT * { ?s <x:> 1 }")).text)


def test_a_picture_draws_what_the_answer_has(site: Site) -> None:
    query = "SELECT ?p ?o { ?p a ik:Project ; ik:hasEvent ?o }"
    page = site.get("/query", posted(query=query, view="picture")).text
    assert page.count("<svg xmlns=") == 1
    none = site.get("/query", posted(query="SELECT (1 AS ?n) {}", view="picture"))
    assert "inget som kan ritas" in words_of(none.text)


def test_a_wrong_query_is_told_under_its_line(site: Site) -> None:
    wrong = "SELECT ?p {\n  ?p a ik:Project .\n  FILTER ?p\n}"
    answered = site.get("/query", posted(query=wrong))
    assert answered.status == 400
    assert re.search('data-line="[34]" data-column="[0-9]+"', answered.text)
    assert re.search(r"<pre><code> *\S.*\n *\^+</code>", answered.text)
    assert wrong.splitlines()[0] in words_of(answered.text)
    for refused in ("DROP ALL", "SELECT * { SERVICE <http://a.b/> { ?s ?p ?o } }"):
        assert site.get("/query", posted(query=refused)).status == 400


def test_a_word_that_nothing_uses_is_told_beside_the_answer(site: Site) -> None:
    page = site.get("/query", posted(query="SELECT ?p { ?p ik:coordinatr ?o }")).text
    assert "ik:coordinator" in words_of(page)


def test_an_answer_to_a_query_is_a_file_too(site: Site) -> None:
    rows = site.get("/query/answer", posted(query=TITLES, form="csv")).text.splitlines()
    assert rows[0] == "project,title"
    triples = site.get("/query/answer", posted(query="DESCRIBE c:mod", form="ttl"))
    assert len(RdfGraph().parse(data=triples.body, format="turtle")) > 5
    assert site.get("/query/answer", posted(form="csv")).status == 400
    assert site.get("/query/answer", posted(query=TITLES, form="../x")).status == 406


def test_what_may_come_in_a_query_is_suggested(site: Site) -> None:
    query = "SELECT * { ?p a ik:Proj"
    found = json.loads(site.get("/query/completions", posted(query=query, place="23")).text)
    assert "ik:Project" in [each["text"] for each in found["suggestions"]]
    for place in ("", "-1", "x", "9" * 30):
        assert site.get("/query/completions", posted(query=query, place=place)).status == 400


def test_an_example_can_be_taken(site: Site) -> None:
    assert "SELECT ?project ?title" in words_of(site.get("/query?example=0").text)
    for wrong in ("-1", "9999", "x"):
        assert site.get(f"/query?example={wrong}").status == 200


def test_the_graph_can_be_taken_whole(site: Site, seed_lines: list[str]) -> None:
    assert site.get("/download/innokraft.nq").text.splitlines() == seed_lines
    assert site.get("/download/..%2f..%2fx.nq").status == 404
    assert site.get("/download/innokraft.exe").status == 404


def test_the_first_page_counts_and_cites(site: Site) -> None:
    page = site.get("/", accept_language="en").text
    assert "1 projects" in words_of(page) or "1 project" in words_of(page)
    for path in {each for each in hrefs(page) if each.startswith("/") and "download" not in each}:
        assert site.get(path.partition("#")[0]).status in {200, 202, 303}, path


def test_a_query_without_an_answer_says_why(site: Site) -> None:
    query = 'SELECT ?p { ?p a ik:Project ; dcterms:title ?t\n FILTER(?t = "none") }'
    page = words_of(site.get("/query", posted(query=query), accept_language="en").text)
    assert "none of it passes the condition on line 2" in page
    assert "condition" not in words_of(site.get("/query", posted(query="ASK { <x:> ?p 1 }")).text)
