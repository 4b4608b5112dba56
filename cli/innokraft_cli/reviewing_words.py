"""The words of the queue in the terminal."""

from __future__ import annotations

from innokraft import Bilingual

KEYS = {
    "a": Bilingual("ja", "yes"),
    "x": Bilingual("nej", "no"),
    "o": Bilingual("oklart", "unsure"),
    "e": Bilingual("ändra", "change"),
    "s": Bilingual("hoppa över", "skip"),
    "u": Bilingual("ångra", "undo"),
    "n": Bilingual("eget påstående", "a statement of your own"),
    "q": Bilingual("sluta", "end"),
}
WORDS = {
    "you": Bilingual("Ditt namn", "Your name"),
    "why": Bilingual("Varför", "Why"),
    "words": Bilingual("Ord ur texten", "Words of the text"),
    "relation": Bilingual("Relation", "Relation"),
    "subject": Bilingual("Subjekt", "Subject"),
    "object": Bilingual("Objekt", "Object"),
    "certainty": Bilingual("Säkerhet", "Certainty"),
    "progress": Bilingual("{done} avgjorda, {left} väntar", "{done} decided, {left} waiting"),
    "ask-statement": Bilingual("Säger texten detta?", "Does the text say this?"),
    "ask-mention": Bilingual(
        "Talar orden om detta begrepp?", "Do the words speak of this concept?"
    ),
    "ask-identity": Bilingual("Är dessa två en och samma?", "Are these two one?"),
    "ask-conflict": Bilingual("Vilket av värdena ska gälla?", "Which of the values is to hold?"),
    "decided": Bilingual(
        "{who} har avgjort det här redan: {verdict}.", "{who} has decided this already: {verdict}."
    ),
    "empty": Bilingual("Inget väntar.", "Nothing waits."),
    "nothing": Bilingual("Det finns inget att ångra.", "There is nothing to undo."),
    "undone": Bilingual("Ångrat.", "Undone."),
    "project": Bilingual("projektet", "the project"),
    "grant": Bilingual("bidraget", "the grant"),
    "project-group": Bilingual("projektgruppen", "the project group"),
    "publisher": Bilingual("utgivaren", "the publisher"),
    "coordinator": Bilingual("koordinatorn", "the coordinator"),
    "unit": Bilingual("enheten", "the unit"),
}
