"""A course with several doses, each with its diary and its side effects, on a real record."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from session.ports import Patient
from tests.ui.clinic import MORNING, Clinic
from tests.ui.course.examples import cycled, day_before, open_course, ortiz, tell_diary

Visit = tuple[str, int, Sequence[str]]
"""The rate in mg/kg/h, the days until half of the benefit is gone, and what is written at its height."""
VISITS: Sequence[Visit] = (
    ("0.3", 24, ["effect nausea mild"]),
    ("0.35", 31, ["s-1 d5"]),
    ("0.4", 36, ["effect nausea moderate", "given ondansetron 4 mg iv", "d7"]),
    ("0.35", 30, ["effect dizziness mild"]),
    ("0.45", 35, ["effect anxiety severe", "effect nausea mild", "given midazolam 1 mg iv", "s-2 d9"]),
    ("0.4", 60, ["d6"]),
)


def dosed(clinic: Clinic, visits: Sequence[Visit] = VISITS, *, before: int = 2, since_last: int = 22) -> Patient:
    """Give some infusions every other day, then each visit a week after the relief of the one before was over."""
    patient = ortiz(clinic)
    day = day_before(since_last + sum(days + 7 for _, days, _ in visits[:-1]) + 2 * before)
    open_course(clinic, patient, day - timedelta(days=3), planned=before + 1)
    diary = [(day - timedelta(days=earlier), 8.0) for earlier in (1, 2, 3)]
    for _ in range(before):
        infuse(clinic, patient, day, "0.3", ["d3"])
        day += timedelta(days=2)
    for rate, days, lines in visits:
        infuse(clinic, patient, day, rate, lines)
        diary += cycled(day, days + 5, days, days)
        day += timedelta(days=days + 7)
    tell_diary(clinic, patient, diary)
    return patient


def infuse(clinic: Clinic, patient: Patient, day: date, rate: str, lines: Sequence[str]) -> None:
    """Give an infusion of ninety minutes on a day, with what is written half way through it."""
    clinic.clock.set_to(datetime.combine(day, MORNING.time(), UTC))
    running = clinic.seat(patient, "2", weight="81")
    written = [(45, "146/88 80 97%"), *((0, line) for line in lines), (45, "end; as planned"), (30, "p3")]
    begun = [(1, "124/78 72 98% p8"), (1, f"start {rate} mg/kg/h")]
    clinic.go_through(running, [*begun, *written, (1, "ready"), (1, "left")])
