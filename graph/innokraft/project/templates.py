"""What stands in the files of a new project folder, for those who write in them."""

from __future__ import annotations

from innokraft.bilingual import Bilingual

SETTINGS = Bilingual(
    """\
# Inställningar för projektmappen. `#` gör resten av en rad till en kommentar.

# I vilka språk texter läses efter begrepp: sv, en. Det första är också det som skrivs ut.
languages = ["sv", "en"]

# Vad grafen heter, vem som ger ut den och på vilka villkor. De står i grafens beskrivning:
# innokraft info
#title = "Innovationskraft i våra projekt"
#publisher = "Innovationskontoret, Exempelhögskolan"
#licence = "https://creativecommons.org/licenses/by/4.0/"

# Vad som används av det som följer med innokraft. Enstaka delar stängs av i
# vocabulary/switched-off.tsv.
[ships]
concepts = true
wordings = true
organisations = true
shapes = true
questions = true
records = false  # de fem exempelposterna
""",
    """\
# The settings of the project folder. `#` makes a comment of the rest of a line.

# In which languages texts are read for concepts: sv, en. The first is also what is printed.
languages = ["en", "sv"]

# What the graph is called, who publishes it, and on what terms. They stand in the description of
# the graph: innokraft info
#title = "Innovation capacity in our projects"
#publisher = "The innovation office, Example University"
#licence = "https://creativecommons.org/licenses/by/4.0/"

# What is used of what ships with innokraft. Single ones are switched off in
# vocabulary/switched-off.tsv.
[ships]
concepts = true
wordings = true
organisations = true
shapes = true
questions = true
records = false  # the five records to try it on
""",
)

README = Bilingual(
    """\
# En projektmapp för innokraft

Allt som en graf görs av, som text. Grafen är en funktion av mappen: samma mapp ger samma graf, till
sista byten, var mappen än ligger.

| här | ligger |
|---|---|
| `innokraft.toml` | språk, titel, utgivare, licens |
| `records/` | källposter: sparade sidor, exporter, egna poster |
| `annotations/` | läsningar: vad en människa läst ut ur en post, med citat |
| `vocabulary/concepts*.ttl` | egna begrepp |
| `vocabulary/wordings*.tsv` | egna ordalydelser för begrepp |
| `vocabulary/values*.ttl`, `shapes*.ttl` | egna värden, egna former i SHACL |
| `vocabulary/switched-off.tsv` | vad som följer med och inte ska gälla |
| `organisations.tsv` | egna organisationer |
| `questions/` | egna frågor i SPARQL |
| `judgements.tsv`, `choices.tsv`, `mentions.tsv` | vad ni har bestämt; innokraft skriver här |
| `graph/` | den byggda grafen; den sparas inte i git |

    innokraft build        bygger grafen av mappen
    innokraft validate     säger vad som är fel, och vad som ändrats sedan grafen byggdes
    innokraft ask          frågorna, de egna sist
    innokraft merge        för in det som är nytt i grafen utan att bygga om allt

De går att köra var som helst i mappen, utan att säga var grafen ligger.
""",
    """\
# A project folder for innokraft

All that a graph is made of, as text. The graph is a function of the folder: the same folder makes
the same graph, to the last byte, wherever the folder lies.

| here | lies |
|---|---|
| `innokraft.toml` | languages, title, publisher, licence |
| `records/` | records: saved pages, exports, records of your own |
| `annotations/` | annotations: what a person read out of a record, with quotes |
| `vocabulary/concepts*.ttl` | concepts of your own |
| `vocabulary/wordings*.tsv` | wordings of your own for concepts |
| `vocabulary/values*.ttl`, `shapes*.ttl` | values of your own, shapes of your own in SHACL |
| `vocabulary/switched-off.tsv` | what ships and is not to count |
| `organisations.tsv` | organisations of your own |
| `questions/` | questions of your own, in SPARQL |
| `judgements.tsv`, `choices.tsv`, `mentions.tsv` | what you decided; innokraft writes here |
| `graph/` | the graph that was built; it is not kept in git |

    innokraft build        builds the graph of the folder
    innokraft validate     says what is wrong, and what has changed since the graph was built
    innokraft ask          the questions, your own last
    innokraft merge        brings what is new into the graph without building all of it

They can be run anywhere in the folder, without saying where the graph is.
""",
)

RECORDS = Bilingual(
    """\
Lägg källposterna här, i vilka undermappar som helst: sparade sidor från Vinnova, exporter från
SweCRIS, CORDIS och andra, och egna poster. `innokraft read RAPPORT.pdf` gör en egen post av en
rapport.
""",
    """\
Put the records here, in any folders: saved pages of Vinnova, exports of SweCRIS, CORDIS and others,
and records of your own. `innokraft read REPORT.pdf` makes a record of your own of a report.
""",
)

ANNOTATIONS = Bilingual(
    """\
Lägg läsningarna här, en fil per post. `innokraft suggest records/POST` skriver ett utkast.
""",
    """\
Put the annotations here, one file a record. `innokraft suggest records/RECORD` writes a draft.
""",
)

QUESTIONS = Bilingual(
    """\
Egna frågor, en fil för varje: `vad-jag-undrar.rq`. De första raderna säger frågan, resten är
SPARQL:

    # sv: Vilka projekt talar om mod?
    SELECT ?project ?quote {
      ?said rdf:subject ?project ; rdf:predicate ik:mentions ; rdf:object c:mod ; oa:exact ?quote
    } ORDER BY ?project ?quote

`innokraft ask vad-jag-undrar` svarar.
""",
    """\
Questions of your own, a file each: `what-i-wonder.rq`. The first lines say the question, the rest
is SPARQL:

    # en: Which projects speak of courage?
    SELECT ?project ?quote {
      ?said rdf:subject ?project ; rdf:predicate ik:mentions ; rdf:object c:mod ; oa:exact ?quote
    } ORDER BY ?project ?quote

`innokraft ask what-i-wonder` answers.
""",
)

_PREFIXES = """\

@prefix concept: <https://w3id.org/innokraft/concept/> .
@prefix ik: <https://w3id.org/innokraft/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix value: <https://w3id.org/innokraft/value/> .
"""

CONCEPTS = Bilingual(
    """\
# Egna begrepp. Ett begrepp som inte följer med läggs till:
#
#   concept:labbmiljo a skos:Concept ;
#       skos:broader concept:samverkan-och-arenor ;
#       skos:prefLabel "labbmiljö"@sv , "lab environment"@en ;
#       skos:altLabel "testbädd i liten skala"@sv ;
#       skos:definition "En plats där något nytt prövas i liten skala."@sv .
#
# Av ett som följer med (innokraft concepts visar dem) ersätts det som sägs här: etikett och
# definition i ett språk, det överordnade begreppet. Andra ord läggs till.
#
#   concept:mod skos:prefLabel "courage to act"@en .
"""
    + _PREFIXES,
    """\
# Concepts of your own. One that does not ship is added:
#
#   concept:labbmiljo a skos:Concept ;
#       skos:broader concept:samverkan-och-arenor ;
#       skos:prefLabel "labbmiljö"@sv , "lab environment"@en ;
#       skos:altLabel "small-scale test bed"@en ;
#       skos:definition "A place where something new is tried on a small scale."@en .
#
# Of one that ships (innokraft concepts lists them) what is said here takes the place of what ships:
# label and definition in a language, the broader concept. Other words are added.
#
#   concept:mod skos:prefLabel "courage to act"@en .
"""
    + _PREFIXES,
)

WORDINGS = Bilingual(
    """\
# Ord som talar om ett begrepp utan att vara dess etikett: begrepp, språk (sv, en, sv+en), slag,
# ordalydelse, anmärkning; tabbar emellan. Slag: counts (gäller), review (en människa tittar),
# avoid (något annat). våg* fortsätter i ordet, (a|b) är det ena eller andra, a .. b ett mellanrum.
""",
    """\
# Words that speak of a concept without being its label: concept, language (sv, en, sv+en), kind,
# wording, note; tabs between. Kinds: counts, review (a person looks), avoid (another sense).
# dar* goes on in the word, (a|b) is either, a .. b a gap.
""",
)

SWITCHED_OFF = Bilingual(
    """\
# Vad som följer med och inte ska gälla här: slag, namn, varför; tabbar emellan. Slag: concept,
# wording (begrepp, språk, ordalydelse), value, organisation, question (nummer eller namn), shape.
""",
    """\
# What ships and is not to count here: kind, name, why; tabs between. Kinds: concept, wording
# (concept, language and wording), value, organisation, question (number or name), shape.
""",
)

ORGANISATIONS = Bilingual(
    """\
# Organisationer som går under flera namn: svenskt namn, engelskt, andra namn (; emellan), nummer,
# ROR, första och sista dag, efterträdare; tabbar emellan. En rad med ett namn som följer med
# ersätter den raden.
""",
    """\
# Organisations that go by several names: Swedish name, English, other names (; between), number,
# ROR, first and last day, successor; tabs between. A row of a name that ships takes its place.
""",
)
