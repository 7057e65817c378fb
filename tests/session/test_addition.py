"""What is typed to add to a finished record, read as an entry of it or refused in a sentence."""

from decimal import Decimal

import pytest

from session.addition import Typed, Way, read_addition
from session.events import DrugGiven, EntryAddedLate, EntryAmended, EntryVoided
from session.problems import Refused
from session.review_events import AddendumWritten
from session.state import replay
from tests.session.cases import at, history

STATE = replay(history("9:52 125/78 73 98% p8", "10:00 start 0.4 mg/kg/h", "11:30 end", "12:00 ready", "12:06 left"))
READINGS = STATE.entries[1]


def refused(typed: Typed) -> str:
    with pytest.raises(Refused) as problem:
        read_addition(STATE, typed)
    return problem.value.sentence


def test_that_an_addendum_is_its_words() -> None:
    added = read_addition(STATE, Typed(way=Way.ADDENDUM, words="  Her brother\n drove. "))
    assert (added.body, added.at) == (AddendumWritten("Her brother drove."), None)


def test_that_a_late_entry_is_a_line_with_its_time() -> None:
    typed = Typed(way=Way.LATE, words="given ondansetron 4 mg iv @10:40", reason="drug chart")
    added = read_addition(STATE, typed)
    assert added.body == EntryAddedLate(body=DrugGiven("ondansetron", Decimal(4), "mg", "iv"), reason="drug chart")
    assert added.at == at("10:40")


def test_that_a_correction_keeps_the_moment_of_its_entry_unless_another_is_written() -> None:
    for words, moment in (("126/78 73", at("9:52")), ("126/78 73 @9:55", at("9:55"))):
        added = read_addition(STATE, Typed(way=Way.CORRECTION, words=words, reason="slip", target=READINGS))
        assert isinstance(added.body, EntryAmended)
        assert (added.body.target, added.body.occurred_at) == (READINGS.event.event_id, moment)


def test_that_a_retraction_needs_its_entry_and_its_reason() -> None:
    added = read_addition(STATE, Typed(way=Way.RETRACTION, reason="other patient", target=READINGS))
    assert added.body == EntryVoided(target=READINGS.event.event_id, reason="other patient")
    assert refused(Typed(way=Way.RETRACTION, reason="slip")).startswith("Choose in the record")
    assert refused(Typed(way=Way.RETRACTION, target=READINGS)) == "Write why, for whoever reads this later."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("given ondansetron 4 mg iv", "Write when it happened, such as @10:35."),
        ("bolus 5 mg rate 0.5 mg/kg/h @10:40", "Write one thing a line: rate needs a line of its own."),
        ("", "Write one thing, as in the entry line: 138/83 76 @10:20."),
    ],
)
def test_that_what_is_missing_is_said(words: str, sentence: str) -> None:
    assert refused(Typed(way=Way.LATE, words=words, reason="drug chart")) == sentence


def test_that_what_is_unusual_is_asked_about() -> None:
    added = read_addition(STATE, Typed(way=Way.LATE, words="251/104 @10:40", reason="read off the monitor"))
    assert added.doubts
