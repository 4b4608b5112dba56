"""The words of the page's own queries."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
    "tab-query": Bilingual("Fråga själv", "Query"),
    "query-intro": Bilingual(
        "Fråga hela grafen med SPARQL. Allt räknas ut på den här sidan; ingenting skickas.",
        "Ask the whole graph in SPARQL. All of it is worked out in this page; nothing is sent.",
    ),
    "query-example": Bilingual("Börja med ett exempel", "Begin with an example"),
    "query-pickExample": Bilingual("Välj …", "Choose …"),
    "query-text": Bilingual("Fråga i SPARQL", "Query in SPARQL"),
    "query-run": Bilingual("Kör frågan", "Run the query"),
    "query-stop": Bilingual("Stoppa", "Stop"),
    "query-runHelp": Bilingual("Ctrl + Enter kör.", "Ctrl + Enter runs it."),
    "query-cannot": Bilingual(
        "Prefix, och vad som inte går här", "Prefixes, and what cannot work here"
    ),
    "query-prefixes": Bilingual(
        "De här prefixen finns redan och behöver inte deklareras:",
        "These prefixes are there already and need no declaration:",
    ),
    "query-offline": Bilingual(
        "SERVICE och LOAD går inte: sidan hämtar ingenting utifrån. Den ändrar inte heller "
        "grafen, så INSERT och DELETE går inte.",
        "SERVICE and LOAD cannot work: the page fetches nothing from elsewhere. Nor does it change "
        "the graph, so INSERT and DELETE cannot.",
    ),
    "query-opening": Bilingual("Grafen läses in: {}", "The graph is being read: {}"),
    "query-opened": Bilingual("{} utsagor att fråga.", "{} statements to ask."),
    "query-asking": Bilingual("Frågan körs: {} s", "The query is running: {} s"),
    "query-ended-stopped": Bilingual("Frågan stoppades.", "The query was stopped."),
    "query-ended-late": Bilingual(
        "Frågan stoppades efter {} s. Fråga om mindre, till exempel med LIMIT.",
        "The query was stopped after {} s. Ask for less, with LIMIT for instance.",
    ),
    "query-ended-broken": Bilingual(
        "Frågan tog mer minne än sidan har. Fråga om mindre, eller använd kommandot innokraft "
        "query.",
        "The query took more memory than the page has. Ask for less, or use the command innokraft "
        "query.",
    ),
    "query-fault": Bilingual("Rad {}: {}", "Line {}: {}"),
    "query-noSparql": Bilingual(
        "här slutar frågan vara SPARQL, eller så fattas något.",
        "here the query stops being SPARQL, or something is missing.",
    ),
    "query-undeclared": Bilingual(
        "prefixet {}: är okänt. Deklarera det överst: PREFIX, namnet och IRI:n.",
        "the prefix {}: is unknown. Declare it at the top: PREFIX, its name and the IRI.",
    ),
    "query-rule": Bilingual("SPARQL säger: {}", "SPARQL says: {}"),
    "query-failed": Bilingual("motorn säger: {}", "the engine says: {}"),
    "query-reachesOut": Bilingual(
        "{} går inte: sidan hämtar ingenting utifrån.",
        "{} cannot work: the page fetches nothing from elsewhere.",
    ),
    "query-changes": Bilingual(
        "{} går inte: sidan ändrar inte grafen.", "{} cannot work: the page changes no graph."
    ),
    "query-answer": Bilingual("Svar", "Answer"),
    "query-yes": Bilingual("Ja", "Yes"),
    "query-no": Bilingual("Nej", "No"),
    "query-rows": Bilingual("{} rader", "{} rows"),
    "query-rowsFirst": Bilingual(
        "{} rader; de första {} är här. Resten ger kommandot innokraft query, eller LIMIT och "
        "OFFSET.",
        "{} rows; the first {} are here. The command innokraft query gives the rest, or LIMIT and "
        "OFFSET.",
    ),
    "query-noRows": Bilingual("Inga rader.", "No rows."),
    "query-seconds": Bilingual("{} s", "{} s"),
    "query-showRows": Bilingual("Visa {} rader till", "Show {} more rows"),
    "query-answerCsv": Bilingual("Tabell (CSV)", "Table (CSV)"),
    "query-draw": Bilingual("Rita svaret ({} ting)", "Draw the answer ({} things)"),
    "query-drawFirst": Bilingual(
        "Rita svaret (de {} första av {} ting)", "Draw the answer (the first {} of {} things)"
    ),
    "query-nothingToDraw": Bilingual(
        "Svaret nämner inget som kartan har. Ta med tingen själva i SELECT, inte bara deras namn.",
        "The answer names nothing that the map has. Put the things themselves into SELECT, not "
        "their names alone.",
    ),
    "query-subject": Bilingual("subjekt", "subject"),
    "query-predicate": Bilingual("predikat", "predicate"),
    "query-object": Bilingual("objekt", "object"),
}
