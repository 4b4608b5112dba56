"""The words of the search box."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
    "search": Bilingual("Sök i allt", "Search everything"),
    "placeholder": Bilingual("Sök på ett eller flera ord …", "Search for one word or several …"),
    "hits": Bilingual("Träffar: {}", "Hits: {}"),
    "hitsFirst": Bilingual("Träffar: {}, de {} första visas", "Hits: {}, the first {} are shown"),
    "hitsTable": Bilingual("Visa {} projekt i tabellen", "Show {} projects in the table"),
    "noHits": Bilingual("Inga träffar", "No hits"),
    "noHitsYet": Bilingual(
        "Inget heter så; texterna öppnas …", "Nothing by that name; the texts are being opened …"
    ),
    "openingTexts": Bilingual(
        "Texterna öppnas för första sökningen: {}",
        "The texts are being opened for the first search: {}",
    ),
    "slash": Bilingual("Tangenten / söker", "The key / searches"),
    "passing": Bilingual("{} av {} projekt", "{} of {} projects"),
    "noFilter": Bilingual("Inga filter: alla projekt visas", "No filters: all projects are shown"),
    "filteredAway": Bilingual(
        "Projekt som filtren tar bort ur listan: {}",
        "Projects that the filters take out of the list: {}",
    ),
    "takeOff": Bilingual("Ta bort filtret {}", "Remove the filter {}"),
    "allOff": Bilingual("Ta bort alla", "Remove all"),
    "facetsClose": Bilingual("Stäng", "Close"),
    "facet-words": Bilingual("Ord", "Words"),
    "facet-theme": Bilingual("Tema", "Theme"),
    "facet-certainty": Bilingual("Visshet om temat", "Certainty of the theme"),
    "facet-funder": Bilingual("Finansiär", "Funder"),
    "facet-organisation": Bilingual("Organisation", "Organisation"),
    "facet-years": Bilingual("Startår", "Year of the start"),
    "facet-money": Bilingual("Belopp", "Amount"),
    "facet-status": Bilingual("Status", "Status"),
    "facet-reviewed": Bilingual("Läsning", "Reading"),
    "facet-type": Bilingual("Visa bara", "Show only"),
    "facet-none": Bilingual("uppgift saknas", "not stated"),
    "wholeGroup": Bilingual("{} (hela gruppen)", "{} (the whole group)"),
    "facetSearch": Bilingual("Sök: {}", "Search: {}"),
    "facetMore": Bilingual("Visa fler ({})", "Show more ({})"),
    "reviewed-yes": Bilingual("läst av en människa", "read by a person"),
    "reviewed-no": Bilingual("inte läst av någon människa", "not read by any person"),
    "range": Bilingual("{}–{} {}", "{}–{} {}"),
    "range-from": Bilingual("från {} {}", "from {} {}"),
    "range-to": Bilingual("till {} {}", "up to {} {}"),
    "range-below": Bilingual("under {} {}", "below {} {}"),
    "rangeFrom": Bilingual("Från", "From"),
    "rangeTo": Bilingual("Till", "To"),
    "rangeTake": Bilingual("Använd", "Apply"),
    "currency": Bilingual("Valuta", "Currency"),
}
