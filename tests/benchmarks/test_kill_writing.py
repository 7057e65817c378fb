"""Hundreds of kills while entries, samples and patients are written: nothing acknowledged is lost."""

from pathlib import Path

from tests.storage.empty_record import lay_empty_record
from tests.storage.test_kill import kill_writers

KILLS = 250


def test_that_hundreds_of_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    kill_writers(lay_empty_record(tmp_path / "record.sqlite"), KILLS)
