"""Whether the infusion may be started now, and what is recorded with the start."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from session.course_so_far import CourseSoFar, infusions_of, open_one, so_far
from session.events import Body
from session.last_session import LastSession, last_session
from session.problems import StorageProblem
from session.pump_events import InfusionStarted
from session.record import Phase
from session.screening import Gate, Outcome, asks, decision, gate, start_refusal
from session.screening_items import Background
from session.state import replay
from ui import shortcuts
from ui.desk import Desk
from ui.running_session import RunningSession
from ui.text import tr


class Gatekeeper(QObject):
    """Knows the patient's last session and course. `refused` comes when a start was held."""

    refused = Signal()

    def __init__(self, running: RunningSession, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running, self._desk = running, desk
        self._last: LastSession | None = None
        self._course: CourseSoFar | None = None
        self._trouble = self._course_trouble = ""
        if self.asks:
            try:
                self._last = last_of(running, desk)
            except StorageProblem as problem:
                self._trouble = problem.sentence
            self.look_at_course()

    @property
    def asks(self) -> bool:
        """Say whether the infusion is still to be started under a protocol that asks for something before."""
        state = self._running.state
        return state.phase is Phase.BEFORE and state.opened is not None and asks(state.opened.protocol)

    def look_at_course(self) -> None:
        """Read the patient's course as it is kept now: it may have been judged, or a test written down, meanwhile."""
        try:
            self._course, self._course_trouble = course_of(self._running, self._desk), ""
        except StorageProblem as problem:
            self._course, self._course_trouble = None, problem.sentence

    @property
    def background(self) -> Background:
        """Return what is known from outside the session."""
        last = self._last
        return Background(
            sex=self._running.patient.sex,
            last_start=last.started_at if last else None,
            last_weight_kg=last.weight_kg if last else None,
            last=last,
            trouble=self._trouble,
            course=self._course,
            course_trouble=self._course_trouble,
        )

    def gate(self) -> Gate:
        """Return how the gate stands now."""
        return gate(self._running.state, self.background, self._running.recorder.now())

    def refusal(self) -> str:
        """Say why the infusion may not be started now, and which key leads on; an empty text where it may."""
        if not self.asks:
            return ""
        held = start_refusal(self._running.state, self.background, self._running.recorder.now())
        if not held:
            return ""
        self.refused.emit()
        return tr("{held} {key} goes to the start gate.").format(held=held, key=shortcuts.shown("gate"))

    def with_decision(self, bodies: Sequence[Body], moment: datetime | None) -> tuple[Body, ...]:
        """Return what is written, a start behind the decision of the gate where it was passed by then."""
        starts = next((place for place, body in enumerate(bodies) if isinstance(body, InfusionStarted)), None)
        if starts is None or not self.asks:
            return tuple(bodies)
        found = self._gate_at(moment) if moment else self.gate()
        passed = (decision(found),) if found.outcome is Outcome.GO else ()
        return (*bodies[:starts], *passed, *bodies[starts:])

    def _gate_at(self, moment: datetime) -> Gate:
        """Return how the gate stood at an earlier moment, by what had happened until then."""
        events = self._running.state.events
        known = [event for event in events if event.recorded_at <= moment]
        return gate(replay(known), self.background, moment)


def last_of(running: RunningSession, desk: Desk) -> LastSession | None:
    """Return the patient's latest earlier session that was started, None without one; raises StorageProblem."""
    for row in desk.registry.sessions_of(running.patient.patient_id):
        if row.head.session_id != running.recorder.session_id and row.head.started_at is not None:
            return last_session(replay(desk.journal.events(row.head.session_id)))
    return None


def course_of(running: RunningSession, desk: Desk) -> CourseSoFar | None:
    """Return the patient's open course as it stands beside this session; raises StorageProblem."""
    patient_id = running.patient.patient_id
    course = open_one(desk.registry.courses.courses_of(patient_id))
    kept = desk.registry.courses.kept(course.course_id) if course else None
    if kept is None:
        return None
    heads = (row.head for row in desk.registry.sessions_of(patient_id))
    return so_far(kept, infusions_of(head for head in heads if head.session_id != running.recorder.session_id))
