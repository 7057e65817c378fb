"""Items are added to a protocol and taken away; what is blank has to be filled in first."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from session.protocol import Protocol, Severity
from session.protocol_edit import edited, faults
from session.protocol_items import Addition, added, additions, removed
from session.protocol_row import Section
from session.protocol_rows import rows
from tests.session.cases import SHIPPED


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
        ("actions", "pain", {"actions.pain": "Positioned anew\nPause | pause"}),
        ("far", "etco2", {"far.etco2": "10"}),
        ("emergency", "", {"emergency.new-1.title": "Fainting", "emergency.new-1.steps": "Lie flat, legs up"}),
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
    before = {one.path for one in rows(SHIPPED)}
    new = [row for row in rows(made) if row.path not in before]
    assert new
    assert all(row.confirmed for row in new if row.mark not in {"discharge.readings", "discharge.scores"})


def test_that_a_question_that_is_added_gets_a_key_of_its_own_words() -> None:
    loose = add(add(SHIPPED, "gate"), "gate")
    made = edited(loose, {"gate.new-1.words": "Escort?", "gate.new-2.words": "Is it calm?", "gate.new-2.hold": "soft"})
    assert [one.key for one in made.gate[-2:]] == ["escort_2", "is_it_calm"]
    assert made.gate[-1].hold is Severity.SOFT


def test_that_an_item_is_taken_away_with_its_mark() -> None:
    parts = replace(SHIPPED, unconfirmed=("gate.consent", "discharge.gait", "prn.oxygen 2 L/min", "far.pain"))
    for item in ("gate.consent", "discharge.questions.gait", "prn.oxygen 2 L/min", "far.pain"):
        parts = removed(parts, item)
    made = edited(parts, {})
    assert made.unconfirmed == ()
    assert "consent" not in {one.key for one in made.gate}
    assert "gait" not in {one.key for one in made.discharge.questions}
    assert len(made.prn) == len(SHIPPED.prn) - 1


@pytest.mark.parametrize(
    "item",
    ["act.nothing", "discharge.readings.spo2", "presets.Shift+F3", "hold.spo2", "actions.spo2", "far.spo2",
     "emergency.Allergic reaction"],
)  # fmt: skip
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
    assert keys(Section.REMINDING, "actions") == ["temperature", "etco2", "pain"]
    assert "etco2" in keys(Section.REMINDING, "far")
    assert [one.words for one in additions(SHIPPED, Section.EMERGENCY)] == ["Emergency"]
    assert "Pain, answers" in {one.words for one in additions(SHIPPED, Section.REMINDING)}


def test_that_taking_away_the_last_limit_to_stop_of_a_vital_sign_is_said_of_the_whole() -> None:
    loose = SHIPPED
    for item in ("act.respiration", "stop.respiration"):
        loose = removed(loose, item)
    (sentence,) = faults(replace(loose, latched=()), {}).values()
    assert sentence.startswith("There is no limit at which to stop for the respiration; write one in stop.")
