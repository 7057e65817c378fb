"""Of several protocols one is chosen, its numbers are said shortly, and another can be chosen in its place."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from session.checkin import Blank
from tests.pages.checkin import CheckInForm


def test_that_none_is_chosen_beforehand_and_every_one_can_be_reached(choosing: CheckInForm) -> None:
    card = choosing.screen.page.protocol
    assert card.protocol is None
    assert [segment.text() for segment in card.choice.segments()] == [
        "Outpatient titration", "0.5 mg/kg in 40 min", "CRPS, 4 hours a day", "Migraine, inpatient", "Single booster",
    ]  # fmt: skip
    assert all(segment.width() >= segment.sizeHint().width() for segment in card.choice.segments())
    assert all(segment.height() >= 48 for segment in card.choice.segments())
    choosing.check_in()
    assert Blank.PROTOCOL.value in choosing.problems
    choosing.choose_protocol()
    assert Blank.PROTOCOL.value not in choosing.problems


def test_that_what_was_chosen_for_one_patient_does_not_stand_for_another(choosing: CheckInForm) -> None:
    choosing.choose_protocol()
    choosing.screen.page.who.let_go.emit()
    assert choosing.screen.page.protocol.protocol is None


def test_that_what_the_source_names_has_no_mark_and_a_cap_is_said(choosing: CheckInForm) -> None:
    choosing.choose_protocol("CRPS, 4 hours a day")
    said = " ".join(choosing.screen.page.protocol.words).replace("\N{NO-BREAK SPACE}", " ")
    assert "Highest rate 0.35 mg/kg/h, cap 25 mg/h Planned 240 min At most 100 mg Vitals" in said


def test_that_another_protocol_can_be_chosen_by_keyboard_and_nothing_stays_of_the_first(choosing: CheckInForm) -> None:
    card = choosing.screen.page.protocol
    card.choice.setFocus()
    choosing.press_key(Qt.Key.Key_Right)
    choosing.press_key(Qt.Key.Key_Space)
    assert card.protocol is not None
    assert choosing.screen.page.order.drug.line.hasFocus()
    card.another.setFocus()
    assert not card.choice.isVisible()
    choosing.press_key(Qt.Key.Key_Space)
    assert card.words == []
    assert not card.another.isVisible()
    assert card.choice.segments()[0].hasFocus()


@pytest.mark.parametrize("title", ["Outpatient titration", "CRPS, 4 hours a day", "Migraine, inpatient"])
def test_that_a_protocol_fits_beside_the_order_in_the_smallest_window(choosing: CheckInForm, title: str) -> None:
    choosing.choose_protocol(title)
    page = choosing.screen.page
    assert page.horizontalScrollBar().maximum() == 0
    assert page.order.mapTo(page, QPoint()).x() > page.who.width(), "the cards stay side by side"
    labels = [label for label in page.protocol.findChildren(QLabel) if label.isVisible()]
    assert labels
    assert all(label.width() >= label.minimumSizeHint().width() for label in labels)
