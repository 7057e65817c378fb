"""The newest value of each vital sign, large, with its age and its difference from baseline."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.limits import Tier, crossings
from session.ports import Sample
from session.quantities import plain, rounded
from session.readings import Taken, baseline, latest
from session.schedule import interval
from session.state import SessionState
from session.vitals import CATALOGUE, RASS, mean_arterial
from ui.live.device_values import DeviceValues
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.chip import Tone
from ui.widgets.tile import TileFace, ValueTile

_TALLEST: Final = 108
_TILES: Final[tuple[tuple[str, str, Tone], ...]] = (
    ("systolic", "BP", "blood_pressure"),
    ("heart_rate", "Heart rate", "heart_rate"),
    ("spo2", "SpO₂", "spo2"),
    ("respiration", "Resp rate", "respiration"),
    ("pain", "Pain", "pain"),
    ("sedation", "RASS", "mind"),
    ("dissociation", "Dissociation", "mind"),
)


class TileColumn(QWidget):
    """One tile a vital sign; a monitor's live value is told apart from an entered one by its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._shown: SessionState | None = None
        self._means: Mapping[str, Decimal] = {}
        self.tiles: dict[str, ValueTile] = {}
        for code, title, hue in _TILES:
            self.tiles[code] = ValueTile(tr(title), hue, footer_below=code == "systolic")
            self.tiles[code].setMaximumHeight(_TALLEST)
            column.addWidget(self.tiles[code], 1)
        column.addStretch(1)

    def show_state(self, state: SessionState, devices: DeviceValues, now: datetime) -> None:
        """Show what is newest now."""
        if state is not self._shown:
            self._shown, self._means = state, baseline(state)
        for code, tile in self.tiles.items():
            tile.show_face(_face(state, code, devices, self._means, now))


def _face(
    state: SessionState, code: str, devices: DeviceValues, means: Mapping[str, Decimal], now: datetime
) -> TileFace:
    sample, taken = devices.live(code, now), latest(state, code)
    stands = taken is not None and sample is not None and _stands(state, code, taken, Decimal(sample.value), now)
    if sample and not stands and (taken is None or sample.at > taken.at):
        value, at, live = rounded(Decimal(sample.value), CATALOGUE[code].decimals), sample.at, code != "systolic"
        other = devices.live("diastolic", now) if code == "systolic" else None
        diastolic = Decimal(other.value) if other else None
        by_monitor = True
    elif taken:
        value, at, live, by_monitor = taken.value, taken.at, False, False
        diastolic = _diastolic(taken) if code == "systolic" else None
    else:
        return TileFace(interval=interval(state).total_seconds())
    return TileFace(
        value=_shown(code, value, diastolic),
        unit=_unit(code, value, diastolic),
        detail=_detail(code, sample, live=live, by_monitor=by_monitor, stands=stands),
        difference=_difference(value, means.get(code), started=state.started_at is not None),
        age=max(0.0, (now - at).total_seconds()),
        interval=interval(state).total_seconds(),
        live=live,
        priority=_priority(state, {code: value, "diastolic": diastolic} if diastolic is not None else {code: value}),
    )


def _stands(state: SessionState, code: str, taken: Taken, shown: Decimal, now: datetime) -> bool:
    """Say whether a value that was entered stays though the monitor shows another: it is beyond a limit and not old."""
    fresh = now - taken.at <= interval(state)
    return fresh and _priority(state, {code: taken.value}) > _priority(state, {code: shown})


def _detail(code: str, sample: Sample | None, *, live: bool, by_monitor: bool, stands: bool) -> str:
    if stands and sample is not None:
        return tr("monitor {value}").format(value=plain(rounded(Decimal(sample.value), CATALOGUE[code].decimals)))
    return tr("monitor") if by_monitor and not live else ""


def _priority(state: SessionState, values: Mapping[str, Decimal]) -> Priority:
    tier = max((crossing.tier for crossing in crossings(state, values)), default=None)
    return {None: Priority.NONE, Tier.ACT: Priority.MEDIUM, Tier.STOP: Priority.HIGH}[tier]


def _diastolic(taken: Taken) -> Decimal | None:
    body = taken.entry.body
    return body.value("diastolic") if hasattr(body, "value") else None


def _shown(code: str, value: Decimal, diastolic: Decimal | None) -> str:
    text = plain(value).replace("-", "−")
    return f"{text}/{plain(diastolic)}" if code == "systolic" and diastolic is not None else text


def _unit(code: str, value: Decimal, diastolic: Decimal | None) -> str:
    if code == "systolic":
        mean = f"MAP {rounded(mean_arterial(value, diastolic), 0)} " if diastolic is not None else ""
        return f"{mean}mmHg"
    return RASS[int(value)] if code == "sedation" else CATALOGUE[code].unit


def _difference(value: Decimal, mean: Decimal | None, *, started: bool) -> str:
    if mean is None or not started:
        return ""
    return (
        f"{value - mean:+f}".replace("-", "−").replace("+0", "±0")
        if value == mean
        else f"{value - mean:+f}".replace("-", "−")
    )
