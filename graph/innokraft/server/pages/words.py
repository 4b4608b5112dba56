"""The words of the pages, in Swedish and English."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
    "skip": Bilingual("Till innehållet", "To the content"),
    "nav": Bilingual("Sidor", "Pages"),
    "search": Bilingual("Sök", "Search"),
    "search-label": Bilingual(
        "Sök bland namn, nummer och texter", "Search names, numbers and texts"
    ),
    "questions": Bilingual("Frågor", "Questions"),
    "sparql": Bilingual("SPARQL", "SPARQL"),
    "viewer": Bilingual("Karta", "Map"),
    "other-language": Bilingual("In English", "På svenska"),
    "footer": Bilingual(
        "Varje uppgift vilar på ett citat ur sin källa.",
        "Behind every statement stands a quote from its source.",
    ),
    "cite": Bilingual("Så citerar du grafen", "How to cite the graph"),
    "licence": Bilingual(
        "Licens: CC BY 4.0 för det som innokraft själv har gjort.",
        "Licence: CC BY 4.0 for what innokraft made itself.",
    ),
    "previous": Bilingual("Föregående", "Previous"),
    "next": Bilingual("Nästa", "Next"),
    "page-of": Bilingual("Sida {n} av {all}", "Page {n} of {all}"),
    "pages": Bilingual("Fler sidor", "More pages"),
    # a thing
    "facts": Bilingual("Vad som sägs om det", "What is said of it"),
    "others": Bilingual("Vad som sägs med det", "What is said with it"),
    "other-range": Bilingual("{first}–{last} av {all}", "{first}–{last} of {all}"),
    "records": Bilingual("Källposter", "Source records"),
    "narrower": Bilingual("Snävare begrepp", "Narrower concepts"),
    "leads-here": Bilingual("Vad i grafen som leder hit", "What in the graph leads here"),
    "leads-by": Bilingual("{n} leder hit genom {property}", "{n} lead here by {property}"),
    "triples": Bilingual("Alla tripler", "All triples"),
    "triples-cut": Bilingual("De första {n} av {all}.", "The first {n} of {all}."),
    "back-to": Bilingual("Tillbaka till {name}", "Back to {name}"),
    "thing": Bilingual("om", "of"),
    "property": Bilingual("egenskap", "property"),
    "value": Bilingual("värde", "value"),
    "forms": Bilingual("Som data", "As data"),
    "on-map": Bilingual("Visa på kartan", "Show on the map"),
    "holder": Bilingual("enligt", "held by"),
    "attribution": Bilingual("återgivet av", "told by"),
    "derived": Bilingual("härlett av oss", "derived by us"),
    "found": Bilingual("nämns i texten, funnet av maskin", "named in the text, found by machine"),
    "chosen": Bilingual("Valt av en kurator: {why}", "Chosen by a curator: {why}"),
    "chosen-by": Bilingual("Valt av {who}: {why}", "Chosen by {who}: {why}"),
    "more-quotes": Bilingual("{n} citat till", "{n} more quotes"),
    "at-source": Bilingual("hos källan", "at the source"),
    "conflicts": Bilingual("Källorna säger olika", "Sources disagree"),
    "conflict-choice": Bilingual("En kurator har valt: {why}", "A curator chose: {why}"),
    "candidates": Bilingual("Kan vara detsamma som", "May be the same as"),
    "nothing-said": Bilingual(
        "Grafen säger inget om det i ord; triplerna nedan är allt.",
        "The graph says nothing of it in words; the triples below are all.",
    ),
    "statement": Bilingual("Utsaga", "Statement"),
    "named-graph": Bilingual("Namngiven graf", "Named graph"),
    "graph-holds": Bilingual("{n} tripler i grafen", "{n} triples in the graph"),
    "external": Bilingual("Utanför den här grafen", "Outside this graph"),
    "used": Bilingual("Används så", "Used like this"),
    "used-count": Bilingual("{n} tripler har egenskapen.", "{n} triples have the property."),
    # a record
    "record": Bilingual("Källpost", "Source record"),
    "record-about": Bilingual("Handlar om", "About"),
    "publisher": Bilingual("Utgivare", "Published by"),
    "address": Bilingual("Finns att läsa på", "Can be read at"),
    "versions": Bilingual("Versioner", "Versions"),
    "version-counts": Bilingual("gäller", "counts"),
    "version-old": Bilingual("ersatt av en nyare version", "replaced by a newer version"),
    "characters": Bilingual("{n} tecken", "{n} characters"),
    "text": Bilingual("Texten, som den frystes", "The text, as it was frozen"),
    "rests": Bilingual("Vad som vilar på den", "What rests on it"),
    "marks-claim": Bilingual("Påståenden", "Claims"),
    "marks-found": Bilingual("Begrepp, funna av maskin", "Concepts, found by machine"),
    "marks-fact": Bilingual("Uppgifter", "Facts"),
    "no-place": Bilingual("Citatet finns inte i texten.", "The quote does not stand in the text."),
    "its-graph": Bilingual("Postens namngivna graf", "The record's named graph"),
    "place": Bilingual("tecken {start}–{end}", "characters {start}–{end}"),
    # home
    "counts-projects": Bilingual("projekt", "projects"),
    "counts-organisations": Bilingual("organisationer", "organisations"),
    "counts-records": Bilingual("källposter", "source records"),
    "counts-statements": Bilingual("utsagor med citat", "statements with quotes"),
    "counts-concepts": Bilingual("begrepp i bruk", "concepts in use"),
    "counts-triples": Bilingual("tripler", "triples"),
    "lead": Bilingual(
        "Fråga grafen om projekt, organisationer och innovationskraft. Bakom varje uppgift "
        "står orden den vilar på, i sin mening och i sin källa.",
        "Ask the graph about projects, organisations and innovation capacity. Behind every "
        "statement stand the words it rests on, in their sentence and in their source.",
    ),
    "years": Bilingual("Projekt per år de börjar", "Projects by the year they begin"),
    "years-earlier": Bilingual("{n} före {year}", "{n} before {year}"),
    "year-bar": Bilingual("{year}: {n} projekt", "{year}: {n} projects"),
    "sources": Bilingual("Källor", "Sources"),
    "source": Bilingual("Källa", "Source"),
    "format": Bilingual("Format", "Format"),
    "newest": Bilingual("Nyast", "Newest"),
    "ways": Bilingual("Vägar in", "Ways in"),
    "way-questions": Bilingual(
        "{n} frågor med svar i tabeller som citerar", "{n} questions, answered in tables that cite"
    ),
    "way-sparql": Bilingual("Vad som helst, i SPARQL", "Anything, in SPARQL"),
    "way-viewer": Bilingual(
        "Allt på en karta, i en fil som fungerar utan nät",
        "All of it on a map, in one file that works without a network",
    ),
    "way-protocol": Bilingual(
        "För program: SPARQL-protokollet", "For programs: the SPARQL protocol"
    ),
    "downloads": Bilingual("Ladda ner", "Download"),
    "download-nq": Bilingual("Hela grafen, N-Quads", "The whole graph, N-Quads"),
    "download-trig": Bilingual("Hela grafen, TriG", "The whole graph, TriG"),
    "download-ttl": Bilingual("Hela grafen, Turtle", "The whole graph, Turtle"),
    "download-jsonld": Bilingual("Hela grafen, JSON-LD", "The whole graph, JSON-LD"),
    "download-void": Bilingual("Beskrivning (VoID, DCAT)", "Description (VoID, DCAT)"),
    "being-made": Bilingual(
        "Grafens digest räknas ut; ladda om sidan om en stund.",
        "The graph's digest is being worked out; load the page again in a while.",
    ),
    "examples": Bilingual("Till exempel", "For example"),
    "most-used": Bilingual("Vanliga begrepp", "Common concepts"),
    # search
    "search-title": Bilingual("Sök", "Search"),
    "search-for": Bilingual("Sök: {q}", "Search: {q}"),
    "found-things": Bilingual("Saker", "Things"),
    "found-texts": Bilingual("Texter", "Texts"),
    "found-things-n": Bilingual(
        "{n} med de orden i sitt namn", "{n} with these words in their names"
    ),
    "found-texts-n": Bilingual("{n} texter med alla orden", "{n} texts with all the words"),
    "found-none": Bilingual(
        "Inget namn och ingen text har de orden.", "No name and no text has these words."
    ),
    "search-help": Bilingual(
        "Skriv ett namn, ett diarienummer eller några ord ur en text.",
        "Type a name, a reference number, or some words of a text.",
    ),
    "all-things": Bilingual("Alla saker", "All things"),
    "all-texts": Bilingual("Alla texter", "All texts"),
    # not found
    "not-found": Bilingual("Här finns inget", "There is nothing here"),
    "not-found-text": Bilingual("Grafen känner inte {what}.", "The graph does not know {what}."),
    "nearest": Bilingual("Menade du något av detta?", "Did you mean one of these?"),
    # questions
    "questions-lead": Bilingual(
        "Varje fråga svarar med en tabell, där raderna citerar källan.",
        "Each question is answered by a table whose rows cite their source.",
    ),
    "annotated": Bilingual("bygger på annotationer", "needs annotations"),
    "ask": Bilingual("Fråga", "Ask"),
    "answer": Bilingual("Svar", "Answer"),
    "rows": Bilingual("{n} rader", "{n} rows"),
    "row": Bilingual("1 rad", "1 row"),
    "rows-page": Bilingual("rad {first}–{last} av {all}", "rows {first}–{last} of {all}"),
    "rows-more": Bilingual(
        "rad {first}–{last} av fler än {all}", "rows {first}–{last} of more than {all}"
    ),
    "no-answer": Bilingual("Inget svar: {why}.", "No answer: {why}."),
    "question-nr": Bilingual("Fråga {n}", "Question {n}"),
    "parameter-thing": Bilingual(
        "en sak: namn, nummer eller id", "a thing: a name, a number or an id"
    ),
    "parameter-date": Bilingual("en dag", "a day"),
    "parameter-text": Bilingual("en text", "a text"),
    "candidates-for": Bilingual("Vilken menar du?", "Which do you mean?"),
    "take-out": Bilingual("Hela svaret som fil", "The whole answer as a file"),
    "the-query": Bilingual("Frågan i SPARQL", "The question in SPARQL"),
    "edit-query": Bilingual("Ändra den på SPARQL-sidan", "Change it on the SPARQL page"),
    "all-questions": Bilingual("Alla frågor", "All questions"),
    "not-asked": Bilingual(
        "Frågan har inget förval som finns i den här grafen. Skriv vad den gäller och fråga.",
        "None of the question's defaults are in this graph. Say what it is about, and ask.",
    ),
    "quotes-head": Bilingual("Citat", "Quotes"),
    "not-known": Bilingual("Ingenting här heter så: {what}", "Nothing here is called so: {what}"),
    "takes-long": Bilingual(
        "Frågan håller allt mot allt och tar sekunder i en stor graf. Tryck på Fråga.",
        "The question holds all against all and takes seconds in a large graph. Press Ask.",
    ),
    # SPARQL
    "query-lead": Bilingual(
        "Fråga hela grafen. Prefixen är redan där. Frågan läser bara; den ändrar inget.",
        "Ask the whole graph. The prefixes are there already. A query reads; it changes nothing.",
    ),
    "query-text": Bilingual("Fråga i SPARQL", "Query in SPARQL"),
    "run": Bilingual("Kör frågan", "Run the query"),
    "example": Bilingual("Börja med ett exempel", "Begin with an example"),
    "take-example": Bilingual("Hämta", "Take it"),
    "prefixes": Bilingual("Prefix som finns redan", "Prefixes that are there already"),
    "as-picture": Bilingual("Bild", "Picture"),
    "picture-of": Bilingual(
        "Det som svaret har, och vad grafen säger mellan dem",
        "What the answer has, and what the graph says between them",
    ),
    "picture-none": Bilingual(
        "Svaret har inget som kan ritas: det behöver IRI:er av projekt, organisationer, begrepp "
        "och annat på kartan.",
        "The answer has nothing that can be drawn: it needs IRIs of projects, organisations, "
        "concepts and what else is on the map.",
    ),
    "picture-cut": Bilingual("De första {n} av {all}.", "The first {n} of {all}."),
    "no-rows": Bilingual("Inga rader.", "No rows."),
    "bookmark": Bilingual("En adress till den här frågan", "An address of this query"),
    "yes": Bilingual("Ja", "Yes"),
    "no": Bilingual("Nej", "No"),
    "seconds": Bilingual("{n} s", "{n} s"),
    "running": Bilingual("Frågan körs …", "The query is running …"),
    "completion": Bilingual("Förslag", "Suggestions"),
    "query-keys": Bilingual(
        "Ctrl + Enter kör. Ctrl + mellanslag föreslår.",
        "Ctrl + Enter runs it. Ctrl + space suggests.",
    ),
    # viewer
    "viewer-made": Bilingual("Kartan ritas", "The map is being drawn"),
    "viewer-made-text": Bilingual(
        "Det tar upp till en minut för en stor graf. Sidan laddar om sig själv.",
        "It takes up to a minute for a large graph. The page loads itself again.",
    ),
}
"""By name; gaps in braces."""
