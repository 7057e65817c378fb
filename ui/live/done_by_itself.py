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
        count = entry_count(state)
        here = (
            tr("All {count} entries are here").format(count=count) if count > 1 else tr("Everything recorded is here")
        )
        return tr("{what}. {here}, and the time went on.").format(what=fact_text(body), here=here)
    return ""
