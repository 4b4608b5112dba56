"""Dates, amounts and literals in Swedish and English words."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from innokraft.rdf.terms import XSD
from innokraft.views.statements import Value

_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
PROPERTIES: dict[str, Value] = {
    "dcterms:creator": Value("upphov", "creator"),
    "dcterms:identifier": Value("diarienummer", "reference number"),
    "dcterms:source": Value("källa", "source"),
    "dcterms:subject": Value("handlar om", "is about"),
    "dcterms:title": Value("titel", "title"),
    "foaf:member": Value("medlem", "member"),
    "foaf:name": Value("namn", "name"),
    "org:unitOf": Value("enhet vid", "unit of"),
    "prov:agent": Value("den som gjorde det", "agent"),
    "prov:used": Value("använde", "used"),
    "prov:wasAttributedTo": Value("tillskrivs", "attributed to"),
    "prov:wasInformedBy": Value("bygger på", "informed by"),
    "rdfs:label": Value("namn", "name"),
    "schema:amount": Value("bidrag", "grant"),
    "schema:funder": Value("finansieras av", "funded by"),
    "schema:location": Value("plats", "location"),
    "schema:name": Value("namn", "name"),
    "schema:superEvent": Value("del av", "part of"),
    "schema:url": Value("webbadress", "web address"),
    "skos:altLabel": Value("kallas också", "also called"),
    "skos:broadMatch": Value("vidare begrepp i andra vokabulärer", "broader in other vocabularies"),
    "skos:broader": Value("vidare begrepp", "broader concept"),
    "skos:closeMatch": Value("nära begrepp i andra vokabulärer", "close in other vocabularies"),
    "skos:definition": Value("betyder", "definition"),
    "skos:exactMatch": Value("samma begrepp i andra vokabulärer", "same in other vocabularies"),
    "skos:example": Value("så i texter", "as found in texts"),
    "skos:narrowMatch": Value("snävare begrepp i andra vokabulärer", "narrower elsewhere"),
    "skos:prefLabel": Value("namn", "name"),
    "skos:related": Value("besläktat med", "related to"),
    "skos:relatedMatch": Value("besläktat i andra vokabulärer", "related in other vocabularies"),
    "skos:scopeNote": Value("användning", "scope note"),
    "time:hasTime": Value("pågick", "took place"),
}
"""What the properties of others are called here, where the graph's ontology does not say it."""

_YES_NO = {"true": Value("ja", "yes"), "false": Value("nej", "no")}


def date_in_words(lexical: str) -> Value:
    """A year, month or day in words.

    >>> date_in_words("2015-04").en
    'April 2015'
    >>> date_in_words("2015-04-09").sv
    '9 april 2015'
    """
    parts = lexical.split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return Value(lexical, lexical)
    words = [parts[0]]
    if len(parts) > 1:
        month = int(parts[1])
        if not 1 <= month <= 12:
            return Value(lexical, lexical)
        words = [f"{{}} {parts[0]}"]
    if len(parts) == 3:
        words = [f"{int(parts[2])} {words[0]}"]
    sv, en = (
        words[0].format(_MONTHS[language].split()[int(parts[1]) - 1])
        if len(parts) > 1
        else words[0]
        for language in ("sv", "en")
    )
    return Value(sv, en)


def period_in_words(start: Value | None, end: Value | None) -> Value:
    """A period from its two ends, either of which may be unknown."""
    start, end = start or Value("?", "?"), end or Value("?", "?")
    if start == end:
        return start
    return Value(f"{start.sv} – {end.sv}", f"{start.en} – {end.en}")


def number_in_words(lexical: str, between: str) -> str:
    """A number with its thousands apart, as it is where it is no number.

    >>> number_in_words("99356", ",")
    '99,356'
    """
    try:
        return f"{Decimal(lexical):,f}".replace(",", between)
    except InvalidOperation:
        return lexical


def amount_in_words(lexical: str, currency: str) -> Value:
    """An amount of money; its spaces do not break.

    >>> amount_in_words("99356", "SEK").en.split()
    ['SEK', '99,356']
    """
    sv, en = number_in_words(lexical, "\u00a0"), number_in_words(lexical, ",")
    return Value(f"{sv}\u00a0{currency}", f"{currency}\u00a0{en}")


def literal_in_words(term: Any) -> Value:
    """A literal of the store in words."""
    text = term.value
    datatype = term.datatype.value.removeprefix(XSD) if getattr(term, "datatype", None) else ""
    if datatype == "boolean":
        return _YES_NO.get(text, Value(text, text))
    if datatype in {"date", "gYearMonth", "gYear"}:
        return date_in_words(text)
    if datatype in {"integer", "decimal"} and len(text) > 4:
        return Value(number_in_words(text, "\u00a0"), number_in_words(text, ","))
    return Value(text, text, language=getattr(term, "language", None))
