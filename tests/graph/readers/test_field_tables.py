"""Each reader's table says of every field of its source what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import ModuleType

import pytest

from innokraft.readers.sources import (
    cordis_record,
    energimyndigheten_page,
    energimyndigheten_parts,
    formas,
    gdp,
    gtr,
    gtr_csv,
    gtr_record,
    nsf_json,
    nsf_record,
    openaire_record,
    own,
    swecris,
    vinnova_page,
    vinnova_projekt,
)
from innokraft.readers.sources.vinnova_page_lines import LABELS

PAGE_OF_ENERGY = {**energimyndigheten_parts.LABELS, **energimyndigheten_parts.HEADINGS}
ORGANISATION = cordis_record.LISTS["organization"]


def told(module: ModuleType) -> str:
    """The first cells of the table that a module's description holds."""
    rows = (line for line in (module.__doc__ or "").splitlines() if line.startswith("|"))
    return "\n".join(row.split("|")[1] for row in rows)


def untold(module: ModuleType, names: Iterable[str]) -> list[str]:
    """The fields whose names, word for word, are not in the table; `…` stands for a part of one."""
    words = set(re.findall(r"…?[\w-]+", told(module)))
    parts = [word[1:] for word in words if word.startswith("…")]
    return [
        name
        for name in names
        if not all(w in words or any(p in w for p in parts) for w in name.rstrip("*").split())
    ]


@pytest.mark.parametrize(
    ("module", "names"),
    [
        (swecris, [*swecris.FIELDS, *swecris.TEXTS, "scbs", "gender", "peopleList"]),
        (vinnova_projekt, [*vinnova_projekt.FIELDS, *vinnova_projekt.TEXTS]),
        (gdp, [*gdp.FIELDS, *gdp.TEXTS, *gdp.NOT_KEPT]),
        (formas, [*formas.FIELDS, *formas.TEXTS, *formas.NOT_KEPT]),
        (cordis_record, [*cordis_record.FIELDS, *cordis_record.LISTS, *ORGANISATION]),
        (gtr_record, [*gtr_csv.FIELDS, *gtr.TEXTS]),
        (nsf_record, [*nsf_record.FIELDS, *nsf_record.LISTS, *nsf_record.TEXTS]),
        (nsf_json, [*nsf_json.RENAMED]),
        (openaire_record, [*openaire_record.FIELDS, *openaire_record.LISTS]),
        (energimyndigheten_page, [*PAGE_OF_ENERGY]),
        (own, [*own.FIELDS, *own.LISTS, *own.TEXTS]),
    ],
)
def test_the_table_of_a_source_has_all_of_its_fields(module: ModuleType, names: list[str]) -> None:
    assert untold(module, names) == []
    assert untold(module, ["skostorlek"]) == ["skostorlek"]


def test_the_table_of_the_page_has_all_of_its_labels() -> None:
    assert [label for label in LABELS if label not in told(vinnova_page).casefold()] == []
