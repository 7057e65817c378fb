"""Files that hold patients are made for their owner alone; on Windows the folder's own permissions say who reads."""

import os
from pathlib import Path
from typing import Final

from storage.problems import cannot_write

_OWNER_ONLY: Final = 0o600


def make_private(path: Path) -> None:
    """Make an empty file that its owner alone may read, unless it is there; raises StorageProblem."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, _OWNER_ONLY))
    except FileExistsError:
        return
    except OSError as error:
        raise cannot_write(path) from error
