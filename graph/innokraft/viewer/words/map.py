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
    "inProjects": Bilingual("{} projekt", "{} projects"),
    "expected": Bilingual(
        "Av {} projekt som har en text har {} båda. Av en slump vore det {}.",
        "Of {} projects that have a text {} have both. By chance it would be {}.",
    ),
    "tie": Bilingual("{} projekt, av en slump {}", "{} projects, by chance {}"),
    "strongest": Bilingual("{}: de {} starkaste", "{}: the {} strongest"),
}
