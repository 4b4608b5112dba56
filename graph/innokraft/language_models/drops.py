"""Why something of an answer does not become a suggestion, or becomes another: counted and told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from innokraft.bilingual import Bilingual
from innokraft.errors import shown


class Why(Enum):
    """A reason, in words. Those after `CERTAINTY_SET` mend a statement, the others drop it."""

    FORM = Bilingual("har inte den form som begärdes", "is not of the form that was asked for")
    BEYOND = Bilingual("kom efter de 400 första", "came after the first 400")
    SECTION = Bilingual("nämner ett avsnitt som inte finns", "names a section that is not there")
    QUOTE_LENGTH = Bilingual(
        "har ett citat som är för kort eller för långt för att pröva",
        "has a quote that is too short or too long to be judged",
    )
    QUOTE_MISSING = Bilingual(
        "har ett citat som inte står ordagrant i texten",
        "has a quote that does not stand in the text to the letter",
    )
    QUOTE_ELSEWHERE = Bilingual(
        "har ett citat som står i ett annat avsnitt än det som nämns",
        "has a quote that stands in another section than the one it names",
    )
    RELATION = Bilingual("har en okänd relation", "has an unknown relation")
    CONCEPT = Bilingual("har ett okänt begrepp", "has an unknown concept")
    VALUE = Bilingual("har ett okänt värde", "has an unknown value")
    NAME = Bilingual("nämner något som inte finns", "names something that is not there")
    THING = Bilingual(
        "handlar om en sak vars namn inte står i texten, eller som inte går ihop",
        "is about a thing whose label is not in the text, or that does not go together",
    )
    NOT_IN_QUOTE = Bilingual(
        "säger en text, ett tal eller en organisation som citatet inte har",
        "says a text, a number or an organisation that its quote does not have",
    )
    TOGETHER = Bilingual("har delar som inte går ihop", "has parts that do not go together")
    CONCLUDED = Bilingual(
        "är en slutsats, och sådana drar bara människor",
        "is a conclusion, which only people draw",
    )
    HEDGE_OUTSIDE = Bilingual(
        "har en reservation som står i meningen men utanför citatet",
        "has a hedge that stands in the sentence but outside the quote",
    )
    TWICE = Bilingual("säger samma sak en gång till", "says the same once more")
    CERTAINTY_SET = Bilingual(
        "fick den säkerhet som orden i citatet bär",
        "got the certainty that the words of its quote bear out",
    )
    FIRST_PLACE = Bilingual(
        "har ett citat som står flera gånger i avsnittet, och togs på första stället",
        "has a quote that stands several times in its section, and was taken in the first place",
    )

    @property
    def drops(self) -> bool:
        """Whether what it is said of is left out."""
        return self not in {Why.CERTAINTY_SET, Why.FIRST_PLACE}


class DropError(Exception):
    """A proposal that is left out, and why; `detail` is what it was about."""

    def __init__(self, why: Why, detail: str = "") -> None:
        self.why, self.detail = why, detail
        super().__init__(why.name)


@dataclass(slots=True)
class Tally:
    """How often each reason applied, with the first example of each."""

    counts: Counter[Why] = field(default_factory=Counter)
    examples: dict[Why, str] = field(default_factory=dict)

    def add(self, why: Why, record: str, detail: str, count: int = 1) -> None:
        """Counts a reason, with what it was about in a record."""
        if count:
            self.counts[why] += count
            self.examples.setdefault(why, f"{record}: {shown(detail)}" if detail else record)

    def take(self, other: Tally) -> None:
        """Adds another tally, whose examples come after one's own."""
        self.counts += other.counts
        self.examples = other.examples | self.examples

    @property
    def dropped(self) -> int:
        """How many were left out in all."""
        return sum(count for why, count in self.counts.items() if why.drops)

    def lines(self, language: str) -> list[str]:
        """A line a reason, in the order of `Why`."""
        such = Bilingual("till exempel", "such as").of(language)
        return [
            f"{self.counts[why]} {why.value.of(language)} ({such} {self.examples[why]})"
            for why in Why
            if self.counts[why]
        ]
