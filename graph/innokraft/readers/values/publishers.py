"""Who publishes the sources, and how sources shorten the names of the funders in numbers.

A project's key needs one name for a funder however a source writes it: SweCRIS puts a short name
behind the number (`2015-01573_Vinnova`), the others give the organisation.
"""

from __future__ import annotations

from innokraft.rdf.iris import name_part, slug
from innokraft.readers.values.organisations import is_nobody, read_number
from innokraft.record import Organisation, Stated

VINNOVA = Organisation("Vinnova", number="202100-5216")
RESEARCH_COUNCIL = Organisation(
    "Vetenskapsrådet", "202100-5208", "Swedish Research Council", language="sv"
)
EU_PUBLICATIONS = Organisation("Publications Office of the European Union", language="en")
EU_COMMISSION = Organisation("European Commission", language="en")
OPENAIRE = Organisation("OpenAIRE", language="en")
NSF = Organisation("National Science Foundation", language="en")
UK_RESEARCH = Organisation("UK Research and Innovation", language="en")

ENERGY_AGENCY = Organisation("Energimyndigheten", "202100-5000")
FORMAS = Organisation("Formas", "202100-5232")
_BY_NUMBER = {
    "202100-5216": ("Vinnova", "vinnova"),
    "202100-5208": ("Vetenskapsrådet", "vr"),
    "202100-5232": ("Formas", "formas"),
    "202100-5000": ("Energimyndigheten", "energi"),
    "202100-5240": ("Forte", "forte"),
    "202100-2585": ("Rymdstyrelsen", "snsb"),
    "802012-1276": ("Riksbankens Jubileumsfond", "rj"),
    "802006-0763": ("Hjärt-Lungfonden", "hlf"),
    "802400-4155": ("Östersjöstiftelsen", "os"),
}
"""The names of funders, for sources that give the number alone, and what keys call them."""
UNKNOWN = "unknown"
"""The funder in the keys of projects whose funder is not known: a number tells nothing there."""

_KEYS_BY_NAME = {
    "verket-for-innovationssystem": "vinnova",
    "verket-for-innovationssystem-vinnova": "vinnova",
    "vetenskapsradet": "vr",
    "swedish-research-council": "vr",
    "statens-energimyndighet": "energi",
    "energimyndigheten": "energi",
    "swedish-energy-agency": "energi",
    "rymdstyrelsen": "snsb",
    "swedish-national-space-agency": "snsb",
    "riksbankens-jubileumsfond": "rj",
    "hjart-lungfonden": "hlf",
    "ostersjostiftelsen": "os",
    "european-commission": "ec",
    "europeiska-kommissionen": "ec",
    "uk-research-and-innovation": "ukri",
    "national-science-foundation": "nsf",
    "ec": "ec",
}


def funder_key(funder: Stated[Organisation] | None) -> str:
    """The name of a funder in project keys: its own short one, or its name as a part of an IRI.

    >>> from innokraft.record import Span
    >>> funder_key(Stated(Organisation("Provstads kommun"), Span(0, 0))), funder_key(None)
    ('provstads-kommun', 'unknown')
    """
    if funder is None:
        return UNKNOWN
    _, key = _BY_NUMBER.get(funder.value.number or "", ("", ""))
    return key or _KEYS_BY_NAME.get(slug(funder.value.name)) or name_part(funder.value.name)


def funder_of(name: str, printed: str) -> Organisation | None:
    """The funder of that name and number; None where neither says who it is.

    >>> funder_of("", "2021005232") == FORMAS, funder_of("NULL", "")
    (True, None)
    """
    number = read_number(printed)
    known, _ = _BY_NUMBER.get(number or "", ("", "")) if is_nobody(name) else (name, "")
    return Organisation(known, number) if known else None
