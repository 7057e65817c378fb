"""An encrypted record is asked for its key in the window, again and again, until it opens or the window is closed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from session.encryption import KeyAwaited, KeyNeeded
from storage.key_file import KeyFile
from storage.keys import random_key
from storage.opening import open_database
from storage.unlocking import Secret
from tests.storage.empty_record import lay_empty_record
from tests.storage.examples import held_clock
from ui import asked_key
from ui.asked_key import AskedKey
from ui.first_window import destinations
from ui.window import MainWindow

NEEDED = KeyNeeded("This record opens with its passphrase, or with the recovery key.")
WRONG = KeyNeeded("This passphrase does not open the record.")


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QMainWindow:
    monkeypatch.setattr(asked_key, "UNSEEN", ())
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QWidget(made))
    made.resize(1366, 768)
    made.show()
    return made


def soon(work: Callable[[], object]) -> None:
    QTimer.singleShot(0, work)


def type_and_enter(asked: AskedKey, text: str) -> None:
    QTest.keyClicks(asked.form.secret.line, text)
    QTest.keyClick(asked.form.secret.line, Qt.Key.Key_Return)


def test_that_what_is_typed_is_returned_and_a_wrong_one_is_asked_again(window: QMainWindow) -> None:
    asked = AskedKey(window)
    soon(lambda: type_and_enter(asked, "first try"))
    assert asked.ask(NEEDED) == "first try"
    said = []

    def again() -> None:
        said.append(asked.form.secret.problem)
        type_and_enter(asked, "second try")  # what was wrong is marked, and typed over

    soon(again)
    assert asked.ask(WRONG) == "second try"
    assert said == [WRONG.sentence]
    asked.done()


def test_that_what_is_typed_is_dots_until_it_is_to_be_shown(window: QMainWindow) -> None:
    asked = AskedKey(window)
    seen = []

    def look() -> None:
        seen.append(asked.form.secret.line.echoMode())
        asked.form.shown.click()
        seen.append(asked.form.secret.line.echoMode())
        type_and_enter(asked, "words")

    soon(look)
    asked.ask(NEEDED)
    assert seen == [QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal]
    asked.done()


def test_that_enter_on_nothing_says_what_to_type(window: QMainWindow) -> None:
    asked = AskedKey(window)

    def answer() -> None:
        QTest.keyClick(asked.form.secret.line, Qt.Key.Key_Return)
        assert asked.form.secret.problem.startswith("Type the passphrase")
        type_and_enter(asked, "words")

    soon(answer)
    assert asked.ask(NEEDED) == "words"
    asked.done()


@pytest.mark.parametrize("leave", ["escape", "button", "window"])
def test_that_whoever_leaves_gets_the_reason_back(window: QMainWindow, leave: str) -> None:
    asked = AskedKey(window)
    ways: dict[str, Callable[[], object]] = {
        "escape": lambda: QTest.keyClick(asked.form.secret.line, Qt.Key.Key_Escape),
        "button": asked.form.close_window.click,
        "window": window.close,
    }
    soon(ways[leave])
    with pytest.raises(KeyNeeded) as raised:
        asked.ask(NEEDED)
    assert raised.value is NEEDED
    assert not window.isVisible()
    asked.done()


def test_that_a_record_that_waits_for_its_key_can_be_opened_without(window: QMainWindow) -> None:
    asked, waits = AskedKey(window), KeyAwaited("This record waits to be encrypted behind its passphrase.")
    labels = []

    def leave() -> None:
        labels.append(asked.form.close_window.text())
        QTest.keyClick(asked.form.secret.line, Qt.Key.Key_Escape)

    soon(leave)
    with pytest.raises(KeyAwaited):
        asked.ask(waits)
    assert labels == ["Go on without"]
    assert window.isVisible()
    asked.done()


def test_that_closing_the_window_does_not_open_a_record_that_could_do_without(
    window: QMainWindow, tmp_path: Path
) -> None:
    asked, record = AskedKey(window), lay_empty_record(tmp_path / "record.sqlite")
    KeyFile.of_record(record).keep_behind("correct horse battery", [random_key()])
    soon(window.close)
    with pytest.raises(KeyNeeded) as raised:
        open_database(str(record), "chair", clock=held_clock(), secret=Secret(ask=asked.ask)).close()
    assert not isinstance(raised.value, KeyAwaited)
    asked.done()


def test_that_no_key_leads_behind_the_question(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked_key, "UNSEEN", ())
    window = MainWindow(destinations())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    asked = AskedKey(window)

    def press_and_type() -> None:
        for key in (Qt.Key.Key_F1, Qt.Key.Key_F12):
            QTest.keyClick(asked.form.secret.line, key)
        seen.append(window.panel.is_open)
        type_and_enter(asked, "words")

    seen: list[bool] = []
    soon(press_and_type)
    assert asked.ask(NEEDED) == "words"
    assert seen == [False]
    asked.done()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.panel.is_open


def test_that_nobody_is_asked_where_nobody_can_see(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    asked = AskedKey(window)
    with pytest.raises(KeyNeeded):
        asked.ask(NEEDED)
    asked.done()
