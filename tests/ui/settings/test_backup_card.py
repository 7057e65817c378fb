"""The card tells how old the last backup is, makes one, and says whether the record is as it was written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.backup_rotation import Kept
from session.people import Act, Role
from tests.session.people_cases import a_person
from tests.storage.tampering import unguarded
from tests.ui.clinic import Clinic
from ui.backup_watch import BackupWatch
from ui.settings.backup_card import BackupCard
from ui.widgets.key_button import KeyButton


class BackupPage:
    """Reads the card and presses its buttons; the dialog for a folder answers `folder`."""

    def __init__(self, qtbot: QtBot, clinic: Clinic, *, itself: bool = True) -> None:
        self.qtbot, self.folder = qtbot, ""
        self.watch = BackupWatch(clinic.database.safekeeping, clinic.desk, itself=itself)
        self.card = BackupCard(self.watch, clinic.desk, lambda _: self.folder)
        qtbot.addWidget(self.card)
        self.card.resize(560, 600)
        self.card.show()

    def press(self, button: KeyButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def back_up(self) -> None:
        self.press(self.card.now)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.watch.running)

    def check(self) -> None:
        self.press(self.card.check)
        self.qtbot.waitUntil(self.card.check.isEnabled)


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    made = Clinic(tmp_path)
    made.seat(made.patient("Okafor, Miriam", "004182"), "1")
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, clinic: Clinic) -> BackupPage:
    return BackupPage(qtbot, clinic)


def test_that_a_backup_is_made_when_it_is_asked_for_and_grows_older(page: BackupPage, clinic: Clinic) -> None:
    assert page.card.age.text() == "No backup yet"
    page.back_up()
    assert page.card.age.text() == "Last backup just now, 1 session read again"
    folder, line = page.card.listed.text().splitlines()
    assert folder == f"In {clinic.database.path.with_name('chairside.backups')}"
    assert line.startswith("23 Nov, 09:52: 0.")
    assert line.endswith(" MB, verified")
    clinic.clock.advance(minutes=40)
    clinic.desk.tick()
    assert page.card.age.text().startswith("Last backup 40 min ago")


def test_that_a_backup_is_made_by_itself_every_hour(page: BackupPage, clinic: Clinic) -> None:
    for minutes, count in ((1, 1), (30, 1), (30, 2)):
        clinic.clock.advance(minutes=minutes)
        clinic.desk.tick()
        page.wait()
        assert len(page.watch.safekeeping.backups()) == count


def test_that_no_backup_for_a_day_is_told_with_the_reason(page: BackupPage, clinic: Clinic, qtbot: QtBot) -> None:
    clinic.database.path.with_name("chairside.backups").write_text("a file in the way")
    clinic.clock.advance(minutes=25 * 60)
    with qtbot.waitSignal(page.watch.overdue_changed) as told:
        clinic.desk.tick()
    assert told.args == ["There is no backup of this record."]
    page.wait()
    assert page.card.trouble.text().startswith("There is no backup of this record. ")
    assert "could not be written" in page.card.trouble.text()


def test_that_a_record_without_any_backup_is_told_as_soon_as_one_could_not_be_made(
    page: BackupPage, clinic: Clinic, qtbot: QtBot
) -> None:
    clinic.database.path.with_name("chairside.backups").write_text("a file in the way")
    clinic.clock.advance(minutes=2)
    with qtbot.waitSignal(page.watch.overdue_changed) as told:
        clinic.desk.tick()
        page.wait()
    assert told.args == ["There is no backup of this record."]


def test_that_a_second_folder_gets_a_copy_at_once_and_can_be_given_up(page: BackupPage, tmp_path: Path) -> None:
    assert "If this disk fails" in page.card.second.text()
    stick = tmp_path / "stick"
    stick.mkdir()
    page.press(page.card.choose)
    assert not page.watch.running, "no folder was chosen"
    page.folder = str(stick)
    page.press(page.card.choose)
    page.wait()
    assert page.card.second.text() == str(stick)
    assert len(list(stick.rglob("*.sqlite"))) == 1
    page.press(page.card.drop)
    assert "If this disk fails" in page.card.second.text()
    page.folder = str(tmp_path)
    page.press(page.card.choose)
    assert "A second copy helps only on another disk" in page.card.trouble.text()


def test_that_the_record_is_checked_and_its_seal_can_be_copied(page: BackupPage) -> None:
    page.back_up()
    assert not page.card.found.isVisible(), "an empty sentence keeps no room"
    page.check()
    assert page.card.found.text().startswith("As it was written. Sessions: 1, entries: 1, seals: 1.")
    assert page.card.seal.text().startswith("Seal of 23 Nov: ")
    page.press(page.card.copy)
    assert QGuiApplication.clipboard().text().startswith("Seal 1 of 2026-11-23, 1 chain: ")
    assert page.card.copy.text() == "Seal copied"
    page.back_up()
    assert page.card.copy.text() == "Copy the seal"


def test_that_the_first_entry_that_does_not_fit_is_told(page: BackupPage, clinic: Clinic) -> None:
    with unguarded(clinic.database.path) as file:
        file.execute("UPDATE events SET actor = 'somebody else'")
    page.check()
    assert page.card.found.text() == ""
    words = page.card.wrong.text()
    assert words.startswith("Not as it was written. The first entry that does not fit: 2026-11-23 09:52:00, session ")
    assert words.endswith("Station chair: entry 1 is not as it was written. Places in all: 1.")


def test_that_a_demonstration_is_not_overdue_and_makes_none_by_itself(qtbot: QtBot, clinic: Clinic) -> None:
    page = BackupPage(qtbot, clinic, itself=False)
    clinic.clock.advance(minutes=25 * 60)
    clinic.desk.tick()
    assert not page.watch.running
    assert page.watch.overdue == ""


def test_that_how_many_are_kept_is_changed_in_the_card_with_a_sentence_for_a_bad_number(page: BackupPage) -> None:
    counts = page.card.counts
    assert [field.text() for field in counts.fields.values()] == ["24", "14", "12"]
    for typed in ("0", "4000", "1,5", "-3", "", "many", "\u0663", "1" * 5000):
        counts.fields["days"].set_text(typed)
        page.press(counts.save)
        assert counts.fields["days"].problem == "Write a whole number from 1 to 90: so many days are kept."
        assert counts.fields["days"].text() == typed
    counts.fields["days"].set_text("30")
    counts.fields["months"].set_text("0")
    page.press(counts.save)
    assert not any(field.problem for field in counts.fields.values())
    assert page.watch.safekeeping.settings.kept == Kept(24, 30, 0)


def test_that_who_may_not_is_told_why_and_nothing_is_done(page: BackupPage, clinic: Clinic, tmp_path: Path) -> None:
    nurse = a_person("A. Lindqvist", Role.NURSE)
    clinic.desk.registry.people.add(a_person("C. Haas"), "7788", "C. Haas")
    clinic.desk.registry.people.add(nurse, "2020", "C. Haas")
    clinic.desk.sign_in(nurse)
    page.folder = str(tmp_path / "chairside.backups")
    sentence = f"{Act.KEEP.value}: that needs an administrator, and A. Lindqvist is signed in as nurse."
    for button in (page.card.now, page.card.choose, page.card.counts.save):
        page.press(button)
        assert sentence in page.card.trouble.text()
        clinic.desk.sign_in(nurse)
        assert page.card.trouble.text() == ""
    page.press(page.card.check)
    assert page.card.wrong.text() == sentence
    assert page.watch.safekeeping.backups() == ()
    clinic.clock.advance(minutes=61)
    clinic.desk.tick()
    page.wait()
    assert len(page.watch.safekeeping.backups()) == 1, "by itself it is made all the same"
