"""The emergency card: how long it goes on, what to do in its order, the drugs, and that it is over."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from session.alert_events import EmergencyClosed, EmergencyOpened
from session.commands import Setting
from session.emergency import Emergency
from session.emergency_card import card_of, cards, drug_bodies, moments, step_bodies
from session.events import Body, Event, SessionOpened
from session.findings import allergic
from session.protocol import EmergencyCard, Step
from session.times import clock_text, stopwatch_text
from ui.live.card_page import CardPage
from ui.live.emergency_head import EmergencyHead
from ui.live.emergency_over import EmergencyOver
from ui.live.emergency_taps import taps_of
from ui.live.form import Form
from ui.live.tap_button import TapButton
from ui.running_session import RunningSession
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton


class EmergencyForm(Form):
    """Each press records at once. The keys 1 to 9 press what bears them while the form has the keyboard."""

    def __init__(self, running: RunningSession, opened: SessionOpened, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self._protocol, self._opened = opened.protocol, opened
        self._taps = taps_of(running)
        self._choosing = self._troubled = False
        self._asked = ""
        self.head = EmergencyHead(self)
        self.page = CardPage(self)
        self.again = KeyButton(tr("Save again"), kind=ButtonKind.PRIMARY, parent=self)
        self.over = EmergencyOver(self)
        self.column.addWidget(self.head)
        self.column.addWidget(self.page, 1)
        for part in (self.message, self.again, self.over):
            self.column.addWidget(part)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Emergency card"))
        self.setAccessibleDescription(tr("The keys 1 to 9 press what bears them"))
        self.show_now()

    def _connect(self) -> None:
        self.page.title_pressed.connect(self._choose)
        self.page.step_pressed.connect(self._take)
        self.page.drug_pressed.connect(self._give)
        self.head.other_asked.connect(self._show_others)
        self.over.ended.connect(lambda note: self._press(EmergencyClosed(note)))
        self.again.clicked.connect(self._taps.save_again)
        self._taps.changed.connect(self.show_now)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._light_keys)

    def show_now(self) -> None:
        emergency = self._taps.emergency
        card = self._card(emergency)
        held = self._has_keyboard()
        offered = [each.title for each in cards(self._protocol)]
        news = self.page.show_card(card, self._allergies()) if card else self.page.show_titles(offered)
        if news:
            self._order_by_keyboard()
            self._light_keys()
            if held:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.setVisible(emergency is not None or card is not None)
        self.head.other.setVisible(emergency is not None and card is not None and len(offered) > 1)
        self.over.setVisible(emergency is not None)
        time = self.running.recorder.now() - emergency.began_at if emergency else None
        title = emergency.title if emergency else card.title if card else ""
        self.head.show_time(title, stopwatch_text(time) if time else "0:00")
        if card:
            self._show_taken(emergency)
        self._show_trouble()

    def _card(self, emergency: Emergency | None) -> EmergencyCard | None:
        """Return the card whose steps are shown; None where it has to be chosen first."""
        offered = cards(self._protocol)
        if emergency is not None and not self._choosing:
            return card_of(self._protocol, emergency.title)
        return offered[0] if len(offered) == 1 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        numbered = self.page.numbered
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and numbered:
            self._go_on(numbered)
        elif plain and event.text().isdecimal():
            place = int(event.text()) - 1
            if 0 <= place < len(numbered) and not event.isAutoRepeat():
                numbered[place].click()
                self.page.ensureWidgetVisible(numbered[place], 0, 12)
        else:
            super().keyPressEvent(event)

    def _go_on(self, numbered: list[TapButton]) -> None:
        """Hand the keyboard to the first that was not pressed yet."""
        button = next((each for each in numbered if not each.taken), numbered[0])
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.page.ensureWidgetVisible(button, 0, 12)

    def _choose(self, title: str) -> None:
        """Open the emergency, or give the one that goes on another card."""
        emergency = self._taps.emergency
        self._choosing = False
        if emergency is None or emergency.title != title:
            self._press(EmergencyOpened(title))
        self.show_now()

    def _show_others(self) -> None:
        self._choosing = True
        self.show_now()

    def _take(self, step: Step) -> None:
        self._press(*step_bodies(step, self._setting()))

    def _give(self, drug: str) -> None:
        """Record a drug; one that the patient is allergic to is asked about once."""
        warning = allergic(self._allergies(), drug)
        if warning and self._asked != drug:
            self._asked = drug
            self.say(tr("{warning} Press again to record that {drug} was given.").format(warning=warning, drug=drug))
            return
        self._press(*drug_bodies(drug, self._setting()))

    def _press(self, *bodies: Body) -> None:
        self._asked = ""
        card = self._card(self._taps.emergency)
        opens = self._taps.emergency is None and not isinstance(bodies[0], EmergencyOpened) and card is not None
        opening = (EmergencyOpened(card.title),) if opens and card else ()
        self._inform(self._taps.press((*opening, *bodies)))

    def _inform(self, sentence: str) -> None:
        """Say what was left out of a press; it is not wrong, and what could be recorded is."""
        if not self._troubled:
            self.say("")
            self.message.setText(sentence)
            self.message.setVisible(bool(sentence))

    def _show_taken(self, emergency: Emergency | None) -> None:
        setting = self._setting()
        for step, button in self.page.steps.items():
            self._show_on(button, emergency, step_bodies(step, setting)[0])
        for drug, button in self.page.drugs.items():
            self._show_on(button, emergency, drug_bodies(drug, setting)[0])

    def _show_on(self, button: TapButton, emergency: Emergency | None, body: Body) -> None:
        if any(body in tap.bodies for tap in self._taps.unsaved):
            button.show_taken(tr("not saved"), not_saved=True)
        elif any(body in tap.bodies for tap in self._taps.under_way):
            button.show_taken(tr("saving"))
        else:
            at = moments(self.running.state, emergency, body) if emergency else ()
            clock = clock_text(at[-1], self.running.state.utc_offset_min) if at else ""
            button.show_taken(tr("{clock} ×{count}").format(clock=clock, count=len(at)) if len(at) > 1 else clock)

    def _show_trouble(self) -> None:
        count = len(self._taps.unsaved)
        if count:
            self.say(tr("Not saved: {count}. Each keeps the time at which it was pressed.").format(count=count))
        elif self._troubled:
            self.say("")
        self._troubled = bool(count)
        self.again.setVisible(self._troubled)

    def _recorded(self, event: Event, state: object) -> None:
        super()._recorded(event, state)
        if isinstance(event.body, EmergencyClosed):
            self.done.emit()

    def _order_by_keyboard(self) -> None:
        """Let Tab go through what can be pressed from the top, then to the other cards and to the end."""
        for part, following in pairwise((self, *self.page.buttons, self.head.other, self.over.over)):
            QWidget.setTabOrder(part, following)

    def _light_keys(self, *_: object) -> None:
        self.page.light_keys(lit=self._has_keyboard())

    def _has_keyboard(self) -> bool:
        part = QApplication.focusWidget()
        return part is not None and (part is self or self.isAncestorOf(part))

    def _allergies(self) -> tuple[str, ...]:
        return (self.running.state.opened or self._opened).allergies

    def _setting(self) -> Setting:
        """Return what the lines of the card are read against; the weight may have been corrected."""
        order = self._opened.order
        return Setting(self._protocol, order, self.running.state.mixture or order.mixture(self._opened.weight_kg))
