"""Amounts of money as people write them; `amounts` reads those of machines.

| printed | read as |
|---|---|
| `99 356 kronor`, `99 356 kr`, `99 356:-`, `99 356,00 kr`, `SEK 99 356`, `99 356 SEK` | 99356 SEK |
| `1,500,000`, `1.500.000`, `1'500'000`, `1 500 000` with spaces of whatever kind | 1500000 |
| `885000`, `885000.50`, `885000,5`, `1.234,50` | one or two digits behind the sign are decimals |
| `1.234 kr`, `1,234 kr` | 1234: three digits behind a sign are thousands |
| `500 tkr`, `500 kSEK`, `TSEK 500`, `500 tusen kronor` | 500000 SEK |
| `1,5 mkr`, `2 mnkr`, `1.5 MSEK`, `0,5 miljoner kr`, `1 miljon kronor` | millions |
| `2 mdkr`, `1,2 miljarder kronor`, `1.2 billion SEK` | thousand millions |
| `1,234 mkr` | none: it can be 1.234 or 1,234 millions |
| `EUR 885 000`, `€885,000`, `€1.2m`, `0.5 MEUR`, `USD 5` | in that currency |
| nothing, `NULL`, `-`, `ca 5 mkr`, `50 %` | no amount |

`0` is an amount where the source prints it: the project got nothing there, which is not the same
as nothing being known. A sign, a share (`50 %`) or a number above 10¹³ is no amount.
"""

from __future__ import annotations

import re
from decimal import Decimal

from innokraft.record import Money
from innokraft.text.expressions import when_used
from innokraft.text.normalisation import folded

_CURRENCIES = {
    "": "", "kr": "SEK", "krona": "SEK", "kronor": "SEK", "sek": "SEK", "svenskakronor": "SEK",
    "swedishkronor": "SEK", "eur": "EUR", "euro": "EUR", "euros": "EUR", "€": "EUR", "usd": "USD",
    "$": "USD", "us$": "USD", "gbp": "GBP", "£": "GBP", "nok": "NOK", "dkk": "DKK", "chf": "CHF",
}  # fmt: skip
_TIMES = {
    "": 1,
    **dict.fromkeys(("t", "k", "tusen", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "mln", "milj", "miljon", "miljoner", "million", "millions"), 10**6),
    **dict.fromkeys(("md", "mdr", "miljard", "miljarder", "bn", "billion", "billions"), 10**9),
}
_UNITS = {
    times + currency: (_TIMES[times], _CURRENCIES[currency])
    for times in _TIMES
    for currency in _CURRENCIES
} | {f"{currency}{times}": (_TIMES[times], _CURRENCIES[currency])
     for times in ("m", "k", "bn") for currency in ("sek", "eur", "€")}  # fmt: skip
"""What the words before or behind a number say, without blanks and full stops."""
_PRINTED = when_used(
    r"(?P<before>[^\d\s][^\d]*?)?\s*"
    r"(?P<whole>\d{1,3}(?P<sign>[ ,.'])\d{3}(?:(?P=sign)\d{3})*|\d{1,14})"
    r"(?:(?!(?(sign)(?P=sign)|$))[.,](?P<part>\d{1,2}|\d{4,9})|:(?P<ore>\d\d))?"
    r"(?:\s?[:.,]?-{1,2}(?=\s|$))?\s*(?P<behind>[^\d]*)"
)
_MOST = Decimal(10) ** 13
_LONGEST = 100


def read_money(printed: str, currency: str = "SEK") -> Money | None:
    """The amount that is printed, in its own currency or else in `currency`; None for none.

    >>> read_money("99 356 kronor")
    Money(amount=Decimal('99356'), currency='SEK')
    >>> read_money("1,5 mkr").amount, read_money("€1.2m").currency
    (Decimal('1500000'), 'EUR')
    >>> read_money("885000.50", "EUR").amount
    Decimal('885000.50')
    >>> read_money("mycket") is None
    True
    """
    if printed.isdecimal() and len(printed) < 14:
        return Money(Decimal(printed), currency)
    match = _PRINTED.fullmatch(folded(printed)) if len(printed) < _LONGEST else None
    before, behind = (_unit(match, name) for name in ("before", "behind"))
    if match is None or before is None or behind is None:
        return None
    times, named = before[0] * behind[0], {before[1], behind[1]} - {""}
    if len(named) > 1 or min(before[0], behind[0]) > 1 or _is_unclear(match, times):
        return None
    amount = _exact(match) * times
    amount = amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount
    return Money(amount, named.pop() if named else currency) if amount <= _MOST else None


def _unit(match: re.Match[str] | None, name: str) -> tuple[int, str] | None:
    words = (match[name] or "") if match else ""
    return _UNITS.get("".join(words.casefold().replace(".", "").split()))


def _is_unclear(match: re.Match[str], times: int) -> bool:
    """Whether three digits behind a lone sign can be decimals as well as thousands."""
    lone = match["sign"] in {",", "."} and match["whole"].count(match["sign"]) == 1
    return bool(lone and times >= 10**6 and not match["part"])


def _exact(match: re.Match[str]) -> Decimal:
    whole = "".join(c for c in match["whole"] if c.isdecimal())
    part = match["part"] or match["ore"]
    return Decimal(f"{whole}.{part}" if part else whole)
