"""A patient's plan as a calendar file, read back by the rules of RFC 5545."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.calendar_file import calendar_text, escaped, folded
from session.course import Booking, BookingStatus
from tests.session.course_cases import TODAY, a_booking, a_course

NOW = datetime(2026, 11, 20, 9, 0, 30, tzinfo=UTC)
COURSE = a_course()
BOOKED = a_booking(COURSE)


def unfolded(text: str) -> list[str]:
    """Return the lines of a file; each ends with CRLF and has at most 75 octets."""
    assert text.endswith("\r\n")
    raw = text.split("\r\n")[:-1]
    for line in raw:
        assert "\n" not in line
        assert "\r" not in line
        assert len(line.encode()) <= 75
    return "\r\n".join(raw).replace("\r\n ", "").split("\r\n")


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def events(bookings: Sequence[Booking]) -> list[dict[str, str]]:
    """Return the events of a file as properties; everything around them is as it has to be."""
    lines = unfolded(calendar_text(bookings, NOW))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[2].startswith("PRODID:")
    assert lines[-1] == "END:VCALENDAR"
    found: list[dict[str, str]] = []
    for line in lines[4:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif line != "END:VEVENT":
            assert name not in found[-1]
            found[-1][name] = unescaped(value)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(found)
    return found


def test_that_a_booking_is_an_event_in_utc_that_tells_nothing_of_what_it_is_for() -> None:
    (event,) = events([replace(BOOKED, note="CRPS, foot")])
    assert event == {
        "UID": f"{BOOKED.booking_id}@chairside",
        "DTSTAMP": "20261120T090030Z",
        "DTSTART": "20261120T100000Z",
        "DTEND": "20261120T120000Z",
        "SUMMARY": "Infusion at the clinic",
        "LOCATION": "Chair 2",
        "STATUS": "CONFIRMED",
    }


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (BookingStatus.PLANNED, "CONFIRMED"),
        (BookingStatus.DONE, "CONFIRMED"),
        (BookingStatus.MISSED, "CANCELLED"),
        (BookingStatus.CANCELLED, "CANCELLED"),
    ],
)
def test_that_what_does_not_take_place_is_cancelled(status: BookingStatus, told: str) -> None:
    assert events([replace(BOOKED, status=status)])[0]["STATUS"] == told


def test_that_events_stand_in_the_order_of_time() -> None:
    later = a_booking(COURSE, day=TODAY + timedelta(days=2))
    assert [event["DTSTART"][:8] for event in events([later, BOOKED])] == ["20261120", "20261122"]
    assert events([]) == []


def test_that_a_moved_booking_keeps_its_name() -> None:
    moved = replace(BOOKED, at=BOOKED.at + timedelta(days=1))
    assert events([moved])[0]["UID"] == events([BOOKED])[0]["UID"]


def test_that_a_long_line_is_folded_between_characters() -> None:
    chair = "by the wïndow, on the left; beside the plant \\ behind the curtain, where the light is good"
    (event,) = events([replace(BOOKED, chair=chair)])
    assert event["LOCATION"] == f"Chair {chair}"
    assert len(folded("LOCATION:" + "ï" * 90).split("\r\n")) == 3


@given(st.text(max_size=300))
def test_that_every_text_comes_back_from_its_folded_line(text: str) -> None:
    written = folded(f"X:{escaped(text)}")
    assert all(len(piece.encode()) <= 75 for piece in written.split("\r\n"))
    value = written.replace("\r\n ", "").removeprefix("X:")
    assert "\n" not in value
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub(r"\r\n|\r", "\n", text))
    assert unescaped(value) == kept
