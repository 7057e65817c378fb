"""Two chairs in one window: an entry in the wrong one is asked about, and nothing typed is lost on the way."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from session.simulation.check_in import order_for, person
from session.simulation.hand_clock import HandClock
from tests.journeys.test_a_day_at_the_chair import NINE, Chair, chair
from tests.pages.live import LivePage
from tests.session.cases import without_checks
from ui.running_session import RunningSession
from ui.theme.theme import Theme

OKAFORS = "170/97 94 93%"


def seat(here: Chair, number: int, name: str, place: str) -> LivePage:
    """Check somebody in and return the live screen that is shown then."""
    desk = here.place.desk
    desk.write_as("A. Lindqvist")
    who = person(number, name, f"00{number}", "1979-03-14", "F", "68.4")
    desk.registry.add_patient(who.patient, "A. Lindqvist")
    protocol = without_checks(desk.registry.protocols()[0])
    opened = who.opening(protocol, order_for(protocol, who.weight_kg, 90), chair=place, utc_offset_min=0)
    running = desk.open_session(who.patient, opened)
    here.place.show_session(running)
    return page_of(here, running)


def page_of(here: Chair, running: RunningSession) -> LivePage:
    screen = here.place.live_of(running)
    assert screen
    return LivePage(here.qtbot, screen, in_window=True)


def shown(here: Chair) -> UUID:
    """Return the session whose live screen is shown."""
    return UUID(here.place.window.screen_shown.removeprefix("live "))


def test_that_an_entry_in_the_wrong_chair_is_asked_about_and_written_in_the_right_one(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        brandt = seat(here, 1, "Brandt, Jonas", "1")
        okafor = seat(here, 2, "Okafor, Miriam", "2")
        okafor.enter("168/98 96 95% p8")
        go_to(here, Qt.Key.Key_1, brandt)
        brandt.enter("118/72 64 99% p2")
        here.at(9, 55)
        brandt.enter(OKAFORS)
        assert "Is it Okafor's? Ctrl 2 goes there." in brandt.sentence
        go_to(here, Qt.Key.Key_2, okafor)
        assert okafor.text == ""
        okafor.enter(OKAFORS)
        assert okafor.last_value("systolic") == 170
        go_to(here, Qt.Key.Key_1, brandt)
        assert brandt.text == OKAFORS, "nothing was lost while another chair was shown"
        assert brandt.last_value("systolic") == 118
        brandt.key(Qt.Key.Key_Escape)
        brandt.enter("120/74 66 98%")
        assert brandt.last_value("systolic") == 120


def test_that_the_other_chair_is_gone_to_by_touch_and_gone_once_its_patient_has_left(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        brandt = seat(here, 1, "Brandt, Jonas", "1")
        okafor = seat(here, 2, "Okafor, Miriam", "2")
        (entry,) = okafor.screen.others.entries
        QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
        assert shown(here) == brandt.screen.running.recorder.session_id
        assert [one.texts[0] for one in brandt.screen.others.entries] == ["Chair 2 · Okafor"]
        go_to(here, Qt.Key.Key_2, okafor)
        okafor.enter("left; felt unwell")
        qtbot.waitUntil(lambda: here.place.window.screen_shown == "review")
        here.place.show_session(brandt.screen.running)
        assert not brandt.screen.others.isVisible()


def go_to(here: Chair, key: Qt.Key, page: LivePage) -> None:
    """Press Control and a number in the entry line that has the keyboard, and see that the other has it then."""
    QTest.keyClick(QApplication.focusWidget() or here.place.window, key, Qt.KeyboardModifier.ControlModifier)
    assert shown(here) == page.screen.running.recorder.session_id
    assert page.screen.line.field.hasFocus()
