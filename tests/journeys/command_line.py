"""The real program, started as a person or a script starts it, on a record of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.storage.commands.office import beside_unshown

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PATIENCE_S = 60

FORM = """\
patient    Okafor, Miriam
born       1979-03-14
mrn        004182
sex        F
weight     68.4 kg
allergies  penicillin, latex
protocol   outpatient-titration
order      ketamine 2 mg/mL, start 0.4 mg/kg/h, 90 min, max 60 mg
date       2024-11-20
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


class CommandLine:
    """Starts `main.py` in an environment of its own; the clock on the wall is an hour ahead of UTC."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.record = folder / "record.sqlite"
        self.environment = {**os.environ, "TZ": "CET-1", "CHAIRSIDE_DATABASE": str(self.record)}
        self.python: tuple[str, ...] = (sys.executable,)

    def run(self, *words: str, entered: str = "") -> subprocess.CompletedProcess[str]:
        """Run to the end and return status, answer and what was told, line ends as they were written."""
        done = subprocess.run(
            [*self.python, str(MAIN), *words],
            input=entered.encode(),
            capture_output=True,
            env=self.environment,
            cwd=self.folder,
            timeout=PATIENCE_S,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    def answer(self, *words: str, entered: str = "") -> str:
        """Run what has to succeed without a word but what a paper form cannot show, and return its answer."""
        done = self.run(*words, entered=entered)
        assert (done.returncode, beside_unshown(done.stderr)) == (0, [])
        return done.stdout

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start and return at once."""
        return subprocess.Popen(
            [*self.python, str(MAIN), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment,
            cwd=self.folder,
        )

    def form(self, text: str = FORM) -> str:
        """Write a form to a file and return the file's name."""
        file = self.folder / "form.txt"
        file.write_text(text, "utf-8")
        return str(file)
