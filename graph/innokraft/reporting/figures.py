"""The beginning of a report: what it is about, its key figures, how much there is each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from innokraft.analysis.picture import Bars
from innokraft.analysis.projects import granted
from innokraft.analysis.scope import ROLES
from innokraft.analysis.table import percent
from innokraft.bilingual import Bilingual
from innokraft.reporting.document import Block, Cite, Command, Heading, Line, Paragraph, Table
from innokraft.reporting.emptiness import why_empty
from innokraft.reporting.speaking import Speaker
from innokraft.reporting.timeline import Year
from innokraft.reporting.words import money, number

_OF_THEME = Bilingual(
    "Räknat: projekt med minst ett ställe i sina källposter om begreppet eller ett snävare.",
    "Counted: projects with at least one place in their records on the concept or a narrower one.",
)
_OF_OTHERS = Bilingual(
    "Räknat: projekt där en källpost anger organisationen eller tiden.",
    "Counted: projects of which a record states the organisation or the period.",
)
_RUNNING = Bilingual(
    "Räknat: projekt vars tid har minst en dag i perioden; rapporten gäller de som startade då.",
    "Counted: projects whose time shares a day with the period; the report is about those that "
    "started then.",
)
_PARTIES = Bilingual(
    "Räknat: de organisationer som någon källpost anger för projekten, var och en en gång.",
    "Counted: the organisations that any record gives for the projects, each once.",
)
_MONEY = Bilingual(
    "Räknat: varje bidrag en gång och helt, i sin valuta; där källor anger olika belopp det som en "
    "kurator valde, annars det minsta.",
    "Counted: each grant once and whole, in its currency; where sources give different amounts the "
    "one that a curator chose, else the smallest.",
)
_PLACES = Bilingual(
    "Räknat: ställen i källposternas titlar och avsnitt; {about} Det som en text säger på två "
    "ställen räknas två gånger.",
    "Counted: places in the titles and sections of the records; {about} What a text says in two "
    "places counts twice.",
)
_YEARS = Bilingual(
    "Året är det då projektet startar, enligt källposterna: det tidigaste där de säger olika, om "
    "inte en kurator valde ett annat.",
    "The year is that in which the project starts by its records: the earliest where they "
    "differ, unless a curator chose another.",
)

_SHARES = Bilingual(
    "Andelen är av alla projekt som startar samma år.",
    "The share is of all projects that start in the same year.",
)
_SHARES_OF_THEME = Bilingual(
    "Andelen är av de projekt som startar samma år och har en text, bland dem som temat söktes "
    "hos; ett projekt med bara en titel räknas inte.",
    "The share is of the projects that start in the same year and have a text, among those in "
    "which the theme was looked for; a project with a title alone does not count.",
)
_ENOUGH = 10
"""Of how many projects in a year, and of how many of them, a share is worth a word."""


def title_of(speaker: Speaker) -> str:
    """The title of a report of a subject."""
    return speaker.say("title", about=about(speaker))


def about(speaker: Speaker) -> str:
    """What the subject is called."""
    subject = speaker.found.scope.subject
    theme, organisation, period = subject.theme, subject.organisation, subject.period
    named = [speaker.name(each.iri) for each in (theme, organisation) if each]
    if not named and period:
        return speaker.say("projects-of", period=period.when)
    told = speaker.say("in", one=named[0], other=named[1]) if len(named) > 1 else named[0]
    return speaker.say("within", one=told, period=period.words) if period else told


def lead(speaker: Speaker) -> Iterator[Block]:
    """What a report is about, in two sentences; and what may count twice."""
    scope = speaker.found.scope
    subject = scope.subject
    if subject.theme:
        names = sorted(map(speaker.name, subject.narrower))
        narrower = speaker.listed("narrower", names)
        theme = speaker.name(subject.theme.iri)
        told = speaker.say("about-theme", among=_among(speaker), theme=theme, narrower=narrower)
    else:
        told = speaker.say("about-others", among=_among(speaker))
    why = why_empty(scope)
    yield Paragraph((f"{told} {why.of(speaker.language) if why else _numbers(speaker)}",))
    yield from _twice(speaker)


def _twice(speaker: Speaker) -> Iterator[Block]:
    """How much may be counted twice, where sources list one project under two funders."""
    scope, twice = speaker.found.scope, speaker.found.twice
    if pairs := len(twice.among(scope.projects)):
        amounts = money(twice.granted(scope.all, scope.projects), speaker.language)
        words = speaker.say("twice", n=speaker.number(pairs), money=amounts)
        yield Paragraph((words, Command("innokraft candidates"), "."))


def _numbers(speaker: Speaker) -> str:
    scope = speaker.found.scope
    years, paid = _span(speaker), _money_of(speaker)
    return speaker.say(
        "lead-theme" if scope.subject.theme else "lead",
        projects=speaker.number(len(scope.projects)),
        all=speaker.number(len(scope.among)),
        years=speaker.say("lead-years", years=years) if years else speaker.say("no-years"),
        money=speaker.say("lead-money", money=paid) if paid else speaker.say("no-money"),
    )


def _among(speaker: Speaker) -> str:
    subject = speaker.found.scope.subject
    period = subject.period.when if subject.period else ""
    name = speaker.name(subject.organisation.iri) if subject.organisation else ""
    key = "both" if period and name else "period" if period else "organisation" if name else "all"
    return speaker.say(f"among-{key}", period=period, name=name)


def _span(speaker: Speaker) -> str:
    years = [each.year for each in speaker.found.years if each.year and each.projects]
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def _money_of(speaker: Speaker) -> str:
    scope = speaker.found.scope
    return money(granted(scope.all.grants_of(scope.projects)), speaker.language)


def key_figures(speaker: Speaker) -> Iterator[Block]:
    """The key figures, each with a note that says how it was counted."""
    yield Heading(speaker.say("key-figures"))
    head = (speaker.say("figure"), speaker.say("value"))
    yield Table("", head, tuple(_figures(speaker)), frozenset({1}))


def by_concept(speaker: Speaker) -> Iterator[Block]:
    """How many projects speak of the theme's concept and of each below it."""
    scope = speaker.found.scope
    if len(scope.subject.concepts) < 2:
        return
    speaks = Counter(c for p in scope.projects for c in scope.all.concepts.get(p, ()))
    told = sorted(scope.subject.concepts, key=lambda c: (-speaks[c], speaker.name(c)))
    rows = tuple(((speaker.name(c),), (speaker.number(speaks[c]),)) for c in told)
    cite = speaker.counted(_OF_THEME)
    head = tuple(map(speaker.say, ("concept", "projects")))
    yield Table(speaker.say("by-concept"), head, rows, frozenset({1}), (cite,))


def _figures(speaker: Speaker) -> Iterator[tuple[Line, ...]]:
    scope = speaker.found.scope
    of = scope.all
    projects = speaker.counted(_OF_THEME if scope.subject.theme else _OF_OTHERS)

    def row(words: str, value: str, cite: Cite) -> tuple[Line, ...]:
        return (words,), (value, cite)

    def count(key: str, number: int, cite: Cite, **words: str) -> tuple[Line, ...]:
        return row(speaker.say(key, **words), speaker.number(number), cite)

    number, all_ = (speaker.number(len(some)) for some in (scope.projects, scope.among))
    yield row(speaker.say("projects"), speaker.say("of-all", n=number, all=all_), projects)
    for role in ROLES:
        if some := scope.by_role[role]:
            yield count("role", len(some), projects, role=speaker.say(role))
    period = scope.subject.period
    if period and not (scope.subject.theme or scope.subject.organisation):
        running = {p for p, last in of.ends.items() if period.meets(of.starts[p], last)}
        yield count("running", len(running), speaker.counted(_RUNNING))
    parties = speaker.counted(_PARTIES)
    performers = {party for project in scope.projects for party in of.performers(project)}
    funders = {f for project in scope.projects for f in of.funders.get(project, ())}
    yield count("performers", len(performers), parties)
    yield count("funders", len(funders), parties)
    yield from _grants(speaker)
    if span := _span(speaker):
        yield row(speaker.say("start-years"), span, speaker.counted(_YEARS))
    yield from _texts(speaker)


def _grants(speaker: Speaker) -> Iterator[tuple[Line, ...]]:
    """What is granted in each currency; of an organisation what it gets and gives, apart."""
    scope = speaker.found.scope
    kinds = {"granted": scope.projects}
    if scope.subject.organisation:
        kinds = {"granted-to": scope.performed, "granted-by": scope.by_role["funds"]}
    for key, projects in kinds.items():
        grants = scope.all.grants_of(projects)
        for currency, amount in granted(grants).items():
            number = sum(1 for grant in grants if currency in grant.amounts)
            told = {"money": speaker.number(amount), "n": speaker.number(number)}
            value = speaker.say("in-a-grant" if number == 1 else "in-grants", **told)
            cite = speaker.counted(_MONEY)
            yield (speaker.say(key, currency=currency),), (value, cite)
    paid = {p for g in scope.all.grants_of(scope.projects) if g.amounts for p in g.projects}
    if without := len(scope.projects - paid):
        yield (speaker.say("without-amount"),), (speaker.number(without), speaker.counted(_MONEY))


def _texts(speaker: Speaker) -> Iterator[tuple[Line, ...]]:
    """How many places of the texts there are, and who found or read them."""
    said = speaker.found.said
    read = sum(each.by_person for each in said)
    about = _ABOUT_THEME if speaker.found.scope.subject.theme else _ABOUT_ANY
    cite = speaker.counted(_PLACES, about=about)
    for key, value in (
        ("places", len(said)),
        ("by-person", read),
        ("by-machine", len(said) - read),
    ):
        yield (speaker.say(key),), (speaker.number(value), cite)
    scope = speaker.found.scope
    number = speaker.number(len(scope.projects & scope.all.read))
    yield (speaker.say("read-projects"),), (number, cite)


_ABOUT_THEME = Bilingual("de som gäller temat.", "those on the theme.")
_ABOUT_ANY = Bilingual(
    "de som gäller något av begreppen om innovationskraft.",
    "those on any of the concepts of innovation capacity.",
)


def timeline(speaker: Speaker) -> Iterator[Block]:
    """How much there is in each year, as a picture and as a table."""
    years = speaker.found.years
    known = [each for each in years if each.year]
    if not known:
        return
    yield Heading(speaker.say("timeline"))
    if len(known) > 1:
        yield _bars(speaker, known)
    shares = _has_shares(speaker)
    keys = ("year", "projects", *(("share",) if shares else ()), "said", "granted-short")
    cites = [speaker.counted(_YEARS)]
    if shares:
        theme = speaker.found.scope.subject.theme
        cites.append(speaker.counted(_SHARES_OF_THEME if theme else _SHARES))
    caption = speaker.say("per-year")
    rows = tuple(_year(speaker, each, shares) for each in years if each.projects)
    numbers = frozenset(range(1, len(keys)))
    yield Table(caption, tuple(map(speaker.say, keys)), rows, numbers, tuple(cites))


def _has_shares(speaker: Speaker) -> bool:
    """Whether the projects of a year are a part of more; those of a period alone are all."""
    subject = speaker.found.scope.subject
    return bool(subject.theme or subject.organisation)


def _share(speaker: Speaker, year: Year) -> str:
    share = percent(year.share, year.of)
    if share is None:
        return ""
    return speaker.say(
        "share-of",
        share=number(share, speaker.language),
        n=speaker.number(year.share),
        all=speaker.number(year.of),
    )


def _bars(speaker: Speaker, years: Sequence[Year]) -> Bars:
    most = max(years, key=lambda each: (each.projects, each.year))
    ends = {"first": years[0].year, "last": years[-1].year}
    described = speaker.say("bars-told", most=most.year, n=speaker.number(most.projects), **ends)
    enough = [each for each in years if each.of >= _ENOUGH]
    if _has_shares(speaker) and len(enough) > 1 and max(e.share for e in enough) >= _ENOUGH:
        low, *_, high = sorted(enough, key=lambda each: (each.share / each.of, each.year))
        told = {"high": high.year, "highest": _share(speaker, high)}
        told |= {"low": low.year, "lowest": _share(speaker, low)}
        described += " " + speaker.say("shares-told", least=_ENOUGH, **told)
    counts = tuple((each.year, each.projects) for each in years)
    return Bars(speaker.say("bars"), described, counts)


def _year(speaker: Speaker, year: Year, shares: bool) -> tuple[Line, ...]:
    told = year.year or speaker.say("no-year")
    share = (_share(speaker, year),) if shares else ()
    counts = (speaker.number(year.projects), *share, speaker.number(year.said))
    return ((told,), *((each,) for each in counts), (money(year.granted, speaker.language),))
