"""What a nurse presses in haste, and what the disk did not take, never hides an alert or answers another one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from session.alert_record import waiting
from session.simulation.hand_clock import HandClock
from storage.driver import sqlite
from storage.opening import Opened
from tests.pages.live import LivePage
from ui.live.nurse_panel import NursePanel

_NO_BUTTON = Qt.MouseButton.NoButton


@contextmanager
def disk_refusing(database: Opened) -> Iterator[None]:
    """Let no write come through."""
    with closing(sqlite.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def a_second(page: LivePage, clock: HandClock, seconds: float = 1) -> None:
    """Let time pass and the desk tick, and wait until what comes of it is on the disk or is not."""
    clock.advance(seconds)
    page.desk.tick()
    page.settle()


def second_press(button: QWidget) -> None:
    """Press a second time on the very spot, as a double click or a trembling finger does."""
    spot, there = QPointF(button.rect().center()), QPointF(button.mapToGlobal(button.rect().center()))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, held in ((QEvent.Type.MouseButtonDblClick, left), (QEvent.Type.MouseButtonRelease, _NO_BUTTON)):
        QApplication.sendEvent(button, QMouseEvent(kind, spot, there, left, held, none))


def test_that_an_alert_the_disk_did_not_take_is_read_all_the_same(
    started: LivePage, clock: HandClock, database: Opened
) -> None:
    clock.advance(minutes=93)
    with disk_refusing(database):
        a_second(started, clock)
        shown = started.screen.banner.notice
        assert shown is not None
        assert shown.advice == "Not recorded: The planned end was 11:30, and the infusion is still running."


def test_that_once_an_alert_could_be_recorded_it_is_shown_though_its_words_have_changed(
    started: LivePage, clock: HandClock, database: Opened
) -> None:
    started.enter("bolus 59.99 mg")
    clock.advance(60)
    with disk_refusing(database):
        a_second(started, clock)
        assert started.saving == "not saved"
    a_second(started, clock, 60)
    assert started.banner.endswith("mg given, more than the ordered 60 mg.")
    assert started.saving.startswith("3 entries saved")


def test_that_a_double_click_answers_one_alert_and_not_the_next_as_well(started: LivePage, clock: HandClock) -> None:
    clock.advance(60)
    started.enter("158/90 76 91%")
    started.key(Qt.Key.Key_F11)
    QTest.mouseClick(started.alert_form().buttons[0], Qt.MouseButton.LeftButton)
    started.settle()
    (left,) = waiting(started.state.alerts)
    second_press(started.alert_form().buttons[0])
    started.settle()
    assert waiting(started.state.alerts) == (left,)


def test_that_an_alert_does_not_close_what_was_opened_beside_the_chart(started: LivePage, clock: HandClock) -> None:
    clock.advance(minutes=93)
    started.screen.header.nurse_asked.emit()
    a_second(started, clock)
    assert started.screen.panel.is_open
    assert started.screen.panel.findChildren(NursePanel)
