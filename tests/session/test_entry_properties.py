"""What holds of the entry line whatever is typed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from session.compose import compose
from session.entry import Line, parse
from session.events import Fact
from session.quantities import RateUnit, read_rate
from tests.session.cases import SETTING
from tests.session.strategies import facts

PIECES = (
    *[
        "142/88",
        "76",
        "97%",
        "r14",
        "p7",
        "s-1",
        "t36,8",
        "@10:35",
        ";",
        "start",
        "rate",
        "0.5",
        "mg/kg/h",
        "mL/h",
        "bolus",
        "mg",
        "given",
        "ondansetron",
        "4",
        "iv",
    ],
    *["effect", "nausea", "mild", "over", "asleep", "end", "@", "/", "%", "spo2"],
    *"\N{LATIN SMALL LETTER DOTLESS I}\N{LATIN SMALL LETTER LONG S}\N{KELVIN SIGN}\N{ARABIC-INDIC DIGIT ONE}",
)
texts = st.text() | st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=9).map(" ".join)


def whole(line: Line) -> bool:
    """Say whether a line is either understood or refused in sentences."""
    sentences = [*line.faults, *(doubt.sentence for doubt in line.doubts)]
    return all(re.search(r"[.?]$", sentence) for sentence in sentences) and not (line.facts and line.faults)


@given(texts)
def test_that_any_text_is_understood_or_refused_in_sentences(text: str) -> None:
    assert whole(parse(text, SETTING))


@given(texts)
def test_that_no_sentence_shouts(text: str) -> None:
    line = parse(text.replace("!", ""), SETTING)
    assert "!" not in "".join([*line.faults, *(doubt.sentence for doubt in line.doubts)])


@given(st.text())
def test_that_a_text_without_words_or_digits_records_nothing_but_its_note(text: str) -> None:
    line = parse(re.sub(r"[^\W_]", "", text), SETTING)
    assert len(line.facts) <= text.count(";")


@given(facts)
def test_that_the_line_of_a_fact_says_that_fact(fact: Fact) -> None:
    assert parse(compose(fact), SETTING).facts == (fact,)


@given(facts)
def test_that_capitals_and_more_space_do_not_change_what_kind_of_fact_a_line_says(fact: Fact) -> None:
    words, _, note = compose(fact).partition(";")
    loud = parse(f"  {words.upper().replace(' ', '   ')} ;{note}", SETTING).facts
    quiet = parse(compose(fact), SETTING).facts
    assert [type(item) for item in loud] == [type(item) for item in quiet]


@given(facts)
def test_that_a_decimal_comma_is_a_decimal_point(fact: Fact) -> None:
    words, semicolon, note = compose(fact).partition(";")
    comma = re.sub(r"(?<=\d)\.(?=\d)", ",", words)
    assert parse(comma + semicolon + note, SETTING).facts == (fact,)


@given(st.decimals(min_value=0, max_value=5000, places=3), st.sampled_from(RateUnit))
def test_that_a_rate_says_itself(value: object, unit: RateUnit) -> None:
    found = read_rate(f"{value} {unit.value}")
    assert found is not None
    rate, used = found
    assert (rate.value, rate.unit) == (value, unit)
    assert used == len(f"{value} {unit.value}")
