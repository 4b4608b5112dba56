"""What a frozen text may hold: one kind of line end, no control characters, no personal number.

Decided once, for all sources:

| in the source | in the frozen text |
|---|---|
| CRLF, CR, form feed, vertical tab | LF: a line end is layout |
| U+2028, U+2029, U+0085, no-break space, soft hyphen | as they are (`view` reads them) |
| control characters but tab and LF, lone surrogates, U+FFFE, U+FFFF | U+FFFD, one for one |
| white space at both ends | dropped |
| a Swedish personal number that checks out | `#` for each digit: it is never kept |
| HTML entities, escaped once or more (`&amp;amp;`) | what they stand for |
| HTML tags inside a text | as they are: the text is quoted, not rendered |

NUL and its like are replaced because XML forbids them and some can stand in no UTF-8 text.
"""

from __future__ import annotations

import re

from innokraft.readers.values.entities import without_entities

MASK = "######"
"""How the digits of a personal number look in a frozen text."""

LOST = "\ufffd"

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PERSONAL = re.compile("[0-9]" * 6 + "(?:[0-9]{2})?[-+]?[0-9]{4}")
_BREAK = re.compile("\r\n|\r|\x0b|\x0c")


def clean(text: str) -> str:
    r"""A text as it may stand in a frozen text.

    >>> clean("Mod\r\noch verkstad\x00 ")
    'Mod\noch verkstad�'
    """
    return replace_forbidden(bare(text))


def bare(text: str) -> str:
    """A text without entities, with one kind of line end, and no white space at its ends."""
    return _BREAK.sub("\n", without_entities(text)).strip(" \t\n")


def replace_forbidden(text: str) -> str:
    """A text of the same length without what no frozen text may hold."""
    return _PERSONAL.sub(_mask, _FORBIDDEN.sub(LOST, text))


def _mask(match: re.Match[str]) -> str:
    found = match.group()
    digits = "".join(filter(str.isdecimal, found))
    century, ten = digits[:-10], digits[-10:]
    beside = match.string[match.start() - 1 : match.start()] + match.string[match.end() :][:1]
    is_personal = (
        century in {"", "19", "20"}
        and len(found) > 10  # ten digits alone can be any number
        and not any(c.isdecimal() or c == "-" for c in beside)
        and _is_date(ten[:6])
        and luhn(ten)
    )
    return re.sub(r"\d", "#", found) if is_personal else found


def _is_date(digits: str) -> bool:
    month, day = int(digits[2:4]), int(digits[4:])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B).

    >>> luhn("2021005216"), luhn("2021005217")
    (True, False)
    """
    doubled = [int(d) * (2 - i % 2) for i, d in enumerate(digits)]
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def is_personal_number(number: str) -> bool:
    """Whether an organisation number is a person's: it starts with a date, as no other's can.

    >>> is_personal_number("640823-3234"), is_personal_number("202100-5216")
    (True, False)
    >>> is_personal_number("000000-0018")
    False
    """
    digits = "".join(filter(str.isdecimal, number))
    if len(digits) == 12 and digits[:2] in {"19", "20"}:
        digits = digits[2:]
    return "#" in number or (len(digits) == 10 and digits[2] in "01" and _is_date(digits[:6]))
