"""What stands in the rows of a session's table."""

import csv
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from uuid import UUID

import pytest

from session.events import ClockJumped, RecordingResumed
from session.quantities import Amount, AmountUnit, Rate, RateUnit
from session.state import SessionState
from storage.exports.table import COLUMNS, table
from tests.storage.exports.examples import ORDER, Chart


def rows(state: SessionState) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table(state), newline="")))


def of_kind(chart: Chart, kind: str) -> list[dict[str, str]]:
    return [row for row in rows(chart.state) if row["kind"] == kind]


def said(chart: Chart, kind: str) -> list[tuple[str, str, str]]:
    return [(row["name"], row["value"], row["unit"]) for row in of_kind(chart, kind)]


def test_that_the_heading_names_exactly_the_agreed_columns() -> None:
    first, *_ = table(Chart().state).split("\r\n")
    assert first == "occurred_at,elapsed_min,kind,name,value,unit,source,status,recorded_by"
    assert tuple(first.split(",")) == COLUMNS


def test_that_each_value_of_a_line_has_a_row_of_its_own() -> None:
    chart = Chart()
    chart.write(5, "128/80 74 98% r15 t36.8 p8 s-1; settled")
    assert said(chart, "vitals.recorded") == [
        ("systolic", "128", "mmHg"),
        ("diastolic", "80", "mmHg"),
        ("heart_rate", "74", "/min"),
        ("spo2", "98", "%"),
        ("respiration", "15", "/min"),
        ("temperature", "36.8", "°C"),
        ("pain", "8", "NRS 0 to 10"),
        ("sedation", "-1", "RASS -5 to +4"),
        ("note", "settled", ""),
    ]


def test_that_a_row_says_when_it_happened_at_the_chair_and_who_entered_it() -> None:
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h")
    chart.write(12.5, "p3", actor="B. Moreau")
    assert of_kind(chart, "vitals.recorded") == [
        {
            "occurred_at": "2026-11-20T10:12:30+01:00",
            "elapsed_min": "12.50",
            "kind": "vitals.recorded",
            "name": "pain",
            "value": "3",
            "unit": "NRS 0 to 10",
            "source": "manual",
            "status": "current",
            "recorded_by": "B. Moreau",
        }
    ]


def test_that_minutes_before_the_start_are_negative_and_seconds_are_rounded_half_up() -> None:
    chart = Chart()
    chart.write(-8, "p8")
    chart.write(0, "start")
    chart.write(10.125, "p7")
    assert [row["elapsed_min"] for row in of_kind(chart, "vitals.recorded")] == ["-8.00", "10.13"]


def test_that_without_an_infusion_no_minutes_are_invented() -> None:
    chart = Chart()
    chart.write(0, "left; went home")
    assert {row["elapsed_min"] for row in rows(chart.state)} == {""}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("rate 0.5 mg/kg/h", [("rate", "0.5", "mg/kg/h")]),
        ("rate 17,5 ml/h", [("rate", "17.5", "mL/h")]),
        ("bolus 7 mg", [("bolus", "7", "mg")]),
        ("pause", [("infusion", "paused", "")]),
        ("end; drowsy", [("infusion", "ended", ""), ("note", "drowsy", "")]),
        ("given ondansetron 4 mg iv", [("ondansetron", "4", "mg"), ("route", "iv", "")]),
        ("given oxygen 2 l/min", [("oxygen", "2", "L/min")]),
        ("effect nausea mild", [("nausea", "mild", "")]),
        ("effect nausea over", [("nausea", "over", "")]),
        ("asleep", [("check", "asleep", "")]),
        (
            "score aldrete activity=2 respiration=2 circulation=1 consciousness=2 spo2=2; on air",
            [
                ("aldrete_activity", "2", ""),
                ("aldrete_respiration", "2", ""),
                ("aldrete_circulation", "1", ""),
                ("aldrete_consciousness", "2", ""),
                ("aldrete_spo2", "2", ""),
                ("aldrete_total", "9", "Aldrete 0 to 10"),
                ("note", "on air", ""),
            ],
        ),
        (
            'score pain site="=3" movement=6',
            [("pain_site", "'=3", ""), ("pain_movement", "6", "")],
        ),
        (
            "score news2 consciousness=C oxygen=air temperature=36.8",
            [
                ("news2_oxygen", "air", ""),
                ("news2_consciousness", "C", ""),
                ("news2_temperature", "36.8", "°C"),
            ],
        ),
        ("; Floating.", [("note", "Floating.", "")]),
    ],
)
def test_that_everything_that_can_be_written_has_a_row(line: str, expected: list[tuple[str, str, str]]) -> None:
    chart = Chart()
    chart.write(0, "start")
    event = chart.write(5, line)
    assert said(chart, event.body.KIND) == expected


def test_that_resuming_getting_ready_and_leaving_have_rows() -> None:
    chart = Chart()
    for minute, line in enumerate(("start", "pause", "resume", "end", "ready", "left")):
        chart.write(minute, line)
    assert said(chart, "infusion.resumed") == [("infusion", "resumed", "")]
    assert said(chart, "patient.ready") == [("patient", "ready", "")]
    assert said(chart, "patient.left") == [("patient", "left", "")]


def test_that_what_the_program_noted_itself_has_rows() -> None:
    chart = Chart()
    chart.add(5, ClockJumped(offset_s=-3600, utc_offset_min=0))
    chart.add(6, RecordingResumed(silent_s=95))
    assert said(chart, "clock.jumped") == [("clock_moved", "-3600", "s"), ("utc_offset", "0", "min")]
    assert said(chart, "recording.resumed") == [("silent", "95", "s")]


def test_that_a_striking_out_whose_entry_is_not_here_is_not_dropped() -> None:
    chart, elsewhere = Chart(), Chart()
    chart.void(elsewhere.write(5, "p9"), at=6)
    assert said(chart, "entry.voided") == [("reason", "Other patient", "")]


def test_that_what_the_session_was_started_from_is_there() -> None:
    assert said(Chart(), "session.opened") == [
        ("patient_id", "01930000-0000-7000-8000-000000000001", ""),
        ("chair", "Chair 2", ""),
        ("weight", "68.4", "kg"),
        ("allergy", "penicillin", ""),
        ("allergy", "latex", ""),
        ("identifier_checked", "name", ""),
        ("identifier_checked", "birth date", ""),
        ("protocol", "outpatient-titration", ""),
        ("protocol_version", "1", ""),
        ("order_drug", "ketamine", ""),
        ("order_concentration", "2", "mg/mL"),
        ("order_start_rate", "0.4", "mg/kg/h"),
        ("order_planned_time", "90", "min"),
        ("order_maximum", "60", "mg"),
        ("utc_offset", "60", "min"),
    ]


def test_that_what_more_was_ordered_is_there_and_what_was_not_is_left_out() -> None:
    order = replace(
        ORDER,
        bag_ml=Decimal(250),
        dose=Amount(Decimal("0.5"), AmountUnit.MG_KG),
        maximum_rate=Rate(Decimal("0.6"), RateUnit.MG_KG_H),
        step=Rate(Decimal(7), RateUnit.MG_H),
        prn=("ondansetron 4 mg iv", "labetalol 5 mg iv"),
    )
    more = set(said(Chart(order=order), "session.opened")) - set(said(Chart(), "session.opened"))
    assert more == {
        ("order_bag_volume", "250", "mL"),
        ("order_dose", "0.5", "mg/kg"),
        ("order_maximum_rate", "0.6", "mg/kg/h"),
        ("order_step", "7", "mg/h"),
        ("order_when_needed", "ondansetron 4 mg iv", ""),
        ("order_when_needed", "labetalol 5 mg iv", ""),
    }


def test_that_a_check_of_identifiers_that_nobody_stated_is_not_claimed() -> None:
    assert ("identifier_checked", "not stated", "") in said(Chart(identifiers=()), "session.opened")


def test_that_the_infusion_of_a_course_is_there_where_the_session_was_one() -> None:
    course_id = UUID("01930000-0000-7000-8000-000000000009")
    more = set(said(Chart(course=("Induction 3 of 6", course_id)), "session.opened"))
    assert more - set(said(Chart(), "session.opened")) == {
        ("course", "Induction 3 of 6", ""),
        ("course_id", "01930000-0000-7000-8000-000000000009", ""),
    }


def test_that_no_known_allergies_is_said_and_not_left_out() -> None:
    assert ("allergy", "none known", "") in said(Chart(allergies=()), "session.opened")


def test_that_an_amended_entry_has_its_original_and_its_standing_values() -> None:
    chart = Chart()
    wrong = chart.write(5, "182/80 74")
    chart.amend(wrong, "128/80 74", minute=4, at=9)
    systolic = [row for row in of_kind(chart, "vitals.recorded") if row["name"] == "systolic"]
    assert [(row["occurred_at"][11:16], row["value"], row["status"], row["recorded_by"]) for row in systolic] == [
        ("10:04", "128", "current", "B. Moreau"),
        ("10:05", "182", "amended", "A. Lindqvist"),
    ]


def test_that_of_two_amendments_only_the_last_is_current() -> None:
    chart = Chart()
    wrong = chart.write(5, "p9")
    chart.amend(wrong, "p8", minute=5, at=6)
    chart.amend(wrong, "p7", minute=5, at=7)
    assert [(row["value"], row["status"]) for row in of_kind(chart, "vitals.recorded")] == [
        ("9", "amended"),
        ("8", "amended"),
        ("7", "current"),
    ]


def test_that_a_voided_entry_stays_as_voided() -> None:
    chart = Chart()
    chart.void(chart.write(5, "p9"), at=6)
    amended = chart.write(7, "p4")
    chart.amend(amended, "p5", minute=7, at=8)
    chart.void(amended, at=9)
    assert [(row["value"], row["status"]) for row in of_kind(chart, "vitals.recorded")] == [
        ("9", "voided"),
        ("4", "amended"),
        ("5", "voided"),
    ]


def test_that_a_correction_whose_entry_is_not_here_is_not_dropped() -> None:
    chart, elsewhere = Chart(), Chart()
    chart.amend(elsewhere.write(5, "p9"), "p8", minute=5, at=6)
    assert said(chart, "entry.amended") == [("pain", "8", "NRS 0 to 10"), ("reason", "Misread", "")]


@pytest.mark.parametrize("words", ["=1+1", "+41 79 555", "-1 after the dose", "@home", "＝1"])  # noqa: RUF001
def test_that_words_never_become_a_formula(words: str) -> None:
    chart = Chart()
    chart.write(5, f"; {words}")
    assert said(chart, "note.written") == [("note", f"'{words}", "")]


def test_that_a_name_never_becomes_a_formula() -> None:
    chart = Chart()
    chart.write(5, "given =cmd 1 mg", actor="@A. Lindqvist")
    (row,) = of_kind(chart, "drug.given")
    assert (row["name"], row["recorded_by"]) == ("'=cmd", "'@A. Lindqvist")


def test_that_quotes_commas_and_letters_of_any_script_survive() -> None:
    chart = Chart()
    chart.write(5, '; "Floating", said Ngọc, comfortable')
    assert said(chart, "note.written") == [("note", '"Floating", said Ngọc, comfortable', "")]


def test_that_rows_are_in_the_order_of_time_also_for_a_late_entry() -> None:
    chart = Chart()
    chart.write(0, "start")
    chart.write(20, "p4")
    chart.write(5, "p7")
    times = [row["occurred_at"] for row in rows(chart.state)]
    assert times == sorted(times)
