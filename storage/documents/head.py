"""The head of a printed record: who, when, for what; and the session in ten seconds."""

from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from session.erasure import is_erased
from session.events import SessionOpened, VitalsRecorded
from session.limits import crossings
from session.ports import Patient
from session.quantities import plain, rounded
from session.readings import baseline, highest
from session.state import SessionState
from session.summary import Summary
from session.times import age_on, at_chair, span_text
from storage.documents.words import (
    NONE,
    SEXES,
    STRUCK,
    Run,
    change_text,
    clock,
    day_and_year,
    elapsed,
    minutes_text,
    people,
    run,
    runs,
)

Field = dict[str, Any]
_UNKNOWN: Final = "not known without the check-in"


def identity(patient: Patient, state: SessionState) -> dict[str, Any]:
    """Return who it is about, with what stood at check-in struck through where it was corrected."""
    opened = state.opened
    day = at_chair(state.opening.occurred_at, state.utc_offset_min).date() if state.opening else None
    age = f" ({age_on(patient.born, day)} years)" if day else ""
    born = "removed with the identity" if is_erased(patient) else f"{day_and_year(patient.born)}{age}"
    fields: list[Field] = [
        _field("Born", runs(born)),
        _field("MRN", runs(patient.mrn)),
        _field("Sex", runs(SEXES.get(patient.sex, patient.sex))),
    ]
    if opened is None or state.opening is None:
        return {"name": patient.name, "fields": [*fields, _field("Check-in", runs("not in this record"))]}
    first = state.opening.body if isinstance(state.opening.body, SessionOpened) else opened
    return {"name": patient.name, "fields": [*fields, *_checked_in(state, opened, first)]}


def _field(label: str, words: list[Run], *, wide: bool = False) -> Field:
    return {"label": label, "runs": words, "wide": wide}


def _checked_in(state: SessionState, opened: SessionOpened, first: SessionOpened) -> list[Field]:
    protocol = opened.protocol
    doubt = "; defaults not confirmed" if protocol.unconfirmed else ""
    return [
        _field("Weight", _corrected(f"{plain(first.weight_kg)} kg", f"{plain(opened.weight_kg)} kg")),
        _field("Allergies", _corrected(_allergies(first), _allergies(opened)), wide=True),
        _field("Chair", _corrected(first.chair, opened.chair)),
        _field("Course", runs(opened.course or "not stated at check-in")),
        _field("Session", runs(_when(state)), wide=True),
        _field("Protocol", runs(f"{protocol.title}, version {protocol.version}{doubt}"), wide=True),
        _field("Recorded by", runs(people(state.events)), wide=True),
        _field("Identified by", runs(" and ".join(opened.identifiers) or "not stated"), wide=True),
    ]


def _allergies(opened: SessionOpened) -> str:
    return ", ".join(opened.allergies) or "none known"


def _corrected(before: str, now: str) -> list[Run]:
    return runs(now) if before == now else runs(run(before, STRUCK), now)


def _when(state: SessionState) -> str:
    """Return the day and the clock times between which the session went on, with its distance from UTC."""
    begin = state.opening.occurred_at if state.opening else state.entries[0].occurred_at
    local = at_chair(begin, state.utc_offset_min)
    until = f" to {clock(state, state.left_at)}" if state.left_at else ", not finished"
    zone = local.strftime("%z").replace("-", "\N{MINUS SIGN}")
    return f"{day_and_year(local.date())}, {clock(state, begin)}{until} (UTC{zone[:3]}:{zone[3:]})"


def cards(state: SessionState, summary: Summary) -> list[dict[str, str]]:
    """Return the session in ten seconds: title, figure, detail, and "act" or "stop" where a limit was crossed."""
    return [
        _given(state, summary),
        _time(state, summary),
        _pressure(state),
        _saturation(state, summary),
        _pain(summary),
        _leaving(state, summary),
        _alerts(summary),
    ]


def _card(title: str, figure: str = NONE, detail: str = "", mark: str = "") -> dict[str, str]:
    return {"title": title, "figure": figure, "detail": detail, "mark": mark}


def _given(state: SessionState, summary: Summary) -> dict[str, str]:
    reckoned, opened = summary.reckoned, state.opened
    if summary.started_at is None:
        return _card("Given of ordered", detail="nothing given")
    if reckoned is None or opened is None:
        return _card("Given of ordered", detail=_UNKNOWN)
    per_kg = rounded(reckoned.given_mg / Fraction(opened.weight_kg), 2)
    of = f"of {plain(rounded(reckoned.ordered_mg, 1))} mg, {per_kg} mg/kg"
    return _card("Given of ordered", f"{rounded(summary.given_mg, 1)} mg", of)


def _time(state: SessionState, summary: Summary) -> dict[str, str]:
    if summary.started_at is None:
        return _card("Infusion time", detail="not started")
    if state.opened is None:
        return _card("Infusion time", detail=_UNKNOWN)
    planned = state.opened.order.planned_min
    of = "as planned" if abs(summary.infused_min - planned) < 1 else f"of {minutes_text(planned)} planned"
    return _card("Infusion time", minutes_text(summary.infused_min), of if summary.ended_at else f"{of}, so far")


def _pressure(state: SessionState) -> dict[str, str]:
    top = highest(state, "systolic")
    if top is None or not isinstance(top.entry.body, VitalsRecorded):
        return _card("Peak BP", detail="not measured")
    diastolic = top.entry.body.value("diastolic")
    figure = plain(top.value) + (f"/{plain(diastolic)}" if diastolic is not None else "")
    means = baseline(state) if state.started_at else {}
    rise = change_text(top.value, means["systolic"]) if "systolic" in means else ""
    detail = " at ".join(filter(None, (rise, elapsed(state, top.at) or clock(state, top.at))))
    return _card("Peak BP", figure, detail, _mark(state, systolic=top.value))


def _saturation(state: SessionState, summary: Summary) -> dict[str, str]:
    found = next((one for one in summary.extremes if one.code == "spo2"), None)
    if found is None:
        return _card("Lowest SpO₂", detail="not measured")
    at = elapsed(state, found.lowest_at) or clock(state, found.lowest_at)
    return _card("Lowest SpO₂", f"{plain(found.lowest)} %", f"at {at}", _mark(state, spo2=found.lowest))


def _pain(summary: Summary) -> dict[str, str]:
    first, last = summary.pain_first, summary.pain_last
    if first is None or last is None:
        return _card("Pain", detail="not assessed")
    return _card("Pain", f"{plain(first)} → {plain(last)}", change_text(last, first) or "of 10")


def _leaving(state: SessionState, summary: Summary) -> dict[str, str]:
    moments = (summary.ready_at, summary.left_at)
    if not any(moments):
        return _card("Ready, left", detail="not yet")
    figure = " / ".join(clock(state, moment) if moment else NONE for moment in moments)
    after = summary.left_at - summary.ended_at if summary.left_at and summary.ended_at else None
    return _card("Ready, left", figure, f"{minutes_text(after.total_seconds() / 60)} after the end" if after else "")


def _alerts(summary: Summary) -> dict[str, str]:
    alerts = summary.alerts
    if not alerts.tales:
        return _card("Alerts", "0" if summary.started_at else NONE, "none recorded")
    median = alerts.median_answer
    detail = f"{alerts.answered} answered in {span_text(median)}" if median is not None else "nobody answered"
    return _card("Alerts", str(len(alerts.tales)), detail)


def _mark(state: SessionState, **values: Decimal) -> str:
    """Return "stop" or "act" where a value is beyond that limit; empty where it is not."""
    tiers = {crossing.tier for crossing in crossings(state, values)}
    return max(tiers).word if tiers else ""
