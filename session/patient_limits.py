"""The limits of one patient: as the protocol says them, as they hold now, and by whom others were set."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from session.declarations import LimitsChanged
from session.limits import Band, Tier, bands
from session.protocol import Change, Protocol, Range
from session.quantities import plain
from session.readings import baseline
from session.record import Entry, Status
from session.state import SessionState
from session.vitals import CATALOGUE, Vital

Place = tuple[str, Tier]
"""The reading's code and the tier that a field is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limited:
    """A reading with limits: as they hold now (whole steps of the reading, inside both ends), and what they rest on.

    `said` holds the protocol's limits in words, `own` the entries by which others were set, the latest last.
    """

    vital: Vital
    band: Band
    baseline: Decimal | None
    said: Mapping[Tier, str]
    own: Mapping[Tier, tuple[Entry, ...]]


def limited(state: SessionState) -> tuple[Limited, ...]:
    """Return every reading that the protocol or a prescriber limits."""
    if state.opened is None:
        return ()
    protocol, now = state.opened.protocol, shown_bands(state)
    means = baseline(state) if state.started_at else {}
    codes = set(now) | {change.code for change in (*protocol.act_change, *protocol.stop_change)}
    return tuple(
        Limited(
            vital=vital,
            band=now.get(code) or Band(Range(code, None, None), Range(code, None, None)),
            baseline=means.get(code),
            said={tier: _protocol_words(protocol, code, tier) for tier in Tier},
            own={tier: set_by(state, (code, tier)) for tier in Tier},
        )
        for code, vital in CATALOGUE.items()
        if code in codes
    )


def shown_bands(state: SessionState) -> dict[str, Band]:
    """Return the limits as they hold now, each end as the last value of the reading that is not beyond it."""
    return {code: Band(_inward(band.act), _inward(band.stop)) for code, band in bands(state).items()}


def _inward(limit: Range) -> Range:
    step = Decimal(1).scaleb(-CATALOGUE[limit.code].decimals)
    low = None if limit.low is None else limit.low.quantize(step, ROUND_CEILING)
    high = None if limit.high is None else limit.high.quantize(step, ROUND_FLOOR)
    return Range(limit.code, low, high)


def range_words(limit: Range) -> str:
    """Return a range as it is typed: "90 to 180", "from 92", "up to 110"; a dash for none."""
    low, high = (None if end is None else signed(end) for end in (limit.low, limit.high))
    if low is None:
        return "\N{EN DASH}" if high is None else f"up to {high}"
    return f"from {low}" if high is None else f"{low} to {high}"


def signed(value: Decimal) -> str:
    """Return a number with a minus sign as it is printed."""
    return plain(value).replace("-", "\N{MINUS SIGN}")


def _protocol_words(protocol: Protocol, code: str, tier: Tier) -> str:
    ranges, changes = (protocol.act, protocol.act_change) if tier is Tier.ACT else (protocol.stop, protocol.stop_change)
    absolute = [range_words(limit) for limit in ranges if limit.code == code]
    against = [_change_words(change) for change in changes if change.code == code]
    return ", ".join((*absolute, *against)) or "\N{EN DASH}"


def _change_words(change: Change) -> str:
    parts = ((change.fall, "\N{MINUS SIGN}"), (change.rise, "+"))
    return " ".join(f"{sign}{plain(by)} %" for by, sign in parts if by is not None) + " of baseline"


def set_by(state: SessionState, place: Place) -> tuple[Entry, ...]:
    """Return the entries that stand by which a limit was set, the latest last; empty where the protocol's holds."""
    return tuple(
        entry
        for entry in state.entries
        if isinstance(entry.body, LimitsChanged)
        and entry.status is not Status.VOIDED
        and (entry.body.code, entry.body.tier) == (place[0], place[1].word)
    )
