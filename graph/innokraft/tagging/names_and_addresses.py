"""Tells words that speak of something from words that are only part of a name or an address.

In `larande@innovation.se`, `innovation.pdf`, `Mod AB` and `Lena Mod` the words are no one's words
on innovation or courage, nor are those in the name of a programme, a call or an event (`European
Digital Innovation Hubs`). `#innovation` is: the author chose it.
"""

from __future__ import annotations

import re

from innokraft.text.expressions import when_used
from innokraft.text.given_names import GIVEN_NAMES

_REACH = 120  # code points that are looked at on each side
BLANK = " \t\n\r\u00a0\u2028\u2029"
AFTER = BLANK + ",;)"
STOPS = frozenset(f".{blank}" for blank in ("", *BLANK))
"""What stands before and after most words of prose. (The empty text, at an end, is in a text.)"""
_OPENING = BLANK + "([\"'´‘’“”«»–—-"
_CLOSING = AFTER + "]\"'´‘’“”«»–—-:!?"

_ENDINGS = (
    "pdf docx? xlsx? pptx? rtf odt ods odp txt md csv tsv json xml ya?ml html? zip gz jpe?g png "
    "gif svg tiff? eps mp[34] mov avi wav exe py js css java sql log tex epub msg"
).replace(" ", "|")
_ADDRESS = when_used(
    rf"""\w@[\w-]+\. | ^@\w | :// | ^www\. | ^mailto: | \b10\.\d{{4,9}}/  # mail, handle, link, DOI
    | \w\.[a-zåäö]{{2}} | \w\.(?:{_ENDINGS}|{_ENDINGS.upper()})\b  # domain, file, attribute
    | \\ | ^~/ | ^\.{{0,2}}/.+/ | ^\w:/                            # path
    | \w_\w | ^[a-zåäö]{{2,}}[A-ZÅÄÖ][a-zåäö] | \w\(\) | \w=\S  # code
    | \w(?:::|->)\w | ^/?[\w:-]+/?>$
    """,
    re.VERBOSE,
)
_TO_ENDING = when_used(rf"[^\"”“»«\n]*\w\.(?:{_ENDINGS})[\"”“»«]", re.IGNORECASE)
_FROM_MARK = when_used(r"[\"”“»«][^\"”“»«\n]*")
_SIGN = when_used(r"[@:/.\\_(=>]|^[a-zåäö]{2,}[A-ZÅÄÖ]")
"""What every address has: a first look, which most words of prose do not pass."""
_BRACKETS = "<([{\"'´‘’“”«»"

_CAPITAL = r"[A-ZÅÄÖÉÜØÆ][\w\u0300-\u036f&’'-]*"
_IS_CAPITAL = when_used(_CAPITAL)
_SMALL = ("i", "och", "&", "and", "of", "in", "för", "for", "the")
_FORM = (
    r"(?:AB|Ab|HB|KB|(?i:aktiebolag|handelsbolag|kommanditbolag|ekonomisk förening|ltd|limited|plc"
    r"|b\.?v|n\.?v|s\.?a\.?r\.?l|s\.?p\.?a|s\.?r\.?l)|Stiftelse|Foundation|LLC|LLP|Inc|GmbH|AG|KG"
    r"|Corp|Corporation|Oyj?|ApS|A/S|ASA?|S\.?A|SAS|S\.?L)(?![\w-])"
)
_RIGHT_BEFORE_FORM = when_used(rf"[ \u00a0]{_FORM}")
_BEFORE_FORM = when_used(
    rf"(?:[ \u00a0](?:(?:{'|'.join(_SMALL)})[ \u00a0])?{_CAPITAL}){{0,3}}[ \u00a0]{_FORM}"
)
_SENTENCE_ENDS = (". ", "? ", "! ", "\n", ": ")
_SMALL_WORD = when_used(r"\b[a-zåäö][\w-]{3,}")
_CAPITAL_WORD = when_used(r"\b[A-ZÅÄÖ][\w-]{3,}")
_GOING_ON = (*(f"{word} " for word in _SMALL), "aktiebolag", "handelsbolag", "ekonomisk", "ltd")
_BEFORE_NAMES = ("dr.", "prof.", "mr.", "mrs.", "ms.")
_COMPANY = when_used(
    r"\w*(?:stiftelsen|föreningen|bolaget|företaget|byrån|firman|koncernen)"
    r"|company|firm|foundation|start-?up",
    re.IGNORECASE,
)
_TITLE = when_used(
    r"(?:professor|prof|dr|doktor|docent|herr|fru|fröken|mr|mrs|ms|miss|sir)\.?", re.IGNORECASE
)
_ROLE = when_used(
    r"(?:projektledare|kontaktperson|handläggare|ordförande)n?:?|(?:vd|ceo|manager):?",
    re.IGNORECASE,
)
_AFTER_COMMA = when_used(rf",[ \u00a0](?:[A-ZÅÄÖ]\.|({_CAPITAL}))")


def is_outside(text: str, start: int, end: int, *, one: bool = True) -> bool:
    """Whether the words from `start` to `end` are part of an address or of a name.

    What a rule found over several words, which is not `one` term, is no name.

    >>> text = "Lena Mod i Mod AB har mod. Skriv till larande@innovation.se om #innovation."
    >>> [is_outside(text, at, at + 3) for at in (5, 11, 22)]
    [True, True, False]
    >>> is_outside(text, 46, 56), is_outside(text, 64, 74)
    (True, False)
    """
    after = text[end : end + 1]
    plain = text[start - 1 : start] in _OPENING
    plain = plain and (after in _CLOSING or text[end : end + 2] in STOPS)
    plain = plain and not (text[start].islower() and not text[start:end].islower())
    if (not plain and _in_address(text, start, end)) or _in_file_name(text, start, end):
        return True
    if not one:
        return False
    if text[start].isupper():
        return _is_named(text, start, end)
    return after == " " and bool(_RIGHT_BEFORE_FORM.match(text, end, end + _REACH))


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the first or the last word stands in a run of signs that is no prose."""
    runs = {_run(text, start), _run(text, end - 1)}
    return any(_SIGN.search(run) and _ADDRESS.search(run) for run in runs)


def _in_file_name(text: str, start: int, end: int) -> bool:
    """Whether the words are of a file's name with blanks, which its quotation marks bound."""
    if not _TO_ENDING.match(text, end, end + _REACH):
        return False
    head = text[max(0, start - _REACH) : start]
    return any(_FROM_MARK.fullmatch(head, at) for at in range(len(head)) if head[at] in '"”“»«')


def _run(text: str, place: int) -> str:
    """The signs without a blank around a place, in small letters where all are capitals."""
    left = text[max(0, place - _REACH) : place]
    head = "" if not left or left[-1].isspace() else left.split()[-1]
    run = head + "".join(text[place : place + _REACH].split(maxsplit=1)[:1])
    run = run.lstrip(_BRACKETS).rstrip(".,;:!?")
    return run.lower() if run.isupper() else run


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether words with a capital are part of the name of a company or of a person."""
    if text.startswith(",", end) and (follows := _AFTER_COMMA.match(text, end)):
        return follows[1] is None or _is_given(follows[1])
    goes_on = text[end + 1 : end + 2].isupper() or text.startswith(_GOING_ON, end + 1)
    if goes_on and _BEFORE_FORM.match(text, end, end + _REACH):
        return True
    if _is_in_longer_name(text, start, end):
        return True
    before = text[max(0, start - 7) : start].rstrip("\"“”'’«» \u00a0").lower()
    if not before or (before[-1] in ".!?:;,)\n" and not before.endswith(_BEFORE_NAMES)):
        return False
    before = text[max(0, start - _REACH) : start].rstrip("\"“”'’«»")
    return before.endswith((" ", "\u00a0")) and _names_go_before(before.rpartition("\n")[2].split())


def _is_in_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital goes on from one, or on to one, amid words without.

    Where most words of a sentence have a capital, as in a title in English, none tells of a name.
    """
    left = max(text.rfind(sign, 0, start) for sign in _SENTENCE_ENDS) + 1
    ends = [at for sign in _SENTENCE_ENDS if (at := text.find(sign, end)) >= 0]
    right = min(ends, default=len(text))
    others = len(_CAPITAL_WORD.findall(text, left, right)) - 1  # without the first of the sentence
    if len(_SMALL_WORD.findall(text, left, right)) <= others:
        return False
    before = text[left:start]
    word = before.split()[-1] if before.endswith((" ", "\u00a0")) and before.strip() else ""
    follows = text[end : end + 1] in " \u00a0" and bool(_IS_CAPITAL.match(text, end + 1))
    return bool(_IS_CAPITAL.fullmatch(word)) or (follows and bool(before.strip()))


def _names_go_before(words: list[str]) -> bool:
    """Whether what stands before a word with a capital makes it a part of a name."""
    names: list[str] = []
    while words and (_IS_CAPITAL.fullmatch(words[-1]) or words[-1] in _SMALL):
        names.insert(0, words.pop())
    head = words[-1] if words else ""
    if _COMPANY.fullmatch(head) or (names and _is_company(names[0], head)):
        return True
    if any(_is_given(name) for name in names) or any(_TITLE.fullmatch(name) for name in names):
        return not any(name in _SMALL for name in names)
    return bool(_TITLE.fullmatch(head) or (len(names) == 1 and _ROLE.fullmatch(head)))


def _is_company(first: str, head: str) -> bool:
    """Whether the first word of a name says that it is a company's: `AB Mod`, `Stiftelsen Mod`."""
    leads = first in {"AB", "HB", "KB"} and (not head or head[0].islower())
    return leads or bool(_COMPANY.fullmatch(first))


def _is_given(name: str) -> bool:
    first = name.partition("-")[0]
    return first[1:].islower() and first.lower() in GIVEN_NAMES
