"""What a role may do, what a PIN has to be, how long a wrong one keeps one waiting, and who stays in charge."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.people import (
    LONGEST_WAIT,
    MAY,
    Act,
    Role,
    WrongPins,
    change_problem,
    in_words,
    may,
    pin_problem,
    refused,
    still_to_wait,
    wait_after,
    wrong_pin,
)
from tests.session.cases import at
from tests.session.people_cases import a_person

NURSE = a_person("A. Lindqvist", Role.NURSE)
CHIEF = a_person("B. Okoye", Role.ADMINISTRATOR)


def test_that_the_table_names_every_act_and_each_is_somebodys() -> None:
    assert set(MAY) == set(Act)
    assert all(MAY.values())


def test_that_what_a_role_may_not_is_said_with_who_may() -> None:
    assert refused(NURSE, Act.RECORD) == ""
    assert refused(NURSE, Act.SIGN) == "Sign a session: that needs a physician, and A. Lindqvist is signed in as nurse."
    assert refused(NURSE, Act.PROTOCOLS).startswith("Edit a protocol: that needs a physician or an administrator,")
    assert not may(replace(NURSE, active=False), Act.RECORD)


@pytest.mark.parametrize(
    ("pin", "problem"),
    [
        ("471", "A PIN has at least 4 characters."),
        ("4444", "That is guessed at once. Mix the figures."),
        ("1234", "That is guessed at once. Mix the figures."),
        ("a. lindqvist", "A PIN that is your own name is no secret."),
        ("4711", ""),
    ],
)
def test_that_a_pin_that_is_none_is_not_taken(pin: str, problem: str) -> None:
    assert pin_problem(pin, "A. Lindqvist") == problem


def test_that_the_wait_grows_with_each_wrong_pin_after_the_third() -> None:
    waits = [wait_after(failures).total_seconds() for failures in range(8)]
    assert waits == [0, 0, 0, 5, 10, 20, 40, 80]
    assert wait_after(1_000_000) == LONGEST_WAIT


@given(st.integers(0, 40), st.integers(-3600, 3600))
def test_that_one_waits_no_longer_than_the_wait_and_never_for_a_clock_put_back(failures: int, seconds: int) -> None:
    wrong = WrongPins(failures, at("10:00"))
    left = still_to_wait(wrong, at("10:00") + timedelta(seconds=seconds))
    assert timedelta(0) <= left <= wait_after(failures)
    assert (left == timedelta(0)) is (seconds < 0 or timedelta(seconds=seconds) >= wait_after(failures))


def test_that_a_wait_is_said_as_people_say_it() -> None:
    waits = [timedelta(seconds=seconds) for seconds in (0.2, 5, 40, 60, 61, 300)]
    assert list(map(in_words, waits)) == ["1 second", "5 seconds", "40 seconds", "1 minute", "2 minutes", "5 minutes"]
    assert wrong_pin(1).sentence == "Name and PIN do not belong together. Try again."
    assert wrong_pin(3).sentence == "Name and PIN do not belong together. Wait 5 seconds, then try again."


def test_that_the_first_one_registered_is_an_administrator() -> None:
    assert change_problem((), CHIEF) == ""
    assert change_problem((), NURSE) == "The first one registered here has to be an administrator who may sign in."


def test_that_somebody_stays_who_may_register_people() -> None:
    known = (NURSE, CHIEF)
    words = "Nobody would be left who may register people. Make somebody else an administrator first."
    for gone in (replace(CHIEF, active=False), replace(CHIEF, role=Role.NURSE), replace(CHIEF, has_pin=False)):
        assert change_problem(known, gone) == words
        assert change_problem((CHIEF,), gone) == words
    assert change_problem((*known, a_person("C. Haas")), replace(CHIEF, active=False)) == ""


def test_that_two_people_have_two_names() -> None:
    assert change_problem((CHIEF,), a_person(" b.  OKOYE ")).startswith("B. Okoye is registered already.")
    assert change_problem((CHIEF,), a_person("  ")) == "A person needs a name."
    assert change_problem((CHIEF,), replace(CHIEF, name="B. Okoye-Lang")) == ""
