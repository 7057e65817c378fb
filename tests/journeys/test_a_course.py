"""A course through the real window, by keyboard: opened, planned, pain told, response judged, a booster booked."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.course import CoursePhase, DiarySource, Outcome, PainCondition
from session.simulation.hand_clock import HandClock
from tests.journeys.test_a_day_at_the_chair import NINE, Chair, chair, check_in, let_leave, pass_gate
from tests.pages.course import ALT, CoursePageObject
from tests.pages.window import WindowPage
from ui.course.booster_form import BoosterForm
from ui.course.judge_form import JudgeForm
from ui.course.open_form import OpenForm
from ui.course.pain_form import PainForm
from ui.theme.theme import Theme


def infuse(here: Chair) -> None:
    """Let Miriam have an infusion from 10:00 to 11:30, with pain 8 before it and 3 after it."""
    page = check_in(here)
    pass_gate(here, page)
    here.at(10, 0)
    page.enter("start 0.4 mg/kg/h")
    here.at(11, 30)
    page.enter("end; as planned")
    here.at(12, 15)
    page.enter("128/76 70 98% r14 p3")
    let_leave(here, page)


def open_course(page: CoursePageObject) -> None:
    """Open a course of two infusions, of which the next is in a week, at ten o'clock."""
    page.press(Qt.Key.Key_B, ALT)
    form = page.form(OpenForm)
    page.choose(form.fields.condition, PainCondition.CRPS_1)
    form.fields.site.setFocus()
    page.type("right foot", enter=True)
    page.type("2019-03", enter=True)
    page.type("gabapentin", enter=True)
    page.type("to sleep", enter=True)
    page.type("Dr Lang")
    page.choose(form.fields.protocol, "outpatient-titration")
    form.fields.planned.setFocus()
    page.type("2", enter=True)
    form.plan.first.setFocus()
    page.type("2026-11-27", enter=True)
    assert [field.text() for field in form.plan.fields] == ["2026-11-27", "2026-11-30"]
    form.booking.time.setFocus()
    page.type("10", enter=True)
    form.booking.chair.setFocus()
    page.type("2")
    page.save()
    assert not page.refusal
    assert page.notice == "The course is open, 2 infusions are booked."


def log_pain(page: CoursePageObject, pain: str) -> None:
    page.press(Qt.Key.Key_D, ALT)
    page.type(pain)
    page.choose(page.form(PainForm).source, DiarySource.PHONE)
    page.save()
    assert page.notice.startswith(f"Pain {pain} on")


def test_that_a_course_goes_from_its_opening_to_a_booster_by_keyboard(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        infuse(here)
        WindowPage(qtbot, here.place.window).press_key(Qt.Key.Key_4, ALT)
        assert here.place.window.screen_shown == "patients"
        page = CoursePageObject(qtbot, here.place.patients, in_window=True)
        open_course(page)
        assert page.cards["Course"] == ("Induction", "1 of 2 given")
        for days, pain in enumerate(("3", "3", "2.5", "3")):
            here.clock.set_to(NINE.replace(day=21 + days))
            page.screen.reload()
            log_pain(page, pain)
        page.press(Qt.Key.Key_J, ALT)
        form = page.form(JudgeForm)
        page.choose(form.satisfied, True)
        page.choose(form.outcome, Outcome.GO_ON)
        form.physician.setFocus()
        page.type("Dr Lang")
        page.save()
        assert page.notice == "The judgement is signed: go on."
        page.press(Qt.Key.Key_B, ALT)
        booster = page.form(BoosterForm)
        page.type("2026-12-18")
        booster.booking.time.setFocus()
        page.type("9:30", enter=True)
        assert page.notice == "Booked: 18 Dec."
        courses = here.opened.registry.courses
        (row,) = courses.open_courses()
        assert row.course.phase is CoursePhase.MAINTENANCE
        kept = courses.kept(row.course.course_id)
        assert kept
        assert [one.at.date() for one in kept.bookings] == [
            date(2026, 11, 27),
            date(2026, 11, 30),
            date(2026, 12, 18),
        ]
        page.press(Qt.Key.Key_O, ALT)
        qtbot.waitUntil(lambda: not page.screen.doses.is_busy)
        QTest.keyClick(here.place.window.focusWidget(), Qt.Key.Key_Return)
        assert here.place.window.screen_shown == "review"
        assert here.place.review.shown == kept.infusions[0].session_id
