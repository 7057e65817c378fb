"""An emergency at the chair: since when, which card, and which steps were taken when."""

from dataclasses import dataclass, replace
from datetime import datetime

from session.alert_events import EmergencyClosed, EmergencyOpened, EmergencyStep, EmergencyStepTaken


@dataclass(frozen=True, slots=True)
class Emergency:
    """One emergency; `ended_at` is None while it goes on, `taken` holds each step's words with its moment."""

    title: str
    began_at: datetime
    taken: tuple[tuple[str, datetime], ...] = ()
    ended_at: datetime | None = None

    def taken_at(self, step: str) -> datetime | None:
        """Return when a step was taken last, or None."""
        return next((at for words, at in reversed(self.taken) if words == step), None)


def fold_emergency(found: tuple[Emergency, ...], body: EmergencyStep, at: datetime) -> tuple[Emergency, ...]:
    """Return the emergencies after one more step; another card opened meanwhile only gives the present one its title.

    A step without an emergency, as a merged history may hold one, changes nothing.
    """
    present = found[-1] if found and found[-1].ended_at is None else None
    if present is None:
        return (*found, Emergency(body.title, at)) if isinstance(body, EmergencyOpened) else found
    match body:
        case EmergencyOpened(title=title):
            present = replace(present, title=title)
        case EmergencyStepTaken(step=step):
            present = replace(present, taken=(*present.taken, (step, at)))
        case EmergencyClosed():
            present = replace(present, ended_at=at)
    return (*found[:-1], present)
