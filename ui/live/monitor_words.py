"""What is said of the monitor in the header: live, silent since when, or what is wrong."""

from datetime import datetime, timedelta
from typing import Final

from session.ports import Monitor
from session.times import clock_text
from ui.day_words import chair_words
from ui.live.device_values import LIVE, DeviceValues
from ui.running_session import RunningSession
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


def monitor_elsewhere(holder: RunningSession | None) -> str:
    """Return where the only monitor stands instead."""
    opened = holder.state.opened if holder else None
    if opened is None:
        return tr("monitor is free")
    chair = chair_words(opened.chair) or tr("another chair")
    return tr("monitor is at {chair}").format(chair=f"{chair[:1].lower()}{chair[1:]}")
