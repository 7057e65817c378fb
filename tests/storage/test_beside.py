"""A look at a window that only reads is written down beside the one that writes, or else told in the log alone."""

import logging
import sys
import tempfile
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection

from session.audit_port import Looking, LookKind
from session.events import NoteWritten
from session.problems import StorageProblem
from session.simulation.hand_clock import HandClock
from storage.opening import Opened, open_database
from tests.storage.conftest import Opens
from tests.storage.examples import Sitting
from tests.storage.faults import ordinary_user

NURSE = "A. Lindqvist"


def looking(sitting: Sitting) -> Looking:
    return Looking(kind=LookKind.SESSION, patient_id=sitting.patient.patient_id, session_id=sitting.session_id)


def test_that_a_look_at_a_window_that_only_reads_is_listed_while_another_writes(
    database: Opened, sitting: Sitting, opens: Opens
) -> None:
    reading = opens("bay-2", read_only=True)
    for number in range(5):
        reading.registry.audit.note_look(looking(sitting), f"Nurse {number}")
        database.journal.append([sitting.event(NoteWritten("Calm."), number)], sitting.head(number + 2)).result()
    reading.close()
    looks = database.registry.audit.looked()
    assert {(look.actor, look.station, look.kind) for look in looks} == {
        (f"Nurse {number}", "bay-2", LookKind.SESSION) for number in range(5)
    }
    assert len(database.journal.events(sitting.session_id)) == 6
    assert database.journal.verify(sitting.session_id) == ()


def test_that_nothing_else_can_be_written_there(database: Opened, sitting: Sitting, opens: Opens) -> None:
    reading = opens("bay-2", read_only=True)
    reading.registry.audit.note_look(looking(sitting), NURSE)
    with pytest.raises(StorageProblem):
        reading.registry.add_staff("B. Okoye", NURSE)
    with pytest.raises(StorageProblem):
        reading.journal.append([sitting.event(NoteWritten("Calm."), 1)], sitting.head(2)).result()
    reading.registry.audit.looked()
    reading.close()
    with pytest.raises(StorageProblem), database.reader.reading() as connection:
        connection.exec_driver_sql("DELETE FROM staff")


def test_that_a_look_that_cannot_be_written_is_told_in_the_log_alone(
    database: Opened, sitting: Sitting, opens: Opens, caplog: pytest.LogCaptureFixture
) -> None:
    reading = opens("bay-2", read_only=True)
    held, let_go = Event(), Event()

    def hold(_connection: Connection) -> None:
        held.set()
        let_go.wait()

    writing = database.writer.submit(hold)
    held.wait()
    with caplog.at_level(logging.INFO, "storage"):
        reading.registry.audit.note_look(looking(sitting), NURSE)
        reading.close()
    let_go.set()
    writing.result()
    assert "A look at a record could not be written down: StorageProblem" in caplog.messages
    assert database.registry.audit.looked() == ()
    database.journal.append([sitting.event(NoteWritten("Calm."), 1)], sitting.head(2)).result()


@pytest.mark.skipif(sys.platform == "win32", reason="a folder's read-only mark does not stop anybody on Windows")
def test_that_a_record_in_a_folder_that_may_only_be_read_is_looked_at_all_the_same(
    database: Opened, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    database.close()
    with tempfile.TemporaryDirectory() as folder:  # the folders of tests are closed to others
        copy = Path(folder) / "record.sqlite"
        copy.write_bytes(database.path.read_bytes())
        copy.chmod(0o444)
        copy.parent.chmod(0o555)
        with ordinary_user(), caplog.at_level(logging.INFO, "storage"):
            reading = open_database(str(copy), "bay-2", clock=clock, read_only=True)
            reading.registry.audit.note_look(Looking(kind=LookKind.TABLE), NURSE)
            reading.close()
        copy.parent.chmod(0o755)
    assert "A look at a record could not be written down: StorageProblem" in caplog.messages
