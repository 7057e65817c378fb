"""Why the next booster is expected when it is, in two plain sentences."""

from datetime import date, timedelta

from session.course_story import Given, Story
from session.protocol import Protocol
from session.quantities import plain, rounded
from session.times import day_text

_SHOWN = 3


def reasons(story: Story, protocol: Protocol) -> tuple[str, str]:
    """Return what the window rests on, and what is expected now; two empty texts before the first infusion."""
    if story.window is None or story.dates is None or story.last is None:
        return "", ""
    return _history(story, protocol), _now(story, protocol)


def window_text(dates: tuple[date, date]) -> str:
    """Return a window of dates: "1 to 9 Dec", "28 Nov to 6 Dec"."""
    first, last = dates
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_text(last)}"
    return f"{day_text(first)} to {day_text(last)}"


def returns_fast(story: Story, protocol: Protocol) -> bool:
    """Say whether the last relief that was seen was so short that a mini-series of two or three is worth a thought.

    Where the pain is back already that is the one after the last infusion.
    """
    if story.window is not None and story.window.back is not None:
        return story.window.back < protocol.course.fast_return_days
    seen = [relief for relief in story.reliefs if relief.seen]
    return bool(seen) and seen[-1].days < protocol.course.fast_return_days


def _history(story: Story, protocol: Protocol) -> str:
    rules = protocol.course
    ended = [one for one in story.given[:-1] if one.ends_series and one.relief is not None and one.relief.days > 0]
    seen = [one for one in ended if one.relief is not None and one.relief.seen]
    if not ended:
        low, high = rules.booster_days_least // 7, rules.booster_days_most // 7
        usual = f"the usual {low} to {high} weeks after the infusion stand in"
        return f"Nothing of this patient's own relief is known yet, so {usual}{_held(story, protocol)}."
    if not seen:
        longest = max(one.relief.days for one in ended if one.relief is not None)
        return (
            f"The pain was never seen back at half of the benefit; the longest relief was more than {longest:.0f} days."
        )
    days = [f"{one.relief.days:.0f}" for one in seen[-_SHOWN:] if one.relief is not None]
    words = f"{', '.join(days[:-1])} and {days[-1]}" if len(days) > 1 else days[0]
    which = f"the last {len(days)} that were seen to their end" if len(days) > 1 else "the one that was seen to its end"
    return f"The pain was back at half of the benefit {words} days after the infusion, in {which}."


def _held(story: Story, protocol: Protocol) -> str:
    """Say that the window is no longer those weeks, where some of them are over and the benefit was not gone."""
    window, present, dates = story.window, story.present, story.dates
    if window is None or present is None or dates is None or window.back is not None:
        return ""
    held = present.diary[-1][0] if present.diary else 0
    if held >= protocol.course.booster_days_least:
        return f"; by the diary the benefit has held for {held} days, so the window is counted on from there"
    passed = (story.today - present.infused_on).days
    return "; the window begins today at the earliest" if passed > protocol.course.booster_days_least else ""


def _now(story: Story, protocol: Protocol) -> str:
    last, window, dates = story.last, story.window, story.dates
    if last is None or window is None or dates is None:
        return ""
    gap = last.infusion.day + timedelta(days=protocol.minimum_gap_days)
    allowed = f"; an infusion is allowed from {day_text(gap)} on" if gap > story.today else ""
    return f"{_present(story, last)} {_expected(story)}{allowed}."


def _present(story: Story, last: Given) -> str:
    window, pain = story.window, story.present_pain
    day = (story.today - last.infusion.day).days
    if pain is None or window is None:
        return f"It is day {day} and the diary says nothing of it,"
    written = (story.diary[-1].day - last.infusion.day).days
    shown, rising = plain(rounded(pain, 1)), " and rising" if window.rising and window.back is None else ""
    when = f"on day {day}" if written == day else f"when last written, on day {written}"
    back = f", and has been back since day {window.back:.0f}" if window.back is not None else ""
    return f"It {'is' if written == day else 'was'} about {shown} of 10{rising} {when}{back},"


def _expected(story: Story) -> str:
    if story.dates is None or story.window is None:
        return ""
    words = window_text(story.dates)
    return (
        f"so {words} is the time"
        if story.window.back is not None
        else f"so half of the benefit is expected to go {words}"
    )
