"""Times of day and years as they are typed, and the moment of a booking when the clocks have changed."""

from datetime import UTC, date, datetime, time

import pytest

from session.booking_typed import moment_of, read_clock, read_since
from session.form import FormFault
from session.simulation.hand_clock import HandClock

SUNDAY = date(2026, 10, 25)


class SummerClock(HandClock):
    """A clock whose chair is two hours ahead until the last Sunday of October at one in the morning, then one."""

    def utc_offset_min(self, at: datetime | None = None) -> int:
        return 120 if (at or self.wall()) < datetime(2026, 10, 25, 1, tzinfo=UTC) else 60


@pytest.mark.parametrize("text", ["10:05", "1005", " 10.05 ", "10h05"])
def test_that_a_time_is_read_however_it_is_typed(text: str) -> None:
    assert read_clock(text) == time(10, 5)
    assert read_clock("9") == time(9)


@pytest.mark.parametrize("text", ["", "24:00", "10:60", "ten", "10:5:0"])
def test_that_what_is_no_time_is_a_sentence(text: str) -> None:
    with pytest.raises(FormFault, match=r"Write the time of day, such as 10:05\."):
        read_clock(text)


def test_that_a_year_or_a_month_alone_stands_for_its_first_day() -> None:
    assert [read_since(text) for text in ("2019", "2019-03", "2019-03-14", " ")] == [
        date(2019, 1, 1),
        date(2019, 3, 1),
        date(2019, 3, 14),
        None,
    ]


@pytest.mark.parametrize("text", ["2019-13", "last year", "0000", "2019-02-30"])
def test_that_what_is_no_day_is_a_sentence(text: str) -> None:
    with pytest.raises(FormFault, match="is not a day"):
        read_since(text)


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 10, 24), 8), (date(2026, 10, 26), 9)])
def test_that_a_booking_keeps_its_time_of_day_over_the_change_of_the_clocks(day: date, hour: int) -> None:
    clock = SummerClock(datetime(2026, 10, 20, tzinfo=UTC))
    assert moment_of(day, time(10), clock) == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
