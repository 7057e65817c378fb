"""Days, people and chairs as they are written on the screens."""

from datetime import date
from functools import cache

from session.erasure import is_erased
from session.ports import Patient
from session.times import age_on
from ui.text import tr


@cache
def _months() -> tuple[str, ...]:
    """Return the months' names; not the system's, which follow another language than the rest of the screen."""
    return (
        tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"), tr("August"),
        tr("September"), tr("October"), tr("November"), tr("December"),
    )  # fmt: skip


@cache
def _weekdays() -> tuple[str, ...]:
    return (
        tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday"), tr("Sunday"),
    )  # fmt: skip


def day_words(day: date) -> str:
    """Return a day as "14 Mar 1979", which no habit of writing dates can misread."""
    return f"{day.day} {_months()[day.month - 1][:3]} {day.year}"


def short_month(day: date) -> str:
    """Return a day's month as "Mar"."""
    return _months()[day.month - 1][:3]


def short_day(day: date) -> str:
    """Return a day as "14 Mar", where its year goes without saying."""
    return f"{day.day} {short_month(day)}"


def short_weekday(day: date) -> str:
    """Return a day of this week as "Fri"."""
    return _weekdays()[day.weekday()][:3]


def month_words(day: date) -> str:
    """Return a day near by as "23 November"."""
    return f"{day.day} {_months()[day.month - 1]}"


def weekday_words(day: date) -> str:
    """Return a day of this year as "Monday 23 November"."""
    return f"{_weekdays()[day.weekday()]} {month_words(day)}"


def days_words(days: int) -> str:
    """Return a number of days as "1 day", "41 days"."""
    return tr("1 day") if days == 1 else tr("{days} days").format(days=days)


def sex_word(sex: str) -> str:
    """Return the sex of a patient's row in a word."""
    return {"F": tr("female"), "M": tr("male"), "X": tr("other")}.get(sex, tr("sex unknown"))


def person_words(patient: Patient, today: date) -> str:
    """Return what tells a patient from others beside the name: "47 y, female · born 14 Mar 1979 · MRN 004 182"."""
    if is_erased(patient):
        return tr("identity removed · {mrn}").format(mrn=patient.mrn)
    return tr("{age} y, {sex} · born {born} · MRN {mrn}").format(
        age=age_on(patient.born, today),
        sex=sex_word(patient.sex),
        born=day_words(patient.born),
        mrn=patient.mrn.replace(" ", "\N{NO-BREAK SPACE}"),
    )


def chair_words(chair: str) -> str:
    """Return a chair as "Chair 2", also where only its number was written; nothing where none was."""
    if not chair or chair.casefold().startswith("chair"):
        return f"{chair[:1].upper()}{chair[1:]}"
    return tr("Chair {chair}").format(chair=chair)
