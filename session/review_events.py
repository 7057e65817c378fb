"""What is written about a session that is over: a comment on a moment of it, an addendum, a signature.

`KIND` is the stable name on disk and never changes; a changed body gets the next `SCHEMA`.
"""

import hashlib
from dataclasses import dataclass
from typing import ClassVar, Final


@dataclass(frozen=True, slots=True)
class CommentWritten:
    """Words about one moment of the session: the event's `occurred_at` is that moment, its actor wrote them."""

    KIND: ClassVar = "comment.written"
    SCHEMA: ClassVar = 1
    words: str


@dataclass(frozen=True, slots=True)
class AddendumWritten:
    """Words added to a record that was finished; unlike a comment they belong to what happened."""

    KIND: ClassVar = "addendum.written"
    SCHEMA: ClassVar = 1
    words: str


@dataclass(frozen=True, slots=True)
class ChainHead:
    """How far a station's chain of hashes had come: `seq` entries, the last of which has `hash` (hex SHA-256)."""

    station: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class SessionSigned:
    """The event's actor signed the session: with which `meaning`, and all that was in the record up to `heads`."""

    KIND: ClassVar = "session.signed"
    SCHEMA: ClassVar = 1
    meaning: str
    heads: tuple[ChainHead, ...]

    @property
    def entries(self) -> int:
        """Return how many events were signed."""
        return sum(head.seq for head in self.heads)

    @property
    def record(self) -> str:
        """Return what names the record that was signed: hex SHA-256 over its chains' heads, one a line by station."""
        lines = sorted(f"{head.station}\t{head.seq}\t{head.hash}" for head in self.heads)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


Reviewing = CommentWritten | AddendumWritten | SessionSigned
REVIEWING: Final = (CommentWritten, AddendumWritten, SessionSigned)
