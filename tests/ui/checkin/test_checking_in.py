"""From an empty form to a running session, and what stands in the way."""

from concurrent.futures import Future
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from session.events import Event
from session.ports import SessionHead
from session.problems import StorageProblem
from session.quantities import Rate, RateUnit
from tests.pages.checkin import CheckInForm
from tests.ui.clinic import Clinic
from ui.running_session import RunningSession
from ui.theme.theme import Theme


def test_that_nothing_is_filled_in_or_chosen_beforehand(form: CheckInForm, clinic: Clinic) -> None:
    assert all(field.text() == "" for field in form.fields.values())
    page = form.screen.page
    assert page.visit.identifiers.values() == ()
    assert page.visit.allergies.none_known is None
    assert page.order.rate_unit is None
    assert page.who.register.fields.sex.value() is None


def test_that_a_new_patient_is_registered_and_the_session_opened_as_answered(
    qtbot: QtBot, form: CheckInForm, clinic: Clinic
) -> None:
    form.register_miriam()
    form.answer_the_rest()
    told: list[RunningSession] = []
    form.screen.opened.connect(told.append)
    form.check_in()
    (running,) = told
    assert clinic.desk.running == [running]
    assert clinic.desk.nurse == "A. Lindqvist"
    (known,) = clinic.database.registry.find_patients("Okafor")
    assert (known.name, known.mrn, known.born.isoformat(), known.sex) == ("Okafor, Miriam", "004182", "1979-03-14", "F")
    session = running.state.opened
    assert session
    assert session.patient_id == known.patient_id
    assert (session.chair, session.weight_kg, session.allergies) == ("2", Decimal("68.4"), ("penicillin", "latex"))
    assert session.identifiers == ("name", "birth date")
    assert session.protocol.name == "outpatient-titration"
    assert session.order.start_rate == Rate(Decimal("0.4"), RateUnit.MG_KG_H)
    assert (session.order.planned_min, session.order.maximum_mg) == (90, Decimal(60))
    assert session.utc_offset_min == 60
    assert len(clinic.database.journal.events(running.recorder.session_id)) == 1, "on disk before it is told"


def test_that_the_keyboard_alone_checks_a_patient_in(qtbot: QtBot, form: CheckInForm) -> None:
    enter, space, right = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right
    for step in (
        "Okafor, Miriam", enter, "1979-03-14", enter, "004182", enter, right, space, enter,
        space, right, space, enter, "68.4", enter, "2", enter, space, enter,
        "ketamine", enter, "2", enter, "0.4 mg/kg/h", enter, "90", enter, enter, "60", enter,
        "0.6 mg/kg/h", enter, "0.1 mg/kg/h", enter, space, enter, "A. Lindqvist", enter,
    ):  # fmt: skip
        form.press_keys(step) if isinstance(step, str) else form.press_key(step)
    assert form.screen.sign.check_in.hasFocus()
    told: list[RunningSession] = []
    form.screen.opened.connect(told.append)
    form.press_key(enter)
    (running,) = told
    assert running.patient.sex == "M", "Right moves to the next answer, Space chooses it"
    assert running.state.opened
    assert running.state.opened.allergies == ()
    assert running.state.opened.order.maximum_rate == Rate(Decimal("0.6"), RateUnit.MG_KG_H)
    assert running.state.opened.order.prn == ("ondansetron 4 mg iv",)


def test_that_enter_never_presses_what_is_only_offered(qtbot: QtBot, form: CheckInForm, clinic: Clinic) -> None:
    clinic.whole_session(clinic.patient("Brandt, Jonas", "004091"), "1")
    form.screen.begin()
    seen = []
    for _ in range(20):
        form.press_key(Qt.Key.Key_Return)
        seen.append(form.place)
        if form.screen.sign.check_in.hasFocus():
            break
    assert form.screen.sign.check_in.hasFocus()
    assert len(seen) == len(set(seen))
    assert form.screen.page.order.rate.text() == ""
    assert form.fields["nurse"].text() == ""


def test_that_tab_reaches_every_answer_in_the_order_of_reading(form: CheckInForm) -> None:
    order = form.tab_through()
    wanted = [
        "name", "born", "mrn", "weight", "chair", "drug", "concentration", "rate", "minutes", "maximum", "highest",
        "step", "nurse",
    ]  # fmt: skip
    assert [place for place in order if place in form.fields] == wanted
    assert order.index("Unknown") < order.index("Photo or wristband") < order.index("weight") < order.index("Listed")
    assert order[-1] == "Check in"


@pytest.mark.parametrize("row", ["sex", "identifiers"])
def test_that_the_arrows_stay_within_a_row_of_answers(form: CheckInForm, row: str) -> None:
    page = form.screen.page
    segments = page.who.register.fields.sex.segments() if row == "sex" else page.visit.identifiers.segments()
    segments[-1].setFocus()
    form.press_key(Qt.Key.Key_Right)
    assert segments[0].hasFocus()
    form.press_key(Qt.Key.Key_Left)
    assert segments[-1].hasFocus()
    assert not any(segment.isChecked() for segment in segments)


def test_that_every_missing_answer_has_its_sentence_and_the_first_gets_the_keyboard(
    qtbot: QtBot, form: CheckInForm
) -> None:
    form.type("born", "1979-03-14")
    with qtbot.assertNotEmitted(form.screen.opened):
        form.check_in()
    assert list(form.problems) == [
        "name", "mrn", "sex", "identifiers", "weight", "allergies", "chair", "drug", "concentration", "rate",
        "minutes", "maximum", "nurse",
    ]  # fmt: skip
    assert form.fields["name"].line.hasFocus()
    assert form.fields["born"].text() == "1979-03-14"


def test_that_a_sentence_goes_when_its_answer_is_given_and_the_rest_stays(form: CheckInForm) -> None:
    form.check_in()
    form.type("weight", "68.4")
    form.choose("None known")
    form.identify("Name", "MRN")
    assert not {"weight", "allergies", "identifiers"} & set(form.problems)
    assert "chair" in form.problems


def test_that_a_taken_chair_is_refused_with_who_sits_there(qtbot: QtBot, form: CheckInForm, clinic: Clinic) -> None:
    clinic.seat(clinic.patient("Brandt, Jonas", "004091"), "Chair 2")
    form.register_miriam()
    form.answer_the_rest(chair="2")
    with qtbot.assertNotEmitted(form.screen.opened):
        form.check_in()
    assert form.problems == {"chair": "Brandt, Jonas is on this chair in a running session. Write another chair."}
    form.type("chair", "3")
    with qtbot.waitSignal(form.screen.opened):
        form.check_in()


def test_that_a_patient_in_a_running_session_is_refused(qtbot: QtBot, form: CheckInForm, clinic: Clinic) -> None:
    here = clinic.patient("Brandt, Jonas", "004091")
    clinic.seat(here, "2")
    form.screen.begin(here)
    form.answer_the_rest(chair="3")
    with qtbot.assertNotEmitted(form.screen.opened):
        form.check_in()
    assert form.problems == {"name": "Brandt, Jonas is in a session already, chair 2. Finish that one first."}


def test_that_what_the_disk_refuses_is_said_and_everything_typed_stays(
    qtbot: QtBot, form: CheckInForm, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    full: Future[tuple[Event, ...]] = Future()
    full.set_exception(StorageProblem("The disk is full, so this was not saved. Nothing that was saved is lost."))

    def refuse(events: tuple[Event, ...], head: SessionHead) -> Future[tuple[Event, ...]]:
        return full

    form.register_miriam()
    form.answer_the_rest()
    with monkeypatch.context() as patched:
        patched.setattr(clinic.database.journal, "append", refuse)
        with qtbot.assertNotEmitted(form.screen.opened):
            form.check_in()
    assert form.failure == "The disk is full, so this was not saved. Nothing that was saved is lost."
    assert form.fields["weight"].text() == "68,4"
    assert form.summary[0] == "Okafor, Miriam", "registered already, and not a second time"
    with qtbot.waitSignal(form.screen.opened):
        form.check_in()
    assert len(clinic.database.registry.find_patients("Okafor")) == 1


def test_that_esc_leaves_an_untouched_form_and_asks_before_anything_typed_is_lost(
    qtbot: QtBot, form: CheckInForm
) -> None:
    with qtbot.waitSignal(form.screen.cancelled):
        form.press_key(Qt.Key.Key_Escape)
    form.type("weight", "68.4")
    with qtbot.assertNotEmitted(form.screen.cancelled):
        form.press_key(Qt.Key.Key_Escape)
        assert form.screen.sign.question.sentence
        form.press_key(Qt.Key.Key_Escape)
    assert form.fields["weight"].text() == "68.4"
    form.press_key(Qt.Key.Key_Escape)
    with qtbot.waitSignal(form.screen.cancelled):
        form.press_key(Qt.Key.Key_Return)


def test_that_the_next_check_in_begins_empty(form: CheckInForm, clinic: Clinic) -> None:
    form.register_miriam()
    form.answer_the_rest()
    form.check_in()
    form.screen.begin()
    assert all(field.text() == "" for field in form.fields.values())
    assert form.screen.page.visit.identifiers.values() == ()
    assert form.screen.page.visit.allergies.none_known is None
    assert form.problems == {}


def test_that_chairs_and_names_used_before_are_one_press_away(form: CheckInForm, clinic: Clinic) -> None:
    clinic.whole_session(clinic.patient("Brandt, Jonas", "004091"), "1")
    clinic.seat(clinic.patient("Haddad, Samira", "003871"), "3")
    form.screen.begin()
    offered = form.screen.page.visit.chairs.buttons()
    assert [button.text() for button in offered] == ["1"], "a chair that is taken is not offered"
    form.press(offered[0])
    form.press(form.screen.sign.staff.buttons()[0])
    assert form.fields["chair"].text() == "1"
    assert form.fields["nurse"].text() == "A. Lindqvist"


def test_that_every_target_is_high_enough_and_fits_the_smallest_window(form: CheckInForm, qtbot: QtBot) -> None:
    assert all(stop.height() >= 48 for stop in form.stops())
    assert form.screen.page.order.y() == form.screen.page.who.y(), "side by side"
    assert form.screen.page.horizontalScrollBar().maximum() == 0, "never sideways"
    assert form.screen.minimumSizeHint().width() <= 940
    form.screen.resize(940, 620)
    qtbot.waitUntil(lambda: form.screen.page.order.x() == form.screen.page.who.x())


def test_that_larger_text_puts_the_cards_under_each_other_and_cuts_nothing(
    form: CheckInForm, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_size(130)
    qtbot.waitUntil(lambda: form.screen.page.order.mapTo(form.screen.page, QPoint()).y() > 300)
    form.answer_the_rest()
    assert form.screen.page.horizontalScrollBar().maximum() == 0


def test_that_every_answer_has_a_name_for_a_screen_reader(form: CheckInForm) -> None:
    assert [stop for stop in form.stops() if not (stop.accessibleName() or form.label_of(stop))] == []
