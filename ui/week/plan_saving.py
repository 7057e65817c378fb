"""Saves a patient's plan as a calendar file where the computer keeps what is to be handed on."""

import re
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QStandardPaths

from session.calendar_file import calendar_text
from session.problems import KnownProblem
from ui.desk import Desk
from ui.text import tr

_UNFIT: Final = re.compile(r"[^0-9A-Za-z-]+")


def plan_folder() -> Path:
    """Return the folder of documents of whoever is signed in at the computer."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def save_plan(desk: Desk, course_id: UUID, mrn: str, folder: Path) -> Path:
    """Write the bookings of a course as an .ics file and return it; raises KnownProblem."""
    kept = desk.registry.courses.kept(course_id)
    text = calendar_text(kept.bookings if kept else (), desk.now())
    file = folder / f"infusions-{_UNFIT.sub('', mrn)}.ics"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    except OSError as error:
        sentence = tr("{file} cannot be written: {why}. The record is not affected.")
        raise KnownProblem(sentence.format(file=file, why=error.strerror)) from error
    return file
