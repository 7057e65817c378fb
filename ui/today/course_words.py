"""What the day brings of the courses, in words: bookings and calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from session.booster_words import window_text
from session.day_bookings import Arrival, Expected
from session.day_calls import FollowUp, Returning, Silent, Unjudged
from session.ports import Patient
from session.quantities import plain, rounded
from session.response import Relief
from session.times import clock_text
from ui.day_words import chair_words, day_words
from ui.text import tr


@dataclass(frozen=True, slots=True)
class BookingWords:
    """What a row says of a booking; `state` is empty while there is nothing to say."""

    time: str
    chair: str
    name: str
    about: str
    infusion: str
    last_time: str
    pains: str
    state: str
    struck: bool
    button: str

    @property
    def aloud(self) -> str:
        """Return the row as a screen reader says it."""
        parts = (self.time, self.chair, self.name, self.about, self.infusion, self.last_time, self.pains, self.state)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class CallWords:
    """What a row says of a call; `when` is what it waits for or until when it is due."""

    patient: Patient
    what: str
    when: str


def booking_words(one: Expected, utc_offset_min: int, *, may_start: bool) -> BookingWords:
    """Return the words of a booking; its button checks in who is expected, and opens the session of who is here."""
    booking, patient = one.row.booking, one.row.patient
    button = tr("Open") if one.arrival is Arrival.HERE else ""
    if may_start and one.arrival in {Arrival.EXPECTED, Arrival.LATE}:
        button = tr("Check in")
    return BookingWords(
        time=clock_text(booking.at, utc_offset_min),
        chair=chair_words(booking.chair),
        name=patient.name,
        about=tr("{condition} · MRN {mrn}").format(
            condition=tr(one.row.course.condition.value), mrn=patient.mrn.replace(" ", "\N{NO-BREAK SPACE}")
        ),
        infusion=one.infusion,
        last_time=one.last_time,
        pains=one.pains or tr("none yet"),
        state=arrival_words(one),
        struck=not one.comes,
        button=button,
    )


def arrival_words(one: Expected) -> str:
    """Return what became of a booking; nothing of one whose time has not come."""
    if one.arrival is Arrival.EXPECTED:
        return ""
    if one.arrival is Arrival.LATE:
        hours, minutes = divmod(one.late_min, 60)
        if hours:
            return tr("{hours} h {minutes} min late").format(hours=hours, minutes=minutes)
        return tr("{minutes} min late").format(minutes=minutes)
    return tr(one.arrival.value)


def returning_words(one: Returning) -> CallWords:
    if one.pain is not None:
        pain = tr("pain {now}").format(now=_pain(one.pain))
        if one.was is not None:
            pain = tr("pain {now}, was {was} after infusion").format(now=_pain(one.pain), was=_pain(one.was))
    else:
        pain = no_diary(one.silent_days or 0)
    fast = tr("returns fast: think of two or three") if one.fast else ""
    return CallWords(one.patient, _joined(pain, relief_words(one.reliefs), fast), window_text(one.window))


def silent_words(one: Silent) -> CallWords:
    return CallWords(one.patient, _joined(no_diary(one.days), relief_words(one.reliefs)), tr("ask by phone"))


def unjudged_words(one: Unjudged) -> CallWords:
    days = tr("last infusion today")
    if one.days:
        days = tr("last infusion {days} days ago").format(days=one.days)
        if one.days == 1:
            days = tr("last infusion yesterday")
    return CallWords(one.patient, days, tr("since {day}").format(day=_day(one.since)))


def follow_up_words(one: FollowUp, today: date) -> CallWords:
    until = tr("today at the latest") if one.last <= today else tr("until {day}").format(day=_day(one.last))
    return CallWords(one.patient, tr("infusion of {day}").format(day=_day(one.infused_on)), until)


def no_diary(days: int) -> str:
    return tr("no diary for {days} days").format(days=days)


def relief_words(reliefs: Sequence[Relief]) -> str:
    """Return the last reliefs: "relief 36, over 38, 41 d, oldest first"; nothing where none is known."""
    days = [
        f"{relief.days:.0f}" if relief.seen else tr("over {days}").format(days=f"{relief.days:.0f}")
        for relief in reliefs
        if relief.days > 0
    ]
    if not days:
        return ""
    words = tr("relief {days} d, oldest first") if len(days) > 1 else tr("relief {days} d")
    return words.format(days=", ".join(days))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _pain(value: Decimal) -> str:
    return plain(rounded(value, 0))


def _day(day: date) -> str:
    return day_words(day).rsplit(" ", 1)[0]
