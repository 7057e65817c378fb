"""A score in the entry line: what is understood, what is refused and with which sentence, and what a form writes."""

import pytest

from session.compose import compose
from session.entry import Doubt, parse
from session.events import ScoreItem, ScoreRecorded
from session.instruments.catalogue import INSTRUMENTS
from session.instruments.instrument import Choice, Instrument
from session.score_line import asked_item, begun, form_wanted, score_line, with_answer, with_form
from session.scored import answer_word
from tests.session.cases import SETTING, fact

ALDRETE = INSTRUMENTS["aldrete"]
NEWS2 = INSTRUMENTS["news2"]
NINE = "score aldrete activity=2 respiration=2 circulation=1 consciousness=2 spo2=2"
THERE_ARE = "rass, moaas, ramsay, poss, pain, dissociation, cadss6, nausea, aldrete, padss, news2, iv_site."


def items(**answers: str) -> tuple[ScoreItem, ...]:
    return tuple(ScoreItem(key, value) for key, value in answers.items())


FULL = items(activity="2", respiration="2", circulation="1", consciousness="2", spo2="2")
UNDERSTOOD = [
    (NINE, ScoreRecorded("aldrete", FULL)),
    (NINE.upper(), ScoreRecorded("aldrete", FULL)),
    ("score ald act=2 resp=2, circ=1, cons=2, spo2=2; on air", ScoreRecorded("aldrete", FULL, "on air")),
    ("score aldrete spo2=2 consciousness=2 circulation=1 respiration=2 activity=2", ScoreRecorded("aldrete", FULL)),
    ("score aldrete activity = 2", ScoreRecorded("aldrete", items(activity="2"))),
    ("score news temperature=36,8 oxygen=o consciousness=c", ScoreRecorded(
        "news2", items(oxygen="oxygen", consciousness="C", temperature="36.8"))),
    ("score news2 spo2=97% oxygen=AIR", ScoreRecorded("news2", items(oxygen="air", spo2="97"))),
    ("score pain site=foot rest=3 movement=t", ScoreRecorded("pain", items(site="foot", rest="3", movement="10"))),
    ('score pain rest=0 site="left  foot"', ScoreRecorded("pain", items(site="left foot", rest="0"))),
    ("score rass rass=\N{MINUS SIGN}1", ScoreRecorded("rass", items(rass="-1"))),
    ("score rass rass=+2", ScoreRecorded("rass", items(rass="2"))),
    ("score rass rass=a", ScoreRecorded("rass", items(rass="-1"))),
    ("score poss poss=s", ScoreRecorded("poss", items(poss="S"))),
]  # fmt: skip
REFUSED = [
    ("score", f"Write which score: score aldrete activity=2. There are: {THERE_ARE}"),
    ("score activity=2", f"Write which score: score aldrete activity=2. There are: {THERE_ARE}"),
    ("score gcs eyes=4", f"There is no score gcs. There are: {THERE_ARE}"),
    ("score ra", "ra can be rass or ramsay. Write more of it."),
    ("score moaas", "MOAA/S has no answer yet. Write them as moaas=5|4|3|2|1|0."),
    ("score aldrete mood=2",
     "Aldrete has no item mood. Its items: activity, respiration, circulation, consciousness, spo2."),
    ("score aldrete c=2", "c can be circulation or consciousness. Write more of it."),
    ("score aldrete activity=3",
     "Activity has no answer 3. Its answers: 2 moves four limbs, 1 moves two limbs, 0 moves no limb."),
    ("score aldrete activity=",
     "Activity has no answer yet. Its answers: 2 moves four limbs, 1 moves two limbs, 0 moves no limb."),
    ("score aldrete activity=2 activity=2", "Activity is written twice."),
    ("score pain rest=3,5", "At rest has no answer 3,5. Its answers: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10."),
    ("score pain site= rest=3", 'Site: write it as site="left foot", or leave it out.'),
    ("score news2 pulse=400", "Pulse 400 cannot be. It lies between 0 and 350 /min."),
    ("score news2 pulse=", "Pulse: It lies between 0 and 350 /min."),
    ("score news2 temperature=36.85", "Temperature is written with one decimal at most, not 36.85."),
    ("score news2 pulse=72.5", "Pulse is written as a whole number, not 72.5."),
    ("score moaas moaas=4 end", "Write one thing a line: end needs a line of its own."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), UNDERSTOOD)
def test_that_a_score_is_understood(line: str, expected: ScoreRecorded) -> None:
    parsed = parse(line, SETTING)
    assert parsed.faults == ()
    assert parsed.facts == (expected,)


@pytest.mark.parametrize(("line", "sentence"), REFUSED)
def test_that_what_is_no_score_is_refused_with_what_there_is(line: str, sentence: str) -> None:
    parsed = parse(line, SETTING)
    assert parsed.faults[0] == sentence
    assert parsed.facts == ()


def test_that_vital_signs_and_a_time_may_stand_beside_a_score() -> None:
    parsed = parse(f"{NINE} 128/80 74 @10:35", SETTING)
    assert [type(each).__name__ for each in parsed.facts] == ["VitalsRecorded", "ScoreRecorded"]
    assert parsed.at == (10, 35)


@pytest.mark.parametrize(
    ("line", "chip"),
    [
        (NINE, "Aldrete 9 of 10, 9 or more: discharge criterion met"),
        ("score aldrete activity=2 respiration=2 circulation=1 spo2=2", "Aldrete, incomplete: consciousness missing"),
        ("score aldrete activity=2 respiration=2 circulation=1",
         "Aldrete, incomplete: consciousness and SpO₂ missing"),
        ("score aldrete activity=2", "Aldrete, incomplete: 4 missing"),
        ("score rass rass=-1", "RASS −1, drowsy"),
    ],
)  # fmt: skip
def test_that_a_chip_shows_total_and_band_or_what_is_missing(line: str, chip: str) -> None:
    assert [each.text for each in parse(line, SETTING).chips] == [chip]


def test_that_a_score_without_a_total_and_an_unusual_reading_are_asked_about() -> None:
    assert parse(NINE, SETTING).doubts == ()
    (doubt,) = parse("score aldrete activity=2 respiration=2 circulation=1 spo2=2", SETTING).doubts
    assert doubt == Doubt("score", "Aldrete, incomplete: consciousness missing.")
    (doubt,) = parse("score news2 pulse=29", SETTING).doubts
    assert doubt.sentence.endswith("and temperature missing. Heart rate 29 /min is unusual.")


def test_that_a_score_is_said_again_in_its_own_words() -> None:
    for line in (NINE, 'score pain site="left foot" rest=3 movement=6; after walking', "score news2 oxygen=air"):
        assert compose(fact(line)) == line
    assert score_line(ScoreRecorded("gcs", items(eyes="4"))) == "score gcs eyes=4"


@pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=INSTRUMENTS)
def test_that_every_key_of_a_form_gives_its_own_answer(instrument: Instrument) -> None:
    for item in instrument.items:
        for answer in item.answers if isinstance(item, Choice) else ():
            typed = fact(f"score {instrument.name} {item.key}={answer.key}")
            assert typed == ScoreRecorded(instrument.name, (ScoreItem(item.key, answer_word(answer)),))


@pytest.mark.parametrize(
    ("line", "name"),
    [("score aldrete", "aldrete"), (" Score  ALD ", "aldrete"), ("score", ""), ("score ra", ""), ("score xyz", ""),
     ("score aldrete activity=2", ""), ("score aldrete p8", ""), ("score aldrete; calm", ""), ("p8", ""),
     ("scored", "")],
)  # fmt: skip
def test_that_a_name_alone_asks_for_its_form(line: str, name: str) -> None:
    assert form_wanted(line) == name


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("", "score aldrete "),
        ("score aldrete activity=2 ", "score aldrete activity=2 "),
        ("Score Ald activity=2; calm", "Score Ald activity=2; calm "),
        ("score padss vitals=2 p3; calm", "score aldrete p3; calm "),
        ("128/80 74", "score aldrete 128/80 74 "),
    ],
)
def test_that_a_form_begins_the_line_with_its_score_and_keeps_the_rest(line: str, begins: str) -> None:
    assert with_form(line, ALDRETE) == begins


def test_that_a_form_writes_an_answer_in_its_place_over_an_earlier_one_and_takes_it_back() -> None:
    line = with_answer("128/80", ALDRETE, "spo2", "2")
    assert line == "score aldrete spo2=2 128/80 "
    line = with_answer(line, ALDRETE, "activity", "1")
    assert line == "score aldrete activity=1 spo2=2 128/80 "
    line = with_answer(line, ALDRETE, "activity", "2")
    assert line == "score aldrete activity=2 spo2=2 128/80 "
    assert with_answer(line, ALDRETE, "activity", "") == "score aldrete spo2=2 128/80 "


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("score pain ", "rest"),
        ("score pain", None),
        ("score pain rest=3", None),
        ("score pain rest=3 ", "movement"),
        ('score pain site="left ', None),
        ('score pain site="left foot" 128/80 ', "rest"),
        ("score pain movement=3 ", "rest"),
        ("score pain rest=3 movement=3 ", None),
        ("score pain ; calm ", None),
        ("score rass ", None),
        ("128/80 ", None),
        ("", None),
    ],
)
def test_that_a_key_answers_the_first_item_without_an_answer_where_a_word_begins(line: str, asked: str | None) -> None:
    item = asked_item(line, INSTRUMENTS["pain"])
    assert (item.key if item else None) == asked


def test_that_what_is_written_so_far_is_read_as_far_as_it_can_be() -> None:
    found = begun("score news2 resp=16 pulse=x oxygen=air puls; calm")
    assert found is not None
    assert (found.instrument, dict(found.items)) == (NEWS2, {"respiration": "16", "oxygen": "air"})
    assert found.rest == " puls; calm"
    assert begun("128/80 score news2") is None
