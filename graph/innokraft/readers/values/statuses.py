"""The words that sources use for the status of a project, and the value each means."""

from __future__ import annotations

_VALUES = {
    "avslutat": "avslutat avslutad completed complete closed finished ended stängd slutförd clo",
    "pagaende": "pågående pågår ongoing running signed active aktiv öppen open ong execution",
    "beslutat": "beslutat beslutad beviljat beviljad decided granted approved",
    "avbrutet": "avbrutet avbruten terminated cancelled interrupted can",
}
_BY_WORD = {word: value for value, words in _VALUES.items() for word in words.split()}


def read_status(printed: str) -> str | None:
    """The value of the status scheme that a word means; None for a word that is not known.

    >>> read_status("Pågående"), read_status("Closed project"), read_status("okänt")
    ('pagaende', 'avslutat', None)
    """
    words = [word for word in printed.casefold().split() if word != "project"]
    return _BY_WORD.get(" ".join(words))
