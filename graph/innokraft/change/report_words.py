"""What a change did to a graph, in words: each line tells one thing, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from innokraft.bilingual import Bilingual
from innokraft.change.mention_words import each_mention_line, mention_lines
from innokraft.change.mirror import Missing
from innokraft.change.outcome import FATES, KeptApart, Outcome
from innokraft.change.report import BuildReport, MergeReport, short
from innokraft.change.version_words import compared_lines, listed_lines, some_lines, version_lines
from innokraft.curation.rules import rule_words
from innokraft.identity.candidates import Candidate
from innokraft.identity.reasons import because
from innokraft.identity.settling import Joined
from innokraft.rdf.record_iris import record_path

_DRY = Bilingual(
    "Inget är ändrat; så här skulle det bli:", "Nothing is changed; this is what would be:"
)
_BUILT = Bilingual(
    "{where}: {read} källpost(er), {annotations} läsning(ar), {triples} tripler, {inferred} av dem "
    "härledda; {warned} med varning, {skipped} överhoppade, {refused} vägrade",
    "{where}: {read} record(s), {annotations} annotation(s), {triples} triples, {inferred} of them "
    "inferred; {warned} warned, {skipped} skipped, {refused} refused",
)
_VIOLATIONS = Bilingual(
    "Inget är ändrat, för med ändringen skulle grafen bryta mot det som den ska hålla",
    "Nothing is changed, because with the change the graph would not hold what it must",
)
_NOTHING = Bilingual(
    "Inget att ändra; grafen är som förut.", "Nothing to change; the graph is as it was."
)
_PAIRS = Bilingual("Bedömda par", "Pairs judged")
_JOINED = Bilingual("Sammanförda till en och samma", "Joined into one and the same")
_KINDS = {
    "organisation": Bilingual("organisation", "organisation"),
    "unit": Bilingual("enhet", "unit"),
    "project": Bilingual("projekt", "project"),
    "person": Bilingual("person", "person"),
    "event": Bilingual("evenemang", "event"),
    "edition": Bilingual("upplaga av ett evenemang", "edition of an event"),
    "series": Bilingual("evenemangsserie", "event series"),
    "place": Bilingual("plats", "place"),
}
_KEPT_APART = Bilingual(
    "Inte sammanförda, för att något skiljer dem åt",
    "Not joined, because something tells them apart",
)
_CANDIDATES = Bilingual(
    "Par som kanske är ett och samma och som någon behöver bedöma",
    "Pairs that may be one and the same, which somebody has to judge",
)
_JUDGE = Bilingual(
    "bedöm med: innokraft decide A B same|different --why …",
    "judge with: innokraft decide A B same|different --why …",
)
_WAITING = Bilingual(
    "Läsningar som inte räknas förrän någon har sett på dem",
    "Annotations that do not count until somebody has looked at them",
)
_UNREAD = Bilingual(
    "Läsningar som gick med den sista version som de läste",
    "Annotations that went with the last version that they read",
)
_GONE = Bilingual(
    "Finns i grafen, men inte i det som nu lästes ur samma källa",
    "In the graph, but not in what was read of the same source now",
)
_MIRROR = Bilingual(
    "är det hela källan: innokraft merge --mirror tar ut dem",
    "if that is the whole source: innokraft merge --mirror withdraws them",
)
_ELSEWHERE = Bilingual(
    "Kvar av samma källa, för av deras finansiär eller ramprogram lästes inget",
    "Left of the same source, because nothing of their funder or framework programme was read",
)
_TOO_MANY = Bilingual(
    "Grafen har många fler poster ur {} än som lästes; om några har utgått är inte sett",
    "The graph holds many more records of {} than were read; whether any went was not seen",
)
_LOOK = "innokraft merge --mirror --dry-run"


def build_lines(report: BuildReport, where: str, language: str) -> Iterator[str]:
    """What a build made in words, line by line."""
    read = report.summary
    told = {"read": read.read, "warned": read.warned, "skipped": read.skipped}
    told |= {"refused": read.refused, "annotations": report.annotations}
    told |= {"triples": report.triples, "inferred": report.inferred}
    yield _BUILT.filled(where=where, **told).of(language)
    yield from version_lines(report.outcome.versions, language)


def each_line(outcome: Outcome, language: str) -> Iterator[str]:
    """What became of each record, and each decision on what is one with what: a line each."""
    for name, paths in outcome.fates():
        yield from (f"{FATES[name].of(language)}: {path}" for path in paths)
    for each in outcome.joined:
        kind, rule = _KINDS[each.kind].of(language), rule_words(each.rule).of(language)
        what = f"{short(each.record)} -> {short(each.thing)}, {each.on}"
        yield f"{_JOINED.of(language)} ({kind}; {rule}; {each.rule}): {what}"
    yield from each_mention_line(outcome.mentions_gone, outcome.mentions_new, language)
    for kept in outcome.kept_apart:
        yield f"{_KEPT_APART.of(language)}: {_in_words(kept, language)}"


def as_lines(report: MergeReport, language: str, *, dry_run: bool) -> Iterator[str]:
    """The report in words, line by line."""
    outcome = report.outcome
    if report.violations:
        violations = [each.line(language) for each in report.violations]
        yield from listed_lines(_VIOLATIONS, violations, language)
        return
    if dry_run:
        yield _DRY.of(language)
    if not report.changed:
        yield _NOTHING.of(language)
    if report.judged > 1:
        yield f"{_PAIRS.of(language)}: {report.judged}"
    yield from _fates(outcome, language)
    yield from mention_lines(outcome.mentions_gone, outcome.mentions_new, language)
    yield from version_lines(outcome.versions, language)
    yield from _missing(report.missing, language)
    yield from _joined(outcome.joined, language)
    kept_apart = [_in_words(each, language) for each in outcome.kept_apart]
    yield from listed_lines(_KEPT_APART, kept_apart, language)
    yield from _candidates(report.candidates, language)
    waiting = [each.words.of(language) for each in outcome.waiting]
    yield from listed_lines(_WAITING, waiting, language)
    yield from listed_lines(_UNREAD, outcome.unread, language)


def _fates(outcome: Outcome, language: str) -> Iterator[str]:
    """The records by what became of them; of those that changed, in what."""
    for name, paths in outcome.fates():
        if not paths:
            continue
        yield f"{FATES[name].of(language)}: {len(paths)}"
        if name == "updated":
            revised = outcome.versions.revised
            yield from compared_lines(revised, language, " → ")
            told = {record_path(each.versions[-1]) for each in revised}
            yield from some_lines([path for path in paths if path not in told], language)
        elif name != "unchanged":
            yield from some_lines(paths, language)


def _missing(missing: Missing, language: str) -> Iterator[str]:
    """What a newer export lacks; of what was withdrawn, only what stays of its source."""
    if missing.gone and not missing.withdrawn:
        yield from listed_lines(_GONE, list(map(record_path, missing.gone)), language)
        yield f"  {_MIRROR.of(language)}"
    if missing.elsewhere and missing.withdrawn:
        yield f"{_ELSEWHERE.of(language)}: {missing.elsewhere}"
    if missing.too_many:
        yield _TOO_MANY.of(language).format(", ".join(missing.too_many))
        yield f"  {_LOOK}"


def _joined(joined: Sequence[Joined], language: str) -> Iterator[str]:
    counts = Counter((each.kind, each.rule) for each in joined)
    for (kind, name), count in sorted(counts.items()):
        words = rule_words(name).of(language)
        kind_of = _KINDS[kind].of(language)
        yield f"{_JOINED.of(language)} ({kind_of}; {words}; {name}): {count}"
    projects = [each for each in joined if each.kind == "project"]
    yield from some_lines(
        [f"{short(j.record)} -> {short(j.thing)}, {j.rule}: {j.on}" for j in projects], language
    )


def _in_words(kept: KeptApart, language: str) -> str:
    things = ", ".join(map(short, kept.things))
    return f"{kept.rule} {kept.on}: {things} ({because(kept.because, language)})"


def _candidates(candidates: Sequence[Candidate], language: str) -> Iterator[str]:
    lines = [
        f"{each.score:.2f} {short(each.first)} ~ {short(each.second)} ({each.why(language)})"
        for each in candidates
    ]
    yield from listed_lines(_CANDIDATES, lines, language)
    if lines:
        yield f"  {_JUDGE.of(language)}"
