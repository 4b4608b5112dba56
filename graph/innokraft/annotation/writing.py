"""Adds to an annotation that a person wrote, and takes out again, as that person would: by lines.

A file is not written anew from its values: comments, order, blank lines and the way each text is
written stay to the byte, and what is added or taken out has lines of its own. What comes of it is
read again before it is given, so a file that is laid out in a way that no line can be added to is
refused, and never spoilt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from innokraft.annotation.files import parse_annotation
from innokraft.annotation.layout import Layout
from innokraft.annotation.model import Annotation, NamedThing, Reading
from innokraft.errors import AnnotationError, Place, shown

_NOWHERE = Place("")
_PLAIN = re.compile(r"[^\W_][^:#\"'\\]*")
_TOKEN = re.compile(r"[\w-][\w:/.-]*")
_DEFAULT = "konstaterat", "project-group"


@dataclass(frozen=True, slots=True)
class NewThing:
    """A thing to be named: its kind, its labels by language, and what else the kind needs."""

    name: str
    kind: str
    labels: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewReading:
    """A quote, and the statements that it bears out, each written `subject property object`."""

    quote: str
    says: tuple[str, ...]
    occurrence: int | None = None
    certainty: str = _DEFAULT[0]
    attributed_to: str = _DEFAULT[1]
    held_by: str | None = None
    note: str = ""


def new_annotation(record: str, curator: str, language: str) -> str:
    """An annotation that says nothing yet; what is added to it makes it one."""
    return (
        f"annotation: 1\nrecord: {written(record)}\ncurator: {written(curator)}\n"
        f"language: {language}\n\nreadings: []\n"
    )


def with_reading(text: str, file: str, new: NewReading, number: int) -> str:
    """The text of an annotation with one more reading, which comes to be that `number`, from 0.

    Where a reading of the same quote, certainty and speakers has a list of statements, the new
    ones go to its end. Raises AnnotationError for an annotation in which something is wrong, and
    for one that is laid out so that nothing can be added.
    """
    before, layout = parse_annotation(text, file), Layout(text)
    added = _one(new, before.language, file)
    joined = _joined(before, layout, new)
    readings = [_bare(each) for each in before.readings]
    if any(_holds(each, added) for each in readings):
        raise AnnotationError("the annotation says this already", Place(file))
    if joined is not None:
        there = readings[joined]
        fresh = [s for s in added.statements if s not in there.statements]
        says = layout.says(joined)
        assert says is not None
        texts = [new.says[added.statements.index(each)] for each in fresh]
        made = says.with_item(len(says), lambda at: [f"{at}- {_says(each)}" for each in texts], "")
        readings[joined] = replace(there, statements=(*there.statements, *fresh))
    else:
        lines = _lines(new)
        made = layout.readings.with_item(number, lambda at: _listed(at, lines), _in_flow(new))
        readings.insert(number, added)
    return _checked(made, file, before, readings=readings)


def with_thing(text: str, file: str, new: NewThing) -> str:
    """The text of an annotation with one more thing, behind those that it has. Raises likewise."""
    before, layout = parse_annotation(text, file), Layout(text)
    labels = ", ".join(f"{key}: {_flow(value)}" for key, value in new.labels.items())
    facts = {"kind": new.kind, **new.facts}
    flow = ", ".join(f"{key}: {_flow(str(value))}" for key, value in facts.items())
    flow += f", label: {{{labels}}}" if labels else ""
    lines = [f"{key}: {written(str(value))}" for key, value in facts.items()]
    lines += [f"label: {{{labels}}}"] if labels else []

    def block(at: str) -> list[str]:
        return [f"{at}{new.name}:", *(f"{at}  {line}" for line in lines)]

    things = layout.things
    if things is None:
        made = layout.with_key("things", block("  "))
    else:
        made = things.with_item(len(things), block, f"{new.name}: {{{flow}}}")
    added = _one_thing(block("  "), before.language, file)
    return _checked(made, file, before, things=[*map(_bare_thing, before.things), added])


def without_reading(text: str, file: str, old: NewReading) -> str:
    """The text of an annotation without what a reading says: without it, where nothing is left.

    Raises AnnotationError where the annotation does not say it.
    """
    before, layout = parse_annotation(text, file), Layout(text)
    gone = _one(old, before.language, file)
    readings = [_bare(each) for each in before.readings]
    for number in reversed(range(len(readings))):
        there = readings[number]
        if not _holds(there, gone):
            continue
        left = tuple(each for each in there.statements if each not in gone.statements)
        if not left:
            made = layout.readings.without_item(number, "[]")
            return _checked(made, file, before, readings=readings[:number] + readings[number + 1 :])
        readings[number] = replace(there, statements=left)
        return _checked(
            _without_statements(text, there, gone, number), file, before, readings=readings
        )
    problem = f"the annotation no longer says this of {shown(old.quote)}"
    raise AnnotationError(problem, Place(file), "Somebody changed it; look at the file.")


def _holds(there: Reading, other: Reading) -> bool:
    """Whether a reading says all that another says, of the same words, as certainly."""
    alike = replace(there, statements=(), notes=()) == replace(other, statements=(), notes=())
    return alike and set(other.statements) <= set(there.statements)


def _without_statements(text: str, there: Reading, gone: Reading, number: int) -> str:
    for place in reversed(range(len(there.statements))):
        says = Layout(text).says(number)
        if says is not None and there.statements[place] in gone.statements:
            text = says.without_item(place, "[]")
    return text


def written(value: str) -> str:
    """A text as YAML: as it is where that reads as itself, else in double quotes."""
    if _PLAIN.fullmatch(value) and value.isprintable() and value == value.strip():
        return value
    if _TOKEN.fullmatch(value) and not value.startswith("-") and not value.endswith(":"):
        return value
    return quoted(value)


def quoted(value: str) -> str:
    """A text in double quotes: JSON's are YAML's, but for what YAML takes for a line end."""
    made = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else _escaped(ord(c)) for c in made)


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _says(statement: str) -> str:
    """A statement as an item: plain, where its words read as they are."""
    parts = statement.split(" ")
    plain = len(parts) == 3 and all(_TOKEN.fullmatch(part) and part[-1] != ":" for part in parts)
    return statement if plain else _plain_or_quoted(statement)


def _plain_or_quoted(statement: str) -> str:
    head = statement.split(' "', 1)
    tame = statement.isprintable() and ": " not in statement and " #" not in statement
    starts_well = bool(_TOKEN.match(head[0])) and not head[0].startswith("-")
    return statement if tame and starts_well and len(head) == 2 else quoted(statement)


def _flow(value: str) -> str:
    return value if re.fullmatch(r"[^\W_][\w \-/]*", value) else quoted(value)


def _lines(new: NewReading) -> list[str]:
    """The lines of a reading, without what they are set in by."""
    lines = [f"quote: {written(new.quote)}"]
    lines += [f"{key}: {value}" for key, value in _facts(new)]
    if len(new.says) == 1:
        lines.append(f"says: {_says(new.says[0])}")
    else:
        lines += ["says:", *(f"  - {_says(each)}" for each in new.says)]
    return lines + ([f"note: {written(new.note)}"] if new.note else [])


def _facts(new: NewReading) -> Iterable[tuple[str, str]]:
    if new.occurrence is not None:
        yield "occurrence", str(new.occurrence)
    if new.certainty != _DEFAULT[0]:
        yield "certainty", new.certainty
    if new.attributed_to != _DEFAULT[1]:
        yield "attributed_to", new.attributed_to
    if new.held_by:
        yield "held_by", new.held_by


def _listed(at: str, lines: Sequence[str]) -> list[str]:
    return [f"{at}{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


def _in_flow(new: NewReading) -> str:
    parts = [f"quote: {quoted(new.quote)}", *(f"{key}: {value}" for key, value in _facts(new))]
    parts.append(f"says: [{', '.join(map(quoted, new.says))}]")
    parts += [f"note: {quoted(new.note)}"] if new.note else []
    return f"{{{', '.join(parts)}}}"


def _joined(before: Annotation, layout: Layout, new: NewReading) -> int | None:
    """The reading to whose list of statements the new ones go; None where they make a new one."""
    if new.note:
        return None
    wanted = new.quote, new.occurrence, new.held_by, new.attributed_to, _certainty(new.certainty)
    for number, each in enumerate(before.readings):
        has = each.quote, each.occurrence, each.held_by, each.attributed_to, each.certainty
        says = layout.says(number) if has == wanted else None
        if says is not None and says.is_block and len(says):
            return number
    return None


def _certainty(word: str) -> str:
    from innokraft.rdf.iris import slug

    return slug(word)


def _one(new: NewReading, language: str, file: str) -> Reading:
    """The reading that the new lines are, read as they will be. Raises AnnotationError."""
    head = f"annotation: 1\nrecord: a/b\ncurator: c\nlanguage: {language}\nreadings:\n"
    text = head + "".join(f"{line}\n" for line in _listed("  ", _lines(new)))
    return _bare(parse_annotation(text, file).readings[0])


def _one_thing(lines: Sequence[str], language: str, file: str) -> NamedThing:
    """The thing that the new lines are, read as they will be. Raises AnnotationError."""
    text = "".join(f"{line}\n" for line in (*lines, "readings: []"))
    head = f"annotation: 1\nrecord: a/b\ncurator: c\nlanguage: {language}\nthings:\n"
    return _bare_thing(parse_annotation(head + text, file).things[0])


def _bare(reading: Reading) -> Reading:
    """A reading without the lines that it stands on."""
    statements = tuple(replace(each, place=_NOWHERE) for each in reading.statements)
    return replace(reading, statements=statements, place=_NOWHERE)


def _bare_thing(thing: NamedThing) -> NamedThing:
    return replace(thing, place=_NOWHERE)


def _checked(
    made: str,
    file: str,
    before: Annotation,
    readings: Sequence[Reading] | None = None,
    things: Sequence[NamedThing] | None = None,
) -> str:
    """The text, where it says what it is to say and nothing else. Raises AnnotationError."""
    if readings is None:
        readings = [_bare(each) for each in before.readings]
    if things is None:
        things = [_bare_thing(each) for each in before.things]
    try:
        found = parse_annotation(made, file)
    except AnnotationError as error:
        raise _not_possible(file) from error
    same: Callable[[Annotation], object] = lambda a: (a.record, a.sha256, a.curator, a.language)  # noqa: E731
    has = same(found), [*map(_bare, found.readings)], [*map(_bare_thing, found.things)]
    if has != (same(before), list(readings), list(things)):
        raise _not_possible(file)
    return made


def _not_possible(file: str) -> AnnotationError:
    problem = "nothing can be added to, or taken out of, an annotation that is laid out like this"
    remedy = "Give each reading lines of its own, as data/annotations/README.md shows."
    return AnnotationError(problem, Place(file), remedy)
