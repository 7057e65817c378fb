"""Who is let in: at the start, when the keyboard has rested, and when somebody else takes over."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from session.handover import unclaimed
from session.people import Act, Person
from ui import shortcuts
from ui.chosen import Chosen
from ui.desk import Desk
from ui.live.live_screen import LiveScreen
from ui.signin.claim_band import ClaimBand
from ui.signin.first_person_form import FirstPersonForm
from ui.signin.full_cover import FullCover
from ui.signin.live_lock import LiveLock
from ui.signin.locked_input import LockedInput
from ui.signin.rest import Rest
from ui.signin.sign_in_page import SignInPage
from ui.text import tr
from ui.window import MainWindow

Shown = Callable[[], LiveScreen | None]
_NOBODY: Final = "nobody"


class Entrance(QObject):
    """Covers the window, but of a live screen only the controls, until somebody gives a PIN.

    Where nobody is registered, nobody signs in: names are typed, and nothing locks. `refused` carries a sentence why
    it did not. `session_asked` carries a running session that is to be shown.
    """

    refused = Signal(str)
    session_asked = Signal(object)

    def __init__(self, desk: Desk, window: MainWindow, chosen: Chosen, live_shown: Shown) -> None:
        super().__init__(window)
        self._desk, self._window, self._chosen, self._live_shown = desk, window, chosen, live_shown
        self._name = ""
        self._before: QWidget | None = None
        self._live: LiveLock | None = None
        self._claim: ClaimBand | None = None
        self.cover = FullCover(window)
        self.page = SignInPage(desk, self.cover)
        self.first = FirstPersonForm(desk, self.cover)
        self.page.hide()
        self.first.hide()
        self.page.form.signed_in.connect(self.let_in)
        self.page.chosen.connect(self.session_asked)
        self.first.made.connect(self.let_in)
        self.first.later.connect(self._open_up)
        self.input = LockedInput(self._usable, self)
        self.input.typed.connect(self._take_typed)
        self.rest = Rest(desk.clock, self)
        desk.lock_asked.connect(lambda: self.lock(_NOBODY))
        desk.ticked.connect(self._heed_rest)
        window.shown.connect(self._follow)
        shortcuts.bind("lock", window, self.lock)

    def begin(self) -> None:
        """Let somebody sign in at the start; the first one of all becomes the administrator."""
        self.rest.watch(self._window)
        if self._desk.registry.people.any_there():
            self.lock()
        elif not self._desk.read_only:
            self.ask_first()

    def ask_first(self) -> None:
        """Ask for the first administrator; no key goes past the cover meanwhile."""
        self.input.hold()
        self.cover.show_with(tr("The first start"), "", self.first)

    def lock(self, name: str = "") -> None:
        """Let the keyboard wait for a PIN, of whoever was signed in unless somebody else is to sign in over it."""
        if not self._desk.registry.people.any_there():
            self.refused.emit(tr("Nobody is registered here, so nothing is locked. Register people under Settings."))
            return
        if self._desk.signed_in is not None:
            self._name = self._desk.signed_in.name
            self._before = QApplication.focusWidget()
        self._desk.lock()
        self._drop_claim()
        self.input.hold()
        self._cover("" if name == _NOBODY else self._name)

    def let_in(self, person: Person) -> None:
        """Let this person write; a session that is looked at and was another's passes into their hands."""
        self._open_up()
        self._desk.sign_in(person)
        self.rest.begin()
        if (screen := self._live_shown()) is not None:
            if sentence := self._desk.refusal(Act.RECORD):
                screen.running.inform(sentence)
            else:
                self._desk.hand_over(screen.running, person.name)
            self._ask_whose(screen)
        if self._claim is None and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def stop(self) -> None:
        """Let go of the program's input and wait for what is being tried, before the database is closed."""
        self.input.let_go()
        self.first.stop()
        self.page.form.stop()
        if self._live is not None:
            self._live.band.form.stop()

    def _cover(self, name: str) -> None:
        """Cover what is shown now: of a live screen the controls, of any other all."""
        self._release()
        screen = self._live_shown()
        if screen is None:
            self.page.begin(name)
            self.cover.show_with(tr("Who are you?"), "", self.page)
            return
        self.cover.hide()
        self._live = LiveLock(screen, self._desk)
        form = self._live.band.form
        form.signed_in.connect(self.let_in)
        form.begin(self.page.names(), name)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, _name: str) -> None:
        """Another screen is shown."""
        self._drop_claim()
        if self._desk.locked:
            self._cover(self._name)
        elif self._desk.signed_in is not None and (screen := self._live_shown()) is not None:
            self._ask_whose(screen)

    def _open_up(self) -> None:
        self.input.let_go()
        self._release()
        self.cover.hide()

    def _release(self) -> None:
        live, self._live = self._live, None
        if live is not None:
            live.release()

    def _usable(self) -> Sequence[QWidget]:
        return self._live.usable() if self._live is not None else (self.cover,)

    def _take_typed(self, text: str) -> None:
        """What is typed anywhere while it is locked is a PIN."""
        if self.first.isVisible():
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        form = self._live.band.form if self._live is not None else self.page.form
        field = form.pin if form.name.text() else form.name
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.line.insert(text)

    def _heed_rest(self) -> None:
        if self._desk.signed_in is not None and self.rest.minutes >= self._chosen.choices.lock_min:
            self.lock()

    def _ask_whose(self, screen: LiveScreen) -> None:
        """Ask who recorded what was recorded while it was locked; what is on its way to the disk is asked for later."""
        self._drop_claim()
        if unclaimed(screen.running.state):
            self._claim = ClaimBand(screen.bar, screen.running)
            self._claim.put_up()
            self._claim.answered.connect(self._drop_claim)
            self._claim.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_claim(self) -> None:
        claim, self._claim = self._claim, None
        if claim is not None:
            claim.hide()
            claim.deleteLater()
            if (screen := self._live_shown()) is not None:
                screen.setFocus(Qt.FocusReason.OtherFocusReason)
