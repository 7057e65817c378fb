"""Draws the first start, the sign-in, the locked chair and Settings with people: run it as a module."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from session.alert_events import EmergencyOpened, EmergencyStepTaken
from session.people import Person, wrong_pin
from tests.shots import SIZES
from tests.ui.clinic import Clinic
from tests.ui.signin.conftest import registered
from tests.ui.signin.test_lock import LINES
from ui.app import Workplace
from ui.chosen import Chosen
from ui.live.limits_form import LimitsForm
from ui.options import Options
from ui.people.people_panel import PeoplePanel
from ui.preferences import PreferencesFile
from ui.running_session import RunningSession
from ui.signin.lock_band import LockBand
from ui.signin.second_person import SecondPerson
from ui.theme.theme import Theme, ThemeChoice

Step = Callable[[Workplace, RunningSession, Person], None]


def locked(place: Workplace, running: RunningSession, person: Person) -> None:
    signed(place, running, person)
    place.show_session(running)
    place.entrance.lock()


def wrong(place: Workplace, running: RunningSession, person: Person) -> None:
    locked(place, running, person)
    screen = place.live_of(running)
    assert screen
    band = next(band for band in screen.bar.findChildren(LockBand) if band.isVisible())
    band.form.pin.show_problem(wrong_pin(3).sentence)


def emergency(place: Workplace, running: RunningSession, person: Person) -> None:
    locked(place, running, person)
    place.emergency()
    screen = place.live_of(running)
    assert screen
    screen.panel.arrive()


def claimed(place: Workplace, running: RunningSession, person: Person) -> None:
    locked(place, running, person)
    running.bridge.write((EmergencyOpened("Hypertension"), EmergencyStepTaken("Stop the infusion")), urgent=True)
    while running.recorder.pending:
        QApplication.processEvents()
    place.entrance.let_in(person)


def covered(place: Workplace, running: RunningSession, person: Person) -> None:
    signed(place, running, person)
    place.window.show_screen("patients")
    place.entrance.lock()


def signed(place: Workplace, _running: RunningSession, person: Person) -> None:
    place.entrance.let_in(person)
    screen = place.live_shown()
    if screen:
        screen.panel.close_panel()


def settings(place: Workplace, running: RunningSession, person: Person) -> None:
    signed(place, running, person)
    place.window.show_screen("settings")


def people(place: Workplace, running: RunningSession, person: Person) -> None:
    settings(place, running, person)
    place.people.show_people()
    place.window.panel.arrive()


def form(place: Workplace, running: RunningSession, person: Person) -> None:
    people(place, running, person)
    panel = place.window.panel.findChildren(PeoplePanel)[-1]
    panel.open_form(person)


def limits(place: Workplace, running: RunningSession, person: Person) -> None:
    signed(place, running, person)
    place.show_session(running)
    screen = place.live_of(running)
    assert screen
    screen.ask("limits")
    screen.panel.arrive()
    for part in screen.panel.findChildren(SecondPerson):
        part.complete()
        part.setFocus()
        screen.panel.findChildren(LimitsForm)[-1].view.ensureWidgetVisible(part)


def first(place: Workplace, running: RunningSession, person: Person) -> None:
    signed(place, running, person)
    place.window.show_screen("today")
    place.entrance.ask_first()


STEPS: dict[str, Step] = {
    "locked": locked, "wrong": wrong, "locked-emergency": emergency, "covered": covered, "settings": settings,
    "people": people, "person": form, "claimed": claimed, "first": first, "limits": limits,
}  # fmt: skip


def draw(folder: Path) -> None:
    """Write one PNG for each step, theme and size into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    with tempfile.TemporaryDirectory() as scratch:
        content, made = registered()
        (Path(scratch) / "chairside.sqlite").write_bytes(content)
        clinic = Clinic(Path(scratch))
        options = Options(demo=False, data_folder=Path(scratch), station="chair", monitor=None, version="0.1.0")
        chosen = Chosen(PreferencesFile(Path(scratch) / "choices.json"), theme)
        place = Workplace(clinic.database, clinic.clock, options, chosen, theme)
        place.begin()
        place.desk.stop()
        place.desk.sign_in(made["A. Lindqvist"])
        running = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2", desk=place.desk)
        clinic.go_through(running, LINES)
        for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
            theme.choose(choice)
            place.dim_live(dimmed=choice is ThemeChoice.DARK)
            for size in SIZES:
                place.window.resize(size)
                for name, step in STEPS.items():
                    step(place, running, made["C. Haas"])
                    for _ in range(4):
                        QApplication.processEvents()
                    place.window.grab().save(str(folder / f"{name}-{choice.value}-{size.width()}.png"))
        place.end()
        place.window.may_close = lambda: True
        place.window.close()
        clinic.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
