"""Filling in: nothing is answered beforehand, and a refused answer stays where it was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.search_field import SearchField


@pytest.fixture
def sex(qtbot: QtBot) -> ChoiceRow:
    row = ChoiceRow("Sex", (("F", "Female"), ("M", "Male"), ("X", "Other")))
    qtbot.addWidget(row)
    row.show()
    return row


def test_that_nothing_is_chosen_beforehand(sex: ChoiceRow) -> None:
    assert sex.value() is None
    assert not any(segment.isChecked() for segment in sex.segments())


def test_that_choosing_another_answer_leaves_only_that_one(qtbot: QtBot, sex: ChoiceRow) -> None:
    female, male, _ = sex.segments()
    QTest.mouseClick(female, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sex.chosen) as told:
        QTest.mouseClick(male, Qt.MouseButton.LeftButton)
    assert told.args == ["M"]
    assert sex.value() == "M"
    assert not female.isChecked()


def test_that_pressing_the_answer_again_takes_it_back(qtbot: QtBot, sex: ChoiceRow) -> None:
    female = sex.segments()[0]
    QTest.mouseClick(female, Qt.MouseButton.LeftButton)
    QTest.mouseClick(female, Qt.MouseButton.LeftButton)
    assert sex.value() is None


def test_that_the_keyboard_alone_answers_and_takes_back(qtbot: QtBot, sex: ChoiceRow) -> None:
    sex.setFocus()
    qtbot.waitUntil(sex.segments()[0].hasFocus)
    QTest.keyClick(sex.segments()[0], Qt.Key.Key_Right)
    assert sex.segments()[1].hasFocus()
    assert sex.value() is None, "moving is not choosing"
    QTest.keyClick(sex.segments()[1], Qt.Key.Key_Space)
    assert sex.value() == "M"
    QTest.keyClick(sex.segments()[1], Qt.Key.Key_Delete)
    assert sex.value() is None


def test_that_the_frame_alone_shows_where_the_keyboard_is(qtbot: QtBot, theme: Theme, sex: ChoiceRow) -> None:
    """The style would lay a box of its own over the words of an answer that Tab or an arrow came to."""
    male = sex.segments()[1]
    sex.activateWindow()
    sex.setFocus()
    qtbot.waitUntil(sex.segments()[0].hasFocus)
    inside = male.rect().adjusted(4, 4, -4, -4)
    before = male.grab(inside).toImage()
    QTest.keyClick(sex.segments()[0], Qt.Key.Key_Tab)
    assert male.hasFocus()
    assert male.grab(inside).toImage() == before


def test_that_an_answer_takes_back_the_sentence_about_it(qtbot: QtBot, sex: ChoiceRow) -> None:
    sex.show_problem("Choose one.")
    QTest.mouseClick(sex.segments()[0], Qt.MouseButton.LeftButton)
    assert sex.problem == ""


def test_that_a_refused_text_stays_and_typing_on_takes_the_sentence_back(qtbot: QtBot, theme: Theme) -> None:
    field = Field("Weight today", unit="kg", example="68.4")
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.line, "684")
    field.show_problem("684 kg is more than a person weighs. Was it 68.4?")
    assert field.text() == "684"
    assert field.line.accessibleDescription() == field.problem
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.problem == ""


def test_that_an_example_cannot_be_taken_for_a_value(qtbot: QtBot) -> None:
    field = Field("Weight today", unit="kg", example="68.4")
    qtbot.addWidget(field)
    assert field.text() == ""
    assert field.line.placeholderText() == "such as 68.4"
    assert field.line.accessibleName() == "Weight today, kg"


def test_that_escape_empties_the_search_and_then_goes_on_to_what_it_stands_in(qtbot: QtBot) -> None:
    search = SearchField("Name, MRN or date", "Ctrl K")
    qtbot.addWidget(search)
    search.show()
    QTest.keyClicks(search, "oka")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_a_focused_button_is_pressed_with_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    button = KeyButton("Rate", "F2")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)
    assert button.accessibleDescription() == "Key F2"


def test_that_a_field_hands_the_focus_to_its_line(qtbot: QtBot) -> None:
    field = Field("Chair")
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
