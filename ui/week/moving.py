"""Saves what is done in the week: a booking that was moved with what goes with it, and one that is new."""

from dataclasses import replace
from datetime import time

from session.booking_moves import moved
from session.booking_rules import booking_doubts
from session.booking_typed import moment_of
from session.course import Booking
from session.people import Act
from session.problems import KnownProblem, Refused
from session.protocol import Protocol
from ui.desk import Desk
from ui.text import tr
from ui.week.places import Place
from ui.week.week_bookings import Placed, Week

MOVED = "moved"
"""The reason that the audit names for a booking that was carried to another place."""


def move(desk: Desk, one: Placed, to: Place, week: Week) -> str:
    """Move a booking, all that goes with it or nothing; return what was done. Raises KnownProblem."""
    _must_be_allowed(desk)
    booking = one.row.booking
    kept = desk.registry.courses.kept(booking.course_id)
    if kept is None:
        raise KnownProblem(tr("The course of this booking is not in the record, so nothing was moved."))
    if booking not in kept.bookings:
        raise Refused(tr("This booking was changed meanwhile, so nothing was moved. Look at the week again."))
    at = moment_of(to.day, time(*divmod(to.minute, 60)), desk.clock)
    wanted = replace(booking, at=at, chair=week.chairs[to.chair] if to.chair != one.place.chair else booking.chair)
    found = moved(booking, wanted, kept, protocol_of(desk, kept.course.protocol), desk.clock)
    try:
        desk.registry.courses.change_bookings(found.bookings, desk.nurse, MOVED)
    except Refused as refusal:
        if len(found.bookings) == 1:
            raise
        raise Refused(f"{refusal.sentence} {tr('It would have meant:')} {found.said}") from refusal
    return f"{one.row.patient.name}: {found.said}"


def book(desk: Desk, booking: Booking) -> str:
    """Book an infusion; return what is closer than the protocol asks for. Raises KnownProblem."""
    _must_be_allowed(desk)
    kept = desk.registry.courses.kept(booking.course_id)
    if kept is None:
        raise Refused(tr("This course is not in the record, so nothing was booked. Choose the patient again."))
    desk.registry.courses.book(booking, desk.nurse)
    gap = protocol_of(desk, kept.course.protocol).minimum_gap_days
    return " ".join(booking_doubts(booking, kept.bookings, gap, desk.clock.utc_offset_min(booking.at)))


def _must_be_allowed(desk: Desk) -> None:
    if sentence := desk.refusal(Act.PLAN):
        raise Refused(sentence)


def protocol_of(desk: Desk, name: str) -> Protocol:
    """Return the protocol that a course follows; the default one where it is there no more. Raises KnownProblem."""
    protocols = desk.registry.protocols()
    return next((one for one in protocols if one.name == name), protocols[0])
