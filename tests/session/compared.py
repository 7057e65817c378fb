"""Sessions to be compared: short ways to align what the tests write."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st

from session.comparison import Aligned, align
from session.events import Event
from session.state import replay
from tests.session.cases import at, event, history, opening

OKAFOR = (
    "9:52 125/78 73 98% r15 p8 s0",
    "10:00 start 0.4 mg/kg/h",
    "10:15 132/81 75 97% p7 s0",
    "10:15 rate 0.5 mg/kg/h",
    "10:30 146/88 80 95% r14 p6 d3 s-1",
    "10:44 effect nausea mild",
    "10:45 given ondansetron 4 mg iv",
    "10:45 158/94 84 97% p5",
    "10:58 effect nausea over",
    "11:15 150/90 82 97% p4 d5 s-1",
    "11:30 end; as planned",
    "11:45 134/82 76 98% p3 s0",
    "12:06 left",
)


def aligned(*lines: str, day: int = 0, number: int = 0) -> Aligned:
    """Return a session of these lines, so many days after that of the tests, with an identifier of its own."""
    return shifted(history(*lines), timedelta(days=day), number)


def shifted(events: list[Event], by: timedelta, number: int = 0) -> Aligned:
    """Return a session of these events, all of them later by as much."""
    session_id = UUID(int=number) if number else events[0].session_id
    moved = [
        replace(one, session_id=session_id, occurred_at=one.occurred_at + by, recorded_at=one.recorded_at + by)
        for one in events
    ]
    found = align(replay(moved))
    assert found
    return found


@st.composite
def charted(draw: st.DrawFn) -> list[Event]:
    """Draw a session that was started, with pressures and pain at any minutes round its start."""
    minutes = draw(st.lists(st.integers(-30, 240), max_size=8, unique=True))
    events = [opening("9:00"), event("10:00", "start 0.4 mg/kg/h")]
    for minute in minutes:
        systolic, pain = draw(st.integers(90, 200)), draw(st.integers(0, 10))
        clock = at("10:00") + timedelta(minutes=minute)
        events.append(event(f"{clock:%H:%M}", f"{systolic}/70 p{pain}"))
    if draw(st.booleans()):
        events += [event("11:00", "pause"), event("11:10", "resume"), event("11:30", "end")]
    return events


sessions = charted().map(lambda events: shifted(events, timedelta(0)))
