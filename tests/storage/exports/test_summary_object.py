"""What a document says a session came to besides its figures."""

from decimal import Decimal

from session.alert_events import EmergencyClosed, EmergencyOpened
from session.declarations import HoldOverridden
from session.events import NoteWritten, ScoreItem, ScoreRecorded
from tests.storage.exports.examples import Chart
from tests.storage.exports.test_document import written


def eventful() -> Chart:
    """Return a session in which much was to be told."""
    chart = Chart()
    chart.add(-5, HoldOverridden("gate", "escort", "No escort.", "Dr Lang", "comes at noon"))
    for minute, line in (
        (-8, "125/78 98% p8"), (0, "start 0.4 mg/kg/h"), (10, "158/90 96%"), (20, "130/80 97%"),
        (30, "effect nausea mild"), (31, "given ondansetron 4 mg iv"), (44, "effect nausea over"), (48, "end; anxiety"),
        (60, "p3"), (61, "ready"),
    ):  # fmt: skip
        chart.write(minute, line)
    chart.add(40, EmergencyOpened("Chest pain"))
    chart.add(42, EmergencyClosed("settled"))
    chart.add(62, ScoreRecorded("pain", (ScoreItem("site", "left foot"), ScoreItem("movement", "6"))))
    chart.add(63, NoteWritten("Wants the same music."))
    chart.write(70, "left")
    return chart


def test_that_what_stood_outside_is_told_in_seconds_with_its_stretches() -> None:
    (found,) = written(eventful())["summary"]["outside"]
    assert {name: value for name, value in found.items() if name != "stretches"} == {
        "code": "systolic", "began_at": "2026-11-20T10:10:00+01:00", "outside_s": 600, "stop_s": 0,
        "worst": 158, "worst_at": "2026-11-20T10:10:00+01:00", "worst_tier": "act",
    }  # fmt: skip
    assert found["stretches"] == [
        {"start": "2026-11-20T10:10:00+01:00", "end": "2026-11-20T10:20:00+01:00", "tier": "act", "value": 158}
    ]


def test_that_the_early_stop_the_effects_and_what_they_were_treated_with_are_told() -> None:
    summary = written(eventful())["summary"]
    stopped = summary["stopped_early"]
    assert (stopped["after_s"], stopped["flowed_s"], stopped["planned_s"], stopped["why"]) == (
        2880,
        2880,
        5400,
        "anxiety",
    )
    (effect,) = summary["effects"]
    assert (effect["effect"], effect["worst"], effect["over_at"]) == ("nausea", "mild", "2026-11-20T10:44:00+01:00")
    assert effect["treated_with"] == summary["rescue"]
    (drug,) = summary["rescue"]
    assert (drug["drug"], drug["dose"], drug["unit"], drug["meant_for"]) == (
        "ondansetron",
        4,
        "mg",
        "nausea or vomiting",
    )


def test_that_emergencies_overrides_pain_and_people_are_told() -> None:
    summary = written(eventful())["summary"]
    (emergency,) = summary["emergencies"]
    assert (emergency["title"], emergency["ended_at"]) == ("Chest pain", "2026-11-20T10:42:00+01:00")
    (override,) = summary["overrides"]
    assert (override["stage"], override["sentence"], override["by"]) == ("gate", "No escort.", "Dr Lang")
    assert (summary["pain"]["first"], summary["pain"]["last"]) == (8, 3)
    assert [(one["site"], one["last"]) for one in summary["pain_on_movement"]] == [("left foot", 6)]
    assert (summary["sentence"]["words"], summary["people"]) == ("Wants the same music.", ["A. Lindqvist"])
    assert (summary["ready_after_s"], summary["left_after_s"]) == (780, 1320)
    assert (summary["mg_per_kg"], summary["percent_of_maximum"]) == (Decimal("0.32"), 36)


def test_that_a_session_that_was_not_started_has_nothing_to_tell() -> None:
    summary = written(Chart())["summary"]
    assert (summary["stopped_early"], summary["outside"], summary["sentence"], summary["pain"]) == (
        None,
        [],
        None,
        None,
    )
