"""Series for tests of many patients: each says only what a test is about."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from session.course import PainCondition, Treatment, TreatmentKind
from session.response import Censored, Relief
from session.series import Series, SeriesKind

DAY = date(2026, 6, 8)


def a_series(  # noqa: PLR0913 -- each is what one test or another is about
    patient: int = 1,
    days: float = 30.0,
    *,
    unseen: Censored | None = None,
    condition: PainCondition = PainCondition.CRPS_1,
    dose: str | None = "0.5",
    years: float | None = 4.0,
    treatments: tuple[Treatment, ...] = (),
    day: date = DAY,
    entries: int = 30,
    site: str = "right foot",
    protocol: str = "Outpatient titration",
) -> Series:
    return Series(
        patient=patient,
        condition=condition,
        site=site,
        protocol=protocol,
        day=day,
        years=years,
        mg_per_kg=None if dose is None else Decimal(dose),
        number=7,
        kind=SeriesKind.BOOSTER,
        treatments=treatments,
        relief=Relief(days, days, None if unseen else days, unseen),
        going_on=False,
        entries=entries,
        baseline=Decimal(8),
        nadir=Decimal("2.5"),
        pain_before=Decimal(7),
        pain_after=None,
    )


def a_treatment(kind: TreatmentKind, words: str = "as before") -> Treatment:
    return Treatment(treatment_id=UUID(int=5), patient_id=UUID(int=6), kind=kind, words=words, since=DAY)
