"""An identity is removed on a full disk: what stays in the file is told, and taken out at the next start."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, select

from session.ports import Patient
from session.problems import StorageProblem
from session.simulation.hand_clock import HandClock
from storage import erasing
from storage.audit_tables import TO_SCOUR
from tests.journeys.test_a_day_at_the_chair import NINE, Chair, chair
from tests.storage.examples import a_patient
from ui.theme.theme import Theme

PATIENT: Patient = a_patient("Quetzalli, Ximena", "ZX 77")


def left_over(here: Chair) -> int:
    """Return of how many patients the file may still hold the identity."""
    with here.opened.reader.reading() as connection:
        return len(connection.execute(select(TO_SCOUR)).all())


def test_that_what_was_left_in_the_file_is_told_and_taken_out_at_the_next_start(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: Connection) -> bool:
        raise StorageProblem("The disk is full.")

    clock = HandClock(NINE)
    with monkeypatch.context() as patched:
        patched.setattr(erasing, "scour", full)
        with chair(qtbot, theme, tmp_path, clock) as here:
            here.opened.registry.add_patient(PATIENT, "A. Lindqvist")
            assert not here.opened.registry.erase_patient(PATIENT.patient_id, "A. Lindqvist", "Asked for it")
        with chair(qtbot, theme, tmp_path, clock) as here:
            banner = here.place.window.banner
            qtbot.waitUntil(lambda: banner.notice is not None)
            assert banner.notice is not None
            assert banner.notice.sentence == f"The disk is full. {erasing.STILL_THERE}"
            assert left_over(here) == 1
    with chair(qtbot, theme, tmp_path, clock) as here:
        qtbot.waitUntil(lambda: left_over(here) == 0)
        assert here.place.window.banner.notice is None
