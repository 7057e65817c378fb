"""A running session at the chair: who, how they are, what flows, what happened, and the line to write in."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from session.alert_events import BY_PROGRAM
from session.events import Event
from session.problems import Refused
from session.pump_events import InfusionPaused, InfusionResumed
from session.record import Phase
from ui import shortcuts
from ui.charts.session_chart import SessionChart
from ui.desk import Desk
from ui.live.chart_feed import ChartFeed
from ui.live.device_values import DeviceValues
from ui.live.done_by_itself import done_by_itself
from ui.live.emergency_form import EmergencyForm
from ui.live.entry_bar import EntryBar
from ui.live.entry_flow import Mode
from ui.live.entry_line import EntryLine
from ui.live.form import Form
from ui.live.forms import form_for
from ui.live.gate.gate_place import GatePlace
from ui.live.header_feed import HeaderFeed
from ui.live.infusion_panel import InfusionPanel
from ui.live.keyboard_home import KeyboardHome
from ui.live.notices import Notices
from ui.live.nurse_panel import who_writes
from ui.live.offers import Offer, offer_for
from ui.live.other_chairs import OtherChairs
from ui.live.patient_header import PatientHeader
from ui.live.presets import Presets
from ui.live.saving_feed import SavingFeed
from ui.live.taking_over import TakingOver
from ui.live.tile_column import TileColumn
from ui.record.record_list import RecordList
from ui.running_session import RunningSession
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.backdrop import Backdrop
from ui.widgets.banner import Banner
from ui.widgets.side_panel import SidePanel

_TILES: Final = 196
_WIDE_TILES: Final = 256
_RIGHT: Final = 284
_PANEL: Final = 400
_KEYS: Final = (
    "rate", "pause", "end", "note", "drug", "effect", "score", "vitals", "take over", "discharge", "second check",
    "account", "limits",
)  # fmt: skip


class LiveScreen(Backdrop):
    """One session. `away_asked` leads back to Today."""

    away_asked = Signal()

    def __init__(self, running: RunningSession, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.running, self._desk = running, desk
        self.devices = DeviceValues()
        self._kept = self._offered = self._heeded = ""
        self._form: Form | None = None
        self.header = PatientHeader(running.patient, running.state, self)
        self._heading = HeaderFeed(self.header, running, desk, self.devices)
        self.banner = Banner(self)
        self.notices = Notices(self.banner)
        self._saving = SavingFeed(self.header.saving, running, self.notices)
        self._taking_over = TakingOver(running, self.devices, self)
        self.chart = SessionChart(self)
        self.feed = ChartFeed(self.chart, running, desk.journal)  # the first to hear of an entry
        self.tiles = TileColumn(self)
        self.infusion = InfusionPanel(self)
        self.record = RecordList(self)
        self.line = EntryLine(running.bridge, running.patient.name, running.edge, self)
        self.bar = EntryBar(self.line, self)
        self.others = OtherChairs(running, desk, self.line, self)
        self.gate = GatePlace(running, desk, self.chart, self.tiles, self.line, self)
        self._arrange()
        self.panel = SidePanel(self._right, width=_PANEL)
        self.panel.closed.connect(self._let_go)
        self._connect()
        KeyboardHome(self, self.line, self.panel, self.notices)
        self._presets = Presets(self, running, self.line)
        self._bind_keys()
        self.chart.set_palette(look_of(self).palette)
        self.chart.set_watermark(desk.watermark)
        self.record.show_state(running.state)
        self.notices.hear(running, self.feed.unreadable)
        self._show()
        self.setFocusProxy(self.line)

    def _arrange(self) -> None:
        self._right = QWidget(self)
        self._right.setFixedWidth(_RIGHT)
        beside = QVBoxLayout(self._right)
        beside.setContentsMargins(10, 10, 10, 0)
        beside.addWidget(self.infusion)
        beside.addWidget(self.record, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(8, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.gate.stack, 1)
        middle.addWidget(self.tiles)
        middle.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.others, self.banner):
            column.addWidget(widget)
        column.addLayout(middle, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        bridge = self.running.bridge
        bridge.submitted.connect(self._submitted)
        bridge.recorded.connect(self._recorded)
        bridge.failed.connect(self._failed)
        self.running.sampled.connect(self.devices.add)
        self._desk.ticked.connect(self.tick)
        self._desk.patient_corrected.connect(self._show_whose)
        self.header.away_asked.connect(self.away_asked)
        self.header.nurse_asked.connect(self._ask_nurse)
        self.header.check_in_asked.connect(partial(self.ask, "correct check-in"))
        self.header.emergency_asked.connect(self.emergency)
        self.record.entry_chosen.connect(self._correct)
        self.bar.asked.connect(self.ask)
        self.gate.asked.connect(self.ask)
        self.line.escaped.connect(self.panel.close_panel)
        self.line.form_asked.connect(self.ask)
        asked = (
            (self.infusion.start_asked, "rate"), (self.infusion.rate_asked, "rate"),
            (self.infusion.pause_asked, "pause"), (self.infusion.end_asked, "end"),
            (self.infusion.ready_asked, "ready"), (self.infusion.left_asked, "left"),
            (self.infusion.discharge_asked, "discharge"), (self.infusion.account_asked, "account"),
            (self.notices.answer_asked, "alert"), (self.notices.vitals_asked, "vitals"),
        )  # fmt: skip
        for signal, name in asked:
            signal.connect(partial(self.ask, name))

    def _bind_keys(self) -> None:
        for name in _KEYS:
            shortcuts.bind(name, self, partial(self.ask, name))
        shortcuts.bind("emergency", self, self.emergency)
        shortcuts.bind("gate", self, self._gate_or_alert)

    def ask(self, name: str) -> None:
        """Do what the key or button of that name does: write at once, or offer words and a panel."""
        if self.running.finished or self._presets.take(name):
            return
        if self.line.flow.mode is Mode.REASON:
            self.line.escape()
        if name == "pause":
            paused = self.running.state.phase is Phase.PAUSED
            self._write_now(InfusionResumed() if paused else InfusionPaused())
        elif name == "take over":
            if sentence := self._taking_over.take():
                self.notices.inform(sentence)
        elif name in ("ready", "left"):
            self.line.add(name)
        elif offer := offer_for(name, self.running):
            self._offer(offer)
        elif found := form_for(name, self.running, self._desk):
            self._open_form(*found)

    def emergency(self) -> None:
        """Open the emergency card beside the chart, or give the open one the keyboard."""
        if isinstance(self._form, EmergencyForm):
            self._form.setFocus()
        elif (opened := self.running.state.opened) and not self.running.finished:
            self._open_form(tr("Emergency"), EmergencyForm(self.running, opened))

    def _gate_or_alert(self) -> None:
        """Before the start the key is the gate's, from then on it answers alerts."""
        if self.running.state.started_at is None:
            self.gate.toggle()
        else:
            self.ask("alert")

    def tick(self) -> None:
        """Once a second: ages, countdown, dose, the chart's moment."""
        self.feed.tick()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tiles.setFixedWidth(max(_TILES, min(_WIDE_TILES, self.width() // 7)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.ParentChange):
            self.chart.set_palette(look_of(self).palette)
        super().changeEvent(event)

    def _show_whose(self) -> None:
        self.line.show_whose(self.running.patient.name)

    def _show(self) -> None:
        now, state = self.running.recorder.now(), self.running.state
        self._heading.show_now()
        self._heed_monitor()
        self.tiles.show_state(state, self.devices, now)
        self.infusion.show_state(state, now)
        self.bar.show_due(state, now)
        self.notices.watch(state, now)
        self._saving.show_now()

    def _submitted(self, events: Sequence[Event]) -> None:
        self._saving.show_sent()
        self.record.on_submitted(events)

    def _recorded(self, event: Event, _state: object) -> None:
        self.record.on_recorded(event, self.running.state)
        self.notices.saved(event)
        self._show()
        if done := done_by_itself(event.body, self.running.state):
            self.notices.inform(done)
        elif event.source != BY_PROGRAM and not (self.line.text.strip() or self._form):
            self.panel.close_panel()

    def _failed(self, events: Sequence[Event], sentence: str) -> None:
        self.record.on_failed(events)
        self._saving.show_failed()
        self.notices.not_saved(events, sentence)

    def _heed_monitor(self) -> None:
        """Say once what the monitor's own words are about, trouble before remarks."""
        monitor = self.running.monitor
        said = (monitor.trouble or self.running.sample_trouble or monitor.remark) if monitor else ""
        if said and said != self._heeded:
            self.notices.inform(said)
        self._heeded = said

    def _offer(self, offer: Offer) -> None:
        """Put words behind what is in the field already and open the panel that writes the rest."""
        if self.line.text != self._offered:
            self._kept = self.line.text
        panel, kept = offer.panel, self._kept
        panel.replaced.connect(lambda piece: self._replace(kept, piece))
        panel.wrote.connect(self.line.add)
        panel.typed.connect(self.line.type_character)
        panel.saved.connect(self.line.enter)
        panel.asked.connect(self.ask)
        self._desk.ticked.connect(panel.tick)
        self._open(offer.title, panel)
        panel.beside(self.line)
        if offer.words:
            self._replace(kept, offer.words)
        else:
            self.line.setFocus()

    def _replace(self, kept: str, piece: str) -> None:
        """Write a piece that gives way to the next one; whatever else the line holds from then on is kept."""
        self.line.add(piece, behind=kept)
        self._offered = self.line.text

    def _correct(self, event_id: UUID) -> None:
        entry = self.running.state.entry(event_id)
        if entry is not None and not self.running.finished:
            self.line.correct(entry)

    def _write_now(self, body: InfusionPaused | InfusionResumed) -> None:
        """Record one thing at once, as the pump's own button does."""
        try:
            self.running.bridge.write((body,))
        except Refused as refused:
            self.notices.inform(refused.sentence)

    def _ask_nurse(self) -> None:
        if (panel := who_writes(self.running, self._desk)) is not None:
            panel.chosen.connect(self.panel.close_panel)
            self._open(tr("Who writes from now on?"), panel)

    def _open_form(self, title: str, form: Form) -> None:
        """Open a form that writes entries of its own; it stays until it is done or closed."""
        form.done.connect(self.panel.close_panel)
        form.asked.connect(self.ask)
        self._desk.ticked.connect(form.show_now)
        self._open(title, form)
        form.beside(self.line)
        self._form = form
        form.show_now()

    def _let_go(self) -> None:
        """The panel is closed: the record has its own width again."""
        self._form = None
        self._right.setFixedWidth(_RIGHT)

    def _open(self, title: str, content: QWidget) -> None:
        """Slide a panel over the record, beside the tiles; the chart gives it the room it needs."""
        self._form = None
        self._right.setFixedWidth(_PANEL)
        self.panel.open_with(title, content)
