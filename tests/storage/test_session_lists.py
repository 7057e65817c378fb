"""The lists show sessions newest first, a page at a time, and find them by part of a word, day or month."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from session.ports import SessionRow
from storage.opening import Opened
from tests.storage.examples import START, Sitting, a_patient


def hold(database: Opened, sitting: Sitting) -> Sitting:
    """Open a session in the database, its patient registered before where need be."""
    if database.registry.patient(sitting.patient.patient_id) is None:
        database.registry.add_patient(sitting.patient, sitting.nurse)
    database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    return sitting


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
    rows = database.registry.find_sessions(words)
    assert "".join(chair[-1] for chair in chairs(rows)) == expected


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("words", ["", "bay", "2026-11", "bay 2026-11"])
def test_that_the_pages_together_are_the_whole_list(database: Opened, words: str) -> None:
    pages: list[SessionRow] = []
    before = None
    while page := database.registry.find_sessions(words, before, limit=2):
        pages += page
        before = page[-1].head.opened_at
    assert chairs(tuple(pages)) == ["Bay 4", "Bay 3", "Bay 2", "Bay 1", "Bay 0"]


@pytest.mark.parametrize("words", ["", "chair"])
def test_that_sessions_opened_in_the_same_moment_are_not_split_over_pages(database: Opened, words: str) -> None:
    for number in range(5):
        hold(database, Sitting(patient=a_patient(mrn=str(number)), chair=f"Chair {number}"))
    hold(database, Sitting(patient=a_patient(mrn="9"), chair="Chair 9", opened_at=START + timedelta(hours=1)))
    first = database.registry.find_sessions(words, limit=3)
    assert sorted(chairs(first)) == [f"Chair {number}" for number in (0, 1, 2, 3, 4, 9)]
    assert first[0].head.chair == "Chair 9"
    assert database.registry.find_sessions(words, first[-1].head.opened_at, limit=3) == ()


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
    assert database.registry.find_sessions("lindqvist") == ()
    assert chairs(database.registry.find_sessions("okoye bay")) == ["Bay 7"]


def test_that_a_check_in_moved_in_time_takes_its_new_place(database: Opened, sitting: Sitting) -> None:
    other = hold(database, Sitting(patient=sitting.patient, chair="Bay 9", opened_at=START - timedelta(hours=1)))
    sitting.opened_at = START - timedelta(hours=2)
    database.journal.append([sitting.event()], sitting.head(2)).result()
    assert chairs(database.registry.find_sessions()) == [other.chair, "Chair 3"]
    assert chairs(database.registry.find_sessions("chair")) == ["Chair 3"]
    assert len(database.journal.events(sitting.session_id)) == 2
