"""What the entry line does with a text: understood, asked about once, corrected with a reason, kept until saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from session.commands import Setting
from session.compose import compose
from session.entry import Line, parse
from session.events import FACTS, Body, EntryAmended, EntryVoided, Event, Fact
from session.problems import Refused
from session.record import Entry, Status
from session.times import clock_text, nearest_past
from session.wording import full_text
from ui.bridge import Bridge
from ui.text import tr

REASONS = ("typed wrong", "swapped", "wrong time", "wrong patient")
"""Why entries are corrected, offered by number; any other reason is typed."""


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


class EntryFlow:
    """The entry line's memory. It never touches the field: it returns the text that is to stand in it.

    A text leaves the field only when `saved` says that it is on disk.
    """

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self.mode = Mode.WRITE
        self.target: Entry | None = None
        self.prompt: Prompt | None = None
        self.saving: str | None = None
        self._asked = ""
        self._awaited: UUID | None = None
        self._replacement: Fact | None = None
        self._replaced_at: datetime | None = None
        self.source = "manual"

    def read(self, text: str) -> Line:
        """Return a text as understood; in a reason nothing is."""
        setting = self._setting()
        return parse(text, setting) if setting and self.mode is not Mode.REASON else Line()

    def edited(self) -> None:
        """The text was changed by hand: what was said about the old one no longer holds."""
        self.prompt = None

    def enter(self, text: str) -> str:
        """Act on Enter; return what stands in the field from now on."""
        if self.saving is not None:
            return text
        return self._reasoned(text) if self.mode is Mode.REASON else self._written(self.read(text), text)

    def _written(self, line: Line, text: str) -> str:
        if line.faults:
            return self._say(Tone.FAULT, " ".join(line.faults), text)
        if not text.strip():
            return self._void() if self.mode is Mode.CORRECT else text
        if line.doubts and self._asked != text:
            self._asked = text
            doubts = " ".join(doubt.sentence for doubt in line.doubts)
            return self._say(Tone.ASK, tr("{doubts} Enter again records it.").format(doubts=doubts), text)
        if self.mode is Mode.CORRECT:
            return self._replace(line, text)
        return self._send(line.confirmed(), self._moment(line), text)

    def correct(self, entry: Entry | None = None) -> str | None:
        """Begin to correct an entry, or the last one that stands; return its line, None where there is none."""
        target = entry or self._last()
        if target is None or not isinstance(target.body, FACTS) or self.saving is not None:
            return None
        self.mode, self.target, self._asked = Mode.CORRECT, target, ""
        clock = clock_text(target.occurred_at, self._bridge.state.utc_offset_min)
        what = tr("Correcting {clock} {what}. Enter replaces it, an empty line strikes it out, Esc leaves it.")
        self.prompt = Prompt(Tone.HINT, what.format(clock=clock, what=full_text(target.body)))
        return compose(target.body)

    def _last(self) -> Entry | None:
        """Return the entry that was written last and stands."""
        standing = (
            entry
            for entry in self._bridge.state.entries
            if isinstance(entry.event.body, FACTS) and entry.status is not Status.VOIDED
        )
        return max(standing, key=lambda entry: (entry.event.recorded_at, entry.event.event_id), default=None)

    def escape(self) -> None:
        """Give up a correction; the entry stays as it is."""
        self.mode, self.target, self.prompt, self._asked = Mode.WRITE, None, None, ""
        self._replacement, self.source = None, "manual"

    def awaits(self, events: Iterable[Event]) -> bool:
        """Say whether these events end with the one that the line is waiting for."""
        return self._awaited is not None and self._awaited in {event.event_id for event in events}

    def saved(self, text: str) -> str:
        """The line is on disk: return what was typed behind it since."""
        rest = text.removeprefix(self.saving or "") if self.saving is not None else text
        self.saving = self._awaited = None
        self.escape()
        return rest.lstrip()

    def failed(self, sentence: str) -> None:
        """The line could not be written; it stays in the field."""
        self.saving = self._awaited = None
        self.prompt = Prompt(Tone.FAULT, sentence)

    def _setting(self) -> Setting | None:
        state = self._bridge.state
        if state.opened is None or state.mixture is None:
            return None
        return Setting(state.opened.protocol, state.opened.order, state.mixture)

    def _moment(self, line: Line) -> datetime | None:
        now = self._bridge.recorder.now()
        return nearest_past(*line.at, now, self._bridge.state.utc_offset_min) if line.at else None

    def _say(self, tone: Tone, sentence: str, text: str) -> str:
        self.prompt = Prompt(tone, sentence)
        return text

    def _replace(self, line: Line, text: str) -> str:
        if len(line.facts) != 1:
            return self._say(Tone.FAULT, tr("A correction replaces one entry. Write one thing."), text)
        self._replacement, self._replaced_at = line.confirmed()[0], self._moment(line)
        return self._ask_reason()

    def _void(self) -> str:
        self._replacement = None
        return self._ask_reason()

    def _ask_reason(self) -> str:
        self.mode = Mode.REASON
        offered = " · ".join(f"{number} {tr(reason)}" for number, reason in enumerate(REASONS, start=1))
        return self._say(Tone.ASK, tr("Why? {reasons}, or write the reason.").format(reasons=offered), "")

    def _reasoned(self, text: str) -> str:
        words = text.strip()
        if not words or self.target is None:
            return self._ask_reason()
        chosen = int(words) if words.isascii() and words.isdigit() else 0
        reason = REASONS[chosen - 1] if 0 < chosen <= len(REASONS) else words
        target, at = self.target.event.event_id, self._replaced_at or self.target.occurred_at
        if self._replacement is None:
            return self._send((EntryVoided(target=target, reason=reason),), None, text)
        amended = EntryAmended(target=target, body=self._replacement, occurred_at=at, reason=reason)
        return self._send((amended,), None, text)

    def _send(self, bodies: Sequence[Body], at: datetime | None, text: str) -> str:
        try:
            sent = self._bridge.write(bodies, occurred_at=at, source=self.source)
        except Refused as refused:
            return self._say(Tone.FAULT, refused.sentence, text)
        self.saving, self._awaited, self.prompt = text, sent.events[-1].event_id, None
        return text
