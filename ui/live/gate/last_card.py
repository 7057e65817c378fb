"""The patient's last session on a card: what was borne, what it did, what was advised."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from session.last_session import LastSession
from session.quantities import plain
from session.times import at_chair
from ui.day_words import day_words
from ui.text import tr
from ui.widgets.card import Card


class LastCard(Card):
    """Says so where no earlier session is on record."""

    def __init__(self, last: LastSession | None, parent: QWidget | None = None) -> None:
        super().__init__(_title(last), parent)
        self.body.setContentsMargins(10, 6, 10, 6)
        self.body.setSpacing(1)
        self.lines = _lines(last) if last else [tr("None in this record.")]
        for line in self.lines:
            label = QLabel(line, self)
            label.setObjectName("caption")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self.body.addWidget(label)
        if last and last.advice:
            advice = QLabel(tr("For this time: {words}").format(words=last.advice), self)
            advice.setObjectName("sentence")
            advice.setTextFormat(Qt.TextFormat.PlainText)
            advice.setWordWrap(True)
            self.body.addWidget(advice)


def _title(last: LastSession | None) -> str:
    if last is None:
        return tr("Last session")
    day = at_chair(last.started_at, last.utc_offset_min)
    return tr("Last session, {day}").format(day=day_words(day))


def _lines(last: LastSession) -> list[str]:
    dose = tr("{mg} mg, {per_kg} mg/kg").format(mg=plain(last.given_mg), per_kg=plain(last.mg_per_kg))
    rate = tr("up to {rate}").format(rate=last.highest_rate) if last.highest_rate else ""
    ended = tr("ended as planned") if not last.ended_early else tr("ended early")
    reason = f" ({last.end_note})" if last.ended_early and last.end_note else ""
    lines = [", ".join(filter(None, (dose, rate))), f"{ended}{reason}".capitalize()]
    if last.peak_systolic is not None:
        percent = tr(", {n} % of its baseline").format(n=last.peak_percent) if last.peak_percent is not None else ""
        lines.append(tr("Highest systolic {value} mmHg{percent}").format(value=last.peak_systolic, percent=percent))
    effects = ", ".join(" ".join(effect) for effect in last.effects)
    lines.append(tr("Side effects: {names}").format(names=effects or tr("none noted")))
    if last.drugs:
        lines.append(tr("Given: {drugs}").format(drugs=", ".join(last.drugs)))
    if last.findings:
        lines.append(tr("Findings in its record: {n}").format(n=last.findings))
    return lines
