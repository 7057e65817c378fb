"""A monitor's file followed while another program writes it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.monitors.timeline import UNSURE
from session.ports import Monitor, Sample
from session.state import SessionState
from storage.monitors import tail
from storage.monitors.aside import in_background
from storage.monitors.vscapture_file import VSCaptureFile
from tests.session.simulation.played import Played

RECORDING = Path(__file__).parents[2] / "recordings" / "AS3DataExport.csv"
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
HEADING = "Time,ECG_HR,SpO2\r\n"
NOTHING = SessionState()


def at_once(work: Callable[[], None]) -> None:
    """Read the file within the poll, so that a test sees what it wrote."""
    work()


def row(second: int, rate: int = 74) -> str:
    """Return a row of the given second of the device's day, which is ours."""
    return f"{datetime(2026, 11, 20, 9, 59) + timedelta(seconds=second):%d/%m/%Y %H:%M:%S},{rate},98\r\n"  # noqa: DTZ001


class Desk:
    """A file, the monitor that follows it, and a clock of one second a poll."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.monitor = VSCaptureFile(path, start=at_once)
        self.now = NOW

    def write(self, text: str) -> None:
        with self.path.open("a", encoding="utf-8", newline="") as file:
            file.write(text)

    def replace(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8", newline="")

    def poll(self, seconds: float = 1) -> list[Sample]:
        self.now += timedelta(seconds=seconds)
        return list(self.monitor.poll(NOTHING, self.now))

    def rates(self) -> list[int]:
        return [int(sample.value) for sample in self.poll() if sample.code == "heart_rate"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "AS3DataExport.csv")


def test_that_it_is_a_monitor_named_for_its_file(desk: Desk) -> None:
    monitor: Monitor = desk.monitor
    assert monitor.name == "VSCapture AS3DataExport.csv"


def test_that_rows_already_there_come_first_and_appended_rows_as_they_are_written(desk: Desk) -> None:
    desk.write("\N{ZERO WIDTH NO-BREAK SPACE}" + HEADING + row(0, 70) + row(1, 71))
    assert desk.rates() == [70, 71]
    assert desk.rates() == []
    desk.write(row(2, 72))
    assert desk.rates() == [72]
    assert desk.monitor.trouble == ""


def test_that_a_row_written_in_two_pieces_is_one_row(desk: Desk) -> None:
    desk.write(HEADING + row(0, 70)[:21])
    assert desk.rates() == []
    desk.write(row(0, 70)[21:])
    assert desk.rates() == [70]


def test_that_a_missing_file_is_a_sentence_until_it_appears(desk: Desk) -> None:
    assert desk.rates() == []
    assert "is not there yet" in desk.monitor.trouble
    desk.write(HEADING + row(0, 70))
    assert desk.rates() == [70]
    assert desk.monitor.trouble == ""


def test_that_a_file_that_vanishes_and_comes_back_is_gone_on_with(desk: Desk) -> None:
    desk.write(HEADING + row(0, 70))
    desk.rates()
    hidden = desk.path.rename(desk.path.with_suffix(".hidden"))
    assert desk.rates() == []
    assert "is not there yet" in desk.monitor.trouble
    hidden.rename(desk.path)
    desk.write(row(1, 71))
    assert desk.rates() == [71]


def test_that_what_cannot_be_read_is_a_sentence_and_not_an_exception(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.rates() == []
    assert "cannot be read" in desk.monitor.trouble


def test_that_a_truncated_file_is_read_from_the_start_and_nothing_comes_twice(desk: Desk) -> None:
    desk.write(HEADING + row(0, 70) + row(1, 71))
    desk.rates()
    desk.replace(HEADING + row(1, 71) + row(2, 72))
    assert desk.rates() == [72]


def test_that_a_file_replaced_by_a_longer_one_is_noticed(desk: Desk) -> None:
    desk.write(HEADING + row(0, 70))
    desk.rates()
    desk.replace(HEADING + "".join(row(second, 80 + second) for second in range(5)))
    assert desk.rates() == [81, 82, 83, 84]


def test_that_after_a_restart_rows_newer_than_the_last_stored_are_all_taken(desk: Desk) -> None:
    desk.write(HEADING + "".join(row(60 * minute, 60 + minute) for minute in range(40)))
    stored = datetime(2026, 11, 20, 10, 1, tzinfo=UTC)
    desk.monitor = VSCaptureFile(desk.path, resume_after=stored, start=at_once)
    assert desk.rates() == list(range(63, 100))


def test_that_earlier_rows_are_left_out_and_it_says_how_many(desk: Desk) -> None:
    desk.write(HEADING + "".join(row(60 * minute, 60 + minute) for minute in range(40)))
    assert desk.rates() == list(range(84, 100))
    assert desk.monitor.left_out == 24
    assert "24 earlier rows were left out" in desk.monitor.remark


def test_that_a_clock_that_is_off_is_told_in_words(desk: Desk) -> None:
    desk.write(HEADING + row(-7200, 70))
    desk.poll()
    assert desk.monitor.skew_s == -7261
    assert "The monitor's clock is 2 h 1 min behind." in desk.monitor.remark


def test_that_silence_is_a_sentence_with_the_time_of_the_last_row(desk: Desk) -> None:
    desk.write(HEADING + row(0, 70))
    desk.poll()
    desk.poll(120)
    assert desk.monitor.trouble == ""
    desk.poll(1)
    assert "has no new row since 10:00" in desk.monitor.trouble
    desk.write(row(125))
    desk.poll()
    assert desk.monitor.trouble == ""


def test_that_what_was_written_between_two_sessions_may_be_of_another_patient(desk: Desk) -> None:
    first, second = Played().state, Played().state
    desk.write(HEADING + row(0, 70))
    desk.monitor.poll(first, desk.now)
    desk.write("".join(row(60 * minute, 60 + minute) for minute in range(1, 40)))
    taken = desk.monitor.poll(second, desk.now + timedelta(minutes=40))
    assert [int(sample.value) for sample in taken if sample.code == "heart_rate"] == list(range(84, 100))
    assert desk.monitor.left_out == 23


def test_that_the_times_of_the_device_are_in_the_chairs_own_offset(desk: Desk) -> None:
    state = Played().state
    desk.write(HEADING + row(3600, 70))
    (sample, _) = desk.monitor.poll(state, NOW)
    assert (state.utc_offset_min, sample.device_at) == (60, NOW - timedelta(minutes=1))
    assert desk.monitor.skew_s == -60


def test_that_a_large_file_is_read_in_bounded_pieces_with_the_heading_nearest_to_its_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tail, "PIECE", 400)
    monkeypatch.setattr(tail, "REACH", 1500)
    desk.write(HEADING + "".join(row(second, 50) for second in range(100)))
    desk.write("Time,SpO2,ECG_HR\r\n" + "".join(row(second, 90) for second in range(100, 400)))
    polls = iter(range(60))
    rates = next(rates for _ in polls if (rates := desk.rates()))
    assert set(rates) == {98}
    assert 40 < len(rates) < 60
    assert next(polls) > 4


def test_that_a_poll_never_waits_for_the_file(desk: Desk) -> None:
    held: list[Callable[[], None]] = []
    desk.monitor = VSCaptureFile(desk.path, start=held.append)
    desk.write(HEADING + row(0, 70))
    assert desk.rates() == []
    assert desk.rates() == []
    (work,) = held
    work()
    assert desk.rates() == [70]


def test_that_reading_beside_the_screen_finds_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADING + row(0, 70), encoding="utf-8", newline="")
    started: list[None] = []

    def counted(work: Callable[[], None]) -> None:
        started.append(None)
        in_background(work)

    monitor = VSCaptureFile(tmp_path / "a.csv", start=counted)
    samples = next(found for _ in range(1_000_000) if (found := monitor.poll(NOTHING, NOW)))
    assert [sample.code for sample in samples] == ["heart_rate", "spo2"]
    assert started


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("arbitrary") / "file.csv"


@given(pieces=st.lists(st.binary(max_size=200) | st.sampled_from([HEADING.encode(), row(0).encode()]), max_size=6))
def test_that_no_bytes_ever_raise(scratch: Path, pieces: list[bytes]) -> None:
    scratch.write_bytes(b"")
    monitor = VSCaptureFile(scratch, start=at_once)
    for second, piece in enumerate(pieces):
        with scratch.open("ab") as file:
            file.write(piece)
        for sample in monitor.poll(NOTHING, NOW + timedelta(seconds=second)):
            assert sample.at <= NOW + timedelta(seconds=second)
        assert isinstance(monitor.trouble + monitor.remark, str)


def test_that_the_real_recording_written_row_by_row_arrives_whole(desk: Desk) -> None:
    lines = RECORDING.read_text(encoding="utf-8").splitlines(keepends=True)
    desk.write(lines[0])
    samples: list[Sample] = []
    for line in lines[1:]:
        desk.write(line)
        arrived = desk.poll(10)
        assert all(sample.at == desk.now for sample in arrived if samples)
        samples += arrived
    counts = {code: sum(sample.code == code for sample in samples) for code in ("heart_rate", "spo2", "etco2")}
    assert counts == {"heart_rate": 63, "spo2": 121, "etco2": 63}
    assert desk.monitor.left_out == 0
    assert samples[-1].device_at is not None
    assert f"{samples[-1].device_at:%H:%M:%S}" == "13:57:44"


def test_that_the_real_recording_already_there_gives_its_last_quarter_of_an_hour(desk: Desk) -> None:
    desk.replace(RECORDING.read_text(encoding="utf-8"))
    samples = desk.poll()
    assert samples[0].at == desk.now - timedelta(minutes=10) - UNSURE
    assert samples[-1].at == desk.now - UNSURE
    assert desk.monitor.left_out == 61
    assert "the day was read first" in desk.monitor.remark
    assert "days" in desk.monitor.remark
