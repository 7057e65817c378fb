"""What the entry line does with a text: understood, asked about once, corrected with a reason, kept until saved."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final
from uuid import UUID

from session.commands import Setting
from session.compose import compose
from session.declarations import HoldOverridden
from session.discharge import unmet
from session.entry import Line, parse
from session.events import (
    FACTS,
    Body,
    DrugGiven,
    Event,
    PatientLeft,
)
from session.findings import allergic
from session.infusion import given_mg
from session.problems import Refused
from session.pump_events import BagChanged, BolusGiven, InfusionStarted
from session.pump_findings import bag_beyond_maximum
from session.rate_authority import HOLD, STAGE, HeldRate, held_among
from session.record import RUNNING, Entry, Phase
from session.times import LATE, clock_text, nearest_past
from session.wording import full_text
from ui import shortcuts
from ui.bridge import Bridge
from ui.live.before_leaving import not_ready
from ui.live.correction import REASONS, Correction, compose_entry, reads_as_entry, reason_of, standing_before
from ui.live.gate.gatekeeper import Gatekeeper
from ui.live.neighbours import Neighbours
from ui.text import tr

AUTHORISE: Final = "authorise rate"
"""The name of the form in which a prescriber answers for a rate above the maximum."""
_TIME_IN_WORDS: Final = re.compile(r"@\s*\d{1,2}[:.h]?\d{2}\s*$")


class Mode(Enum):
    """What Enter does next."""

    WRITE = "write"
    CORRECT = "correct"
    REASON = "reason"


class Tone(Enum):
    """How a sentence under the line is meant."""

    HINT = "hint"
    ASK = "ask"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A sentence under the line and how it is meant."""

    tone: Tone
    sentence: str


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A line that waits for a prescriber's word: its text, what holds it, and what is recorded then, and when."""

    text: str
    rate: HeldRate
    bodies: tuple[Body, ...]
    at: datetime | None


class EntryFlow:
    """The entry line's memory. It never touches the field: it returns the text that is to stand in it.

    A text leaves the field only when `saved` says that it is on disk, or for a correction, and then comes back.
    `wanted` names the form that shows what the last Enter was refused for; empty where none does.
    """

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self.gatekeeper: Gatekeeper | None = None
        self.neighbours: Neighbours | None = None
        self.mode = Mode.WRITE
        self.prompt: Prompt | None = None
        self.saving: str | None = None
        self.wanted = ""
        self.held: HeldLine | None = None
        self._correction: Correction | None = None
        self._asked = ""
        self._set_aside = ""
        self._awaited: UUID | None = None

    def read(self, text: str) -> Line:
        """Return a text as understood; in a reason nothing is."""
        setting = self._setting()
        return parse(text, setting) if setting and self.mode is not Mode.REASON else Line()

    def edited(self) -> None:
        """The text was changed by hand: what was said about the old one no longer holds, but a question does."""
        if self.mode is Mode.REASON:
            self._ask_reason("")
        else:
            self.prompt = None

    def enter(self, text: str) -> str:
        """Act on Enter; return what stands in the field from now on."""
        if self.saving is not None:
            return text
        self.wanted = ""
        return self._reasoned(text) if self.mode is Mode.REASON else self._written(self.read(text), text)

    def correct(self, text: str, entry: Entry | None = None) -> str | None:
        """Begin to correct an entry, or the last one that stands; return its line, None where there is none.

        Once more before anything was changed goes to the entry before. `text` is set aside until then.
        """
        if self.saving is not None or self.mode is Mode.REASON:
            return None
        if entry is None and self._correction and text != compose_entry(self._correction.target):
            return None
        target = entry or standing_before(self._bridge.state, self._correction.target if self._correction else None)
        if target is None or not isinstance(target.body, FACTS):
            return None
        if self.mode is Mode.WRITE:
            self._set_aside = text
        self.mode, self._correction, self._asked = Mode.CORRECT, Correction(target), ""
        clock = clock_text(target.occurred_at, self._bridge.state.utc_offset_min)
        what = tr("Correcting {clock} {what}. Enter replaces it, an empty line strikes it out, Esc leaves it.")
        self.prompt = Prompt(Tone.HINT, what.format(clock=clock, what=full_text(target.body)))
        return compose(target.body)

    def escape(self) -> str:
        """Give up a correction; the entry stays as it is. Return the text that had been set aside for it."""
        before, self._set_aside = self._set_aside, ""
        self.mode, self._correction, self.prompt, self._asked = Mode.WRITE, None, None, ""
        return before

    def awaits(self, events: Iterable[Event]) -> bool:
        """Say whether these events end with the one that the line is waiting for."""
        return self._awaited is not None and self._awaited in {event.event_id for event in events}

    def saved(self, text: str) -> str:
        """The line is on disk: return what had been set aside, and what was typed behind it since."""
        rest = text.removeprefix(self.saving or "") if self.saving is not None else text
        self.saving = self._awaited = None
        return f"{self.escape()} {rest.strip()}".strip()

    def failed(self, sentence: str) -> None:
        """The line could not be written; it stays in the field."""
        self.saving = self._awaited = None
        self.prompt = Prompt(Tone.FAULT, sentence)

    def _written(self, line: Line, text: str) -> str:
        if line.faults:
            return self._say(Tone.FAULT, " ".join(line.faults), text)
        if not text.strip():
            return self._struck_out() if self._correction else text
        if not self._correction and (held := self._held(line)):
            return self._say(Tone.FAULT, held, text)
        doubts = list(self._doubts(line, text))
        if doubts and self._asked != text:
            self._asked = text
            return self._say(Tone.ASK, tr("{doubts} Enter again records it.").format(doubts=" ".join(doubts)), text)
        if self._correction:
            return self._replaced(self._correction, line, text)
        return self._sent(line, text)

    def _sent(self, line: Line, text: str) -> str:
        """Send what is written, unless a prescriber has to answer for its rate first."""
        moment, facts = self._moment(line), line.confirmed()
        bodies = self.gatekeeper.with_decision(facts, moment) if self.gatekeeper else facts
        if beyond := self._held_rate(line):
            self.held, self.wanted = HeldLine(text, beyond, tuple(bodies), moment), AUTHORISE
            return self._say(Tone.FAULT, tr("{held} A prescriber has to say so.").format(held=beyond.sentence), text)
        return self._send(bodies, moment, text)

    def authorise(self, by: str, reason: str, text: str) -> str:
        """Record the line that a rate held, with who answers for it and why; return why it cannot be, or nothing."""
        held = self.held
        if held is None or held.text != text:
            return tr("The line was changed. Press Enter in the line again.")
        if self.saving is None:
            said = HoldOverridden(STAGE, HOLD, held.rate.sentence, by, reason)
            self._send((said, *held.bodies), held.at, text)
        return "" if self.saving is not None or self.prompt is None else self.prompt.sentence

    def _held_rate(self, line: Line) -> HeldRate | None:
        """Return what holds a rate that is to be set now; what has happened is only recorded, with a finding."""
        opened, mixture, moment = self._bridge.state.opened, self._bridge.state.mixture, self._moment(line)
        if opened is None or mixture is None or self._correction:
            return None
        if moment is not None and self._bridge.recorder.now() - moment > LATE:
            return None
        return held_among(line.facts, opened.protocol, mixture, opened.order)

    def _held(self, line: Line) -> str:
        """Say why a start or a leaving that is to happen now may not be; what has happened is only recorded."""
        if held := not_ready(line, self._bridge.state, self._bridge.recorder.now()):
            self.wanted = "discharge"
            return held
        starts = any(isinstance(fact, InfusionStarted) for fact in line.facts)
        return self.gatekeeper.refusal() if starts and not line.at and self.gatekeeper else ""

    def _doubts(self, line: Line, text: str) -> Iterator[str]:
        """Yield what is asked about once: another's values, unusual ones, words like an entry, leaving before ready."""
        if self.neighbours and not self._correction:
            yield from filter(None, (self.neighbours.doubt(line.facts, self._moment(line)),))
        held = self._held_rate(line)
        yield from (doubt.sentence for doubt in line.doubts if held is None or doubt.sentence != held.sentence)
        yield from self._about_bag(line)
        note = text.partition(";")[2].strip()
        setting = self._setting() if note else None
        if setting and (_TIME_IN_WORDS.search(note) or reads_as_entry(note, setting)):
            yield tr("What stands behind the semicolon is kept as words, though it reads like an entry.")
        opened = self._bridge.state.opened
        drugs = [fact.drug for fact in line.facts if isinstance(fact, DrugGiven)]
        yield from filter(None, (allergic(opened.allergies if opened else (), drug) for drug in drugs))
        starts = any(isinstance(fact, InfusionStarted) for fact in line.facts)
        if starts and not any(taken for _, taken in self._bridge.state.checks):
            yield tr("No vital signs were taken yet, so there is no baseline.")
        leaves = any(isinstance(fact, PatientLeft) for fact in line.facts)
        if leaves and self._bridge.state.phase is Phase.RECOVERY:
            yield tr("The patient was not found ready yet. After left the record is finished.")
            if still_open := len(unmet(self._bridge.state, self._bridge.recorder.now())):
                words = tr("Still open before leaving, as {key} shows: {count}.")
                yield words.format(key=shortcuts.shown("discharge"), count=still_open)

    def _about_bag(self, line: Line) -> Iterator[str]:
        """Say that a bag lifts the rate that runs, written in mL/h, above its maximum."""
        state = self._bridge.state
        running = state.rate if state.phase in RUNNING else None
        for fact in line.facts:
            if isinstance(fact, BagChanged) and state.opened and state.mixture:
                yield from filter(None, (bag_beyond_maximum(fact, running, state.opened, state.mixture),))

    def _setting(self) -> Setting | None:
        state = self._bridge.state
        if state.opened is None or state.mixture is None:
            return None
        given = given_mg(state.segments, state.boluses, self._bridge.recorder.now())
        if self._correction and isinstance(corrected := self._correction.target.body, BolusGiven):
            given -= corrected.amount.mg(state.mixture)
        return Setting(state.opened.protocol, state.opened.order, state.mixture, given)

    def _moment(self, line: Line) -> datetime | None:
        now = self._bridge.recorder.now()
        return nearest_past(*line.at, now, self._bridge.state.utc_offset_min) if line.at else None

    def _say(self, tone: Tone, sentence: str, text: str) -> str:
        self.prompt = Prompt(tone, sentence)
        return text

    def _replaced(self, correction: Correction, line: Line, text: str) -> str:
        if len(line.facts) != 1:
            return self._say(Tone.FAULT, tr("A correction replaces one entry. Write one thing."), text)
        correction.line, correction.replacement, correction.at = text, line.confirmed()[0], self._moment(line)
        return self._ask_reason("")

    def _struck_out(self) -> str:
        if self._correction:
            self._correction.line, self._correction.replacement = "", None
        return self._ask_reason("")

    def _ask_reason(self, text: str) -> str:
        self.mode = Mode.REASON
        offered = " · ".join(f"{number} {tr(reason)}" for number, reason in enumerate(REASONS, start=1))
        return self._say(Tone.ASK, tr("Why? {reasons}, or write the reason.").format(reasons=offered), text)

    def _reasoned(self, text: str) -> str:
        words, setting = text.strip(), self._setting()
        if not words or self._correction is None or setting is None:
            return self._ask_reason(text)
        reason = reason_of(words)
        if reason == words and reads_as_entry(words, setting):
            return self._say(Tone.FAULT, tr("That reads like an entry, not like a reason. Why was it corrected?"), text)
        sent = self._send((self._correction.event(reason),), None, text)
        if self.saving is None and self.prompt and self.prompt.tone is Tone.FAULT:
            self.mode = Mode.CORRECT
            return self._correction.line
        return sent

    def _send(self, bodies: Sequence[Body], at: datetime | None, text: str) -> str:
        try:
            sent = self._bridge.write(bodies, occurred_at=at)
        except Refused as refused:
            return self._say(Tone.FAULT, refused.sentence, text)
        self.saving, self._awaited, self.prompt = text, sent.events[-1].event_id, None
        return text
