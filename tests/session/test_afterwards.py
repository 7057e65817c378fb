"""What may still come into a record that is finished: an addendum, a late entry, a correction, a retraction."""

from decimal import Decimal

from session.events import (
    Body,
    DrugGiven,
    EntryAddedLate,
    EntryAmended,
    EntryVoided,
    Event,
    PatientLeft,
    VitalsRecorded,
)
from session.events import Reading as Value
from session.record import Entry, Phase
from session.review_events import AddendumWritten
from session.rules import refusal
from session.state import SessionState, replay
from tests.session.cases import at, event, history

LINES = (
    "9:52 125/78 73 98% p8",
    "10:00 start 0.4 mg/kg/h",
    "10:40 83/138 76",
    "11:30 end",
    "12:00 ready",
    "12:06 left",
)
GIVEN = DrugGiven("ondansetron", Decimal(4), "mg", "iv")


def finished(*more: Event) -> SessionState:
    return replay([*history(*LINES[:2], *LINES[3:]), *more])


def refused(body: Body, clock: str = "10:40", state: SessionState | None = None) -> str:
    return refusal(state or finished(), event(clock, body, entered="15:00"), at("15:00"))


def late(clock: str = "10:40") -> Event:
    return event(clock, EntryAddedLate(body=GIVEN, reason="found on the drug chart"), entered="15:00")


def of(state: SessionState, added: Event) -> Entry:
    entry = state.entry(added.event_id)
    assert entry
    return entry


def test_that_what_happened_is_added_late_with_its_reason_and_stands_at_its_moment() -> None:
    assert refused(EntryAddedLate(body=GIVEN, reason="found on the drug chart")) == ""
    assert refused(EntryAddedLate(body=GIVEN, reason=" ")) == "An entry that is added late needs its reason."
    added = late()
    state = finished(added)
    entry = of(state, added)
    assert (entry.body, entry.original, entry.occurred_at) == (GIVEN, GIVEN, at("10:40"))
    assert entry.late_by
    assert (state.phase, state.left_at, state.findings) == (Phase.LEFT, finished().left_at, ())


def test_that_what_does_not_fit_what_happened_is_not_added_late_either() -> None:
    assert "12:06" in refused(EntryAddedLate(body=GIVEN, reason="forgotten"), "12:30")
    assert refused(EntryAddedLate(body=PatientLeft(), reason="forgotten"), "11:45") != ""


def test_that_what_was_added_late_is_corrected_and_retracted_like_any_entry() -> None:
    added = late()
    body = DrugGiven("ondansetron", Decimal(8), "mg", "iv")
    amended = EntryAmended(target=added.event_id, body=body, occurred_at=at("10:41"), reason="8 mg")
    state = finished(added)
    assert refused(amended, state=state) == ""
    entry = of(finished(added, event("15:10", amended)), added)
    assert (entry.original, entry.body, entry.occurred_at) == (GIVEN, body, at("10:41"))
    assert refused(EntryVoided(target=added.event_id, reason="other patient"), state=state) == ""


def test_that_a_finished_record_is_corrected_with_a_reason_and_the_original_stays() -> None:
    first = finished()
    readings = first.entries[1]
    assert isinstance(readings.body, VitalsRecorded)
    body = VitalsRecorded((Value("heart_rate", Decimal(74)),))
    amended = EntryAmended(target=readings.event.event_id, body=body, occurred_at=readings.occurred_at, reason="slip")
    assert refused(amended, "13:00", first) == ""
    without = EntryAmended(target=readings.event.event_id, body=body, occurred_at=readings.occurred_at, reason="")
    assert refused(without, "13:00", first) == "A correction needs its reason."
    entry = of(replay([*first.events, event("13:00", amended)]), readings.event)
    assert (entry.original, entry.body, entry.reason) == (readings.body, body, "slip")


def test_that_an_addendum_is_words_of_their_own_and_can_be_retracted() -> None:
    assert refused(AddendumWritten(" "), "15:00") == "An addendum needs its words."
    added = event("15:00", AddendumWritten("Her brother drove her home."))
    state = finished(added)
    assert [one.words for one in state.declared.addenda] == ["Her brother drove her home."]
    assert (state.phase, state.findings) == (Phase.LEFT, ())
    assert refused(EntryVoided(target=added.event_id, reason="other patient"), "15:00", state) == ""


def test_that_nothing_is_added_to_a_session_that_goes_on() -> None:
    running = replay(history(*LINES[:2]))
    sentence = "The session is not over yet. Write it in the entry line."
    for body in (AddendumWritten("words"), EntryAddedLate(body=GIVEN, reason="late")):
        assert refused(body, "10:10", running) == sentence


def test_that_a_plain_entry_is_refused_once_the_record_is_finished() -> None:
    assert refused(GIVEN) == "The record is finished and can only be read."
