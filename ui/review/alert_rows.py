"""Each alert of a session as a row: what was said, who answered how fast with what, and how long it lasted."""

from collections.abc import Iterator
from datetime import timedelta

from session.alert_record import Alert
from session.alert_summary import AlertsSummary, AlertTale
from session.alert_wording import mark
from session.times import clock_text, span_text
from ui.record.row import RecordRow, Run
from ui.review.card_faces import answered_words
from ui.text import tr
from ui.theme.priority import Priority


def alert_row(tale: AlertTale, utc_offset_min: int) -> RecordRow:
    """Return the row of an alert; it stands at the moment at which it was raised."""
    alert, priority = tale.alert, Priority(tale.alert.worst)
    return RecordRow(
        event_id=alert.event_id,
        moment=alert.raised_at,
        clock=clock_text(alert.raised_at, utc_offset_min),
        said=(Run(f"{mark(alert.first.urgency.word)} {alert.first.sentence}", Priority(alert.first.urgency).tone),),
        remarks=(*said_later(alert, utc_offset_min), *_became(tale)),
        priority=priority,
    )


def alerts_words(alerts: AlertsSummary) -> str:
    """Return what became of the alerts, how fast they were answered, and what does not count."""
    parts = [answered_words(alerts)]
    if alerts.unanswered and alerts.answered:
        parts.append(tr("{count} acted on").format(count=alerts.acted_on))
    if (median := alerts.median_answer) is not None:
        parts.append(tr("first answer after {time} (median)").format(time=_span(median)))
    words = ", ".join(parts)
    if alerts.mistaken:
        words += tr(". {count} more came of an entry that was struck out").format(count=alerts.mistaken)
    return words


def said_later(alert: Alert, utc_offset_min: int) -> Iterator[Run]:
    """Yield what was said of it after it was raised, each with its own time."""
    for saying in alert.sayings[1:]:
        when = tr("Worse at {clock}: ") if saying.worse else tr("Still so at {clock}: ")
        yield Run(when.format(clock=clock_text(saying.at, utc_offset_min)), "muted")
        yield Run(f"{mark(saying.urgency.word)} {saying.sentence} ", Priority(saying.urgency).tone)


def _became(tale: AlertTale) -> Iterator[Run]:
    if tale.answer is None or tale.alert.answered_after is None:
        yield Run(tr("Nobody answered"))
    else:
        yield Run(tale.answer.action)
        words = tr(", {name} after {time}")
        yield Run(words.format(name=tale.answer.by, time=_span(tale.alert.answered_after)), "muted")
    for later in tale.alert.answers[1:]:
        yield Run(tr(", then "), "muted")
        yield Run(later.action)
        yield Run(tr(", {name}").format(name=later.by), "muted")
    lasted = _span(tale.lasted)
    if tale.open_at_leaving:
        yield Run(tr(" · not over when the patient left, after {time}").format(time=lasted))
    elif tale.alert.open:
        yield Run(tr(" · for {time} so far").format(time=lasted), "muted")
    else:
        yield Run(tr(" · over after {time}").format(time=lasted), "muted")


def _span(span: timedelta) -> str:
    return span_text(span).replace(" ", "\N{NO-BREAK SPACE}")
