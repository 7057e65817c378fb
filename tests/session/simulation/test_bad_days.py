"""Two-hour sessions of every scenario: the quiet one says nothing, each bad one what it should, when it should, once.

Minutes and limits are those of the protocol that is shipped.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache

import pytest

from session.alert_events import BY_PROGRAM, AlertRaised
from session.alert_record import Alert, Urgency
from session.alerts import MONITOR, cause_of
from session.device_watch import SILENT
from session.events import DrugGiven, EffectNoted, VitalsRecorded
from session.limits import Band, bands
from session.ports import Sample
from session.pump_events import InfusionPaused, InfusionResumed
from session.readings import series
from session.record import Phase
from session.simulation.scenarios import DAYS, Scenario
from session.state import SessionState
from tests.session.simulation.played import PROTOCOL, Played

MINUTES = 120
READ_EVERY = timedelta(seconds=5)
SLACK = timedelta(seconds=1)
DRIFTING = [one for one in Scenario if DAYS[one].drifts]
BAD = [one for one in Scenario if one is not Scenario.QUIET]


class Day:
    """A session of two hours that has been played to its end, with what its monitor sent."""

    def __init__(self, scenario: Scenario, seed: str, *, with_monitor: bool) -> None:
        played = Played(minutes=MINUTES)
        nurse = played.on_a_day(scenario, seed, with_monitor=with_monitor)
        nurse.play()
        self.state: SessionState = played.state
        self.samples: Sequence[Sample] = nurse.samples

    @property
    def raised(self) -> list[str]:
        """Return the cause of every raising that was recorded, the program's own."""
        entries = [entry for entry in self.state.entries if isinstance(entry.body, AlertRaised)]
        assert all(entry.event.source == BY_PROGRAM for entry in entries)
        return [entry.body.cause for entry in entries if isinstance(entry.body, AlertRaised)]

    def alert(self, cause: str) -> Alert:
        (found,) = [alert for alert in self.state.alerts if alert.cause == cause]
        return found

    def first_entry_beyond(self, cause: str) -> datetime:
        """Return when the first value beyond a limit was entered; far ahead where none was."""
        beyond = [
            taken.at
            for code, band in bands(self.state).items()
            if cause_of(code) == cause
            for taken in series(self.state, code)
            if band.tier(taken.value) and taken.entry.late_by is None and taken.at > self._started
        ]
        return min(beyond, default=datetime.max.replace(tzinfo=self._started.tzinfo))

    def first_lasting_beyond(self, cause: str) -> datetime:
        """Return from when on the monitor showed a value beyond for as long as the protocol says."""
        found = [
            _lasting([sample for sample in self.samples if sample.code == code and sample.at > self._started], band)
            for code, band in bands(self.state).items()
            if cause_of(code) == cause
        ]
        return min(at for at in found if at)

    @property
    def _started(self) -> datetime:
        assert self.state.started_at is not None
        return self.state.started_at


def _lasting(samples: Sequence[Sample], band: Band) -> datetime | None:
    """Return when the first run of values beyond began that lasted for the time and the number of readings."""
    persist, run = timedelta(seconds=PROTOCOL.persist_s), list[datetime]()
    for sample in samples:
        run = [*run, sample.at] if band.tier(sample.value) else []
        if len(run) >= PROTOCOL.persist_readings and run[-1] - run[0] >= persist:
            return run[0]
    return None


@cache
def day(scenario: Scenario, seed: str = "1", *, with_monitor: bool) -> Day:
    return Day(scenario, seed, with_monitor=with_monitor)


def alone(scenario: Scenario) -> Day:
    return day(scenario, with_monitor=False)


def beside_monitor(scenario: Scenario) -> Day:
    return day(scenario, with_monitor=True)


@pytest.mark.parametrize("seed", "12345")
@pytest.mark.parametrize("with_monitor", [False, True])
def test_that_a_quiet_session_has_no_alert_at_all(seed: str, *, with_monitor: bool) -> None:
    quiet = day(Scenario.QUIET, seed, with_monitor=with_monitor)
    assert quiet.raised == []
    assert quiet.state.alerts == ()
    assert quiet.state.phase is Phase.LEFT
    assert quiet.state.findings == ()
    assert bool(quiet.samples) is with_monitor


@pytest.mark.parametrize("scenario", DRIFTING)
@pytest.mark.parametrize("kind", [alone, beside_monitor])
def test_that_a_bad_day_raises_what_it_should_and_each_once(
    kind: Callable[[Scenario], Day], scenario: Scenario
) -> None:
    bad = kind(scenario)
    assert sorted(bad.raised) == sorted(DAYS[scenario].causes)
    assert all(alert.worst is Urgency.HIGH for alert in bad.state.alerts)


def test_that_a_lost_monitor_is_said_once_and_not_where_there_is_none() -> None:
    assert beside_monitor(Scenario.MONITOR_LOST).raised == [MONITOR]
    assert alone(Scenario.MONITOR_LOST).raised == []


@pytest.mark.parametrize("scenario", DRIFTING)
def test_that_a_nurse_alone_is_told_at_the_entry_that_crosses(scenario: Scenario) -> None:
    bad = alone(scenario)
    for cause in DAYS[scenario].causes:
        assert bad.alert(cause).raised_at == bad.first_entry_beyond(cause)


@pytest.mark.parametrize("scenario", [Scenario.DESATURATION, Scenario.APNOEA, Scenario.HYPERTENSION])
def test_that_beside_a_monitor_it_is_said_once_it_has_lasted_or_was_entered(scenario: Scenario) -> None:
    bad = beside_monitor(scenario)
    for cause in DAYS[scenario].causes:
        lasted = bad.first_lasting_beyond(cause) + _to_be_read(cause)
        due = min(bad.first_entry_beyond(cause), lasted + timedelta(seconds=PROTOCOL.persist_s))
        assert timedelta(0) <= due + READ_EVERY - bad.alert(cause).raised_at <= READ_EVERY


def _to_be_read(cause: str) -> timedelta:
    """Return how long the second reading takes: of a cuff some minutes, of everything else a second."""
    return timedelta(minutes=5) if cause == "pressure" else timedelta(0)


def test_that_a_silent_monitor_is_told_a_few_seconds_after_its_last_value_and_of_its_return() -> None:
    lost = beside_monitor(Scenario.MONITOR_LOST)
    alert = lost.alert(MONITOR)
    silent_from = max(sample.at for sample in lost.samples if sample.at < alert.raised_at)
    back = min(sample.at for sample in lost.samples if sample.at > alert.raised_at)
    assert SILENT <= alert.raised_at - silent_from <= SILENT + READ_EVERY + SLACK
    assert alert.cleared_at is not None
    assert timedelta(0) <= alert.cleared_at - back <= READ_EVERY
    assert timedelta(minutes=14) < back - silent_from < timedelta(minutes=16)


@pytest.mark.parametrize("scenario", BAD)
@pytest.mark.parametrize("kind", [alone, beside_monitor])
def test_that_she_answers_within_seventy_seconds_and_all_is_well_before_the_patient_leaves(
    kind: Callable[[Scenario], Day], scenario: Scenario
) -> None:
    state = kind(scenario).state
    for alert in state.alerts:
        assert alert.answered_after is not None
        assert 20 <= alert.answered_after.total_seconds() <= 70
        assert alert.acted
        assert alert.cleared_at is not None
        assert not alert.waits
    assert state.effects == ()
    assert state.findings == ()
    assert state.phase is Phase.LEFT


@pytest.mark.parametrize("scenario", DRIFTING)
def test_that_she_stops_where_the_advice_is_to_stop_and_goes_on_with_less_once_it_is_over(scenario: Scenario) -> None:
    state = alone(scenario).state
    (paused,) = [entry for entry in state.entries if isinstance(entry.body, InfusionPaused)]
    (resumed,) = [entry for entry in state.entries if isinstance(entry.body, InfusionResumed)]
    assert all(alert.cleared_at and alert.cleared_at <= resumed.occurred_at for alert in state.alerts)
    before, after = (_rate_at(state, entry.occurred_at) for entry in (paused, resumed))
    assert before == after
    assert state.rate is not None
    assert state.rate.value < before


def _rate_at(state: SessionState, at: datetime) -> Decimal:
    return max((part for part in state.segments if part.start <= at), key=lambda part: part.start).rate.value


@pytest.mark.parametrize(
    ("scenario", "drug"),
    [
        (Scenario.HYPERTENSION, "labetalol"),
        (Scenario.DESATURATION, "oxygen"),
        (Scenario.NAUSEA, "ondansetron"),
        (Scenario.DYSPHORIA, "midazolam"),
        (Scenario.APNOEA, "oxygen"),
    ],
)
def test_that_she_gives_the_drug_of_the_protocol_once(scenario: Scenario, drug: str) -> None:
    bodies = [entry.body for entry in alone(scenario).state.entries]
    assert [body.drug for body in bodies if isinstance(body, DrugGiven)] == [drug]


def test_that_dysphoria_is_written_down_in_words_and_as_anxiety() -> None:
    entries = alone(Scenario.DYSPHORIA).state.entries
    noted = [(entry.body.effect, entry.body.grade) for entry in entries if isinstance(entry.body, EffectNoted)]
    assert noted == [("anxiety", "moderate"), ("anxiety", "severe")]
    words = [entry.body.note for entry in entries if isinstance(entry.body, VitalsRecorded)]
    assert any(note.startswith(("Frightened", "Cries out")) for note in words)


def test_that_nausea_is_noted_with_its_grades() -> None:
    entries = alone(Scenario.NAUSEA).state.entries
    noted = [(entry.body.effect, entry.body.grade) for entry in entries if isinstance(entry.body, EffectNoted)]
    assert noted[:2] == [("nausea", "moderate"), ("nausea", "severe")]
