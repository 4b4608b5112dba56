"""The awards of the NSF in JSON: the answers of its API, and its files of awards by year.

| in the files by year | label in the frozen text |
|---|---|
| awd_id, awd_titl_txt, agcy_id, awd_istr_txt | id, title, agency, transType |
| awd_eff_date, awd_exp_date | startDate, expDate |
| awd_min_amd_letter_date, awd_max_amd_letter_date | initAmendmentDate, latestAmendmentDate |
| awd_amount, tot_intn_awd_amt | fundsObligatedAmt, estimatedTotalAmt |
| inst: inst_name, inst_city_name, inst_state_code, inst_country_name, org_uei_num | awardeeName, awardeeCity, awardeeStateCode, awardeeCountryCode, ueiNumber |
| dir_abbr, org_dir_long_name, div_abbr, org_div_long_name | dirAbbr, orgLongName, divAbbr, orgLongName2 |
| pi: pi_full_name (pi_first_name, pi_mid_init, pi_last_name), pi_role | pi: name, role |
| pgm_ele, pgm_ref | progEle, progRef: code, name |
| awd_abstract_narration; por: por_cntn, else por_txt_cntn | abstractText, projectOutComesReport |

| in an answer of the API | in the record |
|---|---|
| pdPIName (piFirstName, piMiddeInitial, piLastName) | pi: name; the role is Principal Investigator |
| coPDPI, else the later ones of pi | pi: name; the role is Co-Principal Investigator |
| progEleCode, progRefCode | progEle, progRef: codes with commas between |
| program | fundProgramName, where that is not there |
| awardee | awardeeName, where that is not there |
| piEmail, addresses and numbers beside names | never kept: nothing here needs them |
| poName, poEmail, poPhone | never kept: who at the NSF looks after the award |
| primaryProgram | not kept: from which of its own funds the NSF pays |
| awardeeAddress, perfLocation and the like, other codes and sums | not kept: nothing asks |
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.errors import SourceError
from innokraft.readers.frozen.nested import Flattener, Labelled
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.json_keys import folded_keys
from innokraft.readers.input.json_objects import read_objects
from innokraft.readers.messages import ToldOnce
from innokraft.readers.sources.nsf_record import (
    FIELDS,
    LEADS,
    LEADS_TOO,
    TEXTS,
    freeze_award,
    parse_record,
)
from innokraft.record import Record

RENAMED = {
    "awd_id": "id",
    "awd_titl_txt": "title",
    "agcy_id": "agency",
    "awd_istr_txt": "transType",
    "awd_eff_date": "startDate",
    "awd_exp_date": "expDate",
    "awd_min_amd_letter_date": "initAmendmentDate",
    "awd_max_amd_letter_date": "latestAmendmentDate",
    "awd_amount": "fundsObligatedAmt",
    "tot_intn_awd_amt": "estimatedTotalAmt",
    "inst inst_name": "awardeeName",
    "inst inst_city_name": "awardeeCity",
    "inst inst_state_code": "awardeeStateCode",
    "inst inst_country_name": "awardeeCountryCode",
    "inst org_uei_num": "ueiNumber",
    "dir_abbr": "dirAbbr",
    "org_dir_long_name": "orgLongName",
    "div_abbr": "divAbbr",
    "org_div_long_name": "orgLongName2",
    "awd_abstract_narration": "abstractText",
    "por por_cntn": "projectOutComesReport",
    "por por_txt_cntn": "projectOutComesReport",
    "awardee": "awardeeName",
    "program": "fundProgramName",
}
"""What fields of other names are called in the frozen text."""
_ENTRIES = {
    "pgm_ele pgm_ele_code": ("progEle", "code"),
    "pgm_ele pgm_ele_name": ("progEle", "name"),
    "pgm_ele pgm_ele_long_name": ("progEle", "name"),
    "pgm_ref pgm_ref_code": ("progRef", "code"),
    "pgm_ref pgm_ref_txt": ("progRef", "name"),
}
_PERSON = ("pi_full_name", "pi_first_name", "pi_mid_init", "pi_last_name", "pi_role")
_LEADER = ("pdPIName", "piFirstName", "piMiddeInitial", "piLastName")
_CODES = {"progEleCode": "progEle", "progRefCode": "progRef"}
PATHS = (*FIELDS, *TEXTS, *RENAMED, *_ENTRIES, *(f"pi {part}" for part in _PERSON), "pi",
         *_LEADER, "coPDPI", *_CODES)  # fmt: skip
NOT_KEPT = (
    "primaryProgram",
    "piEmail", "piPhone", "piId", "poName", "poEmail", "poPhone", "po_phone", "po_email",
    "po_sign_block_name", "awardeeAddress", "awardeePhone", "awardeeZipCode", "awardeeCounty",
    "awardeeDistrict", "awardeeDistrictCode", "perfAddress", "perfCity", "perfCountryCode",
    "perfCounty", "perfDistrict", "perfDistrictCode", "perfLocation", "perfStateCode",
    "perfZipCode", "parentUeiNumber", "dunsNumber", "parentDunsNumber", "cfdaNumber", "cfda_num",
    "publicAccessMandate", "publicationResearch", "publicationConference", "fundsObligated",
    "awardAgencyCode", "fundAgencyCode", "histAwd", "managingPec", "orgUrl", "orgCodeDir",
    "orgCodeDiv", "offset", "rpp", "tran_type", "org_code", "awd_arra_amount", "awd_agcy_code",
    "fund_agcy_code", "perf_inst", "app_fund", "oblg_fy", "inst", "pi", "pgm_ele", "pgm_ref", "por",
)  # fmt: skip
_MARKS = frozenset(["awardeename", "fundsobligatedamt", "expdate", "pdpiname", "copdpi",
                    "estimatedtotalamt", "fundprogramname"])  # fmt: skip
_MARKS_BY_YEAR = frozenset(["awd_id", "awd_titl_txt"])


class _Nsf:
    """Reads awards of the NSF in JSON."""

    name = ""

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each award."""
        flattener, unknown = Flattener(PATHS, NOT_KEPT), ToldOnce()
        for item in read_objects(file):
            if isinstance(item, SourceError):
                yield item
                continue
            found, untold = flattener.flatten(item[0])
            yield from unknown.tell(untold, item[1])
            yield freeze_award(*_award(found), item[1])

    def parse(self, frozen: Frozen) -> Record:
        """The record of an award. Raises SourceError where it has no id."""
        return parse_record(frozen, self.name)


class NsfApi(_Nsf):
    """Reads answers of the API."""

    name = "nsf-api"
    marks = 'JSON of the NSF\'s awards, with "awardeeName", "fundsObligatedAmt" or "pdPIName" …'

    def recognises(self, head: str) -> bool:
        """Whether this is JSON with two of the API's own names."""
        return len(_MARKS & folded_keys(head)) > 1


class NsfJson(_Nsf):
    """Reads the files of awards by year."""

    name = "nsf-json"
    marks = 'JSON of the NSF\'s awards, with "awd_id" and "awd_titl_txt"'

    def recognises(self, head: str) -> bool:
        """Whether this is JSON with the names of the files."""
        return folded_keys(head) >= _MARKS_BY_YEAR


_Lists = dict[str, list[dict[str, str]]]


def _award(found: Labelled) -> tuple[dict[str, str], _Lists]:
    """The values of an award by the API's names, and its lists."""
    values: dict[str, str] = {}
    entries: dict[str, dict[str, dict[str, str]]] = {"progEle": {}, "progRef": {}, "pi": {}}
    told: dict[str, list[str]] = {}
    for label, value in found:
        number = next(filter(str.isdecimal, label.split(" ")), "1")
        path = " ".join(word for word in label.split(" ") if not word.isdecimal())
        if path in _ENTRIES:
            name, part = _ENTRIES[path]
            entries[name].setdefault(number, {}).setdefault(part, value)
        elif path.startswith("pi "):
            entries["pi"].setdefault(number, {})[path.removeprefix("pi ")] = value
        elif path in {*_CODES, *_LEADER, "coPDPI", "pi"}:
            told.setdefault(path, []).extend(filter(None, [value]))
        elif value:
            _take(values, RENAMED.get(path, path), value)
    lists = {name: list(items.values()) for name, items in entries.items()}
    lists["pi"] = list(map(_person, lists["pi"])) or list(_people(told))
    for path, name in _CODES.items():
        listed = re.findall(r"[^,;\s]+", " ".join(told.get(path, ())))
        lists[name] = lists[name] or [{"code": code} for code in listed]
    return values, lists


def _take(values: dict[str, str], label: str, value: str) -> None:
    """Takes a value in; what is called so in the API comes before what means the same."""
    if label == "fundProgramName" and values.get(label):
        return
    values.setdefault(label, value)


def _person(item: dict[str, str]) -> dict[str, str]:
    parts = (item.get(name, "") for name in _PERSON[1:4])
    name = item.get("pi_full_name") or " ".join(filter(None, parts))
    return {"name": name, "role": item.get("pi_role", "")}


def _people(told: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Who leads a project, and who leads it with them, as an answer of the API names them."""
    one = {name: " ".join(values) for name, values in told.items() if name in _LEADER}
    listed = list(filter(None, told.get("pi", ())))
    name = one.get("pdPIName") or " ".join(filter(None, (one.get(n) for n in _LEADER[1:])))
    if name or listed:
        yield {"name": name or listed[0], "role": LEADS}
    for printed in filter(None, told.get("coPDPI") or listed[1:]):
        yield {"name": printed, "role": LEADS_TOO}
