"""The predicted concentration against what is published, around changes of dosing, and what it refuses."""

from decimal import Decimal
from fractions import Fraction

import pytest

from session.compartments import modes
from session.pharmacokinetics import plasma_concentration
from session.pk_models import DEFAULT_MODEL, MODELS, NOT_MEASURED

HALF_MG_PER_KG = [(0, 40, 52.5)]  # 0.5 mg/kg in 40 minutes at 70 kg
EVERY_MODEL = pytest.mark.parametrize("model", MODELS)


@pytest.mark.parametrize(
    ("model", "ng_ml"), [("domino", 240.4), ("kamp2020", 253.1), ("hijazi", 225.3), ("clements250", 177.3)]
)
def test_that_half_a_milligram_per_kg_in_40_minutes_leads_to_the_published_level(model: str, ng_ml: float) -> None:
    assert plasma_concentration(model, 70, HALF_MG_PER_KG, [], [40]) == [pytest.approx(ng_ml, abs=0.05)]


def test_that_dominos_volumes_and_clearances_are_those_of_stanpump() -> None:
    domino = MODELS["domino"]
    assert domino.volumes_l(70) == pytest.approx((4.41, 10.56972, 178.2123), rel=1e-6)
    assert domino.clearances_l_min(70) == pytest.approx((1.93158, 2.61072, 2.6019))


def test_that_hijazis_clearance_is_that_of_the_papers_abstract() -> None:
    assert MODELS["hijazi"].clearances_l_min(1)[0] * 1000 == pytest.approx(36.0, abs=0.05)  # mL/min/kg


def test_that_kamps_volumes_and_clearances_come_out_as_they_went_in() -> None:
    assert MODELS["kamp2020"].volumes_l(70) == pytest.approx((25, 56, 157))
    assert [60 * each for each in MODELS["kamp2020"].clearances_l_min(70)] == pytest.approx([84, 161, 79])


def test_that_only_the_four_models_for_adults_are_offered_and_kamp_first() -> None:
    assert list(MODELS) == [DEFAULT_MODEL, "domino", "clements250", "hijazi"]


@EVERY_MODEL
def test_that_a_caption_names_model_and_weight_and_says_that_nothing_was_measured(model: str) -> None:
    caption = MODELS[model].caption(68.4)
    assert MODELS[model].label in caption
    assert "weight 68.4 kg" in caption
    assert caption.endswith(NOT_MEASURED)


@EVERY_MODEL
def test_that_a_model_has_an_exponential_for_each_compartment_and_their_shares_are_the_whole(model: str) -> None:
    system = MODELS[model].compartments
    assert len(modes(system)) == 1 + len(system.peripherals)
    assert sum(mode.share for mode in modes(system)) == pytest.approx(1, rel=1e-14)
    assert all(mode.share > 0 and mode.rate > 0 for mode in modes(system))


@EVERY_MODEL
def test_that_a_bolus_adds_its_dose_over_the_central_volume_at_its_very_minute(model: str) -> None:
    before, at = (
        plasma_concentration(model, 70, HALF_MG_PER_KG, boluses, [10])[0] for boluses in ([], [(10, 5), (10, 2)])
    )
    assert at - before == pytest.approx(7000 / MODELS[model].volumes_l(70)[0])


@EVERY_MODEL
def test_that_a_change_of_rate_bends_the_curve_and_never_breaks_it(model: str) -> None:
    steps = [(0, 10, 20), (10, 20, 60), (30, 40, 5)]
    for minute in (0, 10, 20, 30, 40):
        before, at, after = plasma_concentration(model, 70, steps, [], [minute - 1e-9, minute, minute + 1e-9])
        assert before == pytest.approx(at, abs=1e-6)
        assert after == pytest.approx(at, abs=1e-6)


@EVERY_MODEL
def test_that_a_constant_rate_comes_to_the_rate_over_the_clearance(model: str) -> None:
    month = 30 * 24 * 60
    steady = 30 / 60 / MODELS[model].clearances_l_min(70)[0] * 1000
    assert plasma_concentration(model, 70, [(0, month, 30)], [], [month]) == [pytest.approx(steady, rel=1e-9)]


def test_that_nothing_is_in_the_blood_before_the_first_dose_or_without_any() -> None:
    assert plasma_concentration("domino", 70, [(5, 20, 30)], [(8, 3)], [-60, 0, 4.999, 5]) == [0, 0, 0, 0]
    assert plasma_concentration("domino", 70, [], [], [0, 10]) == [0, 0]
    assert plasma_concentration("domino", 70, [(0, 20, 30)], [], []) == []


def test_that_dosing_may_begin_before_minute_zero() -> None:
    early = plasma_concentration("kamp2020", 70, [(-30, 10, 40)], [(-5, 3)], [0, 20])
    assert early == pytest.approx(plasma_concentration("kamp2020", 70, [(0, 40, 40)], [(25, 3)], [30, 50]))


def test_that_segments_that_overlap_add_up_whatever_their_order() -> None:
    overlapping = plasma_concentration("kamp2020", 70, [(5, 20, 10), (0, 30, 20)], [], [3, 10, 25, 60])
    split = plasma_concentration("kamp2020", 70, [(0, 5, 20), (5, 20, 30), (20, 30, 20)], [], [3, 10, 25, 60])
    assert overlapping == pytest.approx(split)


def test_that_rates_without_exact_binary_form_leave_no_flow_behind() -> None:
    thirds = [(0, 10, 0.1), (1, 9, 0.2), (2, 8, 0.3), (3, 10, 0.7)]
    assert plasma_concentration("hijazi", 70, thirds, [], [1e6]) == [0]


def test_that_a_segment_of_no_length_and_a_bolus_of_nothing_change_nothing() -> None:
    plain = plasma_concentration("domino", 70, HALF_MG_PER_KG, [], [10, 50])
    assert plasma_concentration("domino", 70, [*HALF_MG_PER_KG, (5, 5, 90)], [(7, 0)], [10, 50]) == pytest.approx(plain)


def test_that_decimals_fractions_and_whole_numbers_are_as_good_as_floats() -> None:
    floats = plasma_concentration("hijazi", 68.4, [(0.0, 30.0, 27.36)], [(12.5, 5.0)], [20.0])
    exact = plasma_concentration(
        "hijazi", Decimal("68.4"), [(0, Fraction(30), Decimal("27.36"))], [(Fraction(25, 2), 5)], [Decimal(20)]
    )
    assert exact == floats


@pytest.mark.parametrize(
    ("model", "weight", "infusions", "boluses", "minutes", "said"),
    [
        ("hornik", 70, [], [], [], "no model hornik. Known: kamp2020, domino, clements250, hijazi"),
        ("domino", 0, [], [], [], "weight must be above zero; it is 0 kg"),
        ("domino", -70.5, [], [], [], "weight must be above zero; it is -70.5 kg"),
        ("domino", float("nan"), [], [], [], "weight_kg must be a number"),
        ("domino", "70", [], [], [], "weight_kg must be a number"),
        ("domino", 70, [(20, 10, 30)], [], [], "ends before it starts: from 20 to 10 min"),
        ("domino", 70, [(0, 10, -1)], [], [], "mg_per_h of the infusion cannot be below zero; it is -1"),
        ("domino", 70, [(0, None, 30)], [], [], "end_min of the infusion must be a number; it is None"),
        ("domino", 70, [(0, 10)], [], [], r"Write each infusion as \(start_min, end_min, mg_per_h\)"),
        ("domino", 70, [], [(5, -2)], [], "mg of the bolus cannot be below zero; it is -2"),
        ("domino", 70, [], [(float("inf"), 2)], [], "at_min of the bolus must be a number"),
        ("domino", 70, [], [(5, 2, 1)], [], r"Write each bolus as \(at_min, mg\)"),
        ("domino", 70, [], [], [0, float("inf")], "minutes must be a number; it is inf"),
        ("domino", 70, [], [], [10**400], "minutes must be a number"),
    ],
)
def test_that_what_cannot_be_is_refused_by_name(
    model: str, weight: float, infusions: list[tuple[float, ...]], boluses: list[tuple[float, ...]],
    minutes: list[float], said: str,
) -> None:  # fmt: skip
    with pytest.raises(ValueError, match=said):
        plasma_concentration(model, weight, infusions, boluses, minutes)
