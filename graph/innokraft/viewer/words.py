"""What the page says by itself, in Swedish and English."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

KINDS: dict[str, Bilingual] = {
    "project": Bilingual("Projekt", "Projects"),
    "organisation": Bilingual("Organisationer", "Organisations"),
    "unit": Bilingual("Enheter", "Units"),
    "event": Bilingual("Evenemang", "Events"),
    "series": Bilingual("Återkommande evenemang", "Event series"),
    "place": Bilingual("Platser", "Places"),
    "concept": Bilingual("Begrepp", "Concepts"),
    "topic": Bilingual("Källans ämnen", "The source's classes"),
    "outcome": Bilingual("Utfall och upplägg", "Outcomes and plans"),
    "group": Bilingual("Grupper", "Groups"),
    "participation": Bilingual("Deltaganden", "Participations"),
    "person": Bilingual("Personer", "People"),
}
KIND: dict[str, Bilingual] = {
    "project": Bilingual("Projekt", "Project"),
    "organisation": Bilingual("Organisation", "Organisation"),
    "unit": Bilingual("Enhet", "Unit"),
    "event": Bilingual("Evenemang", "Event"),
    "series": Bilingual("Återkommande evenemang", "Event series"),
    "place": Bilingual("Plats", "Place"),
    "concept": Bilingual("Begrepp", "Concept"),
    "topic": Bilingual("Ett av källans ämnen", "One of the source's classes"),
    "outcome": Bilingual("Utfall eller upplägg", "Outcome or plan"),
    "group": Bilingual("Grupp", "Group"),
    "participation": Bilingual("Deltagande", "Participation"),
    "person": Bilingual("Person", "Person"),
}
LINES: dict[str, Bilingual] = {
    "firm": Bilingual("Konstaterat eller bedömt", "Stated or judged"),
    "hedged": Bilingual("Förbehållet, troligt, möjligt", "Hedged, probable, possible"),
    "found": Bilingual("Nämns i texten, funnet av maskin", "Named in the text, found by machine"),
    "derived": Bilingual("Härlett av oss", "Derived by us"),
    "tie": Bilingual("Oftare ihop än av en slump", "Together more often than by chance"),
}
CERTAINTY: dict[str, Bilingual] = {
    "konstaterat": Bilingual("konstaterat", "stated"),
    "bedomt": Bilingual("bedömt", "judged"),
    "forbehallet": Bilingual("med förbehåll", "hedged"),
    "troligt": Bilingual("troligt", "probable"),
    "mojligt": Bilingual("möjligt", "possible"),
    "harlett": Bilingual("härlett", "derived"),
}
UI: dict[str, Bilingual] = {
    "search": Bilingual("Sök i nätverket", "Search the network"),
    "placeholder": Bilingual(
        "Sök begrepp, projekt, plats …", "Search concepts, projects, places …"
    ),
    "hits": Bilingual("Träffar: {}", "Hits: {}"),
    "hitsFirst": Bilingual("Träffar: {}, de {} första visas", "Hits: {}, the first {} are shown"),
    "noHits": Bilingual("Inget heter så", "Nothing by that name"),
    "language": Bilingual("Språk", "Language"),
    "legend": Bilingual("Teckenförklaring", "Legend"),
    "legendHelp": Bilingual("Klicka för att visa eller dölja", "Click to show or hide"),
    "lines": Bilingual("Linjer", "Lines"),
    "slash": Bilingual("Tangenten / söker", "The key / searches"),
    "canvas": Bilingual(
        "Bild av nätverket. Allt i den nås också genom sökrutan och listorna bredvid.",
        "Picture of the network. All of it is also reached by the search box and the lists.",
    ),
    "map": Bilingual(
        "Karta. Pilarna går till närmaste granne, Enter öppnar.",
        "Map. The arrows go to the nearest neighbour, Enter opens.",
    ),
    "take": Bilingual("Ta med", "Take away"),
    "png": Bilingual("Bild (PNG)", "Picture (PNG)"),
    "svg": Bilingual("Bild (SVG)", "Picture (SVG)"),
    "csv": Bilingual("Tabell med citat (CSV)", "Table with quotes (CSV)"),
    "print": Bilingual("Skriv ut (A4)", "Print (A4)"),
    "source": Bilingual("Källa: {}. Gjort med innokraft.", "Source: {}. Made with innokraft."),
    "andMore": Bilingual("och {} till", "and {} more"),
    "column-subject": Bilingual("ting", "thing"),
    "column-says": Bilingual("säger", "says"),
    "column-object": Bilingual("värde", "value"),
    "column-certainty": Bilingual("visshet", "certainty"),
    "column-quote": Bilingual("citat", "quote"),
    "column-record": Bilingual("källa", "source"),
    "column-start": Bilingual("från tecken", "from character"),
    "column-end": Bilingual("till tecken", "to character"),
    "column-subjectIri": Bilingual("tingets IRI", "IRI of the thing"),
    "column-propertyIri": Bilingual("egenskapens IRI", "IRI of the property"),
    "column-objectIri": Bilingual("värdets IRI", "IRI of the value"),
    "zoomIn": Bilingual("Förstora", "Zoom in"),
    "zoomOut": Bilingual("Förminska", "Zoom out"),
    "fit": Bilingual("Visa allt", "Show all"),
    "overview": Bilingual("Översikt", "Overview"),
    "intro": Bilingual(
        "Klicka på ett tecken eller en linje: läs vad som sägs, hur säkert, av vem och var.",
        "Click a shape or a line: read what is said, how firmly, by whom and where.",
    ),
    "counts": Bilingual("{} ting · {} samband", "{} things · {} links"),
    "manyIntro": Bilingual(
        "Ytan visar hur många projekt ett begrepp eller en organisation är i. Klicka på "
        "ett: dess projekt öppnas, med citat.",
        "The area shows how many projects a concept or an organisation is in. Click "
        "one: its projects open, with quotes.",
    ),
    "manyTies": Bilingual(
        "En linje binder det som är i samma projekt oftare än av en slump (Fishers exakta test, "
        "högst 5 % falska); varje begrepp har sina starkaste. Klicka på den: projekten som har "
        "båda.",
        "A line ties what is in the same projects more often than by chance (Fisher's exact test, "
        "at most 5 % false); each concept has its strongest. Click it: the projects that have "
        "both.",
    ),
    "manyCounts": Bilingual(
        "{} projekt, {} av dem med text, {} med begrepp",
        "{} projects, {} of them with a text, {} with concepts",
    ),
    "manyLeft": Bilingual(
        "Bilden visar {} begrepp och organisationer. {} ting till finns här: skriv ett namn i "
        "sökrutan, eller öppna en lista nedan.",
        "The picture shows {} concepts and organisations. {} things more are here: type a name in "
        "the search box, or open a list below.",
    ),
    "unread": Bilingual("Inte med på sidan: {}.", "Not in this page: {}."),
    "beyond": Bilingual(
        "Bilden ritar {} av {} grannar. Listan nedan har alla.",
        "The picture draws {} of {} neighbours. The list below has all.",
    ),
    "inProjects": Bilingual("{} projekt", "{} projects"),
    "expected": Bilingual(
        "Av {} projekt som har en text har {} båda. Av en slump vore det {}.",
        "Of {} projects that have a text {} have both. By chance it would be {}.",
    ),
    "tie": Bilingual("{} projekt, av en slump {}", "{} projects, by chance {}"),
    "strongest": Bilingual("{}: de {} starkaste", "{}: the {} strongest"),
    "showMore": Bilingual("Visa {} till", "Show {} more"),
    "leftOut": Bilingual(
        "Bilden visar de {} mest förbundna tingen. {} till finns i grafen och är inte ritade.",
        "The picture shows the {} best connected things. {} more are in the graph, not drawn.",
    ),
    "focus": Bilingual(
        "Bilden visar omgivningen till ett ting. {} ting utanför den är inte ritade.",
        "The picture shows the surroundings of one thing. {} things beyond are not drawn.",
    ),
    "scheme": Bilingual("I begreppsschemat", "In the concept scheme"),
    "facts": Bilingual("Uppgifter", "Facts"),
    "links": Bilingual("Samband", "Links"),
    "link": Bilingual("Samband", "Link"),
    "restsOn": Bilingual("Vad det vilar på", "What it rests on"),
    "read": Bilingual("Läs citatet bakom", "Read the quote behind"),
    "chosen": Bilingual("Valt", "Chosen"),
    "chosenBy": Bilingual("Valt av {}", "Chosen by {}"),
    "chosenHelp": Bilingual(
        "Källor säger olika; en kurator har valt detta värde.",
        "Sources disagree; a curator chose this value.",
    ),
    "holder": Bilingual("Enligt", "Held by"),
    "attribution": Bilingual("Återgivet av", "Told by"),
    "about": Bilingual("Om påståendet", "About the claim"),
    "characters": Bilingual("tecken {}–{}", "characters {}–{}"),
    "claimedOnly": Bilingual(
        "Står bara som påstående i källan, inte som uppgift.",
        "Stands as a claim of the source only, not as a fact.",
    ),
    "derivedNote": Bilingual(
        "Härlett av oss ur andra uppgifter; ingen källa säger det ordagrant.",
        "Derived by us from other facts; no source says it in so many words.",
    ),
    "foundBy": Bilingual("nämns i texten, funnet av maskin", "named in the text, found by machine"),
    "noText": Bilingual(
        "Ingen text bakom: del av modellen.", "No text behind it: part of the model."
    ),
    "identifier": Bilingual("Identifierare", "Identifier"),
    "back": Bilingual("Till översikten", "To the overview"),
    "noScript": Bilingual(
        "Sidan behöver JavaScript. Den hämtar ingenting utifrån.",
        "This page needs JavaScript. It fetches nothing from elsewhere.",
    ),
}
