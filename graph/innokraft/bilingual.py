"""Text in the two languages that a user reads."""

from __future__ import annotations

from typing import NamedTuple


class Bilingual(NamedTuple):
    """One text in Swedish and in English.

    >>> Bilingual("mod", "courage").of("en")
    'courage'
    """

    sv: str
    en: str

    @classmethod
    def alike(cls, text: str) -> Bilingual:
        """A text that is the same in both languages."""
        return cls(text, text)

    def of(self, language: str) -> str:
        """The text in a language: Swedish for `sv`, English for any other."""
        return self.sv if language == "sv" else self.en

    def filled(self, **words: Bilingual | str | float) -> Bilingual:
        """The text with words in its gaps, those of each language in that.

        >>> Bilingual("{n} {what}", "{n} {what}").filled(n=2, what=Bilingual("hus", "houses")).en
        '2 houses'
        """
        return Bilingual(_filled(self.sv, words, 0), _filled(self.en, words, 1))


def _filled(text: str, words: dict[str, Bilingual | str | float], language: int) -> str:
    own = {
        name: word[language] if isinstance(word, Bilingual) else word
        for name, word in words.items()
    }
    return text.format(**own)


def and_more(number: int) -> Bilingual:
    """What stands behind a list that was cut: how many more there are."""
    return Bilingual("… och {n} till", "… and {n} more").filled(n=number)
