"""Reading what the day brings of courses: at once where it matters, in pieces, and never with the second."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from session.course import CoursePhase
from session.problems import StorageProblem
from tests.pages.today import TodayPage
from tests.ui.clinic import MORNING, Clinic
from tests.ui.course_clinic import book, infuse, open_course
from ui.theme.theme import Theme
from ui.today.today_screen import TodayScreen

Open = Callable[[], TodayPage]
GONE = "The disk is gone. Nothing that was saved is lost."


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, clinic: Clinic, theme: Theme) -> Open:
    kept: list[TodayPage] = []  # a window that nobody holds is taken away by any thread, which then waits for Qt's

    def open_screen() -> TodayPage:
        screen = TodayScreen(clinic.desk)
        qtbot.addWidget(screen)
        kept.append(TodayPage(qtbot, screen))
        return kept[-1]

    return open_screen


def test_that_many_courses_are_read_while_the_screen_answers(clinic: Clinic, page: Open, qtbot: QtBot) -> None:
    for number in range(15):
        open_course(clinic, clinic.patient(f"Patient {number:02}, Ada", f"9{number:02}"), CoursePhase.ASSESSMENT)
    rada = clinic.patient("Ivanova, Rada", "004377")
    book(clinic, open_course(clinic, rada), "11:30")
    shown = page()
    assert shown.booked == [("11:30", "Ivanova, Rada", "")], "who is booked is there at once"
    qtbot.waitUntil(lambda: not shown.screen.courses.reading)
    shown.screen.hide()
    assert not shown.screen.courses.reading


def test_that_reading_starts_when_something_happened_and_never_with_the_second(
    clinic: Clinic, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    rada = clinic.patient("Ivanova, Rada", "004377")
    book(clinic, open_course(clinic, rada), "11:30")
    page()
    reads: list[object] = []
    courses = clinic.database.registry.courses
    real = courses.open_courses

    def counted() -> object:
        reads.append(None)
        return real()

    monkeypatch.setattr(courses, "open_courses", counted)
    for _ in range(130):
        clinic.clock.advance(1)
        clinic.desk.tick()
    assert reads == []
    running = clinic.seat(rada, "2")
    assert len(reads) == 1
    clinic.write(running, "125/78 73 98%")
    assert len(reads) == 1
    clinic.clock.set_to(MORNING + timedelta(days=1))
    clinic.desk.tick()
    assert len(reads) == 2, "another day has begun"


def test_that_a_reading_window_reads_courses_once_a_minute_and_checks_nobody_in(
    clinic: Clinic, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    rada = clinic.patient("Ivanova, Rada", "004377")
    course = open_course(clinic, rada)
    book(clinic, course, "11:30")
    infuse(clinic, clinic.patient("Aalto, Juho", "003556"), 2)
    watching = Clinic(tmp_path, read_only=True)
    screen = TodayScreen(watching.desk)
    qtbot.addWidget(screen)
    shown = TodayPage(qtbot, screen)
    assert len(shown.booked) == 1
    assert shown.booking("Ivanova").button.isHidden()
    book(clinic, course, "15:00", days=0)
    for _ in range(59):
        watching.desk.tick()
    assert len(shown.booked) == 1
    watching.desk.tick()
    assert len(shown.booked) == 2
    watching.close()


def test_that_what_cannot_be_read_is_said_and_what_was_shown_stays(
    clinic: Clinic, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    rada = clinic.patient("Ivanova, Rada", "004377")
    book(clinic, open_course(clinic, rada), "11:30")
    shown = page()

    def broken(*_: object) -> None:
        raise StorageProblem(GONE)

    with monkeypatch.context() as patched:
        patched.setattr(clinic.database.registry.courses, "kept", broken)
        shown.screen.reload()
        assert shown.notice == GONE
        assert len(shown.booked) == 1
    shown.press(shown.screen.banner.button)
    assert shown.notice == ""
