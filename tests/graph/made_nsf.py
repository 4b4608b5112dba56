"""A made award of the National Science Foundation, in each of its forms."""

from __future__ import annotations

import json
from typing import Any

ABSTRACT = "We want to find out how people dare to try.&lt;br/&gt;&lt;br/&gt;This award helps."
AWARD: dict[str, Any] = {
    "id": "0200001",
    "title": "Courage &amp; Force in the Everyday",
    "agency": "NSF",
    "abstractText": ABSTRACT,
    "awardeeName": "Example University",
    "awardeeCity": "VISBY",
    "awardeeStateCode": "EX",
    "awardeeCountryCode": "US",
    "awardeeAddress": "1 Example Street",
    "ueiNumber": "EXAMPLE00001",
    "startDate": "08/15/2020",
    "expDate": "07/31/2024",
    "date": "08/07/2020",
    "initAmendmentDate": "08/07/2020",
    "latestAmendmentDate": "06/01/2022",
    "fundsObligatedAmt": "109079",
    "estimatedTotalAmt": "250000.00",
    "fundsObligated": ["FY 2020 = $109,079.00"],
    "transType": "Standard Grant",
    "dirAbbr": "GEO",
    "orgLongName": "Directorate For Example",
    "divAbbr": "EXA",
    "fundProgramName": "DARING PROGRAM",
    "progEleCode": "749500",
    "progRefCode": "1097, 9150",
    "pdPIName": "Kim M Example",
    "piFirstName": "Kim",
    "piMiddeInitial": "M",
    "piLastName": "Example",
    "piEmail": "kim@example.edu",
    "coPDPI": ["Zlata Invented zlata@example.edu", "Robin Made~000123456"],
    "poName": "Officer Secret",
    "poEmail": "secret@nsf.example",
    "poPhone": "7035550100",
    "activeAwd": "true",
    "projectOutComesReport": "The project showed that people dare more.",
    "perfCity": "VISBY",
}
"""As the API has it."""
BY_YEAR: dict[str, Any] = {
    "awd_id": "0200001", "agcy_id": "NSF", "tran_type": "Grant", "awd_istr_txt": "Standard Grant",
    "awd_titl_txt": "Courage in the Everyday", "cfda_num": "47.050", "org_code": "06040300",
    "po_phone": "7035550100", "po_email": "secret@nsf.example",
    "po_sign_block_name": "Officer Secret", "awd_eff_date": "2020-08-15",
    "awd_exp_date": "2024-07-31", "tot_intn_awd_amt": 250000.0, "awd_amount": 109079.0,
    "awd_min_amd_letter_date": "2020-08-07", "awd_max_amd_letter_date": "2022-06-01",
    "awd_abstract_narration": ABSTRACT, "awd_arra_amount": 0.0, "dir_abbr": "GEO",
    "org_dir_long_name": "Directorate For Example", "div_abbr": "EXA",
    "org_div_long_name": "Division Of Daring", "awd_agcy_code": "4900", "fund_agcy_code": "4900",
    "pi": [{"pi_role": "Principal Investigator", "pi_first_name": "Kim", "pi_last_name": "Example",
            "pi_mid_init": "M", "pi_sufx_name": "", "pi_full_name": "Kim M Example",
            "pi_email_addr": "kim@example.edu", "nsf_id": "000123456",
            "pi_start_date": "2020-08-07", "pi_end_date": None}],
    "inst": {"inst_name": "Example University", "inst_street_address": "1 Example Street",
             "inst_city_name": "VISBY", "inst_state_code": "EX", "inst_phone_num": "5550100",
             "inst_country_name": "United States", "org_uei_num": "EXAMPLE00001"},
    "perf_inst": {"perf_inst_name": "Example University"},
    "pgm_ele": [{"pgm_ele_code": "749500", "pgm_ele_name": "DARING PROGRAM"}],
    "pgm_ref": [{"pgm_ref_code": "1097", "pgm_ref_txt": "CAREER"}],
    "app_fund": [], "oblg_fy": [{"fund_oblg_fiscal_yr": 2020, "fund_oblg_amt": 109079.0}],
    "por": None,
}  # fmt: skip
"""As the files by year have it."""
XML = """<?xml version="1.0" encoding="UTF-8"?>
<rootTag><Award>
  <AwardTitle>Courage in the Everyday</AwardTitle><AGENCY>NSF</AGENCY>
  <AwardEffectiveDate>08/15/2020</AwardEffectiveDate>
  <AwardExpirationDate>07/31/2024</AwardExpirationDate>
  <AwardTotalIntnAmount>250000.00</AwardTotalIntnAmount><AwardAmount>109079</AwardAmount>
  <AwardInstrument><Value>Standard Grant</Value></AwardInstrument>
  <Organization><Code>06040300</Code>
    <Directorate><Abbreviation>GEO</Abbreviation><LongName>Directorate For Example</LongName>
    </Directorate>
    <Division><Abbreviation>EXA</Abbreviation><LongName>Division Of Daring</LongName></Division>
  </Organization>
  <ProgramOfficer><SignBlockName>Officer Secret</SignBlockName><PO_EMAI>secret@nsf.example</PO_EMAI>
  </ProgramOfficer>
  <AbstractNarration>We want to find out how people dare to try.&lt;br/&gt;</AbstractNarration>
  <MinAmdLetterDate>08/07/2020</MinAmdLetterDate><MaxAmdLetterDate>06/01/2022</MaxAmdLetterDate>
  <ARRAAmount/><TRAN_TYPE>Grant</TRAN_TYPE><CFDA_NUM>47.050</CFDA_NUM>
  <AwardID>0200001</AwardID>
  <Investigator><FirstName>Kim</FirstName><LastName>Example</LastName><PI_MID_INIT>M</PI_MID_INIT>
    <PI_FULL_NAME>Kim M Example</PI_FULL_NAME><EmailAddress>kim@example.edu</EmailAddress>
    <NSF_ID>000123456</NSF_ID><RoleCode>Principal Investigator</RoleCode></Investigator>
  <Investigator><FirstName>Zlata</FirstName><LastName>Invented</LastName>
    <RoleCode>Co-Principal Investigator</RoleCode></Investigator>
  <Institution><Name>Example University</Name><CityName>VISBY</CityName>
    <PhoneNumber>5550100</PhoneNumber><CountryName>United States</CountryName>
    <StateCode>EX</StateCode><ORG_UEI_NUM>EXAMPLE00001</ORG_UEI_NUM></Institution>
  <Performance_Institution><Name>Example University</Name></Performance_Institution>
  <ProgramElement><Code>749500</Code><Text>DARING PROGRAM</Text></ProgramElement>
  <ProgramReference><Code>1097</Code><Text>CAREER</Text></ProgramReference>
  <FUND_OBLG>2020~109079</FUND_OBLG>
</Award></rootTag>
"""
ROW = {
    "AwardNumber": "0200001", "Title": "Courage in the Everyday", "NSFOrganization": "EXA",
    "Program(s)": "DARING PROGRAM, OTHER", "StartDate": "08/15/2020",
    "LastAmendmentDate": "06/01/2022", "PrincipalInvestigator": "Kim Example", "State": "EX",
    "Organization": "Example University", "AwardInstrument": "Standard Grant",
    "ProgramManager": "Officer Secret", "EndDate": "07/31/2024",
    "AwardedAmountToDate": "$109,079.00", "Co-PIName(s)": "Zlata Invented, Robin Made",
    "PIEmailAddress": "kim@example.edu", "OrganizationStreet": "1 Example Street",
    "OrganizationCity": "VISBY", "OrganizationState": "EX", "OrganizationZip": "00001",
    "OrganizationPhone": "5550100", "NSFDirectorate": "GEO",
    "ProgramElementCode(s)": "749500, 749600", "ProgramReferenceCode(s)": "",
    "ARRAAmount": "$0.00", "Abstract": "We want to find out how people dare to try.",
}  # fmt: skip
"""As the CSV export has it."""


def answer(*awards: dict[str, Any]) -> str:
    """An answer of the API."""
    count = {"offset": 1, "rpp": 25, "totalCount": len(awards)}
    return json.dumps({"response": {"metadata": count, "award": list(awards)}})


def export(*changes: dict[str, str]) -> str:
    """The CSV export with a row for each set of changes."""
    rows = [ROW | each for each in changes or ({},)]
    lines = [",".join(f'"{value}"' for value in row.values()) for row in rows]
    return "\n".join([",".join(f'"{name}"' for name in ROW), *lines, ""])
