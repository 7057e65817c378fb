"""The controls lock, the view does not: what runs goes on in sight, and what an emergency needs is never in the way."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from session.alert_events import EmergencyOpened
from session.events import ClockJumped
from session.handover import NOT_SIGNED_IN, unclaimed, writer_words
from session.people import Person
from session.pump_events import InfusionPaused
from tests.pages.emergency import EmergencyPage
from tests.pages.entrance import EntrancePage
from tests.pages.live import LivePage
from tests.ui.clinic import Clinic
from ui.running_session import RunningSession
from ui.sound.sound_button import SoundButton

LINES = ((1, "125/78 73 98% r15 p8"), (7, "start 0.4 mg/kg/h"), (5, "128/80 74 98% p8"))
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def running(page: EntrancePage, clinic: Clinic, people: Mapping[str, Person]) -> RunningSession:
    """Return a session of A. Lindqvist's, who is signed in, on the screen of the window."""
    desk = page.place.desk
    desk.sign_in(people["A. Lindqvist"])
    seated = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2", desk=desk)
    clinic.go_through(seated, LINES)
    page.place.entrance.begin()
    page.place.show_session(seated)
    page.give("2020", "A. Lindqvist")
    return seated


def live(page: EntrancePage, running: RunningSession) -> LivePage:
    screen = page.place.live_of(running)
    assert screen
    return LivePage(page.qtbot, screen, in_window=True)


def lock(page: EntrancePage) -> None:
    page.key(Qt.Key.Key_L, CONTROL_SHIFT)


def hands(running: RunningSession) -> list[str]:
    """Return who took the session over, in their order."""
    return [one.said.to for one in running.state.declared.handovers]


def test_that_rest_locks_the_controls_and_leaves_the_view(
    page: EntrancePage, clinic: Clinic, running: RunningSession
) -> None:
    screen = live(page, running).screen
    handle = page.place.window.windowHandle()
    clinic.clock.advance(minutes=4)
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    clinic.clock.advance(minutes=4)
    page.place.desk.tick()
    assert page.signed_in == "A. Lindqvist"
    clinic.clock.advance(minutes=1)
    page.place.desk.tick()
    assert page.signed_in == ""
    assert not page.is_covered()
    assert screen.header.name.text() == "M. O."
    name, button = page.form.name.line, page.form.button
    assert name.mapTo(page.form, name.rect().topLeft()).y() == button.y()
    assert "Okafor" not in page.words()
    assert "004182" not in page.words()
    assert all(part.isVisible() for part in (screen.chart, screen.tiles, screen.bar.ring, screen.header.allergies))


def test_that_what_is_typed_while_locked_is_a_pin_and_what_was_typed_is_kept(
    page: EntrancePage, running: RunningSession
) -> None:
    chair = live(page, running)
    chair.type("130/80")
    lock(page)
    chair.screen.line.field.setFocus()
    page.type("2020")
    assert chair.text == "130/80"
    QTest.keyClick(page.place.window, Qt.Key.Key_F3)
    assert running.state.phase.value == "infusing"
    page.key(Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: page.signed_in == "A. Lindqvist")
    assert chair.text == "130/80"
    assert chair.screen.header.name.text() == "Okafor, Miriam"
    assert set(page.actors()) == {"A. Lindqvist"}
    assert hands(running) == []


def test_that_what_does_nothing_while_locked_looks_so_and_comes_back_as_it_was(
    page: EntrancePage, clinic: Clinic, running: RunningSession
) -> None:
    screen = live(page, running).screen
    buttons = screen.findChildren(QAbstractButton)
    before = {button: button.isEnabled() for button in buttons}
    lock(page)
    clinic.clock.advance(minutes=1)
    page.place.desk.tick()
    in_view = [button for button in buttons if button.isVisible() and not screen.bar.isAncestorOf(button)]
    usable = [button for button in in_view if button.isEnabled()]
    sounds = [button for button in screen.header.findChildren(SoundButton) if button.isVisible()]
    assert set(usable) == {screen.header.emergency, *sounds}
    assert len(in_view) > len(usable)
    assert screen.infusion.value.isEnabled()
    running.bridge.write((InfusionPaused(),), urgent=True)
    page.qtbot.waitUntil(lambda: running.state.phase.value == "paused")
    page.give("2020")
    after = {button: button.isEnabled() for button in before}
    assert [button for button in before if before[button] != after[button]] == [screen.infusion.rate]
    assert not screen.infusion.rate.isEnabled(), "a paused infusion has no rate to change"


def test_that_the_banner_of_the_window_names_nobody_while_locked(page: EntrancePage, running: RunningSession) -> None:
    page.place.say("{name} has left.", running.patient)
    banner = page.place.window.banner
    lock(page)
    assert "M. O. has left." in page.words()
    assert "Okafor" not in page.words()
    assert not banner.button.isEnabled()
    page.give("2020")
    assert "Okafor, Miriam has left." in page.words()
    page.press("Understood")
    assert banner.notice is None


def test_that_a_second_nurse_takes_the_session_over(page: EntrancePage, running: RunningSession) -> None:
    lock(page)
    page.give("3131", "okoye")
    page.qtbot.waitUntil(lambda: bool(running.state.declared.handovers))
    (handed,) = running.state.declared.handovers
    assert (handed.said.from_, handed.said.to) == ("A. Lindqvist", "B. Okoye")
    assert handed.said.told.startswith("0:05; rate 0.40 mg/kg/h")
    assert "Okafor" not in handed.said.told
    assert running.state.events[-1].actor == "B. Okoye"
    assert live(page, running).screen.header.nurse.text() == "B. Okoye"


def test_that_an_emergency_is_recorded_at_once_and_claimed_with_the_pin(
    page: EntrancePage, running: RunningSession
) -> None:
    lock(page)
    page.key(Qt.Key.Key_F12)
    chair = live(page, running)
    card = EmergencyPage(chair)
    assert card.is_open
    QTest.keyClick(card.form, Qt.Key.Key_1)
    page.qtbot.waitUntil(lambda: page.nobodys > 0)
    begun = [event for event in running.state.events if isinstance(event.body, EmergencyOpened)]
    assert [event.actor for event in begun] == [NOT_SIGNED_IN]
    page.give("3131", "B. Okoye")
    page.qtbot.waitUntil(lambda: bool(page.question))
    assert page.question.startswith("Recorded while the keyboard was locked: ")
    page.press("I did that")
    page.qtbot.waitUntil(lambda: not unclaimed(running.state))
    assert writer_words(running.state, begun[0]) == "not signed in, claimed by B. Okoye"
    assert page.question == ""


def test_that_what_nobody_answers_for_stays_nobodys_and_is_asked_again(
    page: EntrancePage, running: RunningSession
) -> None:
    lock(page)
    running.bridge.write((EmergencyOpened("Hypertension"),), urgent=True)
    page.qtbot.waitUntil(lambda: page.nobodys == 1)
    page.give("2020")
    page.press("Somebody else did")
    assert page.question == ""
    assert len(unclaimed(running.state)) == 1
    lock(page)
    page.give("2020")
    assert page.question.endswith("Emergency: Hypertension. Who did that?")


def test_that_other_screens_are_covered_whole_and_a_key_leads_to_what_runs(
    page: EntrancePage, running: RunningSession
) -> None:
    page.place.window.show_screen("patients")
    lock(page)
    assert page.is_covered()
    QTest.keyClick(page.place.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not page.is_covered()
    assert live(page, running).screen.isVisible()
    assert page.signed_in == ""


def test_that_the_name_at_the_top_lets_somebody_sign_in_over_it(page: EntrancePage, running: RunningSession) -> None:
    QTest.mouseClick(live(page, running).screen.header.nurse, Qt.MouseButton.LeftButton)
    assert page.signed_in == ""
    assert page.form.name.text() == ""
    page.give("3131", "B. Okoye")
    assert page.signed_in == "B. Okoye"


def test_that_an_administrator_looks_and_takes_nothing_over(page: EntrancePage, running: RunningSession) -> None:
    lock(page)
    page.give("7788", "C. Haas")
    chair = live(page, running)
    said = "that needs a nurse or a physician, and C. Haas is signed in as administrator."
    assert chair.banner.endswith(said)
    chair.type("130/80")
    chair.screen.line.enter()
    assert chair.sentence.endswith(said)
    assert set(page.actors()) == {"A. Lindqvist"}
    running.bridge.write((EmergencyOpened("Hypertension"),), urgent=True)
    page.qtbot.waitUntil(lambda: page.actors()[-1] == "C. Haas")
    assert hands(running) == []


def test_that_a_set_clock_hands_nothing_over(
    page: EntrancePage, clinic: Clinic, running: RunningSession, people: Mapping[str, Person]
) -> None:
    page.place.window.show_screen("patients")
    page.place.desk.sign_in(people["B. Okoye"])
    running.bridge.write((ClockJumped(60, 60),))
    page.qtbot.waitUntil(lambda: isinstance(running.state.events[-1].body, ClockJumped))
    assert hands(running) == []
    clinic.write(running, "p7")
    assert hands(running) == ["B. Okoye"]


def test_that_a_capital_letter_stays_in_the_name_it_is_written_in(page: EntrancePage, running: RunningSession) -> None:
    """Shift is a key press of its own; a line leaves it to the widgets round it."""
    lock(page)
    line = page.form.name.line
    line.setFocus()
    line.selectAll()
    QTest.keyPress(line, Qt.Key.Key_Shift)
    page.type("B")
    QTest.keyRelease(line, Qt.Key.Key_Shift)
    page.type(". Okoye")
    assert (page.form.name.text(), page.form.pin.pin) == ("B. Okoye", "")


def test_that_the_closed_emergency_card_leaves_the_keyboard_to_the_pin(
    page: EntrancePage, running: RunningSession
) -> None:
    live(page, running)
    lock(page)
    page.key(Qt.Key.Key_F12)
    assert not page.form.pin.line.hasFocus()
    page.key(Qt.Key.Key_Escape)
    assert page.form.pin.line.hasFocus()
