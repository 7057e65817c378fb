"""Where the record is kept when nobody says otherwise."""

import logging
import os
from pathlib import Path
from typing import Final

import platformdirs

from session.problems import StorageProblem

log = logging.getLogger(__name__)

VARIABLE: Final = "CHAIRSIDE_DATABASE"
PROTOCOLS: Final = Path(__file__).resolve().parent.parent / "assets" / "protocols"


def folder() -> Path:
    """Return the platform's folder for what this user alone keeps, made where it is missing; raises StorageProblem."""
    path = _platform_folder()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageProblem(
            f"The folder {path} could not be made: {error.strerror}. Nothing was lost. "
            f"Allow this user to write there, or name another file with --database or {VARIABLE}."
        ) from error
    return path


def settings_folder() -> Path:
    """Return the same folder for what can be done without; where it cannot be made, that is logged and no more."""
    try:
        return folder()
    except StorageProblem as problem:
        log.info("Preferences and log are not kept: %s", problem.sentence)
        return _platform_folder()


def default_database() -> str:
    """Return the URL or path to open: what the environment names, else a file in the platform's folder."""
    return os.environ.get(VARIABLE) or str(folder() / "chairside.sqlite")


def demonstration_database() -> str:
    """Return the database of the demonstration: a file of its own, so that nothing invented meets the record."""
    return str(folder() / "demo.sqlite")


def scenario_database() -> str:
    """Return the database in which a scenario is played: another file of its own, made anew each time."""
    return str(folder() / "scenario.sqlite")


def _platform_folder() -> Path:
    return platformdirs.user_data_path("chairside", appauthor=False)
