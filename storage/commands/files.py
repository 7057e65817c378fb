"""Texts from files and into files, with a sentence for whatever cannot be read or written."""

import os
from pathlib import Path
from typing import BinaryIO, Final

from session.problems import KnownProblem, StorageProblem

LONGEST: Final = 1_000_000
"""More bytes than any paper form or diary has (this project's own choice)."""


def read_text(name: str, entered: BinaryIO, of_what: str = "a paper form") -> str:
    """Return the text of a file, or of what is entered where the name is "-"; raises KnownProblem."""
    shown = "What was entered" if name == "-" else name
    try:
        content = _content(name, entered)
    except OSError as error:
        raise KnownProblem(f"{name} cannot be read: {error.strerror}. Check the name and try again.") from error
    if len(content) > LONGEST:
        raise KnownProblem(f"{shown} is too long for {of_what}: more than {LONGEST:,} bytes.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnownProblem(
            f"{shown} is not UTF-8 text: byte {error.start + 1} cannot be read. Save it as UTF-8 and try again."
        ) from error
    if "\0" in text:
        raise KnownProblem(f"{shown} is not a text file.")
    return text


def write_text(name: str, text: str) -> None:
    """Put `text` in a file as UTF-8, whole or not at all; raises StorageProblem, and what was there is still there."""
    write_bytes(name, text.encode())


def write_bytes(name: str, content: bytes) -> None:
    """Put `content` in a file, whole or not at all; raises StorageProblem, and what was there is still there."""
    try:
        path = Path(name).resolve()
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(path, content)
    except OSError as error:
        raise StorageProblem(
            f"{name} cannot be written: {error.strerror}. The record is not affected. Choose another place."
        ) from error


def _content(name: str, entered: BinaryIO) -> bytes:
    if name == "-":
        return entered.read(LONGEST + 1)
    with Path(name).open("rb") as file:
        return file.read(LONGEST + 1)


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file first, so that a full disk leaves no half of it behind."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
