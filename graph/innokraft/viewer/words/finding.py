"""The words of the search box."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
    "search": Bilingual("Sök i nätverket", "Search the network"),
    "placeholder": Bilingual(
        "Sök begrepp, projekt, plats …", "Search concepts, projects, places …"
    ),
    "hits": Bilingual("Träffar: {}", "Hits: {}"),
    "hitsFirst": Bilingual("Träffar: {}, de {} första visas", "Hits: {}, the first {} are shown"),
    "noHits": Bilingual("Inget heter så", "Nothing by that name"),
    "slash": Bilingual("Tangenten / söker", "The key / searches"),
}
