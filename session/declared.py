"""What has been declared in a session so far: answers, overrides, the pump's second check, the account of the drug."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from session.declarations import (
    DrugAccounted,
    GateDecided,
    HoldOverridden,
    LimitsChanged,
    NextTimeAdvised,
    PumpChecked,
    QuestionAnswered,
)
from session.events import AccessPlaced
from session.handover_events import EntriesClaimed, ShiftHandedOver
from session.record import Entry
from session.review_events import AddendumWritten, CommentWritten, SessionSigned


@dataclass(frozen=True, slots=True)
class Answer:
    """A question as it was last answered, when, and by which entry."""

    said: QuestionAnswered
    at: datetime
    event_id: UUID


@dataclass(frozen=True, slots=True)
class Override:
    """A hold that somebody answered for, when, and by which entry."""

    said: HoldOverridden
    at: datetime
    event_id: UUID


@dataclass(frozen=True, slots=True)
class Comment:
    """Words about the moment `at`, by whom, when they were written, and their entry."""

    words: str
    at: datetime
    by: str
    written_at: datetime
    event_id: UUID

    @property
    def pinned(self) -> bool:
        """Say whether it is about a moment; one that stands where it was written is about the whole session."""
        return self.at != self.written_at


@dataclass(frozen=True, slots=True)
class Signature:
    """What was signed with which meaning, by whom, when, and by which entry."""

    said: SessionSigned
    by: str
    at: datetime
    event_id: UUID


@dataclass(frozen=True, slots=True)
class Handover:
    """A session passed into other hands: what was said, when, and by which entry."""

    said: ShiftHandedOver
    at: datetime
    event_id: UUID


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody answers for entries that were nobody's: which, who, and when that was said."""

    said: EntriesClaimed
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Declared:
    """Everything declared, each as it was said last; `pump_at` is when the pump was checked."""

    answers: tuple[Answer, ...] = ()
    overrides: tuple[Override, ...] = ()
    pump: PumpChecked | None = None
    pump_at: datetime | None = None
    decided: GateDecided | None = None
    account: DrugAccounted | None = None
    access: AccessPlaced | None = None
    next_time: NextTimeAdvised | None = None
    limits: tuple[LimitsChanged, ...] = ()
    comments: tuple[Comment, ...] = ()
    addenda: tuple[Comment, ...] = ()
    signatures: tuple[Signature, ...] = ()
    handovers: tuple[Handover, ...] = ()
    claims: tuple[Claim, ...] = ()

    def answer(self, stage: str, question: str) -> Answer | None:
        """Return how a question of a stage, "gate" or "discharge", was last answered; None where it was not."""
        return next((one for one in self.answers if (one.said.stage, one.said.question) == (stage, question)), None)

    def override(self, stage: str, hold: str, sentence: str) -> Override | None:
        """Return who answered for this hold with these very words; None where nobody did."""
        found = (stage, hold, sentence)
        return next(
            (one for one in self.overrides if (one.said.stage, one.said.hold, one.said.sentence) == found), None
        )


def declare(declared: Declared, entry: Entry) -> Declared:  # noqa: PLR0911 -- one for each
    """Return what is declared after one more entry; what declares nothing changes nothing."""
    body, at, event_id = entry.body, entry.occurred_at, entry.event.event_id
    match body:
        case QuestionAnswered(stage=stage, question=question):
            rest = tuple(one for one in declared.answers if (one.said.stage, one.said.question) != (stage, question))
            return replace(declared, answers=(*rest, Answer(body, at, event_id)))
        case HoldOverridden():
            return replace(declared, overrides=(*declared.overrides, Override(body, at, event_id)))
        case PumpChecked():
            return replace(declared, pump=body, pump_at=at)
        case GateDecided():
            return replace(declared, decided=body)
        case DrugAccounted():
            return replace(declared, account=body)
        case AccessPlaced():
            return replace(declared, access=body)
        case NextTimeAdvised():
            return replace(declared, next_time=body)
        case LimitsChanged(code=code, tier=tier):
            others = tuple(one for one in declared.limits if (one.code, one.tier) != (code, tier))
            return replace(declared, limits=(*others, body))
        case CommentWritten() | AddendumWritten() | SessionSigned() | ShiftHandedOver() | EntriesClaimed():
            return _said_by(declared, entry)
        case _:
            return declared


def _said_by(declared: Declared, entry: Entry) -> Declared:
    """Return what is declared after something of which it matters who says it."""
    body, event = entry.body, entry.event
    if isinstance(body, CommentWritten | AddendumWritten):
        said = Comment(body.words, entry.occurred_at, event.actor, event.recorded_at, event.event_id)
        if isinstance(body, CommentWritten):
            return replace(declared, comments=(*declared.comments, said))
        return replace(declared, addenda=(*declared.addenda, said))
    if isinstance(body, SessionSigned):
        signed = Signature(body, event.actor, event.recorded_at, event.event_id)
        return replace(declared, signatures=(*declared.signatures, signed))
    if isinstance(body, ShiftHandedOver):
        return replace(declared, handovers=(*declared.handovers, Handover(body, entry.occurred_at, event.event_id)))
    if isinstance(body, EntriesClaimed):
        return replace(declared, claims=(*declared.claims, Claim(body, event.actor, event.recorded_at)))
    return declared
