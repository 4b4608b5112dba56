"""What a thing is called in a language that has no name for it, or more than one."""

from __future__ import annotations

import pytest

from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.terms import iri, text
from innokraft.store.embedded import EmbeddedStore
from innokraft.views.labels import words_for

NAME, ALSO = term("schema:name"), term("schema:alternateName")
TABLED = "Göteborgs universitet", "University of Gothenburg"


def called(path: str, *said: tuple[str, str, str | None]) -> tuple[str, str]:
    """What a thing is called in Swedish and in English, of which names are said."""
    kinds = {"name": NAME, "also": ALSO}
    triples = [(iri(BASE + path), kinds[kind], text(name, tag)) for kind, name, tag in said]
    store = EmbeddedStore.in_memory([(iri(f"{BASE}graph/made"), triples)])
    found = words_for(store, [BASE + path])[BASE + path]
    return found.sv, found.en


@pytest.mark.parametrize(
    ("said", "sv", "en"),
    [
        ((("name", "Mod", "sv"), ("name", "Courage", "en")), "Mod", "Courage"),
        ((("name", "Mod", "sv"),), "Mod", "Mod"),
        ((("name", "Courage", "en"),), "Courage", "Courage"),
        ((("name", "Mod", "sv"), ("name", "Kraft", None)), "Mod", "Kraft"),
        ((("name", "Courage", "en"), ("name", "Kraft", None)), "Kraft", "Courage"),
        ((("name", "Mut", "de"), ("name", "Mod", "sv")), "Mod", "Mod"),
        ((("name", "B", "sv"), ("name", "A", "sv")), "A", "A"),
    ],
)
def test_a_language_without_a_name_borrows_the_one_without_a_language_first(
    said: tuple[tuple[str, str, str | None], ...], sv: str, en: str
) -> None:
    assert called("place/made", *said) == (sv, en)


def test_english_takes_the_name_of_the_table_before_that_of_a_source() -> None:
    sv, en = TABLED
    source = ("also", "Gothenburg Uni", "en")
    assert called("organisation/made", ("name", sv, None), source) == (sv, en)
    assert called("organisation/made", ("name", "Skolan", None), source) == ("Skolan", source[1])
    assert called("place/made", ("name", sv, None), source) == (sv, source[1])


def test_another_name_that_is_not_english_is_none() -> None:
    other = ("also", "Die Schule", "de"), ("also", "Plugget", None)
    assert called("organisation/made", ("name", "Skolan", "sv"), *other) == ("Skolan", "Skolan")
