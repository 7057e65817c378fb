"""Weight, allergies, protocol and order: last time is only shown, units are never assumed, limits are said in words."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.ports import Patient
from session.quantities import RateUnit
from storage.opening import open_database
from tests.pages.checkin import CheckInForm
from tests.storage.test_protocol_versions import put
from tests.ui.clinic import MORNING, Clinic
from ui.checkin.checkin_screen import CheckInScreen
from ui.checkin.last_time import LastTime
from ui.checkin.protocol_card import ProtocolCard
from ui.theme.theme import Theme


@pytest.fixture
def returning(clinic: Clinic, form: CheckInForm) -> Patient:
    """Somebody who weighed 68.4 kg and named penicillin and latex three days ago, chosen in the form."""
    clinic.clock.set_to(MORNING - timedelta(days=3))
    patient = clinic.patient("Ivanova, Rada", "004 377", "1991-01-08")
    clinic.whole_session(patient)
    clinic.clock.set_to(MORNING)
    form.screen.begin(patient)
    return patient


def test_that_last_times_weight_stands_beside_the_empty_field(form: CheckInForm, returning: Patient) -> None:
    assert form.fields["weight"].text() == ""
    assert form.screen.page.visit.weight.beside == "68.4 kg last time, 20 Nov 2026"
    assert form.summary[-1] == "Last time: 20 Nov 2026 · 41.0 mg · left"


def test_that_what_was_advised_last_time_stands_where_the_order_is_written(form: CheckInForm) -> None:
    order = form.screen.page.order
    order.show_last(LastTime(date(2026, 11, 20), Decimal("68.4"), (), "Hold at 0.40 mg/kg/h."))
    assert order.advised.text() == "For this time, written after 20 Nov 2026: Hold at 0.40 mg/kg/h."
    assert order.advised.isVisible()
    order.show_last(None)
    assert not order.advised.isVisible()


def test_that_a_weight_far_from_last_time_is_asked_about_once(
    qtbot: QtBot, form: CheckInForm, returning: Patient
) -> None:
    form.answer_the_rest(weight="86.4")
    question = form.screen.page.visit.weight.question
    assert question.sentence == "86.4 kg is 26 % more than last time, 68.4 kg. Is it right?"
    with qtbot.assertNotEmitted(form.screen.opened):
        form.check_in()
    assert question.button("right").hasFocus()
    form.press(question.button("right"))
    assert question.sentence == ""
    with qtbot.waitSignal(form.screen.opened):
        form.check_in()


def test_that_another_weight_after_the_answer_is_asked_about_again(form: CheckInForm, returning: Patient) -> None:
    question = form.screen.page.visit.weight.question
    form.type("weight", "86.4")
    form.press(question.button("wrong"))
    assert form.fields["weight"].line.hasFocus()
    assert form.fields["weight"].text() == "86.4", "what was typed stays until it is typed over"
    form.type("weight", "8.64")
    assert "87 % less" in question.sentence
    form.type("weight", "68.6")
    assert question.sentence == ""


def test_that_last_times_allergies_are_a_question_and_never_an_answer(
    qtbot: QtBot, form: CheckInForm, returning: Patient
) -> None:
    allergies = form.screen.page.visit.allergies
    assert allergies.question.sentence == "Last time, 20 Nov 2026: penicillin, latex. Still so?"
    assert allergies.choice.value() is None
    form.check_in()
    assert "allergies" in form.problems
    form.press(allergies.question.button("same"))
    assert allergies.none_known is False
    assert form.fields["allergies"].text() == "penicillin, latex"
    assert "allergies" not in form.problems


def test_that_listed_asks_for_the_list_and_does_not_take_an_empty_one(form: CheckInForm) -> None:
    assert not form.fields["allergies"].isVisible()
    form.choose("Listed")
    assert form.fields["allergies"].line.hasFocus()
    form.check_in()
    assert form.screen.page.visit.allergies.listed.problem.startswith("Write the allergies")


def test_that_the_dose_is_shown_in_every_unit_and_then_in_total(form: CheckInForm) -> None:
    assert "give the rate in every unit" in form.dose
    form.type("weight", "68,4")
    form.type("concentration", "2")
    form.type("rate", "0,4 mg/kg/h")
    assert form.dose.startswith("13.7 mL/h · 27.4 mg/h · 0.40 mg/kg/h · 6.67 ug/kg/min")
    form.type("minutes", "90")
    total = "In 90 min: 41.0 mg · 0.60 mg/kg · 20.5 mL to infuse · ends 11:22 if started now"
    assert total in form.dose
    assert "Pump 13.7 mL/h, 0.02 mL/h (0.15 %) above the order; set to 0.1 mL/h, half up" in form.dose


def test_that_a_total_above_the_maximum_is_warned_of_in_words_and_not_refused(qtbot: QtBot, form: CheckInForm) -> None:
    form.register_miriam()
    form.answer_the_rest(maximum="41")
    assert "41.04 mg, more than the maximum of 41 mg" in form.dose
    with qtbot.waitSignal(form.screen.opened):
        form.check_in()


def test_that_a_rate_above_the_protocols_highest_is_warned_of(form: CheckInForm) -> None:
    form.answer_the_rest()
    form.type("rate", "0.7")
    assert "0.7 mg/kg/h is above the protocol's maximum of 0.6 mg/kg/h." in form.dose


def test_that_a_rate_needs_its_unit_and_a_written_one_is_taken_over(form: CheckInForm) -> None:
    form.answer_the_rest()
    order = form.screen.page.order
    order.unit.choose(None)
    form.type("rate", "27")
    form.check_in()
    assert order.unit.problem.startswith("Choose the unit")
    form.type("rate", "27 mg/h")
    assert (order.rate.text(), order.unit.problem) == ("27", "")
    assert order.rate_unit is RateUnit.MG_H


def test_that_a_written_unit_against_the_chosen_one_is_asked_about(form: CheckInForm) -> None:
    form.answer_the_rest()
    form.type("rate", "27 mg/h")
    form.check_in()
    assert "Which one is ordered?" in form.problems["rate"]


def test_that_the_protocols_rate_and_minutes_are_taken_only_when_asked_for(form: CheckInForm) -> None:
    order = form.screen.page.order
    assert (order.rate.text(), order.minutes.text(), order.rate_unit) == ("", "", None)
    form.press_key(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert (order.rate.text(), order.minutes.text()) == ("0.25", "90")
    assert order.unit.value() is RateUnit.MG_KG_H
    assert order.maximum.text() == "", "the total is offered, and taken by itself"
    assert order.maximum.line.hasFocus()


def test_that_a_protocol_is_shown_with_its_source_and_what_the_clinic_has_to_confirm(form: CheckInForm) -> None:
    card = form.screen.page.protocol
    assert card.accessibleName() == "Protocol: Outpatient titration, version 1"
    said = " ".join(card.words).replace("\N{NO-BREAK SPACE}", " ")
    assert "no primary source confirms the ladder" in said
    assert "0.1 mg/kg/h every 15 min ◇" in said
    assert "At most 2 mg/kg ◇" in said
    assert "Between at least 1 day ◇" in said
    assert "Act outside SBP 90 to 180, DBP to 110, HR 45 to 130, SpO₂ from 92, " in said
    assert "Stop outside SBP 80 to 200, " in said
    assert "RASS −3 to 3, Nausea to 2 ◇" in said
    assert "◇ default, to be confirmed by the clinic" in said


def test_that_of_several_protocols_none_is_chosen_beforehand(
    qtbot: QtBot, tmp_path: Path, clinic: Clinic, theme: Theme
) -> None:
    folder = tmp_path / "protocols"
    folder.mkdir()
    text = Path(__file__).parents[3].joinpath("assets/protocols/outpatient-titration.toml").read_text("utf-8")
    (folder / "a.toml").write_text(text, "utf-8")
    changed = text.replace('"outpatient-titration"', '"short"').replace("Outpatient titration", "Short")
    (folder / "b.toml").write_text(changed.replace('  "start_rate", ', "  "), "utf-8")
    opened = open_database(
        str(tmp_path / "other.sqlite"), "chair", clock=clinic.clock, read_only=False, protocols=folder
    )
    card = ProtocolCard()
    qtbot.addWidget(card)
    card.begin(opened.registry.protocols())
    opened.close()
    card.show()
    assert card.choice.value() is None
    QTest.mouseClick(card.choice.segments()[1], Qt.MouseButton.LeftButton)
    assert card.protocol
    assert card.protocol.name == "short"
    assert "0.25 mg/kg/h" in card.words, "a confirmed number has no mark"


def test_that_a_window_that_may_only_read_checks_nobody_in(
    qtbot: QtBot, clinic: Clinic, tmp_path: Path, theme: Theme
) -> None:
    reading = Clinic(tmp_path, read_only=True)
    screen = CheckInScreen(reading.desk)
    qtbot.addWidget(screen)
    screen.begin()
    form = CheckInForm(screen)
    form.show()
    assert form.failure == "This window may only read, so nobody can be checked in here."
    with qtbot.assertNotEmitted(screen.opened):
        form.check_in()
    assert form.problems == {}
    reading.close()


def test_that_protocols_that_cannot_be_read_are_said(qtbot: QtBot, tmp_path: Path, theme: Theme) -> None:
    (tmp_path / "none").mkdir()
    clinic = Clinic(tmp_path, protocols=tmp_path / "none")
    screen = CheckInScreen(clinic.desk)
    qtbot.addWidget(screen)
    screen.begin()
    assert CheckInForm(screen).failure.startswith("There is no protocol in")
    clinic.close()


def test_that_a_saved_protocol_that_can_no_longer_be_read_is_said_and_the_one_before_is_offered(
    form: CheckInForm, clinic: Clinic
) -> None:
    put(clinic.database, "outpatient-titration", 2, "name = 3")
    form.screen.begin()
    assert form.failure.startswith("Version 2 of the protocol outpatient-titration can no longer be read")
    assert form.screen.page.protocol.accessibleName() == "Protocol: Outpatient titration, version 1"
