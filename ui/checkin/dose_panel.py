"""What the order comes to, in every unit, and what of it goes beyond a limit."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.dose_plan import DosePlan, plan_warnings
from session.protocol import Protocol
from session.quantities import RateUnit, rounded
from session.wording import rate_text
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.priority_mark import PriorityMark

_ORDER = (RateUnit.ML_H, RateUnit.MG_H, RateUnit.MG_KG_H, RateUnit.UG_KG_MIN)


class DosePanel(QFrame):
    """The rate in every unit, the total at that rate, and a sentence for each limit that is exceeded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate, self._total = QLabel(self), QLabel(self)
        self._rate.setObjectName("heading")
        self._mark = PriorityMark(self)
        self._warning = QLabel(self)
        self._warning.setObjectName("sentence")
        self._row = QWidget(self)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._warning, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for label in (self._rate, self._total, self._warning):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self._rate, self._total, self._row):
            column.addWidget(widget)
        self.show_plan(None, None, None)

    @property
    def words(self) -> tuple[str, str, str]:
        """Return the rate, the total and the warning as shown."""
        return self._rate.text(), self._total.text(), self._warning.text()

    def show_plan(self, plan: DosePlan | None, maximum_mg: Decimal | None, protocol: Protocol | None) -> None:
        """Show a plan, or what is missing for one; `maximum_mg` is the order's, the protocol gives the highest rate."""
        missing = tr("Weight, concentration and start rate give the rate in every unit.")
        self._rate.setText(" · ".join(rate_text(plan.in_unit(unit), unit) for unit in _ORDER) if plan else "")
        self._rate.setVisible(plan is not None)
        self._total.setText(total_words(plan) if plan else missing)
        self._total.setVisible(bool(self._total.text()))
        warnings = plan_warnings(plan, maximum_mg, protocol) if plan else ()
        self._warning.setText(" ".join(warnings))
        self._mark.set_priority(Priority.MEDIUM if warnings else Priority.NONE)
        self._row.setVisible(bool(warnings))


def total_words(plan: DosePlan) -> str:
    """Return what the planned minutes come to at the start rate; nothing while the minutes are not known."""
    if plan.total_mg is None or plan.total_mg_per_kg is None or plan.volume_ml is None:
        return ""
    return tr("In {minutes} min at this rate: {mg} mg · {per_kg} mg/kg · {ml} mL").format(
        minutes=plan.planned_min,
        mg=rounded(plan.total_mg, 1),
        per_kg=rounded(plan.total_mg_per_kg, 2),
        ml=rounded(plan.volume_ml, 1),
    )
