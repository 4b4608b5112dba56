"""GDP, the common format in which Swedish funders publish what they fund, as JSON.

`{"finansieradeaktiviteter": [ … ]}`, a list of such objects, or one. Vinnova, Formas, Forte, the
Swedish Energy Agency, the Swedish Research Council and others serve it. The publisher of an object
is the funder that it names, whoever that is.

| field | in the record |
|---|---|
| diarienummer | number; with the funder's short name the local id |
| finansiarNamn, finansiarOrganisationsnummer | funder, publisher, and the project's key |
| typ, bidragsform, bidragsformer | topics of the funder's schemes `…-typ`, `…-bidragsform` |
| titel, titelEng | titles, each with the language it is in |
| beskrivning, beskrivningEng | sections: by their headings, or one of the kind other |
| startdatum, slutdatum | period, by the day |
| status | status |
| uppdateringTidpunkt | modified, beside the text |
| beslut: datum, typ, utfall | decided: the first day on which it was granted; all in the text |
| program | topics of the funder's scheme `…-program` |
| utlysning, ansokningsomgang | topics of the schemes `…-utlysning`, `…-ansokningsomgang` |
| kategoriseringFinansiar | topics of the funder's scheme `…-kategori` |
| hallbarhetsmal | topics of the scheme `sdg`, 1 to 17 |
| forskningsamnen: kod, namn, namnEng | topics of the scheme `scb` |
| nyckelord | keywords |
| organisationer: namn, organisationsnummer, land, lan, typ | coordinator and participants |
| organisationer: roll | who coordinates; any other role is a share's |
| personer: namn, roll | people, one for each role |
| personer: kon | never kept: nothing here needs it |
| beslutadFinansiering: finansieradOrganisation | as organisationer, with roll; once each |
| beslutadFinansiering: ar, belopp, valuta | a share, a payment each; SEK where no valuta is named |
| beslutadFinansiering: stodgrund | kept in the frozen text beside its share |
| beslutadFinansiering: all belopp of one valuta | an amount: two currencies are two amounts |
| lank: href | links |
| lank: rel | kept in the frozen text beside its link |
| antal | not kept: how many objects the answer has |

The sums are computed: they rest on the lines of all their shares. Money that was given back is a
negative share; a sum that is negative is no grant, which is told. So are a valuta that is no
currency, a role, a decision or a status that is not known, and an object that names no funder. A
funded organisation that is a private person is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from innokraft.errors import SourceError
from innokraft.readers.frozen.nested import Flattener
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.json_keys import folded_keys
from innokraft.readers.input.json_objects import JsonObject, PlacedObject, read_objects
from innokraft.readers.sources.gdp_record import FUNDED, parse_record
from innokraft.readers.values.private_names import without_persons
from innokraft.record import Record

_ORGANISATION = ("namn", "organisationsnummer", "typ", "land", "lan", "roll")
FIELDS = (
    "diarienummer",
    "finansiarNamn",
    "finansiarOrganisationsnummer",
    "typ*",
    "titel",
    "titelEng",
    "startdatum",
    "slutdatum",
    "status*",
    "uppdateringTidpunkt",
    "beslut datum",
    "beslut typ",
    "beslut utfall",
    "program*",
    "utlysning*",
    "ansokningsomgang*",
    "bidragsform*",
    "bidragsformer*",
    "kategoriseringFinansiar*",
    "hallbarhetsmal*",
    "forskningsamnen*",
    "nyckelord*",
    *(f"organisationer {part}" for part in _ORGANISATION),
    "personer namn",
    "personer roll",
    "beslutadFinansiering ar",
    "beslutadFinansiering belopp",
    "beslutadFinansiering valuta",
    "beslutadFinansiering stodgrund",
    *(f"beslutadFinansiering {FUNDED} {part}" for part in _ORGANISATION),
    "lank href",
    "lank rel",
)
TEXTS = ("beskrivning", "beskrivningEng")
NOT_KEPT = ("personer kon", "antal")
DATES = frozenset(["uppdateringTidpunkt"])
_LISTS = frozenset(["beslut", "organisationer", "personer", "beslutadfinansiering", "lank"])
MARKS = frozenset(["finansiarnamn", "finansiarorganisationsnummer", "beslutadfinansiering"])


class Gdp:
    """Reads the objects of `finansieradeaktiviteter`."""

    name = "gdp"
    marks = 'JSON with "finansiarNamn" or "beslutadFinansiering"'

    def recognises(self, head: str) -> bool:
        """Whether this is JSON with GDP's own names."""
        return bool(MARKS & folded_keys(head))

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each object."""
        yield from freeze_objects(read_objects(file))

    def parse(self, frozen: Frozen) -> Record:
        """The record of an object. Raises SourceError where it has no diarienummer."""
        return parse_record(frozen, self.name)


def freeze_objects(
    objects: Iterable[PlacedObject | SourceError],
) -> Iterator[Frozen | SourceError]:
    """A labelled text for each object, from whatever file it came."""
    listed = (i if isinstance(i, SourceError) else (_listed(i[0]), i[1]) for i in objects)
    flattener = Flattener((*FIELDS, *TEXTS), NOT_KEPT)
    kept = partial(without_persons, number="organisationsnummer", name="namn")
    return flattener.freeze(listed, TEXTS, kept, DATES)


def _listed(item: JsonObject) -> JsonObject:
    """The object with its lists as lists, though one holds an object alone."""
    return {
        name: [value] if isinstance(value, dict) and name.casefold() in _LISTS else value
        for name, value in item.items()
    }
