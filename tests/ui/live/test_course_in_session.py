"""A session of a course: which infusion it is stays in sight, its booking is done, and the induction has an end."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from session.course import BookingStatus, Course, CoursePhase
from session.ports import Patient
from session.record import Phase
from tests.pages.live import LivePage
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import ACTOR, book, infuse, open_course
from tests.ui.course_seats import seat_in_course
from tests.ui.damage import damage_table
from ui.live.live_screen import LiveScreen
from ui.live.patient_header import PatientHeader
from ui.theme.theme import Theme, ThemeChoice

Seated = Callable[..., LivePage]


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def miriam(clinic: Clinic) -> Patient:
    return clinic.patient("Okafor, Miriam", "004182")


@pytest.fixture
def course(clinic: Clinic, miriam: Patient) -> Course:
    opened = open_course(clinic, miriam, planned=2)
    sited = replace(opened, site="right foot")
    clinic.database.registry.courses.change_course(sited, ACTOR, "")
    return sited


@pytest.fixture
def seated(qtbot: QtBot, clinic: Clinic, miriam: Patient, course: Course) -> Seated:
    def seat(words: str = "Induction 1 of 2") -> LivePage:
        return LivePage(qtbot, LiveScreen(seat_in_course(clinic, miriam, course, words), clinic.desk))

    return seat


def start(page: LivePage) -> None:
    page.enter("125/78 73 98% r15")
    page.enter("start")
    assert page.phase == "infusing"


def statuses(clinic: Clinic, course: Course) -> list[BookingStatus]:
    kept = clinic.database.registry.courses.kept(course.course_id)
    assert kept
    return [one.status for one in kept.bookings]


def phase(clinic: Clinic, course: Course) -> CoursePhase:
    found = clinic.database.registry.courses.course(course.course_id)
    assert found
    return found.phase


def test_that_the_header_says_which_infusion_it_is_and_what_for(seated: Seated) -> None:
    chip = seated().screen.header.course
    assert (chip.isVisible(), chip.text(), chip.toolTip()) == (True, "Induction 1 of 2", "CRPS I, right foot")


def test_that_the_header_keeps_it_as_long_as_there_is_room(
    qtbot: QtBot, theme: Theme, clinic: Clinic, miriam: Patient, course: Course
) -> None:
    theme.choose(ThemeChoice.LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    header = PatientHeader(miriam, seat_in_course(clinic, miriam, course, "Induction 3 of 6").state, window)
    header.show_nurse("A. Lindqvist")
    header.saving.show_saved(14, "10:54:17")
    header.show_monitor("monitor live", trouble=False)
    facts = {"weight": header.weight, "chair": header.chair, "course": header.course}
    for width, shown in ((1366, ["weight", "chair", "course"]), (1024, []), (1366, ["weight", "chair", "course"])):
        header.resize(width, 60)
        window.show()
        for _ in range(3):
            QApplication.processEvents()
        assert [name for name, fact in facts.items() if fact.isVisible()] == shown
        for part in (header.name, header.identity, header.allergies, header.saving, header.nurse, header.emergency):
            assert part.isVisible()
            assert part.width() >= part.minimumSizeHint().width()
            assert header.rect().contains(part.geometry())


def test_that_outside_a_course_the_header_says_nothing_of_it(qtbot: QtBot, clinic: Clinic, miriam: Patient) -> None:
    page = LivePage(qtbot, LiveScreen(clinic.seat(miriam, "2"), clinic.desk))
    assert not page.screen.header.course.isVisible()


def test_that_the_words_do_not_change_with_the_course(
    qtbot: QtBot, clinic: Clinic, course: Course, seated: Seated
) -> None:
    page = seated()
    clinic.database.registry.courses.change_course(replace(course, planned=4), ACTOR, "")
    page.screen.tick()
    assert page.screen.header.course.text() == "Induction 1 of 2"


def test_that_the_booking_of_today_is_done_with_this_session_once_the_infusion_is_started(
    qtbot: QtBot, clinic: Clinic, course: Course, seated: Seated
) -> None:
    book(clinic, course, "10:00")
    page = seated()
    assert statuses(clinic, course) == [BookingStatus.PLANNED]
    start(page)
    qtbot.waitUntil(lambda: statuses(clinic, course) == [BookingStatus.DONE])
    kept = clinic.database.registry.courses.kept(course.course_id)
    assert kept
    assert kept.bookings[0].session_id == page.screen.running.recorder.session_id
    assert page.banner == ""


def test_that_a_booking_stays_planned_where_the_infusion_is_not_given_today(
    qtbot: QtBot, clinic: Clinic, course: Course, seated: Seated
) -> None:
    book(clinic, course, "10:00")
    page = seated()
    page.enter("left; pressure too high")
    qtbot.waitUntil(lambda: page.screen.running.finished)
    qtbot.wait(1)
    assert statuses(clinic, course) == [BookingStatus.PLANNED]


def test_that_a_failure_is_told_and_the_entry_is_in_the_record(
    qtbot: QtBot, clinic: Clinic, course: Course, seated: Seated
) -> None:
    book(clinic, course, "10:00")
    page = seated()
    damage_table(clinic.database.path, "audit")
    start(page)
    qtbot.waitUntil(
        lambda: page.banner.startswith("The patient's course was not brought up to date; this record is whole.")
    )
    assert page.state.phase is Phase.INFUSING
    assert statuses(clinic, course) == [BookingStatus.PLANNED]


def test_that_a_booking_that_failed_is_done_when_the_session_is_gone_on_with(
    clinic: Clinic, miriam: Patient, course: Course
) -> None:
    running = seat_in_course(clinic, miriam, course, "Induction 1 of 2")
    clinic.write(running, "start 0.4 mg/kg/h")
    book(clinic, course, "10:00")
    row = clinic.database.registry.running()[0]
    clinic.desk.resume(row)
    assert statuses(clinic, course) == [BookingStatus.DONE]


def test_that_what_was_told_before_the_screen_was_opened_is_said_on_it(
    qtbot: QtBot, clinic: Clinic, miriam: Patient, course: Course
) -> None:
    clinic.write(seat_in_course(clinic, miriam, course, "Induction 1 of 2"), "start 0.4 mg/kg/h")
    row = clinic.database.registry.running()[0]
    damage_table(clinic.database.path, "courses")
    page = LivePage(qtbot, LiveScreen(clinic.desk.resume(row), clinic.desk))
    assert page.banner.startswith("The patient's course was not brought up to date")
    assert page.screen.header.course.text() == "Induction 1 of 2", "it stands in the record"


def test_that_the_course_goes_to_its_assessment_after_the_last_infusion(
    qtbot: QtBot, clinic: Clinic, miriam: Patient, course: Course, seated: Seated
) -> None:
    infuse(clinic, miriam, 2)
    page = seated("Induction 2 of 2")
    start(page)
    clinic.clock.advance(minutes=2)
    assert phase(clinic, course) is CoursePhase.INDUCTION
    page.enter("end")
    qtbot.waitUntil(lambda: phase(clinic, course) is CoursePhase.ASSESSMENT)
    assert page.screen.running.told == [
        "All 2 infusions of the induction were given. A physician judges the response now, on the patient's course."
    ]


def test_that_the_course_stays_in_its_induction_before_that(
    qtbot: QtBot, clinic: Clinic, course: Course, seated: Seated
) -> None:
    page = seated()
    start(page)
    clinic.clock.advance(minutes=2)
    page.enter("end")
    qtbot.waitUntil(lambda: page.state.ended_at is not None)
    qtbot.wait(1)
    assert phase(clinic, course) is CoursePhase.INDUCTION
    assert page.screen.running.told == []
