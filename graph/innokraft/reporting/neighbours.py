"""The themes that hang together with a subject, as a map."""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.analysis.map import Link, Map, Theme
from innokraft.reporting.document import Block
from innokraft.reporting.figures import about
from innokraft.reporting.speaking import Speaker
from innokraft.reporting.words import listed, number

_DRAWN = 12
"""How many ties of the themes among themselves are drawn."""
_TOLD = 3
"""How many ties the words of a map tell of each kind."""


def theme_map(speaker: Speaker) -> Iterator[Block]:
    """The related themes around the subject, and how they hang together among themselves."""
    found = speaker.found.related
    if len(found) < 2:
        return
    place = {each.concept: n for n, each in enumerate(found)}
    themes = tuple(
        Theme(speaker.name(r.concept), r.together, r.together / r.expected) for r in found
    )
    links = sorted(
        (Link(place[t.one], place[t.other], t.lift) for t in speaker.found.ties),
        key=lambda link: (-link.lift, link.one, link.other),
    )
    yield Map(
        speaker.say("map", about=about(speaker)),
        _described(speaker, themes, links),
        about(speaker),
        themes,
        tuple(links[:_DRAWN]),
        speaker.say("map-legend", drawn=_DRAWN),
    )


def _described(speaker: Speaker, themes: tuple[Theme, ...], links: list[Link]) -> str:
    strongest = sorted(themes, key=lambda theme: (-theme.lift, theme.name))[:_TOLD]
    told = [f"{theme.name} ({times(speaker, theme.lift)})" for theme in strongest]
    words = speaker.say("map-told", strongest=listed(told, speaker.language))
    if not links:
        return f"{words} {speaker.say('map-no-links')}"
    pairs = [
        f"{themes[link.one].name} – {themes[link.other].name} ({times(speaker, link.lift)})"
        for link in links[:_TOLD]
    ]
    pairs_told = speaker.say("map-links", n=len(links), strongest=listed(pairs, speaker.language))
    return f"{words} {pairs_told}"


def times(speaker: Speaker, lift: float) -> str:
    """How many times as often as by chance, to a tenth."""
    return f"{number(f'{lift:.1f}', speaker.language)} ×"
