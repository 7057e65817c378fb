"""The command that records a whole invented session, and tells the alerts of a bad day."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

from session.alert_summary import AlertTale, summarise_alerts
from session.simulation.scenarios import Scenario
from session.simulation.whole_session import Script, simulate
from session.state import SessionState, replay
from session.times import at_chair, span_text
from storage.commands.desk import Desk


def simulate_session(desk: Desk, minutes: int, seed: int, scenario: Scenario | None = None) -> int:
    """Record a session of `minutes` of infusion that ends now, and answer with its identifier.

    A scenario is played with a monitor; then each alert of it follows on a line of its own.
    """
    script = Script(minutes, seed, scenario, with_monitor=scenario is not None)
    with closing(desk.writing()) as opened:
        session_id = simulate(opened.journal, opened.registry, desk.clock, script, station=desk.station)
        alerts = _alerts(replay(opened.journal.events(session_id))) if scenario else ()
        desk.hand_over("".join(f"{line}\n" for line in (str(session_id), *alerts)))
    return 0


def _alerts(state: SessionState) -> Iterator[str]:
    """Yield a line for each alert: raised at, about what, how pressing at worst, in which words, what became of it."""
    for tale in summarise_alerts(state, state.events[-1].recorded_at).tales:
        alert, offset = tale.alert, state.utc_offset_min
        raised, cleared = (_clock(moment, offset) for moment in (alert.raised_at, alert.cleared_at))
        yield "  ".join((raised, alert.cause, alert.worst.word, alert.sentence, _answered(tale), f"cleared {cleared}"))


def _clock(moment: datetime | None, utc_offset_min: int) -> str:
    return f"{at_chair(moment, utc_offset_min):%H:%M:%S}" if moment else "never"


def _answered(tale: AlertTale) -> str:
    if tale.answer is None or tale.alert.answered_after is None:
        return "nobody answered"
    return f"answered after {span_text(tale.alert.answered_after)}: {tale.answer.action}"
