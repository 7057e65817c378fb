"""When a patient was last here and what was given, in one short line."""

from session.ports import SessionRow
from session.quantities import rounded
from session.record import Phase
from session.times import at_chair
from ui.day_words import chair_words, day_words
from ui.text import tr


def last_visit_words(row: SessionRow | None) -> str:
    """Return "20 Nov 2026 · 41.0 mg · left"; a first visit and a running session are said in words."""
    if row is None:
        return tr("first visit")
    head = row.head
    if head.phase != Phase.LEFT.value:
        place = chair_words(head.chair)
        return tr("here now, {place}").format(place=place.lower()) if place else tr("here now")
    day = day_words(at_chair(head.opened_at, head.utc_offset_min).date())
    if head.started_at is None:
        return tr("{day} · not started").format(day=day)
    return tr("{day} · {mg} mg · left").format(day=day, mg=rounded(head.given_mg, 1))
