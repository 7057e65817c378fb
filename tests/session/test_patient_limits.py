"""The limits of one patient: as they hold now, other ones as typed, and the way back to the protocol's."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from session.declarations import LimitsChanged
from session.events import EntryVoided, Event
from session.limits import Tier, bands, crossings
from session.limits_typed import BACK, ReadLimits, read_limits
from session.patient_limits import Limited, limited, range_words, shown_bands
from session.rules import refusal
from session.state import SessionState, replay
from tests.session.cases import at, event, history

BASELINE = ("9:52 125/80 70 98% r15", "10:00 start 0.4 mg/kg/h")
ACT, STOP = ("systolic", Tier.ACT), ("systolic", Tier.STOP)
WIDER = LimitsChanged(code="systolic", tier="act", low=Decimal(100), high=Decimal(170), by="Dr Lang", reason="usual")


def state(*events: Event) -> SessionState:
    return replay([*history(*BASELINE), *events])


def read(typed: Mapping[tuple[str, Tier], str], now: SessionState | None = None) -> ReadLimits:
    return read_limits(now or state(), typed, "Dr Lang", "usual for her")


def reading(now: SessionState, code: str) -> Limited:
    return next(one for one in limited(now) if one.vital.code == code)


def test_that_a_reading_shows_what_holds_now_beside_what_the_protocol_says() -> None:
    found = reading(state(), "systolic")
    assert range_words(found.band.act) == "100 to 156", "156.25 is 25 % above 125: 157 is the first beyond it"
    assert range_words(found.band.stop) == "88 to 175"
    assert found.baseline == 125
    assert found.said[Tier.ACT] == "90 to 180, −20 % +25 % of baseline"
    assert range_words(reading(state(), "spo2").band.act) == "from 92"
    assert found.own == {Tier.ACT: (), Tier.STOP: ()}


def test_that_every_value_inside_what_is_shown_crosses_nothing_and_the_next_one_does() -> None:
    now = state()
    for code, band in shown_bands(now).items():
        for end, step in ((band.act.low, -1), (band.act.high, 1)):
            if end is not None:
                assert crossings(now, {code: end}) == ()
                assert crossings(now, {code: end + step})


def test_that_another_limit_is_one_event_for_each_tier_and_counts_from_then_on() -> None:
    made = read({ACT: "100 to 170", STOP: " 90-190 "})
    assert made.bodies == (
        LimitsChanged(code="systolic", tier="act", low=Decimal(100), high=Decimal(170), by="Dr Lang",
                      reason="usual for her"),
        LimitsChanged(code="systolic", tier="stop", low=Decimal(90), high=Decimal(190), by="Dr Lang",
                      reason="usual for her"),
    )  # fmt: skip
    after = state(*(event("10:12", body) for body in made.bodies))
    assert range_words(bands(after)["systolic"].act) == "100 to 170"
    (own,) = reading(after, "systolic").own[Tier.ACT]
    assert own.occurred_at == at("10:12")


@pytest.mark.parametrize(
    ("typed", "place", "sentence"),
    [
        ({ACT: "high"}, ACT, "Write both ends as 90 to 180, or one as from 92 or up to 110."),
        ({ACT: "150 to 110"}, ACT, "150 is not below 110."),
        ({ACT: "110 to 110"}, ACT, "110 is not below 110."),
        ({STOP: "10 to 200"}, STOP, "Systolic pressure lies between 20 and 350 mmHg."),
        ({ACT: "100 to 150.5"}, ACT, "Write it in whole numbers."),
        ({ACT: "100 to 156"}, ACT, "That is the limit that holds now."),
        ({ACT: "up to 170"}, ACT, "Write both ends; now it is 100 to 156."),
        ({ACT: "100 to 190"}, ACT, "To stop above 175 would come before to act above 190."),
        ({STOP: "110 to 175"}, STOP, "To stop below 110 would come before to act below 100."),
        ({ACT: "100 to 180", STOP: "90 to 170"}, STOP, "To stop above 170 would come before to act above 180."),
        ({("sedation", Tier.ACT): "-6 to 2"}, ("sedation", Tier.ACT), "Sedation lies between −5 and 4."),
        ({ACT: BACK}, ACT, "The protocol's own limit holds already."),
    ],
)
def test_that_what_cannot_be_is_said_at_its_field(
    typed: Mapping[tuple[str, Tier], str], place: tuple[str, Tier], sentence: str
) -> None:
    made = read(typed)
    assert made.faults == {place: sentence}
    assert made.bodies == ()


def test_that_empty_fields_change_nothing() -> None:
    assert read({ACT: "", STOP: "  "}) == ReadLimits()


def test_that_the_way_back_strikes_out_all_that_was_set_and_restores_the_protocol() -> None:
    first, second = event("10:12", WIDER), event("10:20", WIDER)
    now = state(first, second)
    made = read({ACT: " Protocol "}, now)
    assert made.bodies == tuple(
        EntryVoided(target=one.event_id, reason="usual for her (Dr Lang)") for one in (first, second)
    )
    after = now
    for body in made.bodies:
        back = event("10:30", body)
        assert refusal(after, back, at("10:30")) == ""
        after = replay([*after.events, back])
    assert range_words(shown_bands(after)["systolic"].act) == "100 to 156"


def test_that_the_way_back_may_not_leave_a_limit_to_stop_at_inside() -> None:
    low = LimitsChanged(code="systolic", tier="stop", low=Decimal(110), high=Decimal(165), by="Dr Lang", reason="frail")
    inner = LimitsChanged(
        code="systolic", tier="act", low=Decimal(115), high=Decimal(150), by="Dr Lang", reason="frail"
    )
    now = state(event("10:12", low), event("10:12", inner))
    assert read({ACT: BACK}, now).faults == {ACT: "To stop below 110 would come before to act below 100."}


def test_that_nothing_is_limited_before_the_check_in() -> None:
    assert limited(SessionState()) == ()
