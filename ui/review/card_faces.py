"""The session in ten seconds: what each card says, and the moment of the chart that it is about."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from session.alert_record import Urgency
from session.alert_summary import AlertsSummary
from session.events import VitalsRecorded
from session.limits import Crossing, Tier, crossings
from session.quantities import plain, rounded
from session.readings import baseline, highest, series
from session.state import SessionState
from session.summary import Extremes, Summary, summarise
from session.times import clock_text, elapsed_text, span_text
from ui.charts.session_marks import origin_of
from ui.text import tr
from ui.theme.priority import Priority

NONE = "–"


@dataclass(frozen=True, slots=True)
class CardFace:
    """A title, the figure, what stands behind it and `more` of it; `moment` is None where there is none to go to.

    One that `lists` opens a list in place of going to a moment.
    """

    title: str
    figure: str = NONE
    detail: str = ""
    more: str = ""
    moment: datetime | None = None
    priority: Priority = Priority.NONE
    lists: bool = False


def card_faces(state: SessionState, now: datetime) -> tuple[CardFace, ...]:
    """Return the seven cards of a session as it stands at `now`."""
    summary = summarise(state, now)
    return (
        _given(summary, now),
        _infusion_time(state, summary),
        _peak_pressure(state),
        _lowest_saturation(state, summary),
        _pain(state, summary),
        _ready_and_left(state, summary),
        _alerts(summary),
    )


def _given(summary: Summary, now: datetime) -> CardFace:
    title = tr("Given of maximum")
    if summary.started_at is None or summary.maximum_mg is None:
        return CardFace(title, detail=tr("nothing given"))
    over = summary.given_mg > summary.maximum_mg
    share = rounded(100 * summary.given_mg / summary.maximum_mg, 0)
    detail = tr("of {maximum} mg, {share} %").format(maximum=plain(summary.maximum_mg), share=share)
    figure = tr("{mg} mg").format(mg=rounded(summary.given_mg, 1))
    account, open_account = _account(summary)
    wrong = over or open_account
    priority = Priority.MEDIUM if wrong else Priority.NONE
    return CardFace(title, figure, detail, account, summary.ended_at or now, priority)


def _account(summary: Summary) -> tuple[str, bool]:
    """Say whether the drug was accounted for and balances, and whether it does not."""
    found = summary.reckoned
    if summary.ended_at is None or found is None or found.balance_mg is None:
        return "", False
    if found.balances:
        return tr("account balances"), False
    return tr("account off by {mg} mg").format(mg=abs(found.balance_mg)), True


def _infusion_time(state: SessionState, summary: Summary) -> CardFace:
    title = tr("Infusion time")
    if summary.started_at is None or state.opened is None:
        return CardFace(title, detail=tr("not started"))
    planned = state.opened.order.planned_min
    as_planned = abs(summary.infused_min - planned) < 1
    detail = tr("as planned") if as_planned else tr("of {planned} planned").format(planned=_minutes(Decimal(planned)))
    more = tr("so far") if summary.ended_at is None else ""
    return CardFace(title, _minutes(summary.infused_min), detail, more, summary.started_at)


def _minutes(minutes: Decimal) -> str:
    return elapsed_text(timedelta(minutes=float(minutes)))


def _peak_pressure(state: SessionState) -> CardFace:
    title, top = tr("Peak blood pressure"), highest(state, "systolic")
    if top is None or not isinstance(top.entry.body, VitalsRecorded):
        return CardFace(title, detail=tr("not measured"))
    diastolic = top.entry.body.value("diastolic")
    figure = plain(top.value) + (f"/{plain(diastolic)}" if diastolic is not None else "")
    means = baseline(state)
    rise = _change(top.value, means["systolic"]) if means.get("systolic") and state.started_at else ""
    detail = ", ".join(part for part in (rise, _at(state, top.at)) if part)
    values = {"systolic": top.value} | ({"diastolic": diastolic} if diastolic is not None else {})
    return CardFace(title, figure, detail, moment=top.at, priority=_priority(crossings(state, values)))


def _lowest_saturation(state: SessionState, summary: Summary) -> CardFace:
    title, found = tr("Lowest SpO₂"), _extremes(summary, "spo2")
    if found is None:
        return CardFace(title, detail=tr("not measured"))
    priority = _priority(crossings(state, {"spo2": found.lowest}))
    figure, at = f"{plain(found.lowest)} %", found.lowest_at
    return CardFace(title, figure, _at(state, at), moment=at, priority=priority)


def _pain(state: SessionState, summary: Summary) -> CardFace:
    title, first, last = tr("Pain, first to last"), summary.pain_first, summary.pain_last
    if first is None or last is None:
        return CardFace(title, detail=tr("not assessed"))
    *_, newest = series(state, "pain")
    detail = _change(last, first) if first else tr("of 10")
    return CardFace(title, f"{plain(first)} → {plain(last)}", detail, moment=newest.at)


def _ready_and_left(state: SessionState, summary: Summary) -> CardFace:
    title, moments = tr("Ready, left"), (summary.ready_at, summary.left_at)
    if not any(moments):
        return CardFace(title, detail=tr("not yet"))
    figure = " / ".join(clock_text(moment, state.utc_offset_min) if moment else NONE for moment in moments)
    after = summary.left_at - summary.ended_at if summary.left_at and summary.ended_at else None
    detail = tr("{time} after the end").format(time=elapsed_text(after)) if after else ""
    return CardFace(title, figure, detail, moment=summary.left_at or summary.ready_at)


def _alerts(summary: Summary) -> CardFace:
    """Say how many alerts there were; it is marked only where one that mattered was left alone."""
    title, alerts = tr("Alerts"), summary.alerts
    if summary.started_at is None:
        return CardFace(title, detail=tr("not started"))
    if not alerts.tales:
        return CardFace(title, detail=tr("none recorded"))
    detail, more = tr("nobody answered"), ""
    if (median := alerts.median_answer) is not None:
        words = tr("{answered} answered in {time}") if alerts.unanswered else tr("answered in {time}")
        detail = words.format(answered=alerts.answered, time=span_text(median))
        more = tr("{share} led to no action").format(share=alerts.share_without_action)
    return CardFace(title, _counted(alerts), detail, more, priority=Priority(alerts.neglected or 0), lists=True)


def _counted(alerts: AlertsSummary) -> str:
    """Return how many there were and how many of the worst: "3, 1 high"; "2, high" where all were."""
    worst = max(tale.alert.worst for tale in alerts.tales)
    word = {Urgency.HIGH: tr("high"), Urgency.MEDIUM: tr("medium"), Urgency.LOW: tr("low")}[worst]
    count, of_worst = len(alerts.tales), alerts.count(worst)
    if count == of_worst:
        return tr("{count}, {word}").format(count=count, word=word)
    return tr("{count}, {of_worst} {word}").format(count=count, of_worst=of_worst, word=word)


def _extremes(summary: Summary, code: str) -> Extremes | None:
    return next((item for item in summary.extremes if item.code == code), None)


def _change(value: Decimal, against: Decimal) -> str:
    """Return a difference in whole percent: "+26 %", "−63 %"."""
    share = rounded(100 * (value - against) / against, 0)
    return f"{share:+f} %".replace("-", "−") if share else "±0 %"


def _priority(crossed: tuple[Crossing, ...]) -> Priority:
    if any(crossing.tier is Tier.STOP for crossing in crossed):
        return Priority.HIGH
    return Priority.MEDIUM if crossed else Priority.NONE


def _at(state: SessionState, moment: datetime) -> str:
    origin = origin_of(state)
    return tr("at {time}").format(time=elapsed_text(moment - origin)) if origin else ""
