"""Changes to a text or to bytes, drawn from a generator: what disks, wires and hands do wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

ODD = (
    *("\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\x96", "\u00a0", "\u00ad", "\u200b", "\u202e"),
    *("\u2028", "\ufeff", "\ufffe", "\ufffd", "e\u0301", "ﬁ", "ß", "İ", "ſ", "Å", "１２", "١٢"),
    *("🙂", "\U000e0041", "\U0010ffff", "<", ">", "|", "&amp;", "&#x1F600;", "]]>", "<!--", '"'),
    *(
        "'",
        "\\",
        "\\ud800",
        "\\u0000",
        "{",
        "}",
        "[",
        "]",
        "¤¤¤",
        "¤",
        ";",
        ",",
        "\t",
        "\r",
        "\r\n",
    ),
    *("\r\n", "\n\n", ": ", "- ", "#", "&a ", "*a", "!!binary ", "---\n", "...", "null", "true"),
    *(
        "2015-13-45",
        "0000-00-00",
        "9999-12-31",
        "2015-02-29",
        "1e309",
        "-1",
        "0",
        "NaN",
        "1.000,50",
    ),
    *("https://[bad", "https://ex.org:port/", "http://a b", "../x", "SERVICE", "FROM <x>", "\\"),
)
MOST = 60_000  # bytes that a changed text may come to


def mutate(random: Random, data: bytes) -> bytes:
    """A text or bytes, changed in one to four ways."""
    for _ in range(random.randint(1, 4)):
        change = random.choice(_CHANGES)
        data = change(random, data)[:MOST]
    return data


def _span(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 2, 5, 20, 100, 1000)))


def _truncate(random: Random, data: bytes) -> bytes:
    return data[: random.randint(0, len(data))]


def _take_out(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _repeat(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:end] + data[start:end] * random.choice((1, 2, 10, 300)) + data[end:]


def _swap(random: Random, data: bytes) -> bytes:
    cuts = sorted(random.randint(0, len(data)) for _ in range(3))
    first, second, third = cuts
    return data[:first] + data[second:third] + data[first:second] + data[third:]


def _put_in(random: Random, data: bytes) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(ODD).encode("utf-8") + data[at:]


def _put_instead(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + random.choice(ODD).encode("utf-8") + data[end:]


def _bytes(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + random.randbytes(end - start) + data[end:]


def _lines(random: Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[other] = lines[other], random.choice((lines[one], b""))
    return b"".join(lines)


def _number(random: Random, data: bytes) -> bytes:
    digits = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if not digits:
        return data
    at = random.choice(digits)
    number = random.choice(("9" * 5000, "-", "99999999999999999999", "1e999", "0", "1.5", "½"))
    return data[:at] + number.encode() + data[at + 1 :]


def _nest(random: Random, data: bytes) -> bytes:
    at = random.randint(0, len(data))
    opening = random.choice(("[", "{", "(", "<a>", "[[", '{"a":', "- ", "{ ", "<div><p>", "<<( "))
    return data[:at] + opening.encode() * random.choice((3, 50, 2000)) + data[at:]


def _written_otherwise(random: Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    match random.randrange(6):
        case 0:
            return unicodedata.normalize("NFD", text).encode()
        case 1:
            return text.encode("utf-16")
        case 2:
            return text.encode("latin-1", "replace")
        case 3:
            return text.replace("\n", random.choice(("\r\n", "\r", "\u2028"))).encode()
        case 4:
            return text.upper().encode()
        case _:
            return b"\xef\xbb\xbf" + data


_CHANGES: tuple[Callable[[Random, bytes], bytes], ...] = (
    _truncate, _take_out, _repeat, _swap, _put_in, _put_in, _put_instead, _put_instead, _bytes,
    _lines, _number, _nest, _written_otherwise,
)  # fmt: skip
