"""A clinic on a day with seven bookings, four sessions and calls of every kind."""

from datetime import timedelta
from pathlib import Path

from session.course import BookingStatus, CoursePhase, PainCondition
from tests.ui.clinic import MORNING, Clinic
from tests.ui.course_clinic import book, infuse, open_course, tell

NAMES = (
    ("Okafor, Miriam", "004 182", "1979-03-14", "F"), ("Brandt, Jonas", "004 091", "1968-07-02", "M"),
    ("Haddad, Samira", "003 871", "1985-11-30", "F"), ("Ivanova, Rada", "004 377", "1991-01-08", "F"),
    ("Mensah, Kofi", "003 915", "1957-05-21", "M"), ("Novak, Petra", "004 401", "1973-09-17", "F"),
    ("Ortiz y Velázquez de la Cadena, María del Carmen", "003 640", "1949-02-28", "F"),
    ("Silva, Inês", "003 702", "1988-12-05", "F"), ("Weiss, Hanna", "004 018", "1962-04-11", "X"),
    ("Ortiz, Daniel", "003 641", "1970-02-28", "M"), ("Lang, Eva", "003 555", "1971-02-28", "F"),
    ("Aalto, Juho", "003 556", "1972-02-28", "M"),
)  # fmt: skip
GIVEN = {
    "Ivanova, Rada": (130, 85, 39), "Mensah, Kofi": (9, 7, 5, 2), "Silva, Inês": (100, 62, 26),
    "Ortiz, Daniel": (90, 40), "Weiss, Hanna": (60, 14), "Lang, Eva": (12, 9), "Aalto, Juho": (2,),
}  # fmt: skip
CHECKS = ((1, "125/78 73 98% r15 p8"), (4, "start 0.4 mg/kg/h"), (5, "128/80 74 98% r15 p8"))


def busy_day(folder: Path, *, running: int = 4) -> Clinic:
    """Return the clinic at 9:52 at the chair; so many of its sessions are running."""
    clinic = Clinic(folder, MORNING - timedelta(minutes=10))
    people = {name: clinic.patient(name, *rest) for name, *rest in NAMES}
    in_time = sorted(((days, name) for name, ago in GIVEN.items() for days in ago), reverse=True)
    for days, name in in_time:
        infuse(clinic, people[name], days)
    boosted, neuropathic = CoursePhase.MAINTENANCE, PainCondition.NEUROPATHIC
    rada = open_course(clinic, people["Ivanova, Rada"], boosted, planned=2)
    kofi = open_course(clinic, people["Mensah, Kofi"], condition=neuropathic, days_ago=20)
    petra = open_course(clinic, people["Novak, Petra"], planned=4, condition=PainCondition.MIGRAINE, days_ago=3)
    others = [open_course(clinic, people[name], days_ago=3) for name, *_ in (NAMES[0], NAMES[1], NAMES[2], NAMES[6])]
    book(clinic, others[3], "08:30", chair="4", status=BookingStatus.MISSED)
    book(clinic, others[0], "09:00", chair="2")
    book(clinic, others[1], "09:15", chair="1")
    book(clinic, others[2], "09:30", chair="3")
    book(clinic, rada, "11:30", chair="2")
    book(clinic, kofi, "12:15", chair="1")
    book(clinic, petra, "13:00", chair="4")
    for name in ("Silva, Inês", "Ortiz, Daniel"):
        open_course(clinic, people[name], boosted, planned=2)
        given = GIVEN[name]
        tell(clinic, people[name], ((day, _pain(day, given)) for day in range(given[0] + 5)))
    open_course(clinic, people["Weiss, Hanna"], planned=4, days_ago=70)
    tell(clinic, people["Weiss, Hanna"], [(20, 4), (13, 3)])
    open_course(clinic, people["Lang, Eva"], planned=2, days_ago=20)
    tell(clinic, people["Lang, Eva"], [(day, 3) for day in range(8)])
    open_course(clinic, people["Aalto, Juho"], days_ago=5)
    for (name, *_), chair in list(zip(NAMES, ("2", "1", "3", "5"), strict=False))[:running]:
        clinic.go_through(clinic.seat(people[name], chair), CHECKS if chair == "2" else CHECKS[:1])
    clinic.clock.set_to(MORNING + timedelta(minutes=10))
    return clinic


def _pain(day: int, given: tuple[int, ...]) -> float:
    """Return the pain so many days ago: low after an infusion, then rising."""
    since = [infused - day for infused in given if infused > day]
    return 8.0 if not since else min(8.0, 2.0 + 0.13 * min(since))
