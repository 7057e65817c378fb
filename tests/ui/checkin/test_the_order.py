"""The order at check-in: any unit, a whole dose, the bag, limits with their units, and drugs for when needed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from session.order import Order
from session.quantities import Amount, AmountUnit, Rate, RateUnit
from tests.pages.checkin import CheckInForm
from tests.session.cases import SHIPPED
from tests.ui.clinic import Clinic
from ui.running_session import RunningSession
from ui.widgets.flow_row import FlowRow

ALT = Qt.KeyboardModifier.AltModifier
TRIAL = replace(
    SHIPPED,
    start_rate=Rate(Decimal("0.35"), RateUnit.MG_KG_H),
    maximum_rate=Rate(Decimal("0.35"), RateUnit.MG_KG_H),
    rate_cap=Rate(Decimal(25), RateUnit.MG_H),
    planned_min=240,
)
DRUGS = tuple(one.drug for one in SHIPPED.prn)


@pytest.fixture
def ordered(qtbot: QtBot, form: CheckInForm) -> Callable[[], Order]:
    """Check in somebody and return the order that was opened with."""

    def check_in() -> Order:
        told: list[RunningSession] = []
        form.screen.opened.connect(told.append)
        form.check_in()
        assert form.problems == {}
        assert told[0].state.opened
        return told[0].state.opened.order

    return check_in


def test_that_an_order_is_opened_with_all_that_was_filled_in(form: CheckInForm, ordered: Callable[[], Order]) -> None:
    form.register_miriam()
    form.answer_the_rest()
    form.fill_the_order()
    order = ordered()
    assert (order.mg_per_ml, order.bag_ml, order.dose) == (Decimal(2), Decimal(250), None)
    assert order.maximum_rate == Rate(Decimal("0.6"), RateUnit.MG_KG_H)
    assert order.step == Rate(Decimal("0.1"), RateUnit.MG_KG_H)
    assert order.prn == DRUGS


def test_that_a_whole_dose_is_shown_as_a_rate_with_the_pumps_difference(
    form: CheckInForm, ordered: Callable[[], Order]
) -> None:
    form.register_miriam()
    form.answer_the_rest(weight="70")
    form.screen.page.order.unit.choose(None)
    form.type("rate", "0,5 mg/kg")
    assert form.screen.page.order.rate_unit is AmountUnit.MG_KG
    form.type("minutes", "40")
    assert form.dose.startswith("26.3 mL/h · 52.5 mg/h · 0.75 mg/kg/h · 12.50 ug/kg/min")
    assert "Pump 26.3 mL/h, 0.05 mL/h (0.19 %) above the order; set to 0.1 mL/h, half up" in form.dose
    assert "35.0 mg · 0.50 mg/kg · 17.5 mL to infuse" in form.dose
    form.type("minutes", "45")
    assert "Pump 23.3 mL/h, 0.03 mL/h (0.14 %) below the order" in form.dose
    order = ordered()
    assert order.dose == Amount(Decimal("0.5"), AmountUnit.MG_KG)
    assert order.start_rate == Rate(Decimal("23.3"), RateUnit.ML_H)


def test_that_a_dose_without_minutes_says_what_is_missing(form: CheckInForm) -> None:
    form.answer_the_rest(weight="70")
    form.screen.page.order.unit.choose(None)
    form.type("rate", "0.5 mg/kg")
    form.type("minutes", "")
    assert "dose and minutes" in form.dose


def test_that_a_setting_without_difference_is_said_to_be_exact(form: CheckInForm) -> None:
    form.answer_the_rest()
    form.screen.page.order.unit.choose(None)
    form.type("rate", "13.7 mL/h")
    assert "Pump 13.7 mL/h, exactly as ordered" in form.dose


def test_that_the_bag_is_understood_above_its_field(form: CheckInForm) -> None:
    bag = form.screen.page.order.concentration
    assert bag.label == "Bag, or its mg/mL"
    form.type("concentration", "500 mg in 250 mL")
    assert bag.label == "Bag, 2 mg/mL"
    form.type("concentration", "500 in 250")
    assert bag.label == "Bag, or its mg/mL"
    form.check_in()
    assert form.problems["concentration"].startswith("Write what the bag holds, such as 500 mg in 250 mL")


def test_that_a_bag_too_small_for_the_plan_is_said(form: CheckInForm) -> None:
    form.answer_the_rest()
    form.type("concentration", "40 mg in 20 mL")
    assert "The bag holds 20 mL, the plan needs 20.5 mL. Have a second bag ready." in form.dose


@pytest.mark.parametrize("field", ["highest", "step"])
def test_that_a_limit_without_its_unit_is_asked_for_again(form: CheckInForm, field: str) -> None:
    form.register_miriam()
    form.answer_the_rest()
    form.type(field, "0.6")
    form.check_in()
    (said,) = form.problems.values()
    assert "with its unit" in said
    assert form.fields[field].line.hasFocus()


def test_that_the_protocols_key_takes_rate_time_limits_and_drugs_and_leaves_the_total(form: CheckInForm) -> None:
    form.choose_protocol()
    order = form.screen.page.order
    assert (order.maximum_rate.text(), order.step.text(), order.prn.values()) == ("", "", ())
    form.press_key(Qt.Key.Key_P, ALT)
    assert (order.maximum_rate.text(), order.step.text()) == ("0.6 mg/kg/h", "0.1 mg/kg/h")
    assert order.prn.values() == DRUGS
    assert "ondansetron 4 mg iv: nausea or vomiting" in order.prn.when
    assert order.maximum.text() == ""


def test_that_the_most_in_total_is_offered_once_the_weight_is_known(form: CheckInForm) -> None:
    form.choose_protocol()
    order = form.screen.page.order
    assert order.most.buttons() == []
    form.type("weight", "68.4")
    (offered,) = order.most.buttons()
    assert (offered.text(), order.maximum.text()) == ("136.8 mg", "")
    form.press(offered)
    assert order.maximum.text() == "136.8"
    assert order.maximum.line.hasFocus()


def test_that_the_protocols_rate_is_capped_at_ninety_kg_and_why_is_said(form: CheckInForm) -> None:
    order = form.screen.page.order
    order.show_protocol(TRIAL)
    form.type("weight", "90")
    form.type("concentration", "1")
    form.press(order.take)
    assert (order.rate.text(), order.rate_unit, order.minutes.text()) == ("25", RateUnit.MG_H, "240")
    assert order.maximum_rate.text() == "25 mg/h"
    assert "0.35 mg/kg/h would be 31.5 mg/h at 90 kg; the protocol caps it at 25 mg/h." in form.dose
    order.unit.choose(None)
    form.type("rate", "0.35 mg/kg/h")
    assert "0.35 mg/kg/h comes to 31.5 mg/h, above the protocol's cap of 25 mg/h." in form.dose


def test_that_one_drug_when_needed_is_ordered_by_touch_or_by_space(form: CheckInForm) -> None:
    form.choose_protocol()
    prn = form.screen.page.order.prn
    first, second, *_ = prn.segments()
    form.press(first)
    assert prn.values() == DRUGS[:1]
    first.setFocus()
    form.press_key(Qt.Key.Key_Right)
    assert second.hasFocus()
    form.press_key(Qt.Key.Key_Space)
    assert prn.values() == DRUGS[:2]
    form.press(first)
    assert prn.values() == DRUGS[1:2]


def test_that_a_unit_is_chosen_by_the_keys_and_taken_back(form: CheckInForm) -> None:
    unit = form.screen.page.order.unit
    unit.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Space):
        form.press_key(key)
    assert unit.value() is AmountUnit.ML, "around the end"
    form.press_key(Qt.Key.Key_Delete)
    assert unit.value() is None
    form.press(unit.segments()[0])
    form.press(unit.segments()[0])
    assert unit.value() is None, "pressed again"


def test_that_the_end_moves_on_with_the_time(form: CheckInForm, clinic: Clinic) -> None:
    form.answer_the_rest()
    assert "ends 11:22 if started now" in form.dose
    clinic.clock.advance(minutes=5)
    clinic.desk.tick()
    assert "ends 11:27 if started now" in form.dose


def test_that_the_next_patients_order_begins_empty(form: CheckInForm) -> None:
    form.answer_the_rest()
    form.fill_the_order()
    form.screen.begin()
    order = form.screen.page.order
    assert (order.maximum_rate.text(), order.step.text(), order.prn.values()) == ("", "", ())
    assert order.prn.when == ""


def test_that_a_protocol_without_drugs_when_needed_offers_none(form: CheckInForm) -> None:
    order = form.screen.page.order
    order.show_protocol(replace(SHIPPED, prn=()))
    assert not order.prn.isVisible()
    assert order.prn.values() == ()


def test_that_the_drugs_wrap_to_the_width_there_is(form: CheckInForm, qtbot: QtBot) -> None:
    form.choose_protocol()
    row = form.screen.page.order.prn.findChild(FlowRow)
    assert row
    form.screen.resize(QSize(1600, 900))
    qtbot.waitUntil(lambda: row.width() > 600)
    assert all(one.geometry().right() < row.width() for one in form.screen.page.order.prn.segments())
    assert row.heightForWidth(5000) < row.heightForWidth(400) < row.heightForWidth(100)
