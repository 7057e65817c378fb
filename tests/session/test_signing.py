"""A physician's comments and signatures: what may be signed, what a signature covers, what comes after it."""

from dataclasses import replace

import pytest

from session.alert_events import EmergencyStepTaken
from session.declarations import NextTimeAdvised
from session.events import Event, NoteWritten, PatientLeft, VitalsRecorded
from session.events import Reading as Value
from session.handover import NOT_SIGNED_IN, unclaimed, writer_words
from session.handover_events import EntriesClaimed
from session.record import Phase
from session.review_events import CommentWritten, SessionSigned
from session.rules import refusal
from session.signing import (
    MEANINGS,
    claimed_since,
    heads_of,
    signature,
    signed_as_it_is,
    signed_before,
    to_sign,
    unsigned,
)
from session.state import SessionState, apply, replay
from tests.session.cases import OPENED, at, event


def chained(*events: Event) -> tuple[Event, ...]:
    """Return events as a journal has committed them: numbered, each with a hash."""
    return tuple(replace(each, seq=n, hash=f"{n:064x}") for n, each in enumerate(events, 1))


def finished(*more: Event) -> SessionState:
    return replay(
        chained(
            event("09:50", OPENED), event("11:30", NoteWritten("calm")), event("12:00", PatientLeft("went home")), *more
        )
    )


def signed(clock: str, state: SessionState) -> Event:
    return event(clock, signature(state, MEANINGS[0]))


def test_that_a_session_that_is_over_waits_for_its_signature_until_it_has_one() -> None:
    state = finished()
    assert to_sign(state)
    assert not to_sign(finished(signed("13:00", state)))
    assert not to_sign(replay(chained(event("09:50", OPENED))))


def test_that_a_session_that_goes_on_is_not_signed() -> None:
    state = replay(chained(event("09:50", OPENED)))
    assert refusal(state, signed("10:00", state), at("10:00")) == (
        "The session is not over yet. It can be signed once the patient has left."
    )
    assert refusal(finished(), signed("13:00", finished()), at("13:00")) == ""


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (CommentWritten("  "), "A comment needs its words."),
        (SessionSigned(" ", ()), "A signature needs its meaning."),
    ],
)
def test_that_nothing_is_signed_or_commented_without_words(body: CommentWritten | SessionSigned, sentence: str) -> None:
    assert refusal(finished(), event("13:00", body), at("13:00")) == sentence


def test_that_nothing_but_the_record_as_it_is_can_be_signed() -> None:
    state = finished()
    (head,) = heads_of(state.events)
    before = replace(head, seq=head.seq - 1, hash=state.events[-2].hash)
    for heads in ((), (before,), (replace(head, hash="f" * 64),), (head, replace(head, station="bay-9"))):
        signed_so = event("13:00", SessionSigned(MEANINGS[0], heads))
        assert refusal(state, signed_so, at("13:00")).startswith("A signature covers what the record holds")


def test_that_a_signature_covers_every_entry_that_was_there() -> None:
    state = finished()
    (head,) = heads_of(state.events)
    said = signature(state, MEANINGS[1])
    assert (head.seq, head.hash, said.entries) == (3, f"{3:064x}", 3)
    assert said.record == signature(state, MEANINGS[0]).record
    assert signed_as_it_is(state, said)


def test_that_what_was_changed_behind_a_signature_shows() -> None:
    state = finished()
    said = signature(state, MEANINGS[0])
    other = replay(tuple(replace(each, hash="f" * 64) if each.seq == 3 else each for each in state.events))
    assert not signed_as_it_is(other, said)
    assert signature(other, MEANINGS[0]).record != said.record
    changed = finished(event("13:00", said)).events
    assert to_sign(replay(replace(each, hash="f" * 64) if each.seq == 3 else each for each in changed))


def test_that_what_is_not_on_disk_yet_is_not_covered_by_a_signature() -> None:
    state = finished(signed("13:00", finished()))
    assert not to_sign(state)
    assert to_sign(apply(state, event("11:00", NoteWritten("typed in later"))))
    assert not to_sign(apply(state, event("11:00", CommentWritten("Hold at 0.4."))))
    waits = replace(event("13:01", NoteWritten("typed in later")), station="office")
    assert heads_of(apply(state, waits).events) == heads_of(state.events)


def test_that_words_about_a_signed_session_do_not_ask_for_another_signature_and_an_entry_does() -> None:
    first = finished()
    said = signed("13:00", first)
    about = (event("10:40", CommentWritten("Hold at 0.4.")), event("13:02", NextTimeAdvised("Start lower.")))
    assert not to_sign(finished(said, *about))
    late = event("11:00", VitalsRecorded((Value("heart_rate", OPENED.weight_kg),)))
    state = finished(said, *about, late)
    assert to_sign(state)
    (signature_kept,) = state.declared.signatures
    assert [each.body for each in unsigned(state, signature_kept.said)] == [late.body]


def test_that_a_comment_stands_at_its_moment_and_changes_nothing_else() -> None:
    before = finished()
    after = finished(event("10:40", CommentWritten("Hold at 0.4."), entered="13:02"))
    (comment,) = after.declared.comments
    assert (comment.words, comment.at, comment.written_at) == ("Hold at 0.4.", at("10:40"), at("13:02"))
    assert (after.phase, after.findings, after.left_at) == (Phase.LEFT, (), before.left_at)


def test_that_the_same_words_of_the_same_person_are_known_until_something_comes_into_the_record() -> None:
    said = replace(signed("13:00", finished()), actor="Dr L. Sørensen")
    state = finished(said)
    known = signed_before(state, "dr  l. sørensen", MEANINGS[0])
    assert known is not None
    assert known.said == said.body
    assert signed_before(state, "Dr Voss", MEANINGS[0]) is None
    assert signed_before(state, "Dr L. Sørensen", MEANINGS[1]) is None
    late = event("11:00", NoteWritten("typed in later"))
    assert signed_before(finished(said, late), "Dr L. Sørensen", MEANINGS[0]) is None


def test_that_a_comment_that_stands_where_it_was_written_is_about_the_whole_session() -> None:
    whole = event("13:02", CommentWritten("A calm session."))
    pinned = event("10:40", CommentWritten("Hold at 0.4."), entered="13:02")
    assert [one.pinned for one in finished(pinned, whole).declared.comments] == [True, False]


def locked(*more: Event) -> SessionState:
    """Return a session that is over, in which something was recorded while the keyboard was locked."""
    return replay(chained(event("09:50", OPENED), STEP, event("12:00", PatientLeft("went home")), *more))


STEP = replace(event("10:55", EmergencyStepTaken("Stop the infusion")), actor=NOT_SIGNED_IN)
CLAIM = replace(event("13:30", EntriesClaimed((STEP.event_id,))), actor="B. Okoye")


def test_that_who_answers_for_an_entry_after_the_signature_asks_for_no_other_and_shows_as_after_it() -> None:
    said = replace(signed("13:00", locked()), actor="Dr Voss")
    assert refusal(locked(said), CLAIM, at("13:30")) == ""
    state = locked(said, CLAIM)
    assert not to_sign(state)
    (kept,) = state.declared.signatures
    assert signed_as_it_is(state, kept.said)
    assert unsigned(state, kept.said) == ()
    assert [each.event_id for each in claimed_since(state, kept.said)] == [CLAIM.event_id]
    assert signed_before(state, "Dr Voss", MEANINGS[0]) == kept
    assert unclaimed(state) == ()
    assert writer_words(state, STEP) == "not signed in, claimed by B. Okoye"
    assert (state.phase, state.findings, state.left_at) == (Phase.LEFT, (), locked().left_at)
    assert to_sign(locked(said, CLAIM, event("11:00", NoteWritten("typed in later"))))


def test_that_a_claim_before_the_signature_is_signed_with_the_rest() -> None:
    before = locked(CLAIM)
    assert to_sign(before)
    state = locked(CLAIM, signed("14:00", before))
    (kept,) = state.declared.signatures
    assert not to_sign(state)
    assert kept.said.entries == 4
    assert claimed_since(state, kept.said) == ()
