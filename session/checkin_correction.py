"""The check-in put right while the session runs: what was typed becomes a correction, and what it does in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from session.checkin_fields import chair_key, read_today, weight_question
from session.declarations import CheckInCorrected
from session.events import SessionOpened
from session.form import FormFault, read_allergies
from session.infusion import given_mg
from session.quantities import plain, rounded
from session.record import Status
from session.state import SessionState, replay

_TRIAL: Final = UUID(int=2**128 - 1)
"""Sorts behind every entry of the same moment, as a correction that is still to be written does."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that was corrected: its name, and its words before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CheckInTyped:
    """What stands in the fields of the correction, as typed."""

    weight: str
    allergies: str
    chair: str


def as_typed(opened: SessionOpened) -> CheckInTyped:
    """Return the check-in as its fields show it."""
    return CheckInTyped(plain(opened.weight_kg), allergy_words(opened.allergies), opened.chair)


def allergy_words(allergies: tuple[str, ...]) -> str:
    """Return allergies as they are written, "none known" where there are none."""
    return ", ".join(allergies) or "none known"


def read_correction(
    opened: SessionOpened, typed: CheckInTyped, taken_chairs: Mapping[str, str], reason: str
) -> tuple[CheckInCorrected | None, dict[str, str]]:
    """Return the correction with only what differs, or None and a sentence for each of "weight", "allergies", "chair".

    `taken_chairs` says who sits on the chairs of the other running sessions, by `chair_key`.
    """
    faults: dict[str, str] = {}
    weight, allergies, chair = opened.weight_kg, opened.allergies, " ".join(typed.chair.split())
    try:
        weight = read_today(typed.weight)
    except FormFault as fault:
        faults["weight"] = fault.sentence
    try:
        allergies = read_allergies(typed.allergies)
    except FormFault as fault:
        faults["allergies"] = fault.sentence
    if not chair:
        faults["chair"] = "Write the chair, such as 2."
    elif sitting := taken_chairs.get(chair_key(chair)):
        faults["chair"] = f"{sitting} is on this chair in a running session. Write another chair."
    if faults:
        return None, faults
    made = CheckInCorrected(
        weight_kg=weight if weight != opened.weight_kg else None,
        allergies=allergies if allergies != opened.allergies else None,
        chair=chair if chair != opened.chair else None,
        reason=" ".join(reason.split()),
    )
    return made, {}


def weight_doubt(opened: SessionOpened, weight: Decimal | None) -> str:
    """Ask about a weight in kg that is unusual, or further from the one written than the protocol allows; else empty.

    How far is in the protocol's `weight_change_percent`; where that is None only the unusual is asked about.
    """
    if weight is None or weight == opened.weight_kg:
        return ""
    percent = opened.protocol.weight_change_percent
    share = abs(weight - opened.weight_kg) * 100 / opened.weight_kg
    if percent is not None and share > percent:
        way = "more" if weight > opened.weight_kg else "less"
        was = f"{plain(opened.weight_kg)} kg"
        return f"{plain(weight)} kg is {rounded(share, 0)} % {way} than was written at check-in, {was}. Is it right?"
    return weight_question(weight, None)


def what_it_does(state: SessionState, correction: CheckInCorrected, now: datetime) -> str:
    """Say what a corrected weight does to the dose reckoned so far; empty where the weight stays."""
    if state.opening is None or correction.weight_kg is None:
        return ""
    if state.started_at is None:
        return "Dose and rates per kg are reckoned with this weight from the start."
    trial = replace(state.opening, event_id=_TRIAL, body=correction, occurred_at=now, recorded_at=now)
    after = replay((*state.events, trial))
    before_mg, after_mg = (rounded(given_mg(each.segments, each.boluses, now), 1) for each in (state, after))
    anew = "The dose in mg/kg and rates in mg/kg/h are reckoned anew from the start"
    if before_mg == after_mg:
        return f"{anew}: {before_mg} mg given stays."
    return f"{anew}: {before_mg} mg becomes {after_mg} mg given. Check the rate at the pump."


def changes(before: SessionOpened, correction: CheckInCorrected) -> tuple[Changed, ...]:
    """Return what a correction changes, each with its old and its new words."""
    found = []
    if correction.weight_kg is not None:
        found.append(Changed("weight", f"{plain(before.weight_kg)} kg", f"{plain(correction.weight_kg)} kg"))
    if correction.allergies is not None:
        found.append(Changed("allergies", allergy_words(before.allergies), allergy_words(correction.allergies)))
    if correction.chair is not None:
        found.append(Changed("chair", before.chair or "none", correction.chair))
    return tuple(found)


def check_in_before(state: SessionState, event_id: UUID) -> SessionOpened | None:
    """Return the check-in as it stood before one of its corrections, what was struck out left aside."""
    opened = state.opening.body if state.opening else None
    if not isinstance(opened, SessionOpened):
        return None
    written = sorted(state.entries, key=lambda entry: (entry.event.recorded_at, entry.event.event_id))
    for entry in written:
        if entry.event.event_id == event_id:
            return opened
        if isinstance(entry.body, CheckInCorrected) and entry.status is not Status.VOIDED:
            opened = corrected(opened, entry.body)
    return opened


def corrected(opened: SessionOpened, correction: CheckInCorrected) -> SessionOpened:
    """Return a check-in with what a correction puts in its place."""
    return replace(
        opened,
        weight_kg=opened.weight_kg if correction.weight_kg is None else correction.weight_kg,
        allergies=opened.allergies if correction.allergies is None else correction.allergies,
        chair=opened.chair if correction.chair is None else correction.chair,
    )
