"""An entry that is far from this patient's last values and fits another chair is known; any other is not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.events import Reading, VitalsRecorded
from session.guard import fits_better
from session.protocol import Far
from session.several import Occupant
from session.state import SessionState, replay
from tests.session.cases import PROTOCOL, at, event, fact, opening, under

BY = {"systolic": 40, "diastolic": 25, "heart_rate": 30, "spo2": 6, "pain": 5}
GUARDED = replace(PROTOCOL, far=tuple(Far(code, Decimal(by)) for code, by in BY.items()))
NOW = at("10:20")


def chair(*lines: str) -> SessionState:
    events = [opening(), *(event(*line.split(maxsplit=1)) for line in lines)]
    return replay(under(GUARDED, events))


def sits(name: str, number: str, *lines: str) -> Occupant:
    return Occupant(name, f"chair {number}", chair(*lines), NOW)


def readings(line: str) -> Sequence[Reading]:
    said = fact(line)
    assert isinstance(said, VitalsRecorded)
    return said.readings


BRANDT = chair("10:05 118/72 64 99% p2")
OKAFOR = sits("Okafor, Miriam", "2", "10:10 168/98 96 95% p8")
HADDAD = sits("Haddad, Samira", "3", "10:10 130/80 70 98% p4")


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("165/96 94 95% p8", OKAFOR),
        ("158/88", OKAFOR),
        ("188/110", OKAFOR),
        ("157/96 90", None),
        ("189/98", None),
        ("165/96 64 99% p2", OKAFOR),
        ("165/96 130", None),
        ("165/70", OKAFOR),
        ("120/74 66 98% p2", None),
        ("130/80 70 98% p4", None),
        ("r30", None),
    ],
    ids=[
        "all of it", "just far, and near enough", "still near enough", "not far enough", "too far from the other too",
        "one reading is enough", "what else is far fits nobody", "what is not far need not fit", "as before",
        "fits another, but is not far off here", "a reading without a distance",
    ],
)  # fmt: skip
def test_that_only_what_is_far_here_and_near_there_is_another_patients(line: str, whose: Occupant | None) -> None:
    assert fits_better(readings(line), BRANDT, (HADDAD, OKAFOR), NOW) is whose


def test_that_the_nearest_of_several_is_named() -> None:
    also = sits("Novak, Petra", "4", "10:10 155/90 90 96% p7")
    assert fits_better(readings("156/91"), chair("10:05 110/66"), (OKAFOR, also), NOW) is also


def test_that_nobody_is_named_where_nobody_else_is_here() -> None:
    assert fits_better(readings("165/96"), BRANDT, (), NOW) is None


@pytest.mark.parametrize(("minutes", "named"), [(29, True), (31, False)])
def test_that_values_older_than_two_intervals_are_not_compared_with(minutes: int, *, named: bool) -> None:
    assert GUARDED.check_interval_min == 15
    now = at("10:05") + timedelta(minutes=minutes)
    fresh = replace(OKAFOR, now=NOW)
    assert (fits_better(readings("165/96"), BRANDT, (fresh,), now) is fresh) is named
    stale = replace(OKAFOR, now=at("10:10") + timedelta(minutes=minutes))
    assert (fits_better(readings("165/96"), BRANDT, (stale,), NOW) is stale) is named


def test_that_a_line_written_later_is_compared_with_what_was_known_then() -> None:
    own = chair("10:05 118/72 64 99%", "10:18 166/96 92 95%")
    assert fits_better(readings("165/96"), own, (OKAFOR,), at("10:12")) is OKAFOR
    assert fits_better(readings("165/96"), own, (OKAFOR,), NOW) is None


def test_that_a_protocol_without_distances_asks_nothing() -> None:
    own = replay(under(replace(PROTOCOL, far=()), [opening(), event("10:05", "118/72")]))
    assert fits_better(readings("165/96"), own, (OKAFOR,), NOW) is None
    assert fits_better(readings("165/96"), SessionState(), (OKAFOR,), NOW) is None


VALUES = {
    "systolic": st.integers(60, 220), "heart_rate": st.integers(30, 190), "spo2": st.integers(70, 100),
    "pain": st.integers(0, 10),
}  # fmt: skip
sets = st.fixed_dictionaries({}, optional=VALUES).map(
    lambda values: tuple(Reading(code, Decimal(value)) for code, value in values.items())
)


def with_last(values: Sequence[Reading]) -> SessionState:
    """Return a session whose last values are these, or that has none."""
    taken = [event("10:10", VitalsRecorded(tuple(values)))] if values else []
    return replay(under(GUARDED, [opening(), *taken]))


@given(sets, sets, st.lists(sets, max_size=3))
def test_that_whoever_is_named_is_near_in_all_that_is_far_here(
    entry: Sequence[Reading], own: Sequence[Reading], others: Sequence[Sequence[Reading]]
) -> None:
    seated = [Occupant(str(number), "", with_last(values), NOW) for number, values in enumerate(others)]
    here = {one.code: one.value for one in own}
    strange = [one for one in entry if one.code in here and abs(one.value - here[one.code]) >= BY[one.code]]
    fitting = []
    for seat, values in zip(seated, others, strict=True):
        there = {one.code: one.value for one in values}
        near = [2 * abs(one.value - there[one.code]) <= BY[one.code] for one in strange if one.code in there]
        if strange and len(near) == len(strange) and all(near):
            fitting.append(seat)
    found = fits_better(entry, with_last(own), seated, NOW)
    assert (found is None) == (not fitting)
    assert found is None or any(found is seat for seat in fitting)


@given(sets, st.lists(sets, max_size=3))
def test_that_the_same_values_again_are_never_another_patients(
    own: Sequence[Reading], others: Sequence[Sequence[Reading]]
) -> None:
    seated = [Occupant(str(number), "", with_last(values), NOW) for number, values in enumerate(others)]
    assert fits_better(own, with_last(own), seated, NOW) is None
