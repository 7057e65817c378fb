"""The monitor whose values VSCapture writes to a file: followed while it grows, in bounded pieces, without waiting."""

import codecs
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from session.monitors.timeline import Timeline
from session.ports import Sample
from session.state import SessionState
from session.times import at_chair, clock_text
from session.vscapture import Row, VSCaptureReader
from storage.monitors.aside import Aside, in_background
from storage.monitors.tail import Piece, Tail

SILENCE: Final = timedelta(minutes=2)
"""Without a new row for so long, something is wrong: VSCapture writes at least one a minute."""
_GO_ON: Final = "Write the values by hand meanwhile."
_TELLING_SKEW_S: Final = 5


class VSCaptureFile:
    """Follows one file; give `resume_after` the latest device time stored for the session that is gone on with.

    `start` runs the reading of the file, by default on a thread of its own; what it finds comes with a later poll.
    """

    def __init__(
        self,
        path: Path,
        *,
        resume_after: datetime | None = None,
        start: Callable[[Callable[[], None]], None] = in_background,
    ) -> None:
        self.name = f"VSCapture {path.name}"
        self._path = path
        self._aside: Aside[Piece] = Aside(Tail(path).read, start)
        self._timeline = Timeline(resume_after)
        self._reader = VSCaptureReader()
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._session: UUID | None = None
        self._grew_at: datetime | None = None
        self._silent_since = ""
        self._unread = ""

    @property
    def trouble(self) -> str:
        """Return what is wrong, as sentences for the nurse; empty while values come."""
        if self._unread:
            return self._unread
        if self._reader.trouble:
            return f"The monitor file {self._path.name} {self._reader.trouble}. {_GO_ON}"
        return self._silent_since

    @property
    def remark(self) -> str:
        """Return what is worth knowing though nothing is wrong: rows left out, a clock that is off, a unit unknown."""
        words = [self._reader.remark]
        if self._timeline.left_out:
            words.insert(0, f"{self._timeline.left_out} earlier rows were left out: they may be of another patient.")
        skew = self.skew_s or 0
        if abs(skew) > _TELLING_SKEW_S:
            words.append(f"The monitor's clock is {_duration(abs(skew))} {'ahead' if skew > 0 else 'behind'}.")
        return " ".join(filter(None, words))

    @property
    def skew_s(self) -> int | None:
        """Return the device's clock less ours in seconds, at the row that came last; None before any."""
        return self._timeline.skew_s

    @property
    def left_out(self) -> int:
        """Return how many rows were not taken because they may belong to the patient before."""
        return self._timeline.left_out

    def poll(self, state: SessionState, now: datetime) -> Sequence[Sample]:
        """Return the samples that have come since the last call; never waits and never raises."""
        self._grew_at = self._grew_at or now
        self._attend(state)
        rows = self._rows(at_chair(now, state.utc_offset_min).replace(tzinfo=None))
        if rows:
            self._grew_at = now
        samples = self._timeline.place(rows, now, state.utc_offset_min)
        self._silent_since = ""
        if now - self._grew_at > SILENCE:
            since = clock_text(self._grew_at, state.utc_offset_min)
            self._silent_since = (
                f"The monitor file {self._path.name} has no new row since {since}. "
                f"Look at the cable and at VSCapture. {_GO_ON}"
            )
        return samples

    def _attend(self, state: SessionState) -> None:
        """Rows written before another session came to the screen may belong to the patient before."""
        session = state.opening.session_id if state.opening else None
        if session != self._session and self._session is not None:
            self._timeline.start_anew(None)
        self._session = session or self._session

    def _rows(self, near: datetime) -> list[Row]:
        """Return the rows up to the end of the file, or none until its end is reached."""
        try:
            piece = self._aside.take()
        except OSError as error:
            self._unread = self._sentence(error)
            return []
        if piece is None:
            return []
        self._unread = ""
        if piece.anew:
            self._begin_anew()
        self._reader.read(self._decoder.decode(piece.content), near)
        return [] if piece.more else self._reader.rows(near)

    def _begin_anew(self) -> None:
        if self._timeline.latest:
            self._timeline.start_anew(self._timeline.latest)
        self._reader = VSCaptureReader()
        self._decoder.reset()

    def _sentence(self, error: OSError) -> str:
        if isinstance(error, FileNotFoundError):
            return f"The monitor file {self._path.name} is not there yet. Start VSCapture, or check its place. {_GO_ON}"
        reason = (
            "another program keeps it locked or you may not open it"
            if isinstance(error, PermissionError)
            else (error.strerror or "it cannot be opened")
        )
        return f"The monitor file {self._path.name} cannot be read: {reason}. It is tried again. {_GO_ON}"


def _duration(seconds: int) -> str:
    """Return a duration in its two largest units."""
    days, rest = divmod(seconds, 86_400)
    hours, minutes = divmod(rest // 60, 60)
    if days:
        return f"{days} days {hours} h"
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest % 60} s"
