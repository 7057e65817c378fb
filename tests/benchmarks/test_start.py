"""From the start of the process to its first window, beside a bare window with pyqtgraph imported."""

import os
import subprocess
import sys
import time
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.benchmarks.floors import in_turns, tell
from tests.ui.clinic import Clinic

ROUNDS = 15
ROOT = Path(__file__).resolve().parents[2]

TELL = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
def tell_and_end():
    print("shown", flush=True)
    os._exit(0)
def showEvent(self, event):
    QTimer.singleShot(0, tell_and_end)  # behind the painting that the show has asked for
"""
BARE = f"""
{TELL}
import pyqtgraph
class Window(QWidget):
    pass
Window.showEvent = showEvent
application = QApplication(sys.argv)
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""
PROGRAM = f"""
{TELL}
import main
name = sys.argv.pop(1)
module = __import__("ui.window" if name == "MainWindow" else "ui.today.today_screen", fromlist=[name])
getattr(module, name).showEvent = showEvent
sys.exit(main.main(sys.argv[1:]))
"""


def seconds_to_window(program: str, *words: str) -> float:
    """Return how long a process takes to its first window, which it then closes."""
    start = time.perf_counter()
    command = [sys.executable, "-c", program, *words]
    settings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        taken = time.perf_counter() - start
    assert (line, process.returncode) == ("shown\n", 0)
    return taken


def record_of_a_clinic(folder: Path) -> str:
    """Make a record with a dozen finished sessions and return where it is."""
    clinic = Clinic(folder)
    for number in range(12):
        clinic.whole_session(clinic.patient(f"Patient {number}", f"00{number}"))
    clinic.close()
    return str(folder / "chairside.sqlite")


def test_how_long_the_program_takes_to_its_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    record = record_of_a_clinic(tmp_path)
    steps = {
        "bare": lambda: seconds_to_window(BARE),
        "window": lambda: seconds_to_window(PROGRAM, "MainWindow", "--database", record),
        "today": lambda: seconds_to_window(PROGRAM, "TodayScreen", "--database", record),
    }
    taken = in_turns(steps, ROUNDS)
    absolute = f"{taken['window'] * 1000:.0f} ms against {taken['bare'] * 1000:.0f} ms"
    filled = f"filled with today's sessions after {taken['today'] / taken['bare']:.2f} x"
    tell("start to first window", taken["window"] / taken["bare"], 1.1, f"{absolute}; {filled}")
