"""Signs the demonstration's older sessions, so that what is to be signed is a few and not all."""

from datetime import datetime, timedelta
from typing import Final

from session.events import BY_HAND, Event
from session.identity import Identities
from session.ports import Clock, Journal, Registry, SessionHead
from session.session_head import head
from session.signing import MEANINGS, signature
from session.state import replay

_LEFT_UNSIGNED: Final = timedelta(days=17)
_AFTER: Final = timedelta(hours=2)
_MOST: Final = 200


def sign_older(journal: Journal, registry: Registry, clock: Clock, *, physician: str, station: str) -> None:
    """Sign every session that was left some weeks ago, two hours after its patient had left; raises StorageProblem."""
    for row in registry.find_sessions(limit=_MOST):
        left_at = row.head.left_at
        if left_at is not None and row.head.to_sign and left_at < clock.wall() - _LEFT_UNSIGNED:
            _sign(journal, row.head, left_at + _AFTER, physician, station)


def _sign(journal: Journal, row: SessionHead, at: datetime, physician: str, station: str) -> None:
    events = journal.events(row.session_id)
    signed = Event(
        event_id=Identities().new(at),
        session_id=row.session_id,
        occurred_at=at,
        recorded_at=at,
        actor=physician,
        station=station,
        source=BY_HAND,
        body=signature(replay(events), MEANINGS[0]),
    )
    journal.append([signed], head(replay([*events, signed]), at))
