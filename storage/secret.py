"""PINs as they are kept: argon2id hashes, from which nobody reads the PIN."""

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_NOBODYS: Final = "$argon2id$v=19$m=19456,t=2,p=1$3PlGdUVHmqv2mBLEwsBJ/A$pUN40a/hsoZdFbAfJU+Pq/R3nx+5N8Ape25gpr8UZ/8"
"""Of a random text that was thrown away: what a PIN is tried on where nobody has the name."""


def hashed(pin: str) -> str:
    """Return what is kept of a PIN: its argon2id hash with its salt."""
    return _hasher().hash(pin)


def fits(secret: str, pin: str) -> bool:
    """Say whether a PIN is the one that was hashed; without a secret it takes as long, and never fits."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        _hasher().verify(secret or _NOBODYS, pin)
    except (VerificationError, InvalidHashError):
        return False
    return bool(secret)


@cache
def _hasher() -> "PasswordHasher":
    """Return the hash as OWASP's Password Storage Cheat Sheet sets it: 19 MiB, two passes, one lane."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
