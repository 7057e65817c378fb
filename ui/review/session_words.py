"""What a list says of a session: when, where, what it was, and how far it has come."""

from datetime import date, timedelta
from typing import Final

from session.ports import SessionHead
from session.quantities import plain, rounded
from session.record import Phase
from session.times import at_chair, clock_text
from ui.day_words import chair_words, day_words, short_day, short_weekday
from ui.text import tr

_WEEK: Final = 7


def still_running(head: SessionHead) -> bool:
    """Say whether the patient has not left."""
    return head.phase != Phase.LEFT.value


def when_words(head: SessionHead, today: date) -> str:
    """Return "20 Nov 2026, 09:50 to 12:06" in the session's own offset; today and yesterday in words."""
    day = at_chair(head.opened_at, head.utc_offset_min).date()
    words = {today: tr("today"), today - timedelta(days=1): tr("yesterday")}.get(day, day_words(day))
    begin = clock_text(head.opened_at, head.utc_offset_min)
    if head.left_at is None:
        return tr("{day}, from {begin}").format(day=words, begin=begin)
    end = clock_text(head.left_at, head.utc_offset_min)
    return tr("{day}, {begin} to {end}").format(day=words, begin=begin, end=end)


def brief_when(head: SessionHead, today: date) -> str:
    """Return "today 09:50", "Fri 12:10" within a week, "15 Oct" within a year, "15 Oct 2025"."""
    day = at_chair(head.opened_at, head.utc_offset_min).date()
    ago = (today - day).days
    if 0 <= ago < _WEEK:
        words = tr("today") if not ago else short_weekday(day)
        return tr("{day} {time}").format(day=words, time=clock_text(head.opened_at, head.utc_offset_min))
    return short_day(day) if day.year == today.year else day_words(day)


def place_words(head: SessionHead, today: date) -> str:
    """Return when and at which chair."""
    return " · ".join(part for part in (when_words(head, today), chair_words(head.chair)) if part)


def course_words(head: SessionHead) -> str:
    """Return which infusion it was, mg and pain, "Induction 3 of 6 · 51.3 mg · pain 8→3".

    Outside a course the protocol stands first. The dose is left out where it still grows.
    """
    parts = [head.course or head.protocol]
    if head.started_at is None:
        parts += [] if still_running(head) else [tr("not started")]
    elif head.ended_at is not None or not still_running(head):
        parts.append(f"{rounded(head.given_mg, 1)} mg")
    if head.pain_first is not None and head.pain_last is not None and head.started_at is not None:
        pain = {plain(head.pain_first): None, plain(head.pain_last): None}
        parts.append(tr("pain {scores}").format(scores="→".join(pain)))
    return " · ".join(part for part in parts if part)


def phase_words(head: SessionHead) -> str:
    """Return how far a session has come that is still running; nothing for one that is over."""
    since = {
        Phase.INFUSING.value: (tr("infusing since {time}"), head.started_at),
        Phase.RECOVERY.value: (tr("recovering since {time}"), head.ended_at),
    }
    plain_words = {
        Phase.BEFORE.value: tr("checked in, not started"),
        Phase.PAUSED.value: tr("infusion paused"),
        Phase.READY.value: tr("ready to leave"),
    }
    words, moment = since.get(head.phase, ("", None))
    if moment is not None:
        return words.format(time=clock_text(moment, head.utc_offset_min))
    return plain_words.get(head.phase, "")
