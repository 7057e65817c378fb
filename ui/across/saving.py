"""The table of what is shown, as a file among the user's documents."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ui.text import tr


def csv_file(day: date, folder: Path | None = None) -> Path:
    """Return a file of its own for the table of a day; no patient is named by it."""
    return free_file(tr("Across patients {day}").format(day=day.isoformat()), folder)


def free_file(stem: str, folder: Path | None = None) -> Path:
    """Return a file of that name that is not there yet, among the user's documents where no folder is named."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    place = folder or Path(documents)
    names = [place / f"{stem}.csv", *(place / f"{stem} ({number}).csv" for number in range(2, 1000))]
    return next(name for name in names if not name.exists())


def keep_as_csv(text: str, file: Path) -> bool:
    """Write the table as UTF-8; say whether it could be written. What could not be written whole is taken away."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    except OSError:
        with suppress(OSError):
            file.unlink()
        return False
    return True
