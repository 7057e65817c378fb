"""The protocols that came with the program: files in a folder, checked when they are read."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from session.problems import ProtocolProblem
from session.protocol import Protocol
from session.protocol_reader import parse_protocol

DEFAULT: Final = "outpatient-titration"

protocol_from: Final = lru_cache(maxsize=64)(parse_protocol)
"""Reads a protocol's text, the same text only once: it is asked for again with each check-in."""


def in_order(protocols: Iterable[Protocol]) -> tuple[Protocol, ...]:
    """Return protocols by title, the default first."""
    return tuple(sorted(protocols, key=lambda protocol: (protocol.name != DEFAULT, protocol.title)))


def read_protocols(folder: Path) -> tuple[Protocol, ...]:
    """Return the protocols of a folder by title, the default first; raises ProtocolProblem for one not valid."""
    try:
        read = [protocol_from(file.read_text("utf-8"), file.name) for file in sorted(folder.glob("*.toml"))]
    except (OSError, UnicodeDecodeError) as error:
        raise ProtocolProblem(f"The protocols in {folder} cannot be read: {error}.") from error
    if not read:
        raise ProtocolProblem(
            f"There is no protocol in {folder}. Put the program's protocols back, or install it anew."
        )
    names = [protocol.name for protocol in read]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ProtocolProblem(f"Two files in {folder} hold a protocol named {twice}. Give one of them another name.")
    return in_order(read)
