"""Whether there is a screen to draw on; without one Qt would abort the process, which Python cannot catch."""

import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_NEED_A_SERVER: Final = ("xcb", "wayland")
_SOCKETS: Final = Path("/tmp/.X11-unix")  # noqa: S108 -- where every X server listens
_X11_PORT: Final = 6000
_PATIENCE_S: Final = 2.0


def missing_display(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return one sentence where the windows of the program could not open; an empty text where they can."""
    if platform != "linux":
        return ""
    plugin = environment.get("QT_QPA_PLATFORM", "")
    if plugin and not plugin.startswith(_NEED_A_SERVER):
        return ""
    displays = [name for name in ("WAYLAND_DISPLAY", "DISPLAY") if environment.get(name)]
    if not displays:
        return "There is no screen here, so no window can open. Start the program at a desktop, or see --help."
    display = environment.get("DISPLAY", "")
    if displays == ["DISPLAY"] and not _answers(display):
        return f"The screen {display} does not answer, so no window can open. Start the program at a desktop."
    return ""


def _answers(display: str) -> bool:
    """Say whether an X server listens at a display such as :0, :0.0 or host:1; an odd name is left to Qt."""
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdecimal():
        return True
    if host in {"", "unix"}:
        path = str(_SOCKETS / f"X{number}")
        return _connects(path) or _connects(f"\0{path}")
    try:
        socket.create_connection((host.strip("[]"), _X11_PORT + int(number)), _PATIENCE_S).close()
    except (OSError, OverflowError):
        return False
    return True


def _connects(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as server:
        server.settimeout(_PATIENCE_S)
        try:
            server.connect(path)
        except OSError:
            return False
    return True
