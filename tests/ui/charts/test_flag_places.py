"""The event lane: words never touch, whatever happens at once."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.charts.flag_places import Place, place_flags

RIGHT = 800.0


def spans(places: tuple[Place, ...], row: int) -> list[tuple[float, float]]:
    """Return where the words of one row begin and end."""
    return sorted((place.text_x, place.text_x + place.room) for place in places if place.row == row and place.room)


def test_that_words_with_room_stand_in_full_in_the_first_row() -> None:
    places = place_flags([(0.0, 60.0), (200.0, 60.0)], RIGHT)
    assert [(place.row, place.room) for place in places] == [(0, 60.0), (0, 60.0)]


def test_that_words_too_close_go_to_the_next_row() -> None:
    places = place_flags([(0.0, 60.0), (10.0, 60.0), (20.0, 60.0)], RIGHT)
    assert [place.row for place in places] == [0, 1, 2]
    assert all(place.room == 60.0 for place in places)


def test_that_a_fourth_event_cuts_words_short_instead_of_covering_them() -> None:
    places = place_flags([(0.0, 90.0), (10.0, 90.0), (20.0, 90.0), (60.0, 90.0)], RIGHT)
    assert places[3].row == 0
    assert 0.0 < places[0].room < 60.0 - 8.0


def test_that_words_without_room_before_the_edge_turn_to_the_left() -> None:
    (place,) = place_flags([(RIGHT - 10.0, 90.0)], RIGHT)
    assert place.text_x + place.room < place.x
    assert place.room == 90.0


def test_that_a_command_keeps_its_words_among_notes_that_come_after_it() -> None:
    events = [(10.0 * n, 130.0) for n in range(8)]
    places = place_flags(events, RIGHT, [n == 3 for n in range(8)])
    assert places[3].room == 130.0
    assert [place.row for place in places].count(places[3].row) == 1, "the notes crowd in the other rows"


@given(
    st.lists(st.tuples(st.floats(0.0, RIGHT), st.floats(5.0, 200.0)), max_size=30).map(
        lambda events: sorted(events, key=lambda event: event[0])
    )
)
def test_that_no_two_words_ever_touch(events: list[tuple[float, float]]) -> None:
    places = place_flags(events, RIGHT)
    assert [place.x for place in places] == [x for x, _ in events], "a dot stands at its moment"
    for row in range(3):
        for (_, end), (start, _) in pairwise(spans(places, row)):
            assert end <= start
        assert all(end <= RIGHT + 0.01 for _, end in spans(places, row))
