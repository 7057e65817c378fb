"""What differs between two sessions in what flowed: dose, rates, boluses, minutes, pauses, and an early stop."""

from datetime import timedelta
from decimal import Decimal

from session.comparison import Aligned, RateSpan
from session.comparison_pair import Alike, Difference, Found, Pair, clock
from session.early_stop import EarlyStop, early_stop
from session.infusion import infused
from session.quantities import rounded
from session.summary import whole_minutes

_MINUTE = timedelta(minutes=1)


def dose_found(pair: Pair) -> Found:
    """Yield what differs and what is the same, the dose first."""
    yield from _given(pair)
    yield from _rates(pair)
    yield from _boluses(pair)
    yield from _minutes(pair)
    yield from _pauses(pair)
    yield from _early_stop(pair)


def _given(pair: Pair) -> Found:
    (mg, per_kg), (other, other_per_kg) = (_total(one) for one in pair.both)
    if (mg, per_kg) == (other, other_per_kg):
        yield Alike("dose")
        return
    words = (
        f"{mg} mg given{_so_far(pair.this)} ({per_kg} mg/kg), {pair.than(mg, other)} ({other} mg, {other_per_kg} mg/kg)"
    )
    yield Difference(words, _end(pair.this))


def _so_far(one: Aligned) -> str:
    return " so far" if one.runs else ""


def _total(one: Aligned) -> tuple[Decimal, Decimal]:
    return one.given_at(one.seconds(one.until)) or (Decimal(0), Decimal(0))


def _end(one: Aligned) -> float:
    """Return when the last drug flowed."""
    return max((step.end for step in one.rates), default=0.0)


def _rates(pair: Pair) -> Found:
    """Yield the rate of the start and the highest one, both in mg/kg/h: weights may differ."""
    if not all(one.rates for one in pair.both):
        return
    start, other = (_shown(one.rates[0]) for one in pair.both)
    if start == other:
        yield Alike("start rate")
    else:
        yield Difference(f"Started at {start} mg/kg/h, on {pair.day} at {other} mg/kg/h", 0.0)
    tops = [max(one.rates, key=lambda step: step.mg_per_kg_h) for one in pair.both]
    highest, other = map(_shown, tops)
    if highest == other:
        yield Alike("highest rate")
    else:
        words = f"Highest rate {highest} mg/kg/h from {clock(tops[0].start)}, on {pair.day} {other} mg/kg/h"
        yield Difference(f"{words} from {clock(tops[1].start)}", tops[0].start)


def _shown(step: RateSpan) -> Decimal:
    """Return a rate in mg/kg/h as it is shown; what a float writes of it rounds as the number itself does."""
    return rounded(Decimal(str(step.mg_per_kg_h)), 2)


def _boluses(pair: Pair) -> Found:
    this, other = ([rounded(bolus.mg, 1) for bolus in one.state.boluses] for one in pair.both)
    if this == other:
        return
    moments = [one.seconds(bolus.at) for one in pair.both for bolus in one.state.boluses]
    yield Difference(f"{_bolus_words(this)}; on {pair.day} {_bolus_words(other).lower()}", moments[0])


def _bolus_words(given: list[Decimal]) -> str:
    if not given:
        return "No bolus"
    return f"Bolus of {given[0]} mg" if len(given) == 1 else f"{len(given)} boluses, {sum(given)} mg"


def _minutes(pair: Pair) -> Found:
    minutes, other = (Decimal(whole_minutes(one.state, one.until)) for one in pair.both)
    if minutes == other:
        yield Alike("minutes of infusion")
    else:
        words = f"Infused for {minutes} min{_so_far(pair.this)}, {pair.than(minutes, other)} ({other} min)"
        yield Difference(words, _end(pair.this))


def _pauses(pair: Pair) -> Found:
    minutes, other = (_paused(one) for one in pair.both)
    if minutes != other:
        first, than = (f"for {found} min" if found else "not" for found in (minutes, other))
        words = f"Paused {first}" if minutes else "Not paused"
        yield Difference(f"{words}; on {pair.day} {than if minutes else f'paused {than}'}", _pause_at(pair))


def _paused(one: Aligned) -> int:
    """Return the whole minutes between the start and the end of the infusion in which nothing flowed."""
    return (timedelta(seconds=_end(one)) - infused(one.state.segments, one.until)) // _MINUTE


def _pause_at(pair: Pair) -> float | None:
    for one in pair.both:
        for step, following in zip(one.rates, one.rates[1:], strict=False):
            if following.start > step.end:
                return step.end
    return None


def _early_stop(pair: Pair) -> Found:
    if any(one.runs for one in pair.both):
        return
    this, other = (early_stop(one.state) for one in pair.both)
    if this and other and _stopped(this) == _stopped(other):
        yield Alike("early stop")
    elif this and other:
        words = f"Stopped early {_stopped(this)}, on {pair.day} {_stopped(other)}"
        yield Difference(words, this.after.total_seconds())
    elif this:
        yield Difference(f"Stopped early {_stopped(this)}; not on {pair.day}", this.after.total_seconds())
    elif other:
        words = f"Not stopped early; on {pair.day} stopped {_stopped(other)}"
        yield Difference(words, other.after.total_seconds())


def _stopped(stop: EarlyStop) -> str:
    return f"at {clock(stop.after.total_seconds())}{f' ({stop.why})' if stop.why else ''}"
