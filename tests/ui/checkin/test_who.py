"""Who it is: found while typing, never registered twice, put right where it is wrong."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.ports import Patient
from session.problems import StorageProblem
from tests.pages.checkin import CheckInForm
from tests.ui.clinic import Clinic


@pytest.fixture
def rada(clinic: Clinic) -> Patient:
    return clinic.patient("Ivanova, Rada", "004 377", "1991-01-08")


@pytest.mark.parametrize(("field", "typed"), [("name", "ivan"), ("mrn", "0043")])
def test_that_a_patient_is_found_while_typing_and_taken_with_the_keyboard(
    form: CheckInForm, rada: Patient, field: str, typed: str
) -> None:
    form.type_in(form.fields[field], typed)
    assert form.suggested == ["Ivanova, Rada"]
    form.press_key(Qt.Key.Key_Down)
    form.press_key(Qt.Key.Key_Return)
    assert form.screen.page.who.patient == rada
    assert form.summary == ("Ivanova, Rada", "35 y, female · born 8 Jan 1991 · MRN 004 377", "First visit")
    assert form.place == "Name", "the keyboard goes on to the identifiers"


def test_that_a_click_takes_a_suggestion_and_esc_only_closes_them(
    qtbot: QtBot, form: CheckInForm, rada: Patient
) -> None:
    form.type_in(form.fields["name"], "rad")
    with qtbot.assertNotEmitted(form.screen.cancelled):
        form.press_key(Qt.Key.Key_Escape)
    assert form.suggested == []
    form.type_in(form.fields["name"], "rada")
    form.press(form.screen.suggestions.rows()[0])
    assert form.screen.page.who.patient == rada


def test_that_the_arrows_go_through_the_suggestions_and_back_to_the_field(
    qtbot: QtBot, form: CheckInForm, clinic: Clinic, rada: Patient
) -> None:
    clinic.patient("Ivanova, Sofia", "004 900")
    form.type_in(form.fields["name"], "ivanova")
    first, second = form.screen.suggestions.rows()
    form.press_key(Qt.Key.Key_Down)
    form.press_key(Qt.Key.Key_Down)
    form.press_key(Qt.Key.Key_Down)
    assert second.hasFocus(), "the last one stays"
    form.press_key(Qt.Key.Key_Up)
    assert first.hasFocus()
    form.press_key(Qt.Key.Key_Up)
    assert form.fields["name"].line.hasFocus()
    assert form.suggested == []
    assert form.fields["name"].text() == "ivanova"


def test_that_patients_that_cannot_be_read_are_said_and_what_was_typed_stays(
    form: CheckInForm, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(words: str, limit: int = 50) -> tuple[Patient, ...]:
        raise StorageProblem("The disk is gone. Nothing that was saved is lost.")

    monkeypatch.setattr(clinic.database.registry, "find_patients", broken)
    form.type_in(form.fields["name"], "Okafor, Miriam")
    assert form.failure == "The disk is gone. Nothing that was saved is lost."
    assert form.fields["name"].text() == "Okafor, Miriam"


def test_that_suggestions_go_when_the_keyboard_goes_on(form: CheckInForm, rada: Patient) -> None:
    form.type_in(form.fields["name"], "Ivan")
    form.press_key(Qt.Key.Key_Return)
    assert form.suggested == []
    assert form.fields["born"].line.hasFocus()


def test_that_an_mrn_of_somebody_else_says_whose_it_is_and_opens_nothing(
    qtbot: QtBot, form: CheckInForm, clinic: Clinic, rada: Patient
) -> None:
    form.register_miriam()
    form.type("mrn", "004377")
    form.answer_the_rest()
    question = form.screen.page.who.register.question
    assert question.sentence == "MRN 004 377 is Ivanova, Rada, born 8 Jan 1991. Is it this patient?"
    with qtbot.assertNotEmitted(form.screen.opened):
        form.check_in()
    assert question.button("yes").hasFocus()
    form.press(question.button("no"))
    assert form.fields["mrn"].line.hasFocus()
    form.type("mrn", "004182")
    assert question.sentence == ""
    with qtbot.waitSignal(form.screen.opened):
        form.check_in()
    assert len(clinic.database.registry.find_patients("")) == 2


def test_that_the_same_name_and_birth_date_is_asked_about_once(
    qtbot: QtBot, form: CheckInForm, clinic: Clinic, rada: Patient
) -> None:
    form.type("name", "ivanova,  rada")
    form.type("born", "1991-01-08")
    question = form.screen.page.who.register.question
    assert question.sentence == "Ivanova, Rada, born 8 Jan 1991, is registered with MRN 004 377. Is it this patient?"
    form.press(question.button("no"))
    form.type("mrn", "009999")
    form.choose("Female")
    form.answer_the_rest()
    with qtbot.waitSignal(form.screen.opened):
        form.check_in()
    assert {patient.mrn for patient in clinic.database.registry.find_patients("Ivanova")} == {"004 377", "009999"}


def test_that_yes_takes_the_registered_patient(form: CheckInForm, rada: Patient) -> None:
    form.type("mrn", "004377")
    form.press(form.screen.page.who.register.question.button("yes"))
    assert form.screen.page.who.patient == rada


def test_that_a_birth_date_is_said_back_in_words(form: CheckInForm) -> None:
    form.type("born", "1979-03-14")
    assert form.fields["born"].label == "Born 14 Mar 1979, 47 y"
    form.type("born", "14.3.1979")
    assert form.fields["born"].label == "Birth date: year, month, day"


def test_that_nothing_answered_about_one_patient_stands_for_another(
    form: CheckInForm, clinic: Clinic, rada: Patient
) -> None:
    form.screen.begin(rada)
    nothing = form.screen.page.answers()
    form.answer_the_rest()
    assert form.screen.page.answers() != nothing
    form.press(form.screen.page.who.another)
    assert form.screen.page.who.patient is None
    assert form.screen.page.answers() == nothing
    form.answer_the_rest()
    form.screen.page.who.choose(clinic.patient("Brandt, Jonas", "004091"))
    assert form.screen.page.answers().maximum, "answered before anybody was chosen: about the one being looked for"
    form.screen.page.who.choose(rada)
    assert form.screen.page.answers() == nothing


def test_that_a_wrong_row_is_corrected_in_the_name_of_who_records(
    form: CheckInForm, clinic: Clinic, rada: Patient
) -> None:
    form.screen.begin(rada)
    who = form.screen.page.who
    form.press(who.correct)
    form.type_in(who.correction.fields.name, "Ivanova, Radka")
    form.press(who.correction.save)
    assert form.problems["nurse"] == "Write who records, so that the correction has a name."
    form.type("nurse", "A. Lindqvist")
    form.press(who.correction.save)
    assert form.summary[0] == "Ivanova, Radka"
    known = clinic.database.registry.patient(rada.patient_id)
    assert known
    assert (known.name, known.mrn) == ("Ivanova, Radka", "004 377")


def test_that_a_correction_that_cannot_be_is_refused_and_one_can_be_left(
    qtbot: QtBot, form: CheckInForm, clinic: Clinic, rada: Patient
) -> None:
    clinic.patient("Brandt, Jonas", "004091")
    form.screen.begin(rada)
    form.answer_the_rest()
    who = form.screen.page.who
    form.press(who.correct)
    form.type_in(who.correction.fields.born, "08.01.1991")
    form.press(who.correction.save)
    assert "Write year, month, day" in who.correction.fields.born.problem
    form.type_in(who.correction.fields.born, "1991-01-08")
    form.type_in(who.correction.fields.mrn, "004091")
    form.press(who.correction.save)
    assert "belongs to Brandt, Jonas" in form.failure
    with qtbot.assertNotEmitted(form.screen.opened):
        form.check_in()
    form.press(who.correction.leave)
    assert form.summary[0] == "Ivanova, Rada"
    with qtbot.waitSignal(form.screen.opened):
        form.check_in()
