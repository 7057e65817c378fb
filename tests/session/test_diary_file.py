"""A diary's file is read whole, however it was exported, or each of its faulty lines is named."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.course import DiaryEntry, DiarySource
from session.diary_file import read_diary
from session.problems import DiaryProblems
from tests.session.course_cases import MIRIAM, TODAY

FAULTY = """\
day;pain;note
2026-11-20;11;

2026-11-21;4;
20.13.2026;4;
1979-03-13;4;
2026-11-18;;nothing told
2026-11-17;bad;
2026-11-16;6,55;
2026-11-15;5;
15.11.2026;6;
;4;
2026-11-14;4;good;night"""
EMPTY = "The file has no day. Write a line for each, such as 2026-11-20;6.5;slept badly."
HINT = 'Write a pain with a comma in quotation marks, "6,5", or with a point.'
QUOTES = "The quotation marks do not fit. Write them around a whole column, and twice within it."


def read(text: str) -> list[tuple[str, str, str]]:
    return [(str(one.day), str(one.pain), one.note) for one in read_diary(text, MIRIAM, TODAY)]


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(DiaryProblems) as raised:
        read_diary(text, MIRIAM, TODAY)
    return list(raised.value.faults)


@pytest.mark.parametrize(
    "text",
    [
        "day;pain;note\n2026-11-19;6,5;slept badly\n2026-11-20;7;\n",
        "day,pain,note\n2026-11-19,6.5,slept badly\n2026-11-20,7,\n",
        'day,pain,note\n2026-11-19,"6,5",slept badly\n2026-11-20,7\n',
        "\ufeffDay ; Pain ; Note\r\n19.11.2026 ; 6.5 ; slept  badly\r\n\r\n;;\r\n20.11.2026;7;\r\n",
        "\n\nnote;pain;day\nslept badly;6,5;19.11.2026\n;7;2026-11-20",
        'day;pain;note\n2026-11-19;6,5;"slept\nbadly"\n2026-11-20;7\r',
        "day;pain;note;\n2026-11-19;6.5;slept badly;\n2026-11-20;7;;\n",
    ],
)
def test_that_a_diary_is_read_however_it_was_exported(text: str) -> None:
    assert read(text) == [("2026-11-19", "6.5", "slept badly"), ("2026-11-20", "7", "")]


def test_that_a_note_is_not_needed() -> None:
    assert read_diary("day,pain\n1.9.2026,0\n", MIRIAM, TODAY) == (
        DiaryEntry(
            patient_id=MIRIAM.patient_id, day=date(2026, 9, 1), pain=Decimal(0), source=DiarySource.FILE, note=""
        ),
    )


def test_that_every_faulty_line_is_named_with_what_is_wrong() -> None:
    assert faults(FAULTY) == [
        (2, "Pain 11 is outside 0 to 10. Write a number from 0 to 10."),
        (4, "2026-11-21 has not come yet. Check the day."),
        (5, "20.13.2026 is not a day. Write 2026-11-20 or 20.11.2026."),
        (6, "1979-03-13 is before Okafor, Miriam was born (1979-03-14). Check the year."),
        (7, "Nothing is no pain. Write a number from 0 to 10, or leave the line out."),
        (8, "bad is no pain. Write a number from 0 to 10, or leave the line out."),
        (9, "Pain 6.55 is finer than a tenth. Write one digit behind the point at most."),
        (11, "2026-11-15 is on line 10 already. Write each day once."),
        (12, "Nothing is not a day. Write 2026-11-20 or 20.11.2026."),
        (13, "The line has 4 columns, the first line names 3."),
    ]


def test_that_both_faults_of_a_line_are_named() -> None:
    assert [line for line, _ in faults("day;pain\ntomorrow;much\n")] == [2, 2]


def test_that_a_decimal_comma_between_commas_is_asked_about() -> None:
    assert faults("day,pain,note\n2026-11-20,6,5\n") == [
        (2, 'Is the pain 6 or 6.5? Write "6,5" in quotation marks, or with a point.')
    ]
    assert faults("day,pain,note\n2026-11-20,6,5,tired\n") == [
        (2, f"The line has 4 columns, the first line names 3. {HINT}")
    ]
    assert read("day,pain,note\n2026-11-20,6,5 h of sleep\n") == [("2026-11-20", "6", "5 h of sleep")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (1, EMPTY)),
        ("\n \n", (1, EMPTY)),
        ("\nday;pain\n\n", (2, EMPTY)),
        ("day;note\n2026-11-20;x\n", (1, "The column pain is missing. The first line names them: day, pain, note.")),
        (
            "2026-11-20;6\n",
            (1, "2026-11-20 is no column of a diary. The first line names them: day, pain, note."),
        ),
        (
            "day;pain;pain\n2026-11-20;6;7\n",
            (1, "The column pain is there twice. The first line names them: day, pain, note."),
        ),
        ('day;pain;note\n2026-11-20;6;"so\nand so', (2, QUOTES)),
        ('day;pain;note\n2026-11-20;6;"so"so\n', (2, QUOTES)),
    ],
)
def test_that_a_file_that_is_no_diary_is_told(text: str, fault: tuple[int, str]) -> None:
    assert faults(text) == [fault]


@given(
    days=st.dictionaries(st.integers(0, 10_000), st.tuples(st.integers(0, 100), st.text(max_size=20)), min_size=1),
    separator=st.sampled_from(";,"),
    ending=st.sampled_from(["\n", "\r\n"]),
    day_first=st.booleans(),
)
def test_that_what_a_spreadsheet_writes_is_read_back(
    days: dict[int, tuple[int, str]], separator: str, ending: str, day_first: bool
) -> None:
    written = [(TODAY - timedelta(days=ago), Decimal(tenths) / 10, note) for ago, (tenths, note) in days.items()]
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=ending, quoting=csv.QUOTE_ALL)
    writer.writerow(["day", "pain", "note"])
    for day, pain, note in written:
        shown = f"{day:%d.%m.%Y}" if day_first else day.isoformat()
        writer.writerow([shown, f"{pain:.1f}".replace(".", ","), note])
    found = read_diary(out.getvalue(), MIRIAM, TODAY)
    assert [(one.day, one.pain, one.note) for one in found] == [
        (day, pain, " ".join(note.split())) for day, pain, note in written
    ]


@given(st.text())
def test_that_any_text_is_read_or_told(text: str) -> None:
    for tried in (text, f"day;pain;note\n{text}"):
        try:
            assert read_diary(tried, MIRIAM, TODAY)
        except DiaryProblems as problems:
            assert problems.faults  # noqa: PT017 -- either outcome is right, and neither is empty
