"""The words for kinds, lines and certainties, in Swedish and English."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

KINDS: dict[str, Bilingual] = {
    "project": Bilingual("Projekt", "Projects"),
    "organisation": Bilingual("Organisationer", "Organisations"),
    "funder": Bilingual("Finansiärer", "Funders"),
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
    "funder": Bilingual("Finansiär", "Funder"),
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
