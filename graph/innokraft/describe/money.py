"""The grant and other money of a project."""

from __future__ import annotations

from innokraft.describe.organisations import add_organisation
from innokraft.describe.times import add_instant, add_period
from innokraft.evidence import TYPE, GraphBuilder, digest
from innokraft.identity import value_iri
from innokraft.record import Money, Share, Stated
from innokraft.terms import Term, boolean, decimal, integer, iri, text
from innokraft.vocabulary import term


def add_grant(builder: GraphBuilder, project: Term) -> None:
    """Adds the grant with its funder and amount, the whole cost, and each partner's share."""
    record = builder.record
    if record.total_cost:
        cost = add_amount(builder, project, record.total_cost.value)
        builder.state(project, term("ik:totalCost"), cost, record.total_cost.span)
    for share in record.shares:
        _add_share(builder, project, share)
    if record.funder is None:
        return
    grant = iri(f"{project[1:-1]}#grant")
    builder.add(grant, TYPE, term("schema:MonetaryGrant"))
    funder = add_organisation(builder, record.funder.value)
    builder.state(grant, term("schema:funder"), funder, record.funder.span)
    builder.state(grant, term("schema:fundedItem"), project, record.funder.span)
    if record.amount:
        amount = add_amount(builder, project, record.amount.value)
        builder.state(grant, term("schema:amount"), amount, record.amount.span)
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
    lexical = value.split('"')[1]
    amount = iri(f"{project[1:-1]}#amount-{money.currency}-{lexical}")
    builder.add(amount, TYPE, term("schema:MonetaryAmount"))
    builder.add(amount, term("schema:value"), value)
    builder.add(amount, term("schema:currency"), text(money.currency))
    return amount


def _add_share(builder: GraphBuilder, project: Term, stated: Stated[Share]) -> None:
    share = stated.value
    organisation = add_organisation(builder, share.organisation)
    name = digest(organisation, share.role, str(share.year or ""))
    node = iri(f"{project[1:-1]}#share-{name}")
    builder.add(node, TYPE, term("ik:Participation"))
    builder.state(project, term("ik:participation"), node, stated.span)
    builder.add(node, term("ik:role"), iri(value_iri(share.role)))
    builder.add(node, term("ik:agent"), organisation)
    if share.amount:
        builder.add(node, term("schema:amount"), add_amount(builder, project, share.amount))
    if share.year:
        builder.add(node, term("ik:year"), integer(share.year))
    if share.ended:
        builder.add(node, term("ik:ended"), boolean(True))
