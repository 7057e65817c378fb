"""Where backups go and how many are kept, written down beside them: whoever opens the record goes by the same."""

import logging
from pathlib import Path
from typing import Final

import msgspec

from session.backup_rotation import LEAST, SPANS, Kept
from session.safekeeping import BackupSettings
from storage.backup import beside, put_in_place, to_disk, written

log = logging.getLogger(__name__)

NAME: Final = "settings.json"


def read_settings(folder: Path) -> BackupSettings:
    """Return what was chosen; what cannot be read is logged, and the designed choice stands in for it."""
    path = folder / NAME
    try:
        read = msgspec.json.decode(path.read_bytes(), type=BackupSettings)
    except (FileNotFoundError, NotADirectoryError):
        return BackupSettings()
    except (OSError, msgspec.DecodeError) as error:
        log.info("The settings of the backups in %s could not be read: %s", folder, error)
        return BackupSettings()
    hours, days, months = (max(getattr(read.kept, span), getattr(LEAST, span)) for span in SPANS)
    return BackupSettings(read.second, Kept(hours, days, months))


def write_settings(folder: Path, settings: BackupSettings) -> None:
    """Keep the settings, whole or not at all; raises StorageProblem."""
    path = folder / NAME
    with written(path):
        folder.mkdir(mode=0o700, exist_ok=True)
    with beside(path) as partial:
        with written(path):
            partial.write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=2))
            to_disk(partial)
        put_in_place(partial, path)
