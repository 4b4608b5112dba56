"""What the page says by itself, in Swedish and English."""

from __future__ import annotations

Words = tuple[str, str]

KINDS: dict[str, Words] = {
    "project": ("Projekt", "Projects"),
    "organisation": ("Organisationer", "Organisations"),
    "unit": ("Enheter", "Units"),
    "event": ("Evenemang", "Events"),
    "series": ("Återkommande evenemang", "Event series"),
    "place": ("Platser", "Places"),
    "concept": ("Begrepp", "Concepts"),
    "topic": ("Källans ämnen", "The source's classes"),
    "outcome": ("Utfall och upplägg", "Outcomes and plans"),
    "group": ("Grupper", "Groups"),
    "participation": ("Deltaganden", "Participations"),
    "person": ("Personer", "People"),
}
KIND: dict[str, Words] = {
    "project": ("Projekt", "Project"),
    "organisation": ("Organisation", "Organisation"),
    "unit": ("Enhet", "Unit"),
    "event": ("Evenemang", "Event"),
    "series": ("Återkommande evenemang", "Event series"),
    "place": ("Plats", "Place"),
    "concept": ("Begrepp", "Concept"),
    "topic": ("Ett av källans ämnen", "One of the source's classes"),
    "outcome": ("Utfall eller upplägg", "Outcome or plan"),
    "group": ("Grupp", "Group"),
    "participation": ("Deltagande", "Participation"),
    "person": ("Person", "Person"),
}
LINES: dict[str, Words] = {
    "firm": ("Konstaterat eller bedömt", "Stated or judged"),
    "hedged": ("Förbehållet, troligt, möjligt", "Hedged, probable, possible"),
    "derived": ("Härlett av oss", "Derived by us"),
    "tie": (
        "Oftare ihop än av en slump",
        "Together more often than by chance",
    ),
}
CERTAINTY: dict[str, Words] = {
    "konstaterat": ("konstaterat", "stated"),
    "bedomt": ("bedömt", "judged"),
    "forbehallet": ("med förbehåll", "hedged"),
    "troligt": ("troligt", "probable"),
    "mojligt": ("möjligt", "possible"),
    "harlett": ("härlett", "derived"),
}
UI: dict[str, Words] = {
    "search": ("Sök i nätverket", "Search the network"),
    "placeholder": ("Sök begrepp, projekt, plats …", "Search concepts, projects, places …"),
    "noHits": ("Inget heter så", "Nothing by that name"),
    "language": ("Språk", "Language"),
    "legend": ("Teckenförklaring", "Legend"),
    "legendHelp": ("Klicka för att visa eller dölja", "Click to show or hide"),
    "lines": ("Linjer", "Lines"),
    "canvas": (
        "Bild av nätverket. Allt i den nås också genom sökrutan och listorna bredvid.",
        "Picture of the network. All of it is also reached by the search box and the lists.",
    ),
    "zoomIn": ("Förstora", "Zoom in"),
    "zoomOut": ("Förminska", "Zoom out"),
    "fit": ("Visa allt", "Show all"),
    "overview": ("Översikt", "Overview"),
    "intro": (
        "Klicka på ett tecken eller en linje: läs vad som sägs, hur säkert, av vem och var.",
        "Click a shape or a line: read what is said, how firmly, by whom and where.",
    ),
    "counts": ("{} ting · {} samband", "{} things · {} links"),
    "manyIntro": (
        (
            "Ytan visar hur många projekt ett begrepp eller en organisation är i. Klicka på "
            "ett: dess projekt öppnas, med citat."
        ),
        (
            "The area shows how many projects a concept or an organisation is in. Click "
            "one: its projects open, with quotes."
        ),
    ),
    "manyTies": (
        (
            "En linje binder det som är i samma projekt oftare än av en slump; varje "
            "begrepp har sina starkaste. Klicka på den: projekten som har båda."
        ),
        (
            "A line ties what is in the same projects more often than by chance; each "
            "concept has its strongest. Click it: the projects that have both."
        ),
    ),
    "manyCounts": (
        "{} projekt, {} av dem med begrepp",
        "{} projects, {} of them with concepts",
    ),
    "manyLeft": (
        (
            "Bilden visar {} begrepp och organisationer. {} ting till nås genom sökrutan "
            "och listorna; av varje samband har sidan det första citatet."
        ),
        (
            "The picture shows {} concepts and organisations. {} things more are reached by "
            "the search box and the lists; of each link the page has the first quote."
        ),
    ),
    "unread": (
        "Inte med: {}. Ett ting med allt omkring sig:",
        "Left out: {}. One thing with all around it:",
    ),
    "beyond": (
        "Bilden ritar {} av {} grannar. Listan nedan har alla.",
        "The picture draws {} of {} neighbours. The list below has all.",
    ),
    "inProjects": ("{} projekt", "{} projects"),
    "expected": (
        "{} projekt har båda. Av en slump vore det {}.",
        "{} projects have both. By chance it would be {}.",
    ),
    "showMore": ("Visa {} till", "Show {} more"),
    "moreQuotes": (
        "Sidan har de första citaten. {} till finns i grafen:",
        "The page has the first quotes. {} more are in the graph:",
    ),
    "leftOut": (
        "Bilden visar de {} mest förbundna tingen. {} till finns i grafen och är inte ritade.",
        "The picture shows the {} best connected things. {} more are in the graph, not drawn.",
    ),
    "focus": (
        "Bilden visar omgivningen till ett ting. {} ting utanför den är inte ritade.",
        "The picture shows the surroundings of one thing. {} things beyond are not drawn.",
    ),
    "scheme": ("I begreppsschemat", "In the concept scheme"),
    "facts": ("Uppgifter", "Facts"),
    "links": ("Samband", "Links"),
    "link": ("Samband", "Link"),
    "restsOn": ("Vad det vilar på", "What it rests on"),
    "read": ("Läs citatet bakom", "Read the quote behind"),
    "chosen": ("Valt", "Chosen"),
    "chosenBy": ("Valt av {}", "Chosen by {}"),
    "chosenHelp": (
        "Källor säger olika; en kurator har valt detta värde.",
        "Sources disagree; a curator chose this value.",
    ),
    "holder": ("Enligt", "Held by"),
    "attribution": ("Återgivet av", "Told by"),
    "about": ("Om påståendet", "About the claim"),
    "characters": ("tecken {}–{}", "characters {}–{}"),
    "claimedOnly": (
        "Står bara som påstående i källan, inte som uppgift.",
        "Stands as a claim of the source only, not as a fact.",
    ),
    "derivedNote": (
        "Härlett av oss ur andra uppgifter; ingen källa säger det ordagrant.",
        "Derived by us from other facts; no source says it in so many words.",
    ),
    "noText": ("Ingen text bakom: del av modellen.", "No text behind it: part of the model."),
    "identifier": ("Identifierare", "Identifier"),
    "back": ("Till översikten", "To the overview"),
    "noScript": (
        "Sidan behöver JavaScript. Den hämtar ingenting utifrån.",
        "This page needs JavaScript. It fetches nothing from elsewhere.",
    ),
}
