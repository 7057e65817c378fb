"""The card says how the record is protected; its panel shows a key once and keeps it where it was written down."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from session.encryption import Encryption, KeptBy, Protection
from session.people import Role
from session.recovery_key import read_recovery
from storage.opening import open_database
from storage.unlocking import Secret
from tests.session.people_cases import a_person
from tests.storage.locked_record import PASSPHRASE, is_plain, with_keyring
from tests.ui.clinic import Clinic
from ui.settings.encryption_card import EncryptionCard
from ui.settings.key_panel import KeyPanel
from ui.settings.recovery_sheet import sheet
from ui.widgets.key_button import KeyButton
from ui.widgets.side_panel import SidePanel


class _Encrypted:
    """The encryption of a record that is said to be encrypted."""

    def __init__(self, real: Encryption) -> None:
        self.begin, self.keep_otherwise = real.begin, real.keep_otherwise
        self.keyring_refusal, self.new_key = real.keyring_refusal, real.new_key

    def protection(self) -> Protection:
        return Protection(encrypted=True, kept=KeptBy.PASSPHRASE, waiting=False)


class EncryptionPage:
    """Presses the card's buttons and fills in its panel."""

    def __init__(self, qtbot: QtBot, clinic: Clinic) -> None:
        self.qtbot, self.clinic = qtbot, clinic
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.host = QWidget(self.window)
        self.window.setCentralWidget(self.host)
        self.window.resize(1000, 800)
        self.panel = SidePanel(self.host)
        self.card = EncryptionCard(clinic.desk, clinic.database.encryption, clinic.database.path, self.panel)
        self.card.setParent(self.host)
        self.window.show()

    @property
    def form(self) -> KeyPanel:
        (form,) = self.panel.findChildren(KeyPanel)
        return form

    @property
    def recovery(self) -> str:
        (label,) = [one for one in self.form.findChildren(QLabel) if one.accessibleName() == "Recovery key"]
        return label.text()

    def press(self, button: KeyButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def begin(self) -> None:
        self.press(self.card.new)
        self.qtbot.waitUntil(lambda: self.form.kept.asked)

    def choose(self, way: KeptBy, passphrase: str = "", again: str | None = None) -> None:
        self.press_segment(way)
        self.form.kept.first.set_text(passphrase)
        self.form.kept.again.set_text(passphrase if again is None else again)

    def press_segment(self, way: KeptBy) -> None:
        place = (KeptBy.KEYRING, KeptBy.PASSPHRASE).index(way)
        QTest.mouseClick(self.form.kept.way.segments()[place], Qt.MouseButton.LeftButton)

    def keep(self) -> None:
        """Keep the key and wait until the panel has gone."""
        self.press(self.form.button)
        self.qtbot.waitUntil(lambda: not self.panel.is_open)


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    made = Clinic(tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, clinic: Clinic) -> Iterator[EncryptionPage]:
    made = EncryptionPage(qtbot, clinic)
    yield made
    made.panel.close_panel()


def test_that_a_plain_record_is_said_to_be_plain(page: EncryptionPage) -> None:
    assert page.card.state.text().startswith("Not encrypted: whoever gets hold of this disk")
    assert page.card.new.text() == "Encrypt this record"
    assert page.card.otherwise.isHidden()


def test_that_a_key_is_kept_behind_a_passphrase_once_its_last_group_was_typed(
    page: EncryptionPage, clinic: Clinic
) -> None:
    page.begin()
    recovery = page.recovery
    assert len(read_recovery(recovery)) == 32
    assert page.form.kept.about.text().startswith("This computer has no keyring that could keep the key.")
    assert not page.form.kept.way.segments()[0].isEnabled()
    page.choose(KeptBy.PASSPHRASE, PASSPHRASE)
    page.press(page.form.button)
    assert page.form.group.problem.startswith("That is not its last group.")
    page.form.group.set_text(recovery.split()[-1].lower())
    page.keep()
    assert page.card.state.text().startswith("A key is kept. The record is brought under it when")
    assert is_plain(clinic.database.path)
    clinic.database.close()
    for typed in (PASSPHRASE, recovery):
        with closing(
            open_database(str(clinic.database.path), "chair", clock=clinic.clock, secret=Secret(typed))
        ) as opened:
            assert opened.encryption.protection().encrypted is True


def test_that_nothing_is_kept_while_something_is_missing(page: EncryptionPage, clinic: Clinic) -> None:
    page.begin()
    page.form.group.set_text(page.recovery.split()[-1])
    page.choose(KeptBy.PASSPHRASE, PASSPHRASE, again="correct horse batterz")
    page.press(page.form.button)
    assert page.form.kept.first.problem == "The two passphrases differ. Type both again."
    page.choose(KeptBy.PASSPHRASE, "short")
    page.press(page.form.button)
    assert page.form.kept.first.problem.startswith("A passphrase has at least 12 characters")
    page.panel.close_panel()
    assert clinic.database.encryption.protection().kept is None
    assert not list(clinic.database.path.parent.glob("*.key"))


def test_that_the_keyring_is_chosen_and_not_taken_for_granted(page: EncryptionPage, clinic: Clinic) -> None:
    with with_keyring() as keyring:
        page.begin()
        page.form.group.set_text(page.recovery.split()[-1])
        page.press(page.form.button)
        assert page.form.kept.way.problem == "Choose what opens the record."
        page.press_segment(KeptBy.KEYRING)
        page.keep()
        assert len(keyring.kept) == 1
        assert clinic.database.encryption.protection().kept is KeptBy.KEYRING
        assert page.card.new.text() == "Take another key instead"


def test_that_what_cannot_be_kept_is_said_and_stays_in_the_panel(page: EncryptionPage) -> None:
    with with_keyring() as keyring:
        page.begin()
        keyring.locked = True
        page.form.group.set_text(page.recovery.split()[-1])
        page.press_segment(KeptBy.KEYRING)
        page.press(page.form.button)
        page.qtbot.waitUntil(lambda: bool(page.form.message.text()))
        assert page.form.message.text() == "The keyring of this computer is locked. Unlock it, then try again."
        assert page.panel.is_open
        assert page.form.button.isEnabled()


def test_that_the_key_can_be_copied_and_that_without_a_printer_it_is_written_down(page: EncryptionPage) -> None:
    page.begin()
    page.press(page.form.copy)
    assert QGuiApplication.clipboard().text().split() == page.recovery.split()
    page.press(page.form.print)
    assert "printer" in page.form.message.text()


def test_that_the_sheet_holds_the_key_in_full_and_says_what_it_opens(clinic: Clinic) -> None:
    new = clinic.database.encryption.new_key()
    text = sheet(new.recovery, clinic.database.path, clinic.clock.wall()).toPlainText()
    assert " ".join(text.split()).count(new.recovery) == 1
    assert str(clinic.database.path) in text
    assert "Made on " in text
    later = sheet(new.recovery, clinic.database.path, clinic.clock.wall() + timedelta(minutes=1)).toPlainText()
    assert later != text, "of two sheets of one day the later one is told from the other"


def test_that_another_key_says_how_long_the_former_sheet_is_needed(qtbot: QtBot, clinic: Clinic) -> None:
    real = clinic.database.encryption
    for encryption, said in ((real, False), (_Encrypted(real), True)):
        form = KeyPanel(clinic.desk, encryption, clinic.database.path, real.new_key())
        qtbot.addWidget(form)
        words = " ".join(label.text() for label in form.findChildren(QLabel))
        assert ("Keep the former sheet until" in words) is said
        form.stop()


def test_that_only_an_administrator_may(page: EncryptionPage, clinic: Clinic) -> None:
    chief, nurse = a_person("Adebayo", Role.ADMINISTRATOR), a_person("Lindqvist", Role.NURSE)
    clinic.database.registry.people.add(chief, "2468", chief.name)
    clinic.database.registry.people.add(nurse, "2020", chief.name)
    clinic.desk.sign_in(nurse)
    page.press(page.card.new)
    assert not page.panel.is_open
    assert "administrator" in page.card.message.text().lower()
    clinic.desk.sign_in(chief)
    assert page.card.message.isHidden()
    page.begin()
    clinic.desk.sign_in(nurse)
    assert not page.panel.is_open
