"""What an entry says, part by part, so that a correction can be shown in the part that it changed."""

from collections.abc import Iterable, Iterator, Sequence

from session.alert_events import AlertCleared, AlertPersisted, AlertRaised, AlertWorsened, EmergencyOpened
from session.declarations import DrugAccounted, NextTimeAdvised, PumpChecked, QuestionAnswered
from session.events import (
    Body,
    ClockJumped,
    Reading,
    RecordingResumed,
    ScoreRecorded,
    SessionOpened,
    VitalsRecorded,
)
from session.pump_events import (
    BagChanged,
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.quantities import Rate
from session.review_events import CommentWritten
from session.scored import item_name
from session.vitals import CATALOGUE
from session.wording import fact_text, note_of, reading_text, vitals_text, written_rate
from ui.record.row import Run

Part = tuple[Run, ...]

_DRUG = (
    InfusionStarted, RateChanged, InfusionPaused, InfusionResumed, BolusGiven, BagChanged, InfusionEnded,
    PumpChecked, DrugAccounted,
)  # fmt: skip
_OWN = (SessionOpened, ClockJumped, RecordingResumed, QuestionAnswered, AlertCleared)
_HUES = {
    "systolic": "blood_pressure",
    "heart_rate": "heart_rate",
    "spo2": "spo2",
    "respiration": "respiration",
    "pain": "pain",
    "sedation": "mind",
    "dissociation": "mind",
}
_ARROW = " → "
_PLACES = {key: place for place, key in enumerate(("fact", *CATALOGUE, "item", "note"))}


def said(versions: Sequence[Body], rate_before: Rate | None, *, voided: bool) -> tuple[Run, ...]:
    """Return the runs of an entry from its versions, the original first: what was corrected is struck through."""
    told = [dict(_parts(body, rate_before)) for body in versions]
    keys = dict.fromkeys(key for parts in told for key in parts)
    shown = [_corrected([parts.get(key) for parts in told], voided=voided) for key in sorted(keys, key=_place)]
    return _joined(part for part in shown if part)


def _parts(body: Body, rate_before: Rate | None) -> Iterator[tuple[str, Part]]:
    if isinstance(body, VitalsRecorded):
        yield from reading_parts(body.readings)
    elif text := _fact(body, rate_before):
        yield "fact", (Run(text, _tone(body)),)
    if isinstance(body, ScoreRecorded) and len(body.items) > 1:
        yield from _item_parts(body)
    if note := note_of(body):
        yield "note", (Run(_quoted(note), "mind"),)


def _place(key: str) -> int:
    """Return where a part stands; the items of a score keep their order behind its total."""
    return _PLACES[key.partition(" ")[0]]


def _item_parts(body: ScoreRecorded) -> Iterator[tuple[str, Part]]:
    """Yield each item of a score, so that a correction shows which of them changed."""
    for item in body.items:
        words = f"{item_name(item.key)} {item.value}".replace(" ", "\N{NO-BREAK SPACE}")
        yield f"item {item.key}", (Run(words, "muted"),)


def _quoted(note: str) -> str:
    """Return words in quotation marks, once, also where they were written in some."""
    inner = note[1:-1]
    framed = note[:1] in '“"' and note[-1:] in '”"' and not set(inner) & set('“”"')
    return f"“{inner if framed and inner else note}”"


def reading_parts(readings: Sequence[Reading]) -> Iterator[tuple[str, Part]]:
    """Yield each reading with its name in the sign's own hue, the two blood pressures as one."""
    pair = tuple(reading for reading in readings if reading.code in {"systolic", "diastolic"})
    if len(pair) == len({"systolic", "diastolic"}):
        yield "systolic", _named("systolic", vitals_text(VitalsRecorded(pair)))
    for reading in readings:
        if reading not in pair or len(pair) == 1:
            yield reading.code, _named(reading.code, reading_text(CATALOGUE[reading.code], reading.value))


def _named(code: str, text: str) -> Part:
    name, _, rest = text.partition(" ")
    return Run(f"{name}\N{NO-BREAK SPACE}", _hue(code)), Run(_unbroken(rest))


def _hue(code: str) -> str:
    return _HUES.get(code, "neutral")


def _unbroken(text: str) -> str:
    """Keep a value and its unit on one line; the name of a step of a scale may wrap."""
    return text.replace(" ", "\N{NO-BREAK SPACE}", 1)


def _fact(body: Body, rate_before: Rate | None) -> str:
    if not isinstance(body, RateChanged) or rate_before is None:
        return fact_text(body)
    before, after = written_rate(rate_before), written_rate(body.rate)
    if rate_before.unit is body.rate.unit:
        before = before.partition(" ")[0]
    return f"Rate {before}{_ARROW}{after}"


def _tone(body: Body) -> str:
    if isinstance(body, _DRUG):
        return "drug"
    if isinstance(body, ScoreRecorded | NextTimeAdvised | CommentWritten):
        return "mind"
    if isinstance(body, AlertRaised | AlertWorsened | AlertPersisted):
        return body.priority
    if isinstance(body, EmergencyOpened):
        return "high"
    return "muted" if isinstance(body, _OWN) else "text"


def _corrected(versions: Sequence[Part | None], *, voided: bool) -> Part:
    """Return one part through all its versions; what no longer stands is struck through."""
    steps = [part for place, part in enumerate(versions) if place == 0 or part != versions[place - 1]]
    stands = None if voided else steps[-1]
    gone = steps if voided else steps[:-1]
    runs: list[Run] = []
    for part in gone:
        runs += [Run(_ARROW, "muted")] if part and runs else []
        runs += [Run("".join(run.text for run in part), "muted", struck=True)] if part else []
    if stands:
        runs += [Run(_ARROW.lstrip() if not runs else _ARROW, "muted")] if gone else []
        runs += stands
    return tuple(runs)


def _joined(parts: Iterable[Part]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for part in parts:
        runs += [Run("   ")] if runs else []
        runs += part
    return tuple(runs)
