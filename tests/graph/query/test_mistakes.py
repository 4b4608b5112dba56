"""What is said of a query that is none: the place, what stands there, what was meant."""

from __future__ import annotations

import pickle

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.query.mistakes import MistakenQueryError, no_sparql
from innokraft.query.questions import questions
from innokraft.query.sparql_grammar import read
from innokraft.query.sparql_tokens import tokens
from innokraft.rdf.namespaces import BASE, QUERY_PREFIXES

EMPTY = ox.Store()


def said_of(sparql: str) -> str | None:
    """What the store's parser says of a query, None where it takes it."""
    try:
        EMPTY.query(sparql, base_iri=BASE, prefixes=QUERY_PREFIXES)
    except SyntaxError as error:
        return str(error)
    except RuntimeError:
        pass
    return None


def mistake(sparql: str) -> MistakenQueryError:
    said = said_of(sparql)
    assert said is not None, "the store takes it"
    return no_sparql(sparql, said)


# A query in which § stands before the place, and what is meant.
MISTAKES = {
    "a dot missing": ("SELECT * { ?s a ik:Project §?s dcterms:title ?t }", "Is '.' missing"),
    "a semicolon missing": ("SELECT * { ?s a ik:Project\n §dcterms:title ?t }", "Is ';' missing"),
    "a comma at the end": ("SELECT * { ?s dcterms:title ?t , §}", "Take ',' out"),
    "a brace missing": ("SELECT * {\n ?s ?p ?o§\n\n", "'{' in line 1, column 10 is not closed"),
    "an inner brace": ("SELECT * { ?s ?p ?o OPTIONAL { ?s ?q ?r }§", "column 10 is not closed"),
    "a bracket missing": ("SELECT * { ?s ?p ?o FILTER(STR(?o) = 'x' §}", "line 1, column 27"),
    "a brace too many": ("SELECT * { ?s ?p ?o } §}", "Take '}' out: it closes nothing"),
    "a bracket too many": ("SELECT * { ?s ?p ?o FILTER(?o > 5)§) }", "Take ')' out"),
    "an endless text": ("SELECT * { ?s ?p §'mod }", "does not end: write ' behind it"),
    "an endless long text": ('SELECT * { ?s ?p §"""mod" }\n}', 'write """ behind it'),
    "a quote in a text": ("SELECT * { ?s ?p 'it'§s here' }", "written \\'"),
    "an unknown prefix": ("SELECT * { ?s §skosx:prefLabel ?t }", "Did you mean skos:prefLabel?"),
    "a prefix in capitals": ("SELECT * { ?s §SKOS:prefLabel ?t }", "Did you mean skos:prefLabel?"),
    "another's prefix": ("SELECT * { ?s §dct:title ?t }", "Did you mean dcterms:title?"),
    "a foreign prefix": ("SELECT * { ?s §wdt:P31 ?t }", "Known are: c: dcterms:"),
    "an equals sign in a name": ("SELECT * { ?s §schema=name ?t }", "schema:name"),
    "a dot in a name": ("SELECT * { ?s §schema.name ?t }", "schema:name"),
    "a blank in a name": ("SELECT * { ?s dcterms: §title ?t }", "dcterms:title"),
    "no prefix": ("SELECT * { ?s §coordinator ?t }", "ik:coordinator"),
    "a label for a property": ("SELECT * { ?s §titel ?t }", "dcterms:title"),
    "SQL": ("SELECT §title FROM projects WHERE funder = 'x'", "That looks like SQL"),
    "a comparison as a pattern": ("SELECT * { ?s ?p ?o . ?o §= 'x' }", "FILTER(?o = 'x')"),
    "two equals signs": ("SELECT * { ?s ?p ?o FILTER(?o =§= 'x') }", "Did you mean '='?"),
    "not equal in SQL": ("SELECT * { ?s ?p ?o FILTER(?o §<> 'x') }", "Did you mean '!='?"),
    "less or equal turned": ("SELECT * { ?s ?p ?o FILTER(?o =§< 3) }", "Did you mean '<='?"),
    "AND": ("SELECT * { ?s ?p ?o FILTER(?o > 1 §AND ?o < 3) }", "Did you mean '&&'?"),
    "OR": ("SELECT * { ?s ?p ?o FILTER(?o > 1 §or ?o < 3) }", "Did you mean '||'?"),
    "one ampersand": ("SELECT * { ?s ?p ?o FILTER(?o > 1 §& ?o < 3) }", "Did you mean '&&'?"),
    "NULL": ("SELECT * { ?s ?p ?o FILTER(?o = §NULL) }", "SPARQL has no NULL: BOUND(?x)"),
    "IS NOT NULL": ("SELECT * { ?s ?p ?o FILTER(?o §IS NOT NULL) }", "mean BOUND(?o)?"),
    "IS NULL": ("SELECT * { ?s ?p ?o FILTER(?o §IS NULL) }", "mean !BOUND(?o)?"),
    "LIKE": ("SELECT * { ?s ?p ?o FILTER(?o §LIKE '%Mod%') }", 'CONTAINS(LCASE(?o), "mod")'),
    "BETWEEN": ("SELECT * { ?s ?p ?o FILTER(?o §BETWEEN 1 AND 2) }", "?o >= 1 && ?o <= 2"),
    "a function between": ("SELECT * { ?s ?p ?o FILTER(?o §CONTAINS 'x') }", "CONTAINS(?o, 'x')"),
    "a function of SQL": ("SELECT * { ?s ?p ?o FILTER(§UPPER(?o) = 'X') }", "UCASE(…)"),
    "IN without brackets": ("SELECT * { ?s ?p ?o FILTER(?o IN §'x') }", "IN ('x')"),
    "a comma missing": ("SELECT * { ?s ?p ?o FILTER(CONTAINS(?o §'x')) }", "Is ',' missing"),
    "a value missing": ("SELECT * { ?s ?p ?o FILTER(CONTAINS(?o§)) }", "CONTAINS wants one more"),
    "a count alone": ("SELECT §COUNT(*) { ?s ?p ?o }", "(COUNT(*) AS ?n)"),
    "a count without a name": ("SELECT (COUNT(?s)§) { ?s ?p ?o }", "(COUNT(?s) AS ?n)"),
    "a count without AS": ("SELECT (COUNT(?s) §?n) { ?s ?p ?o }", "Is 'AS' missing before '?n'?"),
    "a count without brackets": ("SELECT §COUNT(?s) AS ?m { ?s ?p ?o }", "(COUNT(?s) AS ?m)"),
    "AS without brackets": ("SELECT ?s §AS ?x { ?s ?p ?o }", "(?s AS ?x)"),
    "a comma between columns": ("SELECT ?a§, ?b { ?a ?p ?b }", "Take ',' out: variables stand"),
    "columns without signs": ("SELECT §a b { ?a ?p ?b }", "Did you mean ?a ?b?"),
    "a variable without a sign": ("SELECT * { ?s ?p ?o FILTER(§o > 3) }", "Did you mean ?o?"),
    "a blank behind the sign": ("SELECT * { ?s ?p §? o }", "Did you mean ?o?"),
    "a property of a variable": ("SELECT ?project§.title { ?project a ?c }", "fetched by a"),
    "no columns": ("SELECT §{ ?s ?p ?o }", "SELECT *"),
    "TOP": ("SELECT §TOP 10 ?s { ?s ?p ?o }", "Write LIMIT 10 at the end"),
    "a filter without brackets": ("ASK { ?s ?p ?o FILTER §?o > 3 . ?s a ?c }", "FILTER(?o > 3)"),
    "BIND without brackets": ("SELECT * { ?s ?p ?o BIND §?o AS ?x }", "BIND(?o AS ?x)"),
    "a function without brackets": ("SELECT * { ?s ?p ?o FILTER(LCASE §?o = 'x') }", "LCASE(?o)"),
    "a pattern in a filter": ("SELECT * { ?s ?p ?o FILTER(?s §a ik:Project) }", "FILTER EXISTS"),
    "EXISTS without FILTER": ("SELECT * { ?s ?p ?o §NOT EXISTS { ?s a ?c } }", "FILTER NOT EXISTS"),
    "a column not grouped": ("SELECT §?a (COUNT(?b) AS ?n) { ?a ?p ?b }", "GROUP BY ?a"),
    "one of two not grouped": ("SELECT ?a §?c (SUM(?b) AS ?n) { ?a ?c ?b } GROUP BY ?a", "?a ?c"),
    "a star and groups": ("SELECT §* { ?a ?p ?b } GROUP BY ?a", "Name the columns"),
    "HAVING without brackets": ("SELECT ?a { ?a ?p ?b } GROUP BY ?a HAVING §?a > 3", "(?a > 3)"),
    "GROUP behind HAVING": ("SELECT ?a { ?a ?p ?b } HAVING (?a > 2) §GROUP BY ?a", "before HAVING"),
    "LIMIT before ORDER": ("SELECT * { ?a ?p ?b } LIMIT 5 §ORDER BY ?a", "ORDER BY stands before"),
    "LIMIT among the patterns": ("SELECT * { ?a ?p ?b §LIMIT 5 }", "behind the last '}'"),
    "a prefix at the end": ("ASK { ?a ?p ?b } §PREFIX ex: <http://x/>", "PREFIX stands before ASK"),
    "WHERE twice": ("SELECT * WHERE { ?a ?p ?b } §WHERE { ?c ?d ?e }", "There is a WHERE already"),
    "SELCT": ("§SELCT * { ?a ?p ?b }", "Did you mean SELECT?"),
    "WEHRE": ("SELECT * §WEHRE { ?a ?p ?b }", "Did you mean WHERE?"),
    "OPTINAL": ("SELECT * { ?a ?p ?b §OPTINAL { ?a ?q ?c } }", "Did you mean OPTIONAL?"),
    "OPTINAL behind a dot": ("SELECT * { ?a ?p ?b . §OPTINAL { ?a ?q ?c } }", "mean OPTIONAL?"),
    "NOT EXIST": ("SELECT * { ?a ?p ?b FILTER NOT §EXIST { ?a ?q ?c } }", "Did you mean EXISTS?"),
    "DISTINT": ("SELECT §DISTINT ?a { ?a ?p ?b }", "Did you mean DISTINCT?"),
    "limt": ("SELECT ?a { ?a ?p ?b } §limt 5", "Did you mean LIMIT?"),
    "ORDER without BY": ("SELECT ?a { ?a ?p ?b } ORDER §?a", "Did you mean ORDER BY ?a?"),
    "DESC behind": ("SELECT ?a { ?a ?p ?b } ORDER BY ?a DESC§", "Did you mean DESC(?a)?"),
    "a comma in the order": ("SELECT ?a { ?a ?p ?b } ORDER BY ?a§, ?b", "Take ',' out"),
    "LIMIT of two": ("SELECT ?a { ?a ?p ?b } LIMIT 5§, 10", "LIMIT 10 OFFSET 5"),
    "LIMIT in words": ("SELECT ?a { ?a ?p ?b } LIMIT §ten", ""),
    "curly quotes": ("SELECT * { ?a ?p §“mod” }", 'Quotation marks are straight: "mod"'),
    "single curly quotes": ("SELECT * { ?a ?p §‘mod’ }", 'Quotation marks are straight: "mod"'),
    "Swedish quotes": ("SELECT * { ?a ?p §”mod” }", 'Quotation marks are straight: "mod"'),
    "a non-breaking space": ("SELECT * {§\u00a0?a ?p ?b }", "cannot be seen (no-break space)"),
    "a zero width space": ("SELECT * { §\u200b?a ?p ?b }", "cannot be seen (zero width space)"),
    "an en dash": ("SELECT * { ?a ?p ?b FILTER(?b > 5 §– 3) }", "Did you mean '-'?"),
    "a sign of print": ("SELECT * { ?a ?p ?b FILTER(?b §≥ 3) }", "Did you mean '>='?"),
    "a blank in an IRI": ("SELECT * { ?a ?p §<http://a b> }", "<http://a%20b>"),
    "an IRI without brackets": ("SELECT * { ?a ?p §http://example.org/x }", "<http://example.org/x>"),
    "what is no IRI": ("SELECT * { ?a ?p §<http://exa:mple:x> }", ""),
    "a language of a variable": ("ASK { ?a ?p ?b FILTER(?b§@sv = 'x') }", 'LANG(?b) = "sv"'),
    "a language with an underline": ("ASK { ?a ?p 'x'@sv§_SE }", "Did you mean @sv-SE?"),
    "a language without quotes": ("ASK { ?a ?p ?b FILTER(LANG(?b) = §sv) }", 'Did you mean "sv"?'),
    "a date without quotes": ("ASK { ?a ik:earliest 2015§-01-01 }", '"2015-01-01"^^xsd:date'),
    "one roof": ("ASK { ?a ?p '2015-01-01'§^xsd:date }", "'2015-01-01'^^xsd:date"),
    "a number as printed": ("ASK { ?a schema:value 99 §356 }", "Did you mean 99356?"),
    "is": ("ASK { ?a §is ik:Project }", "Did you mean a?"),
    "A": ("ASK { ?a §A ik:Project }", "Did you mean a?"),
    "a bound variable": ("ASK { ?a ?p ?b . BIND(3 AS §?b) }", "another name"),
    "a column named as another": ("SELECT (?a AS §?b) { ?a ?p ?b }", "another name"),
    "two queries": ("SELECT ?a { ?a ?p ?b } §SELECT ?b { ?a ?p ?b }", "ask one at a time"),
    "a semicolon behind": ("SELECT ?a { ?a ?p ?b }§;", "a query ends without a sign"),
    "a comment as in C": ("ASK { ?a ?p ?b §// the day\n}", "A comment begins with #, not //"),
    "a comment as in SQL": ("ASK { ?a ?p ?b . -§- the day\n}", "A comment begins with #, not --"),
    "a comma in VALUES": ("ASK { VALUES ?a { c:mod§, c:tillit } }", "values in VALUES stand"),
    "a row too short": ("ASK { VALUES (?a ?b) { (1 2) §(3) } }", "UNDEF"),
    "nothing": ("§ \n\n", "The query is empty"),
    "a number": ("§3", "innokraft ask 3"),
    "a command": ("§innokraft ask 12", "innokraft ask 12"),
    "a question": ("§Vilka projekt handlar om mod?", 'ask "Vilka projekt handlar om mod?"'),
    "patterns without braces": ("SELECT * WHERE §?a ?p ?b", "WHERE { ?a ?p ?b }"),
    "OPTIONAL without braces": ("ASK { ?a ?p ?b OPTIONAL §?a ?q ?c }", "OPTIONAL { ?a ?q ?c }"),
    "UNION outside": ("SELECT * { ?a ?p ?b } §UNION { ?a ?q ?c }", "{ { … } UNION { … } }"),
    "two parts": ("ASK { ?a ik:earliest §}", "three parts"),
    "a declaration of Turtle": ("§@prefix ex: <http://x/> .\nASK { ?a ?p ?b }", "mean PREFIX?"),
    "a prefix without a colon": ("PREFIX §ex <http://x/> ASK { ?a ?p ?b }", "mean PREFIX ex:?"),
    "a stray escape": ("ASK { ?a ?p ?b FILTER(REGEX(?b, '§\\d+')) }", "Did you mean \\\\d?"),
    "a separator": ("SELECT (GROUP_CONCAT(?x§, ', ') AS ?y) { ?x a ?c }", "; SEPARATOR = ', '"),
    "a comma for a dot": ("ASK { ?s a ik:Project, ?s §dcterms:title ?t }", "mean '.' before ?s?"),
    "two dots": ("ASK { ?s a ik:Project . §. ?s a ?c }", "one sign parts two patterns"),
    "half a condition": ("ASK { ?s ?p ?o FILTER LANG(?o) §= 'sv' }", "FILTER(LANG(?o) = 'sv')"),
    "half of HAVING": ("SELECT ?a { ?a ?p ?b } GROUP BY ?a HAVING SUM(?b) §> 3", "(SUM(?b) > 3)"),
    "two conditions": ("ASK { ?s ?p ?o FILTER(?o > 1) §AND (?o < 3) }", "FILTER(… && …)"),
    "a comparison for a value": ("ASK { ?s ik:latest §> 5 }", "ik:latest ?x FILTER(?x > 5)"),
    "a method": ("ASK { ?s ?p ?o FILTER(?o§.startsWith('x')) }", "STRSTARTS(?o, …)"),
    "slashes": ("ASK { ?s ?p ?o FILTER(REGEX(?o, §/mod/i)) }", '"mod", "i"'),
    "a flag": ("ASK { ?s ?p ?o FILTER(REGEX(?o, 'mod', §i)) }", 'Did you mean "i"?'),
    "thousands": ("ASK { ?s ?p ?o FILTER(?o > 1§,000,000) }", "Did you mean 1000000?"),
    "a moment": ("ASK { ?s ?p ?o FILTER(?o > 2015-01-01§T10:00:00) }", "^^xsd:dateTime"),
    "a bare name": ("ASK { ?s ik:coordinator §Vinnova }", "a thing is an IRI or has a prefix"),
    "a minus in a name": ("ASK { ?s §ik-coordinator ?o }", "Did you mean ik:coordinator?"),
    "round brackets of VALUES": ("ASK { VALUES ?p §(c:mod c:tillit) }", "{ c:mod c:tillit }"),
    "rows without brackets": ("ASK { VALUES (?p) { §c:mod c:tillit } }", "(c:mod) (c:tillit)"),
    "the wrong bracket": ("ASK { VALUES ?p { c:mod §) }", "Did you mean '}'?"),
    "columns in one bracket": ("SELECT (SUM(?v) AS ?n§, ?v AS ?m) { ?p ?q ?v }", "its own"),
    "brackets of DISTINCT": ("SELECT DISTINCT(?s§) { ?s ?p ?o }", "Did you mean ?s?"),
    "SORT BY": ("SELECT ?s { ?s ?p ?o } §SORT BY ?s", "Did you mean ORDER BY?"),
    "LET": ("ASK { §LET ?t := 5 }", "BIND(… AS ?x)"),
    "OR between patterns": ("ASK { ?s ?p ?o §OR ?s ?q ?r }", "UNION"),
    "patterns alone": ("§{ ?s ?p ?o }", "SELECT * { ?s ?p ?o }"),
    "a thing": ("§c:mod", "innokraft show c:mod"),
    "an open IRI": ("ASK { ?s a §<ik:Project }", "Did you mean ik:Project?"),
    "a dot for a semicolon": ("ASK { ?s a ik:Project . ik:latest ?d §. }", "';' before ik:latest"),
    "a brace before ORDER": ("SELECT * {\n ?s ?p ?o OPTIONAL { ?s ?q ?r }\n§ORDER BY ?s", "line 1"),
    "a datatype without prefix": ("ASK { ?s ?p ?o FILTER(?o = '1'^^§integer) }", "xsd:integer"),
    "a cast without prefix": ("ASK { ?s ?p ?o FILTER(?o > §date('2015-01-01')) }", "xsd:date"),
    "LIKE as a pattern": ("ASK { ?s dcterms:title §LIKE '%Mod%' }", 'CONTAINS(LCASE(?x), "mod")'),
    "NOT LIKE": ("ASK { ?s ?p ?o FILTER(?o NOT §LIKE '%x%') }", '!CONTAINS(LCASE(?o), "x")'),
    "IS IRI": ("ASK { ?s ?p ?o FILTER(?o §IS IRI) }", "isIRI(?o)"),
    "three equals signs": ("ASK { ?s ?p ?o FILTER(?o =§== 3) }", "Did you mean '='?"),
    "a filter outside": ("SELECT * { ?s ?p ?o } §FILTER(?o > 3)", "inside of the braces"),
    "a bare subquery": ("SELECT * { ?s ?p ?o . §SELECT ?x { ?x ?y ?z } }", "braces of its own"),
    "an aggregate alone": ("SELECT ?a §MAX(?b) AS ?m { ?a ?c ?b } GROUP BY ?a", "(MAX(?b) AS ?m)"),
    "ALL": ("SELECT §ALL ?a { ?a ?b ?c }", "Take 'ALL' out"),
    "two values": ("ASK { ?a ?b 'c' §'d' }", "Is ',' missing"),
    "GRAPH without braces": ("ASK { GRAPH ?g §?a ?b ?c }", "GRAPH ?g { ?a ?b ?c }"),
    "quads": ("CONSTRUCT { §GRAPH ?g { ?s ?p ?o } } WHERE { ?s ?p ?o }", "For quads: query -o nq"),
    "a node in two groups": ("ASK { _:b ?p ?o . { §_:b ?q ?r } }", "Use a variable"),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "meant"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_by_its_place_and_what_was_meant(marked: str, meant: str) -> None:
    before, _, behind = marked.partition("§")
    error = mistake(before + behind)
    assert (error.line, error.column) == (
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
    )
    if meant:
        assert error.meant is not None
        assert meant in error.meant.en
        assert error.meant.sv != error.meant.en
    else:
        assert error.meant is None
    assert error.what.sv != error.what.en


def test_where_nothing_is_meant_that_mends_it_the_place_and_what_fits_are_told() -> None:
    error = mistake("SELECT * { ?s ?p ?o FILTER(?o > 3 && ) }")
    assert str(error) == "line 1, column 38 of the query: found ')', expected an expression"
    assert error.meant is None
    error = mistake("SELECT * { ?s samhällskontrakt c:mod }")
    assert error.meant is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_any_system_and_columns_are_characters(end: str) -> None:
    error = mistake(f"# 🌊{end}SELECT *{end}{{ ?s ?p \t'å🌊' ?o }}{end}")
    assert (error.line, error.column, error.length) == (3, 15, 2)
    assert error.text == "{ ?s ?p \t'å🌊' ?o }"


def test_the_mark_stands_under_the_place_whatever_stands_before_it() -> None:
    place, line, mark, meant = mistake("ASK {\t?s ?p '漢字' ?o a ?c }").told("en")
    assert place.startswith("line 1, column 18: found '?o', expected")
    assert line == "  ASK { ?s ?p '漢字' ?o a ?c }"
    assert mark == "  " + " " * 19 + "^^"
    assert meant == "Is '.' missing before '?o'?"


def test_of_a_long_line_what_is_around_the_place_is_shown() -> None:
    wide = " ".join(f"?s ik:status ?v{n} ." for n in range(200))
    _, line, mark, _ = mistake(f"SELECT * {{ {wide} ?a ?b ?c ?d {wide} }}").told("sv")
    assert len(line) < 82
    assert line[mark.index("^") :].startswith("?d")
    assert line.startswith("  …")
    assert line.endswith("…")


def test_what_a_terminal_would_obey_is_shown_as_a_sign() -> None:
    told = mistake("ASK { ?s ?p '\x1b[2J\u202e' ?o }").told("en")
    assert told[1] == "  ASK { ?s ?p '\ufffd[2J\ufffd' ?o }"
    assert told[2].index("^") == told[1].index("?o")


def test_a_mistake_is_data_too_and_goes_from_process_to_process() -> None:
    error = pickle.loads(pickle.dumps(mistake("SELCT * { ?s ?p ?o }")))
    assert error.as_data("sv") == {
        "line": 1, "column": 1, "length": 5, "text": "SELCT * { ?s ?p ?o }", "found": "”SELCT”",
        "what": "här står ”SELCT”, väntat var ASK, CONSTRUCT, DESCRIBE, PREFIX eller SELECT",
        "expected": "ASK, CONSTRUCT, DESCRIBE, PREFIX eller SELECT", "meant": "Menade du SELECT?",
    }  # fmt: skip


GOOD = (
    *(each.sparql for each in questions()),
    ("PREFIX ex: <http://ex/> SELECT DISTINCT ?a (COUNT(DISTINCT ?b) AS ?n) FROM <x:y> WHERE "
    "{ ?a ex:b/^ex:c*|!(ex:d|^a) ?b ; a [ ex:e ( 1 -2.5 1e6 'x'@sv \"y\"^^xsd:date true ) ] ."
    " OPTIONAL { ?a ?p ?o } MINUS { ?a ?q _:r } { ?s ?t ?u } UNION { ?v ?w ?x } GRAPH ?g { }"
    " FILTER(?b IN (1, 2) && !BOUND(?o) || ?b NOT IN (3)) BIND(IF(?b > 1, 'a', 'b') AS ?z)"
    " VALUES (?k ?l) { (1 UNDEF) (ex:k 'm') } FILTER NOT EXISTS { ?a ?p2 ?b } { SELECT ?i { } } }"
    " GROUP BY ?a HAVING (COUNT(?b) > 1) ORDER BY DESC(?n) ?a LIMIT 5 OFFSET 2"),
    "CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE ?s ik:x { ?s ?p ?o }",
    "SELECT (GROUP_CONCAT(?a ; SEPARATOR=', ') AS ?b) { <<?s ?p ?o>> ?q <<( ?s ?p ?o )>> }",
)  # fmt: skip


@pytest.mark.parametrize("sparql", GOOD, ids=range(len(GOOD)))
def test_what_the_store_takes_keeps_to_the_grammar(sparql: str) -> None:
    assert said_of(sparql) is None
    assert read(tokens(sparql)).failed is None


@given(st.sampled_from(GOOD), st.data())
def test_a_query_with_a_character_too_few_or_too_many_is_told_inside_of_it(
    sparql: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(sparql) - 1))
    new = data.draw(st.sampled_from(["", sparql[place] * 2, "'", '"', "{", "é", "<", "\\", "\x00"]))
    spoilt = sparql[:place] + new + sparql[place + 1 :]
    said = said_of(spoilt)
    if said is None:
        return
    error = no_sparql(spoilt, said)
    lines = spoilt.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert error.text == lines[error.line - 1]
    assert 1 <= error.column <= len(error.text) + 1
    assert 0 <= error.length <= len(error.text) + 1 - error.column
    assert error.told("sv") != error.told("en")
