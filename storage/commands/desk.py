"""Where a command works: a database, a station, a clock, and three streams."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from typing import BinaryIO, TextIO

from session.encryption import KeyNeeded
from session.ports import Clock
from session.problems import KnownProblem, StorageProblem
from storage.opening import Opened, open_database
from storage.unlocking import Secret, nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a command is given; `out` gets its answer and nothing else, `err` what a person is to know."""

    url: str
    secret: Secret
    station: str
    clock: Clock
    entered: BinaryIO
    out: TextIO
    err: TextIO

    @classmethod
    def at_terminal(cls, url: str, station: str, clock: Clock, secret: str) -> "Desk":
        """Return a desk on this process's own streams, which speak UTF-8 everywhere; one that is closed is silent.

        `secret` opens an encrypted record; where it does not, whoever sits at the terminal is asked.
        """
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        entered = sys.stdin.buffer if sys.stdin else BytesIO()
        out, err = sys.stdout or StringIO(), sys.stderr or StringIO()
        asked = Secret(secret, ask_at_terminal if sys.stdin and sys.stdin.isatty() else nobody)
        return cls(url=url, secret=asked, station=station, clock=clock, entered=entered, out=out, err=err)

    def answer(self, line: str) -> None:
        self.hand_over(f"{line}\n")

    def hand_over(self, text: str) -> None:
        """Give the answer whole; raises KnownProblem where it cannot be written, BrokenPipeError where nobody reads."""
        try:
            self.out.write(text)
            self.out.flush()
        except OSError as error:
            self._abandon()
            if isinstance(error, BrokenPipeError):
                raise
            raise KnownProblem(
                f"The answer could not be written: {error.strerror}. The list of sessions shows what is recorded."
            ) from error

    def tell(self, line: str) -> None:
        self.err.write(f"{line}\n")

    def _abandon(self) -> None:
        """Let go of an answer that nobody takes, so that Python does not try again when it ends."""
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())

    def reading(self) -> Opened:
        """Open the record for reading, also while another window writes; raises StorageProblem."""
        return open_database(self.url, self.station, clock=self.clock, read_only=True, secret=self.secret)

    def writing(self) -> Opened:
        """Open the record for writing; raises StorageProblem, also where another window has it."""
        opened = open_database(self.url, self.station, clock=self.clock, tell=self.tell, secret=self.secret)
        if opened.read_only:
            opened.close()
            raise StorageProblem(f"{opened.notice} Nothing was recorded.")
        return opened


def ask_at_terminal(problem: KeyNeeded) -> str:
    """Say why a key is needed and return what is typed, unseen; nothing typed raises `problem`."""
    from getpass import getpass  # only an encrypted record asks

    try:
        typed = getpass(f"{problem.sentence}\nPassphrase or recovery key (Enter alone to give up): ")
    except (EOFError, OSError):
        typed = ""
    if not typed.strip():
        raise problem
    return typed
