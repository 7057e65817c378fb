"""One device stands at one session: what it sends is never recorded for two patients."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.clinic import Clinic
from ui.desk import Desk
from ui.live.live_screen import LiveScreen
from ui.running_session import RunningSession

AT_CHAIR = timedelta(hours=1)


class Device:
    """A monitor whose values VSCapture appends to a file."""

    def __init__(self, path: Path, clinic: Clinic) -> None:
        self.path, self.clinic = path, clinic
        path.write_text("Time,ECG_HR,SpO2\n", encoding="utf-8")

    def send(self, rate: int) -> None:
        """Write a row a second later."""
        self.clinic.clock.advance(minutes=1 / 60)
        local = self.clinic.clock.wall() + AT_CHAIR
        with self.path.open("a", encoding="utf-8") as growing:
            growing.write(f"{local:%d/%m/%Y %H:%M:%S},{rate},98\n")


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path, monitor=f"csv:{tmp_path / 'AS3DataExport.csv'}")
    yield opened
    opened.close()


@pytest.fixture
def device(clinic: Clinic, tmp_path: Path) -> Device:
    return Device(tmp_path / "AS3DataExport.csv", clinic)


@pytest.fixture
def pair(clinic: Clinic) -> tuple[RunningSession, RunningSession]:
    """Return the sessions at chair 1 and chair 2, opened in that order."""
    return clinic.seat(clinic.patient("Adams, Ann", "1"), "1"), clinic.seat(clinic.patient("Brandt, Bo", "2"), "2")


def heard(running: RunningSession) -> list[int]:
    """Return the heart rates that come to a session from now on."""
    rates: list[int] = []
    running.sampled.connect(lambda new: rates.extend(int(one.value) for one in new if one.code == "heart_rate"))
    return rates


def until(qtbot: QtBot, desk: Desk, rates: list[int], *wanted: int) -> None:
    def told() -> bool:
        desk.tick()
        return rates == list(wanted)

    qtbot.waitUntil(told)


def test_that_the_device_is_recorded_at_the_session_that_was_opened_first(
    qtbot: QtBot, clinic: Clinic, device: Device, pair: tuple[RunningSession, RunningSession]
) -> None:
    first, second = heard(pair[0]), heard(pair[1])
    device.send(71)
    until(qtbot, clinic.desk, first, 71)
    assert (second, pair[1].monitor) == ([], None)
    assert clinic.desk.monitored is pair[0]


def test_that_a_nurse_moves_it_and_nothing_it_sent_before_moves_with_it(
    qtbot: QtBot, clinic: Clinic, device: Device, pair: tuple[RunningSession, RunningSession]
) -> None:
    first, second = heard(pair[0]), heard(pair[1])
    device.send(71)
    until(qtbot, clinic.desk, first, 71)
    clinic.desk.attach_monitor(pair[1])
    device.send(92)
    until(qtbot, clinic.desk, second, 92)
    assert first == [71]
    assert (clinic.desk.monitored, pair[0].monitor) == (pair[1], None)


def test_that_the_screen_without_it_says_where_it_is_and_takes_it_at_a_press(
    qtbot: QtBot, clinic: Clinic, pair: tuple[RunningSession, RunningSession]
) -> None:
    screens = [LiveScreen(one, clinic.desk) for one in pair]
    for screen in screens:
        qtbot.addWidget(screen)
    with_it, without = (screen.header for screen in screens)
    assert with_it.attach.isHidden()
    assert without.attach.text() == "monitor is at chair 1"
    without.attach.click()
    clinic.desk.tick()
    assert without.attach.isHidden()
    assert without.monitor.text() in ("monitor: no data yet", "monitor: trouble")  # its file is not there
    assert with_it.attach.text() == "monitor is at chair 2"
    assert with_it.monitor.isHidden()


def test_that_it_is_free_when_the_patient_has_left_and_goes_to_the_next_one_checked_in(
    clinic: Clinic, pair: tuple[RunningSession, RunningSession]
) -> None:
    clinic.go_through(pair[0], ((1, "start"), (5, "end"), (30, "left")))
    assert clinic.desk.monitored is None
    assert pair[1].monitor is None
    third = clinic.seat(clinic.patient("Cruz, Cleo", "3"), "1")
    assert clinic.desk.monitored is third


def test_that_after_a_restart_it_stands_where_it_was_last(
    qtbot: QtBot, tmp_path: Path, clinic: Clinic, device: Device, pair: tuple[RunningSession, RunningSession]
) -> None:
    first, second = heard(pair[0]), heard(pair[1])
    device.send(71)
    until(qtbot, clinic.desk, first, 71)
    clinic.desk.attach_monitor(pair[1])
    device.send(92)
    until(qtbot, clinic.desk, second, 92)
    clinic.database.close()
    again = Clinic(tmp_path, clinic.clock.wall(), monitor=f"csv:{device.path}")
    again.desk.resume_all()
    assert again.desk.monitored is not None
    assert again.desk.monitored.recorder.session_id == pair[1].recorder.session_id
    again.close()


def test_that_simulated_monitors_stand_at_every_session(qtbot: QtBot, tmp_path: Path) -> None:
    clinic = Clinic(tmp_path, monitor="simulated")
    first, second = (clinic.seat(clinic.patient(name, name), name) for name in ("1", "2"))
    assert None not in (first.monitor, second.monitor)
    assert first.monitor is not second.monitor
    assert not clinic.desk.may_attach_monitor(second)
    clinic.close()
