"""What overrides a hold, what the decision notes of it, and what a start without it carries."""

from dataclasses import replace

from session.events import Event
from session.screening import Outcome, decision, gate, not_today
from session.screening_items import Background
from session.state import replay
from tests.session.cases import event, history
from tests.session.gate_cases import (
    NOW,
    answered,
    opened,
    outcome,
    override,
    ready,
)


def test_that_a_hard_hold_needs_a_name_and_a_reason() -> None:
    state = ready(answered("psychosis", "yes", "2019"), but=("psychosis",))
    assert outcome(state) is Outcome.HARD
    for by, reason, then in (("", "seen", Outcome.HARD), ("Dr Ferrari", " ", Outcome.HARD),
                             ("Dr Ferrari", "seen", Outcome.GO)):  # fmt: skip
        said = override(state, "psychosis", by, reason)
        assert outcome(ready(answered("psychosis", "yes", "2019"), said, but=("psychosis",))) is then


def test_that_an_override_does_not_cover_what_holds_with_other_words() -> None:
    said = override(ready(answered("psychosis", "yes", "2019"), but=("psychosis",)), "psychosis")
    state = ready(answered("psychosis", "yes", "now"), said, but=("psychosis",))
    assert outcome(state) is Outcome.HARD


def test_that_hard_comes_before_soft_and_open_before_both() -> None:
    soft = ready(answered("fasting", "no"))
    hard = ready(answered("fasting", "no"), answered("equipment", "no"))
    unasked = ready(answered("fasting", "no"), answered("equipment", "no"), but=("liver",))
    assert [outcome(each) for each in (soft, hard, unasked)] == [Outcome.SOFT, Outcome.HARD, Outcome.OPEN]


def test_that_the_decision_notes_all_that_held_and_who_answered_for_it() -> None:
    first = ready(answered("fasting", "no"))
    state = ready(answered("fasting", "no"), override(first, "fasting", "A. Lindqvist", "two sips of tea"))
    (noted,) = decision(gate(state, Background(), NOW)).holds
    assert (noted.hold, noted.severity, noted.by, noted.reason) == (
        "fasting",
        "soft",
        "A. Lindqvist",
        "two sips of tea",
    )
    put_off = not_today(gate(first, Background(), NOW))
    assert put_off.outcome == "not today"
    assert [(each.hold, each.by) for each in put_off.holds] == [("fasting", "")]


def test_that_a_start_without_the_gate_carries_a_finding_and_one_behind_it_none() -> None:
    sentence = "The record does not show that the start gate was passed."
    start = event("10:00", "start 0.4 mg/kg/h")
    base = [event("9:50", opened())]
    passed = event("10:00", decision(gate(ready(), Background(), NOW)))
    put_off = event("9:59", not_today(gate(ready(), Background(), NOW)))

    def found(*events: Event) -> list[str]:
        return [finding.sentence for finding in replay([*base, *events]).findings]

    assert sentence in found(start)
    assert sentence in found(put_off, start)
    later = event("10:01", decision(gate(ready(), Background(), NOW)))
    assert sentence in found(start, later)
    assert sentence not in found(passed, replace(start, event_id=event("10:00", "hr70").event_id))
    assert sentence not in [each.sentence for each in replay(history("10:00 start 0.4 mg/kg/h")).findings]
