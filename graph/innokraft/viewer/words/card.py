"""The words of the card beside the map."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
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
    "showMore": Bilingual("Visa {} till", "Show {} more"),
    "leftOut": Bilingual(
        "Bilden visar de {} mest förbundna tingen. {} till finns i grafen och är inte ritade.",
        "The picture shows the {} best connected things. {} more are in the graph, not drawn.",
    ),
    "focus": Bilingual(
        "Bilden visar omgivningen till ett ting. {} ting utanför den är inte ritade.",
        "The picture shows the surroundings of one thing. {} things beyond are not drawn.",
    ),
    "asked-years": Bilingual("När", "When"),
    "asked-money": Bilingual("Pengar", "Money"),
    "asked-granted": Bilingual("Har beviljat", "Has granted"),
    "asked-coordinator": Bilingual("Koordinator", "Coordinator"),
    "asked-funder": Bilingual("Finansiär", "Funder"),
    "asked-status": Bilingual("Status", "Status"),
    "asked-number": Bilingual("Nummer", "Number"),
    "asked-projects": Bilingual("Projekt", "Projects"),
    "asked-partners": Bilingual("Oftast med", "Most often with"),
    "asked-funders": Bilingual("Oftast från", "Most often from"),
    "asked-themes": Bilingual("Oftast om", "Most often about"),
    "panelWidth": Bilingual("Kortets bredd", "Width of the card"),
    "hidePanel": Bilingual("Dölj kortet", "Hide the card"),
    "wholePanel": Bilingual("Visa hela kortet", "Show the whole card"),
    "showPanel": Bilingual("Visa kortet", "Show the card"),
    "more": Bilingual("mer", "more"),
    "wholeText": Bilingual("hela texten", "the whole text"),
    "less": Bilingual("mindre", "less"),
    "cite": Bilingual("Citera", "Cite"),
    "citeText": Bilingual("Text", "Text"),
    "citeBibtex": Bilingual("BibTeX", "BibTeX"),
    "citeAnnotation": Bilingual("Web Annotation", "Web Annotation"),
    "copied": Bilingual("Kopierat", "Copied"),
    "copyByHand": Bilingual(
        "Webbläsaren lät inte sidan kopiera. Texten är markerad: kopiera den själv.",
        "The browser did not let the page copy. The text is selected: copy it yourself.",
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
    "conflict": Bilingual("källorna säger olika", "sources disagree"),
    "conflictOpen": Bilingual("Ingen har valt.", "Nobody has chosen."),
    "conflictAmount": Bilingual(
        "I summor räknas tills vidare det minsta beloppet.",
        "In sums the smallest amount counts meanwhile.",
    ),
    "conflictTime": Bilingual(
        "Tills vidare räknas tiden från första start till sista slut.",
        "Meanwhile the time counts from the first start to the last end.",
    ),
    "conflictOther": Bilingual("Tills vidare räknas alla.", "Meanwhile all count."),
    "chooses": Bilingual("Så väljer man:", "This chooses:"),
    "candidate": Bilingual("väntar på bedömning", "waits for a judgement"),
    "mayBe": Bilingual("Kan vara detsamma som", "May be the same as"),
    "likeness": Bilingual("likhet {} av 1", "likeness {} of 1"),
    "decides": Bilingual("Så avgör man:", "This decides:"),
    "twice": Bilingual(
        "{} av projekten väntar på bedömning: två av dem kan vara ett, som då räknas två gånger.",
        "{} of the projects wait for a judgement: two of them may be one, which counts twice then.",
    ),
    "derivedBy": Bilingual("Härlett av oss. Regeln:", "Derived by us. The rule:"),
    "derivedFrom": Bilingual("Den gick efter:", "It went by:"),
    "derivedNote": Bilingual(
        "Härlett av oss ur andra uppgifter; ingen källa säger det ordagrant.",
        "Derived by us from other facts; no source says it in so many words.",
    ),
    "foundBy": Bilingual("nämns i texten, funnet av maskin", "named in the text, found by machine"),
    "noText": Bilingual(
        "Ingen text bakom: del av modellen.", "No text behind it: part of the model."
    ),
    "identifier": Bilingual("Identifierare", "Identifier"),
}
