"""What this computer is called in the record: a name that stays, whatever its host is called later."""

import platform
from pathlib import Path

from storage.locations import settings_folder

_FILE = "station"


def station_name(place: Path | None = None) -> str:
    """Return this station's name, written down at the first start; the host's own name where that is not possible.

    A session's own time rests on the clock jumps that its station recorded, so the name must not change with the host.
    """
    host = platform.node() or "this computer"
    path = (place or settings_folder()) / _FILE
    try:
        if kept := path.read_text(encoding="utf-8").strip():
            return kept
    except (OSError, UnicodeDecodeError):
        pass
    try:
        path.write_text(host + "\n", encoding="utf-8")
    except OSError:
        return host
    return host
