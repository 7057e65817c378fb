"""Where a physician reads the clinic's protocols, changes them, and sees who changed what."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from session.problems import KnownProblem, StorageProblem
from session.protocol_row import Section
from ui import shortcuts
from ui.checkin.moving_on import after, tab_stops
from ui.desk import Desk
from ui.protocols.choice_column import ChoiceColumn
from ui.protocols.columns import Columns
from ui.protocols.draft import Draft
from ui.protocols.foot import Foot
from ui.protocols.heading import Heading
from ui.protocols.marks import count_words
from ui.protocols.section_page import SectionPage
from ui.protocols.shelf import Shelf
from ui.protocols.sign_panel import SignPanel
from ui.protocols.versions import Versions, saved_words
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.banner import Banner, Notice

_SETTLE_MS: Final = 400
"""How long nothing is typed before a row is judged."""


class ProtocolsScreen(QWidget):
    """Protocols, sections, rows and versions side by side; what is typed is kept for each protocol until it is saved.

    A window that may only read shows everything and changes nothing.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shelf = Shelf(desk)
        self._section = Section.RATES
        self._copying = False
        self._understood = False
        self.banner = Banner()
        self.heading = Heading()
        self.protocols = ChoiceColumn(tr("Protocols"))
        self.sections = ChoiceColumn(tr("Sections"))
        self.page = SectionPage()
        self.sign = SignPanel()
        self.foot = Foot(read_only=desk.read_only)
        self.versions = Versions(desk.clock)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._arrange()
        self._connect()
        self.setFocusProxy(self.protocols)

    def _arrange(self) -> None:
        reading = QWidget()
        rows = QVBoxLayout(reading)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.page, 1)
        rows.addWidget(self.foot)
        both = QWidget()
        self._stack = QStackedLayout(both)
        self._stack.addWidget(reading)
        self._stack.addWidget(self.sign)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banner)
        outer.addWidget(Columns(self.protocols, self.heading, self.sections, both, self.versions), 1)

    def _connect(self) -> None:
        self._desk.signed_in_changed.connect(self._fix_who)
        self.protocols.chosen.connect(self.show_protocol)
        self.sections.chosen.connect(lambda name: self.show_section(Section(name)))
        self.page.changed.connect(self._follow)
        self._settling.timeout.connect(self._judge)
        self.heading.understood.connect(self._understand)
        self.foot.edit.clicked.connect(self.edit)
        self.foot.copy.clicked.connect(self.copy)
        self.foot.taken_back.connect(self.take_back)
        self.foot.save.clicked.connect(self.save)
        self.sign.left.connect(self._back_to_rows)
        self.sign.signed.connect(self._write)
        self.banner.acted.connect(self.banner.clear)
        for name, act in (("edit protocol", self.edit), ("save protocol", self.save), ("copy protocol", self.copy)):
            shortcuts.bind(name, self, act)

    @property
    def shown(self) -> Draft | None:
        """Return the draft of the protocol that is shown; None where none could be read."""
        return self._shelf.drafts.get(self.protocols.shown)

    @property
    def editing(self) -> bool:
        return self.protocols.shown in self._shelf.editing

    @property
    def section(self) -> Section:
        return self._section

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read the protocols again; one that is being changed stays as it was typed."""
        try:
            faults = self._shelf.read()
        except KnownProblem as problem:
            self._say(problem.sentence, Priority.HIGH)
            return
        if faults:
            self._say(" ".join(faults), Priority.MEDIUM)
        for name in self._shelf.drafts:
            self._name(name)
        if not self.protocols.shown:
            self.protocols.mark(next(iter(self._shelf.drafts), ""))
        self._show()

    def _name(self, name: str) -> None:
        draft, newest = self._shelf.drafts[name], next(iter(self._shelf.of(name)), None)
        about = tr("Version {number}").format(number=draft.base.version)
        if newest is not None:
            about = f"{about}\n{saved_words(newest, self._desk.clock)}"
        if draft.touched:
            about = f"{about}\n{tr('● changed, not saved')}"
        self.protocols.say(name, draft.base.title, about)

    def show_protocol(self, name: str) -> None:
        """Show a protocol, in the section that is shown already."""
        self.protocols.mark(name)
        self._stack.setCurrentIndex(0)
        self._show()

    def show_section(self, section: Section) -> None:
        """Show a section of the protocol."""
        self._section = section
        self._stack.setCurrentIndex(0)
        self._show()

    def _show(self) -> None:
        draft = self.shown
        if draft is None:
            return
        first = self._shelf.as_shipped and not (self._understood or self._desk.read_only or self.editing)
        self.heading.show_protocol(draft.base, len(self._desk.running), first_time=first)
        self.page.show_section(draft, self._section, editing=self.editing)
        self.versions.show_versions(self._shelf.of(draft.base.name))
        self._judge()

    def _follow(self) -> None:
        """Something was typed: say at once what is changed, and what is wrong with it a moment later."""
        self._settling.start()
        self._tell(self.page.faults)

    def _judge(self) -> None:
        self._settling.stop()
        draft = self.shown
        if draft is None:
            return
        faults = dict(draft.faults()) if draft.touched else {}
        self.page.show_faults(faults)
        self._tell(faults)

    def _tell(self, faults: Mapping[str, str]) -> None:
        """Say in the sections and at the foot what is changed, to be confirmed and to be put right."""
        draft = self.shown
        if draft is None:
            return
        rows = draft.rows()
        for section in Section:
            mine = [row for row in rows if row.section is section]
            changed = [row for row in mine if draft.changed(row) or draft.confirms(row)]
            wrong = [row for row in mine if row.path in faults]
            open_ones = {row.mark for row in mine if draft.to_confirm(row)}
            self.sections.say(section.value, tr(section.value), count_words(len(open_ones), len(changed), len(wrong)))
        self.sections.mark(self._section.value)
        self.foot.show_state(
            editing=self.editing,
            changed=draft.changes,
            wrong=len(faults),
            number=self._shelf.next_version(draft.base.name),
        )
        self._name(draft.base.name)

    def edit(self) -> None:
        """Let the rows be changed in place."""
        if self._desk.read_only or self.shown is None or self.editing:
            return
        self._shelf.editing.add(self.protocols.shown)
        self._show()
        self.page.go_to("")

    def take_back(self) -> None:
        """Forget what was typed into the protocol shown, and stop changing it."""
        draft = self.shown
        if draft is None:
            return
        self._shelf.take_back(draft.base.name)
        self._show()
        self.foot.edit.setFocus()

    def save(self) -> None:
        """Show what would be saved and ask for name and reason; a fault is gone to instead."""
        draft = self.shown
        if draft is None or not self.editing or not draft.touched or self._stack.currentIndex():
            return
        faults = draft.faults()
        if faults:
            self._go_to_fault(faults)
            return
        self._copying = False
        self._stack.setCurrentIndex(1)
        self.sign.begin_save(self._shelf.next_version(draft.base.name), draft.differences(), self._staff())
        self._fix_who()

    def _go_to_fault(self, faults: Mapping[str, str]) -> None:
        path, sentence = next(iter(faults.items()))
        draft = self.shown
        row = next((row for row in draft.rows() if row.path == path), None) if draft else None
        if row is None:
            self._say(sentence, Priority.HIGH)
            return
        if row.section is not self._section:
            self.show_section(row.section)
        self._judge()
        self.page.go_to(path)

    def copy(self) -> None:
        """Ask for the title of a protocol that starts like this one."""
        draft = self.shown
        if draft is None or self._desk.read_only or self.editing or self._stack.currentIndex():
            return
        self._copying = True
        self._stack.setCurrentIndex(1)
        self.sign.begin_copy(draft.base.title, self._staff())
        self._fix_who()

    def _fix_who(self) -> None:
        if self._stack.currentIndex():
            self.sign.fix(self._desk.signed_in.name if self._desk.signed_in else "")

    def _staff(self) -> tuple[str, ...]:
        try:
            return self._desk.registry.staff()
        except StorageProblem:
            return ()

    def _back_to_rows(self) -> None:
        self._stack.setCurrentIndex(0)
        (self.foot.copy if self._copying else self.foot.save).setFocus()

    def _write(self) -> None:
        """Save what was signed; where that fails, nothing typed is lost and the sentence says why."""
        draft = self.shown
        if draft is None:
            return
        who, why = self.sign.physician.text(), self.sign.reason.text()
        try:
            if self._copying:
                saved = self._shelf.save_copy(draft, self.sign.title.text(), who, why)
            else:
                saved = self._shelf.save(draft, who, why)
        except KnownProblem as problem:
            self.sign.say(problem.sentence)
            return
        self._stack.setCurrentIndex(0)
        self.reload()
        self.show_protocol(saved.name)
        said = tr("{title}, version {number}, is saved. Sessions that are checked in from now on follow it.")
        self._say(said.format(title=saved.title, number=saved.version), Priority.NONE)
        self.foot.edit.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Lead Tab through the screen as it is read: protocols, sections, rows, and what can be done."""
        stop = after(tab_stops((self.banner, self.protocols, self.heading, *self._parts())), 1 if forward else -1)
        if stop is None:
            return super().focusNextPrevChild(forward)
        stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _parts(self) -> tuple[QWidget, ...]:
        return self.sections, self.page, self.foot, self.sign

    def _understand(self) -> None:
        self._understood = True
        self.heading.hint.hide()
        self.protocols.setFocus()

    def _say(self, sentence: str, priority: Priority) -> None:
        self.banner.show_notice(Notice(sentence, priority, action=tr("Understood")))
