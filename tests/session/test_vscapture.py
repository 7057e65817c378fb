"""What a row of a monitor's file says, and what it does not."""

import pytest

from session.vitals import CATALOGUE
from session.vscapture import VSCaptureReader
from tests.session.vscapture_texts import INTELLIVUE, NEAR, RECORDING, S5, numbers, read, s5


def test_that_a_row_is_read_by_the_names_above_it() -> None:
    assert s5("74,128,80,96,98,37,14,36.8,74,130,60") == numbers(
        heart_rate="74", systolic="128", diastolic="80", spo2="98", etco2="37", respiration="14", temperature="36.8"
    )


def test_that_the_case_of_a_name_does_not_matter() -> None:
    (row,) = read("time,ecg_hr,SPO2\n20/11/2026 09:59:00,74,98\n")
    assert row.values == numbers(heart_rate="74", spo2="98")


def test_that_intellivue_names_are_known_and_a_co2_without_a_unit_is_left_out() -> None:
    reader = VSCaptureReader()
    reader.read(f"{INTELLIVUE}20-11-2026 09:59:00.120,2243886080,-,120,80,61,60,15,95,60,37,5.1\n", NEAR)
    (row,) = reader.rows(NEAR)
    assert row.values == numbers(
        systolic="120", diastolic="80", heart_rate="60", respiration="15", spo2="95", temperature="37"
    )
    assert "NOM_AWAY_CO2_ET is left out" in reader.remark


def test_that_the_older_heading_with_units_and_two_columns_for_the_time_is_read() -> None:
    text = (
        "VitalSignsCapture v1.005\nDatex AS3 Monitor\n"
        "Date,Time,Heart Rate(/min),Systolic BP(mmHg),Diastolic BP(mmHg),SpO2(%),ETCO2(mmHg), RR, T1\n"
        "11/20/2026,9:59:04 AM,79,128,80,99,25,10,36.1,\n"
    )
    (row,) = read(text)
    assert (row.at.month, row.at.hour) == (11, 9)
    assert row.values == numbers(
        heart_rate="79", systolic="128", diastolic="80", spo2="99", etco2="25", respiration="10", temperature="36.1"
    )


def test_that_co2_in_kilopascal_becomes_millimetres_of_mercury() -> None:
    (row,) = read("Time,EndTidalCO2kPa,RespiratoryRateCO2\n20/11/2026 09:59:00,5.0,12\n")
    assert row.values == numbers(etco2="37.5", respiration="12")


def test_that_a_unit_that_is_not_known_leaves_the_column_out() -> None:
    (row,) = read("Time,ETCO2(vol%),RR,SpO2(%)\n20/11/2026 09:59:00,5.0,12,98\n")
    assert row.values == numbers(respiration="12", spo2="98")


@pytest.mark.parametrize("nothing", ["-", "", "NaN", "-100", "32767", "-32767", "8388607", "1E+05", "7 4"])
def test_that_what_is_no_measurement_is_missing(nothing: str) -> None:
    assert s5(",".join([nothing] * 11)) == {}


def test_that_zero_means_no_sensor() -> None:
    assert s5("0,0,0,0,0,0,0,0,0,0,0") == {}


def test_that_no_breath_beside_carbon_dioxide_is_kept() -> None:
    assert s5("-,-,-,-,-,25,0,-,-,-,-") == numbers(etco2="25", respiration="0")


def test_that_no_carbon_dioxide_beside_breaths_is_kept() -> None:
    assert s5("-,-,-,-,-,0,12,-,-,-,-") == numbers(etco2="0", respiration="12")


@pytest.mark.parametrize("pair", ["128,-", "-,80", "80,128", "90,90", "500,80", "128,-5"])
def test_that_a_pressure_counts_as_a_pair_with_the_systolic_above(pair: str) -> None:
    assert s5(f"-,{pair},-,98,-,-,-,-,-,-") == numbers(spo2="98")


def test_that_an_invasive_pressure_is_never_a_blood_pressure() -> None:
    assert s5("74,-,-,-,-,-,-,-,74,130,60") == numbers(heart_rate="74")


def test_that_the_pulse_of_the_invasive_channel_stands_in_for_a_missing_heart_rate() -> None:
    assert s5("0,-,-,-,-,-,-,-,71,130,60") == numbers(heart_rate="71")


def test_that_a_channel_in_which_nothing_beats_has_no_pulse() -> None:
    assert s5("0,-,-,-,-,-,-,-,30,74,70") == {}


def test_that_a_row_with_another_number_of_cells_is_not_taken() -> None:
    reader = VSCaptureReader()
    reader.read(f"{S5}20/11/2026 09:59:00,74,-,-,-,98,4,2,14,-,-,-,-\n", NEAR)
    assert reader.rows(NEAR) == []
    assert reader.misfits == 1
    assert "decimal point" in reader.trouble


def test_that_semicolons_with_decimal_commas_are_read() -> None:
    (row,) = read("Time;SpO2;T1_Temp\n20.11.2026 09:59:00;98;36,8\n")
    assert row.values == numbers(spo2="98", temperature="36.8")


def test_that_unknown_columns_are_ignored_and_counted() -> None:
    reader = VSCaptureReader()
    reader.read("Time,BIS,SpO2,PPeak\n20/11/2026 09:59:00,40,98,12\n", NEAR)
    assert [dict(row.values) for row in reader.rows(NEAR)] == [numbers(spo2="98")]
    assert reader.ignored == ("BIS", "PPeak")


def test_that_a_new_heading_in_the_middle_changes_the_columns() -> None:
    rows = read("Time,SpO2,ECG_HR\n20/11/2026 09:58:00,98,74\nTime,ECG_HR,SpO2\n20/11/2026 09:59:00,75,97\n")
    assert [dict(row.values) for row in rows] == [
        numbers(spo2="98", heart_rate="74"),
        numbers(spo2="97", heart_rate="75"),
    ]


def test_that_a_half_written_line_waits_until_it_is_complete() -> None:
    reader = VSCaptureReader()
    reader.read("Time,SpO2\n20/11/2026 09:59:00,9", NEAR)
    assert reader.rows(NEAR) == []
    reader.read("8\r\n", NEAR)
    assert [dict(row.values) for row in reader.rows(NEAR)] == [numbers(spo2="98")]


def test_that_a_line_without_an_end_is_not_kept_in_memory() -> None:
    reader = VSCaptureReader()
    reader.read("Time,SpO2\n" + "9" * 70_000, NEAR)
    reader.read("\n20/11/2026 09:59:00,98\n", NEAR)
    assert [dict(row.values) for row in reader.rows(NEAR)] == [numbers(spo2="98")]


def test_that_a_file_without_column_names_says_what_to_choose() -> None:
    reader = VSCaptureReader()
    assert reader.trouble == ""
    reader.read("20-11-2026 09:59:00,2243886080,-,NOM_ECG_CARD_BEAT_RATE,60\n", NEAR)
    assert reader.rows(NEAR) == []
    assert "choose a list with columns" in reader.trouble


def test_that_a_file_of_which_no_column_is_known_says_so() -> None:
    reader = VSCaptureReader()
    reader.read("Time,Sweep,Gain\n20/11/2026 09:59:00,1,2\n", NEAR)
    assert "no column that is known" in reader.trouble


def test_that_the_real_recording_gives_only_what_can_be_and_no_blood_pressure() -> None:
    rows = read(RECORDING.read_text(encoding="utf-8"))
    assert len(rows) == 124
    taken = [(code, value) for row in rows for code, value in row.values.items()]
    assert {code for code, _ in taken} == {"heart_rate", "spo2", "respiration", "temperature", "etco2"}
    assert all(CATALOGUE[code].lowest < value <= CATALOGUE[code].highest for code, value in taken)


def test_that_the_real_recording_has_no_heart_rate_on_bypass_and_the_pulse_where_the_ecg_fails() -> None:
    by_time = {f"{row.at:%H:%M:%S}": row.values for row in read(RECORDING.read_text(encoding="utf-8"))}
    assert not any("heart_rate" in values for time, values in by_time.items() if time < "13:00:00")
    assert by_time["13:55:24"] == numbers(heart_rate="70", spo2="99", etco2="25", respiration="8")
    assert by_time["12:36:14"] == {}
    assert by_time["11:07:10"] == numbers(spo2="97", temperature="35.55")
