"""What a document says of the alerts of a session; its keys are documented with the document's."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from session.alert_record import Urgency
from session.alert_summary import AlertsSummary, AlertTale
from session.quantities import plain

_MICROSECOND: Final = timedelta(microseconds=1)


def alerts_object(alerts: AlertsSummary) -> dict[str, Any]:
    """Return the alerts of a session, counted and each by itself."""
    return {
        **{urgency.word: alerts.count(urgency) for urgency in sorted(Urgency, reverse=True)},
        "answered": alerts.answered,
        "unanswered": alerts.unanswered,
        "without_action": alerts.without_action,
        "median_answer_s": _seconds(alerts.median_answer),
        "each": [_each(tale) for tale in alerts.tales],
    }


def _each(tale: AlertTale) -> dict[str, Any]:
    alert = tale.alert
    return {
        "event_id": alert.event_id,
        "cause": alert.cause,
        "about": tale.about,
        "worst": alert.worst.word,
        "sentence": alert.sentence,
        "raised_at": alert.raised_at,
        "times_said": alert.times_said,
        "cleared_at": alert.cleared_at,
        "lasted_s": _seconds(tale.lasted),
        "open_at_leaving": tale.open_at_leaving,
        "answered_after_s": _seconds(alert.answered_after),
        "acted": alert.acted,
        "device": alert.device,
        "answers": alert.answers,
    }


def _seconds(span: timedelta | None) -> Decimal | None:
    """Return a span in seconds, exactly."""
    return None if span is None else Decimal(plain(Decimal(span // _MICROSECOND).scaleb(-6)))
