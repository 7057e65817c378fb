"""The sentences of a course letter: how the course stands, what helped, what was borne badly, what is not known."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from session.booster_words import reasons, returns_fast, window_text
from session.course import Booking, Course, CoursePhase
from session.course_story import Given, Story
from session.last_session import LastSession
from session.protocol import Protocol
from session.quantities import plain, rounded
from session.times import at_chair, clock_text
from storage.documents.words import day_and_year, listed

Told = Sequence[tuple[Given, LastSession]]
"""The infusions whose record can be read, with what each came to, oldest first."""


def about(course: Course) -> str:
    """Return what a course is for: "CRPS I, right foot, since 2019"."""
    since = f"since {course.onset.year}" if course.onset else ""
    return listed((course.condition.value, course.site, since))


def standing(story: Story) -> Iterator[str]:
    """Yield how far the course has come, and what it was to reach."""
    course, boosters = story.course, len(story.given) - story.induced
    done = f"{story.induced} of {course.planned} infusions of the induction were given"
    more = f"{boosters} {'booster' if boosters == 1 else 'boosters'} since" if boosters else "no booster yet"
    opened = day_and_year(course.opened_on)
    yield f"Treated with ketamine infusions for {about(course)}; this course was opened on {opened}."
    match course.phase:
        case CoursePhase.INDUCTION:
            yield f"{done}."
        case CoursePhase.ASSESSMENT:
            yield f"{done}; the response is being judged."
        case CoursePhase.MAINTENANCE:
            yield f"{done}, {more}; the course is in maintenance."
        case CoursePhase.ENDED:
            ended = day_and_year(course.ended_on) if course.ended_on else "an unknown day"
            yield f"{done}, {more}. The course ended on {ended}{f': {course.end_reason}' if course.end_reason else ''}."
    if course.earlier:
        yield f"Tried before: {', '.join(course.earlier)}."
    if course.goals:
        yield f"Its goal: {course.goals}."


def helped(story: Story) -> Iterator[str]:
    """Yield what the infusions brought, the longest relief, and what else was going on."""
    pairs = [(one.infusion.pain_before, one.infusion.pain_after) for one in story.given]
    known = [(before, after) for before, after in pairs if before is not None and after is not None]
    if known:
        before, after = (plain(rounded(Decimal(median(side)), 1)) for side in zip(*known, strict=True))
        which = "1 infusion" if len(known) == 1 else f"{len(known)} infusions"
        yield f"On the day the pain fell from {before} to {after} of 10 (median of {which})."
    seen = [one for one in story.given if one.ends_series and one.relief is not None and one.relief.days > 0]
    if seen:
        best = max(seen, key=lambda one: one.relief.days if one.relief else 0)
        yield f"Longest relief: {relief_text(best)} days after {day_and_year(best.infusion.day)} ({dose_text(best)})."
    for treatment in story.kept.treatments:
        begun = day_and_year(treatment.since)
        when = f"from {begun} to {day_and_year(treatment.until)}" if treatment.until else f"since {begun}"
        yield f"Besides: {treatment.words} ({treatment.kind.value}), {when}."


def borne_badly(told: Told) -> Iterator[str]:
    """Yield the side effects with how often and how badly, the drugs given then, and infusions that ended early."""
    worst: dict[str, list[str]] = {}
    for _, each in told:
        for effect, grade in each.effects:
            worst.setdefault(effect, []).append(grade)
    for effect, grades in worst.items():
        counted = Counter(grades)
        shown = ", ".join(f"{grade} {count}" for grade, count in counted.items())
        yield f"{effect[:1].upper()}{effect[1:]} in {len(grades)} of {len(told)} infusions ({shown})."
    drugs = Counter(drug for _, each in told for drug in each.drugs)
    if drugs:
        yield f"Other drugs given: {', '.join(f'{drug} ({count})' for drug, count in drugs.items())}."
    for given, each in told:
        if each.ended_early:
            why = f": {each.end_note}" if each.end_note else ""
            yield f"Ended early on {day_and_year(given.infusion.day)}{why}."
    peaks = [each.peak_percent for _, each in told if each.peak_percent is not None]
    if peaks:
        yield f"Highest systolic pressure: {max(peaks)} % of that day's baseline."
    if told and not worst:
        yield "No side effects were noted."


def planned(story: Story, protocol: Protocol, booking: Booking | None, offset_min: int, told: Told) -> Iterator[str]:
    """Yield what comes next and why."""
    if booking is not None:
        at = f"{day_and_year(at_chair(booking.at, offset_min).date())} at {clock_text(booking.at, offset_min)}"
        yield f"Booked: {story.number_words()} on {at}."
    elif story.course.phase is not CoursePhase.ENDED:
        yield "Nothing is booked yet."
    if story.course.phase is CoursePhase.MAINTENANCE and story.dates:
        yield f"The next booster is expected to be needed {window_text(story.dates)}."
    if story.course.phase in {CoursePhase.MAINTENANCE, CoursePhase.ASSESSMENT}:
        yield from filter(None, reasons(story, protocol))
        if returns_fast(story, protocol):
            yield "The pain came back fast, so a mini-series of two or three infusions is worth a thought."
    advice = next((each.advice for _, each in reversed(told) if each.advice), "")
    if advice:
        yield f"Advised for the next infusion: {advice}"


def not_known(story: Story, protocol: Protocol, told: Told, remark: str) -> Iterator[str]:
    """Yield where the letter's words end: gaps in the diary, ends that were not seen, rules nobody confirmed."""
    yield "This is one patient's own report, set against nothing but earlier days of the same patient."
    if story.baseline is None and story.given:
        yield "The pain before the first infusion is not known, so days of relief cannot be reckoned."
    if story.silent_since is not None:
        yield f"The diary has been silent since {day_and_year(story.silent_since)}; the pain now is not known."
    if story.given:
        days = (story.today - story.given[0].infusion.day).days
        kept = sum(one.day > story.given[0].infusion.day for one in story.diary)
        yield f"The diary holds {kept} of the {days} days since the first infusion."
    reliefs = [one.relief for one in story.given if one.ends_series and one.relief is not None]
    if open_ends := sum(not relief.seen for relief in reliefs):
        yield f"{open_ends} of {len(reliefs)} reliefs were not seen to their end: they lasted at least so long (>)."
    if unread := len(story.given) - len(told):
        yield f"The record of {unread} of {len(story.given)} infusions could not be read for this letter."
    if not protocol.confirmed("course.responder_percent"):
        yield "The rule for a responder is a default that this clinic has not confirmed."
    if remark:
        yield remark


def relief_text(given: Given) -> str:
    """Return days of relief, with a sign where their end was not seen; inside a series only its last one has any."""
    relief = given.relief
    return f"{'' if relief.seen else '>'}{relief.days:.0f}" if relief and given.ends_series else ""


def dose_text(given: Given) -> str:
    infusion = given.infusion
    per_kg = f", {rounded(infusion.mg_per_kg, 2)} mg/kg" if infusion.mg_per_kg is not None else ""
    return f"{rounded(infusion.given_mg, 1)} mg{per_kg}"
