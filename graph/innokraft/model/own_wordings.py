"""Lays the wordings of a project folder over those that ship.

Rows are added. One that says the same words of the same concept as another, and is of another
kind, clashes with it: a wording counts, or it does not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from innokraft.errors import Place, SourceError, did_you_mean, shown
from innokraft.model.clashes import Claim, Claims
from innokraft.model.switched_off import check_known
from innokraft.model.wordings import Wording
from innokraft.text.language import LANGUAGES

MOST = 2000
"""So many ways to write it one wording may stand for."""
_CLASSES = {"class", "common"}
_NAMED = re.compile(r"@([^\s()|*]+)")
_STAR = re.compile(r"\w\*\w")


def wordings_laid_over(
    shipped: Iterable[Wording],
    own: Iterable[Wording],
    off: Mapping[str, Place],
    concepts: Collection[str],
) -> tuple[Wording, ...]:
    """The wordings that ship with those of a folder, of the `concepts` that there are.

    Raises SourceError, with the line, for a wording that is none, and with both for a clash.
    """
    every, added = list(shipped), list(own)
    check_known(off, {written(each) for each in every}, "wording")
    kept = [
        each
        for each in every
        if written(each) not in off and (each.concept in concepts or each.concept.startswith("@"))
    ]
    classes = {each.concept[1:] for each in (*kept, *added) if each.kind in _CLASSES}
    for each in added:
        check_wording(each, concepts, classes)
    claims = Claims()
    for each in (*kept, *added):
        if each.kind not in _CLASSES and each.place:
            on = f"what the wording {shown(each.text)} of {each.concept} in {each.language} is"
            key = each.concept, each.language, " ".join(each.text.split())
            claims.make(Claim(key, on, each.kind, each.place))
    return (*kept, *added)


def written(wording: Wording) -> str:
    """How a wording is named where it is switched off: its concept, its language, its text."""
    return " ".join(f"{wording.concept} {wording.language} {wording.text}".split())


def check_wording(wording: Wording, concepts: Collection[str], classes: Collection[str]) -> None:
    """Raises SourceError, with its line, for a wording that no text can have."""
    name, text, place = wording.concept, wording.text, wording.place
    if wording.language not in LANGUAGES:
        remedy = f"It is one of {', '.join(LANGUAGES)}, or both: sv+en."
        raise SourceError(f"{shown(wording.language)} is no language here", place, remedy)
    if (wording.kind in _CLASSES) != name.startswith("@"):
        remedy = "A class is written @name, and is what a row of the kinds class and common is of."
        raise SourceError(f"{shown(name)} is no {_what(wording)}", place, remedy)
    if wording.kind not in _CLASSES and name not in concepts:
        raise SourceError(f"there is no concept {shown(name)}", place, did_you_mean(name, concepts))
    for each in _NAMED.findall(text):
        if each not in classes and each not in concepts:
            known = {*classes, *concepts}
            problem = f"@{each} is no class of wordings and no concept"
            raise SourceError(problem, place, did_you_mean(each, known))
    _check_text(text, place)


def _what(wording: Wording) -> str:
    return "class of wordings" if wording.kind in _CLASSES else "concept"


def _check_text(text: str, place: Place | None) -> None:
    if not re.search(r"\w", text):
        raise SourceError("a wording without a word", place, "Write the words to look for.")
    if _STAR.search(text):
        problem = f"{shown(text)} has a star inside a word"
        raise SourceError(problem, place, "A star stands at an end of a word: våg*, *kultur.")
    deep = 0
    for sign in text:
        deep += (sign == "(") - (sign == ")")
        if deep < 0 or deep > 2:
            break
    if deep:
        problem = f"the brackets of {shown(text)} do not go together"
        raise SourceError(problem, place, "Each ( has its ), and they are two deep at most.")
    if _ways(text) > MOST:
        problem = f"{shown(text)} can be written in more than {MOST:,} ways"
        raise SourceError(problem, place, "Make several rows of it, or a class.")


def _ways(text: str) -> int:
    """In how many ways a text with alternatives can be written, or more than that."""
    stack: list[tuple[int, int]] = []
    done, now = 0, 1
    for sign in text:
        if sign == "(":
            stack.append((done, now))
            done, now = 0, 1
        elif sign == "|":
            done, now = done + now, 1
        elif sign == ")":
            inner = done + now
            done, now = stack.pop()
            now *= inner
    return done + now
