"""Countries as sources name them, in Swedish, English or by code, as ISO 3166-1 has them.

CORDIS and the European Union write UK for GB and EL for GR. A name that is not known is no
country; what stands in the source stays in the frozen text.
"""

from __future__ import annotations

import re

_ALSO = {"UK": "GB", "EL": "GR"}
_NAMES = {
    "AT": "österrike|austria", "BE": "belgien|belgium", "BG": "bulgarien|bulgaria",
    "CA": "kanada|canada", "CH": "schweiz|switzerland", "CN": "kina|china", "CY": "cypern|cyprus",
    "CZ": "tjeckien|czechia|czech republic", "DE": "tyskland|germany", "DK": "danmark|denmark",
    "EE": "estland|estonia", "ES": "spanien|spain", "FI": "finland",
    "FR": "frankrike|france", "GB": "storbritannien|united kingdom|england",
    "GR": "grekland|greece", "HR": "kroatien|croatia", "HU": "ungern|hungary",
    "IE": "irland|ireland", "IL": "israel", "IN": "indien|india", "IS": "island|iceland",
    "IT": "italien|italy", "JP": "japan", "LT": "litauen|lithuania", "LU": "luxemburg|luxembourg",
    "LV": "lettland|latvia", "MT": "malta", "NL": "nederländerna|netherlands", "NO": "norge|norway",
    "PL": "polen|poland", "PT": "portugal", "RO": "rumänien|romania", "RS": "serbien|serbia",
    "SE": "sverige|sweden", "SI": "slovenien|slovenia", "SK": "slovakien|slovakia",
    "TR": "turkiet|turkey|türkiye", "UA": "ukraina|ukraine", "US": "usa|united states",
    "ZA": "sydafrika|south africa",
}  # fmt: skip
_BY_NAME = {name: code for code, names in _NAMES.items() for name in names.split("|")}


def read_country(printed: str) -> str | None:
    """The code of two letters of a country; None for what is none that is known.

    >>> read_country("Sverige"), read_country("el"), read_country("Utomlands")
    ('SE', 'GR', None)
    """
    word = " ".join(printed.split())
    if re.fullmatch("[A-Za-z]{2}", word):
        code = word.upper()
        return _ALSO.get(code, code)
    return _BY_NAME.get(word.casefold())
