"""Every instrument is complete data, and its score is the published one."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from session.instruments.catalogue import INSTRUMENTS
from session.instruments.instrument import Choice, Instrument, Measured, Standing
from session.scores import score
from session.vitals import RASS

ANSWERED = [each for each in INSTRUMENTS.values() if each.name != "news2"]  # NEWS2 takes readings: a file of its own
EVERY_INSTRUMENT = pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=INSTRUMENTS)


def choices(instrument: Instrument) -> list[Choice]:
    return [item for item in instrument.items if isinstance(item, Choice)]


def test_that_these_instruments_are_there() -> None:
    assert list(INSTRUMENTS) == [
        "rass", "moaas", "ramsay", "poss", "pain", "dissociation", "cadss6", "nausea", "aldrete", "padss", "news2",
        "iv_site",
    ]  # fmt: skip


@EVERY_INSTRUMENT
def test_that_a_form_can_be_made_of_it_with_one_key_for_each_answer(instrument: Instrument) -> None:
    keys = [item.key for item in instrument.items]
    assert len(set(keys)) == len(keys)
    for item in choices(instrument):
        assert len({answer.key for answer in item.answers}) == len(item.answers)
        assert len({answer.value for answer in item.answers}) == len(item.answers)
        assert all(len(answer.key) == 1 and answer.words for answer in item.answers)


@EVERY_INSTRUMENT
def test_that_it_says_where_it_is_from_and_who_may_use_it(instrument: Instrument) -> None:
    assert instrument.title
    assert instrument.source
    assert instrument.licence
    assert all(item.label for item in instrument.items)


@EVERY_INSTRUMENT
def test_that_its_tables_go_up_and_end_open(instrument: Instrument) -> None:
    for item in (each for each in instrument.items if isinstance(each, Measured)):
        for steps in item.tables.values():
            bounds = [step.up_to for step in steps[:-1]]
            assert bounds == sorted(bound for bound in bounds if bound is not None)
            assert steps[-1].up_to is None


@EVERY_INSTRUMENT
def test_that_without_any_answer_there_is_no_total(instrument: Instrument) -> None:
    found = score(instrument.name, {})
    assert (found.total, found.shown, found.band, dict(found.points)) == (None, "", "", {})
    assert found.missing == tuple(item.key for item in instrument.items if item.required)
    assert "no total yet" in found.text


@pytest.mark.parametrize("instrument", ANSWERED, ids=lambda each: each.name)
def test_that_every_answer_of_a_complete_form_gives_a_total_and_a_band(instrument: Instrument) -> None:
    for place in range(max(len(item.answers) for item in choices(instrument))):
        items = {item.key: item.answers[min(place, len(item.answers) - 1)] for item in choices(instrument)}
        found = score(instrument.name, {key: answer.value for key, answer in items.items()})
        assert found.total is not None
        assert instrument.lowest <= found.total <= instrument.highest
        assert found.band
        assert found.shown in found.text


def test_that_rass_runs_from_minus_five_to_plus_four_in_the_words_of_the_catalogue() -> None:
    found = {step: score("rass", {"rass": step}) for step in RASS}
    assert {step: (each.total, each.band) for step, each in found.items()} == {
        step: (step, words) for step, words in RASS.items()
    }
    assert [found[step].text for step in (1, 0, -1)] == [
        "RASS +1, restless",
        "RASS 0, alert and calm",
        "RASS −1, drowsy",
    ]


@pytest.mark.parametrize(("name", "values"), [("moaas", range(6)), ("ramsay", range(1, 7)), ("nausea", range(4))])
def test_that_a_single_scale_counts_its_own_number(name: str, values: range) -> None:
    (item,) = choices(INSTRUMENTS[name])
    assert sorted(int(answer.value) for answer in item.answers) == list(values)
    assert [score(name, {name: value}).total for value in values] == list(values)


def test_that_moaas_ends_with_the_trapezius_squeeze() -> None:
    assert "painful squeeze" in score("moaas", {"moaas": 1}).band
    assert "no answer to a painful squeeze" in score("moaas", {"moaas": 0}).band


def test_that_poss_ships_no_wording_and_its_steps_three_and_four_are_unacceptable() -> None:
    (item,) = choices(INSTRUMENTS["poss"])
    assert {answer.words for answer in item.answers} == {"step S", "step 1", "step 2", "step 3", "step 4"}
    bands = {value: score("poss", {"poss": value}).band for value in ("S", 1, 2, 3, 4)}
    assert [value for value, band in bands.items() if band == "unacceptable"] == [3, 4]
    assert "permission" in INSTRUMENTS["poss"].licence
    assert score("poss", {"poss": "s"}).text == "POSS S, acceptable"


@pytest.mark.parametrize(
    ("rest", "movement", "total", "band"),
    [
        (0, 0, 0, "none"),
        (1, 3, 3, "mild"),
        (2, 4, 4, "moderate"),
        (6, 0, 6, "moderate"),
        (2, 7, 7, "severe"),
        (10, 10, 10, "severe"),
    ],
)
def test_that_pain_counts_the_worse_of_rest_and_movement(rest: int, movement: int, total: int, band: str) -> None:
    found = score("pain", {"site": "left foot", "rest": rest, "movement": movement})
    assert (found.total, found.band) == (total, band)
    assert dict(found.points) == {"rest": rest, "movement": movement}


def test_that_pain_on_movement_alone_is_kept_but_is_no_total_and_the_site_may_be_left_out() -> None:
    found = score("pain", {"movement": 6})
    assert (found.total, found.missing, dict(found.points)) == (None, ("rest",), {"movement": 6})
    assert score("pain", {"rest": 3, "movement": 6}).total == 6


def test_that_cadss6_is_six_numbered_questions_without_wording_and_says_it_is_not_validated() -> None:
    cadss6 = INSTRUMENTS["cadss6"]
    assert [item.label for item in cadss6.items] == [f"Question {number}" for number in (1, 2, 6, 7, 15, 22)]
    assert {answer.words for item in choices(cadss6) for answer in item.answers} == set("01234")
    assert cadss6.highest == 24
    found = score("cadss6", {"q1": 4, "q2": 3, "q6": 0, "q7": 1, "q15": 2, "q22": 4})
    assert found.total == 14
    assert "not validated by its authors" in found.band


@pytest.mark.parametrize("name", ["aldrete", "padss"])
@pytest.mark.parametrize(("lost", "met"), [(0, True), (1, True), (2, False), (10, False)])
def test_that_nine_of_ten_meets_the_criterion_for_discharge(name: str, lost: int, met: bool) -> None:
    keys = [item.key for item in INSTRUMENTS[name].items]
    items = {key: 2 - min(2, max(0, lost - 2 * place)) for place, key in enumerate(keys)}
    found = score(name, items)
    assert found.total == 10 - lost
    assert ("criterion met" in found.band) is met


def test_that_aldrete_says_that_its_circulation_is_in_percent_of_the_baseline() -> None:
    aldrete = INSTRUMENTS["aldrete"]
    circulation = next(item for item in choices(aldrete) if item.key == "circulation")
    assert "% of baseline" in circulation.label
    assert "% of baseline" in " ".join(aldrete.notes)


@pytest.mark.parametrize(
    ("phlebitis", "infiltration", "total", "band"),
    [(0, 0, 0, "no sign"), (1, 0, 1, "grade 1"), (2, 3, 3, "grade 3"), (4, 1, 4, "grade 4")],
)
def test_that_the_iv_site_counts_the_higher_grade(phlebitis: int, infiltration: int, total: int, band: str) -> None:
    found = score("iv_site", {"phlebitis": phlebitis, "infiltration": infiltration})
    assert (found.total, found.band) == (total, band)
    assert found.instrument.standing is Standing.UNCHECKED


def test_that_dissociation_is_marked_as_this_projects_own() -> None:
    assert INSTRUMENTS["dissociation"].standing is Standing.OWN
    assert [score("dissociation", {"dissociation": value}).total for value in range(11)] == list(range(11))


def test_that_a_whole_number_counts_in_whatever_type_it_comes() -> None:
    assert score("pain", {"rest": Decimal(3), "movement": 4.0}).total == 4


@pytest.mark.parametrize(
    ("name", "items", "said"),
    [
        ("gcs", {}, "no instrument gcs. Known: rass, moaas"),
        ("rass", {"rass": -6}, "Richmond Agitation-Sedation Scale has no answer -6"),
        ("pain", {"rest": 11}, "At rest has no answer 11. Its answers: 0, 1, 2"),
        ("pain", {"rest": 3.5}, "At rest has no answer 3.5"),
        ("pain", {"rest": True}, "At rest has no answer True"),
        ("pain", {"rest": "3"}, "At rest has no answer 3"),
        ("pain", {"site": "  "}, "Site: write it in words, or leave it out"),
        ("pain", {"site": 4}, "Site: write it in words"),
        ("aldrete", {"vitals": 2}, "Aldrete, modified has no item vitals. Its items: activity, respiration"),
    ],
)
def test_that_what_is_no_answer_is_refused_in_a_sentence(name: str, items: Mapping[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        score(name, items)
