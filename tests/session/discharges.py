"""A patient in recovery from a session whose protocol asks before leaving, and short ways to say what was found."""

from dataclasses import replace

from session.declarations import HoldOverridden, QuestionAnswered
from session.discharge import STAGE, Criterion, criteria
from session.events import Event
from session.protocol import Protocol
from session.state import SessionState, replay
from tests.session.cases import PROTOCOL, SHIPPED, at, event, history, under

LEAVING = replace(PROTOCOL, discharge=SHIPPED.discharge)
"""A protocol that asks before leaving, and nothing before the start."""
BEFORE = ("9:52 125/78 73 98% r15 p8", "10:00 start 0.4 mg/kg/h", "11:30 end")
ALDRETE = "score aldrete activity=2 respiration=2 circulation=2 consciousness=2 spo2=2"
CALM = "12:28 128/80 74 98% r14 p3 s0 d0 n0"
RECOVERY = ("11:45 130/82 76 97% r14 p3 s-1 d1 n0", CALM, f"12:29 {ALDRETE}")
YES = tuple(
    QuestionAnswered(STAGE, question.key, "yes", "R. Okafor" if question.detail else "")
    for question in SHIPPED.discharge.questions
)
LATER = "12:31"


def answered(clock: str, *said: QuestionAnswered) -> list[Event]:
    """Return answers at a clock time, each a second behind the one before."""
    return [event(f"{clock}:{second:02d}", one) for second, one in enumerate(said)]


def recovery(*lines: str, protocol: Protocol = LEAVING, more: tuple[Event, ...] = ()) -> SessionState:
    """Return a session that ended at 11:30, with these lines after it and these events."""
    return replay([*under(protocol, history(*BEFORE, *lines)), *more])


def well() -> list[Event]:
    """Return the events of a recovery in which everything is met at 12:31."""
    return [*under(LEAVING, history(*BEFORE, *RECOVERY)), *answered("12:30", *YES)]


def of(state: SessionState, key: str, clock: str = LATER) -> Criterion:
    """Return one criterion at a clock time."""
    return next(each for each in criteria(state, at(clock)) if each.key == key)


def override(clock: str, criterion: Criterion) -> Event:
    """Return that a physician answers for a criterion."""
    return event(clock, HoldOverridden(STAGE, criterion.key, criterion.sentence, "Dr Berg", "stays with us"))
