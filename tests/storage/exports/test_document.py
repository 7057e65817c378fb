"""What stands in a session's JSON document."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from storage.exports.document import Exported, document
from tests.storage.exports.examples import PATIENT, TEN, Chart

ENVELOPE = [
    "event_id", "session_id", "kind", "schema", "occurred_at", "recorded_at", "actor", "station", "source", "seq",
    "prev_hash", "hash", "body",
]  # fmt: skip


def written(chart: Chart, *, after_min: float = 180, **samples: int) -> dict[str, Any]:
    exported = Exported(chart.session_id, chart.state, PATIENT, samples)
    text = document(exported, TEN + timedelta(minutes=after_min))
    read: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return read


def whole() -> Chart:
    chart = Chart()
    chart.write(-8, "125/78 73 98% r15 p8")
    chart.write(0, "start 0.4 mg/kg/h")
    chart.write(5, "128/80 74 98% p6")
    chart.write(15, "rate 0.5 mg/kg/h")
    chart.write(40, "141/86 78 97% d3 p3")
    chart.write(90, "end")
    chart.write(101, "ready")
    chart.write(126, "left")
    return chart


def test_that_the_keys_are_the_documented_ones() -> None:
    read = written(whole())
    assert list(read) == ["format", "session", "summary", "review", "events", "samples"]
    assert read["format"] == 1
    assert list(read["session"]) == [
        "session_id", "patient", "chair", "weight_kg", "allergies", "identifiers", "course", "course_id", "protocol",
        "order", "nurse", "station", "utc_offset_min", "opened_at", "started_at", "ended_at", "ready_at", "left_at",
    ]  # fmt: skip
    assert list(read["session"]["patient"]) == ["patient_id", "name", "mrn", "born", "sex"]
    assert list(read["session"]["order"]) == [
        "drug", "mg_per_ml", "start_rate", "planned_min", "maximum_mg", "maximum_rate", "step", "bag_ml", "dose", "prn",
    ]  # fmt: skip
    assert list(read["summary"]) == [
        "phase", "as_of", "given_mg", "maximum_mg", "infused_min", "readings", "scores", "pain_first",
        "pain_last", "corrections", "findings", "alerts", "mg_per_kg", "percent_of_maximum", "stopped_early", "outside",
        "rescue", "emergencies", "effects", "overrides", "pain", "pain_on_movement", "ready_after_s", "left_after_s",
        "sentence", "corrected_at", "people",
    ]  # fmt: skip
    assert list(read["summary"]["alerts"]) == [
        "high", "medium", "low", "answered", "unanswered", "without_action", "acted_on", "mistaken",
        "median_answer_s", "each",
    ]  # fmt: skip
    assert list(read["summary"]["readings"]["systolic"]) == [
        "unit", "scale", "peak", "peak_at", "lowest", "lowest_at", "baseline", "rise", "rise_percent", "fall",
        "fall_percent",
    ]  # fmt: skip
    assert all(list(event) == ENVELOPE for event in read["events"])


def test_that_the_header_says_whose_session_it_is_and_from_what_it_was_started() -> None:
    header = written(whole())["session"]
    assert header["patient"] == {
        "patient_id": "01930000-0000-7000-8000-000000000001",
        "name": "Okafor, Miriam",
        "mrn": "004182",
        "born": "1979-03-14",
        "sex": "F",
    }
    assert (header["chair"], header["nurse"], header["station"]) == ("Chair 2", "A. Lindqvist", "bay-1")
    assert header["weight_kg"] == Decimal("68.4")
    assert header["allergies"] == ["penicillin", "latex"]
    assert (header["protocol"]["name"], header["protocol"]["version"]) == ("outpatient-titration", 1)
    assert header["order"]["start_rate"] == {"value": Decimal("0.4"), "unit": "mg/kg/h"}


def test_that_the_header_says_which_infusion_of_a_course_it_was() -> None:
    course_id = UUID("01930000-0000-7000-8000-000000000009")
    header = written(Chart(course=("Induction 3 of 6", course_id)))["session"]
    assert (header["course"], header["course_id"]) == ("Induction 3 of 6", "01930000-0000-7000-8000-000000000009")
    outside = written(Chart())["session"]
    assert (outside["course"], outside["course_id"]) == ("", None)


def test_that_the_scores_that_stand_have_their_total_or_what_is_missing() -> None:
    chart = whole()
    nine = "score aldrete activity=2 respiration=2 circulation=1 consciousness=2 spo2="
    chart.write(100, f"{nine}2")
    chart.write(110, "score pain site=foot rest=3")
    chart.void(chart.write(120, f"{nine}0"), at=121)
    assert written(chart)["summary"]["scores"] == [
        {
            "at": "2026-11-20T11:40:00+01:00",
            "instrument": "aldrete",
            "total": 9,
            "band": "9 or more: discharge criterion met",
            "missing": [],
        },
        {
            "at": "2026-11-20T11:50:00+01:00",
            "instrument": "pain",
            "total": None,
            "band": "",
            "missing": ["movement"],
        },
    ]


def test_that_times_are_the_chairs_own() -> None:
    header = written(whole())["session"]
    assert [header[name] for name in ("opened_at", "started_at", "ended_at", "ready_at", "left_at")] == [
        "2026-11-20T09:50:00+01:00",
        "2026-11-20T10:00:00+01:00",
        "2026-11-20T11:30:00+01:00",
        "2026-11-20T11:41:00+01:00",
        "2026-11-20T12:06:00+01:00",
    ]


def test_that_the_dose_agrees_with_the_hand_calculation() -> None:
    summary = written(whole())["summary"]
    assert summary["given_mg"] == Decimal("49.59")  # 68.4 kg x (0.4 mg/kg/h x 15 min + 0.5 mg/kg/h x 75 min)
    assert summary["infused_min"] == Decimal("90.00")


def test_that_the_summary_has_the_peak_and_the_lowest_of_each_reading_with_its_time() -> None:
    readings = written(whole())["summary"]["readings"]
    assert readings["systolic"] == {
        "unit": "mmHg",
        "scale": "",
        "peak": 141,
        "peak_at": "2026-11-20T10:40:00+01:00",
        "lowest": 125,
        "lowest_at": "2026-11-20T09:52:00+01:00",
        "baseline": 125,
        "rise": 16,
        "rise_percent": 13,
        "fall": 0,
        "fall_percent": 0,
    }
    assert (readings["pain"]["scale"], readings["pain"]["unit"]) == ("NRS 0 to 10", "")
    assert "temperature" not in readings


def test_that_the_summary_says_what_became_of_the_pain() -> None:
    summary = written(whole())["summary"]
    assert (summary["pain_first"], summary["pain_last"]) == (8, 3)


def test_that_findings_are_sentences() -> None:
    chart = whole()
    chart.events[-1:] = []
    event = chart.write(110, "250/130")
    found = [one for one in written(chart)["summary"]["findings"] if one["event_id"] == str(event.event_id)]
    assert [(one["kind"], one["sentence"]) for one in found] == [("limit", "Systolic pressure 250 mmHg is unusual.")]


def test_that_a_running_dose_says_for_which_moment_it_holds() -> None:
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h")
    summary = written(chart, after_min=30)["summary"]
    assert (summary["given_mg"], summary["as_of"]) == (Decimal("13.68"), "2026-11-20T10:30:00+01:00")
    assert written(whole())["summary"]["as_of"] is None


def test_that_a_correction_keeps_both_bodies() -> None:
    chart = Chart()
    wrong = chart.write(5, "p9")
    chart.amend(wrong, "p8", minute=4, at=6)
    *_, original, correction = written(chart)["events"]
    assert original["body"]["readings"] == [{"code": "pain", "value": 9}]
    assert correction["kind"] == "entry.amended"
    assert correction["body"] == {
        "target": str(wrong.event_id),
        "body": {
            "kind": "vitals.recorded",
            "schema": 1,
            "body": {"readings": [{"code": "pain", "value": 8}], "note": "", "confirmed": []},
        },
        "occurred_at": "2026-11-20T10:04:00+01:00",
        "reason": "Misread",
    }


def test_that_a_number_keeps_the_digits_that_were_written() -> None:
    chart = Chart()
    chart.write(5, "given naloxone 0.10 mg iv")
    exported = Exported(chart.session_id, chart.state, PATIENT, {})
    assert '"dose": 0.10' in document(exported, TEN)


def test_that_samples_are_counted_by_code() -> None:
    assert written(Chart(), spo2=57, heart_rate=60)["samples"] == {"heart_rate": 60, "spo2": 57}


def test_that_a_record_without_its_check_in_can_still_be_written() -> None:
    chart = Chart()
    chart.write(5, "p9")
    del chart.events[0]
    read = written(chart)
    assert read["session"]["session_id"] == str(chart.session_id)
    assert read["session"]["order"] is None
    assert [event["kind"] for event in read["events"]] == ["vitals.recorded"]
