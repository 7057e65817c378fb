"""What the program was started with, as the screens need to know it."""

from dataclasses import dataclass
from pathlib import Path

from ui.monitor_place import MonitorSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How this run differs from a plain one.

    `demo` says that the record is invented and every screen has to show it. `data_folder` is where this user's
    settings and the log are kept, `station` what this computer is called in the record. `monitor` makes the monitors
    of sessions that are opened or gone on with; None where no monitor is connected.
    """

    demo: bool
    data_folder: Path
    station: str
    monitor: MonitorSource | None
    version: str
