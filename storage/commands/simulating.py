"""The command that records a whole invented session."""

from contextlib import closing

from session.simulation.whole_session import simulate
from storage.commands.desk import Desk


def simulate_session(desk: Desk, *, minutes: int, seed: int) -> int:
    """Record a session of `minutes` of infusion that ends now, and answer with its identifier."""
    with closing(desk.writing()) as opened:
        session_id = simulate(
            opened.journal, opened.registry, desk.clock, minutes=minutes, seed=seed, station=desk.station
        )
    desk.answer(str(session_id))
    return 0
