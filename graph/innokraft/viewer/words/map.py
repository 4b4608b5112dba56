"""The words of the map and its legend."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
    "legend": Bilingual("Teckenförklaring", "Legend"),
    "legendHelp": Bilingual("Klicka för att visa eller dölja", "Click to show or hide"),
    "lines": Bilingual("Linjer", "Lines"),
    "map": Bilingual(
        "Karta. Pilarna går till närmaste granne, Enter öppnar.",
        "Map. The arrows go to the nearest neighbour, Enter opens.",
    ),
    "zoomIn": Bilingual("Förstora", "Zoom in"),
    "zoomOut": Bilingual("Förminska", "Zoom out"),
    "fit": Bilingual("Visa allt", "Show all"),
    "putBack": Bilingual("Lägg tillbaka", "Put back"),
    "groupUnnamed": Bilingual("En grupps namn får inte plats", "A group's name does not fit"),
    "groupsUnnamed": Bilingual("{} gruppers namn får inte plats", "{} groups' names do not fit"),
    "withoutYear": Bilingual("Utan år", "No year"),
    "bundle": Bilingual(
        "{} {} som är lika i bilden. Klicka för att öppna.",
        "{} {} alike in the picture. Click to open.",
    ),
    "otherConcepts": Bilingual("Övriga begrepp", "Other concepts"),
    "otherFunders": Bilingual("Andra finansiärer", "Other funders"),
    "noConcept": Bilingual("Inget begrepp", "No concept"),
    "swarmByFunder": Bilingual(
        "En cirkel är ett projekt; ytan är bidraget, en ring har inget belopp. "
        "Färgen är finansiären:",
        "A circle is a project; its area is the grant, a ring has no amount. "
        "The colour is the funder:",
    ),
    "swarmByGroup": Bilingual(
        "En cirkel är ett projekt; ytan är bidraget, en ring har inget belopp. "
        "Färgen är gruppen som flest av dess begrepp är i:",
        "A circle is a project; its area is the grant, a ring has no amount. "
        "The colour is the group that most of its concepts are in:",
    ),
    "besideIt": Bilingual("Hör ihop med", "Goes with"),
    "coordinateMost": Bilingual("Samordnar flest", "Coordinate most"),
    "compareWith": Bilingual("Jämför med …", "Compare with …"),
    "compareNot": Bilingual("Avbryt", "Cancel"),
    "chooseOther": Bilingual(
        "Välj det som {} ska jämföras med: i kartan, listan eller sökrutan.",
        "Choose what to compare {} with: in the map, the list or the search box.",
    ),
    "compareThem": Bilingual("Jämför dem", "Compare them"),
    "comparison": Bilingual("Jämförelse", "Comparison"),
    "twoThings": Bilingual("{} och {}", "{} and {}"),
    "haveBoth": Bilingual("Båda: {}", "Both: {}"),
    "onlyHas": Bilingual("Bara {}: {}", "Only {}: {}"),
    "nothingThere": Bilingual("Inget.", "Nothing."),
    "wayBetween": Bilingual("Vägen mellan", "The way between"),
    "noWay": Bilingual("Ingen väg binder dem på sidan.", "No way ties them in this page."),
    "noQuoteHere": Bilingual("Inget citat bakom steget.", "No quote behind this step."),
    "wayMeasure": Bilingual(
        "Den kortaste vägen: hellre steg med citat, och inte genom finansiärer eller det som "
        "mycket hänger ihop med, om det finns en annan.",
        "The shortest way: steps with quotes first, and not through funders or what much hangs "
        "on, where there is another.",
    ),
    "wholeMap": Bilingual("Till hela kartan", "To the whole map"),
    "toQuery": Bilingual("Till frågan", "To the query"),
    "drawnTitle": Bilingual("Svaret på en fråga", "The answer to a query"),
    "drawnCounts": Bilingual("{} ting, {} länkar mellan dem", "{} things, {} links among them"),
    "drawnFirst": Bilingual(
        "Svaret nämner {} ting; de {} första är ritade.",
        "The answer names {} things; the first {} are drawn.",
    ),
    "drawnApart": Bilingual(
        "Inget binder dem direkt. Projekt möts genom organisationer och begrepp: ta med dem i "
        "frågan, så ritas länkarna.",
        "Nothing ties them directly. Projects meet through organisations and concepts: put those "
        "into the query too, and the links are drawn.",
    ),
    "similar": Bilingual("Liknande projekt", "Similar projects"),
    "sharing": Bilingual("Delar {}", "Shares {}"),
    "similarMeasure": Bilingual(
        "Talet är summan över de begrepp och organisationer som båda har (inte finansiärer), var "
        "och en med ln(N/n): n av sidans N projekt har den. Ovanligt väger tyngst.",
        "The number is the sum over the concepts and organisations that both have (not funders), "
        "each with ln(N/n): n of the N projects of the page have it. What is rare weighs most.",
    ),
    "inProjects": Bilingual("{} projekt", "{} projects"),
    "expected": Bilingual(
        "Av {} projekt som har en text har {} båda. Av en slump vore det {}.",
        "Of {} projects that have a text {} have both. By chance it would be {}.",
    ),
    "tie": Bilingual("{} projekt, av en slump {}", "{} projects, by chance {}"),
    "strongest": Bilingual("{}: de {} starkaste", "{}: the {} strongest"),
}
