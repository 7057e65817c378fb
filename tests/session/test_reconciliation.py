"""Given against ordered, and drawn less given less wasted."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from session.bag import hanging, usual_bags
from session.declarations import DrugAccounted
from session.infusion import given_ml
from session.quantities import Amount, AmountUnit
from session.reconciliation import account_findings, reconcile, tolerance
from session.record import FindingKind
from session.state import SessionState, replay
from tests.session.cases import OPENED, ORDER, amended, at, event, history, session, voided

LINES = ("10:00 start 40 mg/h", "11:00 end")


def accounted(drawn: str, wasted: str, *lines: str, lot: str = "KX7") -> SessionState:
    account = DrugAccounted(lot, "50 mL", Decimal(drawn), Decimal(wasted), "B. Osei")
    return replay([*history(*(lines or LINES)), event("11:10", account)])


def test_that_given_is_set_against_the_most_or_the_dose_ordered() -> None:
    found = reconcile(session(*LINES), at("12:00"))
    assert found
    assert (found.given_mg, found.given_ml, found.ordered_mg) == (Fraction(40), Fraction(20), Fraction(60))
    assert found.percent == Fraction(200, 3)
    order = replace(ORDER, dose=Amount(Decimal("0.5"), AmountUnit.MG_KG))
    events = history(*LINES)
    events[0] = replace(events[0], body=replace(OPENED, order=order))
    dosed = reconcile(replay(events), at("12:00"))
    assert dosed
    assert dosed.ordered_mg == Fraction("34.2")


def test_that_what_is_not_known_stays_unknown() -> None:
    found = reconcile(session(*LINES), at("12:00"))
    assert found
    assert (found.drawn_mg, found.wasted_mg, found.balance_mg, found.balances, found.sentence) == (None,) * 4 + ("",)
    assert account_findings(session(*LINES), at("12:00")) == ("The drug has not been accounted for.",)
    assert account_findings(session(LINES[0]), at("10:30")) == ()
    assert account_findings(accounted("500", "460", lot=""), at("12:00")) == ("The lot of the drug is not known.",)


@pytest.mark.parametrize(
    ("drawn", "wasted", "balance", "sentence"),
    [
        ("500", "460", "0.0", ""),
        ("500", "459.8", "0.2", ""),
        ("500", "460.2", "-0.2", ""),
        ("500", "459.7", "0.3", "500 mg drawn, 40.0 mg given, 459.7 mg wasted: 0.3 mg not accounted for."),
        ("500", "461", "-1.0", "500 mg drawn, 40.0 mg given, 461 mg wasted: 1.0 mg more than was drawn."),
    ],
)
def test_that_the_balance_may_be_off_by_what_a_tenth_of_a_ml_holds(
    drawn: str, wasted: str, balance: str, sentence: str
) -> None:
    state = accounted(drawn, wasted)
    found = reconcile(state, at("12:00"))
    assert found
    assert (str(found.balance_mg), found.sentence) == (balance, sentence)
    assert [finding.sentence for finding in state.findings] == ([sentence] if sentence else [])
    assert tolerance(Decimal(2)) == Fraction("0.2")


def test_that_a_late_entry_reckons_the_account_anew() -> None:
    state = accounted("500", "460")
    late = replay([*state.events, event("10:30", "bolus 10 mg", entered="11:20")])
    (finding,) = late.findings
    assert finding.sentence == "500 mg drawn, 50.0 mg given, 460 mg wasted: 10.0 mg more than was drawn."
    assert finding.kind is FindingKind.LIMIT
    assert late.entry(finding.event_id) is not None


def test_that_who_writes_cannot_be_the_witness() -> None:
    account = DrugAccounted("KX7", "50 mL", Decimal(500), Decimal(460), "A. Lindqvist")
    state = replay([*history(*LINES), event("11:10", account)])
    assert [finding.sentence for finding in state.findings] == [
        "A. Lindqvist wrote the account of the drug and cannot witness it."
    ]


def test_that_the_ml_given_follow_each_bag() -> None:
    state = session("10:00 start 40 mg/h", "10:30 bag 250 mg in 250 mL", "10:45 bolus 10 mg", "11:00 end")
    assert given_ml(state.segments, state.boluses, at("11:00")) == 10 + 10 + 20


def test_that_a_late_and_a_corrected_bag_recompute_everything_after_them() -> None:
    events = history("10:00 start 20 mL/h", "11:00 end")
    late = event("10:30", "bag 250 mg in 250 mL", entered="11:05")
    state = replay([*events, late])
    found = reconcile(state, at("12:00"))
    assert found
    assert (found.given_mg, found.given_ml) == (Fraction(30), Fraction(20))
    again = replay([*events, late, amended(late, "10:45", "bag 1000 mg in 250 mL", entered="11:06")])
    fixed = reconcile(again, at("12:00"))
    assert fixed
    assert (fixed.given_mg, fixed.given_ml) == (Fraction(50), Fraction(20))
    struck = reconcile(replay([*events, late, voided(late, entered="11:07")]), at("12:00"))
    assert struck
    assert struck.given_mg == 40


def test_that_the_bag_says_what_is_left_and_when_it_is_empty() -> None:
    order = replace(ORDER, bag_ml=Decimal(50))
    events = history("10:00 start 40 mg/h")
    events[0] = replace(events[0], body=replace(OPENED, order=order))
    bag = hanging(replay(events), at("11:00"))
    assert bag
    assert (bag.ml, bag.left_ml, bag.empty_at) == (Decimal(50), Fraction(30), at("12:30"))
    changed = replay([*events, event("11:00", "bag 100 mg in 100 mL")])
    bag = hanging(changed, at("11:30"))
    assert bag
    assert (bag.left_ml, bag.empty_at) == (Fraction(80), at("13:30"))
    assert usual_bags(changed) == ((Decimal(100), Decimal(50)), (Decimal(100), Decimal(100)))
    ended = hanging(replay([*events, event("10:30", "pause")]), at("12:00"))
    assert ended
    assert (ended.left_ml, ended.empty_at) == (Fraction(40), None)


def test_that_a_bag_of_unknown_volume_says_nothing_and_one_is_never_below_empty() -> None:
    assert hanging(session("10:00 start 40 mg/h"), at("11:00")) is None
    bag = hanging(session("10:00 start 40 mg/h", "10:00 bag 20 mg in 10 mL"), at("12:00"))
    assert bag
    assert bag.left_ml == 0
