"""Copies a file that nobody writes to, and reads the copy again."""

import hashlib
from pathlib import Path
from typing import Final

from session.problems import StorageProblem
from storage.backup import Step, beside, onward, put_in_place, to_disk, written
from storage.private_file import make_private

_PART: Final = 1 << 20


def copy_file(path: Path, target: Path, between: Step = onward) -> None:
    """Copy a file that nobody writes to, and read the copy again; raises StorageProblem, then `target` is as it was."""
    with beside(target) as partial:
        with written(target):
            make_private(partial)
            with path.open("rb") as source, partial.open("wb") as copy:
                while part := source.read(_PART):
                    copy.write(part)
                    between()
            to_disk(partial)
            same = _digest(path) == _digest(partial)
        if not same:
            raise StorageProblem(
                f"{target} was not written as it was sent to the disk, so it was not kept. Nothing that was saved is "
                "lost. Check that disk, or choose another folder."
            )
        put_in_place(partial, target)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
