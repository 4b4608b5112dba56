"""What speaks for two things being one and what against, in words of both languages."""

from __future__ import annotations

import pytest

from innokraft.bilingual import Bilingual
from innokraft.curation.keys import Key
from innokraft.identity.candidates import Candidate, twice
from innokraft.identity.reasons import because, why

FOR = {
    "number": ("samma diarienummer", "the same number"),
    "coordinator": ("samma koordinator", "the same coordinator"),
    "money": ("samma belopp", "the same amount"),
    "period": ("samma månader", "the same months"),
    "start": ("samma startmånad", "the same month of start"),
    "starts": ("samma utgångspunkter", "the same starting points"),
    "untitled": ("båda utan titel och nummer", "both without title and number"),
    "name": ("namnens likhet", "likeness of the names"),
    "same-ror": ("samma ROR", "the same ROR"),
    "same-pic": ("samma PIC", "the same PIC"),
    "same-country": ("samma land", "the same country"),
    "same-form": ("samma bolagsform", "the same legal form"),
}
AGAINST = {
    "other-number": ("olika organisationsnummer", "different organisation numbers"),
    "other-ror": ("olika ROR", "different RORs"),
    "other-pic": ("olika PIC", "different PICs"),
    "other-country": ("olika länder", "different countries"),
    "other-form": ("olika bolagsform", "different legal forms"),
    "other-orcid": ("olika ORCID", "different ORCIDs"),
    "several": ("namnet bärs av flera som skiljer sig åt", "several that differ bear the name"),
    "conflict": ("hålls isär", "held apart"),
}


@pytest.mark.parametrize("name", FOR)
def test_what_speaks_for_a_pair_alone_is_said_as_it_is(name: str) -> None:
    sv, en = FOR[name]
    assert why([(name, "x")], "sv") == f"{sv}: x"
    assert why([(name, "x")], "en") == f"{en}: x"


@pytest.mark.parametrize("name", AGAINST)
def test_what_speaks_against_a_pair_is_said_to_be_against_it(name: str) -> None:
    sv, en = AGAINST[name]
    assert why([(name, "x")], "sv") == f"emot: {sv}: x"
    assert why([(name, "x")], "en") == f"against: {en}: x"


def test_both_sides_stand_in_the_order_of_their_weight_and_what_is_unknown_is_left_out() -> None:
    found = [
        ("other-ror", "a ≠ b"),
        ("kind", "x"),
        ("money", "5"),
        ("number", "1"),
        ("other-form", "c"),
    ]
    assert why(found, "sv") == (
        "för: samma diarienummer: 1, samma belopp: 5; emot: olika ROR: a ≠ b, olika bolagsform: c"
    )
    assert why(found, "en") == (
        "for: the same number: 1, the same amount: 5; "
        "against: different RORs: a ≠ b, different legal forms: c"
    )
    assert why([], "sv") == ""


def test_a_conflict_that_a_feature_tells_is_not_told_twice() -> None:
    held = ("conflict", "organisation/form/AB is not organisation/form/Oy")
    assert why([held, ("other-form", "AB ≠ Oy")], "en") == "against: different legal forms: AB ≠ Oy"
    assert why([held], "sv") == "emot: hålls isär: olika bolagsform: AB ≠ Oy"
    assert why([held, ("same-form", "AB")], "en").startswith(
        "for: the same legal form: AB; against"
    )


def test_what_is_told_in_keys_is_told_in_words() -> None:
    told = "organisation/number/1 is not organisation/number/2"
    assert because(told, "sv") == "olika organisationsnummer: 1 ≠ 2"
    assert because(told, "en") == "different organisation numbers: 1 ≠ 2"
    assert (
        because("person/orcid/a/b is not person/orcid/c/d", "en") == "different ORCIDs: a/b ≠ c/d"
    )


def test_what_is_told_in_other_words_stays_but_for_a_judgement() -> None:
    other = "project/title/a is not project/title/b"
    assert because(other, "sv") == other
    assert because("judged different: judged different", "sv") == (
        "bedömda som olika: judged different"
    )
    assert because("judged different: so", "en") == "judged different: so"
    assert because("", "sv") == ""


def test_a_candidate_says_why_in_both_languages() -> None:
    keys = Key("project", "number", "a/1"), Key("project", "number", "b/1")
    found = Candidate("a", "b", keys, 1.0, (("money", "5"),))
    assert found.why("sv") == "samma belopp: 5"
    assert found.why("en") == "the same amount: 5"


def test_grants_that_count_twice_are_counted_with_what_to_do() -> None:
    assert twice(3) == Bilingual(
        "3 par med ett diarienummer hos två finansiärer väntar på bedömning och räknas två gånger "
        "tills dess; alla på en gång: innokraft decide --rule project-reference same --why …",
        "3 pair(s) of one number under two funders wait for a judgement and count twice until "
        "then; all at once: innokraft decide --rule project-reference same --why …",
    )
