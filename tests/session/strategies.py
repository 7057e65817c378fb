"""What hypothesis draws from: facts that a nurse can write, and histories in which anything may happen."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

from session.alert_events import (
    AlertAcknowledged,
    AlertCleared,
    AlertPersisted,
    AlertRaised,
    AlertWorsened,
    EmergencyClosed,
    EmergencyOpened,
    EmergencyStepTaken,
    Watching,
)
from session.commands import GRADES
from session.declarations import (
    CheckInCorrected,
    Declaration,
    DrugAccounted,
    GateDecided,
    HoldNoted,
    HoldOverridden,
    LimitsChanged,
    NextTimeAdvised,
    PumpChecked,
    QuestionAnswered,
)
from session.events import (
    AccessPlaced,
    Body,
    CheckAnswered,
    ClockJumped,
    DrugGiven,
    EffectNoted,
    EffectResolved,
    EntryAddedLate,
    EntryAmended,
    EntryVoided,
    Event,
    Fact,
    NoteWritten,
    PatientLeft,
    PatientReady,
    Reading,
    RecordingResumed,
    ScoreItem,
    ScoreRecorded,
    VitalsRecorded,
)
from session.handover_events import Attending, EntriesClaimed, ShiftHandedOver
from session.identity import Identities
from session.instruments.catalogue import INSTRUMENTS
from session.instruments.instrument import Choice, Item, Measured
from session.pump_events import (
    BagChanged,
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.quantities import Amount, AmountUnit, Rate, RateUnit, plain
from session.review_events import AddendumWritten, ChainHead, CommentWritten, Reviewing, SessionSigned
from session.scored import answer_word
from session.vitals import CATALOGUE
from tests.session.cases import OPENED, ORDER, SESSION, at

MOST = {RateUnit.ML_H: 999, RateUnit.MG_H: 400, RateUnit.MG_KG_H: 6, RateUnit.UG_KG_MIN: 90}
START = InfusionStarted(ORDER.start_rate)
BEGINNINGS: tuple[list[Body], ...] = ([OPENED, START], [OPENED, START, START], [OPENED, OPENED, START], [OPENED], [])
EFFECTS = ("nausea", "dizziness", "double vision")

notes = st.just("") | st.text(st.characters(exclude_categories=["C"]), max_size=20).map(str.strip)
names = st.from_regex(r"[a-z]{2,9}( [a-z]{2,9})?", fullmatch=True).filter(
    lambda name: not {*GRADES, "over"} & set(name.split())
)


def numbers(lowest: int, highest: int, places: int) -> st.SearchStrategy[Decimal]:
    """Draw numbers between two whole numbers with up to `places` decimals."""
    return st.integers(lowest * 10**places, highest * 10**places).map(lambda whole: Decimal(whole).scaleb(-places))


def above_zero(highest: int) -> st.SearchStrategy[Decimal]:
    return numbers(0, highest, 3).filter(bool)


rates = st.sampled_from(RateUnit).flatmap(lambda unit: st.builds(Rate, above_zero(MOST[unit]), st.just(unit)))
amounts = st.builds(Amount, above_zero(50), st.sampled_from(AmountUnit))


@st.composite
def vitals(draw: st.DrawFn) -> VitalsRecorded:
    """Draw a set of readings, blood pressure as a pair, in the order of the catalogue."""
    codes = draw(st.sets(st.sampled_from([*CATALOGUE][2:]), max_size=5))
    values = {
        code: draw(numbers(int(row.lowest), int(row.highest), row.decimals))
        for code, row in CATALOGUE.items()
        if code in codes
    }
    pair: dict[str, Decimal] = {}
    if not codes or draw(st.booleans()):
        pair["systolic"] = draw(numbers(20, 350, 0))
        pair["diastolic"] = draw(numbers(10, min(250, int(pair["systolic"]) - 1), 0))
    return VitalsRecorded(tuple(Reading(code, value) for code, value in {**pair, **values}.items()), draw(notes))


@st.composite
def scores(draw: st.DrawFn) -> ScoreRecorded:
    """Draw a score of any instrument with at least one of its items answered."""
    instrument = draw(st.sampled_from([*INSTRUMENTS.values()]))
    answered = draw(st.sets(st.sampled_from([item.key for item in instrument.items]), min_size=1))
    items = tuple(ScoreItem(item.key, _answered(draw, item)) for item in instrument.items if item.key in answered)
    return ScoreRecorded(instrument.name, items, draw(notes))


def _answered(draw: st.DrawFn, item: Item) -> str:
    if isinstance(item, Choice):
        return answer_word(draw(st.sampled_from(item.answers)))
    if isinstance(item, Measured):
        return plain(draw(numbers(int(item.vital.lowest), int(item.vital.highest), item.vital.decimals)))
    return draw(names)


facts: st.SearchStrategy[Fact] = st.one_of(
    vitals(),
    st.builds(CheckAnswered, st.just("asleep"), notes),
    st.builds(InfusionStarted, rates, notes),
    st.builds(RateChanged, rates, notes),
    st.builds(InfusionPaused, notes),
    st.builds(InfusionResumed, notes),
    st.builds(BolusGiven, amounts, notes),
    st.builds(InfusionEnded, notes),
    st.builds(DrugGiven, names, above_zero(900), st.sampled_from(("mg", "ug", "mL", "L/min", "IU")),
              st.sampled_from(("", "iv", "im", "po", "neb")), notes),
    st.builds(EffectNoted, names, st.sampled_from(GRADES), notes),
    st.builds(EffectResolved, names, notes),
    st.builds(BagChanged, above_zero(900), above_zero(900), notes),
    st.builds(AccessPlaced, names, st.integers(14, 27), st.integers(1, 9), notes),
    scores(),
    st.builds(NoteWritten, notes.filter(bool)),
    st.builds(PatientReady, notes),
    st.builds(PatientLeft, notes),
)  # fmt: skip

stages = st.sampled_from(("gate", "discharge"))
words = st.sampled_from(("Dr Lang", "consent", "line out", "walks steadily"))
declarations: st.SearchStrategy[Declaration] = st.one_of(
    st.builds(QuestionAnswered, stages, words, st.sampled_from(("yes", "no")), words),
    st.builds(HoldOverridden, stages, words, words, words, words),
    st.builds(GateDecided, st.sampled_from(("go", "not today")), st.lists(
        st.builds(HoldNoted, words, st.sampled_from(("soft", "hard")), words, words, words), max_size=2).map(tuple)),
    st.builds(PumpChecked, words, st.just("ketamine"), above_zero(50), above_zero(99), above_zero(500)),
    st.builds(DrugAccounted, words, words, above_zero(500), above_zero(500), words),
    st.builds(NextTimeAdvised, words),
    st.builds(CheckInCorrected, weight_kg=st.none() | above_zero(200), reason=words),
    st.builds(LimitsChanged, code=st.just("systolic"), tier=st.sampled_from(("act", "stop")), by=words, reason=words,
              low=st.none() | above_zero(90), high=st.none() | above_zero(200)),
    st.builds(CheckInCorrected, allergies=st.none() | st.just(()), chair=st.none() | st.just("4"), reason=words),
)  # fmt: skip

chain_heads = st.builds(ChainHead, words, st.integers(1, 99), st.text("0123456789abcdef", min_size=64, max_size=64))
reviewing: st.SearchStrategy[Reviewing] = st.one_of(
    st.builds(CommentWritten, words),
    st.builds(AddendumWritten, words),
    st.builds(SessionSigned, words, st.lists(chain_heads, min_size=1, max_size=2).map(tuple)),
)

attending: st.SearchStrategy[Attending] = st.one_of(
    st.builds(ShiftHandedOver, words, words, words),
    st.builds(EntriesClaimed, st.lists(st.uuids(), min_size=1, max_size=2).map(tuple)),
)

causes = st.sampled_from(("pressure", "spo2", "monitor"))
urgencies = st.sampled_from(("low", "medium", "high"))
watching: st.SearchStrategy[Watching] = st.one_of(
    *(
        st.builds(kind, cause=causes, priority=urgencies, sentence=words, advice=words, latched=st.booleans())
        for kind in (AlertRaised, AlertWorsened)
    ),
    st.builds(AlertPersisted, cause=causes, priority=urgencies, sentence=words, advice=words),
    st.builds(AlertAcknowledged, cause=causes, action=words, acted=st.booleans(), note=notes),
    st.builds(AlertCleared, cause=causes, sentence=words),
    st.builds(EmergencyOpened, words),
    st.builds(EmergencyStepTaken, words),
    st.builds(EmergencyClosed, notes),
)

happenings = st.one_of(
    st.just(OPENED),
    facts,
    declarations,
    watching,
    reviewing,
    attending,
    st.builds(EffectNoted, st.sampled_from(EFFECTS), st.sampled_from(GRADES)),
    st.builds(EntryAddedLate, body=facts, reason=words),
    st.builds(EffectResolved, st.sampled_from(EFFECTS)),
    st.builds(ClockJumped, st.integers(-7200, 7200), st.sampled_from((0, 60, 120))),
    st.builds(RecordingResumed, st.integers(0, 9000)),
)


def _moment(draw: st.DrawFn) -> timedelta:
    return timedelta(minutes=draw(st.integers(-20, 200)))


@st.composite
def histories(draw: st.DrawFn, most: int = 14) -> Sequence[Event]:
    """Draw a merged history in any order: check-ins none, one or two, corrections of anything, also of nothing."""
    made = Identities()
    opened = at("10:00")
    bodies = draw(st.lists(happenings, max_size=most)) + draw(st.sampled_from(BEGINNINGS))
    known = [made.new(opened) for _ in bodies]
    spare = [made.new(opened) for _ in range(draw(st.integers(0, 5)))]
    targets = st.sampled_from([*known, *spare, made.new(opened)])
    events = []
    for event_id in [*known, *spare]:
        when = opened + _moment(draw)
        body = bodies[known.index(event_id)] if event_id in known else draw(corrections(targets))
        entered = when + timedelta(minutes=draw(st.integers(0, 60)))
        events.append(
            Event(
                event_id=event_id,
                session_id=SESSION,
                occurred_at=when,
                recorded_at=entered,
                actor="A. Lindqvist",
                station=draw(st.sampled_from(("chair-1", "chair-2"))),
                source="manual",
                body=body,
            )
        )
    return draw(st.permutations(events))


@st.composite
def corrections(draw: st.DrawFn, targets: st.SearchStrategy[UUID]) -> EntryAmended | EntryVoided:
    """Draw a correction of one of the targets; a target may be a correction itself."""
    target = draw(targets)
    if draw(st.booleans()):
        return EntryVoided(target=target, reason="typed wrong")
    return EntryAmended(target=target, body=draw(facts), occurred_at=at("10:00") + _moment(draw), reason="typed wrong")
