"""A made object of GDP, the funders' common format, with all fields that it has."""

from __future__ import annotations

from typing import Any

GRANT: dict[str, Any] = {
    "ar": 2019,
    "belopp": 100000,
    "finansieradOrganisation": {
        "namn": "Exempelskolan", "organisationsnummer": "202100-0001", "typ": "Universitet",
        "lan": "Gotlands län",
    },
}  # fmt: skip
AKTIVITET: dict[str, Any] = {
    "diarienummer": "2019-00001",
    "finansiarNamn": "Vinnova",
    "finansiarOrganisationsnummer": "202100-5216",
    "typ": "Projekt",
    "titel": "Mod och kraft i vardagen",
    "titelEng": "Courage in the everyday",
    "beskrivning": "Vi ville pröva hur man vågar.",
    "beskrivningEng": "We wanted to try courage.",
    "startdatum": "2019-05-01",
    "slutdatum": "2021-03-31",
    "status": "Pågående",
    "uppdateringTidpunkt": "2024-02-03T04:05:06Z",
    "hallbarhetsmal": [
        {"kod": "5", "namn": "Jämställdhet", "namnEng": "Gender equality"}, "Mål 11",
    ],
    "forskningsamnen": [{"kod": "502", "namn": "Ekonomi", "namnEng": "Economics"}],
    "nyckelord": ["mod", "att våga"],
    "program": [{"diarienummer": "2017-00033", "titel": "Mod i Sverige"}],
    "organisationer": [
        {"namn": "Exempelskolan", "organisationsnummer": "202100-0001", "land": "Sverige",
         "lan": "Gotlands län", "roll": ["Koordinator", "Projektpart"]},
        {"namn": "Provstads kommun", "organisationsnummer": "212000-0142", "land": "SE",
         "lan": "Gotlands län", "roll": ["Associerad partner"]},
    ],
    "personer": [{"namn": "Kim Exempel", "kon": "K", "roll": ["Projektledare", "Medsökande"]}],
    "beslut": [
        {"datum": "2019-06-01", "typ": "Ändring", "utfall": "Beviljat"},
        {"datum": "2019-03-01", "typ": "Bidrag", "utfall": "Beviljat"},
        {"datum": "2018-03-01", "typ": "Bidrag", "utfall": "Avslag"},
    ],
    "kategoriseringFinansiar": [{"namn": "Samhälle"}],
    "bidragsformer": [{"namn": "Stöd till mod"}],
    "lank": [{"href": "https://www.example.org/mod", "rel": "self"}],
    "utlysning": {"diarienummer": "2018-00022", "titel": "Modiga myndigheter"},
    "bidragsform": "Projektbidrag",
    "beslutadFinansiering": [
        GRANT,
        {**GRANT, "ar": 2020, "belopp": 50000},
        {"ar": 2019, "belopp": 7000,
         "finansieradOrganisation": {"namn": "EXEMPEL AB", "organisationsnummer": "556000-0001",
                                    "roll": ["Bidragsmottagare"]}, "valuta": "SEK",
         "stodgrund": "De minimis"},
    ],
}  # fmt: skip

FORMAS: dict[str, Any] = {
    "diarienummer": "2016-00001",
    "ärenderubrik": "Mod och kraft i jorden",
    "ärenderubrikEngelska": "Courage in the soil",
    "projektbeskrivning": "Vi vill pröva hur man vågar odla.",
    "abstract": "We want to try how one dares to farm.",
    "nyckelord": "mod;  jord",
    "scbForskningsämneKod": " 401; 40106",
    "scbForskningsämneNamn": " Lantbruksvetenskap; Jordbruk, skog och fiske",
    "formasÄmnesområde": "Jordbruk; Mod",
    "hållbarhetsmål": "2 Ingen hunger; 15",
    "diarienummerUtlysning": "2015-00009",
    "utlysningTitel": "Modiga jordar",
    "beviljatDatum": "2016-11-02T00:00:00",
    "projektStart": "2017-01-01T00:00:00",
    "projektSlut": "2019-12-31T00:00:00",
    "senastÄndrad": "2020-02-03T04:05:06",
    "beviljatBidrag": 2998000,
    "medelsförvaltareNamn": "Exempelskolan",
    "medelsförvaltareOrgnr": "202100-0001",
    "status": "Öppen",
    "ansökansId": 4711,
}
"""A made object of Formas' own open data."""
