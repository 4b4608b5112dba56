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
    "inProjects": Bilingual("{} projekt", "{} projects"),
    "expected": Bilingual(
        "Av {} projekt som har en text har {} båda. Av en slump vore det {}.",
        "Of {} projects that have a text {} have both. By chance it would be {}.",
    ),
    "tie": Bilingual("{} projekt, av en slump {}", "{} projects, by chance {}"),
    "strongest": Bilingual("{}: de {} starkaste", "{}: the {} strongest"),
}
