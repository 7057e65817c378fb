"""The simulated monitor: numerics once a second and a cuff pressure every few minutes."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from session.ports import Patient, Sample
from session.readings import baseline
from session.simulation.effect_site import course_of
from session.simulation.patient import SimulatedPatient
from session.simulation.scenarios import Scenario, sends
from session.state import SessionState
from session.times import age_on

CUFF_EVERY_S: Final = 300
"""Seconds between two cuff pressures, counted from the check-in."""
_CONTINUOUS: Final = ("heart_rate", "spo2", "respiration")
_CUFF: Final = ("systolic", "diastolic")
_MOST_S: Final = 300  # after a longer silence the time between stays empty, as with a real monitor that was off
_STEADY_S: Final = 5  # the level hardly moves within so long, and need not be solved for every second
_USUAL_AGE: Final = 45


def patient_of(state: SessionState, seed: str, who: Patient | None = None) -> SimulatedPatient | None:
    """Return the patient that a session simulates, with the baseline recorded so far; None without a check-in."""
    if state.opened is None or state.opening is None:
        return None
    age = age_on(who.born, state.opening.occurred_at.date()) if who else _USUAL_AGE
    drawn = SimulatedPatient.drawn(
        f"{seed}/{state.opened.patient_id}",
        age=age,
        sex=who.sex if who else "U",
        weight_kg=float(state.opened.weight_kg),
    )
    return drawn.with_baseline(baseline(state))


class SimulatedMonitor:
    """Shows a training patient that answers to the infusion recorded in the session; the same for the same seed.

    `who` gives the age and the sex, which lie outside the session; without, they are usual ones. `patient` is shown
    instead where it is simulated already. On the day of a `scenario` either has it.
    """

    def __init__(
        self,
        seed: str = "1",
        *,
        who: Patient | None = None,
        patient: SimulatedPatient | None = None,
        scenario: Scenario | None = None,
    ) -> None:
        self.name = "Simulated monitor"
        self.trouble = ""
        self.remark = ""
        self._seed, self._who, self._patient, self._scenario = seed, who, patient, scenario
        self._last: int | None = None

    def poll(self, state: SessionState, now: datetime) -> Sequence[Sample]:
        """Return the numerics of every second since the last call, of the last five minutes at most."""
        patient = self._patient or patient_of(state, self._seed, self._who)
        second = int(now.timestamp())
        first = second if self._last is None else max(self._last + 1, second - _MOST_S + 1)
        if patient is None or first > second:
            return ()
        self._last = second
        return tuple(self._seconds(state, patient.on(self._scenario), range(first, second + 1)))

    def _seconds(self, state: SessionState, patient: SimulatedPatient, seconds: range) -> Iterator[Sample]:
        course, steady, known_for = course_of(state), dict[str, float](), -1
        checked_in = int(state.opening.occurred_at.timestamp()) if state.opening else 0
        for second in seconds:
            if not sends(patient.scenario, course.minute(second)):
                continue
            if second // _STEADY_S != known_for:
                known_for = second // _STEADY_S
                steady = patient.steady(course, known_for * _STEADY_S)
            at = datetime.fromtimestamp(second, UTC)
            cuff = _CUFF if (second - checked_in) % CUFF_EVERY_S == 0 else ()
            for code in (*_CONTINUOUS, *cuff):
                yield Sample(at, at, code, Decimal(patient.varied(code, steady[code], second)))
