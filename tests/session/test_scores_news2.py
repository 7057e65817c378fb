"""NEWS2 at every whole number and every boundary of its chart, and its bands."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from session.instruments.catalogue import INSTRUMENTS
from session.scores import score

WELL: Mapping[str, object] = {
    "respiration": 16, "spo2_scale": 1, "oxygen": False, "spo2": 97, "systolic": 128, "pulse": 72, "consciousness": "A",
    "temperature": Decimal("36.6"),
}  # fmt: skip
# The chart of clinical facts, section 2: the range of values, both ends included, and its points.
RESPIRATION = [(0, 8, 3), (9, 11, 1), (12, 20, 0), (21, 24, 2), (25, 150, 3)]
SCALE_1 = [(0, 91, 3), (92, 93, 2), (94, 95, 1), (96, 100, 0)]
SCALE_2_AIR = [(0, 83, 3), (84, 85, 2), (86, 87, 1), (88, 92, 0), (93, 100, 0)]
SCALE_2_OXYGEN = [(0, 83, 3), (84, 85, 2), (86, 87, 1), (88, 92, 0), (93, 94, 1), (95, 96, 2), (97, 100, 3)]
SYSTOLIC = [(20, 90, 3), (91, 100, 2), (101, 110, 1), (111, 219, 0), (220, 350, 3)]
PULSE = [(0, 40, 3), (41, 50, 1), (51, 90, 0), (91, 110, 1), (111, 130, 2), (131, 350, 3)]
TENTHS_OF_A_DEGREE = [(250, 350, 3), (351, 360, 1), (361, 380, 0), (381, 390, 1), (391, 450, 2)]
Chart = list[tuple[int, int, int]]


def points(key: str, **items: object) -> int:
    found = score("news2", {**WELL, **items})
    assert found.total == sum(found.points.values())
    return found.points[key]


def expected(chart: Chart) -> dict[int, int]:
    return {value: worth for low, high, worth in chart for value in range(low, high + 1)}


@pytest.mark.parametrize(("key", "chart"), [("respiration", RESPIRATION), ("systolic", SYSTOLIC), ("pulse", PULSE)])
def test_that_every_whole_number_has_the_points_of_the_chart(key: str, chart: Chart) -> None:
    table = expected(chart)
    assert {value: points(key, **{key: value}) for value in table} == table


@pytest.mark.parametrize(
    ("scale", "oxygen", "chart"),
    [(1, False, SCALE_1), (1, True, SCALE_1), (2, False, SCALE_2_AIR), (2, True, SCALE_2_OXYGEN)],
)
def test_that_every_saturation_has_the_points_of_its_scale_on_air_and_on_oxygen(
    scale: int, oxygen: bool, chart: Chart
) -> None:
    table = expected(chart)
    assert {value: points("spo2", spo2=value, spo2_scale=scale, oxygen=oxygen) for value in table} == table


def test_that_every_tenth_of_a_degree_has_the_points_of_the_chart() -> None:
    table = expected(TENTHS_OF_A_DEGREE)
    assert {tenths: points("temperature", temperature=Decimal(tenths) / 10) for tenths in table} == table


def test_that_a_temperature_as_a_float_is_the_number_that_was_written() -> None:
    table = expected(TENTHS_OF_A_DEGREE)
    assert {tenths: points("temperature", temperature=tenths / 10) for tenths in table} == table


def test_that_oxygen_is_two_points_and_anything_but_alert_three() -> None:
    assert [points("oxygen", oxygen=oxygen) for oxygen in (False, True)] == [0, 2]
    assert [points("consciousness", consciousness=level) for level in "ACVPU"] == [0, 3, 3, 3, 3]
    assert points("consciousness", consciousness="v") == 3
    assert points("spo2_scale", spo2_scale=2) == 0


@pytest.mark.parametrize(
    ("value", "worth"),
    [(38.04, 0), (38.05, 1), (Decimal("39.04"), 1), (Decimal("39.05"), 2), (Fraction(3505, 100), 1), (35.04, 3)],
)
def test_that_a_finer_reading_is_rounded_half_up_to_the_chart_before_it_is_scored(value: float, worth: int) -> None:
    assert points("temperature", temperature=value) == worth


@pytest.mark.parametrize(
    ("items", "total", "band"),
    [
        ({}, 0, "low"),
        ({"systolic": 110, "pulse": 91, "oxygen": True}, 4, "low"),
        ({"systolic": 105, "pulse": 112, "oxygen": True}, 5, "medium: urgent response"),
        ({"respiration": 24, "pulse": 112, "oxygen": True}, 6, "medium: urgent response"),
        ({"respiration": 24, "systolic": 110, "pulse": 112, "oxygen": True}, 7, "high: emergency response"),
        ({"consciousness": "C"}, 3, "low to medium, a single 3: urgent response"),
        ({"respiration": 8, "pulse": 91}, 4, "low to medium, a single 3: urgent response"),
        ({"respiration": 8, "pulse": 112}, 5, "medium: urgent response"),
        ({"respiration": 8, "systolic": 90, "pulse": 91}, 7, "high: emergency response"),
    ],
)
def test_that_the_bands_are_those_of_the_college(items: Mapping[str, object], total: int, band: str) -> None:
    found = score("news2", {**WELL, **items})
    assert (found.total, found.band, found.missing) == (total, band, ())
    assert found.text == f"NEWS2 {total} of 20, {band}"


@pytest.mark.parametrize("key", WELL)
@pytest.mark.parametrize("absent", ["left out", "none"])
def test_that_any_missing_item_gives_no_total_and_is_named(key: str, absent: str) -> None:
    items = {each: value for each, value in WELL.items() if each != key or absent == "none"}
    found = score("news2", {**items, key: None} if absent == "none" else items)
    assert (found.total, found.band, found.missing) == (None, "", (key,))
    assert key not in found.points
    assert next(item.label for item in found.instrument.items if item.key == key) in found.text


def test_that_a_saturation_whose_scale_is_not_known_has_no_points() -> None:
    assert "spo2" not in score("news2", {**WELL, "spo2_scale": None}).points


def test_that_nothing_at_all_is_no_zero() -> None:
    found = score("news2", {})
    assert found.total is None
    assert found.missing == tuple(WELL)


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ({"spo2": 101}, "Oxygen saturation cannot be 101; it is a number from 0 to 100 %"),
        ({"respiration": -1}, "Respiration cannot be -1"),
        ({"temperature": 97.9}, "Temperature cannot be 97.9; it is a number from 25 to 45 °C"),
        ({"pulse": float("nan")}, "Pulse cannot be nan"),
        ({"pulse": Decimal("Infinity")}, "Pulse cannot be Infinity"),
        ({"pulse": True}, "Pulse cannot be True"),
        ({"pulse": "72"}, "Pulse cannot be 72; it is a number"),
        ({"consciousness": "X"}, "Consciousness has no answer X. Its answers: A, C, V, P, U"),
        ({"spo2_scale": 3}, "Scale for the saturation has no answer 3. Its answers: 1, 2"),
        ({"spo2_scale": True}, "Scale for the saturation has no answer True"),
        ({"oxygen": 2}, "Air or oxygen has no answer 2. Its answers: False, True"),
        ({"heart_rate": 72}, "NEWS2 has no item heart_rate. Its items: respiration, spo2_scale"),
    ],
)
def test_that_what_cannot_be_is_refused_in_a_sentence(items: Mapping[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        score("news2", {**WELL, **items})


def test_that_it_says_for_whom_and_when_it_is_not() -> None:
    news2 = INSTRUMENTS["news2"]
    assert news2.recovery_only
    assert [name for name, each in INSTRUMENTS.items() if each.recovery_only] == ["news2"]
    said = " ".join(news2.notes)
    assert "during the infusion it scores the drug's own effect" in said
    assert "under 16" in said
    assert "pregnancy" in said
    assert "Royal College of Physicians" in news2.source + news2.licence


def test_that_its_most_is_twenty() -> None:
    worst = {
        "respiration": 30, "spo2_scale": 1, "oxygen": True, "spo2": 80, "systolic": 80, "pulse": 140,
        "consciousness": "U", "temperature": 34,
    }  # fmt: skip
    assert score("news2", worst).total == INSTRUMENTS["news2"].highest == 20
