"""What is known of one day of a course, in a line."""

from datetime import date

from session.course_story import Given, Story
from session.quantities import plain, rounded
from ui.charts.course_words import dose_words
from ui.day_words import day_words, days_words
from ui.text import tr


def read_out(story: Story, day: date, planned: tuple[date, ...] = ()) -> str:
    """Return day, pain, what was given, and the relief that it brought."""
    parts = [day_words(day)]
    given = next((one for one in story.given if one.infusion.day == day), None)
    before = [one for one in story.given if one.infusion.day < day]
    told = next((one for one in reversed(story.kept.diary) if one.day == day), None)
    if given is not None:
        parts += _infusion_words(given)
    elif before:
        parts.append(tr("day {day}").format(day=(day - before[-1].infusion.day).days))
    if told is not None:
        parts.append(tr("pain {pain}, {source}").format(pain=plain(told.pain), source=told.source.value))
        parts += [told.note] if told.note else []
    elif given is None and day <= story.today:
        parts.append(tr("no entry"))
    if day in planned:
        parts.append(tr("an infusion is booked"))
    if story.dates is not None and story.dates[0] <= day <= story.dates[1]:
        parts.append(tr("expected return of pain"))
    return " · ".join(parts)


def _infusion_words(one: Given) -> list[str]:
    infusion = one.infusion
    dose = tr("infusion {number}: {dose} mg/kg, {mg} mg").format(
        number=one.number, dose=dose_words(infusion.mg_per_kg), mg=plain(rounded(infusion.given_mg, 1))
    )
    parts = [dose]
    if infusion.pain_before is not None and infusion.pain_after is not None:
        before, after = plain(infusion.pain_before), plain(infusion.pain_after)
        parts.append(tr("pain {before} → {after}").format(before=before, after=after))
    if one.ends_series and one.relief is not None and one.relief.days > 0:
        words = tr("relief {days}") if one.relief.seen else tr("relief more than {days}")
        parts.append(words.format(days=days_words(round(one.relief.days))))
    return parts
