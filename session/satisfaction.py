"""Whether a patient is satisfied with the treatment, as an answer between sessions."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from session.course import Measure, Measured


def satisfaction(patient_id: UUID, day: date, *, satisfied: bool) -> Measured:
    """Return the answer as it is kept: 1 for yes, 0 for no, and the word."""
    words = "yes" if satisfied else "no"
    value = Decimal(int(satisfied))
    return Measured(patient_id=patient_id, day=day, measure=Measure.SATISFIED, value=value, words=words)


def is_satisfied(measured: Iterable[Measured], since: date | None = None) -> bool | None:
    """Return the last answer on or after a day, of one day the last that was told; None where nobody asked since."""
    asked = [
        one
        for one in measured
        if one.measure is Measure.SATISFIED and one.value is not None and (since is None or one.day >= since)
    ]
    return bool(max(reversed(asked), key=_day).value) if asked else None


def _day(one: Measured) -> date:
    return one.day
