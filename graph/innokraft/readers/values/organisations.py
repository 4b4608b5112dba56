"""Organisation and unit, as Vinnova prints them in one: `Organisation - Unit`.

The first ` - ` parts them; both stay as printed. What the parts can be:

| printed | organisation | unit |
|---|---|---|
| `Lärosätet - Institutionen för data/IT` | Lärosätet | Institutionen för data/IT |
| `Lärosätet - Lärosätet, Västerås` | Lärosätet | Lärosätet, Västerås |
| `Lärosätet - Lärosätet` | Lärosätet | none: it repeats the organisation |
| `BYRÅN AKTIEBOLAG - Byrån AB` | BYRÅN AKTIEBOLAG | none: so too |
| `JTI-institutet AB` | JTI-institutet AB | none: a hyphen without spaces parts nothing |
| `NULL`, `—`, `?`, `Okänd`, `Uppgift saknas`, `Not available`, `TBD` and their like | none | none |
| `Privatperson`, `[privatperson]`, a lone personal number | none | none |

An organisation number is read as people and registers write it: `202100-5216`, `2021005216`,
`202100 5216`, `16202100-5216`, `SE202100521601`, `Org.nr 202100-5216`. One whose check digit is
wrong, or whose third digit no organisation's number has (`000000-0018`), is none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from innokraft.readers.values.characters import luhn
from innokraft.text.expressions import when_used
from innokraft.text.normalisation import folded

_DASH = when_used(r"\s[-–—]\s")
_MISSING = (
    r"(?:(?:data|details?|info(?:rmation)?|uppgift(?:en|er)?|namn(?:et)?|(?:legal )?name"
    r"|organisation(?:en|snamn)?|organization|koordinator|coordinator|engelskt|english|svenskt"
    r"|swedish|in english|in swedish|på engelska|på svenska|om|for|is|är|currently|ännu|not yet"
    r"|value|värde)"
    r"[ :]+)*"
)
_ELSEWHERE = (
    r"keine? angaben?|nicht (?:verfügbar|bekannt|angegeben|vorhanden|zutreffend)|k\. ?a"
    r"|ikke (?:oppgitt|opplyst|tilgjengelig|kjent|angitt|angivet|oplyst|kendt|tilgængelig)"
    r"|ei (?:tiedossa|tietoa|saatavilla|ilmoitettu)"
    r"|(?:non |in)disponible|non (?:renseigné|précisé|communiqué|spécifié|applicable)e?|sans nom"
    r"|sin (?:datos|nombre|especificar)|no (?:disponible|especificado|aplicable|consta)"
    r"|non (?:disponibile|specificat[oa]|not[oa]|applicabile)|n\.d"
    r"|niet (?:beschikbaar|bekend|opgegeven|van toepassing)|n\.v\.t"
    r"|não (?:disponível|informad[oa]|especificad[oa]|aplicável)|sem (?:dados|nome)"
    r"|brak(?: danych)?|nie dotyczy"
)
"""What says the same in the languages of Europe's other sources."""
_NOBODY = when_used(
    rf"{_MISSING}(?:saknas|saknar namn|missing|(?:not|un)[ -]?(?:available|specified|known|stated"
    r"|given|provided|applicable|disclosed|registered|named|assigned|defined|identified)"
    r"|(?:ej|inte|icke|ännu ej)[ -](?:angive[nt]|angett|angiven|uppgive[nt]|uppgett|känd|känt"
    r"|tillgänglig|tillgängligt|tillämplig|tillämpligt|specificera[dt]|registrera[dt]|ifyll[dt]"
    r"|aktuell|aktuellt|bestämt|utsedd|utsett|klart)"
    r"|ingen (?:uppgift|information|data|koordinator|organisation)"
    r"|no (?:data|name|information|value)"
    r"|to be (?:determined|decided|confirmed|announced|named|defined)|tb[adc]|t\.b\.[adc])"
    r"|(?:okän[dt]|unknown|anonym|anonymous|unnamed|undisclosed)"
    r" (?:organi[sz]ation|koordinator|coordinator|partner|participant|deltagare|företag|company"
    r"|finansiär|funder|mottagare|recipient|beneficiary)"
    r"|sekretess(?:belag[dt])?|confidential|anonymi[sz]ed|anonymiserad"
    r"|(?:saknar|utan) (?:uppgift|namn)|inget namn|inga uppgifter"
    rf"|{_ELSEWHERE}"
    r"|null|nil|n/?a|n\.a|nan|none|none given|ingen|inget|x{1,4}|unknown|undefined"
    r"|okän[dt]|obekant|anonym|anonymous|unbekannt|ukjent|ukendt|inconnue?|desconocid[oa]|onbekend"
    r"|tuntematon|sconosciut[oa]|unnamed|namnlös"
    r"|privatperson(?:er)?|enskild person|fysisk person|natural person"
    r"|private (?:person|individual)"
    r"|(?:19|20)?[\d#]{6}-?[\d#]{4}",
    re.IGNORECASE,
)
_SIGNS = when_used(r"^[\W_]+|[\W_]+$")
_LABEL = r"(?:(?:org(?:anisations?)?|vat|moms(?:reg\w*)?)\W{0,2}(?:nr|nummer|no|number)?\W{0,3})?"
_NUMBER = when_used(
    rf"{_LABEL}(?:16)?[ -]?(\d{{6}}) ?[-+]? ?(\d{{4}})"
    rf"|{_LABEL}SE ?-?(\d{{6}}) ?[-+]? ?(\d{{4}})(?: ?-?\d\d)?",
    re.IGNORECASE,
)
_REFERENCE = when_used(
    r"(?:(?:dnr|diarie(?:nummer|nr)|ref(?:erence)?(?: (?:number|no))?)\b[.:]?\s*)*"
    r"(\d{4}) ?- ?(\d{5})[.,;]?",
    re.IGNORECASE,
)
_COMPANY = when_used(r"\b(?:aktiebolag|ab)\b|[\W_]+")


def split_name(printed: str) -> tuple[str, int | None]:
    """The organisation's name, and where the unit starts in `printed` (None without a unit).

    >>> split_name("Lärosätet - Avdelningen för hållbarhet - Grupp A")
    ('Lärosätet', 12)
    """
    match = _DASH.search(printed)
    if match is None:
        return printed.rstrip(), None
    name, unit = printed[: match.start()].rstrip(), printed[match.end() :].strip()
    at = len(printed) - len(printed[match.end() :].lstrip())
    is_unit = not is_nobody(unit) and _bare(unit) != _bare(name)
    return name, at if is_unit else None


def _bare(name: str) -> str:
    """A name without what two spellings of it differ by: case, marks, the word for a company."""
    return _COMPANY.sub(" ", name.casefold()).strip() or name


def read_reference(printed: str) -> str | None:
    """A number of Vinnova's register as `2015-01573`, whatever stands before it; None for others.

    >>> read_reference("Dnr 2015-01573"), read_reference("2015 – 01573."), read_reference("2015-1")
    ('2015-01573', '2015-01573', None)
    """
    match = _REFERENCE.fullmatch(folded(printed))
    return f"{match[1]}-{match[2]}" if match else None


@lru_cache(maxsize=4096)
def is_nobody(printed: str) -> bool:
    """Whether a name says that there is no organisation to name.

    >>> is_nobody("NULL"), is_nobody("Nullvision AB")
    (True, False)
    """
    words = _SIGNS.sub("", folded(printed))
    return not words or _NOBODY.fullmatch(words) is not None


@lru_cache(maxsize=4096)
def read_number(printed: str) -> str | None:
    """A Swedish organisation number as `NNNNNN-NNNN`; None for what is or can be none.

    >>> read_number("2021005216"), read_number("SE202100521601"), read_number("640823-3234")
    ('202100-5216', '202100-5216', None)
    >>> read_number("202100-5217"), read_number("000000-0018")
    (None, None)
    """
    text = folded(printed).strip(" .,;()")
    match = _NUMBER.fullmatch(text)
    digits = "".join(filter(None, match.groups())) if match else "00"
    return f"{digits[:6]}-{digits[6:]}" if digits[2:3] > "1" and luhn(digits) else None


def number_problem(printed: str) -> str | None:
    """What to tell of a number that is printed for an organisation's and is none."""
    is_number = any(c.isdecimal() for c in printed)
    if "#" in printed or read_number(printed) or (is_nobody(printed) and not is_number):
        return None
    return f"{printed[:80]!r} can be no Swedish organisation number: it is not kept"
