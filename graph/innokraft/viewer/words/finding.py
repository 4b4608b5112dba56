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
    "opening": Bilingual(
        "Texterna öppnas för första sökningen: {}",
        "The texts are being opened for the first search: {}",
    ),
    "slash": Bilingual("Tangenten / söker", "The key / searches"),
}
