"""That two checks are overdue at once is said, with whose and since when."""

import pytest

from session.several import Occupant, overdue, overdue_words
from tests.session.cases import at, session

BASELINE = "9:52 120/80 70 98% r15"


def sits(name: str, chair: str, *lines: str, now: str = "10:24") -> Occupant:
    return Occupant(name, chair, session(BASELINE, *lines), at(now))


EARLY = sits("Okafor, Miriam", "chair 2", "10:00 start", "10:05 120/80 70 98%")
LATER = sits("Brandt, Jonas", "chair 1", "10:01 start", "10:06 120/80 70 98%")
IN_TIME = sits("Haddad, Samira", "chair 3", "10:10 start", "10:15 120/80 70 98%")


def test_that_two_overdue_at_once_are_said_the_longest_first() -> None:
    assert overdue_words(overdue((LATER, IN_TIME, EARLY))) == (
        "Two checks are overdue at once: Okafor, chair 2, since 10:20; Brandt, chair 1, since 10:21. "
        "Ask a colleague for help."
    )


@pytest.mark.parametrize("here", [(), (EARLY,), (IN_TIME, EARLY)])
def test_that_one_overdue_check_is_not_several(here: tuple[Occupant, ...]) -> None:
    assert overdue_words(overdue(here)) == ""


def test_that_three_are_counted_and_who_has_no_chair_is_called_by_the_whole_name() -> None:
    third = sits("Novak, Petra", "", "10:00 start", "10:04 120/80 70 98%")
    said = overdue_words(overdue((EARLY, LATER, third)))
    assert said.startswith("Three checks are overdue at once: Novak, Petra, since 10:19; Okafor, chair 2, since 10:20;")


def test_that_ten_are_counted_in_figures() -> None:
    assert overdue_words(overdue([EARLY] * 10)).startswith("10 checks are overdue at once")


def test_that_it_is_since_the_first_check_that_was_asked_for_in_vain() -> None:
    (late,) = overdue((sits("Okafor, Miriam", "chair 2", "10:00 start", "10:05 120/80 70 98%", now="10:58"),))
    assert (late.who, late.clock) == ("Okafor, chair 2", "10:20")


def test_that_the_longest_is_reckoned_by_each_chairs_own_time() -> None:
    ahead = sits("Okafor, Miriam", "chair 2", "11:00 start", "11:05 120/80 70 98%", now="11:26")
    assert [one.who for one in overdue((EARLY, ahead))] == ["Okafor, chair 2", "Okafor, chair 2"]
    assert [one.clock for one in overdue((EARLY, ahead))] == ["11:20", "10:20"]
