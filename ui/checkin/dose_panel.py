"""What the order comes to, in every unit, what the pump makes of it, and what goes beyond a limit."""

from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.dose_plan import DosePlan
from session.plan_limits import plan_notes, plan_warnings
from session.protocol import Protocol
from session.quantities import RateUnit, rounded
from session.wording import rate_text
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.priority_mark import PriorityMark

_ORDER: Final = (RateUnit.ML_H, RateUnit.MG_H, RateUnit.MG_KG_H, RateUnit.UG_KG_MIN)
_PLACES: Final = (2, 3, 4)
"""Decimals of the pump's difference to the order: as few of these as show one at all."""


class DosePanel(QFrame):
    """The rate in every unit, the total, the pump's setting, and a sentence for each limit that is exceeded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate, self._total, self._pump, self._note = (QLabel(self) for _ in range(4))
        self._rate.setObjectName("heading")
        self._pump.setObjectName("detail")
        self._note.setObjectName("detail")
        self._mark = PriorityMark(self)
        self._warning = QLabel(self)
        self._warning.setObjectName("sentence")
        self._row = QWidget(self)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._warning, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        for label in (self._rate, self._total, self._pump, self._note, self._warning):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self._rate, self._total, self._pump, self._note, self._row):
            column.addWidget(widget)
        self.show_plan(None, None, None)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the rate, the total, the pump's setting, what explains them, and the warning as shown."""
        shown = (self._rate, self._total, self._pump, self._note, self._warning)
        return tuple(label.text() for label in shown)

    def show_plan(
        self,
        plan: DosePlan | None,
        maximum_mg: Decimal | None,
        protocol: Protocol | None,
        now: datetime | None = None,
    ) -> None:
        """Show a plan, or what is missing for one.

        `maximum_mg` is the order's, the protocol gives the other limits, `now` is the time at the chair.
        """
        missing = tr("Weight, bag and rate, or dose and minutes, give the rate in every unit.")
        _say(self._rate, " · ".join(rate_text(plan.in_unit(unit), unit) for unit in _ORDER) if plan else "")
        _say(self._total, total_words(plan, now) if plan else missing)
        _say(self._pump, pump_words(plan) if plan else "")
        _say(self._note, " ".join(plan_notes(plan, protocol)) if plan else "")
        warnings = plan_warnings(plan, maximum_mg, protocol) if plan else ()
        self._warning.setText("\n".join(warnings))
        self._mark.set_priority(Priority.MEDIUM if warnings else Priority.NONE)
        self._row.setVisible(bool(warnings))


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def total_words(plan: DosePlan, now: datetime | None = None) -> str:
    """Return what the planned minutes come to at the start rate; nothing while the minutes are not known."""
    if plan.planned_min is None or plan.total_mg is None or plan.total_mg_per_kg is None or plan.volume_ml is None:
        return ""
    words = tr("In {minutes} min: {mg} mg · {per_kg} mg/kg · {ml} mL to infuse").format(
        minutes=plan.planned_min,
        mg=rounded(plan.total_mg, 1),
        per_kg=rounded(plan.total_mg_per_kg, 2),
        ml=rounded(plan.volume_ml, 1),
    )
    if now is None:
        return words
    ends = f"{now + timedelta(minutes=plan.planned_min):%H:%M}"
    return words + " · " + tr("ends {time} if started now").format(time=ends)


def pump_words(plan: DosePlan) -> str:
    """Return the pump's setting with its difference to the order, and how it is rounded; nothing where none can be."""
    if not plan.pump_can_run:
        return ""
    if plan.off_ml_h == 0:
        return tr("Pump {rate} mL/h, exactly as ordered").format(rate=plan.pump_ml_h)
    words = (
        tr("Pump {rate} mL/h, {ml} mL/h ({percent} %) above the order; set to 0.1 mL/h, half up")
        if plan.off_ml_h > 0
        else tr("Pump {rate} mL/h, {ml} mL/h ({percent} %) below the order; set to 0.1 mL/h, half up")
    )
    return words.format(rate=plan.pump_ml_h, ml=_small(plan.off_ml_h), percent=_small(plan.off_percent))


def _small(value: Fraction) -> str:
    """Return the size of a small number with as many decimals as it needs to show."""
    size = abs(value)
    return str(next((shown for places in _PLACES if (shown := rounded(size, places))), rounded(size, 6)))
