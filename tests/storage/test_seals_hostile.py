"""A change that hides in how a value is kept shows like any other, and keeps nothing else from being checked."""

from pathlib import Path

import pytest

from session.simulation.hand_clock import HandClock
from storage.opening import Opened
from tests.storage.tampering import unguarded
from tests.storage.test_listed import checked
from tests.storage.test_seals import three_days

NO_TEXT = "CAST(X'7B80' AS TEXT)"
OTHER = "UPDATE events SET actor = 'somebody else' WHERE event_id = (SELECT max(event_id) FROM events)"


@pytest.fixture
def sealed(database: Opened, clock: HandClock) -> Path:
    return three_days(database, clock)


def change(path: Path, *statements: str) -> None:
    with unguarded(path) as file:
        for statement in statements:
            file.execute(statement)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("body", NO_TEXT),
        ("actor", NO_TEXT),
        ("station", NO_TEXT),
        ("event_id", "upper(event_id)"),
        ("event_id", "event_id || '-'"),
        ("occurred_at", "occurred_at + 0.4"),
        ("recorded_at", "CAST(recorded_at AS TEXT) || 'x'"),
    ],
)
def test_that_an_entry_that_is_kept_in_another_way_is_named(sealed: Path, column: str, value: str) -> None:
    first = "WHERE event_id = (SELECT min(event_id) FROM events)"
    change(sealed, f"UPDATE events SET {column} = {value} {first}", OTHER)  # noqa: S608 -- cases of ours
    misfits = checked(sealed).misfits
    assert len({misfit.session_id for misfit in misfits}) == 2
    assert all("is not as it was written" in misfit.what or "missing" in misfit.what for misfit in misfits), misfits


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("day_heads SET heads = {no_text} WHERE number = 2", "The seals cannot be read."),
        ("sessions SET session_id = {no_text} WHERE place = (SELECT min(place) FROM sessions)", "A session is called"),
        ("patients SET name = {no_text} WHERE mrn = '000001'", "the row says name unlike the list of changes"),
        ("audit SET new = {no_text} WHERE field = 'sex'", "the row says sex unlike the list of changes"),
    ],
)
def test_that_what_is_no_text_is_told(sealed: Path, place: str, told: str) -> None:
    change(sealed, "UPDATE " + place.format(no_text=NO_TEXT))
    misfits = checked(sealed).misfits
    assert any(told in misfit.what for misfit in misfits), misfits
