"""The keyboard alone is enough where somebody signs in, and it goes nowhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.pages.entrance import EntrancePage
from tests.ui.signin.test_lock import lock

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.usefixtures("people")
def test_that_a_capital_letter_stays_in_the_name_on_the_cover(page: EntrancePage) -> None:
    page.place.entrance.begin()
    page.give("2020", "A. Lindqvist")
    lock(page)
    assert page.is_covered()
    line = page.form.name.line
    line.setFocus()
    line.selectAll()
    QTest.keyPress(line, Qt.Key.Key_Shift)
    page.type("Okoye")
    assert (page.form.name.text(), page.form.pin.pin) == ("Okoye", "")


def test_that_tab_goes_round_on_the_first_start(page: EntrancePage) -> None:
    """What lies under the cover could be pressed unseen, such as the demonstration."""
    page.place.entrance.begin()
    first = page.place.entrance.first
    seen = []
    for _ in range(6):
        page.key(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    lines = (first.pin.line, first.again.line)
    assert seen == [*lines, first.button, first.skip, first.name.line, first.pin.line]
    page.key(Qt.Key.Key_Backtab)
    page.key(Qt.Key.Key_Backtab)
    assert first.skip.hasFocus()


def test_that_no_key_goes_past_the_first_start(page: EntrancePage) -> None:
    page.place.entrance.begin()
    QTest.keyClick(page.place.window, Qt.Key.Key_N, CONTROL)
    assert page.place.window.screen_shown == "today"
    page.press("Later: names are typed until then")
    QTest.keyClick(page.place.window, Qt.Key.Key_N, CONTROL)
    assert page.place.window.screen_shown == "checkin"


@pytest.mark.usefixtures("people")
def test_that_tab_goes_round_where_somebody_signs_in(page: EntrancePage) -> None:
    page.place.entrance.begin()
    form = page.form
    seen = []
    for _ in range(4):
        page.key(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [form.pin.line, form.button, form.name.line, form.pin.line]


@pytest.mark.usefixtures("people")
def test_that_the_page_says_what_to_do_about_a_forgotten_pin(page: EntrancePage) -> None:
    page.place.entrance.begin()
    assert "PIN forgotten? An administrator sets another in Settings, under People." in page.words()


@pytest.mark.usefixtures("people")
def test_that_whoever_signs_out_leaves_the_page_to_anybody(page: EntrancePage) -> None:
    page.place.entrance.begin()
    page.give("2020", "A. Lindqvist")
    page.place.window.show_screen("settings")
    page.press("Sign out")
    assert (page.signed_in, page.is_covered()) == ("", True)
    assert page.form.name.text() == ""
