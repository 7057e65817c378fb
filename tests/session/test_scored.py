"""What a recorded score comes to: computed from its items, never from a total that was kept."""

import pytest

from session.events import ScoreItem, ScoreRecorded
from session.record import FindingKind
from session.scored import score_chip, score_flag, score_of, score_text
from session.wording import full_text
from tests.session.cases import at, fact, session

STARTED = "10:00 start 0.4 mg/kg/h"
NEWS2 = (
    "score news2 respiration=16 spo2_scale=1 oxygen=air spo2=97 systolic=128 pulse=72 consciousness=A temperature=36.8"
)
NINE = "score aldrete activity=2 respiration=2 circulation=1 consciousness=2 spo2=2"


def recorded(line: str) -> ScoreRecorded:
    found = fact(line)
    assert isinstance(found, ScoreRecorded)
    return found


@pytest.mark.parametrize(
    ("line", "text", "flag"),
    [
        (NINE, "Aldrete 9 of 10", "Aldrete 9"),
        (NEWS2, "NEWS2 0 of 20", "NEWS2 0"),
        ("score aldrete activity=2 respiration=2 circulation=1 spo2=2",
         "Aldrete, incomplete: consciousness missing", "Aldrete, incomplete"),
        ("score news2 systolic=128 pulse=0 consciousness=A temperature=36.8",
         "NEWS2, incomplete: respiration, SpO₂ scale, oxygen and SpO₂ missing", "NEWS2, incomplete"),
        ('score pain site="left foot" rest=3 movement=6', "Pain 6 of 10, left foot", "Pain 6"),
        ('score pain site="left foot" movement=6', "Pain, left foot, incomplete: rest missing", "Pain, incomplete"),
        ("score rass rass=-1", "RASS −1", "RASS −1"),
        ("score poss poss=s", "POSS S", "POSS S"),
    ],
)  # fmt: skip
def test_that_a_score_has_its_words_in_the_record_and_on_the_chart(line: str, text: str, flag: str) -> None:
    body = recorded(line)
    assert (score_text(body), score_flag(body)) == (text, flag)


def test_that_the_note_stands_behind_a_score() -> None:
    assert full_text(recorded(f"{NINE}; on air")) == "Aldrete 9 of 10. “on air”"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (ScoreRecorded("gcs", (ScoreItem("eyes", "4"), ScoreItem("verbal", "5"))), "Score gcs: eyes 4, verbal 5"),
        (ScoreRecorded("gcs", ()), "Score gcs"),
        (ScoreRecorded("aldrete", (ScoreItem("mood", "2"),)), "Score aldrete: mood 2"),
        (ScoreRecorded("aldrete", (ScoreItem("activity", "9"),)), "Score aldrete: activity 9"),
        (ScoreRecorded("news2", (ScoreItem("pulse", "fast"),)), "Score news2: pulse fast"),
    ],
)
def test_that_a_score_this_program_cannot_count_is_shown_as_it_was_written(body: ScoreRecorded, text: str) -> None:
    assert score_of(body) is None
    assert (score_text(body), score_chip(body), score_flag(body)) == (text, text, body.instrument)


def test_that_a_score_changes_no_phase_and_answers_no_check() -> None:
    state = session(STARTED, f"10:05 {NINE}")
    before = session(STARTED)
    assert (state.phase, state.checks, state.changes) == (before.phase, before.checks, before.changes)
    assert state.entries[-1].occurred_at == at("10:05")
    assert state.findings == ()


@pytest.mark.parametrize("lines", [[STARTED], [STARTED, "10:05 pause"]])
def test_that_a_score_for_recovery_taken_during_the_infusion_is_pointed_out(lines: list[str]) -> None:
    (finding,) = session(*lines, f"10:10 {NEWS2}").findings
    assert finding.kind is FindingKind.LIMIT
    assert finding.sentence == "NEWS2 is for recovery; during the infusion it scores the drug's own effect."


def test_that_a_score_for_recovery_is_in_its_place_after_the_end() -> None:
    assert session(STARTED, "11:00 end", f"11:10 {NEWS2}").findings == ()
