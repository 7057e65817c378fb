"""The review screen in its states, to be looked at: each a name and a widget that is ready to be shown."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from session.alert_events import AlertAcknowledged
from session.events import Body
from session.search_question import Question
from session.simulation.demonstration import MIRIAM, build_demonstration
from session.vitals import PRESSURE
from tests.ui.clinic import MORNING, Clinic
from ui.review.review_screen import ReviewScreen

NAMES = ("Brandt, Jonas", "Haddad, Samira", "Ivanova, Rada", "Mensah, Kofi", "Novak, Petra", "Silva, Inês")
LATE = timedelta(minutes=50)
SHORT = ((1, "125/78 73 98% r15 p8"), (4, "start 0.4 mg/kg/h"), (15, "138/83 77 97% p6"), (20, "end; as planned"))
WATCHED: Sequence[tuple[Sequence[tuple[float, str]], Sequence[tuple[float, str, Body]]]] = (
    (
        [(14, "158/92 82 97% r14 p6")],
        [(42, "A. Lindqvist", AlertAcknowledged(cause=PRESSURE, action="Lower the rate", acted=True))],
    ),
    (
        [(1, "rate 0.3 mg/kg/h"), (5, "186/104 92 96% r13 p5")],
        [(20, "B. Moreau", AlertAcknowledged(cause=PRESSURE, action="Physician told", acted=True))],
    ),
    (
        [(5, "142/84 80 91% r12 p5")],
        [(134, "B. Moreau", AlertAcknowledged(cause="spo2", action="Seen, watching", acted=False))],
    ),
    ([(3, "136/82 78 96% r12 p4"), (15, "134/82 76 91% p4 r13"), (5, "132/80 76 97% p4")], []),
)


def review_pictures(folder: Path) -> Iterator[tuple[str, ReviewScreen]]:
    """Yield every state; a state's clinic is closed when the next one is asked for."""
    for make in (_finished, _cursor, _early_stop, _running, _found, _alerts, _alerts_open, _no_hits, _empty):
        name = make.__name__.strip("_").replace("_", "-")
        (folder / name).mkdir()
        clinic, screen = make(folder / name)
        yield f"review-{name}", screen
        screen.deleteLater()
        clinic.close()


def demonstration(folder: Path) -> Clinic:
    """Return a clinic with the demonstration's patients and sessions, everything on disk."""
    first = Clinic(folder)
    build_demonstration(first.database.journal, first.database.registry, first.clock)
    first.close()
    return Clinic(folder, MORNING + LATE)


def _finished(folder: Path) -> tuple[Clinic, ReviewScreen]:
    clinic = demonstration(folder)
    screen = ReviewScreen(clinic.desk)
    watched = clinic.database.registry.sessions_of(MIRIAM.patient.patient_id)[1]
    screen.show_session(watched.head.session_id)
    return clinic, screen


def _cursor(folder: Path) -> tuple[Clinic, ReviewScreen]:
    clinic, screen = _finished(folder)
    screen.page.cards.cards[2].click()
    return clinic, screen


def _early_stop(folder: Path) -> tuple[Clinic, ReviewScreen]:
    clinic = demonstration(folder)
    screen = ReviewScreen(clinic.desk)
    screen.sessions.field.setText("Tanaka")
    screen.sessions.reload()
    screen.show_session(clinic.database.registry.find_sessions(Question(texts=("tanaka",)))[0].head.session_id)
    return clinic, screen


def _running(folder: Path) -> tuple[Clinic, ReviewScreen]:
    clinic = demonstration(folder)
    clinic.desk.resume_all()
    return clinic, ReviewScreen(clinic.desk)


def _found(folder: Path) -> tuple[Clinic, ReviewScreen]:
    """Many sessions, and one in which something was beyond a limit."""
    clinic = Clinic(folder, MORNING - timedelta(days=30))
    patients = [clinic.patient(name, f"00{n} 871") for n, name in enumerate(NAMES)]
    for day in range(24):
        clinic.clock.set_to(MORNING - timedelta(days=24 - day))
        clinic.whole_session(patients[day % len(patients)], str(day % 3 + 1))
    clinic.clock.set_to(MORNING)
    odd = clinic.seat(clinic.patient("Ortiz y Velázquez de la Cadena, María del Carmen Inés", "003 640"), "2")
    clinic.go_through(odd, [*SHORT[:3], (1, "251/104 88 97% p6"), (9, "rate 0.7 mg/kg/h"), (9, "bolus 30 mg")])
    clinic.go_through(odd, [(5, "148/88 80 96%"), (5, "end; pressure"), (30, "124/76 74 98% p5"), (5, "left; by taxi")])
    return clinic, ReviewScreen(clinic.desk)


def _alerts(folder: Path) -> tuple[Clinic, ReviewScreen]:
    """A session in which something had to be said, answered by two people and once by nobody."""
    clinic = Clinic(folder)
    watched = clinic.seat(clinic.patient("Okafor, Miriam", "004 182"), "2")
    clinic.go_through(watched, SHORT[:2])
    for steps in WATCHED:
        clinic.go_through(watched, steps[0])
        for seconds, by, answer in steps[1]:
            clinic.clock.advance(seconds)
            watched.hand_over(by)
            clinic.record(watched, answer)
    watched.hand_over("A. Lindqvist")
    clinic.go_through(watched, [(20, "end; as planned"), (15, "128/80 74 98% p3"), (12, "ready"), (8, "left")])
    screen = ReviewScreen(clinic.desk)
    screen.show_session(watched.recorder.session_id)
    return clinic, screen


def _alerts_open(folder: Path) -> tuple[Clinic, ReviewScreen]:
    clinic, screen = _alerts(folder)
    screen.page.cards.cards[-1].click()
    return clinic, screen


def _no_hits(folder: Path) -> tuple[Clinic, ReviewScreen]:
    clinic, screen = _early_stop(folder)
    screen.sessions.field.setText("nobody")
    screen.sessions.reload()
    return clinic, screen


def _empty(folder: Path) -> tuple[Clinic, ReviewScreen]:
    clinic = Clinic(folder)
    return clinic, ReviewScreen(clinic.desk)
