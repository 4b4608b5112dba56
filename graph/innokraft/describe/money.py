"""The grant and other money of a project.

Two equal payments of one year to one organisation are two: a share is named by whose it is, in
what role and for which year, and where that is the same by a number, in the order of the amounts.
So a share keeps its name in whatever order the source lists them, and another source's word on it
stands beside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from innokraft.describe.builder import GraphBuilder
from innokraft.describe.organisations import add_organisation
from innokraft.describe.times import add_instant, add_period
from innokraft.rdf.iris import digest, value_iri
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.nodes import unquoted
from innokraft.rdf.terms import Term, boolean, decimal, integer, iri, part_node, text
from innokraft.record import Money, Share, Span, Stated


def add_grant(builder: GraphBuilder, project: Term) -> None:
    """Adds the grant with its funder and amount, the whole cost, and each partner's share."""
    record = builder.record
    if record.total_cost:
        cost = add_amount(builder, project, record.total_cost.value)
        builder.state(project, term("ik:totalCost"), cost, record.total_cost.span)
    for share, number in _numbered(builder):
        _add_share(builder, project, share, number)
    if record.funder is None:
        return
    grant = part_node(project, "grant")
    builder.add(grant, TYPE, term("schema:MonetaryGrant"))
    funder = add_organisation(builder, record.funder.value)
    builder.state(grant, term("schema:funder"), funder, record.funder.span)
    builder.state(grant, term("schema:fundedItem"), project, record.funder.span)
    for money in (*([record.amount] if record.amount else []), *record.further_amounts):
        amount = add_amount(builder, project, money.value)
        builder.state(grant, term("schema:amount"), amount, money.span)
    if record.funding_period:
        add_period(builder, grant, record.funding_period)
    if record.decided:
        decided = add_instant(builder, record.decided.value)
        builder.state(grant, term("ik:decided"), decided, record.decided.span)
    if record.doi:
        builder.state(grant, term("schema:identifier"), text(record.doi.value), record.doi.span)


def add_amount(builder: GraphBuilder, project: Term, money: Money) -> Term:
    """Adds an amount of a project; gives its node. Two amounts are two nodes."""
    value = decimal(money.amount)
    amount = part_node(project, f"amount-{money.currency}-{unquoted(value)}")
    builder.add(amount, TYPE, term("schema:MonetaryAmount"))
    builder.add(amount, term("schema:value"), value)
    builder.add(amount, term("schema:currency"), text(money.currency))
    return amount


def _numbered(builder: GraphBuilder) -> Iterator[tuple[Stated[Share], int]]:
    """Each share with its number, from 1, among those that only their amounts tell apart."""
    alike: dict[tuple[str, str, int | None], list[Stated[Share]]] = defaultdict(list)
    for stated in builder.record.shares:
        share = stated.value
        alike[builder.organisations[share.organisation], share.role, share.year].append(stated)
    for group in alike.values():
        yield from ((each, number) for number, each in enumerate(sorted(group, key=_amount), 1))


def _amount(stated: Stated[Share]) -> tuple[str, Decimal, Span]:
    money = stated.value.amount
    return money.currency if money else "", money.amount if money else Decimal(0), stated.span


def _add_share(builder: GraphBuilder, project: Term, stated: Stated[Share], number: int) -> None:
    share = stated.value
    organisation = add_organisation(builder, share.organisation)
    again = () if number == 1 else (str(number),)
    name = digest(organisation, share.role, str(share.year or ""), *again)
    node = part_node(project, f"share-{name}")
    builder.add(node, TYPE, term("ik:Participation"))
    builder.state(project, term("ik:participation"), node, stated.span)
    builder.add(node, term("ik:role"), iri(value_iri(share.role)))
    builder.add(node, term("ik:agent"), organisation)
    if share.amount:
        amount = add_amount(builder, project, share.amount)
        builder.state(node, term("schema:amount"), amount, stated.span)
    if share.year:
        builder.add(node, term("ik:year"), integer(share.year))
    if share.ended:
        builder.add(node, term("ik:ended"), boolean(True))
