"""Text as it is compared where somebody looks for something."""

import unicodedata
from typing import Final

_NONE: Final = frozenset({"Cc", "Cs"})
"""Control characters, and halves of characters, which no database takes."""


def folded(text: str) -> str:
    """Return `text` as it is compared: without case, accents, control characters and needless spaces."""
    if text.isascii() and text.isprintable():  # as nearly all is, and many rows are compared
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (" " if unicodedata.category(sign) in _NONE else sign for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(kept).split())
