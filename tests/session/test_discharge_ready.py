"""Ready and left against the criteria: refused while it is planned, recorded with a finding where it has happened."""

from hypothesis import given
from hypothesis import strategies as st

from session.discharge import criteria, ready_refusal, unmet
from session.events import Event, NoteWritten
from session.state import SessionState, apply, replay
from tests.session.cases import FORM_LINES, at, event, session
from tests.session.discharges import LATER, RECOVERY, YES, answered, of, override, recovery, well
from tests.session.strategies import histories


def sentences(state: SessionState) -> list[str]:
    return [each.sentence for each in state.findings]


def but(*lines: str) -> list[Event]:
    """Return a recovery in which all was done, with more lines behind it."""
    return [*well(), *(event(*line.split(maxsplit=1)) for line in lines)]


def test_that_how_many_criteria_hold_is_said() -> None:
    assert ready_refusal(recovery(), at("11:31")) == "11 criteria for leaving are not met."
    assert ready_refusal(replay(but("12:30:30 n2")), at(LATER)) == "1 criterion for leaving is not met."
    assert ready_refusal(replay(well()), at(LATER)) == ""


def test_that_nothing_is_refused_outside_recovery() -> None:
    assert ready_refusal(session(), at("9:55")) == ""
    assert ready_refusal(replay(but("12:31 ready", "12:32 n3")), at("12:33")) == ""


def test_that_an_override_covers_the_same_sentence_as_time_goes_by() -> None:
    state = recovery()
    state = apply(state, override("11:32", of(state, "minutes", "11:32")))
    for clock in ("11:33", "12:20"):
        found = of(state, "minutes", clock)
        assert found.met is False
        assert found.override is not None
        assert (found.override.said.by, found.settled) == ("Dr Berg", True)


def test_that_an_override_does_not_cover_another_value() -> None:
    state = replay(but("12:30:30 n2"))
    state = apply(state, override("12:31", of(state, "nausea")))
    assert unmet(state, at("12:32")) == ()
    worse = apply(state, event("12:32", "n3"))
    assert [each.key for each in unmet(worse, at("12:33"))] == ["nausea"]


def test_that_an_override_of_what_was_unknown_does_not_cover_what_is_known() -> None:
    state = recovery(*RECOVERY[:1], more=tuple(answered("12:30", *YES)))
    state = apply(state, override("12:30:30", of(state, "nausea")))
    assert of(state, "nausea").settled
    assert not of(apply(state, event("12:31", "n3")), "nausea", "12:32").settled


def test_that_an_override_of_an_earlier_recovery_does_not_count_again() -> None:
    state = recovery()
    again = (event("11:40", "start 0.4 mg/kg/h"), event("11:50", "end"))
    early = override("11:32", of(state, "minutes", "11:32"))
    assert of(recovery(more=(early, *again)), "minutes", "11:55").override is None


def test_that_ready_with_everything_met_has_no_finding() -> None:
    assert sentences(replay(but("12:31 ready", "12:50 left"))) == []


def test_that_ready_too_early_carries_one_finding_that_names_what_was_not_shown() -> None:
    assert sentences(replay(but("12:30:30 n2", "12:31 ready"))) == [
        "Ready, though 1 criterion was not shown to be met: Nausea 2 of 3, not 1 of 3 or less."
    ]
    (finding,) = sentences(recovery("11:50 ready"))
    assert finding.startswith("Ready, though 11 criteria were not shown to be met: Recovery has lasted less than 60")


def test_that_what_somebody_answered_for_is_no_finding() -> None:
    state = replay(but("12:30:30 n2"))
    state = apply(state, override("12:30:40", of(state, "nausea")))
    assert sentences(apply(state, event("12:31", "ready"))) == []


def test_that_leaving_without_having_been_found_ready_carries_a_finding() -> None:
    assert sentences(replay(but("12:31 left"))) == ["Left, though the patient was not found ready to leave."]


def test_that_a_protocol_that_asks_for_nothing_holds_nobody() -> None:
    assert sentences(session(*FORM_LINES)) == []


@given(histories(), st.integers(-30, 300))
def test_that_a_note_never_changes_a_criterion(history: list[Event], minute: int) -> None:
    state, now = replay(history), at("10:00").replace(hour=15)
    noted = apply(state, event(f"{10 + minute // 60}:{minute % 60:02d}", NoteWritten("Comfortable.")))
    assert criteria(noted, now) == criteria(state, now)


@given(st.lists(st.sampled_from([*range(len(well()))]), unique=True), st.integers(1, 200))
def test_that_unknown_is_never_met_and_only_all_met_lets_go(left_out: list[int], minute: int) -> None:
    """Whatever of a whole recovery is left out, ready is free exactly where every criterion was shown to be met."""
    whole = well()
    kept = [one for place, one in enumerate(whole) if place == 0 or place not in left_out]
    state, now = replay(kept), at(f"{11 + (30 + minute) // 60}:{(30 + minute) % 60:02d}")
    found = criteria(state, now)
    for each in found:
        assert each.settled is (each.met is True)
        assert bool(each.sentence) is (each.met is not True)
    if state.ended_at:
        assert (ready_refusal(state, now) == "") is all(each.met is True for each in found)
