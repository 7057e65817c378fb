"""Draws the forms beside the chart, in both themes and two sizes: `python -m tests.ui.live.pictures FOLDER`."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from session.alert_events import EmergencyOpened, EmergencyStepTaken
from session.pump_events import InfusionEnded
from tests.shots import SIZES, workplace
from ui.app import Workplace
from ui.live.live_screen import LiveScreen
from ui.live.pieces import FORMS
from ui.theme.theme import Theme, ThemeChoice

BEGUN = {
    "aldrete": "score aldrete activity=2 respiration=2 circulation=1 ",
    "padss": "score padss vitals=2 activity=2 pain_nausea=1 bleeding=2 intake_output=2 ",
    "news2": "score news2 respiration=16 spo2_scale=1 oxygen=air ",
    "pain": 'score pain site="left foot" rest=3 ',
    "iv_site": "score iv_site phlebitis=1 ",
}


def draw(folder: Path) -> None:
    """Write one PNG for each form, theme and size into `folder`: during the infusion, then in recovery."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    with tempfile.TemporaryDirectory() as scratch, workplace(Path(scratch), theme, demonstration=True) as place:
        place.show_session(place.desk.running[0])
        (live,) = (each for each in place.window.findChildren(LiveScreen) if each.isVisible())
        for look in _looks(place, theme):
            _picture(place, live, folder / f"infusing-{look}", "score")
            _picture(place, live, folder / f"limits-{look}", "limits")
        _take_steps(live)
        for look in _looks(place, theme):
            _picture(place, live, folder / f"emergency-{look}", "emergency")
        live.running.bridge.write((InfusionEnded(),))
        while live.running.recorder.pending:
            QApplication.processEvents()
        for look in _looks(place, theme):
            _picture(place, live, folder / f"recovery-{look}", "score")
            for name in FORMS:
                _picture(place, live, folder / f"{name}-{look}", f"score {name}", BEGUN.get(name, ""))


def _take_steps(live: LiveScreen) -> None:
    """Open an emergency and take some of its steps."""
    opened = live.running.state.opened
    assert opened
    card = opened.protocol.emergency[0]
    taken = [EmergencyStepTaken(step.words) for step in card.steps[1:4]]
    live.running.bridge.write((EmergencyOpened(card.title), *taken))
    while live.running.recorder.pending:
        QApplication.processEvents()


def _looks(place: Workplace, theme: Theme) -> Iterator[str]:
    """Yield each theme at each size by name, once the window wears it."""
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        theme.choose(choice)
        place.dim_live(dimmed=choice is ThemeChoice.DARK)
        for size in SIZES:
            place.window.resize(size)
            yield f"{choice.value}-{size.width()}"


def _picture(place: Workplace, live: LiveScreen, file: Path, asked: str, text: str = "") -> None:
    live.panel.close_panel()
    live.line.put(text)
    live.emergency() if asked == "emergency" else live.ask(asked)
    live.panel.arrive()
    for _ in range(4):
        QApplication.processEvents()
    place.window.grab().save(f"{file}.png")


if __name__ == "__main__":
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
