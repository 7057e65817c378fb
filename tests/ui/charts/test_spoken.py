"""The chart for those who hear it."""

from tests.ui.charts import example
from ui.charts.marks import Look, Marks, Pressure
from ui.charts.spoken import spoken


def test_that_the_last_values_are_told_with_their_times() -> None:
    words = spoken(example.marks_until(52 * 60.0))
    assert words.startswith("Last blood pressure 158 over 94 at 0:50, heart rate 84 at 0:50")
    assert "pain 4 of 10 at 0:50" in words
    assert "rate 0.50 mg/kg/h since 0:15" in words


def test_that_a_corrected_value_is_not_told() -> None:
    marks = Marks(pressures=(Pressure(0.0, 125.0, 78.0), Pressure(60.0, 168.0, 83.0, Look.STRUCK)))
    assert spoken(marks) == "Last blood pressure 125 over 78 at 0:00."


def test_that_a_device_value_which_nobody_took_over_is_not_told() -> None:
    assert spoken(Marks(pressures=(Pressure(0.0, 125.0, 78.0, Look.DEVICE),))) == "No vital signs yet."


def test_that_the_end_of_the_infusion_is_told() -> None:
    assert "infusion stopped at 1:30" in spoken(example.marks_until(example.LEFT_AT))
