"""The panel that writes an IV access into the entry line: where, which gauge, at which attempt."""

from ui.live.pieces import Pieces
from ui.text import tr

_SITES = (
    "left forearm", "right forearm", "left hand", "right hand", "left elbow", "right elbow",
)  # fmt: skip
_GAUGES = (18, 20, 22, 24)
_ATTEMPTS = 4


def access_pieces() -> Pieces:
    """Offer the usual sites and gauges; another one is written in the line."""
    panel = Pieces(tr("Where, the gauge and the attempt, in this order. Another site is written in the line."))
    panel.group(tr("Site"), [(tr(site).capitalize(), site) for site in _SITES], 2, panel.wrote)
    panel.group(tr("Gauge"), [(f"{gauge}G", f"{gauge}G") for gauge in _GAUGES], 4, panel.wrote)
    attempts = [(str(n), f"attempt {n}") for n in range(1, _ATTEMPTS + 1)]
    panel.group(tr("Attempt"), attempts, 4, panel.wrote)
    return panel
