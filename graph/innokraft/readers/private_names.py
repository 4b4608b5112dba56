"""Tells a private person who coordinates a project from an organisation, by the name alone.

A person's name is two to four words with capitals whose first is one of the most common given
names in Sweden, and holds nothing that only organisations have. It is not kept: a private person
is not what this graph is about, and has not been asked.
"""

from __future__ import annotations

import re

PRIVATE = "[privatperson]"
"""What stands in a frozen text where the source printed the name of a private person."""

_GIVEN = frozenset(
    """
    agneta albin alexander alexandra ali alice alva amanda anders andreas anette anita ann anna
    anne anneli annika arne astrid axel barbro bengt berit bertil birgit birgitta björn bo britt
    camilla carina carl carolina caroline cecilia charlotta charlotte christer christian christina
    claes dan daniel david ebba elin elisabet elisabeth ella ellen elsa emelie emil emma erik erika
    eva filip fredrik frida gabriel georg gerd gun gunilla gunnar gustav göran hanna hans helena
    henrik håkan ida inga inger ingrid ingvar irene isabelle jakob jan jenny jens jessica joakim
    johan johanna johannes john jonas josefin julia jörgen karin karl katarina kerstin kjell klas
    kristian kristina kurt lars leif lena lennart lina linda linnea lisa louise lucas ludvig magnus
    maja malin margareta maria marianne marie martin mats matilda mattias mikael moa mohamed monica
    nils niklas nina olle olof oscar oskar patrik per peter petra pia pär rebecca richard robert
    robin roger roland rolf rune sara sebastian simon sofia sofie stefan sten stig susanne sven
    therese thomas tobias tomas torbjörn tommy ulf ulla ulrika victor viktor viktoria wilhelm
    william yvonne åke åsa örjan
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[A-ZÅÄÖÉÜ][a-zåäöéèüø]+(?:-[A-ZÅÄÖÉÜ][a-zåäöéèüø]+)?")
_ORGANISED = re.compile(
    r"ab|hb|kb|inc|ltd|group|konsult|consulting|skola|institut|förening|stiftelse|bolag|byrå"
    r"|center|centrum|museum|förlag|media|design|teknik|hotell|gård|bageri|kommun|region",
    re.IGNORECASE,
)


def is_person(name: str) -> bool:
    """Whether a name is that of a person.

    >>> is_person("Karin Påhittad"), is_person("Karin Påhittad AB"), is_person("Visual Sweden")
    (True, False, False)
    """
    words = name.split()
    if not 2 <= len(words) <= 4 or words[0].partition("-")[0].lower() not in _GIVEN:
        return False
    return all(_WORD.fullmatch(word) for word in words) and not any(
        _ORGANISED.fullmatch(word) for word in words[1:]
    )
