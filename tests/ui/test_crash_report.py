"""A fault is reported in a file that names nobody and told once at the next start; no log line names anybody either."""

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, text

from session.people import Person, Role
from session.problems import StorageProblem
from tests.ui.clinic import Clinic
from ui.course.patients_screen import PatientsScreen
from ui.crash import CrashHook, log_to
from ui.crash_report import CrashReports, trace_of
from ui.review.review_screen import ReviewScreen
from ui.theme.theme import Theme

NAME, MRN = "Quetzalli-Brönsted, Ximena", "ZX 774411"
AFTERNOON = datetime(2026, 11, 25, 14, 2, tzinfo=timezone(timedelta(hours=1)))
KILLED = """
import faulthandler, pathlib, sys
from datetime import datetime, UTC
from ui.crash_report import CrashReports
CrashReports(pathlib.Path(sys.argv[1]), "0.1.0", lambda: datetime(2026, 11, 25, tzinfo=UTC)).watch()
faulthandler._sigsegv()
"""


class Time:
    """A local time that is set by hand."""

    def __init__(self) -> None:
        self.at = AFTERNOON

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def reports(tmp_path: Path, time: Time) -> CrashReports:
    return CrashReports(tmp_path, "0.1.0", time)


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    before = logging.getLogger().handlers[:]
    file = log_to(tmp_path)
    assert file
    yield file
    for handler in logging.getLogger().handlers[:]:
        if handler not in before:
            logging.getLogger().removeHandler(handler)
            handler.close()


def failing(said: str) -> Callable[[Connection], None]:
    """Return work that the database refuses, with what was said among its parameters."""

    def work(connection: Connection) -> None:
        connection.execute(text("INSERT INTO patients (name, mrn) VALUES (:name, 'x')"), {"name": said})

    return work


def caught(hook: CrashHook, work: Callable[[], object]) -> None:
    try:
        work()
    except Exception as error:  # noqa: BLE001 -- as the program's own hook takes whatever comes
        hook.caught(type(error), error, error.__traceback__)


@pytest.mark.logs("IntegrityError", "StorageProblem", "ValueError")
def test_that_neither_log_nor_report_names_a_patient(
    qtbot: QtBot,
    theme: Theme,
    tmp_path: Path,
    log_file: Path,
    reports: CrashReports,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)  # nobody else is to be told of these
    clinic = Clinic(tmp_path)
    patient = clinic.patient(NAME, MRN)
    running = clinic.whole_session(patient)
    clinic.desk.correct_patient(replace(patient, name=f"{NAME} Maria"), "A. Lindqvist")
    review, courses = ReviewScreen(clinic.desk), PatientsScreen(clinic.desk)
    review.show_session(running.recorder.session_id)
    courses.show_patient(patient.patient_id)
    clinic.desk.sign_in(Person(person_id=patient.patient_id, name="C. Admin", role=Role.ADMINISTRATOR))
    hook = CrashHook(log_file, reports=reports)
    caught(hook, lambda: clinic.database.writer.submit(failing(NAME)).result())
    caught(hook, lambda: clinic.database.registry.add_patient(replace(patient, patient_id=clinic.new_id()), NAME))
    caught(hook, lambda: int(NAME))
    for screen in (review, courses):
        screen.stop()
        screen.deleteLater()
    clinic.close()
    written = [log_file, *tmp_path.glob("crash-*.txt")]
    assert len(written) > 1
    for file in written:
        content = file.read_text("utf-8").casefold()
        assert "valueerror" in content or "integrityerror" in content
        for part in ("quetzalli", "brönsted", "ximena", "zx 774411", "zx774411", "1979"):
            assert part not in content, file.name


def test_that_a_report_says_where_and_on_what_without_any_value(tmp_path: Path, reports: CrashReports) -> None:
    secret = NAME
    with pytest.raises(ValueError, match="Ximena") as caught_here:
        int(secret)
    path = reports.write(trace_of(caught_here.value))
    assert path == tmp_path / "crash-2026-11-25-140200.txt"
    content = path.read_text("utf-8")
    assert content.startswith("Chairside 0.1.0, 2026-11-25 14:02:00\n")
    assert "Qt for Python" in content
    assert "ValueError" in content
    assert "int(secret)" in content
    assert secret not in content


def test_that_what_led_to_an_error_is_told_with_its_code(tmp_path: Path) -> None:
    def read() -> None:
        try:
            (tmp_path / "absent" / NAME).read_bytes()
        except OSError as error:
            raise StorageProblem(NAME) from error

    with pytest.raises(StorageProblem) as caught_here:
        read()
    trace = trace_of(caught_here.value)
    assert trace.startswith("session.problems.StorageProblem\n")
    assert "caused by\nFileNotFoundError (No such file or directory)\n" in trace
    assert NAME not in trace


def test_that_the_next_start_tells_it_once(tmp_path: Path, reports: CrashReports, time: Time) -> None:
    assert reports.untold() == ""
    reports.write("LookupError")
    time.at += timedelta(hours=20)
    assert reports.untold() == (
        "The program failed yesterday at 14:02. What was saved is in the record. "
        f"A report is in {tmp_path / 'crash-2026-11-25-140200.txt'}; it names no patient."
    )
    assert reports.untold() == ""
    for _ in range(2):
        time.at += timedelta(hours=1)
        reports.write("LookupError")
    time.at += timedelta(days=30)
    assert reports.untold().startswith("The program failed 2 times, last on 26 Nov at 12:02. What was saved is in")


def test_that_the_newest_reports_are_kept_and_others_files_left_alone(
    tmp_path: Path, reports: CrashReports, time: Time
) -> None:
    other = tmp_path / "crash-2020-my-own.txt"
    other.touch()
    for _ in range(22):
        time.at += timedelta(minutes=1)
        reports.write("LookupError")
    kept = sorted(path.name for path in tmp_path.glob("crash-2026*.txt"))
    assert len(kept) == 20
    assert kept[-1] == "crash-2026-11-25-142400.txt"
    assert other.exists()


def test_that_a_folder_that_cannot_be_written_costs_only_the_report(tmp_path: Path, time: Time) -> None:
    nowhere = CrashReports(tmp_path / "absent", "0.1.0", time)
    assert nowhere.write("LookupError") is None
    assert nowhere.untold() == ""
    nowhere.watch()
    nowhere.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="how a process is killed there is another matter")
def test_that_what_killed_the_whole_process_is_told_at_the_next_start(tmp_path: Path, reports: CrashReports) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False, capture_output=True)
    assert ended.returncode != 0
    assert "The program failed" in reports.untold()
    (report,) = tmp_path.glob("crash-2*.txt")
    assert "Segmentation fault" in report.read_text("utf-8")
    assert reports.untold() == ""
