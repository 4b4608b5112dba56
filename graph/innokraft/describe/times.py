"""Periods and dates, with the precision of their source and computed bounds."""

from __future__ import annotations

from innokraft.describe.builder import GraphBuilder
from innokraft.rdf.iris import instant_iri, period_iri
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.terms import Term, day, iri, partial_date
from innokraft.record import PartialDate, Period, Stated


def add_period(builder: GraphBuilder, subject: Term, period: Stated[Period]) -> None:
    """Adds the time of a thing: its interval, with its quote, and its bounds."""
    value = period.value
    interval = iri(period_iri(value))
    builder.state(subject, term("time:hasTime"), interval, period.span)
    builder.add_common(interval, TYPE, term("time:ProperInterval"))
    for edge, when in (("time:hasBeginning", value.start), ("time:hasEnd", value.end)):
        if when:
            builder.add_common(interval, term(edge), add_instant(builder, when))
    if value.start:
        builder.add(subject, term("ik:earliest"), day(value.start.earliest))
    if value.end:
        builder.add(subject, term("ik:latest"), day(value.end.latest))


def add_instant(builder: GraphBuilder, when: PartialDate) -> Term:
    """Adds a date as precise as it is known; gives its node."""
    instant = iri(instant_iri(when))
    builder.add_common(instant, TYPE, term("time:Instant"))
    if when.month is None:
        name = "time:inXSDgYear"
    else:
        name = "time:inXSDgYearMonth" if when.day is None else "time:inXSDDate"
    builder.add_common(instant, term(name), partial_date(when))
    return instant
