"""What the infusion panel says: where it stands, how much was given, what is left, and what comes next."""

from datetime import datetime, timedelta
from fractions import Fraction

from session.bag import hanging
from session.infusion import given_mg, given_ml, infused, reaches
from session.quantities import plain, rounded
from session.record import RUNNING, Phase
from session.schedule import planned_end
from session.state import SessionState
from session.times import clock_text, elapsed_text
from ui.text import tr


def heading(state: SessionState) -> str:
    """Return where the infusion stands."""
    drug = state.opened.order.drug.capitalize() if state.opened else ""
    words = {
        Phase.BEFORE: tr("{drug}, not started"),
        Phase.INFUSING: tr("{drug} infusing"),
        Phase.PAUSED: tr("{drug} paused"),
        Phase.RECOVERY: tr("Recovery"),
        Phase.READY: tr("Ready to leave"),
        Phase.LEFT: tr("Left, record finished"),
    }
    return words[state.phase].format(drug=drug)


def rate_word(phase: Phase) -> str:
    """Return what the shown rate is while it does not flow."""
    return {Phase.BEFORE: tr("ordered"), Phase.PAUSED: tr("before the pause")}.get(phase, tr("last rate"))


def time(state: SessionState, now: datetime) -> str:
    """Return how long drug has flowed or recovery has lasted, of how long."""
    opened = state.opened
    if opened is None or state.started_at is None:
        return ""
    if state.ended_at:
        passed = elapsed_text((state.left_at or now) - state.ended_at)
        return tr("{passed} of {whole}").format(
            passed=passed, whole=elapsed_text(timedelta(minutes=opened.protocol.recovery_min))
        )
    flowed = elapsed_text(infused(state.segments, now))
    return tr("{passed} of {whole}").format(
        passed=flowed, whole=elapsed_text(timedelta(minutes=opened.order.planned_min))
    )


def ahead(state: SessionState, now: datetime) -> tuple[str, bool]:
    """Say when the planned time is over, or the ordered maximum before that, and whether either has passed."""
    opened, mixture = state.opened, state.mixture
    if opened is None or mixture is None:
        return "", False
    maximum = Fraction(opened.order.maximum_mg)
    given = given_mg(state.segments, state.boluses, now)
    if given > maximum:
        return tr("!! More than the ordered maximum of {mg} mg").format(mg=plain(opened.order.maximum_mg)), True
    if state.phase is not Phase.INFUSING or state.rate is None:
        return "", False
    end = planned_end(state, now) or now
    clock = clock_text(end, state.utc_offset_min)
    if end < now:
        return tr("!! The planned end was {clock}").format(clock=clock), True
    full = reaches(given, state.rate.mg_per_h(mixture), maximum, now)
    if full and full < end:
        clock, mg = clock_text(full, state.utc_offset_min), plain(opened.order.maximum_mg)
        return tr("Reaches {mg} mg at {clock}, before the planned end").format(mg=mg, clock=clock), False
    return tr("Planned end {clock}").format(clock=clock), False


def share(state: SessionState, now: datetime) -> str:
    """Return what was given in percent of the most that is ordered, in mg."""
    if state.opened is None:
        return ""
    most = state.opened.order.maximum_mg
    percent = rounded(given_mg(state.segments, state.boluses, now) / Fraction(most) * 100, 0)
    return tr("{percent} % of {mg} mg").format(percent=percent, mg=plain(most))


def given_again(state: SessionState, now: datetime) -> str:
    """Return what was given in mg for each kg of body weight and in mL; the mL are left out where not known."""
    if state.opened is None:
        return ""
    per_kg = given_mg(state.segments, state.boluses, now) / Fraction(state.opened.weight_kg)
    ml = given_ml(state.segments, state.boluses, now)
    volume = "" if ml is None else tr("{ml} mL").format(ml=rounded(ml, 1))
    return " · ".join(filter(None, (tr("{mg} mg/kg").format(mg=rounded(per_kg, 2)), volume)))


def remaining(state: SessionState, now: datetime) -> str:
    """Return how much of the planned time of flow is left, as H:MM; nothing before the start and after the end."""
    if state.opened is None or state.phase not in RUNNING:
        return ""
    left = timedelta(minutes=state.opened.order.planned_min) - infused(state.segments, now)
    return tr("{time} left").format(time=elapsed_text(max(left, timedelta(0))))


def bag_words(state: SessionState, now: datetime) -> tuple[str, bool]:
    """Say which bag hangs, what is left in it, when it is empty before the planned end, and whether it should be."""
    bag, mixture = hanging(state, now), state.mixture
    if bag is None or mixture is None or state.phase not in {Phase.BEFORE, *RUNNING}:
        return "", False
    held = state.bag.mg if state.bag else rounded(Fraction(mixture.mg_per_ml) * Fraction(bag.ml), 1)
    which = tr("Bag {mg} mg in {ml} mL").format(mg=plain(held), ml=plain(bag.ml))
    if not bag.left_ml:
        return tr("!! {bag}, should be empty").format(bag=which), True
    words = tr("{bag} · {left} mL left").format(bag=which, left=rounded(bag.left_ml, 0))
    end = planned_end(state, now)
    if bag.empty_at and end and bag.empty_at < end:
        clock = clock_text(bag.empty_at, state.utc_offset_min)
        return tr("{words}, bag empty at {clock}").format(words=words, clock=clock), False
    return words, False
