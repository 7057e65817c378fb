"""The rows of how a course of infusions goes on: the induction, the response, the boosters and the calls."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from session.course_rules import DAY_NAMES
from session.protocol import Protocol
from session.protocol_row import Kind, Row, Section
from session.quantities import plain

_K = Kind
_RULES: Final = (
    ("inductions", "Inductions to choose from", _K.LINES, "", True),
    ("open_days", "Days on which the clinic is open", _K.LINES, "", False),
    ("responder_percent", "A patient responds whose pain is less by at least", _K.NUMBER, "%", False),
    ("responder_weeks_single", "Relief after a single infusion lasts at least", _K.WHOLE, "weeks", False),
    ("responder_weeks_series", "Relief after a series lasts at least", _K.WHOLE, "weeks", False),
    ("booster_days_least", "Booster usually no sooner than after", _K.WHOLE, "days", False),
    ("booster_days_most", "Booster usually no later than after", _K.WHOLE, "days", False),
    ("fast_return_days", "A mini-series is suggested where relief lasted less than", _K.WHOLE, "days", False),
    ("most_in_year", "Infusions in a year, at most", _K.WHOLE, "", True),
    ("most_mg_in_year", "Ketamine in a year, at most", _K.NUMBER, "mg", True),
    ("liver_test_days", "Liver tests no older than", _K.WHOLE, "days", True),
    ("urinary_days", "Urinary symptoms asked about at least every", _K.WHOLE, "days", True),
    ("silent_days", "Asked for the diary by phone after a silence of", _K.WHOLE, "days", False),
    ("follow_up_hours_least", "Follow-up call no sooner after a session than", _K.WHOLE, "h", False),
    ("follow_up_hours_most", "Follow-up call no later after a session than", _K.WHOLE, "h", False),
)


def course_rows(protocol: Protocol) -> Iterator[Row]:
    """Return a row for each rule of a course."""
    for name, label, kind, unit, optional in _RULES:
        path = f"course.{name}"
        yield Row(
            path=path, section=Section.COURSE, label=label, value=_text(getattr(protocol.course, name)), mark=path,
            kind=kind, unit=unit, optional=optional, confirmed=protocol.confirmed(path),
        )  # fmt: skip


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(DAY_NAMES.get(str(one), str(one)) for one in value)
    if value is None:
        return ""
    return plain(value) if isinstance(value, Decimal) else str(value)
