"""Which monitor stands beside a session."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from session.ports import SampleTrack
from session.simulation.monitor import SimulatedMonitor
from session.simulation.rehearsal import Rehearsal
from session.simulation.scenarios import Scenario
from storage.monitors.making import MonitorMaker, latest_device_time
from storage.monitors.vscapture_file import VSCaptureFile
from tests.session.simulation.played import Played
from tests.storage.examples import a_patient

NAN = float("nan")


def test_that_a_simulated_one_is_made_for_each_session() -> None:
    make = MonitorMaker("simulated", Rehearsal())
    first, second = (make(a_patient(), uuid4()) for _ in range(2))
    assert isinstance(first, SimulatedMonitor)
    assert first is not second


def test_that_the_simulated_ones_are_on_the_day_of_the_scenario() -> None:
    played = Played()
    played.nurse().write("start 0.25 mg/kg/h")
    played.clock.advance(minutes=20)
    plain, lost = (
        MonitorMaker("simulated", Rehearsal(), scenario)(a_patient(), uuid4())
        for scenario in (None, Scenario.MONITOR_LOST)
    )
    assert plain.poll(played.state, played.recorder.now())
    assert list(lost.poll(played.state, played.recorder.now())) == []


def test_that_a_file_is_followed_by_its_name_also_where_it_is_not_there_yet(tmp_path: Path) -> None:
    monitor = MonitorMaker(f"csv:{tmp_path / 'AS3DataExport.csv'}", Rehearsal())(a_patient(), uuid4())
    assert isinstance(monitor, VSCaptureFile)
    assert monitor.name == "VSCapture AS3DataExport.csv"


@pytest.mark.parametrize(
    ("seconds", "latest"),
    [({}, None), ({"spo2": [NAN]}, None), ({"spo2": [10.0, 20.0], "heart_rate": [30.0, NAN]}, 30)],
)
def test_that_the_devices_own_time_of_the_last_sample_is_known(
    seconds: Mapping[str, list[float]], latest: int | None
) -> None:
    class Kept(Rehearsal):
        def samples(self, session_id: object) -> Mapping[str, SampleTrack]:
            return {code: SampleTrack("VSCapture", at, at, at) for code, at in seconds.items()}

    expected = None if latest is None else datetime.fromtimestamp(latest, UTC)
    assert latest_device_time(Kept(), uuid4()) == expected
