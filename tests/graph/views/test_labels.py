"""What a thing is called in a language that has no name for it, or more than one."""

from __future__ import annotations

import pytest

from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.terms import iri, text
from innokraft.store.embedded import EmbeddedStore
from innokraft.views.labels import words_for

NAME = term("schema:name")
TABLED = "Göteborgs universitet", "University of Gothenburg"


def called(path: str, *said: tuple[str, str | None]) -> tuple[str, str]:
    """What a thing is called in Swedish and in English, of which names are said."""
    triples = [(iri(BASE + path), NAME, text(name, tag)) for name, tag in said]
    store = EmbeddedStore.in_memory([(iri(f"{BASE}graph/made"), triples)])
    found = words_for(store, [BASE + path])[BASE + path]
    return found.sv, found.en


@pytest.mark.parametrize(
    ("said", "sv", "en"),
    [
        ((("Mod", "sv"), ("Courage", "en")), "Mod", "Courage"),
        ((("Mod", "sv"),), "Mod", "Mod"),
        ((("Courage", "en"),), "Courage", "Courage"),
        ((("Mod", "sv"), ("Kraft", None)), "Mod", "Kraft"),
        ((("Courage", "en"), ("Kraft", None)), "Kraft", "Courage"),
        ((("Mut", "de"), ("Mod", "sv")), "Mod", "Mod"),
        ((("B", "sv"), ("A", "sv")), "A", "A"),
    ],
)
def test_a_language_without_a_name_borrows_the_one_without_a_language_first(
    said: tuple[tuple[str, str | None], ...], sv: str, en: str
) -> None:
    assert called("place/made", *said) == (sv, en)


def test_english_takes_the_name_of_the_table_before_that_of_a_source() -> None:
    sv, en = TABLED
    theirs = (sv, "sv"), ("Gothenburg Uni", "en")
    assert called("organisation/made", *theirs) == (sv, en)
    assert called("organisation/made", ("Skolan", "sv"), theirs[1]) == ("Skolan", theirs[1][0])
    assert called("place/made", *theirs) == (sv, theirs[1][0])
