"""The words of what one takes away."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

WORDS: dict[str, Bilingual] = {
    "take": Bilingual("Ta med", "Take away"),
    "png": Bilingual("Bild (PNG)", "Picture (PNG)"),
    "svg": Bilingual("Bild (SVG)", "Picture (SVG)"),
    "csv": Bilingual("Tabell med citat (CSV)", "Table with quotes (CSV)"),
    "print": Bilingual("Skriv ut (A4)", "Print (A4)"),
    "source": Bilingual("Källa: {}. Gjort med innokraft.", "Source: {}. Made with innokraft."),
    "hiddenKeys": Bilingual("Dolt", "Hidden"),
    "andMore": Bilingual("och {} till", "and {} more"),
    "column-subject": Bilingual("ting", "thing"),
    "column-says": Bilingual("säger", "says"),
    "column-object": Bilingual("värde", "value"),
    "column-certainty": Bilingual("visshet", "certainty"),
    "column-quote": Bilingual("citat", "quote"),
    "column-record": Bilingual("källa", "source"),
    "column-start": Bilingual("från tecken", "from character"),
    "column-end": Bilingual("till tecken", "to character"),
    "column-subjectIri": Bilingual("tingets IRI", "IRI of the thing"),
    "column-propertyIri": Bilingual("egenskapens IRI", "IRI of the property"),
    "column-objectIri": Bilingual("värdets IRI", "IRI of the value"),
}
