"""The key of a record as a person writes it down: 14 groups of four, in letters that are not taken for one another.

32 bytes of key and the first 3 of their SHA-256, in Crockford's base 32 (crockford.com/base32.html): it has no I, L, O
and U, and reads O as 0 and I and L as 1. A slip of the pen is found but once in sixteen million.
"""

import base64
import binascii
import hashlib
from typing import Final

from session.problems import Refused

_BYTES: Final = 32
_CHECK: Final = 3
_GROUP: Final = 4
_LETTERS: Final = 56
_STANDARD: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_WRITTEN: Final = str.maketrans(_STANDARD, _CROCKFORD)
_READ: Final = str.maketrans(_CROCKFORD + "OIL", _STANDARD + "ABB")
_BETWEEN: Final = str.maketrans("", "", " -\t\r\n\u00a0\u202f\u2010\u2011\u2013\u2014")
"""Spaces and hyphens, those that a printed page is set with too."""
_NEARLY: Final = range(48, 65)
"""So many letters and digits are a key that was written with groups too few or too many."""


def recovery_text(key: bytes) -> str:
    """Return 32 bytes as 14 groups of four letters and digits."""
    letters = base64.b32encode(key + _check(key)).decode("ascii").translate(_WRITTEN)
    return " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def looks_like_recovery(text: str) -> bool:
    """Say whether so many letters and digits of the alphabet are there that a recovery key is meant."""
    letters = text.translate(_BETWEEN).upper()
    return len(letters) == _LETTERS and all(letter in _CROCKFORD + "OIL" for letter in letters)


def miscounted(text: str) -> str:
    """Return the sentence for a recovery key with letters too few or too many; empty where another thing is meant."""
    letters = text.translate(_BETWEEN).upper()
    all_of_it = all(letter in _CROCKFORD + "OIL" for letter in letters) and any(map(str.isdigit, letters))
    return _count_words(len(letters)) if len(letters) in _NEARLY and len(letters) != _LETTERS and all_of_it else ""


def read_recovery(text: str) -> bytes:
    """Return the 32 bytes that were written down; raises Refused, with the sentence, where they are not those."""
    letters = text.translate(_BETWEEN).upper()
    if len(letters) != _LETTERS:
        raise Refused(_count_words(len(letters)))
    try:
        written = base64.b32decode(letters.translate(_READ))
    except binascii.Error:
        raise Refused("A recovery key has letters and digits only, and never a U. Check it with the sheet.") from None
    key, check = written[:_BYTES], written[_BYTES:]
    if check != _check(key):
        raise Refused("There is a slip in this recovery key: a letter is wrong or two changed places. Check the sheet.")
    return key


def last_group(text: str) -> str:
    """Return the group by which somebody shows that the key was written down."""
    return text.rsplit(maxsplit=1)[-1]


def same_group(typed: str, text: str) -> bool:
    """Say whether the last group of a key was typed, in whatever case."""
    return typed.strip().upper().translate(_READ) == last_group(text).translate(_READ)


def _count_words(count: int) -> str:
    return (
        f"A recovery key has {_LETTERS} letters and digits in groups of four, and these are {count}. "
        "Write them as they stand on the sheet."
    )


def _check(key: bytes) -> bytes:
    return hashlib.sha256(key).digest()[:_CHECK]
