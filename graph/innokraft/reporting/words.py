"""The words of a report, in Swedish and English."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from innokraft.bilingual import Bilingual
from innokraft.views.literals import number_in_words

WORDS: dict[str, Bilingual] = {
    "title": Bilingual("Rapport: {about}", "Report: {about}"),
    "title-questions": Bilingual("Rapport: svar på frågor", "Report: answers to questions"),
    "lead-questions": Bilingual(
        "Rapporten svarar på {n} av bibliotekets frågor, ställda till grafens källposter. Varje "
        "rad har de citat som den vilar på.",
        "This report answers {n} questions of the library, asked of the graph's records. Each row "
        "has the quotes that it rests on.",
    ),
    "in": Bilingual("{one} hos {other}", "{one} at {other}"),
    "within": Bilingual("{one}, {period}", "{one}, {period}"),
    "projects-of": Bilingual("projekt som startade {period}", "projects that started {period}"),
    "about-theme": Bilingual(
        "Rapporten gäller {theme}{narrower}, så som det nämns i källposterna om {among}.",
        "This report is about {theme}{narrower}, as the source records of {among} speak of it.",
    ),
    "narrower": Bilingual(
        " med de snävare begreppen {names}", " with the narrower concepts {names}"
    ),
    "narrower-one": Bilingual(
        " med det snävare begreppet {names}", " with the narrower concept {names}"
    ),
    "narrower-many": Bilingual(
        " med {n} snävare begrepp (se tabellen)", " with {n} narrower concepts (see the table)"
    ),
    "by-concept": Bilingual(
        "Projekt per begrepp; ett projekt kan tala om flera",
        "Projects by concept; a project may speak of several",
    ),
    "narrower-none": Bilingual("", ""),
    "and": Bilingual(" och ", " and "),
    "twice": Bilingual(
        "Obs: {n} par av projekten har samma diarienummer hos två finansiärer. De är troligen "
        "samma projekt, men ingen har bedömt dem, och tills dess räknas de två gånger; om "
        "varje par är ett och samma projekt har {money} räknats en gång för mycket. Paren listas "
        "av ",
        "Note: {n} pairs of the projects have one reference number under two funders. They are "
        "probably the same project, but nobody has judged them, and until then they count twice; "
        "if each pair is one project, {money} was counted once too often. They are listed "
        "by ",
    ),
    "among-all": Bilingual("alla projekt i grafen", "all projects of the graph"),
    "among-period": Bilingual(
        "de projekt som startade {period}", "the projects that started {period}"
    ),
    "among-organisation": Bilingual(
        "de projekt som {name} samordnar, deltar i eller finansierar",
        "the projects that {name} coordinates, takes part in or funds",
    ),
    "among-both": Bilingual(
        "de projekt som startade {period} och som {name} samordnar, deltar i eller finansierar",
        "the projects that started {period} and that {name} coordinates, takes part in or funds",
    ),
    "about-others": Bilingual("Rapporten gäller {among}.", "This report is about {among}."),
    "lead": Bilingual(
        "Den omfattar {projects} av {all} projekt; {years}, och {money}.",
        "It covers {projects} of {all} projects; {years}, and {money}.",
    ),
    "lead-theme": Bilingual(
        "{projects} av {all} projekt talar om det; {years}, och {money}.",
        "{projects} of {all} projects speak of it; {years}, and {money}.",
    ),
    "lead-years": Bilingual("de startade {years}", "they started in {years}"),
    "lead-money": Bilingual("de har beviljats {money}", "they were granted {money}"),
    "no-years": Bilingual("ingen källa anger när de startade", "no source says when they started"),
    "no-money": Bilingual("ingen källa anger något belopp", "no source gives an amount"),
    "key-figures": Bilingual("Nyckeltal", "Key figures"),
    "figure": Bilingual("Nyckeltal", "Figure"),
    "value": Bilingual("Värde", "Value"),
    "projects": Bilingual("Projekt", "Projects"),
    "of-all": Bilingual("{n} av {all}", "{n} of {all}"),
    "coordinates": Bilingual("som den samordnar", "that it coordinates"),
    "takes part": Bilingual("som den deltar i", "that it takes part in"),
    "funds": Bilingual("som den finansierar", "that it funds"),
    "role": Bilingual("Projekt {role}", "Projects {role}"),
    "running": Bilingual("Projekt som pågick någon gång då", "Projects that ran at any time then"),
    "performers": Bilingual(
        "Organisationer som samordnar eller deltar",
        "Organisations that coordinate or take part",
    ),
    "funders": Bilingual("Finansiärer", "Funders"),
    "granted": Bilingual("Beviljat, {currency}", "Granted, {currency}"),
    "granted-to": Bilingual(
        "Beviljat till projekt som den samordnar eller deltar i, {currency}",
        "Granted to projects that it coordinates or takes part in, {currency}",
    ),
    "granted-by": Bilingual(
        "Beviljat till projekt som den finansierar, {currency}",
        "Granted to projects that it funds, {currency}",
    ),
    "in-a-grant": Bilingual("{money} i ett bidrag", "{money} in one grant"),
    "in-grants": Bilingual("{money} i {n} bidrag", "{money} in {n} grants"),
    "without-amount": Bilingual("Projekt utan belopp", "Projects without an amount"),
    "places": Bilingual("Ställen i texterna", "Places in the texts"),
    "by-person": Bilingual("därav lästa av en person", "of them read by a person"),
    "by-machine": Bilingual("därav funna av maskin", "of them found by machine"),
    "read-projects": Bilingual(
        "Projekt med en källpost som en person har läst",
        "Projects with a record that a person has read",
    ),
    "start-years": Bilingual("Startår", "Years of start"),
    "timeline": Bilingual("Över tid", "Over time"),
    "bars": Bilingual("Projekt per startår", "Projects by year of start"),
    "bars-told": Bilingual(
        "Flest projekt startade {most} ({n}). Varje stapel är ett år, från {first} till {last}; "
        "samma tal står i tabellen.",
        "Most projects started in {most} ({n}). Each bar is a year, from {first} to {last}; the "
        "same numbers are in the table.",
    ),
    "shares-told": Bilingual(
        "Andelen av årets projekt var störst {high}, {highest}, och minst {low}, {lowest}, bland "
        "år med minst {least} projekt.",
        "The share of the year's projects was largest in {high}, {highest}, and smallest in {low}, "
        "{lowest}, among years with at least {least} projects.",
    ),
    "share": Bilingual("Andel av årets", "Share of the year's"),
    "share-of": Bilingual("{share} % ({n} av {all})", "{share} % ({n} of {all})"),
    "year": Bilingual("År", "Year"),
    "no-year": Bilingual("utan år", "no year"),
    "said": Bilingual("Ställen", "Places"),
    "granted-short": Bilingual("Beviljat", "Granted"),
    "per-year": Bilingual(
        "Projekt, ställen i deras texter och beviljade bidrag, per projektets startår",
        "Projects, places in their texts and grants, by the year in which the project starts",
    ),
    "sentences": Bilingual("Vad texterna säger", "What the texts say"),
    "aim": Bilingual("syfte", "aim"),
    "result": Bilingual("resultat", "result"),
    "method": Bilingual("genomförande", "method"),
    "other": Bilingual("annan del av texten", "another part of the text"),
    "": Bilingual("titel", "title"),
    "found": Bilingual("funnet av maskin", "found by machine"),
    "put-in": Bilingual("insatt av en person", "put in by a person"),
    "said-by": Bilingual("sagt av {name}", "said by {name}"),
    "held-by": Bilingual("enligt {name}", "held by {name}"),
    "contested": Bilingual("Omtvistat och osäkert", "Contested and uncertain"),
    "no-conflicts": Bilingual(
        "Inga källor motsäger varandra om dessa projekt.",
        "No sources disagree on these projects.",
    ),
    "no-hedged": Bilingual(
        "Ur texterna har ingen läst ut något påstående med förbehåll om detta.",
        "Nobody has read a hedged claim on this out of the texts.",
    ),
    "conflicts": Bilingual("Där källorna säger olika", "Where sources disagree"),
    "rest": Bilingual("Och {n} till; alla listas av ", "And {n} more; all are listed by "),
    "thing": Bilingual("Vad", "What"),
    "property": Bilingual("Uppgift", "Property"),
    "sides": Bilingual("Källorna säger", "The sources say"),
    "chosen": Bilingual(
        "här räknas {value}, som en kurator valde",
        "{value} counts here, which a curator chose",
    ),
    "rivals": Bilingual(
        "Inget säger vilken version av {record} som är nyast, så alla räknas: {versions}.",
        "Nothing says which version of {record} is the newest, so all count: {versions}.",
    ),
    "hedged": Bilingual(
        "Vad texterna säger med förbehåll", "What the texts say with a reservation"
    ),
    "claim": Bilingual("Påstående", "Claim"),
    "verbatim": Bilingual("Textens ord", "The words of the text"),
    "certainty": Bilingual("Visshet", "Certainty"),
    "who": Bilingual("Vems ord", "Whose words"),
    "unnamed": Bilingual("texten nämner ingen", "the text names nobody"),
    "largest": Bilingual("Projekt och organisationer", "Projects and organisations"),
    "largest-grants": Bilingual(
        "De största bidragen, {currency}", "The largest grants, {currency}"
    ),
    "project": Bilingual("Projekt", "Project"),
    "maybe": Bilingual("kanske samma som {other}", "maybe the same as {other}"),
    "coordinator": Bilingual("Samordnare", "Coordinator"),
    "funder": Bilingual("Finansiär", "Funder"),
    "amount": Bilingual("Belopp", "Amount"),
    "most-projects": Bilingual(
        "Organisationer i flest projekt ({n} av {all})",
        "Organisations in most projects ({n} of {all})",
    ),
    "most-funded": Bilingual(
        "Finansiärer av flest projekt ({n} av {all})", "Funders of most projects ({n} of {all})"
    ),
    "organisation": Bilingual("Organisation", "Organisation"),
    "leads": Bilingual("Samordnar", "Coordinates"),
    "granted-led": Bilingual("Beviljat till dem den samordnar", "Granted to those it coordinates"),
    "example": Bilingual("Till exempel", "For example"),
    "related": Bilingual("Närliggande teman", "Related themes"),
    "related-of": Bilingual(
        "Begrepp som projekten talar om oftare än vad slumpen ger",
        "Concepts that the projects speak of more often than by chance",
    ),
    "concept": Bilingual("Begrepp", "Concept"),
    "here": Bilingual("Här ({n})", "Here ({n})"),
    "elsewhere": Bilingual("Övriga ({n})", "Others ({n})"),
    "expected": Bilingual("Väntat här", "Expected here"),
    "no-related": Bilingual(
        "Inget begrepp är oftare i dessa projekt än vad slumpen kan ge.",
        "No concept is in these projects more often than chance can make it.",
    ),
    "times": Bilingual("Gånger väntat", "Times expected"),
    "map": Bilingual("Karta över teman kring {about}", "Map of themes around {about}"),
    "map-legend": Bilingual(
        "Ju större cirkel, desto fler av projekten talar om temat (antal inom parentes); ju "
        "bredare linje, desto oftare än slumpen står två ihop. Grå linjer är band mellan "
        "temana, högst de {drawn} starkaste.",
        "The larger the circle, the more of the projects speak of the theme (their number in "
        "brackets); the wider the line, the more often than by chance two stand together. "
        "Grey lines are ties among the themes, at most the {drawn} strongest.",
    ),
    "map-told": Bilingual(
        "Starkast knutna hit: {strongest}; × är gånger så ofta som slumpen ger.",
        "Tied most strongly: {strongest}; × is times as often as chance gives.",
    ),
    "map-links": Bilingual(
        "Band mellan temana i hela grafen: {n}; starkast {strongest}.",
        "Ties among the themes in the whole graph: {n}; the strongest {strongest}.",
    ),
    "map-no-links": Bilingual(
        "Temana står inte ihop med varandra oftare än slumpen ger.",
        "The themes are not together with one another more often than chance gives.",
    ),
    "gaps": Bilingual("Luckor", "Gaps"),
    "no-gaps": Bilingual(
        "Inga luckor har hittats: inget fortsatt arbete som texterna efterlyser utan att ett "
        "senare projekt talar om det, ingen utgångspunkt som kom tillbaka, inga organisationer "
        "som delar teman utan att ha ett projekt ihop.",
        "No gaps were found: no further work that texts ask for and no later project speaks of, no "
        "starting point that came back, no organisations that share themes without a project "
        "together.",
    ),
    "further-work": Bilingual(
        "Fortsatt arbete som inget senare projekt talar om",
        "Further work that no later project speaks of",
    ),
    "further-quote": Bilingual("Vad som efterlyses", "What is asked for"),
    "came-back": Bilingual(
        "Utgångspunkter som kom tillbaka i det som projektet kom fram till",
        "Starting points that came back in what the project came to",
    ),
    "start-quote": Bilingual("Utgick från", "Set out from"),
    "end-quote": Bilingual("Kom fram till", "Came to"),
    "never-met": Bilingual(
        "Organisationer som delar teman men inte har något projekt ihop i grafen",
        "Organisations that share themes but have no project together in the graph",
    ),
    "and-other": Bilingual("Och", "And"),
    "shared": Bilingual("Delade begrepp", "Shared concepts"),
    "for-example": Bilingual("Till exempel", "For example"),
    "words-of-both": Bilingual("Ur vars och ens texter", "From the texts of each"),
    "method-of": Bilingual("Metod och begränsningar", "Method and limits"),
    "sources": Bilingual("Källor", "Sources"),
}


def number(value: int | Decimal | str, language: str) -> str:
    """A number with its thousands apart, as a language writes it.

    >>> number(99356, "en"), number(Decimal("1.5"), "sv")
    ('99,356', '1,5')
    """
    told = number_in_words(str(value)).of(language)
    return told.replace(".", ",") if language == "sv" else told


def money(amounts: dict[str, Decimal], language: str) -> str:
    """Amounts of several currencies, beside one another."""
    told = [_money(amount, currency, language) for currency, amount in amounts.items()]
    return listed(told, language)


def listed(names: Sequence[str], language: str) -> str:
    """Names in a row, with an "and" before the last.

    >>> listed(["a", "b", "c"], "sv")
    'a, b och c'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}{WORDS['and'].of(language)}{names[-1]}"


def _money(amount: Decimal, currency: str, language: str) -> str:
    told = number(amount, language)
    return f"{told}\u00a0{currency}" if language == "sv" else f"{currency}\u00a0{told}"
