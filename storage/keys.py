"""The key of an encrypted record, and whether a file is opened by it; SQLCipher does the encrypting.

A key is 256 random bits that SQLCipher takes as they are (zetetic.net/sqlcipher/sqlcipher-api, "Raw Key Data"), so
opening costs no derivation. No key opens a plain file.
"""

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_BYTES: Final = 32
SETTLED: Final = "PRAGMA cipher_default_compatibility = 4"
"""How a file is encrypted is settled: SQLCipher 4 with its defaults, whatever a later or other library would choose."""
_PAGE: Final = 4096
_TEXT: Final = frozenset(range(0x20, 0x7F)) | {0x09, 0x0A, 0x0D}


@dataclass(frozen=True, slots=True)
class Key:
    """64 hexadecimal digits, or none for a plain file; no traceback and no log shows them."""

    digits: str = field(repr=False)

    def __post_init__(self) -> None:
        if self.digits and len(bytes.fromhex(self.digits)) != _BYTES:
            raise ValueError("a key has 64 hexadecimal digits")

    def __bool__(self) -> bool:
        return bool(self.digits)

    def pragmas(self) -> tuple[str, ...]:
        """Return what is said to the library before anything is read; nothing for a plain file."""
        # A wrong key is a sentence of ours; the library would write lines of its own to standard error.
        told = ("PRAGMA cipher_log_level = NONE", SETTLED, f"PRAGMA key = \"x'{self.digits}'\"")
        return told if self.digits else ()

    def attached(self) -> str:
        """Return the key as it stands behind ATTACH ... KEY; of a plain file that is the empty text."""
        return f"\"x'{self.digits}'\"" if self.digits else "''"

    def octets(self) -> bytes:
        return bytes.fromhex(self.digits)


PLAIN: Final = Key("")


def random_key() -> Key:
    return Key(secrets.token_hex(_BYTES))


def key_of(octets: bytes) -> Key:
    return Key(octets.hex())


def may_be_encrypted(path: Path) -> bool:
    """Say whether a file can be an encrypted record: whole pages, and no text; raises OSError."""
    with path.open("rb") as file:
        start = file.read(64)
    size = path.stat().st_size
    return size > 0 and size % _PAGE == 0 and not set(start) <= _TEXT
