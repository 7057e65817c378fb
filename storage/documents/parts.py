"""The sections beside the chart of a printed record, each a title with its rows; an empty one is left out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from session.alert_events import AlertRaised
from session.alert_record import Alert
from session.alert_summary import AlertTale
from session.alert_wording import mark
from session.declarations import HoldOverridden, QuestionAnswered
from session.declared_wording import answer_text
from session.discharge import Criterion, criteria
from session.events import CheckAnswered, ScoreRecorded, VitalsRecorded
from session.record import Finding, Status
from session.review_events import CommentWritten
from session.scored import score_of
from session.state import SessionState
from session.summary import Summary
from session.times import span_text
from session.wording import vitals_text
from storage.documents.happenings import Happening, correction_runs, told
from storage.documents.order_parts import Row, account_rows, drug_rows, row
from storage.documents.words import MUTED, STRONG, STRUCK, Run, clock, elapsed, listed, moment_text, run, runs
from storage.exports.versions import versions

_ELSEWHERE: Final = (AlertRaised, CommentWritten, ScoreRecorded)
"""What has its number in a section of its own."""
_SHOWN: Final = 6


def sections(
    state: SessionState, summary: Summary, happened: Sequence[Happening], now: datetime
) -> list[dict[str, Any]]:
    """Return the sections in the order in which they are read."""
    told_of = [told(state, one) for one in happened if not isinstance(one.entry.body, _ELSEWHERE)]
    found = (
        ("Findings in this record", _findings(state, summary.findings)),
        ("For next time", _next_time(state)),
        ("Comments", _comments(state, happened)),
        ("Corrections", _corrections(state)),
        ("Other drugs, with totals", drug_rows(state)),
        ("Events, numbered as on the chart", told_of),
        ("Alerts and answers", _alerts(state, summary.alerts.tales, happened)),
        ("Scores", _scores(state, happened)),
        ("Account of the drug", account_rows(state, summary)),
        ("Before the start", _gate(state)),
        ("Ready and leaving", _leaving(state, now)),
    )
    made = [{"title": title, "rows": list(rows)} for title, rows in found]
    return [section for section in made if section["rows"]]


def _findings(state: SessionState, found: Iterable[Finding]) -> Iterator[Row]:
    """Yield each finding once, with the times of the entries that it is about."""
    times: dict[str, list[str]] = {}
    for finding in found:
        entry = state.entry(finding.event_id)
        times.setdefault(finding.sentence, []).append(clock(state, entry.occurred_at) if entry else "")
    for sentence, at in times.items():
        rest = f" and {len(at) - _SHOWN} more" if len(at) > _SHOWN else ""
        yield row(sentence, label=f"{listed(at[:_SHOWN])}{rest}")


def _alerts(state: SessionState, tales: Iterable[AlertTale], happened: Sequence[Happening]) -> Iterator[Row]:
    numbers = {one.entry.event.event_id: one.number for one in happened}
    for tale in tales:
        alert = tale.alert
        over = f"over {clock(state, alert.cleared_at)}" if alert.cleared_at else "not seen to be over"
        answers = [f"{clock(state, one.at)} {listed((one.action, one.note))} ({one.by})" for one in alert.answers] or [
            "nobody answered"
        ]
        first = alert.first
        after = f"answered after {span_text(alert.answered_after)}" if alert.answered_after is not None else ""
        yield row(
            run(f"{mark(first.urgency.word)} ", STRONG), f"{first.sentence} ", *_said_later(state, alert),
            run(f"{listed((after, '; '.join(answers), over), '; ')}.", MUTED),
            number=str(numbers.get(alert.event_id, "")), tone=alert.worst.word, struck=False,
            elapsed=elapsed(state, alert.raised_at), clock=clock(state, alert.raised_at),
        )  # fmt: skip


def _said_later(state: SessionState, alert: Alert) -> Iterator[Run | str]:
    """Yield what was said of an alert after it was raised, each with its own time."""
    for saying in alert.sayings[1:]:
        yield run(f"{'Worse' if saying.worse else 'Still so'} at {clock(state, saying.at)}: ", MUTED)
        yield run(f"{mark(saying.urgency.word)} ", STRONG)
        yield f"{saying.sentence} "


def _corrections(state: SessionState) -> Iterator[Row]:
    """Yield the readings that were corrected: the original struck through, what stands, why and by whom."""
    for entry in state.entries:
        if not entry.corrections or not isinstance(entry.original, VitalsRecorded | CheckAnswered):
            continue
        said = list(versions(entry))
        struck = [run(_text(one.body), STRUCK) for one in said if one.status is not Status.CURRENT]
        moved = entry.event.occurred_at != entry.occurred_at
        was = f"{clock(state, entry.event.occurred_at)} → " if moved else ""
        now = [] if entry.status is Status.VOIDED else [run(_text(entry.body))]
        label = f"{was}{clock(state, entry.occurred_at)}"
        yield row(*struck, *now, *correction_runs(state, entry), label=label)


def _text(body: object) -> str:
    return vitals_text(body) if isinstance(body, VitalsRecorded) else ""


def _scores(state: SessionState, happened: Sequence[Happening]) -> Iterator[Row]:
    for one in happened:
        if isinstance(one.entry.body, ScoreRecorded):
            found = score_of(one.entry.body)
            band = found.band if found and found.total is not None and not one.struck else ""
            shown = told(state, one)
            yield shown | {"runs": [*shown["runs"], *runs(run(band, MUTED))]}


def _gate(state: SessionState) -> Iterator[Row]:
    """Yield what was decided before the start, what held, and who answered for going on."""
    opened, decided = state.opened, state.declared.decided
    if opened is None:
        return
    if decided is None:
        if opened.protocol.gate:
            yield row("The record does not show that the start gate was passed.")
    else:
        for hold in decided.holds:
            answered = f"Overridden by {hold.by}: {hold.reason}" if hold.by else "Nobody answered for it."
            yield row(f"{hold.sentence} ", run(answered, MUTED))
    unsafe = (one.said for one in state.declared.answers if one.said.stage == "gate" and not _usual(state, one.said))
    for said in unsafe:
        yield row(answer_text(said, opened.protocol))


def _usual(state: SessionState, said: QuestionAnswered) -> bool:
    """Say whether an answer is the one that holds nothing."""
    asked = state.opened.protocol.gate if state.opened else ()
    return any(one.key == said.question and one.safe == said.answer for one in asked)


def _override(said: HoldOverridden) -> str:
    return f"{said.sentence} Overridden by {said.by}: {said.reason}"


def _leaving(state: SessionState, now: datetime) -> Iterator[Row]:
    """Yield the criteria for leaving as they stood, those that were not met first, and when the patient left."""
    if state.ended_at is None and state.left_at is None:
        return
    found = criteria(state, now)
    for criterion in found:
        if criterion.met is not True:
            yield _criterion(criterion)
    met = [part for one in found if one.met for part in (run(one.title), run(f"({one.rests_on});", MUTED))]
    if met:
        yield row(*met, label="Met")
    moments = (("ready", state.ready_at), ("left", state.left_at))
    yield row(", ".join(f"{word} {clock(state, at) if at else 'not recorded'}" for word, at in moments), label="Times")


def _criterion(criterion: Criterion) -> Row:
    override = run(f" {_override(criterion.override.said)}") if criterion.override else run("")
    met = "Not met" if criterion.met is False else "Not known"
    return row(f"{criterion.title} ", run(criterion.rests_on, MUTED), override, label=met)


def _next_time(state: SessionState) -> Iterator[Row]:
    if state.declared.next_time:
        yield row(state.declared.next_time.words)


def _comments(state: SessionState, happened: Sequence[Happening]) -> Iterator[Row]:
    numbers = {one.entry.event.event_id: one.number for one in happened}
    for one in (*state.declared.comments, *state.declared.addenda):
        kind = "Addendum: " if one in state.declared.addenda else ""
        written = run(f"{one.by}, {moment_text(state, one.written_at)}", MUTED)
        yield row(
            f"{kind}{one.words} ", written, number=str(numbers.get(one.event_id, "")), tone="comment", struck=False,
            elapsed=elapsed(state, one.at), clock=clock(state, one.at),
        )  # fmt: skip
