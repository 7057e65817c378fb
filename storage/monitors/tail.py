"""A file that another program writes, read as it grows: in bounded pieces, from the start where it was replaced."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from session.monitors.columns import HEADING_NAMES

PIECE: Final = 128 * 1024
"""Bytes handed on in one piece, so that reading them costs a screen no more than a moment."""
REACH: Final = 2 * 1024 * 1024
"""Bytes from the end worth reading at first: an hour of rows or more. Before it only headings are looked for."""
_MARK: Final = 4096
_HEADING: Final = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:%s)[,;][^\n]*\n" % "|".join(sorted(HEADING_NAMES)).encode(), re.MULTILINE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of the file; `anew` where they begin another file, `more` where the file holds more already."""

    content: bytes
    anew: bool
    more: bool


class Tail:
    """Where in the file we are; a file is known again by its first bytes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offset = 0
        self._mark = b""
        self._heading = b""
        self._begun = False

    def read(self) -> Piece:
        """Return the next piece, empty where nothing was added; raises OSError where the file cannot be read."""
        with self._path.open("rb") as file:
            mark = file.read(_MARK)
            size = file.seek(0, 2)
            anew = not self._begun or size < self._offset or not mark.startswith(self._mark)
            if anew:
                self._offset, self._heading, self._begun = 0, b"", True
            self._mark = mark
            file.seek(self._offset)
            if size - self._offset > REACH:
                content = self._skim(file.read(min(REACH, size - self._offset - REACH)))
            else:
                content = self._heading + file.read(PIECE)
                self._offset = file.tell()
                self._heading = b""
        return Piece(content, anew, more=self._offset < size)

    def _skim(self, block: bytes) -> bytes:
        """Pass over whole lines far from the end, keeping the last heading for the rows that follow."""
        whole = block[: block.rfind(b"\n") + 1] or block
        self._offset += len(whole)
        for found in _HEADING.finditer(whole):
            self._heading = found[0]
        return b""
