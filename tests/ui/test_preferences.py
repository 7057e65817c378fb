"""What was chosen is there at the next start, whatever has become of the file."""

from pathlib import Path

import pytest

from ui.preferences import Choices, NotKept, PreferencesFile
from ui.theme.theme import ThemeChoice


def test_that_what_is_kept_comes_back(tmp_path: Path) -> None:
    choices = Choices(ThemeChoice.LIGHT, 115, dim_live=False, model="domino", sound=True)
    path = tmp_path / "new folder" / "preferences.json"
    PreferencesFile(path).keep(choices)
    assert PreferencesFile(path).load() == choices
    assert [each.name for each in path.parent.iterdir()] == ["preferences.json"]


def test_that_a_first_start_has_the_designed_choices(tmp_path: Path) -> None:
    assert PreferencesFile(tmp_path / "preferences.json").load() == Choices()


@pytest.mark.logs("could not be read")
def test_that_a_damaged_file_is_read_as_empty_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text("{half of it")
    assert PreferencesFile(path).load() == Choices()
    assert path.read_text() == "{half of it"


@pytest.mark.parametrize(
    "kept",
    [
        "[]",
        "3",
        '{"theme": "purple", "text_size": 900, "dim_live": "yes", "model": "hornik", "sound": "loud"}',
        '{"text_size": true}',
    ],
)
def test_that_what_is_not_understood_is_the_designed_choice(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(kept)
    assert PreferencesFile(path).load() == Choices()


def test_that_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file where a folder ought to be")
    with pytest.raises(NotKept, match="could not be kept"):
        PreferencesFile(tmp_path / "folder" / "preferences.json").keep(Choices())
