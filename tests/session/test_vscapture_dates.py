"""Which number of a date is the day, told by the file as a whole."""

from datetime import datetime

import pytest

from session.vscapture import Row, VSCaptureReader
from tests.session.vscapture_texts import NEAR, read


def moments(*stamps: str, near: datetime = NEAR) -> list[str]:
    """Return the moments read from rows with these stamps."""
    text = "Time,SpO2\n" + "".join(f"{stamp},98\n" for stamp in stamps)
    return [f"{row.at:%Y-%m-%d %H:%M:%S}" for row in read(text, near)]


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        ("20/11/2026 09:59:00", "2026-11-20 09:59:00"),
        ("11/20/2026 09:59:00", "2026-11-20 09:59:00"),
        ("20-11-2026 09:59:00.479", "2026-11-20 09:59:00"),
        ("2026-11-20 09:59:00", "2026-11-20 09:59:00"),
        ("2026-11-20T09:59:00", "2026-11-20 09:59:00"),
        ("20.11.2026 09.59.00", "2026-11-20 09:59:00"),
        ("11/20/26 9:59:00 PM", "2026-11-20 21:59:00"),
        ("11/20/2026 12:01:02\N{NARROW NO-BREAK SPACE}AM", "2026-11-20 00:01:02"),
    ],
)
def test_that_every_way_in_which_a_date_is_written_is_read(stamp: str, moment: str) -> None:
    assert moments(stamp) == [moment]


@pytest.mark.parametrize(
    "stamp", ["", "-", "09:59:00", "20/11/2026", "20/11/2026 24:00:00", "45/13/2026 09:59:00", "1/1/0001 0:00"]
)
def test_that_a_row_without_a_moment_is_counted_and_not_taken(stamp: str) -> None:
    reader = VSCaptureReader()
    reader.read(f"Time,SpO2\n{stamp},98\n", NEAR)
    assert reader.rows(NEAR) == []
    assert reader.unreadable == 1


def test_that_one_row_can_decide_for_the_whole_file() -> None:
    assert moments("12/11/2026 23:59:58", "13/11/2026 00:00:01") == ["2026-11-12 23:59:58", "2026-11-13 00:00:01"]
    assert moments("11/12/2026 23:59:58", "11/13/2026 00:00:01") == ["2026-11-12 23:59:58", "2026-11-13 00:00:01"]


def test_that_a_night_is_not_taken_for_a_month() -> None:
    assert moments("05/08/2016 23:59:58", "05/09/2016 00:00:01") == ["2016-05-08 23:59:58", "2016-05-09 00:00:01"]
    assert moments("08/05/2016 23:59:58", "09/05/2016 00:00:01") == ["2016-05-08 23:59:58", "2016-05-09 00:00:01"]


def test_that_a_recording_of_today_says_today() -> None:
    today = datetime(2026, 5, 11, 10, 0)  # noqa: DTZ001 -- our own local time
    assert moments("05/11/2026 09:59:00", near=today) == ["2026-05-11 09:59:00"]
    assert moments("11/05/2026 09:59:00", near=today) == ["2026-05-11 09:59:00"]


def test_that_a_date_once_certain_stays_as_it_was_read() -> None:
    reader = VSCaptureReader()
    reader.read("Time,SpO2\n11/05/2026 09:59:00,98\n", NEAR)
    assert [row.at.month for row in reader.rows(datetime(2026, 11, 5, 10))] == [11]  # noqa: DTZ001 -- our local time
    reader.read("11/05/2026 09:59:10,98\n", NEAR)
    assert [row.at.month for row in reader.rows(datetime(2026, 5, 11, 10))] == [11]  # noqa: DTZ001 -- our local time


def test_that_the_day_is_read_first_where_nothing_tells_and_that_this_is_said() -> None:
    reader = VSCaptureReader()
    reader.read("Time,SpO2\n08/05/2016 11:07:10,97\n", NEAR)
    (row,) = reader.rows(NEAR)
    assert (row.at.day, row.at.month) == (8, 5)
    assert "the day was read first" in reader.remark


def test_that_what_comes_later_settles_a_doubtful_date() -> None:
    reader = VSCaptureReader()
    reader.read("Time,SpO2\n08/05/2016 23:59:59,97\n", NEAR)
    reader.rows(NEAR)
    reader.read("08/06/2016 00:00:01,97\n", NEAR)
    (row,) = reader.rows(NEAR)
    assert (row.at.day, row.at.month) == (6, 8)
    assert reader.remark == ""


def test_that_dates_that_contradict_each_other_are_refused() -> None:
    reader = VSCaptureReader()
    reader.read("Time,SpO2\n20/11/2026 09:59:00,98\n11/20/2026 09:59:01,98\n", NEAR)
    assert reader.rows(NEAR) == []
    assert "none can be trusted" in reader.trouble


def test_that_a_new_heading_with_other_columns_is_trusted_again() -> None:
    reader = VSCaptureReader()
    reader.read("Time,SpO2\n20/11/2026 09:59:00,98\n11/20/2026 09:59:01,98\n", NEAR)
    reader.read("Time,ECG_HR\n20/11/2026 09:59:02,74\n", NEAR)
    assert [type(row) for row in reader.rows(NEAR)] == [Row]
    assert reader.trouble == ""
