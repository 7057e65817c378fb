"""A session with everything that a record can hold, entry by entry."""

from dataclasses import replace

from session.events import ClockJumped, Event, RecordingResumed
from session.wording import fact_text
from tests.storage.exports.examples import Chart, facts

WORDS = "Says the room is far away, the music close; comfortable, answers at once, would like the light lower."


def full_record() -> Chart:
    """Return a session with corrections, a late entry, a device's value, findings and another nurse."""
    chart = Chart()
    chart.write(-8, "125/78 73 98% r15 p8 s0")
    chart.write(0, "start 0.4 mg/kg/h")
    chart.write(5, "128/80 74 98% r15 p8")
    chart.write(15, "rate 0.5 mg/kg/h")
    transposed = chart.write(20, "138/83 77 97% r14 p6")
    chart.amend(transposed, "133/83 77 97% r14", minute=20, at=22)
    chart.add(20, ClockJumped(offset_s=120, utc_offset_min=60))
    chart.write(31, 'd3; "Floating, comfortable."')
    chart.write(44, "effect nausea mild")
    chart.write(45, "given ondansetron 4 mg iv")
    wrong = chart.write(46, "given midazolam 1 mg iv")
    chart.void(wrong, at=47)
    chart.add(40, *facts("146/88 80 98% r14 p5 s-1"), entered=52)
    device(chart, 50, "158/94 84 97%")
    chart.write(55, "rate 0.7 mg/kg/h")
    chart.write(56, f"; {WORDS}")
    chart.add(58, RecordingResumed(95))
    chart.write(60, "asleep", actor="B. Moreau")
    chart.write(65, "208/104 82 97% r14 p4 s-1", actor="B. Moreau")
    chart.write(66, "effect nausea over")
    chart.write(90, "end; as planned")
    chart.write(101, "ready")
    chart.write(126, "left; with her sister")
    return chart


def device(chart: Chart, minute: float, line: str) -> Event:
    """Take a monitor's values over into the record."""
    event = replace(chart.write(minute, line), source="Monitor S/5")
    chart.events[-1] = event
    return event


def of_text(chart: Chart, text: str) -> Event:
    """Return the event that says this."""
    return next(event for event in chart.events if fact_text(event.body) == text)
