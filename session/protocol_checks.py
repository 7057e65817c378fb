"""What a whole protocol must be: limits without contradiction, and for each what to do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Final

from session.course_rules import CourseRules
from session.instruments.catalogue import INSTRUMENTS
from session.problems import ProtocolProblem
from session.protocol import Change, Discharge, Protocol, Range
from session.protocol_course_checks import course_problems
from session.protocol_lines import Problems, line_problems
from session.quantities import RateUnit
from session.vitals import CATALOGUE, SIGNS

Fault = Callable[[str, str, str], ProtocolProblem]
"""Makes the problem of a field, a sentence and the table that the field stands in; empty for the file itself."""

_INTERVALS: Final = ("check_interval_min", "check_after_change_min", "recovery_check_interval_min")
_WITHOUT_WEIGHT: Final = (RateUnit.MG_H, RateUnit.ML_H)
_WHOLE: Final = Decimal(100)
_NOT_INSIDE: Final = (("act", "stop"), ("hold", "stop"), ("act", "unusual"))


def check_whole(protocol: Protocol, fault: Fault) -> None:
    """Raise the first problem of a protocol each of whose fields is valid by itself."""
    _rates(protocol, fault)
    for problems in (
        _limits, _changes, _stops, _signs, _advice, _reminders, line_problems, _minimums, course_problems, _unconfirmed,
    ):  # fmt: skip
        for field, sentence, table in problems(protocol):
            raise fault(field, sentence, table)


def _rates(protocol: Protocol, fault: Fault) -> None:
    rates = (protocol.start_rate, protocol.step, protocol.maximum_rate)
    if len({rate.unit for rate in rates}) > 1:
        raise fault("maximum_rate", "start_rate, step and maximum_rate must be in the same unit", "")
    if protocol.maximum_rate.value < protocol.start_rate.value:
        raise fault("maximum_rate", "it is below the start rate", "")
    if protocol.rate_cap and protocol.rate_cap.unit not in _WITHOUT_WEIGHT:
        raise fault("rate_cap", "write it in mg/h or mL/h, for it holds whatever the weight", "")
    shortest = min(int(getattr(protocol, name)) for name in _INTERVALS)
    if protocol.check_tolerance_min >= shortest:
        raise fault("check_tolerance_min", f"it must be below the shortest time between checks, {shortest}", "")


def _limits(protocol: Protocol) -> Problems:
    for inner, outer in _NOT_INSIDE:
        for limit in getattr(protocol, inner):
            beyond = _of(limit.code, getattr(protocol, outer))
            if isinstance(beyond, Range) and not _within(limit, beyond):
                yield limit.code, f"the limits of {outer} lie inside those of {inner}", outer


def _changes(protocol: Protocol) -> Problems:
    for name in ("act_change", "stop_change"):
        for change in getattr(protocol, name):
            if CATALOGUE[change.code].scale:
                yield change.code, "a score has no percent of a baseline; write its limit in act and stop", name
            if change.fall is not None and change.fall >= _WHOLE:
                yield change.code, "a fall is below 100 percent", name
    for small in protocol.act_change:
        large = _of(small.code, protocol.stop_change)
        if isinstance(large, Change) and not (_reaches(small.fall, large.fall) and _reaches(small.rise, large.rise)):
            yield small.code, "stop_change lies inside act_change", "stop_change"


def _stops(protocol: Protocol) -> Problems:
    """Find a reading with an end at which to act but none, absolute or against the baseline, at which to stop."""
    low, high = _ends(protocol.stop, protocol.stop_change)
    for table, limits in (("act", protocol.act), ("act_change", protocol.act_change)):
        lows, highs = _ends(limits)
        for code in (limit.code for limit in limits):
            for end, asked, there in (("low", lows, low), ("high", highs, high)):
                if code in asked and code not in there:
                    yield code, f"there is no {end} limit at which to stop; write one in stop", table


def _signs(protocol: Protocol) -> Problems:
    """Find a vital sign without any limit at which to stop."""
    low, high = _ends(protocol.stop, protocol.stop_change)
    for code, vital in CATALOGUE.items():
        if code in SIGNS - low - high:
            yield code, f"there is no limit at which to stop for the {vital.name}; write one in stop", "stop"


def _ends(*tables: Sequence[Range | Change]) -> tuple[set[str], set[str]]:
    """Return the codes that have a lower limit, and those that have an upper one."""
    low, high = set[str](), set[str]()
    for limit in (limit for table in tables for limit in table):
        ends = (limit.low, limit.high) if isinstance(limit, Range) else (limit.fall, limit.rise)
        for found, end in zip((low, high), ends, strict=True):
            if end is not None:
                found.add(limit.code)
    return low, high


def _advice(protocol: Protocol) -> Problems:
    told = {advice.code: advice for advice in protocol.advice}
    for table in ("act", "act_change", "stop", "stop_change"):
        tier = table.partition("_")[0]
        for limit in getattr(protocol, table):
            if limit.code not in told or not getattr(told[limit.code], tier):
                yield limit.code, f"advice does not say what to do; write {tier} for it in advice", table


def _reminders(protocol: Protocol) -> Problems:
    if protocol.overdue_min < protocol.check_tolerance_min:
        yield "overdue_min", f"it must be at least check_tolerance_min, {protocol.check_tolerance_min}", ""
    low, high = _ends(protocol.act, protocol.act_change, protocol.stop, protocol.stop_change)
    for place, code in enumerate(protocol.latched):
        if code not in low | high:
            yield "latched", f"there is no limit for the {CATALOGUE[code].name}, so no alert could stay", ""
        if code in protocol.latched[:place]:
            yield "latched", f"{code} stands there twice", ""


def _minimums(protocol: Protocol) -> Problems:
    for row in protocol.discharge.scores:
        highest = INSTRUMENTS[row.instrument].highest
        if row.minimum > highest:
            yield row.instrument, f"{row.minimum} is above the highest total, {highest}", "discharge.scores"


def _unconfirmed(protocol: Protocol) -> Problems:
    for name in protocol.unconfirmed:
        field, dot, part = name.partition(".")
        if dot and part not in _parts(protocol, field):
            yield "unconfirmed", f"{name} is not in this protocol", ""


def _parts(protocol: Protocol, field: str) -> frozenset[str]:
    """Return what a field's parts are called: codes, keys, drugs, or fields; of the discharge also its questions."""
    value = getattr(protocol, field)
    if isinstance(value, Discharge):
        return frozenset({*(each.name for each in fields(value)), *(question.key for question in value.questions)})
    if isinstance(value, CourseRules):
        return frozenset(each.name for each in fields(value))
    if not isinstance(value, tuple):
        return frozenset()
    return frozenset(_part(row) for row in value)


def _part(row: object) -> str:
    names = (getattr(row, name, None) for name in ("code", "key", "drug", "title"))
    return next((name for name in names if isinstance(name, str)), str(row))


def _of(code: str, limits: Iterable[Range | Change]) -> Range | Change | None:
    return next((limit for limit in limits if limit.code == code), None)


def _within(inner: Range, outer: Range) -> bool:
    """Say whether no end of the outer range lies inside the inner one."""
    low = inner.low is None or outer.low is None or outer.low <= inner.low
    return low and (inner.high is None or outer.high is None or outer.high >= inner.high)


def _reaches(small: Decimal | None, large: Decimal | None) -> bool:
    return small is None or large is None or large >= small
