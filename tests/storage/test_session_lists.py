"""The lists show sessions newest first, a page at a time, and find them by part of a word, day or month."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from session.alert_record import Urgency
from session.ports import SessionRow
from session.problems import StorageProblem
from session.search_line import read_search
from session.search_question import Counts, Question, Shelf
from session.session_flags import SessionFlag
from session.simulation.hand_clock import HandClock
from storage.opening import Opened
from storage.tables import AUDIT
from tests.storage.examples import START, Sitting, a_patient


def hold(database: Opened, sitting: Sitting) -> Sitting:
    """Open a session in the database, its patient registered before where need be."""
    if database.registry.patient(sitting.patient.patient_id) is None:
        database.registry.add_patient(sitting.patient, sitting.nurse)
    database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    return sitting


def asked(words: str) -> Question:
    return read_search(words, START.date() + timedelta(days=6))


def chairs(rows: tuple[SessionRow, ...]) -> list[str]:
    return [row.head.chair for row in rows]


@pytest.fixture
def week(database: Opened) -> None:
    """Hold five sessions of two patients, the last of them still running."""
    okafor, ng = a_patient(), a_patient("Ng, Bo", "77 31", date(1990, 11, 20))
    days = [datetime(2026, 10, 31, 23, 30, tzinfo=UTC), *(START + timedelta(days=n) for n in range(4))]
    for number, (day, patient) in enumerate(zip(days, (okafor, okafor, ng, okafor, ng), strict=True)):
        left_at = day + timedelta(hours=2) if number < 4 else None
        nurse = "B. Okoye" if number == 2 else "A. Lindqvist"
        hold(
            database,
            Sitting(patient=patient, opened_at=day, chair=f"Bay {number}", nurse=nurse, left_at=left_at),
        )


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "43210"),
        ("okafor", "310"),
        ("KAFOR, miriam", "310"),
        ("bo", "42"),
        ("7731", "42"),
        ("77 31", "42"),
        ("2026-11-21", "2"),
        ("2026-11", "43210"),
        ("2026-10", ""),
        ("2026-11-01", "0"),
        ("2026-10-31", ""),
        ("okoye", "2"),
        ("3", "432"),
        ("bay 3", "432"),
        ("lind 2026-11 bo", "4"),
        ("2026-11-20 2026-11-21", ""),
        ("zzz", ""),
        ("2026-1", ""),
    ],
)
def test_that_every_word_has_to_fit(database: Opened, words: str, expected: str) -> None:
    rows = database.registry.find_sessions(asked(words))
    assert "".join(chair[-1] for chair in chairs(rows)) == expected


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("words", ["", "bay", "2026-11", "bay 2026-11"])
def test_that_the_pages_together_are_the_whole_list(database: Opened, words: str) -> None:
    pages: list[SessionRow] = []
    before = None
    while page := database.registry.find_sessions(asked(words), before=before, limit=2):
        pages += page
        before = page[-1].head.opened_at
    assert chairs(tuple(pages)) == ["Bay 4", "Bay 3", "Bay 2", "Bay 1", "Bay 0"]


@pytest.mark.parametrize("words", ["", "chair"])
def test_that_sessions_opened_in_the_same_moment_are_not_split_over_pages(database: Opened, words: str) -> None:
    for number in range(5):
        hold(database, Sitting(patient=a_patient(mrn=str(number)), chair=f"Chair {number}"))
    hold(database, Sitting(patient=a_patient(mrn="9"), chair="Chair 9", opened_at=START + timedelta(hours=1)))
    first = database.registry.find_sessions(asked(words), limit=3)
    assert sorted(chairs(first)) == [f"Chair {number}" for number in (0, 1, 2, 3, 4, 9)]
    assert first[0].head.chair == "Chair 9"
    assert database.registry.find_sessions(asked(words), before=first[-1].head.opened_at, limit=3) == ()


@pytest.fixture
def told(database: Opened) -> None:
    """Hold four sessions that differ in what a list says of them; the last is signed."""
    sick = SessionFlag("nausea", "Nausea treated")
    stopped = SessionFlag("early stop", "Stopped early at 0:48: anxiety", Urgency.HIGH)
    courses = ("Induction 2 of 6", "Induction 2 of 6", "Booster 1", "Booster 12")
    high = SessionFlag("systolic", "Systolic +26 % for 15 min", Urgency.MEDIUM)
    for number, (flags, rise, pain, words) in enumerate(
        (
            ((sick,), 12, "3", "Floating."),
            ((stopped, sick), 20, "5", "Slept"),
            ((high,), 26, "3.5", ""),
            ((), 0, "0", ""),
        )
    ):
        day = START + timedelta(days=number)
        sitting = Sitting(patient=a_patient(mrn=f"70{number}"), opened_at=day, chair=f"{number}", left_at=day)
        database.registry.add_patient(sitting.patient, sitting.nurse)
        head = replace(
            sitting.head(), flags=flags, to_sign=number < 3, rise_percent=Decimal(rise), peak_systolic=128 + rise,
            lowest_spo2=98 - 3 * number, pain_last=Decimal(pain), found_by=words, course=courses[number],
        )  # fmt: skip
        database.journal.append([sitting.event(sitting.opening())], head).result()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("nausea", "10"),
        ("sick", "10"),
        ("early stop", "1"),
        ("stopped anxiety", ""),
        ("floating", "0"),
        ("slept nausea", "1"),
        ("systolic > 20 %", "2"),
        ("systolic >= 20 %", "21"),
        ("systolic > 150", "2"),
        ("systolic = 148", "1"),
        ("spo2 < 92", "3"),
        ("spo2 < 92,5", "32"),
        ("pain < 3,5", "30"),
        ("pain <= 3.5", "320"),
        ("mg > 12.4", "3210"),
        ("mg > 12,5", ""),
        ("mg > 9999", ""),
        ("unsigned", "210"),
        ("signed", "3"),
        ("chair 2", "2"),
        ("chair 3 signed", "3"),
        ("nurse lind", "3210"),
        ("nurse 701", ""),
        ("protocol outp", "3210"),
        ("induction 2", "10"),
        ("induction 2 of 6", "10"),
        ("booster 1", "2"),
        ("Booster 12", "3"),
        ("no nausea", "32"),
        ("not sick", "32"),
        ("without early stop nausea", "0"),
        ("without early stop", "320"),
        ("since 22 Nov", "32"),
        ("until 2026-11-21 nausea", "10"),
        ("0001-01-01..9999-12-31 nausea", "10"),
    ],
)
def test_that_sessions_are_found_by_flags_figures_places_and_notes(database: Opened, words: str, expected: str) -> None:
    assert "".join(chairs(database.registry.find_sessions(asked(words)))) == expected


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("words", "to_sign", "flagged", "every"),
    [("", "210", "21", "3210"), ("nausea", "10", "1", "10"), ("2026-11-22", "2", "2", "2"), ("zzz", "", "", "")],
)
def test_that_each_shelf_holds_and_counts_what_belongs_on_it(
    database: Opened, words: str, to_sign: str, flagged: str, every: str
) -> None:
    shelves = (Shelf.TO_SIGN, Shelf.FLAGGED, Shelf.ALL)
    found = ["".join(chairs(database.registry.find_sessions(asked(words), shelf))) for shelf in shelves]
    assert found == [to_sign, flagged, every]
    assert database.registry.count_sessions(asked(words)) == Counts(len(to_sign), len(flagged), len(every))


def test_that_words_are_found_as_soon_as_they_are_written(database: Opened, sitting: Sitting) -> None:
    database.journal.append([sitting.event()], replace(sitting.head(2), found_by="Asks for water.")).result()
    assert chairs(database.registry.find_sessions(asked("water"))) == ["Chair 3"]
    database.journal.append([sitting.event()], sitting.head(3)).result()
    assert database.registry.find_sessions(asked("water")) == ()


def test_that_a_correction_of_the_patient_keeps_what_else_a_session_is_found_by(
    database: Opened, sitting: Sitting
) -> None:
    database.journal.append([sitting.event()], replace(sitting.head(2), found_by="Asks for water.")).result()
    database.registry.correct_patient(replace(sitting.patient, name="Adeyemi, Miriam"), sitting.nurse)
    assert chairs(database.registry.find_sessions(asked("adeyemi water chair 3"))) == ["Chair 3"]


def test_that_searches_are_kept_once_the_latest_first_and_dropped(database: Opened, clock: HandClock) -> None:
    registry = database.registry
    for line in ("october nausea", "early  stop", "October Nausea"):
        registry.keep_search(line, "Dr Lang")
        clock.advance(minutes=1)
    assert registry.searches() == ("october nausea", "early stop")
    registry.drop_search("OCTOBER nausea", "Dr Lang")
    registry.drop_search("never kept", "Dr Lang")
    assert registry.searches() == ("early stop",)
    with database.reader.reading() as connection:
        audited = connection.execute(
            select(AUDIT.c.old, AUDIT.c.new).where(AUDIT.c.subject == "search").order_by(AUDIT.c.number)
        ).all()
    assert audited == [(None, "october nausea"), (None, "early stop"), ("october nausea", "")]


def test_that_an_empty_search_is_not_kept(database: Opened) -> None:
    with pytest.raises(StorageProblem, match="nothing to look for"):
        database.registry.keep_search("  ", "Dr Lang")


@pytest.mark.usefixtures("week")
def test_that_those_who_have_not_left_are_running_the_longest_first(database: Opened) -> None:
    assert chairs(database.registry.running()) == ["Bay 4"]
    hold(database, Sitting(patient=a_patient(mrn="9"), chair="Bay 9", opened_at=START - timedelta(days=1)))
    assert chairs(database.registry.running()) == ["Bay 9", "Bay 4"]


@pytest.mark.usefixtures("week")
def test_that_a_patient_s_sessions_are_listed_newest_first(database: Opened) -> None:
    patient = database.registry.find_patients("okafor")[0]
    assert chairs(database.registry.sessions_of(patient.patient_id)) == ["Bay 3", "Bay 1", "Bay 0"]


def test_that_a_head_comes_back_as_it_was_written(database: Opened, sitting: Sitting) -> None:
    head = replace(sitting.head(2), ended_at=START + timedelta(hours=1), left_at=START + timedelta(hours=2))
    database.journal.append([sitting.event()], head).result()
    assert database.registry.session_row(sitting.session_id) == SessionRow(head, sitting.patient)


def test_that_an_unknown_session_has_no_row(database: Opened) -> None:
    assert database.registry.session_row(Sitting().session_id) is None


def test_that_a_change_of_chair_or_nurse_is_found(database: Opened, sitting: Sitting) -> None:
    sitting.chair, sitting.nurse = "Bay 7", "B. Okoye"
    database.journal.append([sitting.event()], sitting.head(2)).result()
    assert database.registry.find_sessions(asked("lindqvist")) == ()
    assert chairs(database.registry.find_sessions(asked("okoye bay"))) == ["Bay 7"]


def test_that_a_check_in_moved_in_time_takes_its_new_place(database: Opened, sitting: Sitting) -> None:
    other = hold(database, Sitting(patient=sitting.patient, chair="Bay 9", opened_at=START - timedelta(hours=1)))
    sitting.opened_at = START - timedelta(hours=2)
    database.journal.append([sitting.event()], sitting.head(2)).result()
    assert chairs(database.registry.find_sessions()) == [other.chair, "Chair 3"]
    assert chairs(database.registry.find_sessions(asked("chair"))) == ["Chair 3"]
    assert len(database.journal.events(sitting.session_id)) == 2
