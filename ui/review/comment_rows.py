"""Each comment on a session as a row: its moment, its words, who wrote them and when."""

from datetime import datetime

from session.declared import Comment
from session.times import at_chair, clock_text, elapsed_text
from ui.day_words import day_words
from ui.record.row import RecordRow, Run
from ui.review.past_session import PastSession
from ui.text import tr


def comment_row(comment: Comment, session: PastSession) -> RecordRow:
    """Return the row of a comment; one on the whole session stands at no moment."""
    offset = session.state.utc_offset_min
    about = (
        tr("at {time}").format(time=clock_text(comment.at, offset)) if comment.pinned else tr("on the whole session")
    )
    return RecordRow(
        event_id=comment.event_id,
        moment=comment.at,
        clock=elapsed_text(comment.at - session.origin) if comment.pinned else "",
        said=(Run(comment.words),),
        remarks=(
            Run(comment.by, bold=True),
            Run(
                tr(" · {about} · written {when}").format(about=about, when=written_words(comment.written_at, offset)),
                "muted",
            ),
        ),
    )


def moment_words(moment: datetime, session: PastSession) -> str:
    """Return a moment as the chart counts it and as the clock showed it: "0:50, 10:42"."""
    elapsed = elapsed_text(moment - session.origin)
    return f"{elapsed}, {clock_text(moment, session.state.utc_offset_min)}"


def written_words(moment: datetime, utc_offset_min: int) -> str:
    """Return when something was written: "26 Nov 2026, 14:02"."""
    return f"{day_words(at_chair(moment, utc_offset_min).date())}, {clock_text(moment, utc_offset_min)}"
