"""What of a planned dose goes beyond a limit, and what a protocol allows at a weight; a plan is told, never refused."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from session.dose_plan import DosePlan
from session.infusion import PUMP_ML_H
from session.protocol import Protocol
from session.quantities import Mixture, Rate, RateUnit, convert, plain, rounded
from session.wording import rate_text


def plan_warnings(plan: DosePlan, maximum_mg: Decimal | None, protocol: Protocol | None) -> tuple[str, ...]:
    """Return a sentence for each limit of the protocol, the order, the pump or the bag that the plan goes beyond."""
    found = (
        _at_the_pump(plan),
        *(_above_rates(plan, protocol)),
        _above_total(plan, maximum_mg),
        _above_protocol_total(plan, maximum_mg, protocol) if protocol else "",
        _bag_too_small(plan),
    )
    return tuple(filter(None, found))


def plan_notes(plan: DosePlan, protocol: Protocol | None) -> tuple[str, ...]:
    """Return what explains the plan without being wrong: that the start rate is the protocol's cap, and why."""
    if protocol is None or protocol.rate_cap is None or plan.rate != protocol.rate_cap:
        return ()
    if protocol.start_rate.mg_per_h(plan.mixture) <= protocol.rate_cap.mg_per_h(plan.mixture):
        return ()
    wanted = rate_text(
        convert(protocol.start_rate.mg_per_h(plan.mixture), protocol.rate_cap.unit, plan.mixture),
        protocol.rate_cap.unit,
    )
    kg = plain(plan.mixture.weight_kg)
    return (f"{protocol.start_rate} would be {wanted} at {kg} kg; the protocol caps it at {protocol.rate_cap}.",)


def capped(protocol: Protocol, rate: Rate, weight_kg: Decimal | None, mg_per_ml: Decimal | None) -> Rate:
    """Return one of the protocol's rates, or its cap where that is lower.

    While the weight or the concentration that would tell is None, the rate is returned as it is.
    """
    cap = protocol.rate_cap
    if cap is None:
        return rate
    units = {rate.unit, cap.unit}
    per_kg = {RateUnit.MG_KG_H, RateUnit.UG_KG_MIN}
    if units <= per_kg or len(units) == 1:
        weight_kg, mg_per_ml = weight_kg or Decimal(1), mg_per_ml or Decimal(1)
    elif RateUnit.ML_H not in units:
        mg_per_ml = mg_per_ml or Decimal(1)
    elif not units & per_kg:
        weight_kg = weight_kg or Decimal(1)
    if weight_kg is None or mg_per_ml is None:
        return rate
    mixture = Mixture(weight_kg, mg_per_ml)
    return cap if cap.mg_per_h(mixture) < rate.mg_per_h(mixture) else rate


def most_mg(protocol: Protocol, weight_kg: Decimal | None) -> Decimal | None:
    """Return the most mg of the protocol: the lower of its mg and its mg/kg times the weight; None where neither is.

    It is rounded down to 0.1 mg, so that it never allows more. Without a weight the mg/kg say nothing.
    """
    limits = [] if protocol.maximum_mg is None else [protocol.maximum_mg]
    if protocol.maximum_mg_per_kg is not None:
        if weight_kg is None:
            return None
        limits.append(protocol.maximum_mg_per_kg * weight_kg)
    return Decimal(int(min(limits) * 10)) / 10 if limits else None


def _at_the_pump(plan: DosePlan) -> str:
    if plan.pump_can_run:
        return ""
    ml_h = plan.in_unit(RateUnit.ML_H)
    shown = _rounded_by(ml_h, lambda value: value > PUMP_ML_H or value > 0)
    return f"{plain(shown)} mL/h cannot be set at a pump: it runs 0.1 to {PUMP_ML_H} mL/h. Check bag and rate."


def _above_rates(plan: DosePlan, protocol: Protocol | None) -> list[str]:
    """Say of each highest rate, of the order and of the protocol, that the plan's rate is above it."""
    limits = [("the ordered highest rate of", plan.maximum_rate)]
    if protocol:
        limits += [("the protocol's cap of", protocol.rate_cap), ("the protocol's maximum of", protocol.maximum_rate)]
    return [_above_rate(plan, limit, words) for words, limit in limits if limit]


def _above_rate(plan: DosePlan, limit: Rate, words: str) -> str:
    if max(plan.mg_per_h, plan.rate.mg_per_h(plan.mixture)) <= limit.mg_per_h(plan.mixture):
        return ""
    comes_to = max(plan.in_unit(limit.unit), convert(plan.rate.mg_per_h(plan.mixture), limit.unit, plan.mixture))
    written = str(plan.dose or plan.rate)
    if plan.dose is None and plan.rate.unit is limit.unit:
        return f"{written} is above {words} {limit}."
    return f"{written} comes to {_above(comes_to, limit.value)} {limit.unit.value}, above {words} {limit}."


def _above_total(plan: DosePlan, maximum_mg: Decimal | None) -> str:
    total = plan.total_mg
    if maximum_mg is None or total is None or total <= maximum_mg:
        return ""
    return (
        f"{plan.planned_min} min at this rate give {_above(total, maximum_mg)} mg, "
        f"more than the maximum of {plain(maximum_mg)} mg."
    )


def _above_protocol_total(plan: DosePlan, maximum_mg: Decimal | None, protocol: Protocol) -> str:
    """Say that the order's maximum, or without one the plan, is above the most of the protocol."""
    most = most_mg(protocol, plan.mixture.weight_kg)
    if most is None:
        return ""
    if maximum_mg is not None and maximum_mg > most:
        return f"At most {plain(maximum_mg)} mg is above the protocol's {plain(most)} mg at this weight."
    total = plan.total_mg
    if maximum_mg is None and total is not None and total > most:
        return f"{_above(total, most)} mg is above the protocol's {plain(most)} mg at this weight."
    return ""


def _bag_too_small(plan: DosePlan) -> str:
    volume, bag = plan.volume_ml, plan.bag_ml
    if volume is None or bag is None or volume <= bag:
        return ""
    return f"The bag holds {plain(bag)} mL, the plan needs {_above(volume, bag)} mL. Have a second bag ready."


def _above(value: Fraction, limit: Decimal) -> Decimal:
    """Round a value so that it still reads as more than its limit."""
    return _rounded_by(value, lambda shown: shown > limit)


def _rounded_by(value: Fraction, reads_right: Callable[[Decimal], bool]) -> Decimal:
    return next((shown for places in (1, 2, 3) if reads_right(shown := rounded(value, places))), rounded(value, 6))
