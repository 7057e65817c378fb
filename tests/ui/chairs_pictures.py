"""Draws several chairs at once, in both themes and two sizes: `python -m tests.ui.chairs_pictures FOLDER`."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from session.alert_events import AlertAcknowledged
from session.commands import Setting
from session.entry import parse
from session.events import Body
from session.simulation.check_in import order_for, person
from session.simulation.hand_clock import HandClock
from tests.session.cases import without_checks
from tests.shots import SIZES, workplace
from ui.app import Workplace
from ui.running_session import RunningSession
from ui.theme.theme import Theme, ThemeChoice

PEOPLE = (
    ("Okafor, Miriam", "004182", "2"), ("Brandt, Jonas", "004091", "1"), ("Haddad, Samira", "003871", "3"),
    ("Ivanova, Rada", "004377", "by the window"), ("Mensah, Kofi", "003915", "5"),
    ("Ortiz y Velázquez de la Cadena, María", "003640", "6"),
)  # fmt: skip
OXYGEN = AlertAcknowledged(cause="pressure", action="Lower the rate", acted=True)
LINES: tuple[tuple[int, int, str | Body], ...] = (
    *((minute, who, "125/78 73 98% r15 p8") for who in range(5) for minute in (2,)),
    *((minute, who, "start 0.4 mg/kg/h") for who in range(5) for minute in (6,)),
    *((minute, who, "128/80 74 98% r15 p6") for who in range(5) for minute in (11, 30)),
    (40, 0, "132/82 76 97% p5"), (40, 2, "138/84 76 97% p5"), (40, 3, "126/80 72 98% p3"), (54, 2, "160/94 82 97% p5"),
    (55, 2, OXYGEN), (55, 3, "128/80 74 98% p3"), (56, 0, "158/94 84 86% r14 p4"),
)  # fmt: skip
TO_THE_END = 58


def fill(place: Workplace, people: int) -> list[RunningSession]:
    """Let so many people have an hour in their chairs: short of oxygen, overdue, answered, calm, overdue."""
    desk, clock = place.desk, place.desk.clock
    assert isinstance(clock, HandClock)
    desk.write_as("A. Lindqvist")
    seated, began = [], clock.wall()
    for name, mrn, chair in PEOPLE[:people]:
        who = person(int(mrn), name, mrn, "1979-03-14", "F", "68.4", "penicillin")
        desk.registry.add_patient(who.patient, "A. Lindqvist")
        protocol = without_checks(desk.registry.protocols()[0])
        offset = clock.utc_offset_min()
        opened = who.opening(protocol, order_for(protocol, who.weight_kg, 90), chair=chair, utc_offset_min=offset)
        seated.append(desk.open_session(who.patient, replace(opened, patient_id=who.patient.patient_id)))
    for minute, number, line in sorted(LINES, key=lambda one: one[:2]):
        if number < people:
            clock.advance(60 * minute - (clock.wall() - began).total_seconds())
            _write(seated[number], line)
    clock.advance(60 * TO_THE_END - (clock.wall() - began).total_seconds() - 7)
    desk.tick()
    _settle(seated)
    return seated


def _write(running: RunningSession, line: str | Body) -> None:
    opened, mixture = running.state.opened, running.state.mixture
    assert opened
    assert mixture
    facts = parse(line, Setting(opened.protocol, opened.order, mixture)).facts if isinstance(line, str) else (line,)
    running.bridge.write(facts)
    _settle([running])


def _settle(seated: list[RunningSession]) -> None:
    while any(one.recorder.pending for one in seated):
        QApplication.processEvents()


def _live(place: Workplace, typed: str) -> None:
    running = place.desk.running[1]
    place.show_session(running)
    screen = place.live_of(running)
    assert screen
    screen.line.escape()
    screen.line.put(typed)
    if typed:
        screen.line.enter()


STEPS: dict[str, Callable[[Workplace], None]] = {
    "today": lambda place: place.window.show_screen("today"),
    "live": lambda place: _live(place, ""),
    "guard": lambda place: _live(place, "159/93 86 87% r14 p4"),
    "guard-all": lambda place: _live(place, "159/93 86 87% r14 p4 s-2 d8 n1 t36.5"),
}


def draw(folder: Path) -> None:
    """Write one PNG for each screen, number of chairs, theme and size into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    for people in (3, 4, 6):
        with tempfile.TemporaryDirectory() as scratch, workplace(Path(scratch), theme, demonstration=False) as place:
            fill(place, people)
            for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
                theme.choose(choice)
                place.dim_live(dimmed=choice is ThemeChoice.DARK)
                for size in SIZES:
                    place.window.resize(size)
                    for name, step in STEPS.items():
                        step(place)
                        for _ in range(5):
                            QApplication.processEvents()
                        place.window.grab().save(str(folder / f"{name}-{people}-{choice.value}-{size.width()}.png"))


if __name__ == "__main__":
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
