"""The few words on the chart of a course."""

from collections.abc import Sequence
from decimal import Decimal

from session.course import CoursePhase
from session.course_story import Given
from session.quantities import plain
from ui.day_words import days_words
from ui.text import tr


def dose_words(dose: Decimal | None) -> str:
    """Return a dose in mg/kg as a number; a dash where the weight is not known."""
    return "–" if dose is None else plain(dose)


def group_words(given: Sequence[Given], planned: int, *, induction: bool) -> tuple[str, str]:
    """Return what a group of infusions is called, in full and in short."""
    count, doses = len(given), dict.fromkeys(dose_words(one.infusion.mg_per_kg) for one in given)
    dose = " / ".join(doses)
    if induction and count < planned:
        return tr("induction, {count} of {planned}").format(count=count, planned=planned), tr("induction")
    if induction:
        days = (given[-1].infusion.day - given[0].infusion.day).days + 1
        return tr("induction, {count} in {days}").format(count=count, days=days_words(days)), tr("induction")
    if count > 1:
        return tr("boosters {count} × {dose}").format(count=count, dose=dose), f"{count} × {dose}"
    first = given[0].number == 1
    words = tr("infusion {dose}") if first else tr("booster {dose}")
    return words.format(dose=dose), dose


def phase_word(phase: CoursePhase) -> str:
    """Return a phase in a word or two."""
    return {
        CoursePhase.INDUCTION: tr("induction"),
        CoursePhase.ASSESSMENT: tr("response assessment"),
        CoursePhase.MAINTENANCE: tr("maintenance"),
        CoursePhase.ENDED: tr("ended"),
    }[phase]
