"""The station keeps its name when the host's name changes."""

import platform
from pathlib import Path

import pytest

from storage.station import station_name


def test_that_the_name_of_the_first_start_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "node", lambda: "chair-2")
    assert station_name(tmp_path) == "chair-2"
    monkeypatch.setattr(platform, "node", lambda: "dhcp-17.clinic")
    assert station_name(tmp_path) == "chair-2"


def test_that_a_folder_that_cannot_be_written_leaves_the_hosts_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "node", lambda: "chair-2")
    assert station_name(tmp_path / "not there") == "chair-2"
