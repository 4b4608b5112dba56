"""The words by which a text tells what it is about to say, for drafts of annotations.

Each cue is a pattern over one sentence. They are few and plain: a draft is read by a person, who
misses more from a draft that says too much than from one that says too little.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """One language's cues; `events` gives the event type that a noun names.

    `conference` has the groups name, year and place; `count` has number and noun, `areas` number.
    """

    events: Mapping[str, str]
    event: re.Pattern[str]
    conference: re.Pattern[str]
    count: re.Pattern[str]
    start: re.Pattern[str]
    clause: re.Pattern[str]
    areas: re.Pattern[str]
    identified: re.Pattern[str]
    strengthen: re.Pattern[str]
    further: re.Pattern[str]
    full: re.Pattern[str]
    numbers: tuple[str, ...]
    hedges: tuple[tuple[str, re.Pattern[str]], ...]


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_NAME = r"[A-ZÅÄÖ][\w&-]*(?:\s+(?:och\s+|and\s+)?[A-ZÅÄÖ][\w&-]*)*"
_YEAR = r"(?:\s+(?P<year>(?:19|20)\d\d))?"
_SV_EVENTS = {
    "seminariet": "seminarium",
    "konferensen": "konferens",
    "workshopen": "workshop",
    "workshoppen": "workshop",
    "rundabordssamtalet": "rundabordssamtal",
    "studiebesöket": "studiebesok",
    "hackathonet": "hackaton",
    "webbinariet": "webbinarium",
    "mässan": "massa",
    "prisutdelningen": "prisutdelning",
    "nätverksträffen": "natverkstraff",
}
_EN_EVENTS = {
    "seminar": "seminarium",
    "conference": "konferens",
    "workshop": "workshop",
    "round table": "rundabordssamtal",
    "study visit": "studiebesok",
    "hackathon": "hackaton",
    "webinar": "webbinarium",
    "fair": "massa",
    "award ceremony": "prisutdelning",
    "network meeting": "natverkstraff",
}
_SV_PEOPLE = (
    r"nyckeldeltagare|nyckelpersoner|deltagare|personer|representanter|talare|organisationer|"
    r"företag|kommuner|myndigheter|besökare"
)
_EN_PEOPLE = (
    r"key participants|participants|people|persons|representatives|speakers|organi[sz]ations|"
    r"companies|municipalities|authorities|visitors"
)
_SV_NUMBERS = "noll en två tre fyra fem sex sju åtta nio tio elva tolv"
_EN_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"


def _number(words: str) -> str:
    return r"(?P<number>\d+(?:[ \u00a0]\d{3})*|" + "|".join(words.split()[2:]) + ")"


CUES = {
    "sv": Cues(
        events=_SV_EVENTS,
        event=re.compile(rf"\b((?i:{'|'.join(_SV_EVENTS)}))(?!\s+[A-ZÅÄÖ])"),
        conference=re.compile(
            rf"\b(?:konferensen|mässan|kongressen|symposiet)\s+(?P<name>{_NAME}){_YEAR}"
            r"(?:\s+i\s+(?P<place>[A-ZÅÄÖ][\w-]+))?"
        ),
        count=re.compile(
            rf"\b{_number(_SV_NUMBERS)}\s+(?:\w+\s+)?(?P<noun>{_SV_PEOPLE})\b", re.IGNORECASE
        ),
        areas=re.compile(rf"\b{_number(_SV_NUMBERS)}\s+(?:\w+\s+)?områden\b", re.IGNORECASE),
        start=_any(r"(?:med )?utgångspunkt i|utg(?:år|ick|ått) från|med avstamp i"),
        clause=re.compile(r"\bför att\b|\bsamt\b|[;:]", re.IGNORECASE),
        identified=_any(
            r"områden\w* (?:som )?identifiera\w+|identifiera\w+ (?:\w+ ){0,3}områden|"
            r"(?:centrala|viktiga|viktigaste) (?:områden|faktorer|frågor)"
        ),
        strengthen=_any(r"(?:att )(?:stärka|öka|främja|utveckla|förbättra|höja|bygga)\b"),
        further=_any(
            r"fortsätta arbeta|arbeta vidare|fortsatt arbete|vidare arbete|framtida arbete|"
            r"nästa steg|fortsatta studier|vidare forskning"
        ),
        full=_any(r"fullsatt|fullbokat"),
        numbers=tuple(_SV_NUMBERS.split()),
        hedges=(
            ("förbehållet", _any(r"kan sägas|i viss mån|delvis")),
            ("troligt", _any(r"troligtvis|troligen|sannolikt|förmodligen")),
            ("möjligt", _any(r"skulle (?:vara|kunna)|kan komma att|möjligen|eventuellt")),
            ("bedömt", _any(r"ans(?:åg|er|ågs)|bedöm\w+|upplev\w+|tyck\w+")),
        ),
    ),
    "en": Cues(
        events=_EN_EVENTS,
        event=re.compile(rf"\bthe ({'|'.join(_EN_EVENTS)})\b", re.IGNORECASE),
        conference=re.compile(
            rf"\bconference\s+(?P<name>{_NAME}){_YEAR}(?:\s+in\s+(?P<place>[A-ZÅÄÖ][\w-]+))?"
        ),
        count=re.compile(
            rf"\b{_number(_EN_NUMBERS)}\s+(?:\w+\s+)?(?P<noun>{_EN_PEOPLE})\b", re.IGNORECASE
        ),
        areas=re.compile(rf"\b{_number(_EN_NUMBERS)}\s+(?:\w+\s+)?areas\b", re.IGNORECASE),
        start=_any(r"starting points?|point of departure|start(?:s|ed|ing) from|departs? from"),
        clause=re.compile(r"\bin order to\b|\bas well as\b|[;:]", re.IGNORECASE),
        identified=_any(
            r"areas? (?:were|was|that were|have been) identified|identified (?:\w+ ){0,3}areas|"
            r"(?:central|important|key) (?:areas|factors|issues)"
        ),
        strengthen=_any(r"to (?:strengthen|increase|promote|develop|improve|raise|build)\b"),
        further=_any(r"further work|future work|continued? work|next steps?|further research"),
        full=_any(r"fully booked|full house"),
        numbers=tuple(_EN_NUMBERS.split()),
        hedges=(
            ("förbehållet", _any(r"can be said|to some extent|partly")),
            ("troligt", _any(r"probably|most likely")),
            ("möjligt", _any(r"would be|could|may|might|possibly")),
            ("bedömt", _any(r"consider\w+|was seen as|were seen as|judged|felt|perceived")),
        ),
    ),
}
