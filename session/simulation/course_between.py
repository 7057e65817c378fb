"""What is known of a simulated patient between infusions: other treatments, scores and answers, the judgement."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final
from uuid import UUID

from session.course import Measure, Measured, Treatment, TreatmentKind
from session.satisfaction import satisfaction
from session.simulation.course_truth import Nature, TrueInfusion

_TREATMENTS: Final = (
    (TreatmentKind.PHYSICAL, "physical therapy, twice weekly"),
    (TreatmentKind.PHYSICAL, "mirror therapy at home"),
    (TreatmentKind.COUNSELLING, "pain counselling, every two weeks"),
    (TreatmentKind.DRUG, "pregabalin 150 mg a day"),
    (TreatmentKind.DRUG, "duloxetine 60 mg a day"),
    (TreatmentKind.DRUG, "amitriptyline 25 mg at night"),
    (TreatmentKind.OTHER, "spinal cord stimulator"),
)
_GOES_ON: Final = 0.6
_EVERY: Final = ((Measure.BPI, 56), (Measure.PGIC, 84), (Measure.LIVER_TEST, 170), (Measure.URINARY, 85))
_CALLED: Final = 0.8
_SLEPT: Final = ("slept well", "tired until noon", "light headache, gone by the evening", "no complaints")
_HIGHEST_BPI: Final = Decimal(10)
_SATISFIED_FROM: Final = 0.3


def treatments_of(draw: Random, patient_id: UUID, opened_on: date, last: date) -> Iterator[Treatment]:
    """Yield what else is begun, some before the course and some during it, some of it ended again."""
    for kind, words in draw.sample(_TREATMENTS, draw.choice((0, 1, 1, 2, 2, 3))):
        since = _between(draw, opened_on - timedelta(days=120), last)
        until = None if draw.random() < _GOES_ON else _between(draw, since, last)
        identifier = UUID(int=draw.getrandbits(128), version=4)
        yield Treatment(
            treatment_id=identifier, patient_id=patient_id, kind=kind, words=words, since=since, until=until
        )


def _between(draw: Random, first: date, last: date) -> date:
    return first + timedelta(days=draw.randint(0, max(0, (last - first).days)))


def measured_of(
    draw: Random, patient_id: UUID, nature: Nature, infusions: Sequence[TrueInfusion], span: tuple[date, date]
) -> Iterator[Measured]:
    """Yield the scores and answers of a course between two days, both included, by measure."""
    first, last = span
    for measure, every in _EVERY:
        day = first
        while day <= last:
            yield _answered(draw, patient_id, measure, day, nature.baseline - nature.pain_on(day, infusions))
            day += timedelta(days=every + draw.randint(-7, 14))
    for one in infusions:
        called = one.day + timedelta(days=draw.randint(1, 3))
        if called <= last and draw.random() < _CALLED:
            yield Measured(patient_id=patient_id, day=called, measure=Measure.FOLLOW_UP, words=draw.choice(_SLEPT))


def _answered(draw: Random, patient_id: UUID, measure: Measure, day: date, fallen: float) -> Measured:
    """Return one answer of a day on which the pain has fallen by so many points."""
    value, words = None, ""
    if measure is Measure.BPI:
        value = min(max(round(Decimal(7 - 0.8 * fallen + draw.gauss(0, 0.6)), 1), Decimal(0)), _HIGHEST_BPI)
    elif measure is Measure.PGIC:
        value = Decimal(min(max(round(4 + 0.6 * fallen + draw.gauss(0, 0.5)), 1), 7))
    else:
        words = "within the normal range" if measure is Measure.LIVER_TEST else "none"
    return Measured(patient_id=patient_id, day=day, measure=measure, value=value, words=words)


def satisfied(draw: Random, patient_id: UUID, nature: Nature, day: date) -> Measured:
    """Return whether a patient is satisfied on the day of the judgement."""
    share = (nature.baseline - nature.nadir) / nature.baseline
    return satisfaction(patient_id, day, satisfied=share + draw.gauss(0, 0.05) > _SATISFIED_FROM)
