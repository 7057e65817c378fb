"""An error that nobody expected is told in a sentence and written down, and hidden from no test."""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.problems import StorageProblem
from ui.crash import CrashHook, Mishap, log_to, mishap
from ui.mishap_banner import MishapBanner
from ui.widgets.banner import Banner


class Watch:
    """Stands where a test runner's own hook stands, and notes what reaches it."""

    def __init__(self) -> None:
        self.reached: list[BaseException] = []

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.reached.append(error)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    made = Watch()
    monkeypatch.setattr(sys, "excepthook", made)
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)
    return made


@pytest.fixture
def hook(qtbot: QtBot, watch: Watch) -> Iterator[CrashHook]:
    made = CrashHook(Path("chairside.log"))
    made.install()
    yield made
    made.uninstall()


def fail() -> None:
    raise LookupError("no such chair")


@pytest.mark.logs("LookupError")
def test_that_a_fault_is_told_written_down_and_reaches_who_watched_before(
    hook: CrashHook, watch: Watch, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(hook.happened) as told:
        QTimer.singleShot(0, fail)
    (mishap_told,) = told.args
    assert mishap_told.bug
    assert "Traceback" not in mishap_told.sentence
    assert "chairside.log" in mishap_told.sentence
    assert mishap_told.details.startswith("LookupError\n")
    assert "raise LookupError" in mishap_told.details
    assert [type(error) for error in watch.reached] == [LookupError]


@pytest.mark.logs("StorageProblem")
def test_that_a_known_problem_keeps_its_own_sentence(hook: CrashHook, qtbot: QtBot) -> None:
    problem = StorageProblem("The disk is full, so this was not saved. Free some space, then save again.")
    with qtbot.waitSignal(hook.happened) as told:
        hook.caught(StorageProblem, problem, None)
    (mishap_told,) = told.args
    assert mishap_told.sentence == problem.sentence
    assert not mishap_told.bug


@pytest.mark.logs("LookupError")
def test_that_a_fault_in_another_thread_is_told_too(hook: CrashHook, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hook.happened) as told:
        worker = threading.Thread(target=fail)
        worker.start()
        worker.join()
    assert told.args[0].bug


@pytest.mark.logs("LookupError")
def test_that_a_fault_that_comes_back_every_second_is_written_once(
    hook: CrashHook, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        try:
            fail()
        except LookupError as error:
            hook.caught(LookupError, error, error.__traceback__)
    assert sum("LookupError" in record.getMessage() for record in caplog.records) == 1


@pytest.mark.logs("ValueError", "LookupError")
def test_that_an_error_while_telling_is_not_told_for_ever(hook: CrashHook) -> None:
    hook.happened.connect(lambda _: fail())
    hook.caught(ValueError, ValueError("first"), None)


def test_that_a_request_to_stop_is_passed_on(hook: CrashHook, watch: Watch) -> None:
    told: list[Mishap] = []
    hook.happened.connect(told.append)
    hook.caught(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert isinstance(watch.reached[0], KeyboardInterrupt)


@pytest.mark.logs("LookupError")
def test_that_without_anybody_watching_no_traceback_is_printed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    alone = CrashHook(None)
    alone.install()
    alone.caught(LookupError, LookupError("no such chair"), None)
    alone.uninstall()
    assert capsys.readouterr().err == ""


def test_that_uninstalling_gives_the_place_back(qtbot: QtBot, watch: Watch) -> None:
    made = CrashHook(None)
    made.install()
    assert sys.excepthook != watch
    made.uninstall()
    assert sys.excepthook is watch


@pytest.mark.logs("LookupError")
def test_that_the_banner_tells_it_and_its_button_copies_the_details(hook: CrashHook, qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    MishapBanner(hook, banner)
    hook.caught(LookupError, LookupError("no such chair"), None)
    assert banner.notice is not None
    assert banner.notice.sentence == mishap(LookupError(), Path("chairside.log")).sentence
    QTest.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    assert "LookupError" in QGuiApplication.clipboard().text()
    assert banner.notice is None


@pytest.fixture
def log_folder(tmp_path: Path) -> Iterator[Path]:
    before = logging.getLogger().handlers[:]
    yield tmp_path
    for handler in logging.getLogger().handlers[:]:
        if handler not in before:
            logging.getLogger().removeHandler(handler)
            handler.close()


@pytest.mark.logs("LookupError")
def test_that_the_details_are_in_the_log_of_the_folder(hook: CrashHook, log_folder: Path) -> None:
    file = log_to(log_folder)
    assert file == log_folder / "chairside.log"
    hook.caught(LookupError, LookupError("no such chair"), None)
    assert "LookupError" in file.read_text(encoding="utf-8")


def test_that_what_the_program_says_without_alarm_is_in_the_log_as_well(log_folder: Path) -> None:
    """Such as that a look at a record could not be written down: nothing else tells it."""
    file = log_to(log_folder)
    assert file is not None
    for room in ("storage.audit_reading", "ui.crash", "another.library"):
        logging.getLogger(room).info("told by %s", room)
    told = file.read_text(encoding="utf-8")
    assert [room in told for room in ("storage.audit_reading", "ui.crash", "another.library")] == [True, True, False]


@pytest.mark.skipif(os.name != "posix", reason="only there does a file have a mode")
def test_that_only_its_owner_may_read_the_log(log_folder: Path) -> None:
    file = log_to(log_folder)
    assert file is not None
    assert file.stat().st_mode & 0o077 == 0


def test_that_a_folder_that_cannot_be_written_costs_only_the_log(log_folder: Path) -> None:
    assert log_to(log_folder / "absent") is None
    assert "Details are in" not in mishap(LookupError(), None).sentence
