"""The facts of a session in words, each with its moment."""

from datetime import timedelta
from decimal import Decimal

from session.alert_events import EmergencyClosed, EmergencyOpened
from session.declarations import DrugAccounted, HoldOverridden
from session.events import NoteWritten, ScoreItem, ScoreRecorded
from session.state import SessionState
from session.summary import summarise
from tests.storage.exports.examples import TEN, Chart
from ui.review.fact_faces import FactFace, fact_faces
from ui.theme.priority import Priority

NOON = TEN + timedelta(hours=2)


def facts(chart: Chart) -> tuple[FactFace, ...]:
    return fact_faces(chart.state, summarise(chart.state, NOON))


def told(chart: Chart) -> list[tuple[str, float, Priority]]:
    return [(one.words, (one.moment - TEN) / timedelta(minutes=1), one.priority) for one in facts(chart)]


def frightened() -> Chart:
    """Return a session that was stopped early, with something in every fact."""
    chart = Chart()
    chart.add(-5, HoldOverridden("gate", "escort", "No escort is named.", "Dr Lang", "comes at noon"))
    for minute, line in (
        (-8, "125/78 98% p8"), (0, "start 0.4 mg/kg/h"), (10, "186/90 97%"), (18, "130/80 97%"),
        (30, "effect nausea mild"), (31, "given ondansetron 4 mg iv"), (44, "effect nausea over"),
        (45, "effect anxiety severe"), (46, "given midazolam 1 mg iv"), (48, "end; anxiety"),
    ):  # fmt: skip
        chart.write(minute, line)
    chart.add(46, EmergencyOpened("Chest pain"))
    chart.add(47, EmergencyClosed("settled"))
    chart.void(chart.write(60, "hr18"), at=61)
    chart.add(62, NoteWritten("Wants to try again."), actor="B. Moreau")
    return chart


def test_that_every_fact_is_told_with_its_moment_what_is_wrong_first() -> None:
    assert told(frightened()) == [
        ("Stopped early at 0:48: anxiety", 48, Priority.HIGH),
        ("Emergency at 0:46: Chest pain, over at 0:47", 46, Priority.HIGH),
        ("Systolic +49 % for 8 min, from 0:10, 8 min beyond the limit to stop at", 10, Priority.HIGH),
        ("Anxiety, severe, from 0:45, not over", 45, Priority.MEDIUM),
        ("Nausea, mild, 0:30 to 0:44, ondansetron 4 mg at 0:31", 30, Priority.NONE),
        ("Rescue: midazolam 1 mg at 0:46", 46, Priority.NONE),
        ("Overridden at the gate: No escort is named. Dr Lang: comes at noon", -5, Priority.NONE),
        ("“Wants to try again.” B. Moreau", 62, Priority.NONE),
        ("1 entry corrected", 60, Priority.NONE),
        ("Written by A. Lindqvist, B. Moreau", 61 + 1, Priority.NONE),
    ]


def test_that_how_the_time_outside_was_reckoned_can_be_read() -> None:
    (outside,) = (one for one in facts(frightened()) if one.words.startswith("Systolic"))
    assert outside.how == (
        "Reckoned from each value to the next, for one interval between checks at most or until its alert ended."
    )


def test_that_the_account_is_a_reminder_only_where_it_does_not_balance() -> None:
    chart = Chart()
    chart.write(0, "start 40 mg/h")
    chart.write(90, "end")
    chart.add(95, DrugAccounted("KX7", "bag", Decimal(100), Decimal(40), "B. Osei"))
    assert told(chart) == [("Account balances", 95, Priority.NONE)]
    chart.add(96, DrugAccounted("KX7", "bag", Decimal(100), Decimal(30), "B. Osei"))
    assert told(chart) == [("Account off by 10.0 mg", 96, Priority.MEDIUM)]


def test_that_pain_on_movement_at_a_further_site_is_a_fact() -> None:
    chart = Chart()
    chart.write(0, "start 40 mg/h")
    for minute, site in ((1, "left foot"), (2, "right hand")):
        chart.add(minute, ScoreRecorded("pain", (ScoreItem("site", site), ScoreItem("movement", "6"))))
    assert told(chart) == [("Pain on movement 6, right hand", 2, Priority.NONE)]


def test_that_there_are_no_facts_without_a_session() -> None:
    assert fact_faces(SessionState(), summarise(SessionState(), NOON)) == ()
    assert facts(Chart()) == ()


def test_that_before_the_start_a_replay_counts_to_the_zero_of_its_chart() -> None:
    chart = Chart()
    chart.write(-6, "effect nausea mild")
    told = fact_faces(chart.state, summarise(chart.state, TEN), TEN)
    assert any("−0:06" in one.words for one in told)
