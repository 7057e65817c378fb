"""Today with courses: who is booked, whom to call, and the search still a key away."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.course import BookingStatus, CoursePhase, Measure
from session.problems import StorageProblem
from tests.pages.today import TodayPage
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import book, infuse, open_course, tell, today
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
    def open_screen() -> TodayPage:
        screen = TodayScreen(clinic.desk)
        qtbot.addWidget(screen)
        return TodayPage(qtbot, screen)

    return open_screen


def test_that_without_a_course_there_are_only_patients_and_who_has_left(clinic: Clinic, page: Open) -> None:
    clinic.patient("Okafor, Miriam", "004182")
    shown = page()
    assert not shown.offers_courses
    assert shown.screen.patients.isVisible()
    assert shown.screen.finished.isVisible()
    assert not shown.screen.below.week.isVisible()


def test_that_bookings_stand_in_the_order_of_time_with_what_is_known_of_each(clinic: Clinic, page: Open) -> None:
    rada, petra = clinic.patient("Ivanova, Rada", "004377"), clinic.patient("Novak, Petra", "004401")
    infuse(clinic, rada, 39)
    boosted = open_course(clinic, rada, CoursePhase.MAINTENANCE, planned=1)
    book(clinic, open_course(clinic, petra, planned=4), "13:00", chair="4")
    book(clinic, boosted, "11:30", chair="2")
    book(clinic, boosted, "08:30", days=1)
    shown = page()
    assert shown.booked == [("11:30", "Ivanova, Rada", ""), ("13:00", "Novak, Petra", "")]
    said = shown.booking("Ivanova").said
    assert said
    assert (said.infusion, said.last_time, said.pains, said.chair) == (
        "Booster, 39 days since last", "41 mg, peak 146/88", "8→3", "Chair 2",
    )  # fmt: skip
    assert said.about.startswith("CRPS I · MRN")
    assert "Check in 11:30, Chair 2, Ivanova, Rada" in shown.booking("Ivanova").button.accessibleName()


def test_that_one_press_or_enter_checks_in_who_is_booked(clinic: Clinic, page: Open, qtbot: QtBot) -> None:
    rada, petra = clinic.patient("Ivanova, Rada", "004377"), clinic.patient("Novak, Petra", "004401")
    book(clinic, open_course(clinic, rada), "11:30")
    book(clinic, open_course(clinic, petra), "13:00")
    shown = page()
    assert shown.booking("Ivanova").button.hasFocus(), "the keyboard is on who comes next"
    with qtbot.waitSignal(shown.screen.patient_chosen) as chosen:
        shown.press_key(Qt.Key.Key_Return)
    assert chosen.args == [rada]
    shown.press_key(Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.screen.patient_chosen) as chosen:
        shown.press_key(Qt.Key.Key_Return)
    assert chosen.args == [petra]
    shown.press_key(Qt.Key.Key_Down)
    assert shown.booking("Novak").button.hasFocus(), "the last one stays"


def test_that_a_booking_follows_the_patient_through_the_day(clinic: Clinic, page: Open, qtbot: QtBot) -> None:
    rada = clinic.patient("Ivanova, Rada", "004377")
    course = open_course(clinic, rada)
    book(clinic, course, "09:40")
    book(clinic, course, "14:00", status=BookingStatus.CANCELLED)
    shown = page()
    assert [state for _, _, state in shown.booked] == ["", "cancelled"]
    clinic.clock.advance(minutes=4)
    for _ in range(60):
        clinic.desk.tick()
    assert shown.booked[0][2] == "16 min late"
    running = clinic.seat(rada, "2")
    assert shown.booked[0][2] == "here now"
    with qtbot.waitSignal(shown.screen.session_chosen) as chosen:
        shown.press(shown.booking("Ivanova").button)
    assert chosen.args == [running]
    clinic.write(running, "left; felt unwell")
    assert shown.booked[0][2] == "has left"


def test_that_the_search_is_a_key_away_and_esc_leads_back(clinic: Clinic, page: Open) -> None:
    rada = clinic.patient("Ivanova, Rada", "004377")
    book(clinic, open_course(clinic, rada), "11:30")
    shown = page()
    assert not shown.screen.patients.isVisible()
    shown.search("iva")
    assert shown.patients == ["Ivanova, Rada"]
    shown.press_key(Qt.Key.Key_Escape)
    assert shown.screen.patients.isVisible(), "the first empties the search"
    shown.press_key(Qt.Key.Key_Escape)
    assert shown.screen.below.bookings.isVisible()
    assert shown.booking("Ivanova").button.hasFocus()


def test_that_the_pages_are_gone_through_with_the_arrows(clinic: Clinic, page: Open) -> None:
    open_course(clinic, clinic.patient("Ivanova, Rada", "004377"))
    shown = page()
    right = shown.screen.below.right
    right.segment("calls").setFocus()
    shown.press_key(Qt.Key.Key_Right)
    assert shown.screen.finished.isVisible()
    assert right.segment("finished").hasFocus()
    shown.press_key(Qt.Key.Key_Right)
    assert right.shown == "calls"


def test_that_every_kind_of_call_has_its_list_and_leads_to_the_course(clinic: Clinic, page: Open, qtbot: QtBot) -> None:
    people = [clinic.patient(name, name[:4]) for name in ("Silva, Ana", "Weiss, Bo", "Lang, Eva", "Aalto, Juho")]
    for patient, days in zip(people, ((90, 48), (30,), (5,), (2,)), strict=True):
        for ago in days:
            infuse(clinic, patient, ago)
    open_course(clinic, people[0], CoursePhase.MAINTENANCE, planned=1)
    tell(clinic, people[0], ((day, 2 + 0.13 * ((90 if day >= 48 else 48) - day)) for day in range(90)))
    open_course(clinic, people[1])
    open_course(clinic, people[2], planned=1)
    open_course(clinic, people[3])
    shown = page()
    assert shown.screen.below.calls.headings() == [
        "Pain returning: call to plan a booster", "Ask by phone", "Response to be judged", "Call after a session",
    ]  # fmt: skip
    assert [name for name, _, _ in shown.calls] == ["Silva, Ana", "Weiss, Bo", "Lang, Eva", "Aalto, Juho"]
    assert [words[1:] for words in shown.calls[1:]] == [
        ("no diary for 30 days", "ask by phone"),
        ("last infusion 5 days ago", "since 18 Nov"),
        ("infusion of 21 Nov", "until 24 Nov"),
    ]
    assert shown.calls[0][1].startswith("pain 8, was 3 after infusion · relief ")
    with qtbot.waitSignal(shown.screen.course_requested) as asked:
        shown.call("Silva").panel.click()
    assert asked.args == [people[0].patient_id]
    shown.call("Silva").panel.setFocus()
    shown.press_key(Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.screen.course_requested) as asked:
        shown.press_key(Qt.Key.Key_Return)
    assert asked.args == [people[1].patient_id]


def test_that_a_call_is_written_down_with_what_was_said(clinic: Clinic, page: Open) -> None:
    juho = clinic.patient("Aalto, Juho", "003556")
    infuse(clinic, juho, 2)
    open_course(clinic, juho)
    shown = page()
    shown.write_call("Aalto", "well since")
    shown.press_key(Qt.Key.Key_Return)
    assert shown.calls == []
    assert shown.screen.below.calls.sentence == "Nobody to call."
    (told,) = clinic.database.registry.courses.measured(juho.patient_id)
    assert (told.measure, told.day, told.words) == (Measure.FOLLOW_UP, today(clinic), "well since")


def test_that_a_call_asks_who_made_it_where_nobody_is_known(qtbot: QtBot, clinic: Clinic, page: Open) -> None:
    juho = clinic.patient("Aalto, Juho", "003556")
    infuse(clinic, juho, 2)
    open_course(clinic, juho)
    clinic.desk.nurse = ""
    shown = page()
    shown.write_call("Aalto", "well since")
    form = shown.screen.below.calls.form
    assert form
    shown.press_key(Qt.Key.Key_Return)
    assert form.who.problem == "Write who called."
    form.who.set_text("B. Osei")
    shown.press_key(Qt.Key.Key_Return)
    assert shown.calls == []
    assert clinic.desk.nurse == "B. Osei"


def test_that_an_empty_note_and_a_broken_disk_keep_the_form(
    clinic: Clinic, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    juho = clinic.patient("Aalto, Juho", "003556")
    infuse(clinic, juho, 2)
    open_course(clinic, juho)
    shown = page()
    shown.write_call("Aalto", "")
    form = shown.screen.below.calls.form
    assert form
    shown.press_key(Qt.Key.Key_Return)
    assert form.note.problem == "Write what the patient said, such as: well."

    def broken(*_: object) -> None:
        raise StorageProblem(GONE)

    with monkeypatch.context() as patched:
        patched.setattr(clinic.database.registry.courses, "add_measured", broken)
        form.note.set_text("well")
        shown.press_key(Qt.Key.Key_Return)
    assert (form.note.problem, form.note.text()) == (GONE, "well")
    shown.screen.reload()
    assert shown.screen.below.calls.form is form, "what is being written stays when the lists are read again"
    shown.press_key(Qt.Key.Key_Escape)
    assert not shown.screen.below.calls.is_writing
    assert shown.call("Aalto").panel.hasFocus()


def test_that_a_day_without_bookings_and_calls_says_so(clinic: Clinic, page: Open) -> None:
    open_course(clinic, clinic.patient("Ivanova, Rada", "004377"))
    shown = page()
    assert shown.offers_courses
    assert shown.booked == []
    assert shown.screen.below.calls.sentence == "Nobody to call."
