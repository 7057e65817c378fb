"""The session in ten seconds: what each card says, and the moment of the chart that it is about."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from session.alert_record import Urgency
from session.alert_summary import AlertsSummary
from session.events import VitalsRecorded
from session.limits import Tier, crossings
from session.pain_change import PainChange
from session.quantities import plain, rounded
from session.readings import highest
from session.state import SessionState
from session.summary import Summary
from session.times import clock_text, elapsed_text, span_text
from ui.charts.session_marks import origin_of
from ui.text import tr
from ui.theme.priority import Priority

NONE = "–"


@dataclass(frozen=True, slots=True)
class CardFace:
    """A title, the figure, what stands behind it and `more` of it; `moment` is None where there is none to go to.

    One that `lists` opens a list as well. `hint` is what is said of it under the mouse.
    """

    title: str
    figure: str = NONE
    detail: str = ""
    more: str = ""
    moment: datetime | None = None
    priority: Priority = Priority.NONE
    lists: bool = False
    hint: str = ""


def card_faces(
    state: SessionState, summary: Summary, now: datetime, origin: datetime | None = None
) -> tuple[CardFace, ...]:
    """Return the seven cards of a session as it stands at `now`, with what it came to by then.

    `origin` is 0:00 on the chart where that is not this fold's own: in a replay, before the infusion is started.
    """
    zero = origin or origin_of(state)
    return (
        _given(summary, now),
        _infusion_time(summary),
        _peak_pressure(state, summary, zero),
        _lowest_saturation(state, summary, zero),
        _pain(summary),
        _ready_and_left(state, summary),
        _alerts(summary),
    )


def _given(summary: Summary, now: datetime) -> CardFace:
    title, order = tr("Given of ordered"), summary.ordered
    if summary.started_at is None or order is None:
        return CardFace(title, detail=tr("nothing given"))
    detail = tr("of {maximum} mg, {share} %").format(maximum=plain(order.maximum_mg), share=summary.percent)
    figure = tr("{mg} mg").format(mg=rounded(summary.given_mg, 1))
    more = tr("{dose} mg/kg").format(dose=summary.mg_per_kg) if summary.mg_per_kg is not None else ""
    priority = Priority.MEDIUM if summary.given_mg > order.maximum_mg else Priority.NONE
    hint = tr("Ordered: start at {rate}, {minutes} min, {maximum} mg at most").format(
        rate=order.start_rate, minutes=order.planned_min, maximum=plain(order.maximum_mg)
    )
    return CardFace(title, figure, detail, more, summary.ended_at or now, priority, hint=hint)


def _infusion_time(summary: Summary) -> CardFace:
    title = tr("Infusion time")
    if summary.started_at is None or summary.ordered is None:
        return CardFace(title, detail=tr("not started"))
    planned = summary.ordered.planned_min
    as_planned = abs(summary.infused_min - planned) < 1
    detail = tr("as planned") if as_planned else tr("of {planned} planned").format(planned=_minutes(Decimal(planned)))
    more = tr("so far") if summary.ended_at is None and summary.left_at is None else ""
    return CardFace(title, _minutes(summary.infused_min), detail, more, summary.started_at)


def _minutes(minutes: Decimal) -> str:
    return elapsed_text(timedelta(minutes=float(minutes)))


def _peak_pressure(state: SessionState, summary: Summary, zero: datetime | None) -> CardFace:
    title, top, found = tr("Peak BP"), highest(state, "systolic"), summary.extremes_of("systolic")
    if top is None or found is None or not isinstance(top.entry.body, VitalsRecorded):
        return CardFace(title, detail=tr("not measured"))
    diastolic = top.entry.body.value("diastolic")
    figure = plain(top.value) + (f"/{plain(diastolic)}" if diastolic is not None else "")
    rise = change_words(found.rise_percent) if found.rise_percent is not None else ""
    detail = ", ".join(part for part in (rise, _at(top.at, zero)) if part)
    values = {"systolic": top.value} | ({"diastolic": diastolic} if diastolic is not None else {})
    return CardFace(title, figure, detail, moment=top.at, priority=_priority(state, summary, values))


def _lowest_saturation(state: SessionState, summary: Summary, zero: datetime | None) -> CardFace:
    title, found = tr("Lowest SpO₂"), summary.extremes_of("spo2")
    if found is None:
        return CardFace(title, detail=tr("not measured"))
    priority = _priority(state, summary, {"spo2": found.lowest})
    figure, at = f"{plain(found.lowest)} %", found.lowest_at
    return CardFace(title, figure, _at(at, zero), moment=at, priority=priority)


def _pain(summary: Summary) -> CardFace:
    title, pain = tr("Pain"), summary.pain
    moving = summary.movement[0] if summary.movement else None
    if pain is None:
        return CardFace(title, detail=tr("not assessed")) if moving is None else _moving_only(title, moving)
    figure = plain(pain.last) if pain.once else pain_words(pain)
    detail = tr("assessed once") if pain.once else tr("of 10")
    if pain.percent is not None:
        detail = change_words(pain.percent)
    more = tr("on movement {pain}").format(pain=pain_words(moving)) if moving else ""
    return CardFace(title, figure, detail, more, moment=pain.last_at)


def _moving_only(title: str, moving: PainChange) -> CardFace:
    return CardFace(title, pain_words(moving), tr("on movement"), moment=moving.last_at)


def pain_words(pain: PainChange) -> str:
    """Return pain first and last, "8 → 3"; one that was assessed once as it was."""
    return plain(pain.last) if pain.once else f"{plain(pain.first)} → {plain(pain.last)}"


def _ready_and_left(state: SessionState, summary: Summary) -> CardFace:
    title, moments = tr("Ready, left"), (summary.ready_at, summary.left_at)
    if not any(moments):
        return CardFace(title, detail=tr("not yet"))
    figure = " / ".join(clock_text(moment, state.utc_offset_min) if moment else NONE for moment in moments)
    after = summary.left_after or summary.ready_after
    detail = tr("{time} after the end").format(time=elapsed_text(after)) if after else ""
    return CardFace(title, figure, detail, moment=summary.left_at or summary.ready_at)


def _alerts(summary: Summary) -> CardFace:
    """Say how many alerts there were; it is marked only where one that mattered was left alone."""
    title, alerts = tr("Alerts"), summary.alerts
    if summary.started_at is None:
        return CardFace(title, detail=tr("not started"))
    if not alerts.tales:
        return CardFace(title, detail=tr("none that counts") if alerts.mistaken else tr("none recorded"))
    more = tr("in {time}").format(time=span_text(alerts.median_answer)) if alerts.median_answer is not None else ""
    moment, priority = alerts.tales[0].alert.raised_at, Priority(alerts.neglected or 0)
    return CardFace(title, _counted(alerts), answered_words(alerts), more, moment, priority, lists=True)


def answered_words(alerts: AlertsSummary) -> str:
    """Say what became of the alerts: that nobody answered, how many were answered, or how many were acted on."""
    if not alerts.answered:
        return tr("nobody answered")
    if alerts.unanswered:
        return tr("{answered} of {count} answered").format(answered=alerts.answered, count=len(alerts.tales))
    if alerts.acted_on == alerts.answered:
        return tr("all acted on") if alerts.acted_on > 1 else tr("acted on")
    return tr("all seen, {acted} acted on").format(acted=alerts.acted_on) if alerts.acted_on else tr("seen, no action")


def _counted(alerts: AlertsSummary) -> str:
    """Return how many there were and how many of the worst: "3, 1 high"; "2, high" where all were."""
    worst = max(tale.alert.worst for tale in alerts.tales)
    word = {Urgency.HIGH: tr("high"), Urgency.MEDIUM: tr("medium"), Urgency.LOW: tr("low")}[worst]
    count, of_worst = len(alerts.tales), alerts.count(worst)
    if count == of_worst:
        return tr("{count}, {word}").format(count=count, word=word)
    return tr("{count}, {of_worst} {word}").format(count=count, of_worst=of_worst, word=word)


def change_words(percent: Decimal) -> str:
    """Return a difference in whole percent: "+26 %", "−63 %"."""
    return f"{percent:+f} %".replace("-", "−") if percent else "±0 %"


TIERS = {Tier.ACT: Priority.MEDIUM, Tier.STOP: Priority.HIGH}
"""How wrong it is that a value was beyond a limit."""


def _priority(state: SessionState, summary: Summary, values: dict[str, Decimal]) -> Priority:
    """Return how wrong these values are: against the limits that held then, before the start against those of now."""
    if summary.started_at is None:
        return max((TIERS[one.tier] for one in crossings(state, values)), default=Priority.NONE)
    held = (
        TIERS[stretch.tier]
        for one in summary.outside
        for stretch in one.stretches
        if values.get(one.code) == stretch.value
    )
    return max(held, default=Priority.NONE)


def _at(moment: datetime, zero: datetime | None) -> str:
    return tr("at {time}").format(time=elapsed_text(moment - zero)) if zero else ""
