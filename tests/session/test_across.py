"""Series of many patients beside each other: groups, what is too few, filters, and the table of them."""

import csv
from collections.abc import Sequence
from datetime import timedelta
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from session.across import By, Filter, groups
from session.across_table import COLUMNS, across_table
from session.course import PainCondition, TreatmentKind
from session.response import Censored
from session.series import Series
from session.survival import Days
from tests.session.many_series import DAY, a_series, a_treatment

DOSES = st.decimals("0.1", "4", places=2)


def words(found: Sequence[Series], by: By) -> list[str]:
    return [group.words for group in groups(found, by)]


def test_that_conditions_stand_in_their_order_and_empty_ones_are_left_out() -> None:
    found = [a_series(condition=one) for one in (PainCondition.MIGRAINE, PainCondition.CRPS_1, PainCondition.MIGRAINE)]
    assert [(group.words, len(group.series)) for group in groups(found, By.CONDITION)] == [
        ("CRPS I", 1),
        ("Chronic migraine", 2),
    ]
    assert groups([], By.DOSE) == ()


def test_that_a_group_counts_series_patients_unseen_and_those_without_benefit() -> None:
    found = [
        a_series(1, 20),
        a_series(1, 30),
        a_series(2, 40, unseen=Censored.DIARY_STOPPED),
        a_series(3, 0, unseen=Censored.NO_BENEFIT),
    ]
    (group,) = groups(found, By.CONDITION)
    assert (len(group.series), len(group.followed), group.patients) == (4, 3, 2)
    assert (group.unseen, group.without_benefit) == (1, 1)


def test_that_fewer_than_three_patients_have_no_median_however_many_series() -> None:
    (few,) = groups([a_series(patient, 30) for patient in (1, 2) for _ in range(20)], By.CONDITION)
    assert few.too_few
    assert few.median is None
    (enough,) = groups([a_series(patient, 10.0 * patient) for patient in (1, 2, 3)], By.CONDITION)
    assert enough.median == Days(20.0, 10.0, None)


def test_that_doses_are_in_equal_bands_and_one_that_is_not_known_stands_last() -> None:
    found = [a_series(dose=dose) for dose in ("0.5", "0.59", "0.6", None, "0.8")]
    assert words(found, By.DOSE) == [
        "0.5 to under 0.6 mg/kg", "0.6 to under 0.7 mg/kg", "0.8 to under 0.9 mg/kg", "Not known",
    ]  # fmt: skip
    wide = [a_series(dose=dose) for dose in ("0.3", "0.5", "2.4")]
    assert words(wide, By.DOSE) == ["0 to under 0.5 mg/kg", "0.5 to under 1 mg/kg", "2 to under 2.5 mg/kg"]


@given(st.lists(DOSES, min_size=1, max_size=20))
def test_that_every_dose_is_in_one_of_five_bands(doses: list[object]) -> None:
    found = groups([a_series(dose=str(dose)) for dose in doses], By.DOSE)
    assert sum(len(group.series) for group in found) == len(doses)
    assert len(found) <= 5


def test_that_years_of_pain_are_in_the_band_they_have_reached() -> None:
    found = [a_series(years=years) for years in (0.0, 0.99, 1.0, 4.0, 9.9, 10.0, 31.0, None)]
    assert [(group.words, len(group.series)) for group in groups(found, By.YEARS)] == [
        ("Under 1 year", 2),
        ("1 to under 3 years", 1),
        ("3 to under 5 years", 1),
        ("5 to under 10 years", 1),
        ("10 years and more", 2),
        ("Not known", 1),
    ]


def test_that_a_series_with_two_treatments_stands_with_each_and_one_with_none_apart() -> None:
    both = a_series(treatments=(a_treatment(TreatmentKind.DRUG), a_treatment(TreatmentKind.PHYSICAL)))
    twice = a_series(treatments=(a_treatment(TreatmentKind.DRUG), a_treatment(TreatmentKind.DRUG)))
    assert [(group.words, len(group.series)) for group in groups([both, twice, a_series()], By.TREATMENT)] == [
        ("Drug", 2),
        ("Physical therapy", 1),
        ("None written down", 1),
    ]


def test_that_a_filter_lets_through_what_fits_all_of_it_with_its_ends() -> None:
    one = a_series(entries=10)
    assert Filter().lets(one)
    assert Filter(condition=PainCondition.CRPS_1, protocol=one.protocol, since=DAY, until=DAY, entries=10).lets(one)
    for unfit in (
        Filter(condition=PainCondition.CRPS_2),
        Filter(protocol="Another"),
        Filter(since=DAY + timedelta(days=1)),
        Filter(until=DAY - timedelta(days=1)),
        Filter(entries=11),
    ):
        assert not unfit.lets(one)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_that_the_table_says_of_each_series_what_is_known_and_leaves_the_rest_empty() -> None:
    treated = (
        a_treatment(TreatmentKind.DRUG, "pregabalin, 150 mg"),
        a_treatment(TreatmentKind.PHYSICAL, 'the "mirror"'),
    )
    (row,) = rows(across_table([a_series(4, 30.46, treatments=treated, years=None)]))
    assert tuple(row) == COLUMNS
    assert row["treatments"] == 'drug: pregabalin, 150 mg; physical therapy: the "mirror"'
    assert (row["patient"], row["condition"], row["kind"], row["year"]) == ("4", "CRPS I", "booster", "2026")
    assert (row["relief_days"], row["latest_days"], row["end_seen"], row["why_not_seen"]) == ("30.5", "30.5", "yes", "")
    assert (row["years_of_pain"], row["pain_lowest"], row["pain_after"]) == ("", "2.5", "")


def test_that_an_end_that_was_not_seen_has_no_latest_day_and_says_why() -> None:
    cut, none = rows(
        across_table([a_series(1, 20, unseen=Censored.NEXT_INFUSION), a_series(2, 0, unseen=Censored.NO_BENEFIT)])
    )
    assert (cut["relief_days"], cut["earliest_days"], cut["latest_days"]) == ("20", "20", "")
    assert (cut["end_seen"], cut["why_not_seen"]) == ("no", "the next infusion came first")
    assert (none["relief_days"], none["why_not_seen"]) == ("", "there was no benefit to lose")


def test_that_the_table_is_by_patient_in_the_order_of_days_with_lines_as_rfc_4180_has_them() -> None:
    later = a_series(1, day=DAY + timedelta(days=60))
    text = across_table([a_series(2), later, a_series(1, 12)])
    assert [(row["patient"], row["relief_days"]) for row in rows(text)] == [("1", "12"), ("1", "30"), ("2", "30")]
    assert text.count("\r\n") == text.count("\n") == 4
    assert across_table([]) == ",".join(COLUMNS) + "\r\n"


def test_that_no_words_in_the_table_become_a_formula() -> None:
    (row,) = rows(across_table([a_series(site="=1+1", protocol="@home")]))
    assert (row["site"], row["protocol"]) == ("'=1+1", "'@home")
