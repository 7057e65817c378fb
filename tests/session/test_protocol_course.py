"""The rules of a course in a protocol's file: read, written, and refused where the calendar has no room for them."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.course_rules import CourseRules, Induction, read_induction
from session.problems import ProtocolProblem
from session.protocol import Protocol
from session.protocol_reader import parse_protocol
from session.protocol_text import write_protocol
from tests.session.cases import PROTOCOL_FILE, SHIPPED

TEXT = PROTOCOL_FILE.read_text(encoding="utf-8")
WITHOUT = re.sub(r"\n\[course\]\n(\w.*\n)*", "\n", TEXT)
PROTOCOLS = {
    file.stem: parse_protocol(file.read_text("utf-8"), file.name) for file in PROTOCOL_FILE.parent.glob("*.toml")
}
EACH = pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=PROTOCOLS)
DAILY = Induction(4, 6, 4, 7)
SLOWER = Induction(6, 8, 14, 21)


def with_rule(field: str, line: str) -> tuple[str, int]:
    """Return the shipped file with another line in its table of the course, and the number of that line."""
    head, name, rest = TEXT.partition("[course]\n")
    found = re.compile(rf"^{field} = .*$", re.MULTILINE).search(rest)
    assert found
    before = head + name + rest[: found.start()]
    return before + line + rest[found.end() :], before.count("\n") + 1


def refused(text: str) -> str:
    with pytest.raises(ProtocolProblem) as problem:
        parse_protocol(text, "own.toml")
    return problem.value.sentence


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("4 to 6 infusions in 4 to 7 days", DAILY),
        ("  4 - 6   Infusions over 4–7 days ", DAILY),
        ("6 to 8 infusions in 2 to 3 weeks", SLOWER),
        ("1 infusion in 1 week", Induction(1, 1, 7, 7)),
        ("10 infusions in 10 to 14 days", Induction(10, 10, 10, 14)),
        ("6 to 4 infusions in 7 days", Induction(6, 4, 7, 7)),
    ],
)
def test_that_an_induction_is_written_as_it_is_said(text: str, shape: Induction) -> None:
    assert read_induction(text) == shape


@pytest.mark.parametrize(
    "text",
    [
        "", "6 infusions", "4 to 6 in 4 to 7 days", "0 infusions in 4 days", "4 infusions in 0 days",
        "four infusions in 4 days", "4.5 infusions in 7 days", "4 to infusions in 7 days", "٤ infusions in 7 days",
        "4 infusions in 7 days, then rest",
        "1000 infusions in 7 days", "4 infusions in 2 to 143 weeks",
    ],
)  # fmt: skip
def test_that_anything_else_is_no_induction(text: str) -> None:
    assert read_induction(text) is None


ends = st.integers(1, 999)


@given(st.builds(Induction, ends, ends, ends, ends))
def test_that_every_induction_is_read_as_it_is_written(shape: Induction) -> None:
    assert read_induction(str(shape)) == shape


def test_that_one_infusion_in_one_day_is_said_without_a_plural() -> None:
    assert str(Induction(1, 1, 1, 1)) == "1 infusion in 1 day"
    assert str(Induction(1, 2, 3, 3)) == "1 to 2 infusions in 3 days"


def test_that_the_shipped_rules_are_read() -> None:
    rules = SHIPPED.course
    assert rules.inductions == (DAILY, SLOWER)
    assert (rules.responder_percent, rules.responder_weeks_single, rules.responder_weeks_series) == (Decimal(30), 3, 6)
    assert (rules.most_in_year, rules.liver_test_days, rules.urinary_days) == (12, 180, 90)
    assert rules.most_mg_in_year is None


@EACH
def test_that_no_rule_of_a_shipped_protocol_is_called_confirmed(protocol: Protocol) -> None:
    assert "course" in protocol.unconfirmed
    assert protocol.course.most_in_year == 12
    assert protocol.course.booster_days_least >= protocol.minimum_gap_days


def test_that_an_induction_of_each_shipped_protocol_fits_its_way_of_treating() -> None:
    assert PROTOCOLS["booster-single"].course.inductions == ()
    assert PROTOCOLS["sub-anaesthetic-40-min"].course.inductions == (DAILY,)
    assert PROTOCOLS["crps-outpatient"].course.inductions == (DAILY, SLOWER, Induction(10, 10, 10, 14))
    migraine = PROTOCOLS["migraine"].course
    assert (migraine.inductions, migraine.responder_weeks_single) == ((Induction(1, 1, 3, 8),), 6)
    assert {"sat", "sun"} <= {*migraine.open_days}


@EACH
def test_that_the_rules_are_written_as_in_the_shipped_file(protocol: Protocol) -> None:
    _, found, rules = (PROTOCOL_FILE.parent / f"{protocol.name}.toml").read_text("utf-8").partition("# How a course")
    assert found
    assert write_protocol(protocol).endswith(f"\n\n{found}{rules}")


def test_that_what_is_left_out_holds_by_default_and_is_not_called_confirmed() -> None:
    plain = WITHOUT.replace(', "course",', ",")
    read = parse_protocol(plain, "own.toml")
    assert (read.course, read.confirmed("course.responder_percent")) == (CourseRules(), False)
    partly = parse_protocol(f"{plain}\n[course]\nresponder_percent = 40\n", "own.toml")
    assert partly.course == CourseRules(responder_percent=Decimal(40))
    assert partly.confirmed("course.responder_percent")
    assert [partly.confirmed(f"course.{name}") for name in ("open_days", "silent_days", "most_in_year")] == [
        False, False, True,
    ]  # fmt: skip
    assert parse_protocol(write_protocol(partly), "x") == partly


def test_that_a_rule_that_has_to_be_there_cannot_be_left_empty() -> None:
    never = replace(SHIPPED, course=replace(SHIPPED.course, open_days=()))
    assert "write at least one day on which the clinic is open" in refused(write_protocol(never))
    at_once = replace(SHIPPED, course=replace(SHIPPED.course, silent_days=0))
    assert "field silent_days: write a whole number above zero." in refused(write_protocol(at_once))


def test_that_a_cap_that_is_not_asked_for_is_not_written() -> None:
    text = write_protocol(replace(SHIPPED, course=CourseRules()))
    assert "[course]\nopen_days = " in text
    assert not re.search(
        r"^(inductions|most_in_year|most_mg_in_year|liver_test_days|urinary_days) ", text, re.MULTILINE
    )


FAULTS = [
    ("inductions", '"4 to 6 infusions in 4 to 7 days"', "write a list of texts in quotation marks"),
    ("inductions", '["4 to 6 in 4 to 7 days"]', "write each as 4 to 6 infusions in 4 to 7 days"),
    ("inductions", '["6 to 4 infusions in 7 days"]',
     "6 to 4 infusions in 7 days: write the fewest first, then the most"),
    ("inductions", '["4 to 6 infusions in 7 to 4 days"]',
     "4 to 6 infusions in 7 to 4 days: write the fewest first, then the most"),
    ("inductions", '["4 to 6 infusions in 3 to 7 days"]',
     "4 to 6 infusions in 3 to 7 days: 4 infusions, each no sooner than 1 day after the last, need 4 days"),
    ("inductions", '["4 to 8 infusions in 4 to 7 days"]',
     "4 to 8 infusions in 4 to 7 days: 8 infusions, each no sooner than 1 day after the last, need 8 days"),
    ("inductions", '["6 infusions in 7 days"]',
     "6 infusions in 7 days: on the days the clinic is open no more than 5 can be given in 7 days"),
    ("inductions", '["4 infusions in 7 days", "4 infusions in 1 week"]', "4 infusions in 7 days stands there twice"),
    ("open_days", "[]", "write at least one day on which the clinic is open"),
    ("open_days", '["mon", "monday"]', "write mon or tue or wed or thu or fri or sat or sun"),
    ("open_days", '["mon", "tue", "wed", "thu", "mon"]', "Monday stands there twice"),
    ("responder_percent", "0", "write a number above zero"),
    ("responder_percent", '"30"', "write numbers"),
    ("responder_percent", "100", "it is below 100 percent"),
    ("responder_weeks_single", "2.5", "write a whole number above zero"),
    ("responder_weeks_series", "true", "write a whole number above zero"),
    ("booster_days_most", "28", "it must be above the least, 28 days"),
    ("fast_return_days", "-1", "write a whole number above zero"),
    ("most_in_year", "0", "write a whole number above zero"),
    ("follow_up_hours_most", "24", "it must be above the least, 24 h"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "sentence"), FAULTS)
def test_that_a_faulty_rule_is_named_with_file_line_and_field(field: str, value: str, sentence: str) -> None:
    text, line = with_rule(field, f"{field} = {value}")
    assert refused(text) == f"own.toml, line {line}, field {field}: {sentence}."


def test_that_a_cap_in_milligrams_is_a_number_above_zero() -> None:
    text, line = with_rule("most_in_year", "most_mg_in_year = 0")
    assert refused(text) == f"own.toml, line {line}, field most_mg_in_year: write a number above zero."
    text, _ = with_rule("most_in_year", "most_mg_in_year = 1250.5")
    assert parse_protocol(text, "own.toml").course.most_mg_in_year == Decimal("1250.5")


def test_that_a_misspelt_rule_and_a_mark_of_no_rule_are_named() -> None:
    text, line = with_rule("silent_days", "quiet_days = 10")
    assert refused(text) == f"own.toml, line {line}, field quiet_days: this field is not known; check the spelling."
    assert "course.quiet_days is not in this protocol." in refused(TEXT.replace('"course",', '"course.quiet_days",'))
    marked = parse_protocol(TEXT.replace('"course",', '"course.silent_days",'), "own.toml")
    assert [marked.confirmed(f"course.{name}") for name in ("silent_days", "open_days")] == [False, True]


def test_that_rules_that_are_no_table_are_named() -> None:
    text = WITHOUT.replace("planned_min = 90", "planned_min = 90\ncourse = 3")
    line = text.splitlines().index("course = 3") + 1
    assert refused(text) == (f"own.toml, line {line}, field course: write a table, such as responder_percent = 30.")


def test_that_infusions_further_apart_need_more_days() -> None:
    apart = replace(SHIPPED, minimum_gap_days=2)
    said = refused(write_protocol(apart))
    assert "4 infusions, each no sooner than 2 days after the last, need 7 days" in said
    fits = replace(SHIPPED.course, inductions=(Induction(3, 4, 5, 7),), open_days=("mon", "wed", "fri", "sun"))
    assert parse_protocol(write_protocol(replace(apart, course=fits)), "x").course == fits


def test_that_the_minimum_gap_counts_against_the_days_the_clinic_is_open() -> None:
    shape = Induction(3, 3, 8, 8)
    open_twice = replace(SHIPPED.course, inductions=(shape,), open_days=("mon", "tue"))
    assert parse_protocol(write_protocol(replace(SHIPPED, course=open_twice)), "x").course == open_twice
    said = refused(write_protocol(replace(SHIPPED, minimum_gap_days=2, course=open_twice)))
    assert "no more than 2 can be given in 8 days" in said
