"""What a document says a session came to; its keys are documented with the document's."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from session.declared import Override
from session.early_stop import EarlyStop
from session.effect_tales import EffectTale
from session.extremes import Extremes
from session.outside import Outside
from session.quantities import plain
from session.summary import Summary
from session.vitals import CATALOGUE

_MICROSECOND: Final = timedelta(microseconds=1)


def told_object(summary: Summary) -> dict[str, Any]:
    """Return what is told of a session besides its figures: what stood outside, what was done about it, who wrote."""
    return {
        "mg_per_kg": summary.mg_per_kg,
        "percent_of_maximum": summary.percent,
        "stopped_early": _stopped(summary.stopped) if summary.stopped else None,
        "outside": [_outside(one) for one in summary.outside],
        "rescue": summary.rescues,
        "emergencies": summary.emergencies,
        "effects": [_effect(one) for one in summary.effects],
        "overrides": [_override(one) for one in summary.overrides],
        "pain": summary.pain,
        "pain_on_movement": summary.movement,
        "ready_after_s": seconds(summary.ready_after),
        "left_after_s": seconds(summary.left_after),
        "sentence": summary.sentence,
        "corrected_at": summary.corrected,
        "people": summary.people,
    }


def reading_object(extremes: Extremes) -> dict[str, Any]:
    """Return the extremes of one reading, and how far they are from the baseline."""
    vital = CATALOGUE[extremes.code]
    return {
        "unit": vital.unit if not vital.scale else "",
        "scale": vital.scale,
        "peak": extremes.highest,
        "peak_at": extremes.highest_at,
        "lowest": extremes.lowest,
        "lowest_at": extremes.lowest_at,
        "baseline": extremes.baseline,
        "rise": extremes.rise,
        "rise_percent": extremes.rise_percent,
        "fall": extremes.fall,
        "fall_percent": extremes.fall_percent,
    }


def seconds(span: timedelta | None) -> Decimal | None:
    """Return a span in seconds, exactly."""
    return None if span is None else Decimal(plain(Decimal(span // _MICROSECOND).scaleb(-6)))


def _stopped(stop: EarlyStop) -> dict[str, Any]:
    return {
        "at": stop.at,
        "after_s": seconds(stop.after),
        "flowed_s": seconds(stop.flowed),
        "planned_s": seconds(stop.planned),
        "why": stop.why,
        "event_id": stop.event_id,
    }


def _outside(one: Outside) -> dict[str, Any]:
    return {
        "code": one.code,
        "began_at": one.began_at,
        "outside_s": seconds(one.span),
        "stop_s": seconds(one.stop_span),
        "worst": one.worst.value,
        "worst_at": one.worst.start,
        "worst_tier": one.worst.tier.word,
        "stretches": [
            {"start": each.start, "end": each.end, "tier": each.tier.word, "value": each.value}
            for each in one.stretches
        ],
    }


def _effect(tale: EffectTale) -> dict[str, Any]:
    return {
        "effect": tale.name,
        "worst": tale.grade,
        "began_at": tale.since,
        "worst_at": tale.worst_at,
        "over_at": tale.over_at,
        "treated_with": tale.treated,
        "event_id": tale.event_id,
    }


def _override(override: Override) -> dict[str, Any]:
    said = override.said
    return {
        "stage": said.stage,
        "hold": said.hold,
        "sentence": said.sentence,
        "by": said.by,
        "reason": said.reason,
        "at": override.at,
        "event_id": override.event_id,
    }
