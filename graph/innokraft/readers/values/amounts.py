"""Amounts as machine formats write them: by the rule of their format, not by that of prose.

| written | in a format with a decimal point (JSON, SweCRIS) | in CORDIS |
|---|---|---|
| `999.999`, `1.5e6`, `-500` | 999.999, 1500000, -500 | so too |
| `250,125` | none: it can mean two things | 250.125, for CORDIS writes a decimal comma |
| `250,5` | 250.5 | 250.5 |
| `1 250 125,50`, `EUR 885 000` | as in prose: only people write so | so too |
| `NaN`, `1e400`, anything else | none | none |

What is none is told by who asked. Numbers are exact: no floating point comes near them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, localcontext

from innokraft.readers.values.money import read_money
from innokraft.record import Money

_NUMBER = re.compile(
    r"[-+]?[0-9]{1,30}(?:(?P<mark>[.,])(?P<part>[0-9]{1,30}))?(?:[eE][-+]?[0-9]{1,3})?"
)
_MOST = Decimal(10) ** 13
_ENGLISH = re.compile(r"[$£€]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR"}
_BY_HAND = re.compile(r"\d[^\S\n]+\d|[^\W\d]{2}|[€$£]")
_CURRENCIES = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
    GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
    KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
    MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD
    TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
    XEU ATS BEF DEM ESP FIM FRF GRD IEP ITL LUF NLG PTE EEK LTL LVL SIT SKK CYP MTL
    """.split()  # noqa: SIM905
)
"""The currencies of ISO 4217, and those of Europe before the euro."""
_WORDS = {"kr": "SEK", "kronor": "SEK", "svenska kronor": "SEK", "€": "EUR", "euro": "EUR"}


def read_amount(printed: str, currency: str, *, comma: bool = False) -> Money | None:
    """The amount that a machine wrote, in `currency`; None for what is none.

    `comma` says that the format can write a decimal comma.

    >>> read_amount("1.5e6", "SEK").amount, read_amount("999.999", "EUR").amount
    (Decimal('1500000'), Decimal('999.999'))
    >>> read_amount("250,125", "EUR", comma=True).amount, read_amount("250,125", "SEK")
    (Decimal('250.125'), None)
    """
    text = printed.strip()
    match = _NUMBER.fullmatch(text)
    if match is None:
        return read_money(text, currency) if _BY_HAND.search(text) else None
    if match["mark"] == "," and len(match["part"]) > 2 and not comma:
        return None
    amount = Decimal(text.replace(",", "."))
    if abs(amount) <= _MOST and amount == amount.to_integral_value():
        amount = amount.quantize(Decimal(1))
    return Money(amount or abs(amount), currency) if abs(amount) <= _MOST else None


def read_grant(printed: str, currency: str = "SEK", *, comma: bool = False) -> Money | None:
    """An amount that cannot be negative: a grant, a cost."""
    money = read_amount(printed, currency, comma=comma)
    return money if money and money.amount >= 0 else None


def read_english_grant(printed: str, currency: str) -> Money | None:
    """The same where people may have written it in English: `1,234,567.00`, `$500`.

    >>> read_english_grant("£1,234.50", "GBP").amount, read_english_grant("1,234", "USD").amount
    (Decimal('1234.50'), Decimal('1234'))
    """
    text = printed.strip()
    bare = text.lstrip("$£€").replace(",", "") if _ENGLISH.fullmatch(text) else text
    sign = text[:1] if text[:1] in _SIGNS else ""
    return read_grant(bare, _SIGNS.get(sign, currency))


def totals(amounts: Iterable[Money]) -> list[Money]:
    """The exact sum of amounts in each currency, kronor first: currencies are never added."""
    found: dict[str, Decimal] = {}
    with localcontext(prec=100):
        for money in amounts:
            found[money.currency] = found.get(money.currency, Decimal(0)) + money.amount
    return [Money(found[c], c) for c in sorted(found, key=lambda c: (c != "SEK", c))]


def read_currency(printed: str) -> str | None:
    """The code (ISO 4217) of a currency; None for one that is not known.

    >>> read_currency("eur"), read_currency("kronor"), read_currency("EURO2")
    ('EUR', 'SEK', None)
    """
    word = " ".join(printed.split())
    code = _WORDS.get(word.casefold(), word.upper())
    return code if code in _CURRENCIES else None
