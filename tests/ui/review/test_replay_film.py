"""What a replay shows at each of its places, and where it stands as time passes."""

import pytest

from session.declarations import NextTimeAdvised
from session.record import Phase
from session.state import replay
from tests.session.cases import at, event
from tests.ui.review.replays import EVENTS, LATE, past_session
from ui.review.replay_clock import SPEEDS, Playhead
from ui.review.replay_film import Film


class Watch:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def head_of(length: float = 7200.0) -> tuple[Watch, Playhead]:
    watch = Watch()
    playhead = Playhead(watch)
    playhead.length = length
    return watch, playhead


def test_that_a_film_reaches_from_the_first_entry_to_the_last() -> None:
    film = Film(past_session())
    assert (film.clock(0.0), film.length, film.clock(film.length)) == ("09:50", 6000.0, "11:30")
    assert film.state(film.length, then=True).phase is Phase.LEFT


def test_that_then_and_now_show_their_own_state_at_a_place() -> None:
    film = Film(past_session())
    place = film.place(at("10:42"))
    assert film.state(place, then=True).entry(LATE.event_id) is None
    assert film.state(place, then=False).entry(LATE.event_id) is not None
    assert [one.sentence for one in film.differences(place)] == [
        "The screen showed BP 83/60; corrected at 10:55 to BP 138/83.",
        "Ondansetron 4 mg IV was entered at 10:51.",
    ]


def test_that_a_place_counts_from_the_start_of_the_infusion_on_the_chart() -> None:
    film = Film(past_session())
    assert (film.on_chart(0.0), film.on_chart(film.place(at("10:05")))) == (-600.0, 300.0)


@pytest.mark.parametrize(("then", "clocks"), [(True, ["10:51", "10:20"]), (False, ["11:00", "10:20"])])
def test_that_the_next_entry_is_where_it_becomes_known(then: bool, clocks: list[str]) -> None:
    film = Film(past_session())
    place = film.place(at("10:40"))
    beside = [film.stop_beside(place, steps, then=then) for steps in (1, -1)]
    assert [film.clock(one) for one in beside] == clocks
    assert film.stop_beside(film.length, 1, then=then) == film.length
    assert film.stop_beside(0.0, -1, then=then) == 0.0


def test_that_what_was_written_the_next_day_lies_behind_the_film() -> None:
    film = Film(past_session(*EVENTS, event("34:00", NextTimeAdvised("Hold at 0.4"))))
    assert film.length == 6000.0
    assert all(0.0 <= stop <= film.length for stop in film.stops(then=True))


def test_that_a_session_of_which_nothing_is_known_has_no_length() -> None:
    empty = past_session().as_of(replay([]), at("11:30"))
    assert Film(empty).length == 0.0


def test_that_a_replay_follows_the_clock_however_seldom_it_is_asked() -> None:
    watch, playhead = head_of()
    playhead.change_speed(-1)
    playhead.play()
    places = []
    for seconds in (0.016, 0.4, 3.0, 10.0):
        watch.seconds = 100.0 + seconds
        places.append(round(playhead.at, 3))
    assert (playhead.speed, places) == (30, [0.48, 12.0, 90.0, 300.0])


def test_that_a_pause_a_jump_and_another_speed_lose_nothing() -> None:
    watch, playhead = head_of()
    playhead.play()
    watch.seconds += 2.0
    playhead.pause()
    watch.seconds += 50.0
    assert playhead.at == 120.0
    playhead.play()
    playhead.move(600.0)
    watch.seconds += 1.0
    playhead.change_speed(1)
    watch.seconds += 1.0
    assert (playhead.at, playhead.playing) == (780.0, True)


def test_that_it_stays_at_the_end_and_within_the_speeds_there_are() -> None:
    watch, playhead = head_of(100.0)
    playhead.play()
    watch.seconds += 9.0
    assert (playhead.at, playhead.over) == (100.0, True)
    playhead.change_speed(99)
    assert playhead.speed == SPEEDS[-1] == 120
    playhead.change_speed(-99)
    assert playhead.speed == SPEEDS[0] == 1
