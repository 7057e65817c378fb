"""The Today screen in its states, to be looked at: each a name and a widget that is ready to be shown."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from tests.ui.clinic import MORNING, Clinic
from ui.today.today_screen import TodayScreen

NAMES = (
    ("Okafor, Miriam", "004 182", "1979-03-14", "F"), ("Brandt, Jonas", "004 091", "1968-07-02", "M"),
    ("Haddad, Samira", "003 871", "1985-11-30", "F"), ("Ivanova, Rada", "004 377", "1991-01-08", "F"),
    ("Mensah, Kofi", "003 915", "1957-05-21", "M"), ("Novak, Petra", "004 401", "1973-09-17", "F"),
    ("Ortiz y Velázquez de la Cadena, María del Carmen Inés", "003 640", "1949-02-28", "F"),
    ("Silva, Inês", "003 702", "1988-12-05", "F"), ("Weiss, Hanna", "004 018", "1962-04-11", "X"),
)  # fmt: skip
UNDER_WAY = (
    (1, "125/78 73 98% r15 p8"), (4, "start 0.4 mg/kg/h"), (5, "128/80 74 98% r15 p8"), (15, "132/81 75 97% p7"),
    (15, "158/94 84 97% r14 p4"),
)  # fmt: skip


def today_pictures(folder: Path) -> Iterator[tuple[str, TodayScreen]]:
    """Yield every state; a state's clinic is closed when the next one is asked for."""
    for make in (_empty, _one_running, _three_running, _many, _read_only, _empty_read_only):
        name = make.__name__.strip("_").replace("_", "-")
        (folder / name).mkdir()
        clinic = make(folder / name)
        screen = TodayScreen(clinic.desk)
        yield f"today-{name}", screen
        screen.deleteLater()
        clinic.close()


def _empty(folder: Path) -> Clinic:
    return Clinic(folder)


def _one_running(folder: Path) -> Clinic:
    clinic = Clinic(folder)
    first, *_ = [clinic.patient(*who) for who in NAMES[:3]]
    clinic.go_through(clinic.seat(first, "2"), UNDER_WAY)
    clinic.clock.advance(minutes=3)
    return clinic


def _three_running(folder: Path) -> Clinic:
    """One infusing with its check overdue and a value beyond the limit, one in recovery, one before the start."""
    clinic = Clinic(folder, MORNING - timedelta(days=3))
    patients = [clinic.patient(*who) for who in NAMES]
    clinic.whole_session(patients[3])
    clinic.clock.set_to(MORNING - timedelta(hours=3))
    clinic.whole_session(patients[7], "3")
    clinic.clock.set_to(MORNING)
    recovering = clinic.seat(patients[1], "1", weight="92")
    clinic.go_through(recovering, [*UNDER_WAY, (20, "142/86 80 98%"), (20, "end; patient's wish")])
    over = clinic.seat(patients[0], "Chair 2")
    clinic.go_through(over, UNDER_WAY[:-1])
    clinic.write(over, "186/104 92 95% p4")
    clinic.write(recovering, "128/79 70 98% p3")
    clinic.clock.advance(minutes=19)
    clinic.seat(patients[6], "by the window", allergies=())
    clinic.clock.advance(minutes=2)
    return clinic


def _many(folder: Path) -> Clinic:
    clinic = _three_running(folder)
    for number in range(60):
        clinic.patient(f"Patient {number:02}, Ada", f"005 {number:03}", f"19{40 + number}-06-15")
    for number, chair in enumerate(("4", "5", "6", "7")):
        patient = clinic.database.registry.find_patients(f"Patient 0{number}")[0]
        clinic.go_through(clinic.seat(patient, chair), UNDER_WAY[: 2 + number])
    return clinic


def _read_only(folder: Path) -> Clinic:
    _three_running(folder).close()
    return Clinic(folder, MORNING + timedelta(minutes=130), read_only=True)


def _empty_read_only(folder: Path) -> Clinic:
    Clinic(folder).close()
    return Clinic(folder, read_only=True)
