"""Who is at the chair: a session that passed into other hands, entries that somebody answers for.

`KIND` is the stable name on disk and never changes; a changed body gets the next `SCHEMA`.
"""

from dataclasses import dataclass
from typing import ClassVar, Final
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ShiftHandedOver:
    """From here on `to` writes in the place of `from_`, and signs for that; `told` is how the session stood."""

    KIND: ClassVar = "session.handed_over"
    SCHEMA: ClassVar = 1
    from_: str
    to: str
    told: str


@dataclass(frozen=True, slots=True)
class EntriesClaimed:
    """The event's actor answers for these `entries`, which were recorded while nobody was signed in."""

    KIND: ClassVar = "entries.claimed"
    SCHEMA: ClassVar = 1
    entries: tuple[UUID, ...]


Attending = ShiftHandedOver | EntriesClaimed
ATTENDING: Final = (ShiftHandedOver, EntriesClaimed)
