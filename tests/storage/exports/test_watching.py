"""What an export says of alerts, emergencies and limits that were changed."""

from decimal import Decimal

import pytest

from session.alert_events import AlertPersisted, EmergencyClosed, EmergencyOpened, EmergencyStepTaken
from session.declarations import LimitsChanged
from session.events import Body
from tests.storage.exports.examples import Chart, by_program, watched
from tests.storage.exports.test_document import written
from tests.storage.exports.test_table import of_kind, said


def test_that_the_summary_counts_the_alerts() -> None:
    told = written(watched())["summary"]["alerts"]
    assert {name: value for name, value in told.items() if name != "each"} == {
        "high": 1, "medium": 1, "low": 0, "answered": 1, "unanswered": 1, "without_action": 0, "acted_on": 1,
        "mistaken": 0, "median_answer_s": 42,
    }  # fmt: skip


def test_that_the_summary_tells_each_alert_from_its_raising_to_its_end() -> None:
    chart = watched()
    first, second = written(chart)["summary"]["alerts"]["each"]
    assert first == {
        "event_id": str(chart.events[2].event_id),
        "cause": "spo2",
        "about": "oxygen saturation",
        "worst": "high",
        "sentence": "Below 88.",
        "raised_at": "2026-11-20T10:10:00+01:00",
        "times_said": 2,
        "cleared_at": "2026-11-20T10:15:00+01:00",
        "lasted_s": 300,
        "open_at_leaving": False,
        "answered_after_s": 42,
        "acted": True,
        "device": "Monitor S/5",
        "answers": [
            {
                "at": "2026-11-20T10:10:42+01:00",
                "by": "B. Moreau",
                "action": "Seen, watching",
                "acted": False,
                "note": "",
            },
            {
                "at": "2026-11-20T10:12:30+01:00",
                "by": "A. Lindqvist",
                "action": "Probe checked",
                "acted": True,
                "note": "cold hand",
            },
        ],
    }
    assert (second["cause"], second["open_at_leaving"], second["lasted_s"]) == ("pressure", True, 1200)
    assert (second["answered_after_s"], second["acted"], second["answers"]) == (None, None, [])


def test_that_a_session_without_alerts_has_none_and_no_median() -> None:
    told = written(Chart())["summary"]["alerts"]
    assert (told["each"], told["median_answer_s"], told["high"]) == ([], None, 0)


def test_that_each_step_of_an_alert_has_rows() -> None:
    chart = watched()
    by_program(chart, 110, AlertPersisted(cause="pressure", priority="medium", sentence="Still above 180."))
    assert said(chart, "alert.raised")[:6] == [
        ("alert", "spo2", ""),
        ("priority", "medium", ""),
        ("said", "Below 92.", ""),
        ("advice", "Rouse.", ""),
        ("latched", "yes", ""),
        ("device", "Monitor S/5", ""),
    ]
    assert said(chart, "alert.worsened") == [
        ("alert", "spo2", ""), ("priority", "high", ""), ("said", "Below 88.", ""), ("advice", "Pause.", ""),
        ("device", "Monitor S/5", ""),
    ]  # fmt: skip
    assert said(chart, "alert.persisted")[0] == ("alert", "pressure", "")
    assert said(chart, "alert.acknowledged")[3:] == [
        ("alert", "spo2", ""), ("action", "Probe checked", ""), ("acted", "yes", ""), ("note", "cold hand", ""),
    ]  # fmt: skip
    assert said(chart, "alert.cleared") == [("alert", "spo2", ""), ("said", "97 %: back within the limits.", "")]
    assert {row["source"] for row in of_kind(chart, "alert.raised")} == {"program"}
    assert {row["recorded_by"] for row in of_kind(chart, "alert.acknowledged")} == {"B. Moreau", "A. Lindqvist"}


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (EmergencyOpened("Allergic reaction"), [("emergency", "Allergic reaction", "")]),
        (EmergencyStepTaken("Lie flat, legs up"), [("emergency_step", "Lie flat, legs up", "")]),
        (EmergencyClosed(), [("emergency", "over", "")]),
        (EmergencyClosed("settled"), [("emergency", "over", ""), ("note", "settled", "")]),
    ],
)
def test_that_what_is_done_in_an_emergency_has_rows(body: Body, rows: list[tuple[str, str, str]]) -> None:
    chart = Chart()
    chart.add(5, body)
    assert said(chart, body.KIND) == rows


def test_that_limits_of_one_patient_have_both_ends_also_where_one_is_open() -> None:
    chart = Chart()
    limits = LimitsChanged(code="systolic", tier="act", low=None, high=Decimal(170), by="Dr Voss", reason="known")
    chart.add(5, limits)
    assert said(chart, "limits.changed") == [
        ("act_systolic_low", "none", ""),
        ("act_systolic_high", "170", "mmHg"),
        ("set_by", "Dr Voss", ""),
        ("reason", "known", ""),
    ]
