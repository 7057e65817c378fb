"""Event identifiers: UUID version 7 (RFC 9562), in the order in which they were made."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_COUNTER_END: Final = 1 << 12


class Identities:
    """Makes identifiers that sort as they were made, also within one millisecond."""

    def __init__(self) -> None:
        self._stamp = 0

    def new(self, at: datetime) -> UUID:
        """Return the next identifier for a moment (aware); later than every one made before."""
        milliseconds = (at - _EPOCH) // timedelta(milliseconds=1)
        self._stamp = max(self._stamp + 1, milliseconds * _COUNTER_END)
        time, counter = divmod(self._stamp, _COUNTER_END)
        return UUID(int=time << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | secrets.randbits(62))
