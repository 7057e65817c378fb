"""The protocols that can be chosen: files in a folder, checked when they are read."""

from pathlib import Path
from typing import Final

from session.problems import ProtocolProblem
from session.protocol import Protocol
from session.protocol_reader import parse_protocol

DEFAULT: Final = "outpatient-titration"


def read_protocols(folder: Path) -> tuple[Protocol, ...]:
    """Return the protocols of a folder by title, the default first; raises ProtocolProblem for one not valid."""
    try:
        read = [parse_protocol(file.read_text("utf-8"), file.name) for file in sorted(folder.glob("*.toml"))]
    except (OSError, UnicodeDecodeError) as error:
        raise ProtocolProblem(f"The protocols in {folder} cannot be read: {error}.") from error
    if not read:
        raise ProtocolProblem(
            f"There is no protocol in {folder}. Put the program's protocols back, or install it anew."
        )
    return tuple(sorted(read, key=lambda protocol: (protocol.name != DEFAULT, protocol.title)))
