"""A past session of two hours to be read: 150 entries, some late and some corrected, and 57,600 device samples."""

from datetime import timedelta
from itertools import cycle

from session.events import Event
from session.ports import SampleTrack, SessionRow
from session.session_head import head
from session.state import replay
from tests.benchmarks.two_hours import SECONDS, streams
from tests.session.cases import amended, at, event, history
from tests.storage.exports.examples import PATIENT
from ui.review.past_session import PastSession, taken_in

ENTRIES = 150
START = at("10:00")
LINES = (
    "138/84 77 98% r15 p5",
    "p6 d2",
    "; quiet",
    "effect nausea mild",
    "132/80 74 97% r14",
    "given ondansetron 4 mg iv",
)
EVERY_LATE, EVERY_WRONG = 15, 20


def entries() -> list[Event]:
    """Return an entry every 48 seconds; each fifteenth was typed five minutes late, each twentieth corrected later."""
    made, lines = history("10:00 start 0.4 mg/kg/h"), cycle(LINES)
    for place in range(1, ENTRIES - len(made) - ENTRIES // EVERY_WRONG):
        moment, late = START + timedelta(seconds=48 * place), timedelta(minutes=0 if place % EVERY_LATE else 5)
        entered = event(f"{moment:%H:%M:%S}", next(lines), entered=f"{moment + late:%H:%M:%S}")
        made.append(entered)
        if place % EVERY_WRONG == 0:
            clock, later = f"{moment:%H:%M:%S}", f"{moment + timedelta(minutes=10):%H:%M:%S}"
            made.append(amended(entered, clock, "136/82 75 98% r14", entered=later))
    return [*made, *history("12:00 end", "12:04 left")[1:]]


def long_session() -> PastSession:
    """Return the session with its eight channels at 1 Hz, over since four minutes past twelve."""
    state, now = replay(entries()), at("12:04")
    seconds = [START.timestamp() + second for second in range(SECONDS)]
    samples = {
        code: SampleTrack("Monitor", seconds, seconds, values.tolist()) for code, (_, values) in streams().items()
    }
    return PastSession(SessionRow(head(state, now), PATIENT), state, taken_in(state), samples, now)
