"""Whose session is shown, when it was, who recorded it, and by which protocol."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from session.protocol import Protocol
from session.quantities import plain
from session.spoken import people
from session.state import SessionState
from session.times import at_chair, clock_text
from session.transcript import SOURCE
from ui import shortcuts
from ui.day_words import chair_words, day_words, person_words
from ui.record.row import Run
from ui.review.past_session import PastSession
from ui.review.run_lines import RunLines
from ui.text import tr
from ui.widgets.chip import Chip
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import ButtonKind, KeyButton


class ReviewHeader(QWidget):
    """Name, person and course, and for a session that still runs the way to its live screen: `live_asked`.

    A finished session can be signed; `sign_asked`, `paper_asked`, `compare_asked` and `response_asked` say what is
    wanted of it.
    """

    live_asked = Signal()
    sign_asked = Signal()
    paper_asked = Signal()
    compare_asked = Signal()
    response_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(parent=self)
        self.name.setObjectName("title")
        self.words = RunLines(least=2, parent=self)
        self.unconfirmed = Chip(tr("protocol defaults not confirmed"), outlined=True, parent=self)
        self.as_of = Chip("", "accent", outlined=True, parent=self)
        self.live = KeyButton(tr("To the live screen"), kind=ButtonKind.PRIMARY, parent=self)
        self.compare, self.response, self.paper = (
            KeyButton(label, shortcuts.shown(name), parent=self)
            for label, name in (
                (tr("Compare"), "compare"),
                (tr("Dose and relief"), "response"),
                (tr("On paper"), "paper"),
            )
        )
        self.sign = KeyButton(tr("Sign"), shortcuts.shown("sign"), kind=ButtonKind.PRIMARY, parent=self)
        self.live.clicked.connect(self.live_asked)
        self.compare.clicked.connect(self.compare_asked)
        self.response.clicked.connect(self.response_asked)
        self.paper.clicked.connect(self.paper_asked)
        self.sign.clicked.connect(self.sign_asked)
        self._arrange()

    def _arrange(self) -> None:
        upper, column = QHBoxLayout(), QVBoxLayout(self)
        upper.setSpacing(8)
        upper.addWidget(self.name, 1)
        lower = QHBoxLayout()
        lower.setSpacing(8)
        lower.addWidget(self.words, 1)
        lower.addWidget(self.as_of)
        lower.addWidget(self.unconfirmed)
        for button in (self.compare, self.response, self.paper, self.sign, self.live):
            upper.addWidget(button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(upper)
        column.addLayout(lower)

    def show_session(self, session: PastSession, live_key: str | None) -> None:
        """Say whose and what; `live_key` is None where there is no live screen to go to."""
        opened = session.state.opened
        self.name.setText(session.row.patient.name)
        person, course = (" · ".join(filter(None, parts(session))) for parts in (person_parts, course_parts))
        self.words.show_lines(((Run(person, "muted"),), (Run(course, "muted"),)))
        unconfirmed = unconfirmed_words(opened.protocol) if opened else ""
        self.unconfirmed.setVisible(bool(unconfirmed))
        self.unconfirmed.setToolTip(unconfirmed)
        self.unconfirmed.setAccessibleDescription(unconfirmed)
        here = live_key is not None
        words = tr("Running, as of {time}") if here else tr("Running in another window, as of {time}")
        self.as_of.setText(words.format(time=clock_text(session.now, session.state.utc_offset_min)))
        self.as_of.setVisible(session.running)
        self.sign.setVisible(not session.running)
        self.live.set_label(tr("To the live screen"), live_key or "")
        self.live.setVisible(session.running and here)


def person_parts(session: PastSession) -> list[str]:
    """Return who the patient is, and weight and allergies as they were on the day."""
    head, opened = session.row.head, session.state.opened
    parts = [person_words(session.row.patient, at_chair(head.opened_at, head.utc_offset_min).date())]
    if opened is not None:
        allergies = ", ".join(opened.allergies)
        parts.append(tr("{weight} kg").format(weight=plain(opened.weight_kg)))
        parts.append(tr("allergies: {what}").format(what=allergies) if allergies else tr("no known allergies"))
    return parts


def course_parts(session: PastSession) -> list[str]:
    """Return day and hours, chair, which infusion, who recorded, by which protocol, and how it came to be recorded."""
    head, state = session.row.head, session.state
    day = day_words(at_chair(head.opened_at, head.utc_offset_min).date())
    begin = clock_text(head.opened_at, head.utc_offset_min)
    if state.left_at is None:
        hours = tr("{day}, from {begin}").format(day=day, begin=begin)
    else:
        end = clock_text(state.left_at, head.utc_offset_min)
        hours = tr("{day}, {begin} to {end}").format(day=day, begin=begin, end=end)
    who = ", ".join(people(state)) or head.nurse
    course = state.opened.course if state.opened else ""
    return [hours, chair_words(head.chair), course, who, _protocol(state), _typed_in(state), _unstated_check(state)]


def unconfirmed_words(protocol: Protocol) -> str:
    """Return which of a protocol's fields no clinic has confirmed; nothing where all are."""
    if not protocol.unconfirmed:
        return ""
    fields = ", ".join(field.removesuffix("_min").replace("_", " ") for field in protocol.unconfirmed)
    return tr("Defaults of the protocol that a clinic has to confirm: {fields}.").format(fields=fields)


def _protocol(state: SessionState) -> str:
    if state.opened is None:
        return ""
    protocol = state.opened.protocol
    return tr("{protocol}, version {version}").format(protocol=protocol.title, version=protocol.version)


def _unstated_check(state: SessionState) -> str:
    """Return that nobody said which identifiers were checked with the patient; nothing where it was said."""
    return tr("identifiers checked: not stated") if state.opened and not state.opened.identifiers else ""


def _typed_in(state: SessionState) -> str:
    if state.opening is None or state.opening.source != SOURCE:
        return ""
    moment = at_chair(state.opening.recorded_at, state.utc_offset_min)
    return tr("typed in from paper on {day} at {time}").format(day=day_words(moment.date()), time=f"{moment:%H:%M}")
