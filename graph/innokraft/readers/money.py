"""Amounts of money as sources print them.

| printed | read as |
|---|---|
| `99 356 kronor`, `99 356 kr`, `SEK 99 356`, `99 356 SEK` | 99356 SEK |
| `1,500,000`, `1.500.000`, `1 500 000` with ordinary, no-break or thin spaces | 1500000 |
| `885000`, `885000.50`, `885000,5` | as it is; one or two digits behind the sign are decimals |
| `EUR 885 000`, `€885,000` | 885000 EUR |
| nothing, `NULL`, `-` | no amount |

`0` is an amount where the source prints it: the project got nothing there, which is not the same
as nothing being known. A sign, a share (`50 %`) or a number above 10¹³ is no amount.
"""

from __future__ import annotations

import re
from decimal import Decimal

from innokraft.record import Money

_SPACES = "\u00a0\u2007\u2009\u202f"
_GROUPED = rf"\d{{1,3}}(?:[ \t{_SPACES}]\d{{3}})+|\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+"
_NUMBER = rf"(?:{_GROUPED}|\d{{1,14}})"
_BEFORE = re.compile(
    rf"(?P<currency>SEK|EUR|€)?[\s{_SPACES}]*(?P<whole>{_NUMBER})(?:[.,](?P<part>\d{{1,2}}))?"
    rf"[\s{_SPACES}]*(?P<behind>kronor|krona|kr\.?|SEK|EUR|euro|€)?",
    re.IGNORECASE,
)
_CURRENCIES = {"€": "EUR", "euro": "EUR", "eur": "EUR"}
_MOST = Decimal(10) ** 13


def read_money(printed: str, currency: str = "SEK") -> Money | None:
    """The amount that is printed, in its own currency or else in `currency`; None for none.

    >>> read_money("99 356 kronor")
    Money(amount=Decimal('99356'), currency='SEK')
    >>> read_money("SEK 1,500,000").amount
    Decimal('1500000')
    >>> read_money("885000.50", "EUR").amount
    Decimal('885000.50')
    >>> read_money("mycket") is None
    True
    """
    if printed.isdecimal() and len(printed) < 14:
        return Money(Decimal(printed), currency)
    match = _BEFORE.fullmatch(printed.strip()) if len(printed) < 100 else None
    if match is None:
        return None
    named = {name for name in (match["currency"], match["behind"]) if name}
    currencies = {_CURRENCIES.get(name.lower(), "SEK") for name in named} or {currency}
    digits = "".join(c for c in match["whole"] if c.isdecimal())
    amount = Decimal(f"{digits}.{match['part']}" if match["part"] else digits)
    return Money(amount, currencies.pop()) if len(currencies) == 1 and amount <= _MOST else None
