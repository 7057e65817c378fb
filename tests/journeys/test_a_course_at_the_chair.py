"""A course from its opening to its judgement: booked, checked in from the booking, given, and held until judged."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.course import Assessment, Booking, BookingStatus, Course, CoursePhase, Outcome, PainCondition
from session.course_ports import Courses
from session.ports import Patient
from session.simulation.hand_clock import HandClock
from session.state import replay
from tests.journeys.test_a_day_at_the_chair import NINE, Chair, chair, pass_gate
from tests.pages.checkin import CheckInForm
from tests.pages.gate import GateView
from tests.pages.live import LivePage
from ui.theme.theme import Theme

NURSE = "A. Lindqvist"
MIRIAM = Patient(patient_id=UUID(int=7), name="Okafor, Miriam", mrn="004182", born=NINE.date().replace(1979), sex="F")
COURSE = Course(
    course_id=UUID(int=8),
    patient_id=MIRIAM.patient_id,
    condition=PainCondition.CRPS_1,
    prescriber="Dr Lang",
    protocol="outpatient-titration",
    planned=1,
    opened_on=NINE.date(),
    site="right foot",
)
BOOKING = Booking(
    booking_id=UUID(int=9),
    course_id=COURSE.course_id,
    patient_id=MIRIAM.patient_id,
    at=NINE + timedelta(minutes=10),
    minutes=150,
    chair="2",
)


def answer(here: Chair) -> CheckInForm:
    """Answer the check-in that is shown with what the course offers, but for the chair."""
    form = CheckInForm(here.place.checkin)
    form.press(form.screen.page.protocol.offered)
    form.answer_the_rest(chair="")
    return form


def check_in_as_booked(here: Chair) -> LivePage:
    """Check Miriam in from her booking on Today, in the chair that is booked."""
    here.place.today.reload()
    row = here.place.today.below.bookings.rows()[0]
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    here.qtbot.waitUntil(lambda: here.place.window.screen_shown == "checkin")
    form = answer(here)
    form.press(form.screen.page.visit.chairs.buttons()[0])
    return check_in(here, form)


def check_in(here: Chair, form: CheckInForm) -> LivePage:
    form.check_in()
    here.qtbot.waitUntil(lambda: here.place.window.screen_shown.startswith("live"))
    return here.live()


def booking(courses: Courses) -> Booking:
    kept = courses.kept(COURSE.course_id)
    assert kept
    return kept.bookings[0]


def phase(courses: Courses) -> CoursePhase:
    course = courses.course(COURSE.course_id)
    assert course
    return course.phase


def give(here: Chair, page: LivePage) -> UUID:
    """Give the infusion and let her leave."""
    pass_gate(here, page)
    for hour, minute, line in ((10, 0, "start 0.4 mg/kg/h"), (10, 5, "128/80 74 98% r15 p8"), (11, 30, "end")):
        here.at(hour, minute)
        page.enter(line)
    return page.screen.running.recorder.session_id


def test_that_a_course_goes_from_its_booking_to_the_judgement_of_its_response(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        registry = here.place.desk.registry
        courses = registry.courses
        registry.add_patient(MIRIAM, NURSE)
        courses.open_course(COURSE, [BOOKING], NURSE)
        page = check_in_as_booked(here)
        assert page.screen.header.course.text() == "Induction 1 of 1"
        assert booking(courses).status is BookingStatus.PLANNED
        session_id = give(here, page)
        qtbot.waitUntil(lambda: phase(courses) is CoursePhase.ASSESSMENT)
        here.place.window.show_screen("today")
        (card,) = here.place.today.cards.cards()
        assert card.face
        assert card.face.phase == "recovery · Induction 1 of 1"
        here.place.show_session(here.place.desk.running[0])
        done = booking(courses)
        assert (done.status, done.session_id, done.chair) == (BookingStatus.DONE, session_id, "2")
        assert any("The infusion of the induction was given." in told for told in page.screen.running.told)
        page.enter("left; went home")
        page.enter()
        qtbot.waitUntil(lambda: here.place.window.screen_shown == "review")
        assert "Chair 2 · Induction 1 of 1" in here.place.review.page.header.words.text
        opened = replay(here.opened.journal.events(session_id)).opened
        assert opened
        assert (opened.course, opened.course_id) == ("Induction 1 of 1", COURSE.course_id)


def test_that_the_next_infusion_is_held_until_the_response_is_judged(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    clock = HandClock(NINE)
    with chair(qtbot, theme, tmp_path, clock) as here:
        registry = here.place.desk.registry
        courses = registry.courses
        registry.add_patient(MIRIAM, NURSE)
        courses.open_course(COURSE, [], NURSE)
        courses.change_course(replace(COURSE, phase=CoursePhase.ASSESSMENT), NURSE, "")
        here.place.start(MIRIAM)
        form = answer(here)
        form.type("chair", "2")
        view = GateView(check_in(here, form))
        assert "Judge it on the patient's course first." in view.check("response")
        here.place.window.show_screen("patients")
        judgement = Assessment(
            course_id=COURSE.course_id, day=NINE.date(), outcome=Outcome.GO_ON, physician="Dr Lang", found="43 % less"
        )
        courses.assess(judgement, replace(COURSE, phase=CoursePhase.MAINTENANCE), NURSE)
        here.place.show_session(here.place.desk.running[0])
        assert "response" not in view.page.checks
