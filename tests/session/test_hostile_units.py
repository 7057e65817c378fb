"""A number in another unit than the catalogue's is not taken, and nothing is converted on a guess."""

import pytest

from session.entry import parse
from tests.session.cases import SETTING
from tests.session.vscapture_texts import numbers, read


@pytest.mark.parametrize("heading", ["T1_Temp(F)", "T1_Temp(\N{DEGREE SIGN}F)", "T1_Temp(degF)", "T1_Temp(K)"])
def test_that_a_temperature_in_fahrenheit_is_not_taken(heading: str) -> None:
    (row,) = read(f"Time,{heading},ECG_HR\n20/11/2026 09:59:00,98.6,74\n")
    assert row.values == numbers(heart_rate="74")


def test_that_a_temperature_that_can_only_be_fahrenheit_is_refused_whatever_the_heading() -> None:
    (row,) = read("Time,T1_Temp,ECG_HR\n20/11/2026 09:59:00,98.6,74\n")
    assert row.values == numbers(heart_rate="74")
    assert parse("t98.6", SETTING).faults == ("Temperature 98.6 °C cannot be. It lies between 25 and 45 °C.",)
