"""What was given over time, the caps, and the tests and questions that are due."""

from datetime import date
from decimal import Decimal

from session.course import Measure, Measured
from session.course_safety import safety
from tests.session.courses import PATIENT, RULES, infusion, on


def liver(day: date) -> Measured:
    return Measured(patient_id=PATIENT, day=day, measure=Measure.LIVER_TEST)


def test_that_totals_are_of_the_last_thirty_ninety_and_three_hundred_and_sixty_five_days() -> None:
    given = [infusion(day, mg="40.5") for day in (0, 71, 100)]
    found = safety(given, (), RULES, on(100))
    assert [(total.infusions, total.mg) for total in found.totals] == [
        (2, Decimal("81.0")), (2, Decimal("81.0")), (3, Decimal("121.5")),
    ]  # fmt: skip
    assert safety(given, (), RULES, on(101)).totals[0].infusions == 1


def test_that_a_cap_is_said_once_it_is_reached() -> None:
    assert safety([infusion(day) for day in range(0, 110, 10)], (), RULES, on(110)).reached == ()
    (reached,) = safety([infusion(day) for day in range(0, 120, 10)], (), RULES, on(120)).reached
    assert reached == "12 infusions in 365 days; the protocol's most is 12."


def test_that_a_test_is_due_from_the_first_infusion_on_and_again_after_each() -> None:
    given = [infusion(0)]
    assert not any("liver" in due for due in safety(given, (), RULES, on(179)).due)
    assert "A liver test is due: none in 180 days." in safety(given, (), RULES, on(180)).due
    assert not any("liver" in due for due in safety(given, [liver(on(100))], RULES, on(200)).due)
    assert "A liver test is due: the last was 180 days ago." in safety(given, [liver(on(100))], RULES, on(280)).due


def test_that_without_an_infusion_nothing_is_due() -> None:
    assert safety([], (), RULES, on(300)).due == ()
