"""What is read out at a moment of a session."""

from datetime import timedelta
from decimal import Decimal

from session.pharmacokinetics import plasma_concentration
from session.ports import SampleTrack, SessionRow
from session.prediction import NO_MODEL
from session.readings import series
from session.session_head import head
from session.vitals import CATALOGUE
from tests.storage.exports.examples import PATIENT, TEN, Chart
from ui.review.moment_values import moment_runs
from ui.review.past_session import PastSession


def session_of(chart: Chart, samples: dict[str, SampleTrack] | None = None) -> PastSession:
    state, now = chart.state, TEN + timedelta(hours=2)
    taken = {code: tuple(series(state, code)) for code in CATALOGUE}
    return PastSession(SessionRow(head(state, now), PATIENT), state, taken, samples or {}, now)


def read(session: PastSession, minute: float, model: str = NO_MODEL) -> list[str]:
    lines = moment_runs(session, minute * 60, session.prediction(model))
    return [" ".join("".join(run.text for run in line).replace("\N{NO-BREAK SPACE}", " ").split()) for line in lines]


def example() -> Chart:
    chart = Chart()
    chart.write(-8, "125/78 73 98% p8")
    chart.write(0, "start 0.4 mg/kg/h")
    chart.write(5, "128/80 74 98%")
    chart.write(15, "rate 0.5 mg/kg/h")
    chart.write(20, "pause")
    chart.write(30, "resume")
    chart.write(90, "end")
    return chart


def test_that_a_moment_says_time_rate_dose_and_the_values_with_their_times() -> None:
    assert read(session_of(example()), 10) == [
        "0:10 10:10 0.40 mg/kg/h 4.6 mg given",
        "10:05 BP 128/80 HR 74 SpO₂ 98 % 09:52 Pain 8",
    ]


def test_that_a_value_past_its_interval_is_faint_and_past_two_is_gone() -> None:
    session = session_of(example())
    entered = moment_runs(session, 21 * 60)[1]
    assert {run.tone for run in entered if "BP" in run.text or "128" in run.text} == {"faint"}
    assert read(session, 19)[1].startswith("10:05 BP 128/80")
    assert read(session, 40)[1] == ""


def test_that_pause_and_end_are_said() -> None:
    session = session_of(example())
    assert "paused" in read(session, 25)[0]
    assert "0.50 mg/kg/h" in read(session, 31)[0]
    assert read(session, 100) == ["1:40 11:40 ended 43.9 mg given", ""]


def test_that_before_the_start_there_is_no_rate() -> None:
    assert read(session_of(example()), -5) == ["−0:05 09:55", "09:52 BP 125/78 HR 73 SpO₂ 98 % Pain 8"]


def test_that_a_set_just_behind_the_cursor_counts() -> None:
    assert read(session_of(example()), 4.6)[1].startswith("10:05 BP 128/80")
    assert read(session_of(example()), 4.4)[1].startswith("09:52 BP 125/78")


def test_that_a_device_is_marked_and_what_it_showed_long_before_is_left_out() -> None:
    start = TEN.timestamp()
    tracks = {
        "heart_rate": SampleTrack("Monitor", [start + 60, start + 61], [start, start], [81.0, 82.4]),
        "spo2": SampleTrack("Monitor", [start - 300], [start], [97.0]),
    }
    assert read(session_of(example(), tracks), 61 / 60)[0].endswith("◇ HR 82")


def test_that_a_voided_value_is_not_read_out() -> None:
    chart = example()
    chart.void(chart.events[3], at=6)
    assert read(session_of(chart), 10)[1] == "09:52 BP 125/78 HR 73 SpO₂ 98 % Pain 8"


def test_that_a_prediction_is_read_out_as_a_models_and_apart_from_what_was_measured() -> None:
    expected = plasma_concentration("domino", 68.4, ((0, 10, Decimal("27.36")),), (), (10,))[0]
    first, measured = read(session_of(example()), 10, "domino")
    assert first == f"0:10 10:10 0.40 mg/kg/h 4.6 mg given model {expected:.0f} ng/mL (Domino 1984)"
    assert "model" not in measured


def test_that_before_the_first_dose_nothing_is_predicted() -> None:
    assert "model" not in " ".join(read(session_of(example()), -5, "domino"))
