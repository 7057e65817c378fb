"""What a row of the record says."""

from dataclasses import replace

from session.events import EntryAmended, NoteWritten
from session.transcript import SOURCE
from tests.storage.exports.examples import TEN, Chart, facts
from tests.ui.record.examples import device, full_record
from ui.record.row import EVERYWHERE, RecordRow
from ui.record.rows import pending_row, rows_of


def only(chart: Chart) -> RecordRow:
    """Return the row of the newest entry."""
    return rows_of(chart.state)[-1]


def words(row: RecordRow) -> str:
    return row.text.replace("\N{NO-BREAK SPACE}", " ")


def struck(row: RecordRow) -> str:
    return " ".join(run.text for run in row.said if run.struck).replace("\N{NO-BREAK SPACE}", " ")


def standing(row: RecordRow) -> str:
    return "".join(run.text for run in row.said if not run.struck).replace("\N{NO-BREAK SPACE}", " ")


def tones(row: RecordRow) -> dict[str, str]:
    return {run.text.strip().rstrip("\N{NO-BREAK SPACE}"): run.tone for run in row.said if run.text.strip()}


def test_that_vitals_are_named_each_in_its_own_hue() -> None:
    chart = Chart()
    chart.write(5, "128/80 74 98% r15 p8 s-1 d3")
    row = only(chart)
    assert words(row).split("   ") == [
        "BP 128/80", "HR 74", "SpO₂ 98 %", "RR 15", "Pain 8", "RASS −1 drowsy", "Dissoc. 3",
    ]  # fmt: skip
    assert tones(row) | {"BP": "blood_pressure", "HR": "heart_rate", "SpO₂": "spo2", "RASS": "mind"} == tones(row)


def test_that_a_rate_change_says_from_what_to_what() -> None:
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h")
    chart.write(15, "rate 0.5 mg/kg/h")
    chart.write(30, "rate 34 mg/h")
    assert [words(row) for row in rows_of(chart.state)[1:]] == [
        "Infusion started 0.40 mg/kg/h",
        "Rate 0.40 → 0.50 mg/kg/h",
        "Rate 0.50 mg/kg/h → 34.0 mg/h",
    ]
    assert tones(only(chart)).popitem()[1] == "drug"


def test_that_a_voided_rate_is_not_what_the_next_one_comes_from() -> None:
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h")
    wrong = chart.write(15, "rate 5 mg/kg/h")
    chart.write(16, "rate 0.5 mg/kg/h")
    chart.void(wrong, at=17)
    assert words(only(chart)) == "Rate 0.40 → 0.50 mg/kg/h"


def test_that_a_note_stands_in_quotation_marks_once() -> None:
    chart = Chart()
    chart.add(1, NoteWritten("floating"))
    chart.add(2, NoteWritten('"Floating, comfortable."'))
    chart.add(3, NoteWritten('says "fine" and "well"'))
    assert [words(row) for row in rows_of(chart.state)[1:]] == [
        "“floating”",
        "“Floating, comfortable.”",
        '“says "fine" and "well"”',
    ]


def test_that_a_correction_strikes_what_it_changed_and_leaves_the_rest() -> None:
    chart = Chart()
    wrong = chart.write(20, "138/33 77 97% p6")
    chart.amend(wrong, "138/83 77 97%", minute=20, at=22)
    row = only(chart)
    assert struck(row) == "BP 138/33 Pain 6"
    assert standing(row).split("   ")[:2] == [" → BP 138/83", "HR 77"]
    assert row.remark == "Misread, B. Moreau at 10:22"


def test_that_two_corrections_keep_both_earlier_values() -> None:
    chart = Chart()
    wrong = chart.write(20, "183/83")
    first = chart.amend(wrong, "138/88", minute=20, at=22)
    chart.amend(first, "138/83", minute=20, at=24)
    assert struck(only(chart)) == "BP 183/83 BP 138/88"
    assert standing(only(chart)).endswith("BP 138/83")


def test_that_a_score_says_its_total_and_then_its_items() -> None:
    chart = Chart()
    chart.write(20, "score aldrete activity=2 respiration=2 circulation=1 consciousness=2 spo2=2; on air")
    row = only(chart)
    assert words(row).split("   ") == [
        "Aldrete 9 of 10", "activity 2", "respiration 2", "circulation 1", "consciousness 2", "SpO₂ 2", "“on air”",
    ]  # fmt: skip
    assert (tones(row)["Aldrete 9 of 10"], row.said[2].tone) == ("mind", "muted")
    assert row.shown_in == EVERYWHERE


def test_that_a_corrected_score_strikes_the_item_that_changed_also_where_the_total_did_not() -> None:
    chart = Chart()
    wrong = chart.write(20, "score pain rest=2 movement=6")
    chart.amend(wrong, "score pain rest=3 movement=6", minute=20, at=22)
    assert struck(only(chart)) == "rest 2"
    assert standing(only(chart)).split("   ") == ["Pain 6 of 10", " → rest 3", "movement 6"]


def test_that_a_correction_into_another_kind_strikes_the_whole_original() -> None:
    chart = Chart()
    wrong = chart.write(20, "138/83 77")
    (body,) = facts("asleep")
    chart.add(21, EntryAmended(target=wrong.event_id, body=body, occurred_at=wrong.occurred_at, reason="Other patient"))
    assert (struck(only(chart)), standing(only(chart)).strip(" →")) == ("BP 138/83 HR 77", "Asleep, not disturbed")


def test_that_a_voided_entry_is_struck_out_whole_with_its_reason() -> None:
    chart = Chart()
    chart.void(chart.write(46, "given midazolam 1 mg iv; anxious"), at=47)
    row = only(chart)
    assert standing(row).strip() == ""
    assert "Midazolam 1 mg IV" in struck(row)
    assert "anxious" in struck(row)
    assert row.remark.startswith("Other patient, A. Lindqvist")
    assert next(run for run in row.remarks if run.text == "Other patient").italic


def test_that_a_moved_entry_keeps_its_first_time_struck_through() -> None:
    chart = Chart()
    moved = chart.write(20, "138/83")
    chart.amend(moved, "138/83", minute=15, at=22)
    row = only(chart)
    assert row.clock == "10:15"
    assert [run.text for run in row.remarks if run.struck] == ["10:20"]


def test_that_a_late_entry_says_when_it_was_entered() -> None:
    chart = Chart()
    chart.add(40, *facts("146/88"), entered=52)
    chart.add(53, *facts("146/88"), entered=54)
    late, prompt = rows_of(chart.state)[1:]
    assert (late.clock, late.remark) == ("10:40", "entered 10:52")
    assert prompt.remark == ""


def test_that_a_value_from_a_device_is_marked() -> None:
    chart = Chart()
    device(chart, 50, "158/94 84")
    assert only(chart).remark == "◇ from Monitor S/5"


def test_that_a_form_typed_in_afterwards_is_not_marked_late_line_by_line() -> None:
    chart = Chart()
    chart.events[0] = replace(chart.events[0], source=SOURCE)
    chart.events.append(replace(chart.add(5, *facts("128/80"), entered=240), source=SOURCE))
    del chart.events[-2]
    assert only(chart).remark == ""


def test_that_another_nurse_is_named() -> None:
    chart = Chart()
    chart.write(5, "128/80", actor="B. Moreau")
    assert only(chart).remark == "B. Moreau"


def test_that_findings_stand_under_their_entry() -> None:
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h")
    chart.write(5, "251/104 74")
    assert only(chart).findings == ("Systolic pressure 251 mmHg is unusual.",)


def test_that_a_correction_without_its_entry_is_shown_and_said() -> None:
    chart = Chart()
    wrong = chart.write(20, "138/33")
    chart.amend(wrong, "138/83", minute=20, at=22)
    chart.events.remove(wrong)
    row = only(chart)
    assert words(row) == "Corrected to: BP 138/83"
    assert row.findings == ("A correction is here, but not the entry it corrects.",)


def test_that_a_row_on_its_way_is_grey_and_says_so() -> None:
    chart = Chart()
    state = chart.state
    row = pending_row(chart.write(5, "128/80 74"), state)
    assert row.pending
    assert row.remark == "saving"
    assert {run.tone for run in row.said} == {"faint"}


def test_that_a_reader_hears_what_is_struck_out_and_why() -> None:
    chart = Chart()
    wrong = chart.write(20, "138/33")
    chart.amend(wrong, "138/83", minute=20, at=22)
    spoken = only(chart).spoken.replace("\N{NO-BREAK SPACE}", " ")
    assert spoken == "10:20. BP 138/33 (struck out) → BP 138/83. Misread, B. Moreau at 10:22."


def test_that_every_entry_of_a_full_record_has_a_row_in_the_order_of_time() -> None:
    state = full_record().state
    rows = rows_of(state)
    assert [row.event_id for row in rows] == [entry.event.event_id for entry in state.entries]
    assert all(row.text for row in rows)
    assert [row.moment for row in rows] == sorted(row.moment for row in rows)
    assert rows[0].moment < TEN
