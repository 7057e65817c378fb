"""The last answer counts, and what nobody asked is not a no."""

from datetime import date
from uuid import UUID

from session.course import Measure
from session.satisfaction import is_satisfied, satisfaction
from tests.session.course_cases import a_measure

PATIENT = UUID(int=7)
FIRST, LAST = date(2026, 10, 1), date(2026, 11, 1)


def test_that_the_last_answer_counts_whatever_order_they_come_in() -> None:
    answers = [satisfaction(PATIENT, LAST, satisfied=False), satisfaction(PATIENT, FIRST, satisfied=True)]
    assert is_satisfied(answers) is False
    assert is_satisfied(answers[1:]) is True


def test_that_nothing_is_known_where_nobody_asked_since() -> None:
    answers = [satisfaction(PATIENT, FIRST, satisfied=True), a_measure(Measure.BPI, "4")]
    assert is_satisfied(answers, LAST) is None
    assert is_satisfied([a_measure(Measure.SATISFIED, None)]) is None
