"""The paper form as text: what it says, and what is wrong with it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from session.form import Form
from session.quantities import Rate, RateUnit
from tests.session.cases import ORDER, PROTOCOL
from tests.session.paper import FORM, HEADER, changed, with_body, without

KNOWN = {PROTOCOL.name: PROTOCOL}


def read(text: str) -> Form:
    return Form(text, KNOWN, date(2026, 11, 21))


def faults(text: str) -> list[tuple[int, str]]:
    return sorted(read(text).faults)


def test_that_the_form_is_read() -> None:
    form = read(FORM)
    assert form.faults == []
    header = form.header
    assert header is not None
    assert (header.patient, header.mrn, header.sex) == ("Okafor, Miriam", "004182", "F")
    assert (header.born, header.date, header.weight) == (date(1979, 3, 14), date(2026, 11, 20), Decimal("68.4"))
    assert (header.allergies, header.nurse, header.chair) == (("penicillin", "latex"), "A. Lindqvist", "")
    assert (header.protocol, header.order) == (PROTOCOL, ORDER)
    assert [(line.number, f"{line.at:%H:%M}") for line in form.lines][::9] == [(12, "09:52"), (21, "12:06")]
    assert form.lines[4].text == 'd3; "Floating, comfortable."'


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + FORM,
        FORM.replace("\n", "\r\n"),
        FORM.replace("\n", "\r"),
        "\n\n \n" + FORM,
        FORM.replace("\n\n", "\n"),
        FORM.replace("\n\n", "\n\n\n \n"),
        FORM.replace("  ", "\t"),
        FORM.replace("68.4", "68,4").replace("0.4 mg", "0,4 mg").replace("0.5 mg", "0,5 mg"),
        FORM.replace("patient ", "Patient:").replace("weight ", "WEIGHT:"),
        FORM.replace("outpatient-titration", "Outpatient-Titration"),
        FORM.replace("09:52", " 9.52").replace("10:00", "10h00"),
        FORM.replace("mg/kg/h", "mg/kg/hr").replace("F\n", "female\n"),
        FORM.replace("60 mg", "60\u00a0mg").replace("  start", "\u00a0start"),
    ],
)
def test_that_the_form_may_be_typed_in_many_ways(text: str) -> None:
    form = read(text)
    assert form.faults == []
    assert form.header == read(FORM).header
    assert [line.at for line in form.lines] == [line.at for line in read(FORM).lines]


def test_that_a_chair_may_be_written() -> None:
    header = read(changed(10, "nurse A. Lindqvist\nchair 3")).header
    assert header is not None
    assert header.chair == "3"


@pytest.mark.parametrize(
    ("number", "line", "sentence"),
    [
        (1, "patient", "This field is empty."),
        (2, "born 14.03.1979", "14.03.1979 is not a day. Write year, month, day: 1979-03-14."),
        (2, "born 1979-02-30", "1979-02-30 is not a day. Write year, month, day: 1979-03-14."),
        (2, "born 2026-11-21", "The birth date is after the day of the session."),
        (2, "born 2026-11-22", "The birth date 2026-11-22 is after today. Check the year."),
        (2, "born 1899-12-31", "The birth date 1899-12-31 is before 1900. Check the year."),
        (3, "mrn", "This field is empty."),
        (4, "sex w", "Write the sex as F, M, X or U (unknown)."),
        (4, "sex", "Write the sex as F, M, X or U (unknown)."),
        (5, "weight 68.4", "Write the weight in kg with its unit: 68.4 kg."),
        (5, "weight 151 lb", "Write the weight in kg with its unit: 68.4 kg."),
        (5, "weight 0 kg", "A weight of 0 kg cannot be."),
        (5, "weight 501 kg", "A weight of 501 kg cannot be."),
        (6, "allergies", "Write the allergies, or none known. An empty field is not none."),
        (6, "allergies none", "Write the allergies, or none known. An empty field is not none."),
        (6, "allergies -", "Write the allergies, or none known. An empty field is not none."),
        (7, "protocol other", "Protocol other is not known here. Known: outpatient-titration."),
        (9, "date tomorrow", "tomorrow is not a day. Write year, month, day: 1979-03-14."),
        (9, "date 9999-12-31", "9999-12-31 has not come yet. Check the year."),
        (9, "date 2026-11-22", "2026-11-22 has not come yet. Check the year."),
        (9, "date 0001-01-01", "0001-01-01 is before 1970. Check the year."),
        (9, "date 1969-12-31", "1969-12-31 is before 1970. Check the year."),
        (10, "nurse", "This field is empty."),
        (10, "nurse A\nmrn 1", None),
    ],
)
def test_that_a_faulty_field_is_named_by_its_line(number: int, line: str, sentence: str | None) -> None:
    if sentence is None:
        assert faults(changed(number, line)) == [(11, "mrn is written twice.")]
    else:
        assert faults(changed(number, line)) == [(number, sentence)]


@pytest.mark.parametrize("words", ["none known", "None  Known", "NKA", "no known allergies"])
def test_that_no_allergies_must_be_said(words: str) -> None:
    header = read(changed(6, f"allergies {words}")).header
    assert header is not None
    assert header.allergies == ()


HOW = "Write: ketamine 2 mg/mL, start 0.4 mg/kg/h, 90 min, max 60 mg."
BAG = "the drug with its concentration in mg/mL"


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        ("", f"The order lacks {BAG}, the start rate with its unit, the planned minutes, the maximum in mg. {HOW}"),
        ("ketamine, start 0.4 mg/kg/h, 90 min, max 60 mg", f"The order lacks {BAG}. {HOW}"),
        ("ketamine 2 mg/mL, start 0.4, 90 min, max 60 mg", f"The order lacks the start rate with its unit. {HOW}"),
        ("ketamine 2 mg/mL, 0.4 mg/kg/h, 90 min, max 60 mg", f"The order lacks the start rate with its unit. {HOW}"),
        ("ketamine 2 mg/mL, start 0.4 mg/kg/h, max 60 mg", f"The order lacks the planned minutes. {HOW}"),
        ("ketamine 2 mg/mL, start 0.4 mg/kg/h, 1.5 min, max 60 mg", f"The order lacks the planned minutes. {HOW}"),
        ("ketamine 2 mg/mL, start 0.4 mg/kg/h, 90 min", f"The order lacks the maximum in mg. {HOW}"),
        ("ketamine 2 mg/mL, start 0.4 mg/kg/h, 90 min, max 1 mg/kg", f"The order lacks the maximum in mg. {HOW}"),
        ("ketamine 0 mg/mL, start 0.4 mg/kg/h, 90 min, max 60 mg", "The order's concentration must be above zero."),
        ("ketamine 2 mg/mL, start 0 mg/kg/h, 90 min, max 60 mg", "The order's start rate must be above zero."),
        ("ketamine 2 mg/mL, start 0.4 mg/kg/h, 0 min, max 60 mg", "The order's planned time must be above zero."),
        ("ketamine 2 mg/mL, start 0.4 mg/kg/h, 90 min, max 0 mg", "The order's maximum must be above zero."),
    ],
)  # fmt: skip
def test_that_an_order_must_be_whole(order: str, sentence: str) -> None:
    assert faults(changed(8, f"order {order}")) == [(8, sentence)]


def test_that_an_order_may_be_in_any_order_and_unit() -> None:
    header = read(changed(8, "order maximum 60mg; START 8 µg/kg/min, S-ketamine 2,5 mg/ml 120min")).header
    assert header is not None
    assert (header.order.drug, header.order.mg_per_ml) == ("S-ketamine", Decimal("2.5"))
    assert header.order.start_rate == Rate(Decimal(8), RateUnit.UG_KG_MIN)
    assert (header.order.planned_min, header.order.maximum_mg) == (120, Decimal(60))


def test_that_an_order_may_name_the_bag_and_the_highest_rate() -> None:
    words = "order ketamine 500 mg in 250 mL, start 0.4 mg/kg/h, max rate 0,6 mg/kg/h, 90 min, max 60 mg"
    header = read(changed(8, words)).header
    assert header is not None
    wanted = replace(ORDER, bag_ml=Decimal(250), maximum_rate=Rate(Decimal("0.6"), RateUnit.MG_KG_H))
    assert header.order == wanted


@pytest.mark.parametrize(
    ("part", "instead", "sentence"),
    [
        ("2 mg/mL", "500 mg in 0 mL", "The order's bag must be above zero."),
        ("2 mg/mL", "0 mg in 250 mL", "The order's concentration must be above zero."),
        ("90 min", "max rate 0.6, 90 min", "Write the highest rate with its unit: max rate 0.6 mg/kg/h."),
        ("90 min", "highest rate 0 mg/h, 90 min", "The order's highest rate must be above zero."),
    ],
)
def test_that_a_bag_or_a_highest_rate_that_cannot_be_is_named(part: str, instead: str, sentence: str) -> None:
    line = "order ketamine 2 mg/mL, start 0.4 mg/kg/h, 90 min, max 60 mg".replace(part, instead)
    assert faults(changed(8, line)) == [(8, sentence)]


def test_that_what_is_missing_and_what_is_unknown_are_both_said() -> None:
    fields = "patient, born, mrn, sex, weight, allergies, protocol, order, date, nurse"
    assert faults(changed(5, "wieght 68.4 kg")) == [
        (1, "weight is missing from the form's header."),
        (5, f"wieght is no field of the form. Its fields are {fields}."),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_that_an_empty_form_lacks_everything(text: str) -> None:
    sentences = [sentence for _, sentence in faults(text)]
    assert len(sentences) == 11
    assert "The form has no entries. Write lines such as 10:05 128/80 74." in sentences


def test_that_a_form_without_entries_says_so() -> None:
    assert faults(HEADER) == [(10, "The form has no entries. Write lines such as 10:05 128/80 74.")]
    assert faults(without(*range(12, 22))) == [(10, "The form has no entries. Write lines such as 10:05 128/80 74.")]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("125/78 73", "A line begins with its time, such as 10:05."),
        ("10:05:30 hr74", "A line begins with its time, such as 10:05."),
        ("25:00 hr74", "A line begins with its time, such as 10:05."),
        ("10:60 hr74", "A line begins with its time, such as 10:05."),
        ("10:05", "Nothing is written behind the time."),
        ("10:05  ;", "Nothing is written behind the time."),
    ],
)
def test_that_a_line_has_a_time_and_something_behind_it(line: str, sentence: str) -> None:
    assert faults(changed(14, line)) == [(14, sentence)]
    assert faults(with_body(line)) == [(12, sentence)]


def moments(*clocks: str) -> list[str]:
    return [f"{line.at:%d %H:%M}" for line in read(with_body(*(f"{clock} hr74" for clock in clocks))).lines]


def test_that_a_form_counts_on_past_midnight() -> None:
    assert moments("22:50", "23:59", "00:10", "01:00") == ["20 22:50", "20 23:59", "21 00:10", "21 01:00"]


def test_that_a_line_out_of_order_stays_near_the_others() -> None:
    assert moments("10:05", "10:00", "10:10") == ["20 10:05", "20 10:00", "20 10:10"]
    assert moments("23:50", "00:10", "23:55", "00:20") == ["20 23:50", "21 00:10", "20 23:55", "21 00:20"]


def test_that_a_long_wait_within_a_day_is_no_midnight() -> None:
    assert moments("08:00", "21:30") == ["20 08:00", "20 21:30"]
