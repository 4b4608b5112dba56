"""The pages of things: what `show` shows, in every form, and what is asked wrong."""

from __future__ import annotations

import re
from itertools import groupby

import pyoxigraph as ox
import pytest
from rdflib import Graph as RdfGraph
from rdflib.compare import to_isomorphic

from innokraft.rdf.namespaces import BASE, PREFIXES
from innokraft.rdf.terms import term_of
from innokraft.server.pages.addresses import address_of
from innokraft.store.base import value_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.views.thing import read_beside, show
from tests.graph.server.pages.serving import Site
from tests.graph.server.pages.words import words_of

CONTRACT = "/concept/samhallskontrakt"
RECORD = "/record/vinnova-page/2015-01573"
FORMS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt"}


def one_of_each_shape(store: EmbeddedStore) -> list[str]:
    """Of all IRIs that have the same classes and properties in the graph, records aside, one."""
    rows = store.select("""
        SELECT DISTINCT ?s (IF(?p = rdf:type, ?o, ?p) AS ?has) {
          ?s ?p ?o FILTER(isIRI(?s)) } ORDER BY ?s ?has""")
    by_thing = groupby(rows, key=lambda row: value_of(row["s"]))
    shapes = {
        tuple(value_of(row["has"]) for row in some): iri
        for iri, some in by_thing
        if "/record/" not in iri or "#" in iri
    }
    return list(shapes.values())


def test_a_page_says_of_a_thing_what_show_says(site: Site, seed_store: EmbeddedStore) -> None:
    beside = read_beside(seed_store)
    shapes = one_of_each_shape(seed_store)
    assert len(shapes) > 150
    for iri in shapes:
        answered = site.get(address_of(iri), accept_language="sv")
        assert answered.status == 200, iri
        text = words_of(answered.text)
        shown = show(seed_store, iri, beside=beside)
        facts = [f for f in shown.facts if f.bases or f.value.language in {None, "sv"}]
        told = [(fact.value.words.sv, fact) for fact in facts]
        told += [(name.sv, fact) for name, fact in shown.others]
        for words, fact in told:
            assert " ".join(words.split()) in text, (iri, fact)
            for basis in fact.bases:
                for quote in basis.quotes:
                    sentence = f"{quote.before}{quote.exact}{quote.after}"
                    assert " ".join(sentence.split()) in text, (iri, quote)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib's own parser of JSON-LD
@pytest.mark.parametrize("form", FORMS)
def test_a_thing_in_another_form_is_what_describe_gives(
    site: Site, seed_store: EmbeddedStore, form: str
) -> None:
    iri = f"{BASE}concept/samhallskontrakt"
    described = ox.serialize(
        seed_store.query(f"DESCRIBE <{iri}>"),  # type: ignore[arg-type]
        format=ox.RdfFormat.N_TRIPLES,
    )
    right = to_isomorphic(RdfGraph().parse(data=described or b"", format="nt"))
    by_ending = site.get(f"{CONTRACT}.{form}", accept="*/*")
    by_parameter = site.get(f"{CONTRACT}?format={form}")
    by_header = site.get(CONTRACT, accept=by_ending.headers["content-type"].partition(";")[0])
    for answered in (by_ending, by_parameter, by_header):
        assert answered.status == 200
        assert answered.headers["content-location"] == f"{CONTRACT}.{form}"
        found = RdfGraph().parse(data=answered.body, format=FORMS[form])
        assert len(found) > 5
        assert to_isomorphic(found) == right


def test_a_named_graph_gives_what_stands_in_it(site: Site, seed_store: EmbeddedStore) -> None:
    name = next(str(each.value) for each in seed_store.graphs() if "/vinnova-page/" in each.value)
    for form, parser in (("ttl", "turtle"), ("nt", "nt")):
        found = RdfGraph()
        data = site.get(address_of(name, form)).body
        found.parse(data=data, format=parser)
        assert len(found) == len(seed_store.graph(term_of(name)))


def test_a_quote_leads_to_its_place_in_the_frozen_text(site: Site) -> None:
    page = site.get(CONTRACT, accept_language="en").text
    assert "hedged" in words_of(page)
    (place,) = set(re.findall(rf'{RECORD}/[0-9a-f]+\?at=1099-1204(?=#at")', page))
    text = site.get(place).text
    inside = re.search(r'<mark id="at">(.*?)</mark>', text, re.DOTALL)
    marked = "".join(re.findall(r"<mark(?: id=\"at\")?>(.*?)</mark>", text, re.DOTALL))
    assert inside
    assert words_of(marked) == (
        "det sista området kan sägas vara ett direkt resultat av sammansättningen av "
        "nyckelpersonerna i seminariet"
    )
    assert site.get(RECORD + "?quote=det+sista+omr%C3%A5det").text.count('<mark id="at">') == 1
    for lost in ("?quote=aldrig+skrivet", "?at=5-999999"):
        assert "Citatet finns inte i texten." in words_of(site.get(RECORD + lost).text)


def test_the_frozen_text_stands_whole_on_its_page(site: Site, seed_store: EmbeddedStore) -> None:
    (row,) = seed_store.select("SELECT ?t { ?r a ik:SourceRecord ; schema:text ?t }")
    frozen = words_of(site.get(RECORD).text)
    for line in value_of(row["t"]).splitlines():
        assert " ".join(line.split()) in frozen


def test_what_leads_to_a_thing_is_listed_by_property(site: Site, seed_store: EmbeddedStore) -> None:
    broader = f"{PREFIXES['skos']}broader"
    (row,) = seed_store.select(
        "SELECT ?c (COUNT(?n) AS ?all) { ?n skos:broader ?c } GROUP BY ?c "
        "ORDER BY DESC(?all) LIMIT 1"
    )
    page = site.get(address_of(value_of(row["c"]), via=broader)).text
    assert page.count("<li>") == int(value_of(row["all"]))


@pytest.mark.parametrize(
    "iri",
    [
        f"{BASE}ns#Project",
        f"{BASE}ns#mentions",
        f"{BASE}value/troligt",
        f"{BASE}graph/concepts",
        "http://purl.org/dc/terms/title",
        "http://www.w3.org/2004/02/skos/core#Concept",
    ],
)
def test_what_is_no_thing_of_the_map_has_a_page_too(site: Site, iri: str) -> None:
    answered = site.get(address_of(iri))
    assert answered.status == 200
    assert iri in answered.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/../../etc/passwd", 404),
        ("/concept/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/concept/mod%00", 404),
        ("/concept/" + "a" * 9_000, 404),
        ("/concept/%E2%80%AEmod", 404),
        ("/concept/%ff%fe", 404),
        ('/concept/"><script>alert(1)</script>'.replace(" ", "%20"), 404),
        ("/thing", 404),
        ("/thing?iri=", 404),
        ("/thing?iri=javascript:alert(1)", 404),
        ("/thing?iri=%3E%20%7D%20DROP", 404),
        (f"{CONTRACT}?page=-4", 200),
        (f"{CONTRACT}?page=99999999999999999999", 200),
        (f"{CONTRACT}?page=%D9%A3", 200),
        (f"{CONTRACT}?lang=%3Cb%3E", 200),
        (f"{CONTRACT}?via=%3E%7D", 200),
        (f"{CONTRACT}?format=exe", 406),
        (f"{RECORD}?at=9-3", 200),
        (f"{RECORD}?at=1-1", 200),
        (f"{RECORD}?at=99999999999-3", 200),
        ("/static/000000000000/page.css", 404),
        ("/static/x/..%2f..%2fapp.py", 404),
    ],
)
def test_hostile_addresses_get_the_right_status(site: Site, path: str, status: int) -> None:
    answered = site.get(path)
    assert answered.status == status
    assert "<script>alert" not in answered.text
    assert "\u202e" not in answered.text


def test_what_is_not_there_is_told_with_what_is_near(site: Site) -> None:
    page = site.get("/concept/samhalskontrakt", accept_language="sv").text
    assert f'href="{CONTRACT}"' in page
    assert site.get("/nothing/like/it", accept="text/turtle").status == 404
    assert site.get(CONTRACT, accept="image/png").status == 406


def test_a_page_that_has_not_changed_is_not_made_again(site: Site) -> None:
    first = site.get(CONTRACT)
    assert site.get(CONTRACT, if_none_match=first.headers["etag"]).status == 304
    english = site.get(CONTRACT, if_none_match=first.headers["etag"], accept_language="en")
    assert english.status == 200
    assert english.headers["etag"] != first.headers["etag"]


def test_a_language_stays_that_was_chosen(site: Site) -> None:
    chosen = site.get(f"{CONTRACT}?lang=en", accept_language="sv")
    assert '<html lang="en">' in chosen.text
    cookie = chosen.headers["set-cookie"].partition(";")[0]
    assert '<html lang="en">' in site.get(CONTRACT, cookie=cookie, accept_language="sv").text
    assert '<html lang="sv">' in site.get(CONTRACT, accept_language="sv, en;q=0.5").text
    assert '<html lang="en">' in site.get(CONTRACT, accept_language="fi").text


def test_nothing_stands_in_a_page_that_its_policy_forbids(site: Site) -> None:
    for path in ("/", CONTRACT, RECORD, "/search?q=mod"):
        answered = site.get(path)
        assert "'unsafe" not in answered.headers["content-security-policy"]
        assert not re.search(
            r"<script(?![^>]* src=\"/static/)|\sstyle=|<style|\son\w+=", answered.text
        )


def test_a_page_of_a_named_graph_lists_what_stands_in_it(
    site: Site, seed_store: EmbeddedStore
) -> None:
    name = f"{BASE}graph/identity"
    count = len(seed_store.graph(term_of(name)))
    assert count > 100
    first = site.get(address_of(name), accept_language="en").text
    assert f"{count} triples in the graph" in words_of(first)
    rows = first.count("<tr><td data-label=")
    last = site.get(address_of(name, page=99999)).text.count("<tr><td data-label=")
    assert (rows, last) == (100, count % 100 or 100)


def test_a_statement_is_told_as_a_sentence_with_its_quote(
    site: Site, seed_store: EmbeddedStore
) -> None:
    (row,) = seed_store.select(
        'SELECT ?s { ?s oa:start 207 ; oa:exact "99 356 kronor" ; rdf:predicate schema:amount }'
    )
    page = site.get(address_of(value_of(row["s"])), accept_language="en").text
    assert "<mark>99 356 kronor</mark>" in page
    assert "at=207-220#at" in page
    assert "SEK 99,356" in words_of(page).replace("\xa0", " ")
