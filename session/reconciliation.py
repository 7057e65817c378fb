"""The drug of a session reckoned up: given against ordered, and drawn less given less wasted."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final
from uuid import UUID

from session.declarations import DrugAccounted
from session.infusion import given_mg, given_ml
from session.pump_check import PUMP_PLACES
from session.quantities import plain, rounded
from session.record import RUNNING, Phase

if TYPE_CHECKING:
    from session.state import SessionState

MG_PLACES: Final = 1
"""Decimals to which a balance in mg is reckoned and shown."""
_PUMP_ML: Final = Decimal(1).scaleb(-PUMP_PLACES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What was given against what was ordered, and the account of the drug; mg and mL are exact.

    `ordered_mg` is the whole dose that was ordered, or else the most that may be given. What is not known is None:
    the mL where a concentration is not, the drawn, the wasted and the balance before the account was written.
    """

    ordered_mg: Fraction
    given_mg: Fraction
    given_ml: Fraction | None
    drawn_mg: Decimal | None
    wasted_mg: Decimal | None
    tolerance_mg: Fraction

    @property
    def percent(self) -> Fraction | None:
        """Return what was given in percent of what was ordered; None where nothing was ordered."""
        return self.given_mg / self.ordered_mg * 100 if self.ordered_mg else None

    @property
    def balance_mg(self) -> Decimal | None:
        """Return drawn less given less wasted in mg to 0.1; above zero where drug is missing, None where not known."""
        if self.drawn_mg is None or self.wasted_mg is None:
            return None
        return rounded(Fraction(self.drawn_mg) - self.given_mg - Fraction(self.wasted_mg), MG_PLACES)

    @property
    def balances(self) -> bool | None:
        """Say whether the account balances within the tolerance; None where that is not known."""
        balance = self.balance_mg
        return None if balance is None else abs(balance) <= max(self.tolerance_mg, _least())

    @property
    def sentence(self) -> str:
        """Say what does not balance; an empty text where it does or nothing is known."""
        balance = self.balance_mg
        if balance is None or self.balances:
            return ""
        sums = (
            f"{plain(self.drawn_mg or Decimal(0))} mg drawn, {rounded(self.given_mg, MG_PLACES)} mg given, "
            f"{plain(self.wasted_mg or Decimal(0))} mg wasted:"
        )
        return f"{sums} {abs(balance)} mg {'not accounted for' if balance > 0 else 'more than was drawn'}."


def _least() -> Fraction:
    """Return the smallest difference that a balance in mg can show."""
    return Fraction(1, 10**MG_PLACES)


def tolerance(mg_per_ml: Decimal) -> Fraction:
    """Return how many mg an account may be off: what 0.1 mL of the bag hold.

    Source: pumps resolve 0.1 mL (clinical facts, section 2), so that nobody can read off more closely what was given.
    """
    return Fraction(_PUMP_ML) * Fraction(mg_per_ml)


def reconcile(state: "SessionState", now: datetime, account: DrugAccounted | None = None) -> Reconciliation | None:
    """Return the reckoning at `now` with the account of the record, or with another one; None without a check-in."""
    opened, mixture = state.opened, state.mixture
    if opened is None or mixture is None:
        return None
    order, written = opened.order, account or state.declared.account
    dose = order.dose.mg(order.mixture(opened.weight_kg)) if order.dose else Fraction(order.maximum_mg)
    strengths = [part.mg_per_ml for part in state.segments] + [bolus.mg_per_ml for bolus in state.boluses]
    return Reconciliation(
        ordered_mg=dose,
        given_mg=given_mg(state.segments, state.boluses, now),
        given_ml=given_ml(state.segments, state.boluses, now),
        drawn_mg=written.drawn_mg if written else None,
        wasted_mg=written.wasted_mg if written else None,
        tolerance_mg=tolerance(max(filter(None, strengths), default=mixture.mg_per_ml)),
    )


def account_findings(state: "SessionState", now: datetime) -> tuple[str, ...]:
    """Return a sentence for each thing that is open once the infusion is over: no account, no lot, or no balance."""
    found = reconcile(state, now)
    if found is None or state.started_at is None or state.phase in RUNNING or state.phase is Phase.BEFORE:
        return ()
    account = state.declared.account
    if account is None:
        return ("The drug has not been accounted for.",)
    missing = "" if account.lot.strip() else "The lot of the drug is not known."
    return tuple(filter(None, (found.sentence, missing)))


def imbalance(state: "SessionState") -> tuple[UUID, str] | None:
    """Return the entry of the account and what does not balance in it; None where it does, or while drug flows."""
    account = state.declared.account
    if account is None or state.started_at is None or state.phase in RUNNING:
        return None
    found = reconcile(state, max(entry.occurred_at for entry in state.entries))
    entry = next((one for one in reversed(state.entries) if one.body == account), None)
    return (entry.event.event_id, found.sentence) if found and entry and found.sentence else None
