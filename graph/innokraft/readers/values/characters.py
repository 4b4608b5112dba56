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
_AS_ZERO = bytes(ord("0") if chr(i).isdecimal() and i < 128 else i for i in range(256))
_SHAPES = (b"000000-0000", b"000000+0000", b"0" * 12)
_BREAK, _BREAKS = re.compile("[\x0b\x0c]"), {0x0B: "\n", 0x0C: "\n"}
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])


def clean(text: str) -> str:
    r"""A text as it may stand in a frozen text.

    >>> clean("Mod\r\noch verkstad\x00 ")
    'Mod\noch verkstad�'
    """
    return replace_forbidden(bare(text))


def bare(text: str) -> str:
    """A text without entities, with one kind of line end, and no white space at its ends."""
    if "&" in text:
        text = without_entities(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_BREAKS).strip(" \t\n") if _BREAK.search(text) else text.strip(" \t\n")


def replace_forbidden(text: str) -> str:
    """A text of the same length without what no frozen text may hold."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return _PERSONAL.sub(_mask, _FORBIDDEN.sub(LOST, text))
    if len(data.translate(None, _CONTROLS)) < len(data) or "\ufffe" in text or "\uffff" in text:
        text = _FORBIDDEN.sub(LOST, text)
    digits = data.translate(_AS_ZERO)
    return _PERSONAL.sub(_mask, text) if any(shape in digits for shape in _SHAPES) else text


def _mask(match: re.Match[str]) -> str:
    found = match.group()
    if found[2:4] > "12" and found[:2] not in {"19", "20"}:
        return found
    digits = "".join(c for c in found if c.isdecimal())
    beside = match.string[match.start() - 1 : match.start()] + match.string[match.end() :][:1]
    if len(digits) == 11 or any(c.isdecimal() or c == "-" for c in beside):
        return found
    if len(digits) == 12 and digits[:2] not in {"19", "20"}:
        return found
    ten = digits[-10:]
    written_out = len(digits) < len(found) or len(digits) == 12
    if written_out and _is_date(ten[:6]) and luhn(ten):
        return re.sub(r"\d", "#", found)
    return found


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
    digits = "".join(c for c in number if c.isdecimal())
    if len(digits) == 12 and digits[:2] in {"19", "20"}:
        digits = digits[2:]
    return "#" in number or (len(digits) == 10 and digits[2] in "01" and _is_date(digits[:6]))
