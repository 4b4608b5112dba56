"""What leaves the machine and where to, in words for a person who decides whether it may."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from innokraft.bilingual import Bilingual, and_more
from innokraft.language_models.settings import Key, LanguageModel
from innokraft.text.shown import plainly

_LISTED = 5

_NOTHING = Bilingual(
    "Inget skickas: svaren på alla {n} post(er) finns redan.",
    "Nothing is sent: the answers on all {n} record(s) are there already.",
)
_SENT = Bilingual(
    "Det här skickas till språkmodellen {name} på {url}, {where}:",
    "This is sent to the language model {name} at {url}, {where}:",
)
_HERE = Bilingual(
    "som är den här datorn: inget lämnar den, om inte servern där skickar det vidare",
    "which is this machine: nothing leaves it, unless the server there passes it on",
)
_AWAY = Bilingual(
    "en annan dator: texterna lämnar den här, och vad som sker med dem där är dess ägares sak",
    "another machine: the texts leave this one, and what is done with them there is its owner's",
)
_PLAIN = Bilingual(
    "- OKRYPTERAT: vem som helst på vägen kan läsa det.",
    "- UNENCRYPTED: whoever is on the way can read it.",
)
_TEXTS = Bilingual(
    "- texten i {n} post(er) (tecken: {characters}, frågor: {questions}): {records}",
    "- the texts of {n} record(s) ({characters} characters, {questions} question(s)): {records}",
)
_MODEL = Bilingual(
    "- före varje fråga grafens relationer och begrepp, egna med ({n} tecken)",
    "- before each question the relations and concepts of the graph, your own too ({n} characters)",
)
_KEY = Bilingual("- nyckeln i {name}", "- the key in {name}")
_NO_KEY = Bilingual("- ingen nyckel", "- no key")
_PROXY = Bilingual(
    "- genom den proxy som omgivningen anger, {host}",
    "- through the proxy that the environment names, {host}",
)
_KEPT = Bilingual(
    "{n} post(er) har redan sina svar och skickas inte.",
    "{n} record(s) have their answers already, and are not sent.",
)
_DAMAGED = Bilingual(
    "{n} sparade svar gick inte att läsa; de frågas om igen.",
    "{n} kept answer(s) could not be read, and are asked for again.",
)
_NO_RECORD = Bilingual("Det finns ingen post att fråga om.", "There is no record to ask about.")
_EMPTY = Bilingual(
    "{n} post(er) har ingen löpande text att läsa.", "{n} record(s) have no prose to read."
)


class Leaving(NamedTuple):
    """What leaves this process, and where to.

    `records` are those with something to send, `characters` of their texts; `instructions` is how
    much goes before each of `questions`. `kept` are records whose answers are all there already,
    `empty` those without prose, `damaged` answers that could not be read.
    """

    model: LanguageModel
    key: Key | None
    proxy: str | None
    records: tuple[str, ...]
    questions: int
    characters: int
    instructions: int
    kept: int
    empty: int
    damaged: int = 0


def proxy_of(model: LanguageModel) -> str | None:
    """The host of the proxy that the environment names for an endpoint; None where it has none."""
    place = model.place
    if place.is_this_machine or proxy_bypass(place.host):
        return None
    proxies = getproxies()
    named = proxies.get("https" if place.is_encrypted else "http") or proxies.get("all")
    return urlsplit(named).hostname if named else None


def told_lines(leaving: Leaving, language: str) -> list[str]:
    """A line for each thing that goes, and where it goes to."""
    return [plainly(line.of(language)) for line in _lines(leaving)]


def _lines(leaving: Leaving) -> list[Bilingual]:
    place, lines = leaving.model.place, list[Bilingual]()
    if leaving.records:
        where = _HERE if place.is_this_machine else _AWAY
        lines.append(_SENT.filled(name=leaving.model.name, url=place.url, where=where))
        if not (place.is_this_machine or place.is_encrypted):
            lines.append(_PLAIN)
        lines.append(_TEXTS.filled(
            n=len(leaving.records), characters=leaving.characters, questions=leaving.questions,
            records=_listed(leaving.records),
        ))  # fmt: skip
        lines.append(_MODEL.filled(n=leaving.instructions))
        lines.append(_KEY.filled(name=leaving.key.variable) if leaving.key else _NO_KEY)
        if leaving.proxy:
            lines.append(_PROXY.filled(host=leaving.proxy))
        if leaving.kept:
            lines.append(_KEPT.filled(n=leaving.kept))
    elif leaving.kept:
        lines.append(_NOTHING.filled(n=leaving.kept))
    if not (leaving.records or leaving.kept or leaving.empty):
        lines.append(_NO_RECORD)
    if leaving.damaged:
        lines.append(_DAMAGED.filled(n=leaving.damaged))
    if leaving.empty:
        lines.append(_EMPTY.filled(n=leaving.empty))
    return lines


def _listed(records: tuple[str, ...]) -> Bilingual:
    shown = ", ".join(records[:_LISTED])
    if len(records) <= _LISTED:
        return Bilingual.alike(shown)
    more = and_more(len(records) - _LISTED)
    return Bilingual(f"{shown} {more.sv}", f"{shown} {more.en}")
