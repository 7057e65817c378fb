"""The record of a session on paper: what a reader finds on its pages, searches for and copies."""

import pytest

from session.documents import Paper
from session.signing import MEANINGS
from session.state import replay
from tests.session.cases import session
from tests.storage.documents.pages import fonts, sizes, texts
from tests.storage.documents.sittings import PHYSICIAN, in_pieces, long, person, printed, signed, whole

HOSTILE = '#panic() *b* $x$ <l> "q" \\u{41} `r` @c \N{ARABIC LETTER MEEM}\N{ARABIC LETTER REH} \N{GRINNING FACE}'


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return printed(signed())


@pytest.fixture(scope="module")
def first(pdf: bytes) -> str:
    return texts(pdf)[0]


def test_that_every_page_says_whose_it_is_and_which_of_how_many() -> None:
    pages = texts(printed(session(*(f"10:{n % 60:02d} 120/80 7{n % 10} 98%" for n in range(120)))))
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert "Okafor, Miriam · MRN 004182 · session 01980000" in page
        assert f"page {number} of 3" in page
        assert "is not a patient monitor" in page


def test_that_an_ordinary_session_is_one_page_and_its_log(pdf: bytes) -> None:
    assert len(texts(pdf)) == 2


def test_that_the_page_has_who_what_and_how_much(first: str) -> None:
    for words in (
        "Born 14 Mar 1979 (47 years)",
        "Allergies penicillin, latex",
        "Outpatient titration, version 1; defaults not confirmed",
        "ketamine 2 mg/mL, start 0.40 mg/kg/h, 1:30 planned, at most 60 mg",
        "Ondansetron 8 mg 0:45 4 mg IV, 1:12 4 mg IV",
        "Drawn 100 mg, wasted 45 mg, vial 2, lot L4711, witness J. Mensah",
        "Hold at 0.40.",
        "ready 11:41, left 12:06",
    ):
        assert words in first


def test_that_the_values_stand_in_a_table_under_the_chart(first: str) -> None:
    assert "SBP 125 138 83 190 158" in first
    assert "SpO₂ 98 97 88 95" in first


def test_that_a_correction_shows_what_was_and_what_stands_why_and_by_whom(first: str) -> None:
    assert "Weight 68.4 kg → 70.2 kg" in first
    assert "BP 83/38 → BP 138/83" in first
    assert "corrected: transposed (A. Lindqvist, 10:22)" in first
    assert "BP 190/110 HR 120 SpO₂ 88 % struck out: cuff of another patient (A. Lindqvist, 10:28)" in first


def test_that_an_entry_written_late_says_so(first: str) -> None:
    assert "Ondansetron 4 mg IV entered 11:20" in first


def test_that_an_alert_has_its_answer(first: str) -> None:
    assert "!! Systolic pressure 158 mmHg, above 156." in first
    assert "10:51 Repeat in 5 minutes (A. Lindqvist); over 11:05." in first


def test_that_a_signature_has_name_time_meaning_and_the_record_that_was_signed(first: str) -> None:
    (signature,) = signed().declared.signatures
    assert f"{PHYSICIAN}, 20 Nov 2026 15:45: {MEANINGS[0]}" in first
    assert f"Record {signature.said.record}. 21 entries." in first


def test_that_a_session_nobody_signed_has_a_line_to_sign_on() -> None:
    assert "Not signed in the program. Name and meaning Signature Date and time" in texts(printed(replay(whole())))[0]


def test_that_the_log_has_every_entry_with_both_times(pdf: bytes) -> None:
    log = texts(pdf)[-1]
    assert "10:20:00 0:20 10:20:00 BP 83/38 → BP 138/83" in log
    assert "11:12:00 1:12 11:20:00 Ondansetron 4 mg IV" in log
    assert "Checked in, 68.4 kg" in log
    assert "Went with the nausea." in log


def test_that_the_fonts_are_the_programs_own_and_come_along(pdf: bytes) -> None:
    assert fonts(pdf) == {"Inter-Regular": True, "Inter-SemiBold": True}


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_that_either_paper_holds_the_whole_first_page(paper: Paper, size: tuple[int, int]) -> None:
    pdf = printed(signed(), paper=paper)
    assert sizes(pdf) == {size}
    assert len(texts(pdf)) == 2


def test_that_sixty_sets_of_readings_stand_on_one_page() -> None:
    first, *_ = texts(printed(long(60)))
    assert "have no room here" not in first
    assert all(str(120 + n % 40) in first for n in range(60))


def test_that_sets_without_room_are_counted_and_stand_in_the_log() -> None:
    first, *log = texts(printed(long(80)))
    assert "8 more sets of readings have no room here" in first
    assert all(f"BP {120 + n % 40}/{70 + n % 20}" in " ".join(log) for n in range(80))


def test_that_a_session_that_was_never_started_is_printed_too() -> None:
    first = texts(printed(session("9:52 188/112 73 98%", "10:05 left; pressure too high today")))[0]
    assert "nothing: the infusion was not started" in first
    assert "Left. “pressure too high today”" in first


def test_that_a_session_in_pieces_is_printed_with_its_findings() -> None:
    first = texts(printed(in_pieces()))[0]
    assert "The check-in of this session is not here." in first
    assert "A correction is here, but not the entry it corrects." in first
    assert "158/94" in first


def test_that_an_empty_record_is_printed_too() -> None:
    assert "Okafor, Miriam" in texts(printed(replay([])))[0]


def test_that_a_demonstration_says_so_on_every_page() -> None:
    pages = texts(printed(replay(whole()), watermark="Demonstration: not a patient"))
    assert all("Demonstration: not a patient" in page for page in pages)


def test_that_a_name_is_printed_as_it_is_written_and_never_obeyed() -> None:
    first, *_ = texts(printed(session("9:52 125/78"), person(HOSTILE, "#1*<$")))
    assert '#panic() *b* $x$ <l> "q" \\u{41} `r` @c' in first
    assert "MRN #1*<$" in first


def test_that_a_very_long_name_stands_whole_at_the_top_and_short_at_the_foot() -> None:
    first, *_ = texts(printed(session("9:52 125/78"), person("A" * 300)))
    assert first.replace(" ", "").startswith("A" * 300)
    assert f"{'A' * 59}… · MRN 004182" in first
