"""What the columns of answers are called for people, and which column names what another has.

A variable of a library question has a meaning that is known. One of a query of a user's has the
same words only where its name can mean nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable

from innokraft.bilingual import Bilingual

EVERYWHERE: dict[str, Bilingual] = {
    "project": Bilingual("projekt", "project"),
    "title": Bilingual("titel", "title"),
    "unit": Bilingual("enhet", "unit"),
    "funder": Bilingual("finansiär", "funder"),
    "year": Bilingual("år", "year"),
    "currency": Bilingual("valuta", "currency"),
    "projects": Bilingual("projekt", "projects"),
    "concept": Bilingual("begrepp", "concept"),
    "certainty": Bilingual("visshet", "certainty"),
    "event": Bilingual("evenemang", "event"),
    "coordinator": Bilingual("koordinator", "coordinator"),
    "role": Bilingual("roll", "role"),
    "median": Bilingual("median", "median"),
    "percent": Bilingual("procent", "per cent"),
    "section": Bilingual("avsnitt", "section"),
    "organisation": Bilingual("organisation", "organisation"),
    "person": Bilingual("person", "person"),
    "concepts": Bilingual("begrepp", "concepts"),
    "language": Bilingual("språk", "language"),
    "quote": Bilingual("belägg", "quote"),
    "quotes": Bilingual("belägg", "quotes"),
    "quote_1": Bilingual("belägg 1", "quote 1"),
    "quote_2": Bilingual("belägg 2", "quote 2"),
    "record": Bilingual("källpost", "record"),
    "records": Bilingual("källposter", "records"),
    "sentence": Bilingual("mening", "sentence"),
}
"""The words of names that mean the same in any query."""

WORDS: dict[str, Bilingual] = {
    **EVERYWHERE,
    "granted": Bilingual("beviljat", "granted"),
    "year_of": Bilingual("året är", "the year is that of"),
    "label": Bilingual("begrepp", "concept"),
    "11-label": Bilingual("ett av dem", "one of them"),
    "22-concept": Bilingual("begrepp eller avsnitt", "concept or section"),
    "22-percent": Bilingual("täckt, procent", "covered, per cent"),
    "earliest": Bilingual("från", "from"),
    "latest": Bilingual("till", "to"),
    "value": Bilingual("belopp", "amount"),
    "chosen": Bilingual("valt av kurator", "chosen by a curator"),
    "start_label": Bilingual("utgångspunkt", "starting point"),
    "outcome_label": Bilingual("resultat", "outcome"),
    "tie": Bilingual("hur de hör ihop", "how they belong together"),
    "concept_1": Bilingual("ett begrepp", "one concept"),
    "concept_2": Bilingual("ett annat", "another"),
    "organisation_1": Bilingual("en organisation", "one organisation"),
    "organisation_2": Bilingual("en annan", "another"),
    "themes": Bilingual("delade teman", "shared themes"),
    "later": Bilingual("senare projekt", "later project"),
    "starts": Bilingual("startar", "starts"),
    "participations": Bilingual("deltaganden", "participations"),
    "all": Bilingual("alla projekt", "all projects"),
    "about": Bilingual("om", "about"),
    "property": Bilingual("säger", "says"),
    "object": Bilingual("vad", "what"),
    "said_by": Bilingual("återgivet av", "told by"),
    "held_by": Bilingual("enligt", "held by"),
    "subject": Bilingual("om", "about"),
    "certainty_1": Bilingual("visshet på ett ställe", "certainty in one place"),
    "certainty_2": Bilingual("på ett annat", "in another"),
    "thing": Bilingual("om", "about"),
    "value_1": Bilingual("en källa", "one source"),
    "value_2": Bilingual("en annan", "another"),
    "kind": Bilingual("slag", "kind"),
    "project_1": Bilingual("ett projekt", "one project"),
    "project_2": Bilingual("ett annat", "another"),
    "amount_1": Bilingual("belopp, det ena", "amount of the one"),
    "amount_2": Bilingual("det andra", "of the other"),
    "start_1": Bilingual("start, det ena", "start of the one"),
    "start_2": Bilingual("det andra", "of the other"),
    "verdict": Bilingual("bedömning", "verdict"),
    "part": Bilingual("del av texten", "part of the text"),
    "partner_1": Bilingual("den ena", "the one"),
    "partner_2": Bilingual("den andra", "the other"),
    "first": Bilingual("första året", "first year"),
    "last": Bilingual("sista året", "last year"),
    "other": Bilingual("liknande projekt", "like project"),
    "likeness": Bilingual("likhet", "likeness"),
    "shared": Bilingual("delar", "shared"),
    "reasons": Bilingual("vad de delar", "what they share"),
    "changed": Bilingual("från den", "as of"),
    "news": Bilingual("nytt", "news"),
    "as_role": Bilingual("roll", "role"),
    "percent_of_all": Bilingual("procent av alla projekt", "per cent of all projects"),
    "topic": Bilingual("ämne eller form", "subject or kind"),
    "contested": Bilingual("varav omstridda", "of them contested"),
    "at_most": Bilingual("eller högst", "or at most"),
    "smallest": Bilingual("minsta bidrag", "smallest grant"),
    "mean": Bilingual("medel", "mean"),
    "largest": Bilingual("största", "largest"),
    "months": Bilingual("månader i medel", "mean months"),
    "nearness": Bilingual("hur nära", "how near"),
    "words": Bilingual("ord", "words"),
    "missing": Bilingual("saknar", "lacks"),
    "coordinators": Bilingual("koordinatorer", "coordinators"),
    "sources": Bilingual("källor", "sources"),
    "texts": Bilingual("källposter", "records"),
    "ends": Bilingual("slutar", "ends"),
    "amount": Bilingual("bidrag", "grant"),
    "difference": Bilingual("skillnad", "difference"),
    "percent_1": Bilingual("procent, den ena", "per cent of the one"),
    "percent_2": Bilingual("den andra", "of the other"),
    "projects_1": Bilingual("projekt, den ena", "projects of the one"),
    "projects_2": Bilingual("den andra", "of the other"),
    "start": Bilingual("utgångspunkt", "starting point"),
    "area": Bilingual("område", "area"),
    "8-start": Bilingual("från tecken", "from character"),
    "8-end": Bilingual("till tecken", "to character"),
    "start_quote": Bilingual("belägg för utgångspunkten", "quote for the starting point"),
    "outcome_quote": Bilingual("belägg för resultatet", "quote for the outcome"),
    "area_quote": Bilingual("belägg för området", "quote for the area"),
    "suggestion_quote": Bilingual("belägg för förslaget", "quote for the suggestion"),
    "later_quote": Bilingual("belägg i det senare", "quote in the later one"),
}
"""The words of columns in answers to questions; some have their own in one, after its number."""

YEARS = frozenset({"year", "first", "last"})
"""The columns whose numbers are years."""

NAMED = {
    "title": ("project", "other"),
    "label": ("concept", "event", "role", "about"),
    "coordinated_by": ("coordinator",),
    "funded_by": ("funder",),
    "about": ("subject",),
    "says": ("property",),
    "what": ("object",),
    "name": ("organisation", "person"),
    "topic_name": ("topic",),
    "source": ("record",),
    "property_label": ("property",),
    **{f"{name}_label": (name,) for name in ("organisation", "from", "to", "about", "other")},
    **{f"source_{n}": (f"record_{n}",) for n in "12"},
    **{f"name_{n}": (f"organisation_{n}", f"partner_{n}") for n in "12"},
    **{f"label_{n}": (f"concept_{n}",) for n in "12"},
}
"""The columns that name what another column has, which then stands by its own name."""


def columns(names: Iterable[str]) -> list[str]:
    """The columns that a reader sees: neither quotes nor what only names another column."""
    there = list(names)
    verbatim = {"start", "end"} if {"start", "end", "quote"} <= set(there) else set()
    return [
        name
        for name in there
        if not any(part in name for part in ("quote", "record", "sentence"))
        and name not in verbatim
        and not set(NAMED.get(name, ())) & set(there)
    ]


def head(name: str, question: int | None = None) -> Bilingual | None:
    """What stands over a column of the answer to a question by its number, or else to a query.

    None for a name that has no words.

    >>> head("value", 8), head("value")
    (Bilingual(sv='Belopp', en='Amount'), None)
    """
    if question is None:
        return _capital(EVERYWHERE.get(name))
    return _capital(words_over(name, question))


def words_over(name: str, question: int | None) -> Bilingual | None:
    """The words of a column of the answer to a question, in small letters."""
    return WORDS.get(f"{question}-{name}") or WORDS.get(name)


def _capital(words: Bilingual | None) -> Bilingual | None:
    return words and Bilingual(*(text[:1].upper() + text[1:] for text in words))
