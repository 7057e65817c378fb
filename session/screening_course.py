"""What the start gate reads from the patient's course: is the response judged, how much was given, what is due."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from session.course_rules import CourseRules
from session.course_safety import Safety, Total, safety
from session.course_so_far import CourseSoFar
from session.protocol import Protocol, Severity
from session.quantities import plain, rounded
from session.screening_items import Background, Item, read_item
from session.state import SessionState
from session.times import at_chair

UNJUDGED: Final = "The response to the induction has not been judged."
_OVER_COURSE: Final = "Safety over the course"
_AGAIN: Final = "The response has not been judged again since the last infusion."


def course_checks(state: SessionState, protocol: Protocol, background: Background, now: datetime) -> Iterator[Item]:
    """Yield what the patient's open course asks for; where there is none, a line that says so."""
    found = background.course
    if background.course_trouble:
        sentence = f"What was given over it is not known. {background.course_trouble}"
        yield read_item("course", "Course", sentence, Severity.SOFT)
    elif found is None:
        yield read_item("course", "Course", "No course is open for this patient.")
    else:
        today = at_chair(now, state.utc_offset_min).date()
        yield from _response(found)
        yield _given(found, protocol, today)
        yield from _due(found, protocol.course, today)


def _response(found: CourseSoFar) -> Iterator[Item]:
    if found.to_be_judged:
        sentence = _AGAIN if found.judged_on else UNJUDGED
        yield read_item("response", "Response", sentence, Severity.HARD, "Judge it on the patient's course first.")


def _given(found: CourseSoFar, protocol: Protocol, today: date) -> Item:
    over = safety(found.infusions, found.measured, protocol.course, today)
    words, caps = _totals(over), _caps(protocol)
    if not over.reached:
        return read_item("course", _OVER_COURSE, f"{words} {caps}".strip())
    default = "" if _confirmed(protocol) else " The cap is a default."
    todo = "Ask the prescriber, or plan a later day."
    return read_item("course", _OVER_COURSE, f"{' '.join(over.reached)}{default} {words}", Severity.SOFT, todo)


def _totals(over: Safety) -> str:
    """Return what was given: "In 30 days 2 infusions, 82 mg; in 90 days 5, 205 mg; in 365 days 9, 370 mg."."""
    if not any(total.infusions for total in over.totals):
        return "Nothing given in 365 days."
    first, *rest = over.totals
    return f"In {'; in '.join((_total(first, _counted(first)), *(_total(one, str(one.infusions)) for one in rest)))}."


def _total(total: Total, count: str) -> str:
    return f"{total.days} days {count}, {plain(rounded(total.mg, 0))} mg"


def _counted(total: Total) -> str:
    return f"{total.infusions} {'infusion' if total.infusions == 1 else 'infusions'}"


def _caps(protocol: Protocol) -> str:
    """Return the protocol's caps; nothing where it has none."""
    rules = protocol.course
    infusions = f"{rules.most_in_year} infusions" if rules.most_in_year is not None else ""
    mg = f"{plain(rules.most_mg_in_year)} mg" if rules.most_mg_in_year is not None else ""
    caps = " and ".join(filter(None, (infusions, mg)))
    default = "" if _confirmed(protocol) else ", a default"
    return f"At most {caps} in 365 days{default}." if caps else ""


def _confirmed(protocol: Protocol) -> bool:
    return protocol.confirmed("course.most_in_year") and protocol.confirmed("course.most_mg_in_year")


def _due(found: CourseSoFar, rules: CourseRules, today: date) -> Iterator[Item]:
    """Yield each test and question that is due by itself, with what to do."""
    each = (
        ("liver test", "A liver test", CourseRules(liver_test_days=rules.liver_test_days),
         "Take blood, or write the result on the patient's course."),
        ("urinary symptoms", "Asking for urinary symptoms", CourseRules(urinary_days=rules.urinary_days),
         "Ask for urgency, pain, blood, and write the answer on the patient's course."),
    )  # fmt: skip
    for key, words, alone, todo in each:
        for sentence in safety(found.infusions, found.measured, alone, today).due:
            yield read_item(key, words, sentence, Severity.SOFT, todo)
