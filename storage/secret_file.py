"""Where a passphrase or recovery key comes from when nobody is asked: a file, such as one on a stick."""

import os
from pathlib import Path
from typing import Final

from session.problems import KnownProblem

VARIABLE: Final = "CHAIRSIDE_KEY_FILE"
_LONGEST: Final = 4096


def secret_in(named: str | None) -> str:
    """Return the first line of a file that was named, or that the variable names; nothing where neither does.

    Raises KnownProblem where the file cannot be read or holds no line of text.
    """
    name = named or os.environ.get(VARIABLE, "")
    if not name:
        return ""
    try:
        with Path(name).open("rb") as file:
            line = file.read(_LONGEST).partition(b"\n")[0].decode("utf-8-sig").strip()
    except OSError as error:
        raise KnownProblem(
            f"The key file {name} cannot be read: {error.strerror}. Connect what it is on, or name another file."
        ) from error
    except UnicodeDecodeError:
        line = ""
    if not line:
        raise KnownProblem(
            f"The key file {name} has no first line of text. Write the recovery key or passphrase there."
        )
    return line
