"""The side effects of a session, each told from its beginning to its end."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from session.commands import GRADES
from session.events import EffectNoted, EffectResolved
from session.record import Status
from session.rescue import Rescue, drugs
from session.state import SessionState


@dataclass(frozen=True, slots=True)
class EffectTale:
    """One side effect: its worst grade and when that was first noted, from when to when, and what it was treated with.

    `over_at` is None where it was not over when it was written last; `event_id` is the entry with which it began.
    """

    name: str
    grade: str
    since: datetime
    worst_at: datetime
    event_id: UUID
    over_at: datetime | None = None
    treated: tuple[Rescue, ...] = ()


def severity(grade: str) -> int:
    """Return the place of a grade among those that there are; -1 for one that is not known."""
    return GRADES.index(grade) if grade in GRADES else -1


def effect_tales(state: SessionState) -> tuple[EffectTale, ...]:
    """Return the side effects in the order in which they began; one that came back is told again.

    A drug treats an effect where it was given while the effect lasted, and the protocol lists it for this effect by
    name. One that is listed for nothing counts where no other effect was there at the time.
    """
    tales = _courses(state)
    given = drugs(state)
    return tuple(
        replace(tale, treated=tuple(one for one in given if _lasted(tale, one.at) and _treats(one, tale, tales)))
        for tale in tales
    )


def worst_grades(state: SessionState) -> tuple[tuple[str, str], ...]:
    """Return each side effect once with its worst grade, in the order in which they first began."""
    worst: dict[str, str] = {}
    for tale in _courses(state):
        worst[tale.name] = max(worst.get(tale.name, tale.grade), tale.grade, key=severity)
    return tuple(worst.items())


def _courses(state: SessionState) -> tuple[EffectTale, ...]:
    told: list[EffectTale] = []
    present: dict[str, int] = {}
    for entry in state.entries:
        body, at = entry.body, entry.occurred_at
        if entry.status is Status.VOIDED:
            continue
        if isinstance(body, EffectNoted) and body.effect in present:
            told[present[body.effect]] = _worse(told[present[body.effect]], body.grade, at)
        elif isinstance(body, EffectNoted):
            present[body.effect] = len(told)
            told.append(EffectTale(body.effect, body.grade, at, at, entry.event.event_id))
        elif isinstance(body, EffectResolved) and body.effect in present:
            place = present.pop(body.effect)
            told[place] = replace(told[place], over_at=at)
    return tuple(told)


def _worse(tale: EffectTale, grade: str, at: datetime) -> EffectTale:
    return replace(tale, grade=grade, worst_at=at) if severity(grade) > severity(tale.grade) else tale


def _lasted(tale: EffectTale, at: datetime) -> bool:
    return tale.since <= at and (tale.over_at is None or at <= tale.over_at)


def _treats(given: Rescue, tale: EffectTale, tales: tuple[EffectTale, ...]) -> bool:
    if given.meant_for:
        return tale.name.casefold() in given.meant_for.casefold()
    return all(other is tale or not _lasted(other, given.at) for other in tales)
