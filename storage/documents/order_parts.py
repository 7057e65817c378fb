"""What was ordered and given on a printed record: the order, the drugs with their totals, the account of the drug."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from session.declarations import DrugAccounted
from session.declared_wording import limits_text
from session.events import DrugGiven
from session.order import Order
from session.quantities import plain, rounded
from session.record import Status
from session.state import SessionState
from session.summary import Summary
from session.wording import fact_text, written_rate
from storage.documents.words import MUTED, Run, clock, elapsed, listed, minutes_text, run, runs

Row = dict[str, Any]


def order_rows(state: SessionState, summary: Summary) -> Iterator[Row]:
    """Yield what was ordered, what came of it, and which limits were set for this patient alone."""
    opened = state.opened
    if opened is None:
        yield row(run("The check-in of this session is not in this record, so the order is not known."))
        return
    yield row(_order(opened.order), label="Ordered")
    if opened.order.prn:
        yield row(", ".join(opened.order.prn), label="When needed")
    yield row(_given(state, summary), label="Given")
    for limits in state.declared.limits:
        yield row(f"{limits_text(limits)}. By {limits.by}: {limits.reason}", label="Own limits")


def row(*parts: Run | str, label: str = "", **more: object) -> Row:
    """Return one row of a section; `label` stands before it."""
    return {"label": label, "runs": runs(*parts), **more}


def _order(order: Order) -> str:
    return listed(
        (
            f"{order.drug} {plain(order.mg_per_ml)} mg/mL",
            f"bag {plain(order.bag_ml)} mL" if order.bag_ml is not None else "",
            f"start {written_rate(order.start_rate)}",
            f"reckoned from {order.dose} in all" if order.dose else "",
            f"steps of {written_rate(order.step)}" if order.step else "",
            f"at most {written_rate(order.maximum_rate)}" if order.maximum_rate else "",
            f"{minutes_text(order.planned_min)} planned",
            f"at most {plain(order.maximum_mg)} mg",
        )
    )


def _given(state: SessionState, summary: Summary) -> str:
    reckoned = summary.reckoned
    if summary.started_at is None or reckoned is None:
        return "nothing: the infusion was not started"
    percent = f"{rounded(reckoned.percent, 0)} % of what was ordered" if reckoned.percent is not None else ""
    ml = f"{rounded(reckoned.given_ml, 1)} mL" if reckoned.given_ml is not None else ""
    until = f" to {clock(state, summary.ended_at)}" if summary.ended_at else ", still running when this was printed"
    return listed(
        (
            f"{summary.given_mg} mg",
            ml,
            percent,
            f"in {minutes_text(summary.infused_min)} from {clock(state, summary.started_at)}{until}",
        )
    )


def drug_rows(state: SessionState) -> Iterator[Row]:
    """Yield each other drug with its total and every dose, by the time of the first."""
    given: dict[tuple[str, str], list[tuple[str, DrugGiven]]] = defaultdict(list)
    for entry in state.entries:
        if isinstance(entry.body, DrugGiven) and entry.status is not Status.VOIDED:
            at = elapsed(state, entry.occurred_at) or clock(state, entry.occurred_at)
            given[entry.body.drug.casefold(), entry.body.unit].append((at, entry.body))
    for (_, unit), doses in given.items():
        total = plain(sum((body.dose for _, body in doses), Decimal(0)))
        each = ", ".join(f"{at} {plain(body.dose)} {unit} {body.route.upper()}".rstrip() for at, body in doses)
        name = doses[0][1].drug
        yield row(run(each, MUTED), label=f"{name[:1].upper()}{name[1:]} {total} {unit}")


def account_rows(state: SessionState, summary: Summary) -> Iterator[Row]:
    """Yield the account of the drug and whether it balances; that there is none where drug was given."""
    account, reckoned = summary.account, summary.reckoned
    if account is None:
        if state.started_at and state.ended_at:
            yield row("The drug has not been accounted for.")
        return
    yield row(_account(account))
    if reckoned is not None and reckoned.balance_mg is not None:
        balance = f"balance {reckoned.balance_mg} mg".replace("-", "\N{MINUS SIGN}")
        yield row(f"{rounded(reckoned.given_mg, 1)} mg given, {balance}{', balances' if reckoned.balances else ''}")


def _account(account: DrugAccounted) -> str:
    return f"{fact_text(account)}{'' if account.lot.strip() else ', lot not known'}"
