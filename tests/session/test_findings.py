"""What lies beyond a limit is recorded, and pointed out in a sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from session.events import Reading, VitalsRecorded
from session.record import Entry, FindingKind
from session.state import replay
from tests.session.cases import PROTOCOL, amended, at, event, history, under, voided

START = "10:00 start 0.4 mg/kg/h"


def found(lines: Sequence[str]) -> list[str]:
    """Return the sentences about a session with these lines, all of them about limits."""
    findings = replay(history(*lines)).findings
    assert all(finding.kind is FindingKind.LIMIT for finding in findings)
    return [finding.sentence for finding in findings]


@pytest.mark.parametrize(
    ("lines", "sentences"),
    [
        (["10:00 240/90 30 70%"], []),
        (["10:00 69/40 hr221"], ["Systolic pressure 69 mmHg is unusual.", "Heart rate 221 /min is unusual."]),
        (["10:00 128/119"], ["Pulse pressure 9 mmHg is unusual."]),
        (["10:00 p10 s-5 d10 n3"], []),
        ([START, "10:05 rate 0.6 mg/kg/h"], []),
        ([START, "10:05 rate 0.61 mg/kg/h"], ["0.61 mg/kg/h is above the protocol's maximum of 0.6 mg/kg/h."]),
        (["10:00 start 41.1 mg/h"], ["41.1 mg/h is above the protocol's maximum of 0.6 mg/kg/h."]),
        ([START, "10:05 effect nausea over"], ["Nausea is over, but its beginning was not noted."]),
        ([START, "10:05 effect nausea mild", "10:09 effect nausea over"], []),
        ([START, "10:05 given ketamine 5 mg iv"],
         ["Ketamine written as given is not counted in the dose. Write bolus to count it."]),
        ([START, "10:05 bolus 61 mg"], ["63.28 mg given by now, more than the ordered maximum of 60 mg."]),
        (["10:00 start 40 mg/h", "11:30 end"], []),
        (["10:00 start 40 mg/h", "11:31 hr74", "11:32 hr74"],
         ["60.67 mg given by now, more than the ordered maximum of 60 mg."]),
        (["10:00 start 40 mg/h", "11:30 bolus 1 mg", "11:30 bolus 1 mg"],
         ["61.00 mg given by now, more than the ordered maximum of 60 mg."]),
    ],
)  # fmt: skip
def test_that_what_is_beyond_a_limit_is_said_once(lines: list[str], sentences: list[str]) -> None:
    assert found(lines) == sentences


def test_that_the_limits_are_those_copied_into_the_session() -> None:
    strict = replace(PROTOCOL, unusual=(replace(PROTOCOL.unusual[0], high=Decimal(140)),))
    findings = replay(under(strict, history("10:00 141/90", "10:05 hr29"))).findings
    assert [finding.sentence for finding in findings] == ["Systolic pressure 141 mmHg is unusual."]


def test_that_a_corrected_value_is_no_longer_pointed_out() -> None:
    events = history("10:00 hr29", "10:05 hr28")
    events += [amended(events[1], "10:00", "hr92", entered="10:06"), voided(events[2], entered="10:07")]
    assert replay(events).findings == ()


def test_that_a_reading_nobody_knows_is_kept_without_a_finding() -> None:
    unknown = event("10:00", VitalsRecorded((Reading("lactate", Decimal(9)),)))
    state = replay([*history(), unknown])
    assert (state.entries[-1].body, state.findings) == (unknown.body, ())


def test_that_an_entry_written_late_says_by_how_much() -> None:
    def entry(clock: str, entered: str) -> Entry:
        return replay([*history(), event(clock, "hr74", entered=entered)]).entries[-1]

    assert entry("10:00", "10:01:30").late_by is None
    assert entry("10:00", "10:01:31").late_by == timedelta(seconds=91)
    moved = event("10:00", "hr74")
    state = replay([*history(), moved, amended(moved, "9:55", "hr74", entered="10:01")])
    assert state.entries[-1].late_by == at("10:00") - at("9:55")
    assert state.entries[0].reason == ""
