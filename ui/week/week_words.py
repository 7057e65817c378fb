"""What the week says of a place, of a booking, and of what is being carried."""

from datetime import timedelta

from session.booking_rules import chair_named
from ui.day_words import day_words, weekday_words
from ui.text import tr
from ui.week.places import Place
from ui.week.week_bookings import Placed, Week


def week_words(week: Week) -> str:
    """Return a week as "23 Nov to 29 Nov 2026"."""
    last = week.monday + timedelta(days=6)
    return tr("{first} to {last}").format(first=day_words(week.monday).rsplit(" ", 1)[0], last=day_words(last))


def place_words(place: Place, week: Week) -> str:
    """Return a place as "Monday 23 November, 10:30, chair 2"."""
    return f"{weekday_words(place.day)}, {clock(place.minute)}, {chair_named(week.chairs[place.chair]).lower()}"


def chosen_words(one: Placed, week: Week) -> str:
    """Return a booking with its patient, and what became of it."""
    booking = one.row.booking
    status = "" if one.holds else f", {tr(booking.status.value)}"
    until = clock(one.until % (24 * 60))
    return tr("{name}, {place} until {until}{status}.").format(
        name=one.row.patient.name, place=place_words(one.place, week), until=until, status=status
    )


def carried_words(to: Place, week: Week) -> str:
    return tr("To {place}? Enter moves it there, Esc leaves it where it is.").format(place=place_words(to, week))


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
