"""The infusions of a course as a table: dose, how it was borne, what it brought, figures under each other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from session.dose_response import Borne, Dosed, DoseResponse
from session.quantities import plain, rounded
from ui.charts.dose_response_words import effect_words, infusion_words, pain_words, relief_words, signed
from ui.day_words import day_words
from ui.text import tr
from ui.theme.look import look_of

_ROW: Final = 48
_SHOWN_ROWS: Final = 3
_HEAD: Final = 42
_NOWHERE: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Column:
    """A heading, what stands under it, how wide it is at the plain size of text, 0 for what is left, and its side."""

    heading: str
    words: Callable[[Dosed], str]
    width: int
    side: Qt.AlignmentFlag = _RIGHT


def _columns() -> tuple[_Column, ...]:
    return (
        _Column(tr("No."), lambda one: str(one.given.number), 34),
        _Column(tr("Day"), lambda one: day_words(one.given.infusion.day), 114, _LEFT),
        _Column(tr("mg"), lambda one: str(rounded(one.mg, 1)), 54),
        _Column(tr("mg/kg"), lambda one: _value(one.mg_per_kg and rounded(one.mg_per_kg, 2)), 56),
        _Column(tr("Highest\nrate"), _borne(_rate), 74),
        _Column(tr("min"), _borne(lambda known: plain(known.minutes)), 46),
        _Column(tr("Systolic,\n% of base"), _borne(lambda known: _value(known.peak_percent)), 80),
        _Column(tr("Dissoc.,\nof 10"), _borne(lambda known: _value(known.dissociation)), 72),
        _Column(tr("RASS,\nlowest"), _borne(lambda known: _value(known.sedation)), 62),
        _Column(tr("Side effects"), lambda one: effect_words(one.borne), 0, _LEFT),
        _Column(tr("Given for it"), _borne(lambda known: ", ".join(known.rescue) or "–"), 0, _LEFT),
        _Column(tr("Pain"), pain_words, 66, _MIDDLE),
        _Column(tr("Days of relief"), relief_words, 114, _LEFT),
    )


def _borne(words: Callable[[Borne], str]) -> Callable[[Dosed], str]:
    """Return what is said of a session's record; a dash where it could not be read."""
    return lambda one: words(one.borne) if one.borne is not None else "–"


def _rate(known: Borne) -> str:
    """Return the rate with its unit under it, for together they are wide."""
    return "–" if known.highest_rate is None else str(known.highest_rate).replace(" ", "\n", 1)


def _value(value: object) -> str:
    return "–" if value is None else signed(str(value))


class DoseResponseModel(QAbstractTableModel):
    """One row an infusion, in the order of time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.columns = _columns()
        self.infusions: tuple[Dosed, ...] = ()

    def show_found(self, found: DoseResponse) -> None:
        self.beginResetModel()
        self.infusions = found.infusions
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.infusions)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one, column = self.infusions[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.words(one)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.side
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return infusion_words(one)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].side
        return self.columns[section].heading if role == Qt.ItemDataRole.DisplayRole else None


class DoseResponseTable(QTableView):
    """`read` carries the UUID of the session whose row is chosen, `opened` that of the one to be shown."""

    read = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DoseResponseModel(self)
        self.setModel(self._model)
        self.setAccessibleName(tr("The infusions of this course"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        scale = look_of(self).scale
        header.setFixedHeight(scale.px(_HEAD))
        for place, column in enumerate(self._model.columns):
            mode = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if column.width:
                header.resizeSection(place, scale.px(column.width))
        self.selectionModel().currentRowChanged.connect(self._chosen)
        self.doubleClicked.connect(lambda _index: self.open_chosen())

    @property
    def rows(self) -> list[list[str]]:
        """Return what stands in each row."""
        return [[column.words(one) for column in self._model.columns] for one in self._model.infusions]

    def show_found(self, found: DoseResponse) -> None:
        self._model.show_found(found)

    def mark(self, session_id: UUID) -> None:
        """Show the row of a session as chosen."""
        for place, one in enumerate(self._model.infusions):
            if one.session_id == session_id and place != self.currentIndex().row():
                self.setCurrentIndex(self._model.index(place, 0))

    def open_chosen(self) -> None:
        """Ask for the session of the row that is chosen."""
        if self.currentIndex().isValid():
            self.opened.emit(self._model.infusions[self.currentIndex().row()].session_id)

    def sizeHint(self) -> QSize:
        return QSize(900, _ROW * (_SHOWN_ROWS + 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row that is chosen in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_chosen()
        else:
            super().keyPressEvent(event)

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.read.emit(self._model.infusions[now.row()].session_id)
