"""A protocol is changed by the texts of its rows; every rule of a protocol holds for what comes of it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from session.protocol import EmergencyCard, Far, Protocol, Step
from session.protocol_edit import RowProblem, differences, edited, faults, with_texts
from session.protocol_items import removed
from session.protocol_row import Section
from session.protocol_rows import rows
from tests.session.cases import SHIPPED
from tests.session.protocol_strategies import protocols

PAUSE = Step("Pause", "pause")


def value(protocol: Protocol, path: str) -> str:
    (row,) = (row for row in rows(protocol) if row.path == path)
    return row.said


@settings(max_examples=30)
@given(protocols())
def test_that_no_change_gives_the_same_protocol_back(protocol: Protocol) -> None:
    assert edited(protocol, {}) == protocol
    assert differences(protocol, protocol) == ()


@settings(max_examples=30)
@given(protocols())
def test_that_every_row_has_a_path_of_its_own_and_a_text_that_reads_back(protocol: Protocol) -> None:
    found = rows(protocol)
    assert len({row.path for row in found}) == len(found)
    typed = {row.path: row.value for row in found if row.kind not in {"words", "lines"}}
    assert edited(protocol, typed) == protocol


def test_that_the_shipped_protocol_is_read_in_sections() -> None:
    found = rows(SHIPPED)
    assert {row.section for row in found} == set(Section)
    assert value(SHIPPED, "maximum_rate") == "0.6 mg/kg/h"
    assert value(SHIPPED, "act.systolic") == "90 to 180 mmHg"
    assert value(SHIPPED, "act.spo2") == "from 92 %"
    assert value(SHIPPED, "act_change.systolic") == "fall 20, rise 25 %"
    assert value(SHIPPED, "second_check") == "A prescriber"
    assert value(SHIPPED, "discharge.scores.aldrete") == "9"
    assert value(SHIPPED, "scores").splitlines()[0] == "RASS"
    assert value(SHIPPED, "persist_s") == "15 s"
    assert value(SHIPPED, "overdue_min") == "5 min"
    assert value(SHIPPED, "latched") == "Oxygen saturation\nRespiration\nSedation"
    assert value(SHIPPED, "actions.sedation").splitlines()[1:3] == ["Lower the rate | rate", "Pause | pause"]
    assert value(SHIPPED, "far.systolic") == "40 mmHg"
    assert value(SHIPPED, "emergency.Allergic reaction.drugs").splitlines()[0] == "adrenaline 0.5 mg im"


@pytest.mark.parametrize(
    ("path", "typed", "field", "expected"),
    [
        ("maximum_rate", "0,7", "maximum_rate", "0.7 mg/kg/h"),
        ("maximum_rate", "0.7 mg/kg/h", "maximum_rate", "0.7 mg/kg/h"),
        ("rate_cap", "25", "rate_cap", "25 mg/h"),
        ("planned_min", "120", "planned_min", "120"),
        ("maximum_mg_per_kg", "", "maximum_mg_per_kg", "None"),
        ("minimum_gap_days", "", "minimum_gap_days", "0"),
        ("second_check", "", "second_check", "None"),
        ("second_check", "soft", "second_check", "soft"),
        ("effects", "nausea\n\n  itching ", "effects", "('nausea', 'itching')"),
        ("scores", "RASS\naldrete, modified", "scores", "('rass', 'aldrete')"),
        ("persist_s", "20", "persist_s", "20"),
        ("persist_readings", "3", "persist_readings", "3"),
        ("overdue_min", "4", "overdue_min", "4"),
        ("latched", "sedation\n\nSpO₂\nRespiration\nsedation", "latched", "('sedation', 'spo2', 'respiration')"),
        ("latched", "", "latched", "()"),
        ("no_action", " Seen \nAsleep", "no_action", "('Seen', 'Asleep')"),
    ],
)
def test_that_a_typed_text_becomes_the_value(path: str, typed: str, field: str, expected: str) -> None:
    assert str(getattr(edited(SHIPPED, {path: typed}), field)) == expected


@pytest.mark.parametrize(
    ("path", "typed", "ends"),
    [
        ("act.systolic", "95 to 175", (Decimal(95), Decimal(175))),
        ("act.systolic", "95-175", (Decimal(95), Decimal(175))),
        ("act.sedation", "-2 to 1", (Decimal(-2), Decimal(1))),
        ("unusual.temperature", "34,5 to 41", (Decimal("34.5"), Decimal(41))),
        ("act.spo2", "from 90", (Decimal(90), None)),
        ("act.diastolic", "up to 105", (None, Decimal(105))),
    ],
)
def test_that_a_range_is_written_as_it_is_said(path: str, typed: str, ends: tuple[Decimal | None, ...]) -> None:
    table, code = path.split(".")
    limit = next(one for one in getattr(edited(SHIPPED, {path: typed}), table) if one.code == code)
    assert (limit.low, limit.high) == ends


def test_that_answers_and_emergencies_are_written_one_step_a_line() -> None:
    made = edited(SHIPPED, {
        "actions.spo2": " Probe  changed\n\nPause|pause ", "far.spo2": "7,5",
        "emergency.Allergic reaction.title": "Anaphylaxis",
        "emergency.Allergic reaction.steps": "Stop | end; emergency\nCall",
        "emergency.Allergic reaction.drugs": "",
    })  # fmt: skip
    assert next(one for one in made.actions if one.code == "spo2").steps == (Step("Probe changed"), PAUSE)
    assert next(one for one in made.far if one.code == "spo2") == Far("spo2", Decimal("7.5"))
    stop, call = Step("Stop", "end; emergency"), Step("Call")
    assert made.emergency == (*SHIPPED.emergency[:3], EmergencyCard("Anaphylaxis", (stop, call)))
    assert [made.confirmed(mark) for mark in ("emergency.Anaphylaxis", "far.spo2", "far.pain")] == [True, True, False]


def test_that_a_change_against_the_baseline_is_written_as_it_is_said() -> None:
    (change, _) = edited(SHIPPED, {"act_change.systolic": "rise 22,5 % fall 15"}).act_change
    assert (change.fall, change.rise) == (Decimal(15), Decimal("22.5"))


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("maximum_rate", "0.1", "below the start rate"),
        ("maximum_rate", "fast", "Write a rate above zero"),
        ("maximum_rate", "", "Write a rate above zero"),
        ("rate_cap", "1 mg/kg/h", "whatever the weight"),
        ("planned_min", "1,5", "one whole number above zero"),
        ("maximum_mg", "-3", "one number above zero"),
        ("check_tolerance_min", "5", "below the shortest time between checks"),
        ("act.systolic", "about 90", "Write both ends as 90 to 180"),
        ("act.systolic", "180 to 90", "not below the high end"),
        ("stop.systolic", "100 to 200", "lie inside those of act"),
        ("stop_change.systolic", "fall 10, rise 40", "lies inside act_change"),
        ("act_change.systolic", "down 20", "Write in percent"),
        ("scores", "Braden", "There is no score Braden"),
        ("second_check", "maybe", "Choose one of the answers"),
        ("title", " ", "Write some words"),
        ("drugs", "ondansetron", "drug of the entry line"),
        ("presets.Shift+F2.key", "F2", "Shift+F1 to Shift+F12"),
        ("presets.Shift+F2.key", "shift F1", "stands there twice"),
        ("presets.Shift+F2.line", "gibberish 12", "entry line"),
        ("prn.midazolam 1 mg iv.drug", "oxygen 2 L/min", "stands there twice"),
        ("prn.midazolam 1 mg iv.drug", "something", "no drug of the entry line"),
        ("gate.consent.words", "", "Write some words"),
        ("advice.spo2.stop", "", "advice does not say what to do"),
        ("discharge.scores.aldrete", "11", "above the highest total"),
        ("discharge.readings.spo2", "from 300", "outside what a reading can be"),
        ("persist_s", "0", "one whole number above zero"),
        ("persist_readings", "", "one whole number above zero"),
        ("overdue_min", "1", "at least check_tolerance_min, 2"),
        ("latched", "Pulse", "There is no reading Pulse. Write one a line of: Systolic pressure, "),
        ("latched", "EtCO₂", "no limit for the end-tidal CO₂"),
        ("no_action", "Seen\nSeen", "stands there twice"),
        ("actions.spo2", "", "Write one a line, such as Physician told"),
        ("actions.spo2", "Look\n| pause", "Write one a line, such as Physician told"),
        ("actions.spo2", "Slower | slow down 5", "'Slower': the entry line does not understand it"),
        ("far.pain", "some", "one number above zero"),
        ("emergency.Allergic reaction.title", "", "Write some words"),
        ("emergency.Allergic reaction.title", "Pressure dangerously high", "stands there twice"),
        ("emergency.Allergic reaction.steps", "Slower | rate", "'Slower': the entry line does not understand it"),
        ("emergency.Severe distress or agitation.steps", "", "Write one a line, such as Physician told"),
        ("emergency.Pressure dangerously high.drugs", "labetalol", "'labetalol' is no drug of the entry line"),
    ],
)
def test_that_a_fault_names_its_row_and_says_what_to_do(path: str, typed: str, said: str) -> None:
    found = faults(SHIPPED, {path: typed})
    (sentence,) = found.values()
    assert said.casefold() in sentence.casefold()
    assert sentence.endswith(".")
    with pytest.raises(RowProblem) as problem:
        edited(SHIPPED, {path: typed})
    elsewhere = {"advice.spo2.stop": "stop.spo2", "prn.midazolam 1 mg iv.drug": "prn.oxygen 2 L/min.drug"}
    assert problem.value.path in {path, elsewhere.get(path)}
    (row,) = (row for row in rows(SHIPPED) if row.path == problem.value.path)
    assert problem.value.sentence.startswith(f"{row.name}: ")


def test_that_every_row_that_cannot_be_read_is_named_at_once() -> None:
    assert set(faults(SHIPPED, {"planned_min": "x", "act.spo2": "y", "maximum_rate": "0.7"})) == {
        "planned_min", "act.spo2",
    }  # fmt: skip


def test_that_the_texts_as_typed_stand_in_the_rows_right_or_wrong() -> None:
    shown = {row.path: row.value for row in with_texts(rows(SHIPPED), {"maximum_rate": "fast"})}
    assert (shown["maximum_rate"], shown["planned_min"]) == ("fast", "90")


def test_that_a_changed_row_counts_as_confirmed_and_no_other_does() -> None:
    made = edited(SHIPPED, {"maximum_rate": "0.7", "act.spo2": "from 91"})
    assert made.confirmed("maximum_rate")
    assert made.confirmed("act.spo2")
    assert not made.confirmed("act.systolic")
    assert not made.confirmed("act")
    assert not made.confirmed("start_rate")


def test_that_a_row_typed_as_it_was_stays_to_be_confirmed() -> None:
    assert edited(SHIPPED, {"maximum_rate": "0.6"}) == SHIPPED


def test_that_rows_are_confirmed_one_by_one_until_the_field_is() -> None:
    made = edited(SHIPPED, {}, {"prn.oxygen 2 L/min", "discharge.readings", "gate.consent"})
    assert [made.confirmed(name) for name in ("prn.oxygen 2 L/min", "discharge.readings", "gate.consent")] == [True] * 3
    assert not made.confirmed("discharge.gait")
    every = edited(SHIPPED, {}, {row.mark for row in rows(SHIPPED)})
    assert every.unconfirmed == ()


def test_that_differences_name_the_row_with_both_values() -> None:
    new = removed(edited(SHIPPED, {"maximum_rate": "0.7"}, {"start_rate"}), "hold.spo2")
    assert differences(SHIPPED, new) == (
        ("Rates and doses: Start rate", "0.25 mg/kg/h, to be confirmed", "0.25 mg/kg/h, confirmed by the clinic"),
        ("Rates and doses: Highest rate", "0.6 mg/kg/h", "0.7 mg/kg/h"),
        ("Limits before the start: Oxygen saturation", "from 94 %", ""),
    )
