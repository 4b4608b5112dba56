"""The words of the Questions tab, and those that the answers of the library have in Swedish."""

from __future__ import annotations

from innokraft.bilingual import Bilingual
from innokraft.query.columns import WORDS as COLUMNS
from innokraft.query.columns import columns

WORDS: dict[str, Bilingual] = {
    "tab-questions": Bilingual("Frågor", "Questions"),
    "questionsLead": Bilingual(
        "Bibliotekets frågor, besvarade när sidan skrevs; talet till höger är svarets antal rader. "
        "Varje rad har sina citat; ett namn öppnar sitt kort.",
        "The library's questions, answered when the page was written; the number to the right is "
        "how many rows the answer has. Each row has its quotes; a name opens its card.",
    ),
    "questionsRest": Bilingual("Utan svar här: {}", "Without an answer here: {}"),
    "answerCount": Bilingual("rader", "rows"),
    "answerFirst": Bilingual(
        "{} rader; här de {} första. Alla ger kommandot:",
        "{} rows; here the first {}. This command gives all:",
    ),
    "answerCommand": Bilingual("Samma svar ger kommandot:", "This command gives the same:"),
    "answerNone": Bilingual("Inget svar: {}.", "No answer: {}."),
    "answerNotAsked": Bilingual("Inte besvarad på sidan: {}.", "Not answered in this page: {}."),
    "answerAsk": Bilingual("Svaret ger kommandot:", "This command gives the answer:"),
    "answerAbout": Bilingual("Fråga om", "Ask about"),
    "answerQuotes": Bilingual("Citat", "Quotes"),
    "answerCitesMore": Bilingual(
        "Här står {} av {} citat. Alla ger kommandot:",
        "Here are {} of {} quotes. This command gives all:",
    ),
    "answerSorted": Bilingual("Sorterat efter {}", "Sorted by {}"),
    "answerNothing": Bilingual("inga", "none"),
    **{f"answer-{name}": said for name, said in COLUMNS.items() if columns([name])},
}

SAID: dict[str, Bilingual] = {
    "=": Bilingual("samma begrepp", "the same concept"),
    "~": Bilingual("besläktade", "related"),
    "begrepp": Bilingual("begrepp", "concept"),
    "text": Bilingual("text", "text"),
    "beslutet": Bilingual("beslutet", "the decision"),
    "finansieringen": Bilingual("finansieringen", "the funding"),
    "en utbetalning": Bilingual("en utbetalning", "a payment"),
    "projektet": Bilingual("projektet", "the project"),
    "valt": Bilingual("valt", "chosen"),
    "troligen samma": Bilingual("troligen samma", "probably one"),
    "bara lika": Bilingual("bara lika", "only alike"),
    "i en mening": Bilingual("i en mening", "in one sentence"),
    "i en text": Bilingual("i en text", "in one text"),
    "bara på svenska": Bilingual("bara på svenska", "in Swedish alone"),
    "bara på engelska": Bilingual("bara på engelska", "in English alone"),
    "tid": Bilingual("tid", "period"),
    "person": Bilingual("person", "person"),
    "koordinator": Bilingual("koordinator", "coordinator"),
    "ämne": Bilingual("ämne", "subject"),
    "titeln": Bilingual("titeln", "the title"),
    "förväntat": Bilingual("förväntat", "expected"),
    "resultat": Bilingual("resultat", "result"),
    "nytt projekt": Bilingual("nytt projekt", "a new project"),
    "mer om ett känt": Bilingual("mer om ett känt", "more on a known one"),
    "bara här": Bilingual("bara här", "here alone"),
    "andra säger annat": Bilingual("andra säger annat", "others say something else"),
}
"""What stands in answers for the reader's language alone, by its Swedish."""
