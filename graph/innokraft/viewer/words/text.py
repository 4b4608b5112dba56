"""The words of the Text tab."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
    "tab-text": Bilingual("Text", "Text"),
    "textLead": Bilingual(
        "Källornas text, så som den frystes. I den är markerat allt som något i grafen vilar på; "
        "talet till höger är antalet markeringar.",
        "The text of the sources, as it was frozen. All that something in the graph rests on is "
        "marked in it; the number to the right is how many marks there are.",
    ),
    "textSearch": Bilingual(
        "Sök en text på nummer eller projekt", "Find a text by number or project"
    ),
    "textsFound": Bilingual("{} texter", "{} texts"),
    "textsNone": Bilingual("Ingen text har de orden", "No text has these words"),
    "textAll": Bilingual("Alla texter", "All texts"),
    "textHere": Bilingual("Visa i texten", "Show in the text"),
    "textKinds": Bilingual("Vad som är markerat", "What is marked"),
    "textKind-claim": Bilingual("Påståenden", "Claims"),
    "textKind-found": Bilingual("Begrepp, funna av maskin", "Concepts, found by machine"),
    "textKind-fact": Bilingual("Uppgifter", "Facts"),
    "textOne-claim": Bilingual("Påstående", "Claim"),
    "textOne-found": Bilingual("Nämns, funnet av maskin", "Named, found by machine"),
    "textOne-fact": Bilingual("Uppgift", "Fact"),
    "textOne-place": Bilingual("Stället du kom från", "The place you came from"),
    "textPrevious": Bilingual("Förra markeringen", "Previous mark"),
    "textNext": Bilingual("Nästa markering", "Next mark"),
    "textCount": Bilingual("{} markeringar", "{} marks"),
    "textAt": Bilingual("{} av {}", "{} of {}"),
    "textMark": Bilingual("{}: stöd för {}", "{}: bears out {}"),
    "textBears": Bilingual("Det markerade är stöd för", "What the mark bears out"),
    "textHelp": Bilingual(
        "Peka på en markering: här står vad den är stöd för. Pilarna går mellan dem, Enter hit.",
        "Point at a mark: here is what it bears out. The arrows go between them, Enter comes here.",
    ),
    "textConcepts": Bilingual("Begrepp i texten", "Concepts in the text"),
    "textClaims": Bilingual("Påståenden i texten", "Claims in the text"),
    "textLink": Bilingual("Sambandets kort", "The link's card"),
    "textEmpty": Bilingual(
        "Posten har ingen text på sidan.", "The record has no text in this page."
    ),
}
