"""A made project of the Gateway to Research, in each of its forms."""

from __future__ import annotations

import json
from typing import Any

START, END = 1427842800000, 1522450800000  # midnights in London, 2015-04-01 and 2018-03-31
API: dict[str, Any] = {
    "links": {"link": [
        {"href": "http://gtr.ukri.org/gtr/api/persons/P1", "rel": "PI_PER", "start": None,
         "end": None, "otherAttributes": {}},
        {"href": "http://gtr.ukri.org/gtr/api/funds/F1", "rel": "FUND", "start": START,
         "end": END, "otherAttributes": {}},
        {"href": "http://gtr.ukri.org/gtr/api/outcomes/publications/U1", "rel": "PUBLICATION",
         "start": 1, "end": 2},
    ]},
    "ext": None,
    "id": "0A1B2C3D-0000-4000-8000-000000000001",
    "href": "http://gtr.ukri.org/gtr/api/projects/0A1B2C3D-0000-4000-8000-000000000001",
    "created": 1496150400000,
    "updated": None,
    "identifiers": {"identifier": [{"value": "7", "type": "OTHER"},
                                   {"value": "EP/X00001/1", "type": "RCUK"}]},
    "title": "Courage &amp; force in the everyday",
    "status": "Closed",
    "grantCategory": "Research Grant",
    "leadFunder": "EPSRC",
    "leadOrganisationDepartment": "Sch of Courage",
    "abstractText": "We want to find out how the people of a town dare to try.",
    "techAbstractText": "We will use workshops.",
    "potentialImpact": "It is expected that the town will dare more.",
    "healthCategories": {"healthCategory": []},
    "researchActivities": {"researchActivity": []},
    "researchSubjects": {"researchSubject": [
        {"id": "S1", "text": "Social Policy", "percentage": 60},
        {"id": "S0", "text": "Unclassified", "percentage": 40}]},
    "researchTopics": {"researchTopic": [{"id": "T1", "text": "Daring", "percentage": 100}]},
    "rcukProgrammes": {"rcukProgramme": [{"id": "R1", "text": "Everyday life"}]},
    "start": None,
    "end": None,
    "participantValues": {"participant": [
        {"organisationId": "O1", "organisationName": "Example Works Ltd",
         "role": "LEAD_PARTICIPANT", "projectCost": 200000, "grantOffer": 120000.5},
        {"organisationId": "O2", "organisationName": "Example University",
         "role": "PARTICIPANT", "projectCost": 80000, "grantOffer": 80000}]},
}  # fmt: skip
"""As the second version of the API has it."""
OVERVIEW: dict[str, Any] = {"projectOverview": {"projectComposition": {
    "collaborator": [{"id": "C1", "name": "Example Town Council", "url": "http://gtr.example/C1"}],
    "leadResearchOrganisation": {
        "id": "L1", "name": "Example University", "department": "Sch of Courage",
        "address": {"line1": "1 Example Street", "postCode": "EX1 1EX", "region": "South West"},
        "typeInd": "RO"},
    "personRole": [
        {"id": "P1", "firstName": "Kim", "otherNames": "M", "surname": "Example",
         "fullName": "Kim M Example", "orcidId": "0000-0002-1825-0097",
         "role": [{"name": "PRINCIPAL_INVESTIGATOR"}]},
        {"id": "P2", "firstName": "Zlata", "surname": "Invented",
         "role": [{"name": "CO_INVESTIGATOR"}]},
        {"id": "P3", "fullName": "Robin Pupil", "role": [{"name": "STUDENT"}]}],
    "organisationRole": [
        {"id": "L1", "name": "Example University", "role": [{"name": "LEAD_RO"}]},
        {"id": "O3", "name": "Example Works Ltd", "role": [{"name": "PROJECT_PARTNER"}]}],
    "project": {
        "id": API["id"], "resourceUrl": "http://gtr.ukri.org/api/projects?ref=EP%2FX00001%2F1",
        "title": API["title"], "status": "Active", "grantReference": "EP/X00001/1",
        "grantCategory": "Research Grant", "abstractText": API["abstractText"],
        "potentialImpact": "",
        "fund": {"start": START, "end": END, "type": "INCOME_ACTUAL", "valuePounds": 345678.9,
                 "funder": {"id": "E1", "name": "EPSRC", "url": "http://gtr.example/E1"}},
        "output": {"keyFindingsOutput": {"description": "Not this."}},
        "publication": [], "researchSubject": [{"id": "S1", "text": "Social Policy",
                                                "percentage": 100}]},
}}}  # fmt: skip
"""As the first version of the API has it."""
ROW = {
    "FundingOrgName": "EPSRC", "ProjectReference": "EP/X00001/1",
    "LeadROName": "Example University", "Department": "Unlisted",
    "ProjectCategory": "Research Grant", "PISurname": "Example", "PIFirstName": "Kim",
    "PIOtherNames": "", "PI ORCID iD": "http://orcid.org/0000-0002-1825-0097",
    "StudentSurname": "Pupil", "StudentFirstName": "Robin", "StudentOtherNames": "",
    "Student ORCID iD": "", "Title": "Courage in the everyday", "StartDate": "01/04/2015",
    "EndDate": "31/03/2018", "AwardPounds": "345678", "ExpenditurePounds": "0",
    "Region": "South West", "Status": "Closed",
    "GTRProjectUrl": "https://gtr.ukri.org:443/projects?ref=EP%2FX00001%2F1",
    "ProjectId": API["id"], "FundingOrgId": "E1", "LeadROId": "L1", "PIId": "P1",
}  # fmt: skip
"""As the CSV export has it."""


def export(*changes: dict[str, str], sign: str = ",") -> str:
    """The CSV export with a row for each set of changes."""
    rows = [ROW | each for each in changes or ({},)]
    lines = [sign.join(f'"{value}"' for value in row.values()) for row in rows]
    return "\r\n".join([sign.join(ROW), *lines, ""])


def page(*projects: dict[str, Any]) -> str:
    """A page of projects, as the second version of the API answers."""
    head: dict[str, Any] = {
        "links": {"link": []},
        "ext": None,
        "page": 1,
        "size": 20,
        "totalPages": 1,
    }
    return json.dumps({**head, "totalSize": len(projects), "project": list(projects)})
