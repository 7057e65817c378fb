"""What the start gate reads from the record by itself: baseline, interval, course, weight, access, order, pump."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from session.declarations import PumpChecked
from session.events import AccessPlaced
from session.protocol import Protocol, Range, Severity
from session.pump_check import differences
from session.quantities import plain, rounded
from session.readings import Taken, latest
from session.record import Status
from session.screening_course import course_checks
from session.screening_items import CHECKED, HELD, Background, Item, Standing, read_item
from session.state import SessionState
from session.times import at_chair, clock_text
from session.vitals import CATALOGUE
from session.wording import fact_text

_AGAIN: Final = "Measure again, or a prescriber decides."
_NEEDED: Final = ("systolic", "diastolic", "heart_rate", "spo2")
"""What a baseline consists of at least; what the protocol holds the start by is needed as well."""


def checks(state: SessionState, background: Background, now: datetime) -> Iterator[Item]:
    """Yield what is checked before the start under a protocol that asks for anything."""
    protocol = state.opened.protocol if state.opened else None
    if protocol is None:
        return
    if protocol.hold or protocol.baseline_max_age_min is not None:
        yield from _baseline(state, protocol, now)
    if protocol.minimum_gap_days:
        yield _gap(state, protocol.minimum_gap_days, background, now)
    yield from course_checks(state, protocol, background, now)
    if protocol.weight_change_percent is not None:
        yield _weight(state, protocol, background)
    yield _order(state, protocol)
    yield _access(state.declared.access)
    if protocol.second_check:
        yield _second_check(state, protocol.second_check)


def _missing(key: str, words: str, sentence: str, todo: str, severity: Severity | None = None) -> Item:
    standing = HELD[severity] if severity else Standing.OPEN
    return Item(
        key=key, group=CHECKED, words=words, standing=standing, sentence=sentence, severity=severity, todo=todo,
        missing=True,
    )  # fmt: skip


def _baseline(state: SessionState, protocol: Protocol, now: datetime) -> Iterator[Item]:
    """Yield the baseline as one item, and each sign outside its range as one of its own."""
    codes = dict.fromkeys((*_NEEDED, *(limit.code for limit in protocol.hold)))
    taken = {code: found for code in codes if (found := latest(state, code))}
    old = [code for code, found in taken.items() if _too_old(found, protocol, now)]
    held = [
        read_item(
            f"baseline {limit.code}", "Baseline", _outside(limit, taken[limit.code], state), Severity.HARD, _AGAIN
        )
        for limit in protocol.hold
        if limit.code in taken and limit.code not in old and not limit.holds(taken[limit.code].value)
    ]  # fmt: skip
    lacking = [code for code in codes if code not in taken]
    if lacking or old:
        yield _missing("baseline", "Baseline", _unknown(lacking, old, taken, protocol, now), "Write a line below.")
    elif not held:
        yield read_item("baseline", "Baseline", _well(taken, state))
    yield from held


def _too_old(found: Taken, protocol: Protocol, now: datetime) -> bool:
    oldest = protocol.baseline_max_age_min
    return oldest is not None and now - found.at > timedelta(minutes=oldest)


def _outside(limit: Range, found: Taken, state: SessionState) -> str:
    vital = CATALOGUE[limit.code]
    above = limit.high is not None and found.value > limit.high
    bound = limit.high if above else limit.low
    clock = clock_text(found.at, state.utc_offset_min)
    value = f"{vital.heading} {plain(found.value)} {vital.unit}".rstrip()
    return f"{value} at {clock}, {'above' if above else 'below'} {plain(bound) if bound is not None else ''}."


def _unknown(lacking: list[str], old: list[str], taken: dict[str, Taken], protocol: Protocol, now: datetime) -> str:
    if lacking:
        return f"Not measured yet: {', '.join(CATALOGUE[code].name for code in lacking)}."
    oldest = min((taken[code] for code in old), key=lambda found: found.at)
    minutes = (now - oldest.at) // timedelta(minutes=1)
    return f"Measured {minutes} min ago; it may be {protocol.baseline_max_age_min} min old."


def _well(taken: dict[str, Taken], state: SessionState) -> str:
    value = {code: plain(found.value) for code, found in taken.items()}
    clock = clock_text(min(found.at for found in taken.values()), state.utc_offset_min)
    signs = f"{value['systolic']}/{value['diastolic']} mmHg, HR {value['heart_rate']}, SpO₂ {value['spo2']} %"
    rest = [f"{CATALOGUE[code].short} {value[code]}" for code in value if code not in _NEEDED]
    return f"{', '.join((signs, *rest))} at {clock}."


def _gap(state: SessionState, least: int, background: Background, now: datetime) -> Item:
    words = "Last infusion"
    if background.trouble:
        return read_item(
            "interval", words, f"Not known when the last infusion was. {background.trouble}", Severity.SOFT
        )
    if background.last_start is None:
        return read_item("interval", words, "None in this record.")
    last = at_chair(background.last_start, state.utc_offset_min).date()
    days = (at_chair(now, state.utc_offset_min).date() - last).days
    sentence = f"{words} {_days(days)} ago, on {last.isoformat()}; the protocol asks for at least {_days(least)}."
    return read_item("interval", words, sentence, Severity.HARD if days < least else None)


def _days(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days} days"


def _weight(state: SessionState, protocol: Protocol, background: Background) -> Item:
    opened, limit = state.opened, protocol.weight_change_percent
    weight = opened.weight_kg if opened else None
    before = background.last_weight_kg
    if weight is None or limit is None or not before:
        return read_item(
            "weight", "Weight", "" if weight is None else f"{plain(weight)} kg, no earlier one to compare."
        )
    change = abs(weight - before) * 100 / before
    sentence = f"{plain(weight)} kg, last time {plain(before)} kg"
    if change <= limit:
        return read_item("weight", "Weight", f"{sentence}.")
    sentence = f"Weight {sentence}: {plain(rounded(change, 1))} % apart, more than {plain(limit)} %."
    return read_item("weight", "Weight", sentence, Severity.SOFT, todo="Weigh again, or correct the check-in.")


def _order(state: SessionState, protocol: Protocol) -> Item:
    opened, mixture = state.opened, state.mixture
    if opened is None or mixture is None:
        return read_item("order", "Order", "")
    rate = opened.order.start_rate
    for most, words in ((protocol.maximum_rate, "the protocol's maximum"), (protocol.rate_cap, "the protocol's cap")):
        if most is not None and rate.mg_per_h(mixture) > most.mg_per_h(mixture):
            return read_item("order", "Order", f"Start rate {rate} is above {words} of {most}.", Severity.HARD)
    return read_item("order", "Order", f"Start at {rate}, at most {protocol.maximum_rate}.")


def _access(access: AccessPlaced | None) -> Item:
    if access is None:
        todo = "Write below: access left forearm 22G attempt 1."
        return _missing("access", "IV access", "IV access is not recorded.", todo, Severity.SOFT)
    return read_item("access", "IV access", f"{fact_text(access)}.")


def _second_check(state: SessionState, severity: Severity) -> Item:
    words, pump = "Second check of the pump", state.declared.pump
    if pump is None or state.opened is None or state.mixture is None:
        return _missing("second check", words, "No second person has checked the pump.", "", severity)
    if _same(pump.by, _recorded_by(state, pump)):
        sentence = f"{pump.by} recorded the check of the pump as well, so it is not independent."
        return read_item("second check", words, sentence, severity)
    if wrong := differences(state.opened, state.mixture, pump):
        return read_item("second check", words, " ".join(wrong), Severity.HARD)
    clock = clock_text(state.declared.pump_at, state.utc_offset_min) if state.declared.pump_at else ""
    return read_item("second check", words, f"By {pump.by} at {clock}: matches the order.")


def _recorded_by(state: SessionState, pump: PumpChecked) -> str:
    """Return who wrote the check that counts."""
    standing = (entry for entry in reversed(state.entries) if entry.status is not Status.VOIDED)
    return next((entry.event.actor for entry in standing if entry.body is pump), "")


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
