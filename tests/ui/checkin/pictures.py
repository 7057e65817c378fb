"""The check-in in its states, to be looked at: each a name and a widget that is ready to be shown."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.pages.checkin import CheckInForm
from tests.ui.clinic import MORNING, Clinic
from tests.ui.course_clinic import book, open_course
from tests.ui.today.pictures import NAMES
from ui.checkin.checkin_screen import CheckInScreen

State = Callable[[Clinic, CheckInForm], None]


def checkin_pictures(folder: Path) -> Iterator[tuple[str, CheckInScreen]]:
    """Yield every state; a state's clinic is closed when the next one is asked for."""
    states: tuple[State, ...] = (
        empty, offered, known, returning, in_course, filled, over_the_maximum, faults, correcting, leaving, read_only,
    )  # fmt: skip
    for state in states:
        place = folder / state.__name__
        place.mkdir()
        clinic = _clinic(place, reading=state is read_only)
        screen = CheckInScreen(clinic.desk)
        screen.begin()
        form = CheckInForm(screen)
        form.show()
        QApplication.processEvents()
        state(clinic, form)
        yield f"checkin-{state.__name__.replace('_', '-')}", screen
        screen.deleteLater()
        clinic.close()


def _clinic(folder: Path, *, reading: bool) -> Clinic:
    clinic = Clinic(folder, MORNING - timedelta(days=3))
    patients = [clinic.patient(*who) for who in NAMES]
    clinic.whole_session(patients[3], "3")
    clinic.clock.set_to(MORNING)
    clinic.seat(patients[1], "1", weight="92")
    for name in ("M. Osei", "R. Thorvaldsdóttir"):
        clinic.desk.write_as(name)
    if not reading:
        return clinic
    clinic.close()
    return Clinic(folder, read_only=True)


def empty(clinic: Clinic, form: CheckInForm) -> None:
    """Nothing has been typed."""


def offered(clinic: Clinic, form: CheckInForm) -> None:
    """Patients are offered while typing."""
    form.type_in(form.fields["name"], "an")


def known(clinic: Clinic, form: CheckInForm) -> None:
    """The MRN is somebody else's."""
    form.type("name", "Ivanov, Radka")
    form.type("born", "1991-01-08")
    form.type("mrn", "004377")


def returning(clinic: Clinic, form: CheckInForm) -> None:
    """A patient who was here before, with a weight that could be a slip."""
    form.screen.begin(clinic.database.registry.find_patients("Ivanova")[0])
    form.type("weight", "86.4")


def in_course(clinic: Clinic, form: CheckInForm) -> None:
    """A patient who is booked today for an infusion of her course, whose protocol and chair are offered."""
    patient = clinic.database.registry.find_patients("Ivanova")[0]
    book(clinic, open_course(clinic, patient), "10:00", chair="4")
    form.screen.begin(patient)


def filled(clinic: Clinic, form: CheckInForm) -> None:
    """Everything is answered for somebody new."""
    form.type("name", "Lund, Karin Alexandra")
    form.type("born", "1979-03-14")
    form.type("mrn", "004 555")
    form.choose("Female")
    form.answer_the_rest()


def over_the_maximum(clinic: Clinic, form: CheckInForm) -> None:
    """The planned total exceeds the order's maximum."""
    form.screen.begin(clinic.database.registry.find_patients("Ivanova")[0])
    form.answer_the_rest(maximum="40")
    form.type("rate", "0.7")


def faults(clinic: Clinic, form: CheckInForm) -> None:
    """Everything that can be wrong is wrong."""
    form.type("name", "Karin Lund")
    form.type("born", "14.3.1979")
    form.type("weight", "150 lb")
    form.type("chair", "1")
    form.type("concentration", "0")
    form.type("rate", "0.4")
    form.screen.check_in()


def correcting(clinic: Clinic, form: CheckInForm) -> None:
    """A patient's row is put right."""
    form.screen.begin(clinic.database.registry.find_patients("Ivanova")[0])
    form.press(form.screen.page.who.correct)


def leaving(clinic: Clinic, form: CheckInForm) -> None:
    """The storage failed, and the nurse is about to leave."""
    filled(clinic, form)
    form.screen.sign.say("The disk is full, so this was not saved. Nothing that was saved is lost.")
    form.screen.cancel()


def read_only(clinic: Clinic, form: CheckInForm) -> None:
    """Nobody can be checked in here."""
