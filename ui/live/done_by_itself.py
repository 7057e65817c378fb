"""What the program did by itself, in words for the banner."""

from session.events import Body, ClockJumped, RecordingResumed
from session.state import SessionState
from session.summary import entry_count
from session.wording import fact_text
from ui.text import tr


def done_by_itself(body: Body, state: SessionState) -> str:
    """Say that the computer's clock was set or that the program was opened again; an empty text for what people do."""
    if isinstance(body, ClockJumped):
        return tr("{what}.").format(what=fact_text(body))
    if isinstance(body, RecordingResumed):
        words = tr("{what}. All {count} entries are here, and the time went on.")
        return words.format(what=fact_text(body), count=entry_count(state))
    return ""
