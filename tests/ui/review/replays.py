"""A past session to be replayed: an hour with a line that was typed late and one that was corrected later."""

from session.events import Event
from session.ports import SampleTrack, SessionRow
from session.session_head import head
from session.state import replay
from tests.session.cases import amended, at, event, history
from tests.storage.exports.examples import PATIENT
from ui.review.past_session import PastSession, taken_in

READ = event("10:20", "83/60 76")
LATE = event("10:40", "given ondansetron 4 mg iv", entered="10:51")
EVENTS: tuple[Event, ...] = (
    *history("9:55 125/78 73 98% p8", "10:00 start 0.4 mg/kg/h", "11:00 end", "11:20 ready", "11:30 left"),
    READ,
    LATE,
    amended(READ, "10:20", "138/83 76", entered="10:55"),
)
MEASURED = [at("9:55").timestamp() + second for second in range(5400)]
SAMPLES = {"heart_rate": SampleTrack("Monitor", MEASURED, MEASURED, [75.0 + n % 7 for n in range(5400)])}


def past_session(*events: Event) -> PastSession:
    """Return these, or the hour, as a session that is over."""
    state, now = replay(events or EVENTS), at("11:30")
    return PastSession(SessionRow(head(state, now), PATIENT), state, taken_in(state), SAMPLES, now)
