"""What was declared, as the record says it of this session: questions in their own words, the old beside the new."""

from uuid import UUID

from session.checkin_correction import changes, check_in_before
from session.declarations import CheckInCorrected, QuestionAnswered
from session.declared_wording import answer_text
from session.events import Body
from session.state import SessionState
from ui.record.row import Run
from ui.text import tr


def declared_runs(state: SessionState, body: Body, event_id: UUID, *, voided: bool = False) -> tuple[Run, ...]:
    """Return the runs of an answer or of a corrected check-in; none for any other kind."""
    runs: list[Run] = []
    if isinstance(body, QuestionAnswered) and state.opened:
        runs = [Run(answer_text(body, state.opened.protocol), "muted")]
    elif isinstance(body, CheckInCorrected) and (before := check_in_before(state, event_id)):
        runs = [Run(tr("Check-in corrected"))]
        for changed in changes(before, body):
            runs += [Run(f"   {tr(changed.name)} ", "muted"), Run(changed.before, "muted", struck=True)]
            runs += [Run(" → ", "muted"), Run(changed.after)]
    if voided:
        runs = [Run("".join(run.text for run in runs), "muted", struck=True)] if runs else []
    return tuple(runs)


def family_of(body: Body) -> str:
    """Return what an entry's row is folded with: the stage whose question it answers, else nothing."""
    return body.stage if isinstance(body, QuestionAnswered) else ""
