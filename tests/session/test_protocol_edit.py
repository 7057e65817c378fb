"""A protocol is changed by the texts of its rows; every rule of a protocol holds for what comes of it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from session.protocol import Protocol, Severity
from session.protocol_edit import RowProblem, differences, edited, faults, with_texts
from session.protocol_items import Addition, added, additions, removed
from session.protocol_rows import Section, rows
from tests.session.cases import SHIPPED
from tests.session.protocol_strategies import protocols


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


def add(protocol: Protocol, table: str, key: str = "") -> Protocol:
    return added(protocol, Addition(table, key, ""))


@pytest.mark.parametrize(
    ("table", "key", "texts"),
    [
        ("act", "etco2", {"act.etco2": "20 to 50"}),
        ("hold", "temperature", {"hold.temperature": "up to 38"}),
        ("gate", "", {"gate.new-1.words": "Is the bed low?"}),
        ("discharge.questions", "", {"discharge.questions.new-1.words": "Is a friend here?"}),
        ("prn", "", {"prn.new-1.drug": "clonidine 0.1 mg po", "prn.new-1.when": "pressure"}),
        ("presets", "", {"presets.new-1.key": "shift f9", "presets.new-1.label": "Awake", "presets.new-1.line": "s0"}),
        ("discharge.readings", "pain", {"discharge.readings.pain": "up to 4"}),
        ("discharge.scores", "news2", {"discharge.scores.news2": "3"}),
    ],
)
def test_that_something_added_has_to_be_filled_in_before_it_is_taken(
    table: str, key: str, texts: dict[str, str]
) -> None:
    loose = add(SHIPPED, table, key)
    assert faults(loose, {})
    extra = {"stop.etco2": "15 to 60", "advice.etco2.act": "Look.", "advice.etco2.stop": "Stop."}
    if table == "act":
        loose = add(add(loose, "stop", key), "advice", key)
        texts = texts | extra
    made = edited(loose, texts)
    assert len(rows(made)) == len(rows(loose))
    assert edited(made, {}) == made
    new = [row for row in rows(made) if row.path not in {one.path for one in rows(SHIPPED)}]
    assert new
    assert all(row.confirmed for row in new if row.mark not in {"discharge.readings", "discharge.scores"})


def test_that_a_question_that_is_added_gets_a_key_of_its_own_words() -> None:
    loose = add(add(SHIPPED, "gate"), "gate")
    made = edited(loose, {"gate.new-1.words": "Escort?", "gate.new-2.words": "Is it calm?", "gate.new-2.hold": "soft"})
    assert [one.key for one in made.gate[-2:]] == ["escort_2", "is_it_calm"]
    assert made.gate[-1].hold is Severity.SOFT


def test_that_an_item_is_taken_away_with_its_mark() -> None:
    parts = replace(SHIPPED, unconfirmed=("gate.consent", "discharge.gait", "prn.oxygen 2 L/min"))
    for item in ("gate.consent", "discharge.questions.gait", "prn.oxygen 2 L/min"):
        parts = removed(parts, item)
    made = edited(parts, {})
    assert made.unconfirmed == ()
    assert "consent" not in {one.key for one in made.gate}
    assert "gait" not in {one.key for one in made.discharge.questions}
    assert len(made.prn) == len(SHIPPED.prn) - 1


@pytest.mark.parametrize("item", ["act.nothing", "discharge.readings.spo2", "presets.Shift+F3", "hold.spo2"])
def test_that_taking_away_leaves_the_rest_as_it_was(item: str) -> None:
    left = [row.path for row in rows(removed(SHIPPED, item))]
    assert left == [row.path for row in rows(SHIPPED) if row.item != item]


def test_that_only_what_is_not_there_is_offered_to_be_added() -> None:
    def keys(section: Section, table: str) -> Sequence[str]:
        return [one.key for one in additions(SHIPPED, section) if one.table == table]

    assert "etco2" in keys(Section.ACT, "act")
    assert "systolic" not in keys(Section.ACT, "act")
    assert keys(Section.GATE, "gate") == [""]
    assert keys(Section.PAGE, "gate") == []
    assert "aldrete" not in keys(Section.LEAVING, "discharge.scores")
    assert "news2" in keys(Section.LEAVING, "discharge.scores")
    assert not any(key in keys(Section.ACT, "act_change") for key in ("pain", "sedation"))


def test_that_differences_name_the_row_with_both_values() -> None:
    new = removed(edited(SHIPPED, {"maximum_rate": "0.7"}, {"start_rate"}), "hold.spo2")
    assert differences(SHIPPED, new) == (
        ("Rates and doses: Start rate", "0.25 mg/kg/h, to be confirmed", "0.25 mg/kg/h, confirmed by the clinic"),
        ("Rates and doses: Highest rate", "0.6 mg/kg/h", "0.7 mg/kg/h"),
        ("Limits before the start: Oxygen saturation", "from 94 %", ""),
    )
