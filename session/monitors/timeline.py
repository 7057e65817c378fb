"""Rows of a device in our own time: where each belongs, which belong to this patient, how far its clock is off."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from session.ports import Sample
from session.vscapture import Row

REACH: Final = timedelta(minutes=15)
"""Rows older than this at attaching may belong to the patient before; this project's own choice."""
UNSURE: Final = timedelta(seconds=20)
"""How old the last row that was there already is taken to be, unless the device's clock agrees with ours."""
_AGREES_S: Final = 60


@dataclass(slots=True)
class Timeline:
    """Places rows; `left_out` counts those that are too old to be this patient's, `skew_s` is device minus ours.

    `resume_after` is the latest device time already stored for this session (aware): then every later row is taken,
    however old. Each cuff pressure counts once, when it first appears, however many rows repeat it.
    """

    resume_after: datetime | None = None
    left_out: int = 0
    skew_s: int | None = None
    latest: datetime | None = None
    _seen_until: datetime | None = None
    _cuff: tuple[object, object] | None = field(default=None)

    def start_anew(self, resume_after: datetime | None) -> None:
        """Treat the next rows as written before we came: of another session's time, or of another file."""
        self.resume_after, self._seen_until = resume_after, None

    def place(self, rows: Sequence[Row], now: datetime, utc_offset_min: int) -> list[Sample]:
        """Return the samples of rows written up to `now`, the last row at `now` and the others by their spacing.

        Rows that were there before the first call may have been written long ago, so they are placed a little
        earlier, where nobody calls them live; those whose device clock agrees with ours lie at `now`. Rows that came
        since the last call lie after it, also where the device's clock was set meanwhile.
        """
        if not rows:
            return []
        zone = timezone(timedelta(minutes=utc_offset_min))
        last = rows[-1].at
        agrees = abs((last.replace(tzinfo=zone) - now).total_seconds()) <= _AGREES_S
        end = now if self._seen_until or agrees else now - UNSURE
        first = 0 if self._seen_until else self._first_of_this_patient(rows, zone)
        for row in rows[:first]:
            self._is_new_pressure(row)
        earliest = self._seen_until or datetime.min.replace(tzinfo=UTC)
        samples: list[Sample] = []
        for row in rows[first:]:
            at = min(end, max(earliest, end - (last - row.at)))
            samples += self._samples(row, at, row.at.replace(tzinfo=zone).astimezone(UTC))
        self.left_out += first
        self.latest, self._seen_until = last.replace(tzinfo=zone).astimezone(UTC), now
        self.skew_s = round((self.latest - now).total_seconds())
        return samples

    def _first_of_this_patient(self, rows: Sequence[Row], zone: timezone) -> int:
        """Return the index of the first row to take: none from before a step back of the device's clock."""
        after = self.resume_after.astimezone(zone).replace(tzinfo=None) if self.resume_after else None
        for index in range(len(rows) - 1, -1, -1):
            at = rows[index].at
            too_old = at <= after if after else rows[-1].at - at > REACH
            stepped_back = index + 1 < len(rows) and at > rows[index + 1].at
            if too_old or stepped_back:
                return index + 1
        return 0

    def _samples(self, row: Row, at: datetime, moment: datetime) -> list[Sample]:
        fresh = self._is_new_pressure(row)
        return [
            Sample(at, moment, code, value)
            for code, value in row.values.items()
            if fresh or code not in {"systolic", "diastolic"}
        ]

    def _is_new_pressure(self, row: Row) -> bool:
        """Say whether the row's cuff pressure is another than the last; rows without one do not count between."""
        cuff = (row.values.get("systolic"), row.values.get("diastolic"))
        if cuff[0] is None or cuff == self._cuff:
            return False
        self._cuff = cuff
        return True
