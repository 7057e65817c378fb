"""Name, PIN, Enter; the first start makes the administrator; nothing behind the cover is read or reached before."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from session.people import Person, Role
from tests.pages.entrance import EntrancePage
from tests.ui.clinic import Clinic

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_that_the_first_start_makes_the_administrator(page: EntrancePage, clinic: Clinic) -> None:
    page.place.entrance.begin()
    assert page.is_covered()
    assert "An administrator may: edit a protocol;" in page.words()
    first = page.place.entrance.first
    for words in ("C. Haas", "778", "7788"):
        page.type(words)
        page.key(Qt.Key.Key_Return)
    assert first.pin.problem == "A PIN has at least 4 characters."
    for words in ("7788", "7789"):
        page.type(words)
        page.key(Qt.Key.Key_Return)
    assert first.again.problem == "The two are not the same. Type both again."
    assert (first.pin.pin, first.again.pin) == ("", "")
    for words in ("7788", "7788"):
        page.type(words)
        page.key(Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: page.signed_in == "C. Haas")
    assert not page.is_covered()
    assert clinic.database.registry.people.everybody()[0].role is Role.ADMINISTRATOR


def test_that_names_are_typed_until_somebody_is_registered(page: EntrancePage) -> None:
    page.place.entrance.begin()
    page.press("Later: names are typed until then")
    assert not page.is_covered()
    assert page.signed_in == ""
    page.key(Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert not page.is_covered()
    notice = page.place.window.banner.notice
    assert notice is not None
    assert notice.sentence.startswith("Nobody is registered here, so nothing is locked.")


@pytest.mark.usefixtures("people")
def test_that_a_part_of_the_name_the_pin_and_enter_let_one_in(page: EntrancePage) -> None:
    page.place.entrance.begin()
    page.give("2020", "lind")
    assert page.signed_in == page.place.desk.nurse == "A. Lindqvist"
    assert not page.is_covered()
    assert page.place.review.page.beside.reviewer.name == "A. Lindqvist"


@pytest.mark.usefixtures("people")
def test_that_the_arrows_go_through_the_names(page: EntrancePage) -> None:
    page.place.entrance.begin()
    names = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        page.key(key)
        names.append(page.form.name.text())
    assert names == ["A. Lindqvist", "B. Okoye", "A. Lindqvist", "Dr Lang"]


@pytest.mark.usefixtures("people")
def test_that_a_wrong_pin_says_the_same_for_every_name(page: EntrancePage) -> None:
    page.place.entrance.begin()
    said = []
    for name in ("A. Lindqvist", "N. Obody"):
        page.give("0000", name)
        said.append(page.problem)
        assert page.form.pin.pin == ""
        page.form.pin.show_problem("")
    assert said == ["Name and PIN do not belong together. Try again."] * 2
    assert page.is_covered()


@pytest.mark.usefixtures("people")
def test_that_no_key_reaches_what_is_covered(page: EntrancePage) -> None:
    page.place.entrance.begin()
    QTest.keyClick(page.place.window, Qt.Key.Key_N, CONTROL)
    QTest.mouseClick(page.place.window.rail.button("review"), Qt.MouseButton.LeftButton)
    assert page.place.window.screen_shown == "today"
    page.give("2020", "A. Lindqvist")
    QTest.keyClick(page.place.window, Qt.Key.Key_N, CONTROL)
    assert page.place.window.screen_shown == "checkin"
    nurse = page.place.checkin.sign.nurse
    assert (nurse.text(), nurse.line.isReadOnly()) == ("A. Lindqvist", True)


def test_that_what_a_role_may_not_do_is_refused(page: EntrancePage, people: Mapping[str, Person]) -> None:
    page.place.desk.sign_in(people["A. Lindqvist"])
    page.place.people.show_people()
    said = "that needs an administrator, and A. Lindqvist is signed in as nurse."
    assert page.place.people.message.text().endswith(said)
    assert not page.place.window.panel.is_open
