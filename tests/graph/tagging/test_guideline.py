"""What the guideline decides, on sentences that stand in no text of the gold."""

from __future__ import annotations

import pytest

from innokraft.model.model import SHIPPED
from innokraft.tagging.tagger import tagger_with

TAGGER = tagger_with(SHIPPED, None)
"""The rules as they were written."""


def concepts(text: str, language: str) -> set[str]:
    return {m.concept for m in TAGGER.tag(text, language) if m.counts}


SPOKEN_OF = [
    ("sv", "Appen lanserades på marknaden i våras.", "nyttiggorande"),
    ("sv", "De bildade ett bolag kring sin uppfinning.", "nyttiggorande"),
    ("en", "The sensor was launched on the Nordic market.", "nyttiggorande"),
    ("en", "Clinicians apply the research in their daily rounds.", "nyttiggorande"),
    ("sv", "Verktyget togs i bruk i mars.", "implementering"),
    ("sv", "Rutinen har införts på alla avdelningar.", "implementering"),
    ("en", "The checklist was introduced in all wards.", "implementering"),
    ("en", "Our findings are being integrated into the city's planning work.", "implementering"),
    ("sv", "Under hösten hölls tre seminarier för länsstyrelser.", "kunskapsoverforing"),
    ("en", "Experiences were exchanged every month.", "kunskapsoverforing"),
    ("sv", "En kundundersökning visade att nio av tio var nöjda.", "utvardering"),
    ("en", "A visitor survey showed that most came back.", "utvardering"),
    ("sv", "Sjuksköterskorna är med och utvecklar schemat.", "anvandarinvolvering"),
    ("en", "Tram drivers were interviewed as end user representatives.", "anvandarinvolvering"),
    ("sv", "Hyresgäster bjöds in till ett samråd.", "medborgarinvolvering"),
    ("en", "Tenants were invited to comment.", "medborgarinvolvering"),
    ("sv", "Gruppen hade en bra blandning av kompetenser.", "gruppsammansattning"),
    ("en", "It took a good mix of disciplines.", "gruppsammansattning"),
    ("sv", "Projektet bromsades av brist på pengar.", "resurser"),
    ("en", "The grant made it possible to hire a nurse.", "resurser"),
    ("sv", "Kostnaden sänker inte tröskeln för småföretag.", "hinder"),
    ("en", "A loan lowers the threshold for small firms.", "hinder"),
    ("sv", "Vadby kommun testade appen.", "offentlig-verksamhet"),
    ("en", "The municipality of Vadby tested the app.", "offentlig-verksamhet"),
    ("sv", "Det blir till nytta för samhället i stort.", "offentligt-varde"),
    ("sv", "Ovilja att förändra arbetssätt var vanlig.", "forandringsmotstand"),
    ("en", "Many were reluctant to adopt the tool.", "forandringsmotstand"),
    ("sv", "Lösningen sprids till fler sjukhus.", "spridning-och-skalning"),
    ("en", "The service was tested on a large scale.", "spridning-och-skalning"),
    ("en", "Nurses were invited and co-designed the ward with architects.", "medskapande"),
    ("sv", "De samarbetade och arbetade mot gemensamma mål.", "samverkan"),
]


@pytest.mark.parametrize(("language", "text", "concept"), SPOKEN_OF)
def test_a_text_speaks_of_a_concept(language: str, text: str, concept: str) -> None:
    assert concept in concepts(text, language)


OTHER_SENSES = [
    ("sv", "Algoritmen implementerades i kod.", "implementering"),
    ("en", "The controller was implemented in firmware.", "implementering"),
    ("sv", "Nya fiberbaserade och biobaserade barriärer provades.", "hinder"),
    ("en", "A moisture barrier to keep the bread dry.", "hinder"),
    ("en", "An evaluation of the alloy's wear followed.", "utvardering"),
    ("sv", "Beräkningarna gjordes på HPC-resurser.", "resurser"),
    ("en", "They ran on HPC resources for a week.", "resurser"),
    ("en", "The project has resulted in nine scientific papers.", "kunskapsoverforing"),
    ("sv", "Arbetet gav fyra publikationer.", "kunskapsoverforing"),
    ("en", "Cooperation between KTH and Lund University on star maps.", "akademisamverkan"),
    ("en", "Problems of both industrial and academic relevance.", "akademisamverkan"),
    ("en", "Residents came to trust the system.", "tillit"),
]


@pytest.mark.parametrize(("language", "text", "concept"), OTHER_SENSES)
def test_another_sense_does_not_count(language: str, text: str, concept: str) -> None:
    assert concept not in concepts(text, language)


NAMES = [
    ("sv", "De sökte medel från programmet Digital Innovation vid institutet.", "innovation"),
    ("sv", "Arbetet gjordes inom Vadby Innovation med två anställda.", "innovation"),
    ("en", "We applied for the European Digital Innovation Hubs this spring.", "innovation"),
    ("en", "They met at Nordic Innovation Week and wrote a proposal there.", "innovation"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "concept"), NAMES)
def test_a_name_does_not_count(language: str, text: str, concept: str) -> None:
    assert concept not in concepts(text, language)


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("sv", "Innovation kräver tid och mod hos den som leder.", "innovation"),
        ("en", "Innovation in small firms was studied over three years.", "innovation"),
        ("en", "Courage and Innovation in Public Care: A Study of Leaders", "innovation"),
        ("sv", "Programmet ska öka innovation i vården.", "innovation"),
        ("sv", "Projektet bygger en testbädd, Vadby Testbädd Vatten, vid hamnen.", "testbadd"),
        ("en", "It was tested by the Swedish Environmental Protection Agency in May.",
         "offentlig-verksamhet"),
    ],
)  # fmt: skip
def test_a_word_that_means_what_it_says_counts(language: str, text: str, concept: str) -> None:
    assert concept in concepts(text, language)


def test_a_gap_crosses_no_semicolon() -> None:
    assert "akademisamverkan" in concepts("Forskare mötte en grupp företag.", "sv")
    assert "akademisamverkan" not in concepts("Forskare mötte en grupp; företag kom inte.", "sv")


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("sv", "Ett living lab byggdes i hamnen.", "living-lab"),
        ("sv", "Gruppen prövar service design på badhuset.", "tjanstedesign"),
        ("sv", "Arbetet skedde genom co-creation.", "medskapande"),
        ("sv", "Veckan gav capacity building i länet.", "kompetensutveckling"),
        ("sv", "Planen för stakeholder engagement är klar.", "samverkan"),
        ("en", "What they call samverkan took two years.", "samverkan"),
        ("en", "The mayor asked for more innovationskraft.", "innovationskraft"),
        ("en", "The testbädd opened in May.", "testbadd"),
    ],
)
def test_a_term_of_the_other_language_is_read(language: str, text: str, concept: str) -> None:
    assert concept in concepts(text, language)
