"""What is said above whatever screen is shown; whom it names is called by initials while the keyboard is locked."""

from dataclasses import replace

from PySide6.QtCore import QObject

from session.ports import Patient
from ui.desk import Desk
from ui.occupants import initials
from ui.text import tr
from ui.widgets.banner import Banner, Notice


class SaidAbove(QObject):
    """Puts sentences into the window's banner, each with a button that takes it away, but not while it is locked."""

    def __init__(self, banner: Banner, desk: Desk) -> None:
        super().__init__(desk)
        self._banner, self._desk = banner, desk
        self._words = ""
        self._of: Patient | None = None
        self._shown: Notice | None = None
        banner.acted.connect(self._understood)
        desk.signed_in_changed.connect(self._follow_lock)

    def say(self, sentence: str, of: Patient | None = None) -> None:
        """Say a sentence, in which `{name}` stands for the patient that it is `of`."""
        self._words, self._of = sentence, of
        self._shown = Notice(self._named(), action=tr("Understood"))
        self._banner.show_notice(self._shown)

    def _named(self) -> str:
        if self._of is None:
            return self._words
        return self._words.format(name=initials(self._of.name) if self._desk.locked else self._of.name)

    def _follow_lock(self) -> None:
        self._banner.button.setDisabled(self._desk.locked)
        if self._shown is not None and self._banner.notice == self._shown:
            self._shown = replace(self._shown, sentence=self._named())
            self._banner.show_notice(self._shown)

    def _understood(self) -> None:
        if self._banner.notice is not None and self._banner.notice.action == tr("Understood"):
            self._banner.clear()
