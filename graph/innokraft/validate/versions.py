"""Records without a newest version: all of their versions count, and a person should settle it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from innokraft.bilingual import Bilingual
from innokraft.rdf.graphs import CURATED
from innokraft.store.base import Reader, ask, value_of
from innokraft.validate.finding import Finding, Level, told
from innokraft.views.conflicts import Conflict, conflicts

_COUNTING = """SELECT ?whole ?version WHERE {
  ?version dcterms:isVersionOf ?whole FILTER NOT EXISTS { ?newer prov:wasRevisionOf ?version } }"""

_RIVALS = Bilingual(
    "inget säger vilken av versionerna {named} som är nyast, så alla räknas; ge den nyaste "
    "ett senare datum, ta ut en med withdraw, eller välj med choose (ur en export: merge "
    "--mirror)",
    "nothing says which of the versions {named} is the newest, so all of them count; give "
    "the newest a later date, withdraw one, or choose (of an export: merge --mirror)",
)


def check_versions(store: Reader) -> Iterator[Finding]:
    """A warning for each record without a newest version, unless choices settle what they state."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in ask(store, _COUNTING):
        found[told(row["whole"])].add(value_of(row["version"]))
    rivals = {whole: versions for whole, versions in found.items() if len(versions) > 1}
    disputes = conflicts(store) if rivals and store.graph(CURATED) else ()
    for whole, versions in sorted(rivals.items()):
        between = [each for each in disputes if _is_between(each, versions)]
        if not between or not all(each.choice for each in between):
            yield _finding(whole, versions)


def _is_between(dispute: Conflict, versions: set[str]) -> bool:
    sides = [versions & {source.record for source in side.sources} for side in dispute.values]
    return sum(map(bool, sides)) > 1


def _finding(whole: str, versions: set[str]) -> Finding:
    named = ", ".join(sorted(version.rpartition("/")[2] for version in versions))
    return Finding(Level.WARNING, "no-newest-version", whole, _RIVALS.filled(named=named))
