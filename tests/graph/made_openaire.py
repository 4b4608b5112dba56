"""A made project of OpenAIRE, in each of its forms."""

from __future__ import annotations

import json
from typing import Any

OWN = "corda_____he::0a1b2c3d4e5f60718293a4b5c6d7e8f9"
PROJECT: dict[str, Any] = {
    "id": OWN,
    "originalIds": ["corda_____he::101000001"],
    "code": "101000001",
    "acronym": "MOD",
    "title": "Courage &amp; force in the everyday",
    "websiteUrl": "https://mod.example.eu",
    "startDate": "2022-01-01",
    "endDate": "2024-12-31",
    "callIdentifier": "HORIZON-MOD-2021",
    "keywords": "daring, everyday life",
    "openAccessMandateForPublications": True,
    "openAccessMandateForDataset": False,
    "subjects": ["courage", "innovation"],
    "summary": "We want to find out how the people of a town dare to try.",
    "fundings": [{"shortName": "EC", "name": "European Commission", "jurisdiction": "EU",
                  "fundingStream": {"id": "EC::HE::HORIZON-RIA", "description": "Horizon Europe"}}],
    "granted": {"currency": "EUR", "totalCost": 972000.5, "fundedAmount": 900000},
    "h2020Programmes": [{"code": "H2020-EU.9.", "description": "Courage"}],
}  # fmt: skip
"""As the API of the Graph has it."""
DUMPED: dict[str, Any] = {
    "id": f"40|{OWN}", "code": "101000001", "acronym": "MOD", "title": PROJECT["title"],
    "websiteurl": "https://mod.example.eu", "startdate": "2022-01-01", "enddate": "2024-12-31",
    "callidentifier": "HORIZON-MOD-2021", "keywords": "daring, everyday life",
    "openaccessmandateforpublications": True, "openaccessmandatefordataset": False,
    "subject": ["courage", "innovation"], "summary": PROJECT["summary"],
    "funding": [{"shortName": "EC", "name": "European Commission", "jurisdiction": "EU",
                 "funding_stream": {"id": "EC::HE::HORIZON-RIA", "description": "Horizon Europe"}}],
    "granted": {"currency": "EUR", "totalcost": 972000.5, "fundedamount": 900000.0},
    "h2020programme": [{"code": "H2020-EU.9.", "description": "Courage"}],
}  # fmt: skip
"""As an older dump has it."""
XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<response><header><total>1</total></header><results>
<result xmlns:dri="http://www.driver-repository.eu/namespace/dri">
  <header><dri:objIdentifier>{OWN}</dri:objIdentifier></header>
  <metadata><oaf:entity xmlns:oaf="http://namespace.openaire.eu/oaf"><oaf:project>
    <code>101000001</code><acronym>MOD</acronym>
    <title>Courage &amp; force in
      the everyday</title>
    <startdate>2022-01-01</startdate><enddate>2024-12-31</enddate>
    <callidentifier>HORIZON-MOD-2021</callidentifier><keywords>daring, everyday life</keywords>
    <duration>0</duration><ecsc39>true</ecsc39>
    <subject classid="" classname="">courage</subject><subject>innovation</subject>
    <contracttype classid="HORIZON-RIA" classname="RIA"/>
    <contactfullname>Kim Secret</contactfullname><contactemail>kim@example.eu</contactemail>
    <summary>We want to find out how the people of a town dare to try.</summary>
    <currency>EUR</currency><totalcost>972000.5</totalcost><fundedamount>900000.0</fundedamount>
    <websiteurl>https://mod.example.eu</websiteurl>
    <fundingtree><funder><id>ec__________::EC</id><shortname>EC</shortname>
        <name>European Commission</name><jurisdiction>EU</jurisdiction></funder>
      <funding_level_1><id>EC::HE::HORIZON-RIA</id><description>Horizon Europe</description>
        <name>HORIZON-RIA</name><parent><funding_level_0><id>EC::HE</id><name>HE</name><parent/>
        </funding_level_0></parent></funding_level_1></fundingtree>
    <rels>
      <rel><to class="hasParticipant" type="organization">openorgs____::1</to>
        <legalname>Example School</legalname><legalshortname>ES</legalshortname>
        <country classid="SE" classname="Sweden"/></rel>
      <rel><to class="produces" type="result">r1</to><title>Not this one</title></rel>
    </rels>
  </oaf:project></oaf:entity></metadata>
</result></results></response>
"""
"""As the search API has it, in XML."""


def said(value: object) -> dict[str, object]:
    """A value as the search API has it in JSON."""
    return {"$": value}


SEARCHED: dict[str, Any] = {
    "header": {"dri:objIdentifier": said(OWN)},
    "metadata": {"oaf:entity": {"oaf:project": {
        "code": said("101000001"), "acronym": said("MOD"), "title": said(PROJECT["title"]),
        "startdate": said("2022-01-01"), "enddate": said("2024-12-31"),
        "callidentifier": said("HORIZON-MOD-2021"), "keywords": said("daring, everyday life"),
        "duration": said(0), "ecsc39": said(True), "summary": said(PROJECT["summary"]),
        "subject": [said("courage"), {"@classid": "", "$": "innovation"}],
        "currency": said("EUR"), "totalcost": said("972000.5"), "fundedamount": said("900000.0"),
        "websiteurl": said("https://mod.example.eu"),
        "fundingtree": {
            "funder": {"shortname": said("EC"), "name": said("European Commission"),
                       "jurisdiction": said("EU")},
            "funding_level_1": {"id": said("EC::HE::HORIZON-RIA"),
                                "description": said("Horizon Europe")}},
        "rels": {"rel": {"to": {"@type": "organization", "$": "o1"},
                         "legalname": said("Example School"), "legalshortname": said("ES"),
                         "country": {"@classid": "SE", "@classname": "Sweden"}}},
    }}},
}  # fmt: skip
"""As the search API has it, in JSON."""


def answer(*projects: dict[str, Any]) -> str:
    """An answer of the API of the Graph."""
    return json.dumps({"header": {"numFound": len(projects), "page": 1}, "results": projects})


def search(*results: dict[str, Any]) -> str:
    """An answer of the search API in JSON."""
    head = {"query": said("mod"), "total": said(len(results))}
    return json.dumps({"response": {"header": head, "results": {"result": results}}})
