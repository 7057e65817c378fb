"""What the demonstration's patients came for and how it went: one in each place where a course can stand."""

from dataclasses import dataclass
from typing import Final

from session.course import CoursePhase, PainCondition, TreatmentKind


@dataclass(frozen=True, slots=True)
class Other:
    """Another treatment, begun and perhaps ended so many days ago."""

    kind: TreatmentKind
    words: str
    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """The course of the patient with this MRN; numbers are days ago unless they say otherwise.

    `earlier` are infusions besides the sessions that are played. `reliefs` are the true days of relief of the
    induction, thus of its last infusion, and of each booster. `judged_after` counts from the end of the induction,
    `booked_in` are days from today, `comes_in_min` minutes from now.
    """

    mrn: str
    condition: PainCondition
    phase: CoursePhase
    planned: int
    baseline: float
    nadir: float
    site: str = ""
    years: float = 4.0
    goals: str = ""
    tried: tuple[str, ...] = ()
    earlier: tuple[int, ...] = ()
    reliefs: tuple[float, ...] = ()
    diary_until: int = 1
    judged_after: int | None = None
    satisfied_on: int | None = None
    others: tuple[Other, ...] = ()
    booked_in: tuple[int, ...] = ()
    comes_in_min: int | None = None


TALES: Final = (
    Tale(
        mrn="004182",
        condition=PainCondition.CRPS_1,
        phase=CoursePhase.INDUCTION,
        planned=6,
        baseline=8.0,
        nadir=3.0,
        site="right foot",
        goals="walk to the shop",
        tried=("gabapentin", "nerve block"),
        others=(Other(TreatmentKind.PHYSICAL, "physical therapy, twice weekly", 40),),
        booked_in=(3, 5, 7),
    ),
    Tale(
        mrn="003957",
        condition=PainCondition.CRPS_2,
        phase=CoursePhase.MAINTENANCE,
        planned=4,
        baseline=7.8,
        nadir=2.4,
        site="left hand",
        years=7.0,
        goals="work again, half days",
        tried=("pregabalin", "tramadol"),
        earlier=(152, 151, 150, 149),
        reliefs=(46.0, 48.0, 46.0),
        judged_after=36,
        others=(
            Other(TreatmentKind.PHYSICAL, "physical therapy, twice weekly", 112),
            Other(TreatmentKind.DRUG, "pregabalin 150 mg a day", 400, 64),
        ),
    ),
    Tale(
        mrn="004011",
        condition=PainCondition.NEUROPATHIC,
        phase=CoursePhase.MAINTENANCE,
        planned=4,
        baseline=7.2,
        nadir=2.6,
        years=2.5,
        goals="sleep through",
        tried=("duloxetine",),
        earlier=(168, 167, 166, 165),
        reliefs=(41.0, 39.0, 60.0),
        diary_until=13,
        judged_after=35,
    ),
    Tale(
        mrn="002780",
        condition=PainCondition.SPINAL_CORD,
        phase=CoursePhase.ASSESSMENT,
        planned=4,
        baseline=8.2,
        nadir=3.4,
        years=11.0,
        tried=("gabapentin", "amitriptyline"),
        earlier=(64, 62, 60),
        reliefs=(64.0,),
        satisfied_on=5,
        others=(Other(TreatmentKind.COUNSELLING, "pain counselling, every two weeks", 30),),
    ),
    Tale(
        mrn="004203",
        condition=PainCondition.MIGRAINE,
        phase=CoursePhase.MAINTENANCE,
        planned=4,
        baseline=7.0,
        nadir=2.2,
        years=6.0,
        goals="fewer days in bed",
        tried=("topiramate", "propranolol"),
        earlier=(66, 65, 64, 63, 39),
        reliefs=(20.0, 17.0, 14.0),
        judged_after=17,
        others=(Other(TreatmentKind.DRUG, "amitriptyline 25 mg at night", 90),),
        comes_in_min=50,
    ),
)
