"""The middle of a report: sentences, what is contested, the biggest, and related themes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from innokraft.analysis.projects import Grant
from innokraft.analysis.quoting import Place
from innokraft.analysis.sentences import Sentence, place_of
from innokraft.bilingual import Bilingual
from innokraft.model.ontology import load_ontology
from innokraft.rdf.iris import value_iri
from innokraft.rdf.namespaces import BASE
from innokraft.reporting.contested import Hedged
from innokraft.reporting.document import (
    Block,
    Command,
    Foreign,
    Heading,
    Items,
    Line,
    Paragraph,
    Quotation,
    Table,
)
from innokraft.reporting.speaking import Speaker
from innokraft.reporting.tables import Party
from innokraft.reporting.words import money, number
from innokraft.text.language import language_of
from innokraft.views.conflicts import Conflict

MOST = 20
"""How many conflicts, records without a newest version and hedged claims a report lists."""
_RANKED = Bilingual(
    "De starkaste meningarna, högst en ur varje projekt och inga två som liknar varandra. Först "
    "det som en person har läst, sedan det som maskinen har funnit; därefter det som sägs "
    "säkrast, syfte och resultat före andra delar av texten, svenska före andra språk, läsbar "
    "längd och flest begrepp i samma mening.",
    "The strongest sentences, at most one of each project and no two alike. First what a person "
    "has read, then what the machine found; after that what is said most firmly, aims and results "
    "before other parts of the text, English before other languages, a readable length, and most "
    "concepts in one sentence.",
)
_RELATED = Bilingual(
    "Räknat bland de projekt som har en text. Väntat är så många som slumpen ger om begreppet vore "
    "lika vanligt här som bland alla. Prövat med Fishers exakta test, ensidigt, för alla begrepp "
    "på en gång (Benjamini och Hochberg): högst ett av tjugo är slump. Två projekt som troligen "
    "är ett räknas här som ett.",
    "Counted among the projects that have a text. Expected is how many chance gives if the concept "
    "were as common here as among all. Tested by Fisher's exact test, one-sided, for all concepts "
    "at once (Benjamini and Hochberg): at most one in twenty is chance. Two projects that are "
    "probably one count here as one.",
)
_BY_PROJECTS = Bilingual(
    "Räknat: projekt som en källpost anger organisationen för; bidrag en gång och helt hos den "
    "som samordnar.",
    "Counted: projects for which a record gives the organisation; grants once and whole with who "
    "coordinates.",
)
_PAID = Bilingual(
    "Räknat: projekt som en källpost anger finansiären för; ett bidrag som flera finansiärer anges "
    "för står helt hos var och en.",
    "Counted: projects for which a record gives the funder; a grant that several funders are given "
    "for stands whole with each.",
)


def sentences(speaker: Speaker) -> Iterator[Block]:
    """The strongest sentences, in which the quotes stand."""
    found = speaker.found.sentences
    if not found:
        return
    yield Heading(speaker.say("sentences"))
    yield Paragraph((_RANKED.of(speaker.language),))
    for each in found:
        yield Quotation(
            each.before, each.said.exact, each.after, each.language, _about(speaker, each)
        )


def _about(speaker: Speaker, sentence: Sentence) -> Line:
    said = sentence.said
    place = place_of(said)
    year = speaker.found.scope.all.year(said.project)
    how = speaker.say("put-in" if said.put_in else "found")
    if said.certainty:
        how = _certainty(said.certainty, speaker)
    concept = speaker.name(said.concept)
    told = ", ".join(filter(None, (year, concept, speaker.say(said.part), how)))
    number = said.project.removeprefix(f"{BASE}project/")
    return (f"{speaker.name(said.project)} ({number}; {told})", speaker.quote(place))


def _certainty(slug: str, speaker: Speaker) -> str:
    return speaker.name(value_iri(slug))


def contested(speaker: Speaker) -> Iterator[Block]:
    """Where sources disagree, and what a text only hedges."""
    found = speaker.found.contested
    yield Heading(speaker.say("contested"))
    if not found.conflicts:
        yield Paragraph((speaker.say("no-conflicts"),))
    else:
        head = tuple(map(speaker.say, ("thing", "property", "sides")))
        rows = tuple(_conflict(each, speaker) for each in found.conflicts[:MOST])
        yield Table(speaker.say("conflicts"), head, rows)
        yield from _rest(speaker, len(found.conflicts), "innokraft conflicts")
    if found.rivals:
        lines = (_rival(whole, some, speaker) for whole, some in found.rivals.items())
        yield Items(tuple(islice(lines, MOST)))
        yield from _rest(speaker, len(found.rivals), "innokraft validate")
    if not found.hedged:
        yield Paragraph((speaker.say("no-hedged"),))
    else:
        head = tuple(map(speaker.say, ("claim", "verbatim", "certainty", "who")))
        rows = tuple(_hedged(each, speaker) for each in found.hedged[:MOST])
        yield Table(speaker.say("hedged"), head, rows)
        yield from _rest(speaker, len(found.hedged), "innokraft ask 18")


def _rest(speaker: Speaker, number: int, command: str) -> Iterator[Block]:
    """How many more there are than stand here, and what lists them."""
    if number > MOST:
        words = speaker.say("rest", n=speaker.number(number - MOST))
        yield Paragraph((words, Command(command), "."))


def _rival(whole: str, versions: tuple[str, ...], speaker: Speaker) -> Line:
    record = whole.removeprefix(f"{BASE}record/")
    told = ", ".join(each.rpartition("/")[2] for each in versions)
    return (speaker.say("rivals", record=record, versions=told),)


def _conflict(conflict: Conflict, speaker: Speaker) -> tuple[Line, ...]:
    sides: list[Any] = []
    for side in conflict.values:
        sides += ["; "] if sides else []
        sides.append(side.words.of(speaker.language))
        sides += [speaker.quote(Place(s.record, s.start, s.quote)) for s in side.sources]
    if conflict.choice:
        chosen = next((v for v in conflict.values if v.term == conflict.choice.value), None)
        value = chosen.words if chosen else Bilingual.alike(str(conflict.choice.value))
        sides.append(f" ({speaker.say('chosen', value=value)})")
    label = load_ontology().label(conflict.predicate, speaker.language)
    return (conflict.label.of(speaker.language),), (label,), tuple(sides)


def _hedged(hedged: Hedged, speaker: Speaker) -> tuple[Line, ...]:
    label = load_ontology().label(hedged.predicate, speaker.language)
    claim = f"{speaker.name(hedged.subject)} – {label}: {speaker.name(hedged.object)}"
    words: list[Any] = []
    for place in hedged.places:
        words += [" … "] if words else []
        words += [Foreign(f"”{place.exact}”", language_of(place.exact) or ""), speaker.quote(place)]
    who = [
        speaker.say(key, name=speaker.name(iri))
        for key, iri in (("said-by", hedged.sayer), ("held-by", hedged.holder))
        if iri
    ]
    certainty = _certainty(hedged.certainty, speaker)
    told = ", ".join(who) or speaker.say("unnamed")
    return (claim,), tuple(words), (certainty,), (told,)


def largest(speaker: Speaker) -> Iterator[Block]:
    """The largest grants of each currency, who performs most, and who pays for most."""
    tables = speaker.found.tables
    if not (tables.grants or tables.performers or tables.funders):
        return
    yield Heading(speaker.say("largest"))
    for currency in dict.fromkeys(currency for currency, _ in tables.grants):
        head = tuple(map(speaker.say, ("project", "year", "coordinator", "funder", "amount")))
        rows = tuple(_grant(g, currency, speaker) for c, g in tables.grants if c == currency)
        yield Table(speaker.say("largest-grants", currency=currency), head, rows, frozenset({4}))
    if tables.performers:
        head = tuple(
            map(speaker.say, ("organisation", "projects", "leads", "granted-led", "example"))
        )
        rows = tuple(_party(each, speaker, "ik:coordinator") for each in tables.performers)
        caption = speaker.say("most-projects", n=len(rows), all=tables.all_performers)
        cite = speaker.counted(_BY_PROJECTS)
        yield Table(caption, head, rows, frozenset({1, 2, 3}), (cite,))
    if tables.funders:
        head = tuple(map(speaker.say, ("funder", "projects", "granted-short", "example")))
        funders = (_party(each, speaker, "schema:funder") for each in tables.funders)
        rows = tuple((name, number, paid, example) for name, number, _, paid, example in funders)
        caption = speaker.say("most-funded", n=len(rows), all=tables.all_funders)
        yield Table(caption, head, rows, frozenset({1, 2}), (speaker.counted(_PAID),))


def _grant(grant: Grant, currency: str, speaker: Speaker) -> tuple[Line, ...]:
    of = speaker.found.scope.all
    project = min(grant.projects & speaker.found.scope.projects)
    amount, node = grant.amounts[currency]
    twice = speaker.found.twice
    number = project.removeprefix(f"{BASE}project/")
    coordinators = of.coordinators.get(project, frozenset())
    partners = (each.removeprefix(f"{BASE}project/") for each in twice.partners(project))
    also = "".join(f"; {speaker.say('maybe', other=other)}" for other in partners)
    return (
        (f"{speaker.name(project)} ({number}{also})",),
        (of.year(project),),
        speaker.parties(project, "ik:coordinator", coordinators),
        speaker.parties(grant.iri, "schema:funder", grant.funders),
        (speaker.number(amount), *speaker.stated(grant.iri, "schema:amount", node)),
    )


def _party(party: Party, speaker: Speaker, curie: str) -> tuple[Line, ...]:
    subjects = [party.example]
    if curie == "schema:funder":
        subjects = [grant.iri for grant in speaker.found.scope.all.grants_of({party.example})]
    cites = [c for s in subjects for c in speaker.stated(s, curie, party.iri)]
    cites = cites or [*speaker.stated(party.example, "ik:participant", party.iri)]
    return (
        (speaker.name(party.iri),),
        (speaker.number(party.projects),),
        (speaker.number(party.leading),),
        (money(dict(party.granted), speaker.language),),
        (speaker.name(party.example), *cites[:1]),
    )


def related(speaker: Speaker) -> Iterator[Block]:
    """The concepts that the projects speak of more often than by chance."""
    found = speaker.found.related
    yield Heading(speaker.say("related"))
    if not found:
        yield Paragraph((speaker.say("no-related"), speaker.counted(_RELATED)))
        return
    head = (
        speaker.say("concept"),
        speaker.say("here", n=speaker.number(found[0].own)),
        speaker.say("expected"),
        speaker.say("times"),
        speaker.say("elsewhere", n=speaker.number(found[0].others)),
        speaker.say("example"),
    )
    rows = []
    for each in found:
        example = speaker.found.examples.get(each.concept)
        told: Line = ()
        if example:
            told = (speaker.name(example.project), speaker.quote(place_of(example)))
        rows.append(
            (
                (speaker.name(each.concept),),
                (speaker.number(each.together),),
                (speaker.number(round(each.expected)),),
                (number(f"{each.together / each.expected:.1f}", speaker.language),),
                (speaker.number(each.elsewhere),),
                told,
            )
        )
    cite = speaker.counted(_RELATED)
    yield Table(speaker.say("related-of"), head, tuple(rows), frozenset({1, 2, 3, 4}), (cite,))
