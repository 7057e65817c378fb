"""The rules of a course as rows: read with their units, changed by what is typed, marked until confirmed."""

import pytest

from session.course_rules import CourseRules
from session.protocol_edit import RowProblem, differences, edited, faults
from session.protocol_row import Row, Section
from session.protocol_rows import rows
from tests.session.cases import SHIPPED


def course_rows() -> dict[str, Row]:
    return {row.path.removeprefix("course."): row for row in rows(SHIPPED) if row.section is Section.COURSE}


def test_that_every_rule_has_a_row_with_its_unit() -> None:
    found = course_rows()
    assert {*found} == {*CourseRules.__dataclass_fields__}
    said = {name: row.said for name, row in found.items()}
    assert said["inductions"].splitlines() == [
        "4 to 6 infusions in 4 to 7 days", "6 to 8 infusions in 14 to 21 days",
    ]  # fmt: skip
    assert said["open_days"].splitlines() == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    assert said["responder_percent"] == "30 %"
    assert said["responder_weeks_series"] == "6 weeks"
    assert said["booster_days_most"] == "56 days"
    assert said["follow_up_hours_least"] == "24 h"
    assert (said["most_in_year"], said["most_mg_in_year"]) == ("12", "")


def test_that_the_course_stands_after_what_is_asked_before_leaving() -> None:
    order = list(Section)
    assert order.index(Section.COURSE) == order.index(Section.LEAVING) + 1


@pytest.mark.parametrize(
    ("rule", "typed", "expected"),
    [
        ("inductions", "6 to 8 infusions in 2 to 3 weeks\n\n 1 infusion in 1 day",
         "6 to 8 infusions in 14 to 21 days, 1 infusion in 1 day"),
        ("inductions", "", ""),
        ("open_days", "Monday\nTUE\nwed\nSaturday", "mon, tue, wed, sat"),
        ("responder_percent", "33,3", "33.3"),
        ("responder_weeks_single", "4", "4"),
        ("booster_days_least", "21", "21"),
        ("most_in_year", "", "None"),
        ("most_in_year", "6", "6"),
        ("most_mg_in_year", "1500", "1500"),
        ("liver_test_days", "", "None"),
        ("urinary_days", "30", "30"),
        ("silent_days", "14", "14"),
        ("follow_up_hours_most", "48", "48"),
    ],
)  # fmt: skip
def test_that_a_typed_text_becomes_the_rule(rule: str, typed: str, expected: str) -> None:
    made = edited(SHIPPED, {f"course.{rule}": typed})
    value = getattr(made.course, rule)
    assert (", ".join(map(str, value)) if isinstance(value, tuple) else str(value)) == expected
    assert made.confirmed(f"course.{rule}")
    assert not made.confirmed("course.fast_return_days")


@pytest.mark.parametrize(
    ("rule", "typed", "said"),
    [
        ("inductions", "4 to 6 infusions in 4 to 7 days\nsix in a week",
         "There is no induction in six in a week. Write one a line, as 4 to 6 infusions in 4 to 7 days."),
        ("inductions", "8 infusions in 7 days", "each no sooner than 1 day after the last, need 8 days"),
        ("inductions", "6 to 4 infusions in 7 days", "write the fewest first, then the most"),
        ("open_days", "", "Write at least one day on which the clinic is open"),
        ("open_days", "Monday\nFunday", "There is no day Funday. Write one a line of: Monday, Tuesday, "),
        ("open_days", "Mon\nTue\nWed\nThu\nMonday", "Monday stands there twice"),
        ("responder_percent", "100", "It is below 100 percent"),
        ("responder_weeks_series", "", "one whole number above zero"),
        ("booster_days_most", "28", "It must be above the least, 28 days"),
        ("most_in_year", "0", "one whole number above zero"),
        ("most_mg_in_year", "none", "one number above zero"),
        ("follow_up_hours_most", "12", "It must be above the least, 24 h"),
    ],
)  # fmt: skip
def test_that_a_fault_names_its_row_and_says_what_to_do(rule: str, typed: str, said: str) -> None:
    path = f"course.{rule}"
    found = faults(SHIPPED, {path: typed})
    assert {*found} == {path}
    assert said in found[path]
    assert found[path].endswith(".")
    with pytest.raises(RowProblem, match=course_rows()[rule].name):
        edited(SHIPPED, {path: typed})


def test_that_the_days_for_an_induction_are_named_where_the_minimum_gap_grows() -> None:
    assert {*faults(SHIPPED, {"minimum_gap_days": "2"})} == {"course.inductions"}


def test_that_rules_are_confirmed_one_by_one_until_the_course_is() -> None:
    made = edited(SHIPPED, {"course.most_in_year": "6"}, {"course.silent_days"})
    assert differences(SHIPPED, made) == (
        ("Course: Infusions in a year, at most", "12", "6"),
        ("Course: Asked for the diary by phone after a silence of", "10 days, to be confirmed",
         "10 days, confirmed by the clinic"),
    )  # fmt: skip
    assert not made.confirmed("course")
    every = edited(made, {}, {row.mark for row in course_rows().values()})
    assert every.confirmed("course")
