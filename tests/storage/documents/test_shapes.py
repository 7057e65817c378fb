"""What goes into a document before it is set: places, ticks, texts without what cannot be printed."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from session.alert_events import AlertPersisted, AlertRaised, AlertWorsened
from session.documents import Paper
from session.ports import SampleTrack
from session.problems import StorageProblem
from session.protocol import Change
from session.state import replay
from session.summary import summarise
from session.vitals import PRESSURE
from storage.documents.chart import chart
from storage.documents.happenings import happenings
from storage.documents.parts import sections
from storage.documents.typesetting import as_pdf, printable
from storage.documents.values_table import values_table
from storage.documents.window import spread, ticks, window_of
from storage.documents.words import elapsed
from tests.session.cases import PROTOCOL, amended, at, event, history, session, under
from tests.storage.documents.sittings import signed

FALLS = (Change("systolic", Decimal(20), None), Change("systolic", Decimal(30), None))


@given(some.lists(some.floats(0, 1), max_size=60), some.floats(0.001, 0.2))
def test_that_places_are_moved_apart_and_keep_their_order(places: list[float], gap: float) -> None:
    moved = spread(sorted(places), gap)
    room = min(gap, 1 / max(len(places), 1))
    assert all(after - before >= room - 1e-9 for before, after in pairwise(moved))
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in moved)


def test_that_places_with_room_stay_where_they_are() -> None:
    assert spread([0.1, 0.5, 0.9], 0.1) == pytest.approx([0.1, 0.5, 0.9])


def test_that_the_axis_counts_from_the_start_of_the_infusion() -> None:
    state = signed()
    window = window_of(state)
    assert window
    shown = [(tick["elapsed"], tick["clock"]) for tick in ticks(state, window)]
    assert ("0:00", "10:00") in shown
    assert ("1:30", "11:30") in shown


def test_that_one_entry_with_a_wrong_date_does_not_squeeze_the_chart() -> None:
    state = session("9:52 125/78", "10:00 start 0.4 mg/kg/h", "11:30 end", "45:00 120/80 70")
    window = window_of(state)
    assert window
    assert window.last < at("13:00")


def test_that_the_rate_is_drawn_as_steps_with_its_pauses() -> None:
    state = session("10:00 start 0.4 mg/kg/h", "10:30 pause", "10:40 resume", "11:00 rate 0.6 mg/kg/h", "11:30 end")
    window = window_of(state)
    assert window
    drawn = chart(state, window, happenings(state))
    assert [step["words"] for step in drawn["steps"]] == ["0.40", "0.40", "0.60"]
    assert drawn["steps"][0]["to"] < drawn["steps"][1]["from"]
    assert drawn["unit"] == "mg/kg/h"


def test_that_a_corrected_value_is_drawn_with_the_one_that_was_struck() -> None:
    state = signed()
    window = window_of(state)
    assert window
    pairs = [(pair["systolic"], pair["struck"]) for pair in chart(state, window, ())["pressures"]]
    assert (83.0, True) in pairs
    assert (138.0, False) in pairs
    cells = [cell for column in values_table(state, window)["columns"] for cell in column["cells"]]
    assert {"now": "138", "was": "83"} in cells
    assert {"now": "", "was": "190"} in cells


def test_that_a_correction_of_one_reading_strikes_no_other() -> None:
    before = event("10:20", "134/88 85 97%")
    state = replay([*history("9:52 125/78 73 98%"), before, amended(before, "10:20", "143/88 85 97%", entered="10:22")])
    window = window_of(state)
    assert window
    drawn = chart(state, window, ())
    assert sum(pair["struck"] for pair in drawn["pressures"]) == 1
    assert not any(point["struck"] for point in drawn["heart_rate"] + drawn["spo2"])


def test_that_a_monitor_is_drawn_by_the_minute_and_broken_where_it_was_silent() -> None:
    state = session("9:52 125/78", "10:00 start 0.4 mg/kg/h", "11:30 end")
    window = window_of(state)
    assert window
    seconds = [at("10:00").timestamp() + n for n in (*range(180), *range(600, 660))]
    values = [96.0 if n % 10 else 40.0 for n in range(180)] + [91.0] * 60
    spo2 = chart(state, window, (), {"spo2": SampleTrack("monitor", seconds, seconds, values)})["traces"]["spo2"]
    assert [[point["value"] for point in stretch] for stretch in spo2] == [[96.0, 96.0, 96.0], [91.0]]


def test_that_texts_are_one_line_and_cannot_turn_the_direction() -> None:
    assert printable({"a": ["x\r\ny\tz", "\N{RIGHT-TO-LEFT OVERRIDE}abc\0", 3, None]}) == {
        "a": ["x  y z", "abc", 3, None]
    }


def test_that_a_page_that_cannot_be_set_is_a_sentence() -> None:
    with pytest.raises(StorageProblem, match="could not be set"):
        as_pdf("session_record.typ", {"title": "nothing else"}, Paper.A4)


def test_that_the_limits_are_the_screens_named_by_their_sign_and_those_to_stop_at_too() -> None:
    protocol = replace(PROTOCOL, act=(), stop=(), act_change=(FALLS[0],), stop_change=(FALLS[1],))
    state = replay(under(protocol, history("9:52 133/85", "10:00 start", "10:20 130/84", "11:00 end")))
    window = window_of(state)
    assert window
    drawn = chart(state, window, ())["lines"]
    lines = {line["words"]: line["value"] for line in drawn if line["code"] in {"act", "stop"}}
    assert lines == {"sys act < 107": 107.0, "sys stop < 94": 94.0}


def test_that_what_was_written_days_later_has_its_day_and_no_elapsed_time() -> None:
    state = signed()
    assert elapsed(state, at("11:00")) == "1:00"
    assert elapsed(state, at("10:00") + timedelta(days=16)) == "6 Dec"


def test_that_an_alert_is_told_as_it_was_said_at_each_time() -> None:
    first = AlertRaised(cause=PRESSURE, priority="medium", sentence="Systolic pressure 136 mmHg.")
    worse = AlertWorsened(cause=PRESSURE, priority="high", sentence="Systolic pressure 151 mmHg.")
    still = AlertPersisted(cause=PRESSURE, priority="high", sentence="Systolic pressure 152 mmHg.")
    steps = (event("10:10", first), event("10:17", worse), event("10:25", still))
    state = replay([*history("9:52 108/70", "10:00 start"), *steps])
    made = sections(state, summarise(state, at("10:30")), happenings(state), at("10:30"))
    (told,) = next(one["rows"] for one in made if one["title"] == "Alerts and answers")
    words = "".join(part["words"] for part in told["runs"])
    assert told["clock"] == "10:10"
    assert words.startswith(
        "!! Systolic pressure 136 mmHg. Worse at 10:17: !!! Systolic pressure 151 mmHg. "
        "Still so at 10:25: !!! Systolic pressure 152 mmHg. "
    )
