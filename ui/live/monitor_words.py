"""What is said of the monitor in the header: live, silent since when, or what is wrong."""

from datetime import datetime, timedelta
from typing import Final

from session.ports import Monitor
from session.times import clock_text
from ui.live.device_values import LIVE, DeviceValues
from ui.text import tr

_SILENT: Final = timedelta(seconds=5) + LIVE


def monitor_words(
    monitor: Monitor | None, devices: DeviceValues, now: datetime, utc_offset_min: int
) -> tuple[str, bool]:
    """Return the words, empty without a monitor, and whether they are about trouble."""
    if monitor is None:
        return "", False
    if monitor.trouble:
        return tr("monitor: trouble"), True
    last = devices.last_at()
    if last is None:
        return tr("monitor: no data yet"), False
    if now - last > _SILENT:
        return tr("monitor: no data since {clock}").format(clock=clock_text(last, utc_offset_min)), True
    return tr("monitor live"), False
