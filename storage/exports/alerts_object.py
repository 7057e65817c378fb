"""What a document says of the alerts of a session; its keys are documented with the document's."""

from typing import Any

from session.alert_record import Urgency
from session.alert_summary import AlertsSummary, AlertTale
from storage.exports.summary_object import seconds


def alerts_object(alerts: AlertsSummary) -> dict[str, Any]:
    """Return the alerts of a session, counted and each by itself."""
    return {
        **{urgency.word: alerts.count(urgency) for urgency in sorted(Urgency, reverse=True)},
        "answered": alerts.answered,
        "unanswered": alerts.unanswered,
        "without_action": alerts.without_action,
        "acted_on": alerts.acted_on,
        "mistaken": alerts.mistaken,
        "median_answer_s": seconds(alerts.median_answer),
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
        "lasted_s": seconds(tale.lasted),
        "open_at_leaving": tale.open_at_leaving,
        "answered_after_s": seconds(alert.answered_after),
        "acted": alert.acted,
        "device": alert.device,
        "answers": alert.answers,
    }
