"""A course for tests: one patient with CRPS, infusions on given days, and a diary made of flat and rising stretches."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from session.course import Course, CourseFile, CoursePhase, DiaryEntry, DiarySource, Infusion, PainCondition
from session.course_rules import CourseRules
from session.course_story import Story, tell
from tests.session.cases import PROTOCOL

START = date(2026, 6, 8)
PATIENT = UUID(int=41)
COURSE = Course(
    course_id=UUID(int=42),
    patient_id=PATIENT,
    condition=PainCondition.CRPS_1,
    prescriber="Dr Lang",
    protocol="outpatient-titration",
    planned=6,
    opened_on=START - timedelta(days=7),
    site="right foot",
    onset=date(2019, 3, 1),
)
RULES = CourseRules(most_in_year=12, liver_test_days=180, urinary_days=90)
UNDER = replace(PROTOCOL, minimum_gap_days=14, course=RULES)


def on(day: int) -> date:
    """Return the day so many days after the first infusion."""
    return START + timedelta(days=day)


def infusion(day: int, *, before: str | None = "8", after: str | None = "3", mg: str = "40") -> Infusion:
    return Infusion(
        session_id=UUID(int=1000 + day),
        day=on(day),
        given_mg=Decimal(mg),
        mg_per_kg=Decimal("0.5"),
        pain_before=None if before is None else Decimal(before),
        pain_after=None if after is None else Decimal(after),
    )


def entries(pains: Iterable[tuple[int, float]]) -> tuple[DiaryEntry, ...]:
    """Return a diary of (day, pain)."""
    return tuple(
        DiaryEntry(patient_id=PATIENT, day=on(day), pain=Decimal(str(round(pain, 1))), source=DiarySource.PAPER)
        for day, pain in pains
    )


def cycle(infused: int, days: int, half_gone: int, *, high: float = 8.0, low: float = 2.0) -> list[tuple[int, float]]:
    """Return the days after an infusion: low at first, then rising so that half of the benefit is gone on that day."""
    flat = half_gone // 2
    slope = (high - low) / 2 / (half_gone - flat)
    return [
        (infused + day, low if day <= flat else min(high, low + slope * (day - flat))) for day in range(1, days + 1)
    ]


def kept(infusions: Sequence[Infusion], diary: Iterable[tuple[int, float]] = ()) -> CourseFile:
    return CourseFile(course=COURSE, infusions=tuple(infusions), diary=entries(diary))


def story(infusions: Sequence[Infusion], diary: Iterable[tuple[int, float]], today: int) -> Story:
    return tell(kept(infusions, diary), UNDER, on(today))


def maintained(today: int, reliefs: Sequence[int] = (40, 38, 36), *, last: int = 34) -> Story:
    """Return a course in maintenance: infusions whose reliefs were these days, and one more whose relief is `last`."""
    days, diary, day = [0], [(-3, 8.0), (-2, 8.0), (-1, 8.0)], 0
    for relief in reliefs:
        diary += cycle(day, relief + 6, relief)
        day += relief + 7
        days.append(day)
    diary += cycle(day, max(0, min(today, 2 * last)), last)
    given = [infusion(one, before="6", after="2") for one in days]
    found = tell(kept(given, diary), UNDER, on(day + today))
    return replace(found, kept=replace(found.kept, course=replace(COURSE, phase=CoursePhase.MAINTENANCE)))
