"""A patient's plan as a calendar file (RFC 5545): when to come, and nothing of what for."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from session.booking_rules import HOLDING, chair_named, end_of
from session.course import Booking

SUMMARY: Final = "Infusion at the clinic"
"""What a calendar shows, also to whoever else looks at it: no diagnosis, no drug, no name."""
_LINE_OCTETS: Final = 75
_CONTINUED: Final = 1
_SPECIAL: Final = re.compile(r"[\\;,]")
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar_text(bookings: Iterable[Booking], now: datetime) -> str:
    """Return bookings as the text of an .ics file, in the order of time; `now` is when it was made (aware).

    One that was cancelled or missed is there as cancelled, so that a calendar that knows it already lets go of it.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Chairside//Plan of infusions//EN", "CALSCALE:GREGORIAN"]
    for booking in sorted(bookings, key=lambda one: (one.at, one.booking_id)):
        lines.extend(_event(booking, now))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(booking: Booking, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{booking.booking_id}@chairside"
    yield f"DTSTAMP:{_moment(now)}"
    yield f"DTSTART:{_moment(booking.at)}"
    yield f"DTEND:{_moment(end_of(booking))}"
    yield f"SUMMARY:{escaped(SUMMARY)}"
    yield f"LOCATION:{escaped(chair_named(booking.chair))}"
    yield f"STATUS:{'CONFIRMED' if booking.status in HOLDING else 'CANCELLED'}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Return text as a value of the file: its backslashes, semicolons, commas and line breaks are written out."""
    marked = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    return _CONTROL.sub("", _BREAK.sub(r"\\n", marked))


def folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, each after the first begun with a space; no character is split."""
    pieces, piece, room = [], "", _LINE_OCTETS
    for sign in line:
        octets = len(sign.encode())
        if octets > room:
            pieces.append(piece)
            piece, room = "", _LINE_OCTETS - _CONTINUED
        piece, room = piece + sign, room - octets
    return "\r\n ".join([*pieces, piece])


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
