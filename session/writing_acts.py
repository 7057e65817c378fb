"""Which act of the table of roles it is to write something into the record of a session."""

from session.declarations import NextTimeAdvised
from session.events import Body
from session.people import Act
from session.record import Phase
from session.review_events import CommentWritten, SessionSigned


def act_of(body: Body, phase: Phase) -> Act:
    """Return what is done by writing this, in a session that stands in a phase."""
    if isinstance(body, SessionSigned):
        return Act.SIGN
    if isinstance(body, CommentWritten | NextTimeAdvised):
        return Act.COMMENT
    return Act.ADD if phase is Phase.LEFT else Act.RECORD
