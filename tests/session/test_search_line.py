"""One line is read as a question for sessions; what it does not understand is a word to look for."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.search_line import read_search
from session.search_question import EVERY, Comparison, Figure, Place, Question, Sign, Span

TODAY = date(2026, 11, 26)
_KNOWN = (
    "okafor october oct 2026 12 12.10. 2026-10-12 .. to since until last this days week systolic > 20 % spo2 < 1,5 "
    'pain mg chair 2 nurse protocol early stop sick signed not " , ; = today friday between and 9999 29 february'
)
WORDS = st.sampled_from(_KNOWN.split())


def asked(line: str) -> Question:
    return read_search(line, TODAY)


def days(first: str, last: str) -> tuple[Span, ...]:
    return (Span(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None),)


@pytest.mark.parametrize(
    ("line", "first", "last", "told"),
    [
        ("2026-10-12", "2026-10-12", "2026-10-12", "12 Oct 2026"),
        ("12 Oct", "2026-10-12", "2026-10-12", "12 Oct 2026"),
        ("12 December", "2025-12-12", "2025-12-12", "12 Dec 2025"),
        ("Oct 12, 2025", "2025-10-12", "2025-10-12", "12 Oct 2025"),
        ("12.10.2026", "2026-10-12", "2026-10-12", "12 Oct 2026"),
        ("12.10.", "2026-10-12", "2026-10-12", "12 Oct 2026"),
        ("29 feb", "2024-02-29", "2024-02-29", "29 Feb 2024"),
        ("today", "2026-11-26", "2026-11-26", "26 Nov 2026"),
        ("yesterday", "2026-11-25", "2026-11-25", "25 Nov 2026"),
        ("Friday", "2026-11-20", "2026-11-20", "20 Nov 2026"),
        ("2026-10", "2026-10-01", "2026-10-31", "October 2026"),
        ("october", "2026-10-01", "2026-10-31", "October 2026"),
        ("sept", "2026-09-01", "2026-09-30", "September 2026"),
        ("december", "2025-12-01", "2025-12-31", "December 2025"),
        ("oct 2025", "2025-10-01", "2025-10-31", "October 2025"),
        ("2025", "2025-01-01", "2025-12-31", "2025"),
        ("2026-10-01..2026-10-15", "2026-10-01", "2026-10-15", "1 Oct 2026 to 15 Oct 2026"),
        ("2026-10-01 - 2026-10-15", "2026-10-01", "2026-10-15", "1 Oct 2026 to 15 Oct 2026"),
        ("october to november", "2026-10-01", "2026-11-30", "1 Oct 2026 to 30 Nov 2026"),
        ("nov to feb", "2025-11-01", "2026-02-28", "1 Nov 2025 to 28 Feb 2026"),
        ("between 1 oct and 5 oct", "2026-10-01", "2026-10-05", "1 Oct 2026 to 5 Oct 2026"),
        ("last 14 days", "2026-11-12", "2026-11-26", "12 Nov 2026 to 26 Nov 2026"),
        ("last 2 weeks", "2026-11-12", "2026-11-26", "12 Nov 2026 to 26 Nov 2026"),
        ("past 9 months", "2026-02-26", "2026-11-26", "26 Feb 2026 to 26 Nov 2026"),
        ("this week", "2026-11-23", "2026-11-29", "23 Nov 2026 to 29 Nov 2026"),
        ("last month", "2026-10-01", "2026-10-31", "October 2026"),
        ("this year", "2026-01-01", "2026-12-31", "2026"),
        ("since 1 Oct", "2026-10-01", "", "since 1 Oct 2026"),
        ("until oct", "", "2026-10-31", "until 31 Oct 2026"),
    ],
)
def test_that_days_are_read_as_people_write_them_and_told_back(line: str, first: str, last: str, told: str) -> None:
    question = asked(line)
    assert (question.spans, question.texts, question.understood) == (days(first, last), (), (told,))


@pytest.mark.parametrize(
    ("line", "figure", "sign", "number", "told"),
    [
        ("systolic > 20 %", Figure.RISE, Sign.ABOVE, "20", "systolic > 20 % over baseline"),
        ("systolic over 20%", Figure.RISE, Sign.ABOVE, "20", "systolic > 20 % over baseline"),
        ("systolic>180", Figure.SYSTOLIC, Sign.ABOVE, "180", "systolic > 180"),
        ("SpO₂ < 92", Figure.SPO2, Sign.BELOW, "92", "SpO₂ < 92 %"),
        ("spo2 ≤ 90 %", Figure.SPO2, Sign.AT_MOST, "90", "SpO₂ ≤ 90 %"),
        ("pain < 4", Figure.PAIN, Sign.BELOW, "4", "last pain < 4"),
        ("mg > 1,5", Figure.GIVEN, Sign.ABOVE, "1.5", "given > 1.5 mg"),
        ("mg >= 1.5 mg", Figure.GIVEN, Sign.AT_LEAST, "1.5", "given ≥ 1.5 mg"),
    ],
)
def test_that_figures_are_compared(line: str, figure: Figure, sign: Sign, number: str, told: str) -> None:
    question = asked(line)
    assert question.comparisons == (Comparison(figure, sign, Decimal(number)),)
    assert (question.texts, question.understood) == ((), (told,))


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("early stop", ("early stop",)),
        ("stopped early", ("early stop",)),
        ("rescue", ("rescue",)),
        ("emergency", ("emergency",)),
        ("override", ("override",)),
        ("Nausea", ("nausea",)),
        ("sick", ("nausea", "vomiting")),
    ],
)
def test_that_flags_are_known_by_their_words(line: str, keys: tuple[str, ...]) -> None:
    assert (asked(line).flags, asked(line).texts) == ((keys,), ())


def test_that_the_session_in_october_where_she_was_sick_is_asked_for_in_three_words() -> None:
    question = asked("okafor october nausea")
    assert question == Question(
        texts=("okafor",),
        spans=days("2026-10-01", "2026-10-31"),
        flags=(("nausea",),),
        understood=("October 2026", "nausea"),
    )


def test_that_chair_nurse_and_protocol_are_looked_for_in_their_place() -> None:
    question = asked("chair 2 nurse Lind protocol: CRPS")
    assert question.within == ((Place.CHAIR, "2"), (Place.NURSE, "lind"), (Place.PROTOCOL, "crps"))
    assert question.understood == ("chair 2", "nurse lind", "protocol crps")


def test_that_an_infusion_of_the_course_is_looked_for_as_it_is_written() -> None:
    assert asked("Induction 3 of 6") == Question(courses=("induction 3 of 6",), understood=("induction 3 of 6",))


@pytest.mark.parametrize("line", ["no nausea", "not nauseous", "Without nausea"])
def test_that_a_flag_that_is_not_to_be_there_is_not_looked_for(line: str) -> None:
    assert asked(line) == Question(without=(("nausea",),), understood=("without nausea",))


def test_that_not_before_another_word_is_a_word() -> None:
    assert asked("not answered").flags == (("alerts unanswered",),)
    assert asked("not signed").signed is False
    assert asked("no pain").texts == ("no", "pain")


@pytest.mark.parametrize(("line", "signed"), [("unsigned", False), ("to sign", False), ("signed", True), ("", None)])
def test_that_signed_and_unsigned_are_told_apart(line: str, signed: bool | None) -> None:
    assert asked(line).signed is signed


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("KAFOR, miriam", ("kafor", "miriam")),
        ("004182", ("004182",)),
        ('"slept well"', ("slept well",)),
        ("“October”", ("october",)),
        ('"not closed', ("not closed",)),
        ("jan", ("jan",)),
        ("2043", ("2043",)),
        ("30 feb", ("30", "feb")),
        ("2026-10-45", ("2026-10-45",)),
        ("chair broken", ("chair", "broken")),
        ("last 9999 years", ("last", "9999", "years")),
        ("a=b", ("a=b",)),
        ("Zoë", ("zoe",)),
        ("calm calm", ("calm",)),
    ],
)
def test_that_what_is_not_understood_is_a_word_to_look_for(line: str, texts: tuple[str, ...]) -> None:
    assert asked(line) == Question(texts=texts)


@pytest.mark.parametrize("line", ["", "  ", ",;", '""'])
def test_that_an_empty_line_asks_for_every_session(line: str) -> None:
    assert asked(line) == EVERY
    assert asked(line).asks_nothing


@given(st.text(), st.dates())
def test_that_nothing_that_can_be_typed_is_an_error(line: str, today: date) -> None:
    assert all(text.strip() for text in read_search(line, today).texts)


@given(st.lists(WORDS, max_size=8).map(" ".join), st.dates())
def test_that_no_order_of_the_words_it_knows_is_an_error(line: str, today: date) -> None:
    question = read_search(line, today)
    assert all(span.first is None or span.last is None or span.first <= span.last for span in question.spans)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("systolic > abc", "systolic > abc: not a number, looked for as words"),
        ("spo2<low", "spo2 < low: not a number, looked for as words"),
    ],
)
def test_that_a_comparison_with_no_number_is_told_back_as_not_understood(line: str, told: str) -> None:
    question = asked(line)
    assert question.understood == (told,)
    assert (question.comparisons, question.texts) == ((), tuple(line.split()))


def test_that_corrected_asks_for_sessions_with_corrections() -> None:
    assert asked("corrected").flags == (("corrected",),)
    assert asked("corrected").understood == ("entries corrected",)


@pytest.mark.parametrize("line", ["in october", "during the october", "october"])
def test_that_a_date_is_read_behind_the_word_that_leads_to_it(line: str) -> None:
    assert read_search(line, date(2026, 11, 26)).understood == ("October 2026",)


def test_that_a_range_written_the_other_way_round_is_the_same_range() -> None:
    (span,) = read_search("2026-10-15..2026-10-01", date(2026, 11, 26)).spans
    assert (span.first, span.last) == (date(2026, 10, 1), date(2026, 10, 15))
