"""Who may keep the record safe is asked where it is done; where backups go, and how many, is audited."""

import json
from pathlib import Path

import pytest

from session.audit_words import changed_words
from session.backup_rotation import Kept
from session.people import Role
from session.problems import Refused, StorageProblem
from session.safekeeping import BackupSettings
from session.simulation.hand_clock import HandClock
from storage.backup_settings import NAME
from storage.opening import Opened
from storage.verification import unwatched
from tests.session.people_cases import PIN, a_person
from tests.storage.conftest import Opens
from tests.storage.examples import Sitting

CHIEF, NURSE = "B. Okoye", "A. Lindqvist"


def said(database: Opened) -> list[tuple[str, str, str | None, str | None]]:
    """Return what the audit says of the backups, the oldest first."""
    rows = reversed(database.registry.audit.changes(limit=100))
    return [(row.actor, changed_words(row), row.old, row.new) for row in rows if row.subject == "backups"]


def kept_on_disk(database: Opened) -> dict[str, int]:
    text = (database.path.with_name(f"{database.path.stem}.backups") / NAME).read_text()
    kept: dict[str, int] = json.loads(text)["kept"]
    return kept


@pytest.fixture
def known(database: Opened, sitting: Sitting) -> Opened:
    """Return a record in which an administrator and a nurse are known."""
    database.registry.people.add(a_person(CHIEF), PIN, CHIEF)
    database.registry.people.add(a_person(NURSE, Role.NURSE), "2020", CHIEF)
    return database


def test_that_a_change_is_audited_with_old_and_new(database: Opened, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    database.safekeeping.choose(BackupSettings(str(second)), NURSE)
    database.safekeeping.choose(BackupSettings(str(second), Kept(24, 30, 12)), NURSE)
    assert said(database) == [
        (NURSE, "backups: folder of the second copy", "none", str(second)),
        (NURSE, "backups: days kept", "14", "30"),
    ]
    assert kept_on_disk(database) == {"hours": 24, "days": 30, "months": 12}


@pytest.mark.parametrize(
    ("kept", "span"), [(Kept(hours=0), "hours"), (Kept(days=91), "days"), (Kept(months=-1), "months")]
)
def test_that_counts_that_cost_all_backups_or_fill_the_disk_are_refused(
    database: Opened, kept: Kept, span: str
) -> None:
    with pytest.raises(Refused, match=f"Write a whole number from .* so many {span} are kept"):
        database.safekeeping.choose(BackupSettings(kept=kept), NURSE)
    assert database.safekeeping.settings == BackupSettings()
    assert said(database) == []


def test_that_a_change_that_cannot_be_audited_is_put_back(database: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise StorageProblem("The disk is full.")

    monkeypatch.setattr("storage.safekeeping.write_audit", full)
    with pytest.raises(StorageProblem, match="disk is full"):
        database.safekeeping.choose(BackupSettings(kept=Kept(48, 14, 12)), NURSE)
    assert database.safekeeping.settings == BackupSettings()
    assert kept_on_disk(database)["hours"] == 24


def test_that_who_may_not_keep_the_record_safe_is_refused_where_it_is_done(known: Opened) -> None:
    safe = known.safekeeping
    for name, sentence in ((NURSE, "that needs an administrator"), ("", "Sign in first"), ("Nobody", "Sign in first")):
        with pytest.raises(Refused, match=sentence):
            safe.choose(BackupSettings(kept=Kept(48, 14, 12)), name)
        with pytest.raises(Refused, match=sentence):
            safe.back_up(name)
        with pytest.raises(Refused, match=sentence):
            safe.verify(unwatched, name)
    assert safe.settings == BackupSettings()
    assert safe.backups() == ()
    assert said(known) == []


def test_that_an_administrator_may_and_the_program_by_itself(known: Opened, clock: HandClock) -> None:
    safe = known.safekeeping
    safe.choose(BackupSettings(kept=Kept(48, 14, 12)), CHIEF)
    safe.back_up().result(timeout=30)
    clock.advance(minutes=60)
    safe.back_up(CHIEF).result(timeout=30)
    assert safe.verify(unwatched, CHIEF).result(timeout=30).whole
    assert len(safe.backups()) == 2


def test_that_a_window_that_only_reads_changes_nothing(database: Opened, opens: Opens) -> None:
    reading = opens("bay-2", read_only=True)
    with pytest.raises(StorageProblem, match="can only read"):
        reading.safekeeping.choose(BackupSettings(kept=Kept(48, 14, 12)), NURSE)
    assert reading.safekeeping.settings == BackupSettings()
