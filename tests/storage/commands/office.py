"""A desk whose streams can be read, on a database of its own; it is six in the evening of the form's day."""

from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path

from session.problems import KnownProblem
from session.simulation.hand_clock import HandClock
from storage.commands.arguments import Arguments, read_arguments
from storage.commands.desk import Desk
from storage.commands.dispatch import carry_out
from storage.opening import Opened, open_database
from storage.secret_file import secret_in
from storage.unlocking import Secret

EVENING = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
FORM = """\
patient    Okafor, Miriam
born       1979-03-14
mrn        004182
sex        F
weight     68.4 kg
allergies  penicillin, latex
protocol   outpatient-titration
order      ketamine 2 mg/mL, start 0.4 mg/kg/h, 90 min, max 60 mg
date       2026-11-20
nurse      A. Lindqvist

09:52  125/78 73 98% r15 p8
10:00  start 0.4 mg/kg/h
10:05  128/80 74 98% r15 p8
10:15  rate 0.5 mg/kg/h
10:31  d3; "Floating, comfortable."
10:44  effect nausea mild
10:45  given ondansetron 4 mg iv
11:30  end
11:41  ready
12:06  left
"""

UNSHOWN = (
    "warning: 10:00 The record does not show that the start gate was passed.",
    "warning: 11:41 Ready, though 11 criteria were not shown to be met: ",
)
"""What every such form is told, for it has no place for the start gate and for what is asked before leaving."""


def beside_unshown(told: str) -> list[str]:
    """Return what else was told."""
    return [line for line in told.splitlines() if not line.startswith(UNSHOWN)]


class Office:
    """Runs commands as `main` does and keeps what they said; `status` is that of the last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.record = folder / "record.sqlite"
        self.clock = HandClock(EVENING, utc_offset_min=60)
        self.out, self.err, self.status = "", "", 0

    def run(self, *words: str, entered: str = "") -> str:
        """Run one command and return its answer."""
        chosen = read_arguments(words, "0")
        out, err = StringIO(newline=""), StringIO(newline="")
        try:
            self.status = carry_out(chosen, self.desk(chosen, entered, out, err))
        except KnownProblem as problem:
            self.status = 1
            err.write(f"{problem.sentence}\n")
        self.out, self.err = out.getvalue(), err.getvalue()
        return self.out

    def desk(self, chosen: Arguments, entered: str, out: StringIO, err: StringIO) -> Desk:
        return Desk(
            url=chosen.database or str(self.record),
            secret=Secret(secret_in(chosen.key_file)),
            station="bay-1",
            clock=self.clock,
            entered=BytesIO(entered.encode()),
            out=out,
            err=err,
        )

    def transcribe(self, form: str = FORM) -> str:
        """Type in a form and return the session's identifier, empty where it was refused."""
        return self.run("transcribe", "-", entered=form).strip()

    def held(self) -> AbstractContextManager[Opened]:
        """Have the record open in another window meanwhile."""
        return closing(open_database(str(self.record), "bay-2", clock=self.clock))

    def sessions(self) -> int:
        """Return how many sessions are on the record."""
        return len(self.run("sessions").splitlines())
