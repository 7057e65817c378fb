"""The four lanes together: what a device measures and what time does to them."""

from math import ceil
from typing import Final

from ui.charts.fold import Floats
from ui.charts.infusion_lane import InfusionLane
from ui.charts.lane import Lane
from ui.charts.outside import CELL_PX
from ui.charts.samples import LEAST_GAP_S
from ui.charts.scene import Scene
from ui.charts.score_lane import ScoreLane
from ui.charts.spo2_lane import Spo2Lane
from ui.charts.vitals_lane import VitalsLane

LANES: Final[dict[str, type[Lane]]] = {
    "vitals": VitalsLane,
    "spo2": Spo2Lane,
    "scores": ScoreLane,
    "infusion": InfusionLane,
}


class Lanes:
    """Finds the lane of each device channel, and lets it repaint what is new."""

    def __init__(self, scene: Scene) -> None:
        self.by_name = {name: lane(scene) for name, lane in LANES.items()}
        self._of = {channel: lane for lane in self.by_name.values() for channel, _ in lane.streams}
        self._gaps_s: dict[str, float] = {}

    def append(self, scene: Scene, channel: str, at: Floats, values: Floats) -> None:
        """Add samples and repaint where they lie; raises ValueError for a channel that no lane shows."""
        if channel not in self._of:
            raise ValueError(f"no lane shows {channel}")
        samples, lane = scene.samples, self._of[channel]
        before = samples.last(channel)
        if samples.append(channel, at, values):
            lane.fit()
            self._heed_gap(samples.gap_s(channel), channel)
        newest = samples.last(channel)
        if newest is None:
            return
        if before is None:
            lane.repaint_all()
            self.by_name["vitals"].repaint_all()  # its hint goes with the first sample of any channel
            return
        first, last = scene.column(min(before, float(at[0]))), scene.column(newest)
        if not lane.holds(*values.tolist()):
            beside = ceil(CELL_PX * scene.dpr)
            lane.repaint_columns(first - beside, last + beside + 1)
        elif first < last and not scene.at_now(first):
            lane.repaint_columns(first, last + 1)

    def _heed_gap(self, gap_s: float, channel: str) -> None:
        """Draw a line anew where it is now joined over longer or shorter gaps than it was."""
        if gap_s != self._gaps_s.get(channel, LEAST_GAP_S):
            self._of[channel].repaint_all()
        self._gaps_s[channel] = gap_s

    def clear(self, scene: Scene) -> None:
        """Forget all samples."""
        scene.samples.clear()
        self._gaps_s.clear()
        for lane in self.by_name.values():
            lane.fit()
            lane.repaint_all()

    def pass_time(self, old: Scene, scene: Scene) -> None:
        for lane in self.by_name.values():
            lane.pass_time(old, scene)
