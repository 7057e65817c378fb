"""No way leads round the lock, and none of what lies above the window keeps anybody from giving a PIN."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from session.alert_events import EmergencyOpened
from session.audit_port import LookKind
from session.handover import NOT_SIGNED_IN, unclaimed
from session.people import Person
from session.people_port import People
from tests.pages.emergency import EmergencyPage
from tests.pages.entrance import EntrancePage
from tests.ui.clinic import Clinic
from tests.ui.signin.test_lock import LINES, live, lock
from ui.running_session import RunningSession


@pytest.fixture
def running(page: EntrancePage, clinic: Clinic, people: Mapping[str, Person]) -> RunningSession:
    """Return a session of A. Lindqvist's, who is signed in, on the screen of the window."""
    desk = page.place.desk
    desk.sign_in(people["A. Lindqvist"])
    seated = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2", desk=desk)
    clinic.go_through(seated, LINES)
    page.place.show_session(seated)
    page.place.entrance.let_in(people["A. Lindqvist"])
    return seated


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_a_menu_that_is_open_is_closed_by_the_lock(page: EntrancePage, running: RunningSession) -> None:
    """A menu would take every key from the PIN, and none of them would close it."""
    menu = live(page, running).screen.line.field.createStandardContextMenu()
    menu.popup(page.place.window.pos())
    assert QApplication.activePopupWidget() is menu
    page.place.entrance.lock()
    assert QApplication.activePopupWidget() is None
    page.give("2020")
    assert page.signed_in == "A. Lindqvist"
    menu.deleteLater()


def test_that_a_dialog_that_is_open_is_left_by_the_lock(page: EntrancePage, running: RunningSession) -> None:
    dialog = QDialog(page.place.window)
    dialog.open()
    page.qtbot.waitUntil(dialog.isVisible)
    page.place.entrance.lock()
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected.value
    page.give("2020")
    assert page.signed_in == "A. Lindqvist"


def test_that_what_an_input_method_composes_reaches_no_field(page: EntrancePage, running: RunningSession) -> None:
    chair = live(page, running)
    lock(page)
    chair.screen.line.field.setFocus()
    composed = QInputMethodEvent()
    composed.setCommitString("130/80")
    QApplication.sendEvent(chair.screen.line.field, composed)
    assert chair.text == ""


def test_that_the_emergency_card_lies_over_what_was_locked(page: EntrancePage, running: RunningSession) -> None:
    chair = live(page, running)
    QTest.keyClick(page.place.window, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert chair.screen.panel.title.startswith("Limits")
    lock(page)
    page.key(Qt.Key.Key_F12)
    chair.screen.panel.arrive()
    card = EmergencyPage(chair)
    assert card.is_open
    step = card.form.page.buttons[0]
    page.qtbot.waitUntil(lambda: step.width() > 0)
    assert chair.screen.panel.childAt(step.mapTo(chair.screen.panel, step.rect().center())) is step
    card.touch(step.text())
    assert page.nobodys > 0


def test_that_closing_the_window_names_nobody_while_it_is_locked(page: EntrancePage, running: RunningSession) -> None:
    lock(page)
    page.place.window.close()
    assert page.place.window.isVisible()
    notice = page.place.window.banner.notice
    assert notice is not None
    assert notice.sentence.startswith("M. O. is still here, since ")


def test_that_a_claim_is_of_what_was_shown(page: EntrancePage, running: RunningSession) -> None:
    lock(page)
    running.bridge.write((EmergencyOpened("Hypertension"),), urgent=True)
    page.qtbot.waitUntil(lambda: page.nobodys == 1)
    page.give("2020")
    assert page.question
    running.recorder.actor = NOT_SIGNED_IN  # what was on its way when the keyboard was unlocked
    running.bridge.write((EmergencyOpened("Apnoea"),), urgent=True)
    page.qtbot.waitUntil(lambda: page.nobodys == 2)
    running.recorder.actor = "A. Lindqvist"
    page.press("I did that")
    page.qtbot.waitUntil(lambda: len(unclaimed(running.state)) < 2)
    assert [entry.body for entry in unclaimed(running.state)] == [EmergencyOpened("Apnoea")]


def test_that_a_look_while_it_is_locked_is_nobodys(clinic: Clinic, people: Mapping[str, Person]) -> None:
    clinic.desk.sign_in(people["A. Lindqvist"])
    clinic.desk.lock()
    clinic.desk.look(LookKind.TABLE)
    clinic.database.writer.submit(lambda _connection: None).result()
    assert [look.actor for look in clinic.database.registry.audit.looked()] == [NOT_SIGNED_IN]


@pytest.mark.usefixtures("people")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_that_a_fault_of_the_program_leaves_the_pin_to_be_given_again(
    page: EntrancePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.place.entrance.begin()
    people: People = page.place.desk.registry.people

    def fails(_name: str, _pin: str) -> None:
        message = "a fault"
        raise RuntimeError(message)

    with monkeypatch.context() as broken:
        broken.setattr(type(people), "sign_in", lambda _self, name, pin: fails(name, pin))
        page.give("2020", "A. Lindqvist")
    assert page.signed_in == ""
    assert page.problem.startswith("Something in the program failed, so this was not done.")
    page.give("2020", "A. Lindqvist")
    assert page.signed_in == "A. Lindqvist"


@pytest.mark.usefixtures("people")
def test_that_an_empty_pin_is_not_tried(page: EntrancePage) -> None:
    """A PIN that was typed as the name would stand in the list of changes."""
    page.place.entrance.begin()
    page.type("2020")
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Return)
    assert page.problem == "Type your PIN."
    assert [row for row in page.place.desk.registry.audit.changes() if row.subject == "sign-in"] == []
