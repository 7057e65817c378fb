"""Draws the whole window on every screen, in both themes and two sizes: `python -m tests.shots FOLDER`."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from session.declarations import QuestionAnswered
from session.events import Reading, VitalsRecorded
from session.protocol_row import Section
from session.pump_events import InfusionEnded
from session.simulation.check_in import order_for, person
from session.simulation.demonstration import build_demonstration
from session.simulation.hand_clock import HandClock
from session.simulation.scenarios import Scenario
from storage.monitors.making import SIMULATED, MonitorMaker
from storage.opening import open_database
from tests.ui.theme.sight import as_deuteranope
from ui.app import Workplace
from ui.chosen import Chosen
from ui.live.live_screen import LiveScreen
from ui.options import Options
from ui.preferences import PreferencesFile
from ui.theme.theme import Theme, ThemeChoice

SIZES = (QSize(1366, 768), QSize(1920, 1080))
NOW = datetime(2026, 11, 23, 10, 52, tzinfo=UTC)
Step = Callable[[Workplace], None]


@contextmanager
def workplace(
    folder: Path, theme: Theme, *, demonstration: bool, scenario: Scenario | None = None
) -> Iterator[Workplace]:
    """Open a window on a database of its own, empty or with the demonstration, at a moment that stands still."""
    clock = HandClock(NOW)
    path = str(folder / f"{scenario or ('demonstration' if demonstration else 'empty')}.sqlite")
    opened = open_database(path, "chair 2", clock=clock)
    if demonstration:
        build_demonstration(opened.journal, opened.registry, clock, scenario, station="chair 2")
        opened.close()
        opened = open_database(path, "chair 2", clock=clock)
    options = Options(
        demo=demonstration,
        data_folder=folder,
        station="chair 2",
        monitor=MonitorMaker(SIMULATED, opened.journal, scenario) if demonstration else None,
        version="0.1.0",
    )
    chosen = Chosen(PreferencesFile(folder / "preferences.json"), theme)
    place = Workplace(opened, clock, options, chosen, theme)
    place.begin()
    place.desk.stop()
    for _ in range(3):
        clock.advance(1)
        place.desk.tick()
        QApplication.processEvents()
    yield place
    place.end()
    place.window.may_close = lambda: True
    place.window.close()
    opened.close()


def _live(place: Workplace) -> LiveScreen:
    place.show_session(place.desk.running[0])
    screen = place.live_of(place.desk.running[0])
    assert screen
    screen.panel.close_panel()
    return screen


def _typing(place: Workplace) -> None:
    _live(place).line.put("150/90 82 98% r14 p3")


def _panel(name: str) -> Step:
    """Return what opens a panel of the live screen."""

    def opened(place: Workplace) -> None:
        screen = _live(place)
        screen.line.escape()
        screen.ask(name)
        screen.panel.arrive()

    return opened


def _emergency(place: Workplace) -> None:
    screen = _live(place)
    screen.emergency()
    screen.panel.arrive()


def _before_start(place: Workplace) -> LiveScreen:
    """Show a session that has not been started, with half of what is asked answered; it is opened once."""
    if len(place.desk.running) == 1:
        registry, clock = place.desk.registry, place.desk.clock
        (patient,) = registry.find_patients("Haddad")
        who = person(1, patient.name, patient.mrn, patient.born.isoformat(), patient.sex, "84")
        protocol = registry.protocols()[0]
        offset = clock.utc_offset_min()
        opened = who.opening(protocol, order_for(protocol, who.weight_kg, 90), chair="3", utc_offset_min=offset)
        running = place.desk.open_session(patient, replace(opened, patient_id=patient.patient_id))
        for question in protocol.gate[:9]:
            detail = "2026-11-02" if question.detail_is == "date" else "R. Haddad, 555 0134" if question.detail else ""
            said = QuestionAnswered("gate", question.key, question.safe, detail if question.safe == "yes" else "")
            running.bridge.write((said,))
        running.bridge.write((VitalsRecorded((Reading("systolic", Decimal(164)), Reading("diastolic", Decimal(88)))),))
        while running.recorder.pending:
            QApplication.processEvents()
    place.show_session(place.desk.running[-1])
    screen = place.live_of(place.desk.running[-1])
    assert screen
    screen.banner.acted.emit()
    return screen


def _gate(place: Workplace) -> None:
    _before_start(place).panel.close_panel()


def _second_check(place: Workplace) -> None:
    screen = _before_start(place)
    screen.ask("second check")
    screen.panel.arrive()


def _leaving(place: Workplace) -> None:
    """Show what is asked before a patient leaves; the infusion is ended once, so this comes last."""
    screen = _live(place)
    running = place.desk.running[0]
    if running.state.ended_at is None:
        running.bridge.write((InfusionEnded("as planned"),))
        while running.recorder.pending:
            QApplication.processEvents()
    screen.line.escape()
    screen.ask("discharge")
    screen.panel.arrive()


def _review(place: Workplace) -> None:
    rows = place.desk.registry.find_sessions()
    place.show_record(next(row.head.session_id for row in rows if row.head.left_at))


def _across(place: Workplace) -> None:
    """Show the series of all patients, once they are read."""
    place.window.show_screen("across")
    while place.across.reading.is_reading:
        QApplication.processEvents()


def _audit(place: Workplace) -> None:
    """Show who changed what, once it is read."""
    place.window.show_screen("audit")
    while place.audit.reading.goes_on:
        QApplication.processEvents()


def _protocols(place: Workplace) -> None:
    place.window.show_screen("protocols")
    place.protocols.take_back()
    place.protocols.show_section(Section.GATE)


def _protocol_edited(place: Workplace) -> None:
    """Show a row that cannot be taken as it was typed."""
    _protocols(place)
    screen = place.protocols
    screen.edit()
    if screen.shown:
        screen.shown.type("act.spo2", "80 to 70")
    screen.show_section(Section.ACT)


STEPS: dict[str, Step] = {
    "today": lambda place: place.window.show_screen("today"),
    "checkin": lambda place: place.start(),
    "live": _typing,
    "live-rate": _panel("rate"),
    "live-alert": _panel("alert"),
    "live-limits": _panel("limits"),
    "live-emergency": _emergency,
    "review": _review,
    "patients": lambda place: place.window.show_screen("patients"),
    "across": _across,
    "protocols": _protocols,
    "protocol-edited": _protocol_edited,
    "settings": lambda place: place.window.show_screen("settings"),
    "audit": _audit,
    "gate": _gate,
    "second-check": _second_check,
}
LAST: dict[str, Step] = {"leaving": _leaving}
"""What changes the session that the others show."""


def draw(folder: Path) -> None:
    """Write one PNG for each screen, theme and size into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    with tempfile.TemporaryDirectory() as scratch:
        with workplace(Path(scratch), theme, demonstration=False) as place:
            _each(place, theme, folder, {"welcome": STEPS["today"]})
        with workplace(Path(scratch), theme, demonstration=True) as place:
            _each(place, theme, folder, STEPS)
            _each(place, theme, folder, LAST)
        for scenario in Scenario:
            with workplace(Path(scratch), theme, demonstration=True, scenario=scenario) as place:
                _each(place, theme, folder, {f"day-{scenario}": lambda place: _live(place).line.escape()})
    for path in folder.glob("day-*-1366.png"):
        as_deuteranope(QImage(str(path))).save(str(path.with_name(f"seen-{path.name}")))


def _each(place: Workplace, theme: Theme, folder: Path, steps: dict[str, Step]) -> None:
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        theme.choose(choice)
        place.dim_live(dimmed=choice is ThemeChoice.DARK)
        for size in SIZES:
            place.window.resize(size)
            for name, step in steps.items():
                step(place)
                for _ in range(3):
                    QApplication.processEvents()
                place.window.grab().save(str(folder / f"{name}-{choice.value}-{size.width()}.png"))


if __name__ == "__main__":
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
