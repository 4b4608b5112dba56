"""The words of the page around its views."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
    "language": Bilingual("Språk", "Language"),
    "canvas": Bilingual(
        "Bild av nätverket. Allt i den nås också genom sökrutan och listorna bredvid.",
        "Picture of the network. All of it is also reached by the search box and the lists.",
    ),
    "tabs": Bilingual("Vyer", "Views"),
    "tab-map": Bilingual("Karta", "Map"),
    "tab-table": Bilingual("Tabell", "Table"),
    "undo": Bilingual("Ångra", "Undo"),
    "copyLink": Bilingual("Kopiera länk", "Copy link"),
    "linkCopied": Bilingual("Länken är kopierad", "The link is copied"),
    "linkByHand": Bilingual(
        "Kopiera länken ur webbläsarens adressfält", "Copy the link from the browser's address bar"
    ),
    "unknownAddress": Bilingual(
        "Länken nämner något som inte finns på sidan: {}",
        "The link names what is not in this page: {}",
    ),
    "cards": Bilingual("Öppna kort", "Open cards"),
    "pin": Bilingual("Fäst", "Pin"),
    "closeCard": Bilingual("Stäng", "Close"),
    "back": Bilingual("Till översikten", "To the overview"),
    "noScript": Bilingual(
        "Sidan behöver JavaScript. Den hämtar ingenting utifrån.",
        "This page needs JavaScript. It fetches nothing from elsewhere.",
    ),
}
