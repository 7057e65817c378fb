"""A session passes into other hands in one signed line, and what was recorded while nobody was signed in is claimed."""

from dataclasses import replace

import pytest

from session.alert_events import EmergencyOpened, EmergencyStepTaken
from session.events import Body, Event
from session.handover import NOT_SIGNED_IN, handover, last_hand, told, unclaimed, writer_words
from session.handover_events import EntriesClaimed, ShiftHandedOver
from session.rules import refusal
from session.spoken import people
from session.state import SessionState, apply, replay
from session.wording import fact_text
from tests.session.cases import PATIENT, at, event, history

LINES = ("9:55 125/78 73 98%", "10:00 start 0.4 mg/kg/h", "10:15 rate 0.5 mg/kg/h", "10:44 effect nausea moderate")


def by(actor: str, one: Event) -> Event:
    return replace(one, actor=actor)


def refused(state: SessionState, body: Body, actor: str) -> str:
    return refusal(state, by(actor, event("11:00", body)), at("11:00"))


@pytest.mark.parametrize(
    ("lines", "clock", "words"),
    [
        ((), "9:52", "not started"),
        (LINES, "10:52", "0:52; rate 0.50 mg/kg/h; nausea, moderate; check overdue since 10:05"),
        ((*LINES, "10:50 131/80 74 98%"), "10:52", "0:52; rate 0.50 mg/kg/h; nausea, moderate; next check 11:05"),
        ((*LINES, "10:50 pause"), "10:52", "0:50, paused; rate 0.50 mg/kg/h; nausea, moderate;"),
        ((*LINES, "11:00 end; as planned"), "11:01", "infusion ended 11:00 after 1:00; nausea, moderate;"),
    ],
)
def test_that_how_it_stands_is_told_in_one_line(lines: tuple[str, ...], clock: str, words: str) -> None:
    assert told(replay(history(*lines)), at(clock)).startswith(words)


def test_that_an_emergency_is_told_first() -> None:
    state = replay([*history(*LINES), event("10:50", EmergencyOpened("Hypertension"))])
    assert "; emergency: Hypertension; nausea, moderate; " in told(state, at("10:52"))


def test_that_a_handover_names_both_and_never_the_patient() -> None:
    body = handover(replay(history(*LINES)), "A. Lindqvist", "B. Okoye", at("10:52"))
    assert fact_text(body).startswith("Taken over by B. Okoye from A. Lindqvist: 0:52; rate 0.50 mg/kg/h; nausea,")
    assert str(PATIENT) not in fact_text(body)


def test_that_who_took_over_has_the_session_in_hand() -> None:
    state = replay(history(*LINES))
    after = apply(state, by("B. Okoye", event("10:52", handover(state, "A. Lindqvist", "B. Okoye", at("10:52")))))
    assert last_hand(after) == "B. Okoye"
    assert [one.said.to for one in after.declared.handovers] == ["B. Okoye"]
    locked = apply(after, by(NOT_SIGNED_IN, event("10:55", EmergencyStepTaken("Stop the infusion"))))
    assert last_hand(locked) == "B. Okoye"


def test_that_what_was_recorded_while_locked_is_somebodys_once_it_is_claimed() -> None:
    step = by(NOT_SIGNED_IN, event("10:55", EmergencyStepTaken("Stop the infusion")))
    state = replay([*history(*LINES), step])
    assert [entry.event.event_id for entry in unclaimed(state)] == [step.event_id]
    assert writer_words(state, step) == "not signed in"
    claim = EntriesClaimed((step.event_id,))
    assert refused(state, claim, "B. Okoye") == ""
    claimed = apply(state, by("B. Okoye", event("11:00", claim)))
    assert unclaimed(claimed) == ()
    assert writer_words(claimed, step) == "not signed in, claimed by B. Okoye"
    assert people(state)[-1] == NOT_SIGNED_IN
    assert NOT_SIGNED_IN not in people(claimed)
    assert refused(claimed, claim, "A. Lindqvist") == "There is no such entry to answer for."


def test_that_nobody_answers_for_somebody_elses_entry_or_without_being_signed_in() -> None:
    events = history(*LINES)
    state = replay(events)
    assert refused(state, EntriesClaimed((events[-1].event_id,)), "B. Okoye") == "There is no such entry to answer for."
    assert refused(state, EntriesClaimed(()), "B. Okoye") == "There is no such entry to answer for."
    assert refused(state, ShiftHandedOver("A", "B", "0:52"), NOT_SIGNED_IN) == "Nobody is signed in. Sign in first."
    assert refused(state, ShiftHandedOver("A", " ", "0:52"), "B") == "Write who takes over."
