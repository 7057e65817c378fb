"""The check-in as a person meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ui.checkin.checkin_screen import CheckInScreen
from ui.checkin.moving_on import tab_stops
from ui.widgets.choice_row import ChoiceSegment
from ui.widgets.field import Field

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class CheckInForm:
    """Types into the answers, chooses among the others, and reads what is said."""

    def __init__(self, screen: CheckInScreen) -> None:
        self.screen = screen
        page = screen.page
        self.fields = {
            "name": page.who.register.fields.name,
            "born": page.who.register.fields.born,
            "mrn": page.who.register.fields.mrn,
            "weight": page.visit.weight.field,
            "chair": page.visit.chair,
            "allergies": page.visit.allergies.listed,
            "drug": page.order.drug,
            "concentration": page.order.concentration,
            "rate": page.order.rate,
            "minutes": page.order.minutes,
            "maximum": page.order.maximum,
            "highest": page.order.maximum_rate,
            "step": page.order.step,
            "nurse": screen.sign.nurse,
        }

    def show(self) -> None:
        """Put the screen up at its smallest size."""
        self.screen.resize(1282, 708)
        self.screen.show()
        self.screen.activateWindow()
        self.screen.setFocus()

    def type(self, field: str, text: str) -> None:
        """Put text into a field in place of what is there, as a hand does, and leave it."""
        self.type_in(self.fields[field], text)
        self.fields[field].line.editingFinished.emit()

    def type_in(self, field: Field, text: str) -> None:
        field.line.setFocus()
        field.line.selectAll()
        QTest.keyClick(field.line, Qt.Key.Key_Delete)
        QTest.keyClicks(field.line, text)

    def choose(self, *answers: str) -> None:
        """Press segments by what they say."""
        for answer in answers:
            segments = [one for one in self.screen.findChildren(ChoiceSegment) if one.isVisible()]
            self.press(next(one for one in segments if one.text() == answer))

    def identify(self, *answers: str) -> None:
        """Press identifiers that were checked."""
        for one in self.screen.page.visit.identifiers.segments():
            if one.text() in answers:
                self.press(one)

    def choose_protocol(self, title: str = "Outpatient titration") -> None:
        """Choose a protocol, in place of another where one is chosen."""
        card = self.screen.page.protocol
        if card.another.isVisible():
            self.press(card.another)
        if card.choice.isVisible():
            self.choose(title)

    def register_miriam(self) -> None:
        """Type in somebody new."""
        self.type("name", "Okafor, Miriam")
        self.type("born", "1979-03-14")
        self.type("mrn", "004182")
        self.choose("Female")

    def answer_the_rest(self, *, weight: str = "68,4", chair: str = "2", maximum: str = "60") -> None:
        """Answer everything but who it is."""
        self.identify("Name", "Birth date")
        self.type("weight", weight)
        self.type("chair", chair)
        self.choose("Listed")
        self.type("allergies", "penicillin, latex")
        self.choose_protocol()
        self.type("drug", "ketamine")
        self.type("concentration", "2")
        self.type("rate", "0,4 mg/kg/h")
        self.type("minutes", "90")
        self.type("maximum", maximum)
        self.type("nurse", "A. Lindqvist")

    def fill_the_order(self) -> None:
        """Fill in what may be left out of an order, too."""
        self.type("concentration", "500 mg in 250 mL")
        self.type("highest", "0.6 mg/kg/h")
        self.type("step", "0.1 mg/kg/h")
        for segment in self.screen.page.order.prn.segments():
            if not segment.isChecked():
                self.press(segment)

    def press(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def press_keys(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget() or self.screen, text)

    def check_in(self) -> None:
        """Ask for the session with the key for it."""
        self.press_key(Qt.Key.Key_Return, CONTROL)

    def stops(self) -> list[QWidget]:
        """Return what the keyboard can reach, as it is read."""
        return tab_stops((*self.screen.page.cards(), self.screen.sign))

    def tab_through(self) -> list[str]:
        """Press Tab from the first answer to the last button, and return every place on the way."""
        self.screen.setFocus()
        places = [self.place]
        while not self.screen.sign.check_in.hasFocus() and len(places) <= len(self.stops()):
            self.press_key(Qt.Key.Key_Tab)
            places.append(self.place)
        return places

    @property
    def place(self) -> str:
        """Return where the keyboard is: a field's name, or what a button says."""
        here = QApplication.focusWidget()
        by_line: dict[QWidget, str] = {field.line: name for name, field in self.fields.items()}
        if here is None:
            return ""
        return by_line.get(here) or (here.text() if isinstance(here, QPushButton) else type(here).__name__)

    def label_of(self, stop: QWidget) -> str:
        """Return what a button says."""
        return stop.text() if isinstance(stop, QPushButton) else ""

    @property
    def problems(self) -> dict[str, str]:
        """Return the sentences shown, by what they are about."""
        blanks = self.screen.page.blanks() | self.screen.sign.blanks()
        return {blank.value: field.problem for blank, field in blanks.items() if field.problem}

    @property
    def failure(self) -> str:
        """Return what is said at the foot; nothing while all is well."""
        notice = self.screen.sign.problem.notice
        return notice.sentence if notice else ""

    @property
    def suggested(self) -> list[str]:
        """Return the names that are offered while typing."""
        return [row.patient.name for row in self.screen.suggestions.rows()]

    @property
    def dose(self) -> str:
        """Return what the order comes to, as said."""
        return " / ".join(self.screen.page.order.dose.words)

    @property
    def summary(self) -> tuple[str, ...]:
        """Return what is said of the patient chosen."""
        summary = self.screen.page.who.summary
        return tuple(words.replace("\N{NO-BREAK SPACE}", " ") for words in summary.words) if summary.isVisible() else ()
