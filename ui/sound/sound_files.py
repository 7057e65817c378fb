"""Sounds as files, for players that take nothing else."""

from pathlib import Path

from PySide6.QtCore import QTemporaryDir


class SoundFiles:
    """Writes each sound once into a folder of its own, which goes with this object."""

    def __init__(self) -> None:
        self._folder: QTemporaryDir | None = None
        self._written: dict[bytes, str] = {}

    def path_of(self, wav: bytes) -> str:
        """Return the file that holds this sound; raises OSError where it cannot be written."""
        if wav not in self._written:
            self._folder = self._folder or QTemporaryDir()
            path = Path(self._folder.filePath(f"{len(self._written) + 1}.wav"))
            path.write_bytes(wav)
            self._written[wav] = str(path)
        return self._written[wav]
