"""The words of the opening: what the graph is made of, in numbers and years, and how."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
    "opening": Bilingual("Om grafen", "About the graph"),
    "foldOpening": Bilingual("Källor och år", "Sources and years"),
    "facets": Bilingual("Filter", "Filters"),
    "madeFrom": Bilingual("Ur {} källposter från {}.", "From {} source records of {}."),
    "madeFromOne": Bilingual("Ur {} källpost från {}.", "From {} source record of {}."),
    "morePublishers": Bilingual("{} till", "{} more"),
    "newestRecord": Bilingual("Den nyaste är från {}.", "The newest is of {}."),
    "startedIn": Bilingual("Projekten började {}.", "The projects began in {}."),
    "startedBetween": Bilingual("Projekten började {}–{}.", "The projects began {}–{}."),
    "figureProject": Bilingual("projekt", "project"),
    "figureProjects": Bilingual("projekt", "projects"),
    "figureOf": Bilingual("av {} {}", "of {} {}"),
    "figureIn": Bilingual("i {}", "in {}"),
    "figureExact": Bilingual("{} {} i {} som anger belopp", "{} {} in {} with an amount"),
    "figureConcept": Bilingual("begrepp", "concept"),
    "figureConcepts": Bilingual("begrepp", "concepts"),
    "yearsAll": Bilingual("Projekt per startår", "Projects by the year they began"),
    "yearsBrushed": Bilingual("{}: {} projekt", "{}: {} projects"),
    "yearsOf": Bilingual("{} av {}", "{} of {}"),
    "yearsUnknown": Bilingual("{} utan år", "{} without a year"),
    "yearsLeftOut": Bilingual("{} utan år är inte med", "{} without a year are left out"),
    "yearFrom": Bilingual("Från år", "From year"),
    "yearTo": Bilingual("Till år", "To year"),
    "allYears": Bilingual("Alla år", "All years"),
    "aboutMethod": Bilingual("Om metoden", "About the method"),
    "close": Bilingual("Stäng", "Close"),
    "method-quote": Bilingual("Citat", "Quotes"),
    "method-quote-text": Bilingual(
        "Det som en källa säger har ett citat, tecken för tecken som i källans text, och platsen "
        "där det står. ❝ öppnar det.",
        "What a source says has a quote, letter for letter as in the source's text, and the place "
        "where it stands. ❝ opens it.",
    ),
    "method-certainty": Bilingual("Visshet", "Certainty"),
    "method-certainty-text": Bilingual(
        "Varje uppgift har en grad: {}. Det som bara är möjligt visas aldrig som ett faktum.",
        "Each statement has a degree: {}. What is only possible is never shown as a fact.",
    ),
    "method-found": Bilingual("Funnet av maskin", "Found by machine"),
    "method-found-text": Bilingual(
        "En ordlista har funnit begreppets ord i texten. Det betyder att ordet nämns, inte att "
        "projektet handlar om det; ingen människa har läst stället.",
        "A list of words found the concept's words in the text. The word is named there; that does "
        "not say that the project is about it, and no person has read the place.",
    ),
    "method-read": Bilingual("Hur väl det är läst", "How well it is read"),
    "method-read-text": Bilingual(
        "innokraft coverage säger det, källpost för källpost.",
        "innokraft coverage tells it, record by record.",
    ),
    "method-tie": Bilingual("Oftare ihop än av en slump", "Together more often than by chance"),
    "method-tie-text": Bilingual(
        "Fishers exakta test bland de projekt som har en text. Gränsen är satt så att högst 5 % av "
        "alla par som klarar den väntas vara falska (FDR).",
        "Fisher's exact test among the projects that have a text. The limit is set so that at most "
        "5 % of all pairs that pass it are expected to be false (FDR).",
    ),
    "method-derived": Bilingual("Härlett", "Derived"),
    "method-derived-text": Bilingual(
        "Slutet av innokraft ur andra uppgifter, efter en regel; ingen källa säger det ordagrant.",
        "Concluded by innokraft from other statements, by a rule; no source says it in so many "
        "words.",
    ),
    "method-conflict": Bilingual("När källor säger olika", "Where sources disagree"),
    "method-conflict-text": Bilingual(
        "Allt som sägs visas, var och en med sitt citat. Har en kurator valt gäller valet; annars "
        "räknas tidigaste start, senaste slut och minsta belopp.",
        "All that is said is shown, each with its quote. What a curator chose counts; else the "
        "earliest start, the latest end and the smallest amount.",
    ),
    "method-sums": Bilingual("Summor och år", "Sums and years"),
    "method-sums-text": Bilingual(
        "Belopp summeras för varje valuta för sig, utan omräkning. Ett projekt räknas till året då "
        "det började, eller om det inte är känt året då det slutade.",
        "Amounts are summed for each currency by itself, without conversion. A project counts in "
        "the year in which it began, or where that is not known in which it ended.",
    ),
    "method-missing": Bilingual("Vad som inte är med", "What is not in this page"),
    "methodLeftOut": Bilingual("{} saker i grafen.", "{} things of the graph."),
    "methodMore": Bilingual(
        "Sidan är en vy av grafen: innokraft render --focus visar ett ting med allt omkring, och "
        "innokraft query når allt.",
        "The page is a view of the graph: innokraft render --focus shows a thing with all around "
        "it, and innokraft query reaches everything.",
    ),
    "methodAll": Bilingual(
        "Allt i grafen som kan ritas är med. Hur den byggdes steg för steg visar innokraft log.",
        "All of the graph that can be drawn is here. How it was built step by step, innokraft log "
        "tells.",
    ),
    "method-offline": Bilingual("Utan nät", "Offline"),
    "method-offline-text": Bilingual(
        "Sidan är en enda fil. Den hämtar ingenting från nätet och skickar ingenting.",
        "The page is one file. It fetches nothing from the network and sends nothing.",
    ),
}
