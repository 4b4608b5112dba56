"""Dates, amounts and literals in Swedish and English words."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.rdf.terms import XSD

if TYPE_CHECKING:
    import pyoxigraph as ox

_MONTHS = Bilingual(
    "januari februari mars april maj juni juli augusti september oktober november december",
    "January February March April May June July August September October November December",
)
PROPERTIES: dict[str, Bilingual] = {
    "dcterms:creator": Bilingual("upphov", "creator"),
    "dcterms:identifier": Bilingual("diarienummer", "reference number"),
    "dcterms:source": Bilingual("källa", "source"),
    "dcterms:subject": Bilingual("handlar om", "is about"),
    "dcterms:title": Bilingual("titel", "title"),
    "foaf:member": Bilingual("medlem", "member"),
    "foaf:name": Bilingual("namn", "name"),
    "org:unitOf": Bilingual("enhet vid", "unit of"),
    "prov:agent": Bilingual("den som gjorde det", "agent"),
    "prov:used": Bilingual("använde", "used"),
    "prov:wasAttributedTo": Bilingual("tillskrivs", "attributed to"),
    "prov:wasInformedBy": Bilingual("bygger på", "informed by"),
    "rdfs:label": Bilingual("namn", "name"),
    "schema:amount": Bilingual("bidrag", "grant"),
    "schema:funder": Bilingual("finansieras av", "funded by"),
    "schema:location": Bilingual("plats", "location"),
    "schema:name": Bilingual("namn", "name"),
    "schema:superEvent": Bilingual("del av", "part of"),
    "schema:url": Bilingual("webbadress", "web address"),
    "skos:altLabel": Bilingual("kallas också", "also called"),
    "skos:broadMatch": Bilingual(
        "vidare begrepp i andra vokabulärer", "broader in other vocabularies"
    ),
    "skos:broader": Bilingual("vidare begrepp", "broader concept"),
    "skos:closeMatch": Bilingual("nära begrepp i andra vokabulärer", "close in other vocabularies"),
    "skos:definition": Bilingual("betyder", "definition"),
    "skos:exactMatch": Bilingual("samma begrepp i andra vokabulärer", "same in other vocabularies"),
    "skos:example": Bilingual("så i texter", "as found in texts"),
    "skos:narrowMatch": Bilingual("snävare begrepp i andra vokabulärer", "narrower elsewhere"),
    "skos:prefLabel": Bilingual("namn", "name"),
    "skos:related": Bilingual("besläktat med", "related to"),
    "skos:relatedMatch": Bilingual(
        "besläktat i andra vokabulärer", "related in other vocabularies"
    ),
    "skos:scopeNote": Bilingual("användning", "scope note"),
    "time:hasTime": Bilingual("pågick", "took place"),
}
"""What the properties of others are called here, where the graph's ontology does not say it."""

_YES_NO = {"true": Bilingual("ja", "yes"), "false": Bilingual("nej", "no")}


def date_in_words(lexical: str) -> Bilingual:
    """A year, month or day in words.

    >>> date_in_words("2015-04").en
    'April 2015'
    >>> date_in_words("2015-04-09").sv
    '9 april 2015'
    """
    parts = lexical.split("-")
    is_date = len(parts) in {2, 3} and all(part.isdecimal() for part in parts)
    month = int(parts[1]) if is_date else 0
    if not 1 <= month <= 12:
        return Bilingual.alike(lexical)
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    name = Bilingual(*(names.split()[month - 1] for names in _MONTHS))
    return Bilingual.alike("{day}{name} {year}").filled(day=day, name=name, year=parts[0])


def period_in_words(start: Bilingual | None, end: Bilingual | None) -> Bilingual:
    """A period from its two ends, either of which may be unknown."""
    start, end = start or Bilingual.alike("?"), end or Bilingual.alike("?")
    if start == end:
        return start
    return Bilingual.alike("{start} – {end}").filled(start=start, end=end)


def number_in_words(lexical: str) -> Bilingual:
    r"""A number with its thousands apart, as it is where it is no number.

    >>> number_in_words("99356")
    Bilingual(sv='99\xa0356', en='99,356')
    """
    try:
        told = f"{Decimal(lexical):,f}"
    except InvalidOperation:
        return Bilingual.alike(lexical)
    return Bilingual(told.replace(",", "\u00a0"), told)


def amount_in_words(lexical: str, currency: str) -> Bilingual:
    """An amount of money; its spaces do not break.

    >>> amount_in_words("99356", "SEK").en.split()
    ['SEK', '99,356']
    """
    number = number_in_words(lexical)
    return Bilingual(f"{number.sv}\u00a0{currency}", f"{currency}\u00a0{number.en}")


def literal_in_words(term: ox.NamedNode | ox.Literal) -> Bilingual:
    """A literal of the store in words."""
    text = term.value
    typed = getattr(term, "datatype", None)
    datatype = typed.value.removeprefix(XSD) if typed else ""
    if datatype == "boolean":
        return _YES_NO.get(text, Bilingual.alike(text))
    if datatype in {"date", "gYearMonth", "gYear"}:
        return date_in_words(text)
    if datatype in {"integer", "decimal"} and len(text) > 4:
        return number_in_words(text)
    return Bilingual.alike(text)
