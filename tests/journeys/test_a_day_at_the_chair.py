"""Whole sessions through the real window on a real database, from the first start to the finished record."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.simulation.hand_clock import HandClock
from session.state import replay
from session.summary import summarise
from storage.driver import sqlite
from storage.monitors.making import MonitorMaker
from storage.opening import Opened, open_database
from tests.pages.checkin import CheckInForm
from tests.pages.discharge import DischargePage
from tests.pages.gate import GateView
from tests.pages.live import LivePage
from ui.app import Workplace
from ui.chosen import Chosen
from ui.crash import CrashHook, mishap
from ui.mishap_banner import MishapBanner
from ui.options import Options
from ui.preferences import PreferencesFile
from ui.theme.theme import Theme

NINE = datetime(2026, 11, 20, 9, 50, tzinfo=UTC)
RECORDING = Path(__file__).parents[1] / "recordings" / "AS3DataExport.csv"


class Chair:
    """A window on one database, with a clock moved by hand."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path, clock: HandClock, monitor: str = "") -> None:
        self.qtbot, self.clock = qtbot, clock
        self.opened: Opened = open_database(str(folder / "record.sqlite"), "chair 2", clock=clock)
        options = Options(
            demo=False,
            data_folder=folder,
            station="chair 2",
            monitor=MonitorMaker(monitor, self.opened.journal) if monitor else None,
            version="test",
        )
        self.place = Workplace(
            self.opened, clock, options, Chosen(PreferencesFile(folder / "choices.json"), theme), theme
        )
        qtbot.addWidget(self.place.window)
        self.place.begin()
        self.place.desk.stop()
        self.place.window.activateWindow()
        qtbot.waitUntil(self.place.window.isActiveWindow)

    def live(self) -> LivePage:
        screen = self.place.live_of(self.place.desk.running[0])
        assert screen
        return LivePage(self.qtbot, screen, in_window=True)

    def at(self, hour: int, minute: int) -> None:
        self.clock.advance_to(NINE.replace(hour=hour, minute=minute))
        self.place.desk.tick()

    def close(self) -> None:
        self.place.end()
        self.place.window.may_close = lambda: True
        self.place.window.close()
        self.opened.close()


@contextmanager
def chair(qtbot: QtBot, theme: Theme, folder: Path, clock: HandClock, monitor: str = "") -> Iterator[Chair]:
    made = Chair(qtbot, theme, folder, clock, monitor)
    yield made
    made.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NINE)


def check_in(here: Chair) -> LivePage:
    here.place.start()
    form = CheckInForm(here.place.checkin)
    form.register_miriam()
    form.answer_the_rest()
    with here.qtbot.waitSignal(here.place.desk.opened):
        form.check_in()
    here.qtbot.waitUntil(lambda: here.place.window.screen_shown.startswith("live"))
    return here.live()


def pass_gate(here: Chair, page: LivePage) -> None:
    """See to everything before the start at 9:52."""
    here.at(9, 52)
    GateView(page).pass_all("125/78 73 98% r15 p8")


def let_leave(here: Chair, page: LivePage) -> None:
    """Answer what is asked before leaving, find the patient ready at 12:31, and let her go at 12:40."""
    here.at(12, 31)
    leaving = DischargePage(page)
    leaving.open_by_touch()
    leaving.answer_all()
    leaving.touch(leaving.form.ready)
    here.at(12, 40)
    page.enter("left")


FORM = (
    (10, 0, "start 0.4 mg/kg/h"),
    (10, 5, "128/80 74 98% r15 p8"),
    (10, 15, "rate 0.5 mg/kg/h"),
    (10, 31, 'd3; "Floating, comfortable."'),
    (10, 44, "effect nausea mild"),
    (10, 45, "given ondansetron 4 mg iv"),
    (11, 30, "end"),
    (11, 45, "effect nausea over"),
    (11, 46, "130/82 76 98% r15 p3 s0 d0 n0"),
    (12, 29, "128/80 75 98% r15 p3 s0 d0 n0"),
    (12, 30, "score aldrete activity=2 respiration=2 circulation=2 consciousness=2 spo2=2"),
)


def test_that_a_nurse_records_a_session_from_the_first_start_and_finds_it_again(
    qtbot: QtBot, theme: Theme, tmp_path: Path, clock: HandClock
) -> None:
    with chair(qtbot, theme, tmp_path, clock) as here:
        assert here.place.today.welcoming
        page = check_in(here)
        session_id = page.screen.running.recorder.session_id
        pass_gate(here, page)
        for hour, minute, line in FORM:
            here.at(hour, minute)
            page.enter(line)
        let_leave(here, page)
        qtbot.waitUntil(lambda: here.place.window.screen_shown == "review")
        state = replay(here.opened.journal.events(session_id))
        assert str(summarise(state, clock.wall()).given_mg) == "49.59"
        assert here.opened.journal.verify(session_id) == ()
        assert here.place.desk.running == []
        assert here.place.review.shown == session_id
        assert state.findings == ()


def test_that_the_program_opens_again_into_the_running_session(
    qtbot: QtBot, theme: Theme, tmp_path: Path, clock: HandClock
) -> None:
    with chair(qtbot, theme, tmp_path, clock) as here:
        page = check_in(here)
        pass_gate(here, page)
        here.at(10, 0)
        page.enter("start 0.4 mg/kg/h")
        here.at(10, 15)
    clock.advance(600)
    with chair(qtbot, theme, tmp_path, clock) as here:
        page = here.live()
        page.settle()
        assert page.banner == "Vital signs were due at 10:05, 20 min ago."
        page.enter("128/80 74 98%")
        assert "Program opened again" in page.banner
        assert page.screen.infusion.time.text() == "0:25 of 1:30"
        assert page.screen.infusion.given.text() == "11.4 mg given"


def test_that_the_recording_of_a_real_monitor_runs_through_a_session(
    qtbot: QtBot, theme: Theme, tmp_path: Path, clock: HandClock
) -> None:
    rows = RECORDING.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    export = tmp_path / "AS3DataExport.csv"
    export.write_text("".join(rows[:60]), encoding="utf-8")
    with chair(qtbot, theme, tmp_path, clock, f"csv:{export}") as here:
        page = check_in(here)
        monitor = page.screen.running.monitor
        for place in range(60, len(rows), 2):
            with export.open("a", encoding="utf-8") as growing:
                growing.writelines(rows[place : place + 2])
            clock.advance(2)
            here.place.desk.tick()
            QTest.qWait(5)
        assert monitor is not None
        assert monitor.trouble == ""
        qtbot.waitUntil(lambda: _heard(here, page), timeout=10_000)
        face = page.screen.tiles.tiles["spo2"].face
        assert (face.value, face.live) == ("99", True)
        session_id = page.screen.running.recorder.session_id
    again = open_database(str(tmp_path / "record.sqlite"), "workstation", clock=clock, read_only=True)
    tracks = again.journal.samples(session_id)
    again.close()
    assert "systolic" not in tracks
    assert min(tracks["heart_rate"].values) > 20
    assert len(tracks["spo2"].values) > 50
    began = NINE - timedelta(minutes=15)
    assert min(tracks["spo2"].at) >= began.timestamp()


def _heard(here: Chair, page: LivePage) -> bool:
    """Go on ticking until the last row has been read."""
    here.clock.advance(1)
    here.place.desk.tick()
    return page.screen.tiles.tiles["spo2"].face.value == "99"


def test_that_the_window_stays_open_over_typed_text_and_says_once_who_is_still_here(
    qtbot: QtBot, theme: Theme, tmp_path: Path, clock: HandClock
) -> None:
    with chair(qtbot, theme, tmp_path, clock) as here:
        page = check_in(here)
        page.type("125/78 73")
        assert not here.place.window.close()
        assert "stays open" in page.banner
        page.enter()
        assert not here.place.window.close()
        notice = here.place.window.banner.notice
        assert notice
        assert "Okafor, Miriam is still here" in notice.sentence
        assert here.place.window.close()


def test_that_closing_waits_for_a_line_on_its_way(qtbot: QtBot, theme: Theme, tmp_path: Path, clock: HandClock) -> None:
    with chair(qtbot, theme, tmp_path, clock) as here:
        page = check_in(here)
        with closing(sqlite.connect(here.opened.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            page.type("125/78 73")
            page.screen.line.enter()
            assert not here.place.window.close()
            assert page.text == "125/78 73"
            assert page.saving == "not saved"


def test_that_the_details_of_a_mishap_can_be_copied(
    qtbot: QtBot, theme: Theme, tmp_path: Path, clock: HandClock
) -> None:
    with chair(qtbot, theme, tmp_path, clock) as here:
        hook = CrashHook(None)
        MishapBanner(hook, here.place.window.banner)
        hook.happened.emit(mishap(ValueError("seven"), None))
        here.place.window.banner.button.click()
        assert QGuiApplication.clipboard().text() == "ValueError\n"
