"""The files of suggestions: one a record, YAML like an annotation's, the most useful first."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from innokraft.annotation.files import read_certainty, read_statement, read_thing
from innokraft.annotation.model import NamedThing
from innokraft.drafting.suggestion import Reason, SuggestedStatement, SuggestedThing, ranked
from innokraft.drafting.yaml_text import certainty_word, thing_lines, yaml_text
from innokraft.errors import SourceError, UsageError, shown
from innokraft.files.atomic_writes import write_atomically
from innokraft.files.bounded_reads import read_whole
from innokraft.files.marked_yaml import MOST_CHARACTERS, Marked, parse_yaml
from innokraft.record import Span

FOLDER = "suggestions"
"""The folder of a project folder in which they wait."""

_WRITES = "`innokraft suggest` writes such files."
_HEAD = """\
# Suggestions, most useful first: what the text may say. None is in the graph. A person accepts,
# changes or rejects each; reviewed.tsv says what became of it.
"""
_ROOT = frozenset({"suggestions", "record", "sha256", "language", "things", "suggested"})
_KEYS = frozenset({
    "id", "quote", "at", "says", "certainty", "hedge", "held_by", "attributed_to", "rule", "cue",
    "section", "by", "sure",
})  # fmt: skip
_NEEDED = ("quote", "at", "says", "rule", "by", "sure")
_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
_SURE = re.compile(r"[01]\.\d\d")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def suggestions_file(folder: Path, record: str) -> Path:
    """Where the suggestions of a record (`source/local id`) lie in a folder of suggestions."""
    source, _, local = record.partition("/")
    if not _PLAIN.fullmatch(local):
        digest = hashlib.sha256(local.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        local = f"{re.sub(r'[^A-Za-z0-9]+', '-', local)[:60]}-{digest}".strip("-")
    return folder / f"{source}-{local}.yaml"


def as_text(suggestions: Sequence[SuggestedStatement]) -> str:
    """The text of the file of one record's suggestions, the most useful first.

    Raises UsageError for suggestions of two records or versions, for two things of one name, and
    where there are none.
    """
    found = ranked(suggestions)
    if len({(s.record, s.sha256, s.language) for s in found}) != 1:
        raise UsageError("a file of suggestions is of one record, in one version and language")
    first = found[0]
    lines = [
        f"{_HEAD}suggestions: 1",
        f"record: {yaml_text(first.record)}",
        f"sha256: {first.sha256}",
        f"language: {first.language}",
        "",
    ]
    if things := _things(found):
        lines += ["things:", *(line for t in things for line in thing_lines(t)), ""]
    lines.append("suggested:")
    for each in found:
        lines += _lines(each)
    return "\n".join([*lines, ""])


def write_suggestions(path: Path, suggestions: Sequence[SuggestedStatement]) -> None:
    """Writes the file of one record's suggestions in one step; takes it away where there are none.

    Raises UsageError as `as_text` does.
    """
    if suggestions:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, as_text(suggestions).encode())
    else:
        path.unlink(missing_ok=True)


def read_suggestions(path: Path) -> list[SuggestedStatement]:
    """The suggestions of a file, in its order; none where there is no file.

    Raises SourceError, with file and line, for what is none.
    """
    if not path.exists():
        return []
    raw = read_whole(path, 4 * MOST_CHARACTERS, SourceError)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"{path}: byte {error.start} is not UTF-8"
        raise SourceError(problem, remedy="Save the file as UTF-8.") from None
    return parse_suggestions(text, str(path))


def parse_suggestions(text: str, file: str) -> list[SuggestedStatement]:
    """The suggestions that a text holds; `file` is how messages name it. Raises SourceError."""
    root = parse_yaml(text, file, SourceError)
    keys = root.mapping(known=_ROOT)
    for name in sorted(_ROOT - {"things"}):
        if name not in keys:
            raise root.wrong(f"the key {name!r} is missing", _WRITES)
    if keys["suggestions"].text() != "1":
        raise keys["suggestions"].wrong("this version of the format is not known", "It is 1.")
    sha256 = keys["sha256"]
    if not _SHA256.fullmatch(sha256.text()):
        raise sha256.wrong(f"{shown(sha256.text())} is no digest", "It is 64 of 0-9 and a-f.")
    things = {}
    for name, node in keys["things"].mapping().items() if "things" in keys else ():
        things[name] = _thing(read_thing(name, node))
    head = (keys["record"].some_text(), sha256.text(), keys["language"].some_text())
    return [_suggestion(node, head, things) for node in keys["suggested"].items()]


def _thing(thing: NamedThing) -> SuggestedThing:
    label, language = thing.labels[0] if thing.labels else ("", "sv")
    return SuggestedThing(
        thing.name, thing.kind, label, language or "sv", thing.of, thing.series, thing.year,
        thing.count,
    )  # fmt: skip


def _suggestion(
    node: Marked, head: tuple[str, str, str], things: dict[str, SuggestedThing]
) -> SuggestedStatement:
    keys = node.mapping(known=_KEYS)
    for name in _NEEDED:
        if name not in keys:
            raise node.wrong(f"a suggestion has no {name!r}", _WRITES)
    record, sha256, language = head
    words = {name: each.text() for name, each in keys.items() if name != "says"}
    says = [item.text() for item in keys["says"].items() if read_statement(item, language)]
    if not says:
        raise keys["says"].wrong("a suggestion says nothing", "Write: subject property object.")
    return SuggestedStatement(
        record=record,
        sha256=sha256,
        span=_span(keys["at"], keys["quote"].some_text()),
        quote=words["quote"],
        says=tuple(says),
        language=language,
        reason=Reason(words["rule"], words.get("cue", ""), words.get("section", "")),
        sure=_sure(keys["sure"]),
        things=_needed(says, words.get("held_by"), things),
        certainty=read_certainty(keys.get("certainty")),
        hedge=_hedge(keys.get("hedge"), words["quote"]),
        held_by=words.get("held_by"),
        attributed_to=words.get("attributed_to", "project-group"),
        by=keys["by"].some_text(),
    )


def _span(node: Marked, quote: str) -> Span:
    found = _AT.fullmatch(node.text())
    if not found:
        raise node.wrong(f"{shown(node.text())} is no place", "It is start-end, such as 120-168.")
    span = Span(int(found[1]), int(found[2]))
    if span.end - span.start != len(quote):
        problem = f"{node.text()} is {span.end - span.start} characters, the quote has {len(quote)}"
        raise node.wrong(problem, "Both count code points.")
    return span


def _sure(node: Marked) -> float:
    if not _SURE.fullmatch(node.text()) or float(node.text()) > 1:
        raise node.wrong(f"{shown(node.text())} is not how sure it is", "It is 0.00 to 1.00.")
    return float(node.text())


def _hedge(node: Marked | None, quote: str) -> str:
    if node and node.text() not in quote:
        raise node.wrong(f"the quote does not hold the hedge {shown(node.text())}", "Copy it.")
    return node.text() if node else ""


def _needed(
    says: Iterable[str], held_by: str | None, things: dict[str, SuggestedThing]
) -> tuple[SuggestedThing, ...]:
    """The things that statements name, with those that these are of, which come before them."""
    names = [name for said in says for name in (said.split(None, 2)[0], said.split(None, 2)[2])]
    found: dict[str, SuggestedThing] = {}
    for named in (*names, held_by or ""):
        chain, name = [], named
        while name in things and name not in found and things[name] not in chain:
            chain.append(things[name])
            name = things[name].of or ""
        found |= {thing.name: thing for thing in reversed(chain)}
    return tuple(found.values())


def _things(suggestions: Iterable[SuggestedStatement]) -> list[SuggestedThing]:
    found: dict[str, SuggestedThing] = {}
    for thing in (thing for each in suggestions for thing in each.things):
        if found.setdefault(thing.name, thing) != thing:
            raise UsageError(f"two things have the name {thing.name!r}")
    return list(found.values())


def _lines(each: SuggestedStatement) -> list[str]:
    lines = [
        f"  - id: {yaml_text(each.id)}",
        f"    quote: {yaml_text(each.quote)}",
        f"    at: {each.span.start}-{each.span.end}",
        "    says:",
        *(f"      - {yaml_text(said)}" for said in each.says),
    ]
    if each.certainty != "konstaterat":
        lines.append(f"    certainty: {certainty_word(each.certainty)}")
    optional = {"hedge": each.hedge, "held_by": each.held_by}
    if each.attributed_to != "project-group":
        optional["attributed_to"] = each.attributed_to
    optional |= {"rule": each.reason.rule, "cue": each.reason.cue, "section": each.reason.section}
    lines += [f"    {key}: {yaml_text(value)}" for key, value in optional.items() if value]
    return [*lines, f"    by: {yaml_text(each.by)}", f"    sure: {each.sure:.2f}"]
