"""A monitor's file that is written by nobody who means well: pieces at odd places, replaced, cut, gone and back."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from session.state import SessionState
from session.vitals import CATALOGUE
from storage.monitors.vscapture_file import VSCaptureFile

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
NOTHING = SessionState()


def at_once(work: Callable[[], None]) -> None:
    """Read the file within the poll."""
    work()


def follow(path: Path, text: str, seed: int) -> int:
    """Follow a file while a text comes to it, and return how many values came; each can be, and none is to come."""
    chance, now, taken = random.Random(seed), NOW, 0
    path.unlink(missing_ok=True)
    monitor = VSCaptureFile(path, start=at_once)
    content = text.encode("utf-8", "surrogatepass")
    while content:
        size = chance.choice((3, 80, 1000, 1000, len(content)))
        _happen(path, content[:size], chance)
        content = content[size:]
        for _ in range(2):
            now += timedelta(seconds=chance.choice((1, 1, 5, 600)))
            for sample in monitor.poll(NOTHING, now):
                taken += 1
                assert sample.at <= now
                assert CATALOGUE[sample.code].lowest <= sample.value <= CATALOGUE[sample.code].highest
        assert not monitor.trouble or monitor.trouble.endswith(".")
        assert not monitor.remark or monitor.remark.endswith(".")
    return taken


def _happen(path: Path, content: bytes, chance: random.Random) -> None:
    """Add to the file; seldom it is replaced, cut off or taken away."""
    what = chance.random()
    if what < 0.05:
        path.unlink(missing_ok=True)
    elif what < 0.1:
        path.write_bytes(content)
    elif what < 0.15 and path.exists():
        with path.open("r+b") as file:
            file.truncate(chance.randrange(1 + path.stat().st_size))
    else:
        with path.open("ab") as file:
            file.write(content)
