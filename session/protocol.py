"""A treatment protocol as data: rates, limits, questions and words, as one version of it says them."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from session.course_rules import CourseRules
from session.quantities import Rate


class Severity(StrEnum):
    """How firmly something holds: a reason lets a soft hold go, a prescriber's name and reason a hard one."""

    SOFT = "soft"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range in the vital sign's own unit; an open end is None."""

    code: str
    low: Decimal | None
    high: Decimal | None

    def holds(self, value: Decimal) -> bool:
        """Say whether `value` lies inside the range, both ends included."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class Change:
    """How far a reading may fall or rise against this patient's baseline, in percent of it; an open end is None."""

    code: str
    fall: Decimal | None
    rise: Decimal | None

    def around(self, baseline: Decimal) -> Range:
        """Return the range that this allows around a baseline in the vital sign's own unit."""
        low = None if self.fall is None else baseline * (100 - self.fall) / 100
        high = None if self.rise is None else baseline * (100 + self.rise) / 100
        return Range(self.code, low, high)


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do when a reading is beyond its limit: at which to act, and at which to stop."""

    code: str
    act: str
    stop: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing asked before the start or before leaving, answered yes or no; nothing is answered beforehand.

    `safe` is the answer that lets the patient go on, any other holds with `hold`. `detail` names what is to be written
    with a yes, and is empty where nothing is; `detail_is` is "words" or "date". `asked_of` is "all", or
    "not male" for what is not asked of a man.
    """

    key: str
    group: str
    words: str
    safe: str
    hold: Severity = Severity.HARD
    detail: str = ""
    detail_is: str = "words"
    asked_of: str = "all"


@dataclass(frozen=True, slots=True)
class Prn:
    """A drug that may be given when needed: as it follows "given" in the entry line, and when it is meant."""

    drug: str
    when: str


@dataclass(frozen=True, slots=True)
class Preset:
    """An entry line of its own key: the key in Qt's portable form, what its button says, and the line."""

    key: str
    label: str
    line: str


@dataclass(frozen=True, slots=True)
class ScoreMinimum:
    """The least total of a score with which a patient may leave."""

    instrument: str
    minimum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Discharge:
    """When a patient may leave; each part that is empty asks for nothing. The minutes are the protocol's recovery.

    The last `pressure_readings` systolic and diastolic pressures of recovery lie within `pressure_percent` of the
    baseline; each of `readings` was last in its range; one of `scores` reached its minimum; `questions` are answered.
    """

    pressure_percent: Decimal | None = None
    pressure_readings: int = 2
    readings: tuple[Range, ...] = ()
    scores: tuple[ScoreMinimum, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, in words, and the entry line that records it; without one the words are what is recorded.

    It is written as "words" or "words | line".
    """

    words: str
    line: str = ""

    def __str__(self) -> str:
        return f"{self.words} | {self.line}" if self.line else self.words


def read_step(text: str) -> Step:
    """Return the step that was written as "words" or "words | line"; the spaces around both do not count."""
    words, _, line = text.partition("|")
    return Step(" ".join(words.split()), line.strip())


@dataclass(frozen=True, slots=True)
class Actions:
    """What may be done about an alert on one reading, as the buttons of its answer."""

    code: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Far:
    """How far a reading may be from this patient's last one, in its own unit, before it may be another patient's."""

    code: str
    by: Decimal


@dataclass(frozen=True, slots=True)
class EmergencyCard:
    """One emergency: what to do in its order, and the drugs, each as it follows "given" in the entry line."""

    title: str
    steps: tuple[Step, ...]
    drugs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """One version of a protocol; minutes are whole, rates carry their unit.

    `unusual` holds the ranges outside which a value is asked about once; `hold` those of a baseline with which no
    infusion is started; `act` and `stop` those at which to act and to stop, `act_change` and `stop_change` the same
    in percent of the baseline, `advice` what to do then. `rate_cap` is the highest rate whatever the weight;
    `maximum_mg` and `maximum_mg_per_kg` the most in one session.
    `drugs` and `effects` are offered as buttons, a drug as it follows "given" in the entry line; `prn` are those
    to have at hand. `gate` is asked before the start. `second_check` is how firmly a missing check of the pump by a
    second person holds; None where none is asked for.
    A monitor's value counts as beyond a limit, or back within, once it was so for `persist_s` seconds and for
    `persist_readings` readings in a row. A check that is `overdue_min` minutes late is said above the chart.
    `latched` are the readings whose alert stays until it is answered, also once it is over. `actions` are the answers
    to an alert, `no_action` those that say that nothing had to be done.
    `course` is how a course of infusions goes on.
    `unconfirmed` names what no primary source confirms and a clinic has to confirm, as "field" or "field.part".
    """

    name: str
    version: int
    title: str
    source: str
    unconfirmed: tuple[str, ...]
    start_rate: Rate
    step: Rate
    step_interval_min: int
    maximum_rate: Rate
    planned_min: int
    check_interval_min: int
    check_after_change_min: int
    check_tolerance_min: int
    recovery_min: int
    recovery_check_interval_min: int
    unusual: tuple[Range, ...]
    act: tuple[Range, ...]
    drugs: tuple[str, ...]
    effects: tuple[str, ...]
    rate_cap: Rate | None = None
    maximum_mg: Decimal | None = None
    maximum_mg_per_kg: Decimal | None = None
    minimum_gap_days: int = 0
    weight_change_percent: Decimal | None = None
    baseline_max_age_min: int | None = None
    second_check: Severity | None = None
    hold: tuple[Range, ...] = ()
    stop: tuple[Range, ...] = ()
    act_change: tuple[Change, ...] = ()
    stop_change: tuple[Change, ...] = ()
    advice: tuple[Advice, ...] = ()
    prn: tuple[Prn, ...] = ()
    presets: tuple[Preset, ...] = ()
    scores: tuple[str, ...] = ()
    gate: tuple[Question, ...] = ()
    discharge: Discharge = field(default_factory=Discharge)
    take_home: tuple[str, ...] = ()
    persist_s: int = 15
    persist_readings: int = 2
    overdue_min: int = 5
    latched: tuple[str, ...] = ()
    actions: tuple[Actions, ...] = ()
    no_action: tuple[str, ...] = ()
    far: tuple[Far, ...] = ()
    emergency: tuple[EmergencyCard, ...] = ()
    course: CourseRules = field(default_factory=CourseRules)

    def unusual_range(self, code: str) -> Range | None:
        """Return the range outside which a reading of `code` is asked about, or None."""
        return next((item for item in self.unusual if item.code == code), None)

    def confirmed(self, field: str) -> bool:
        """Say whether a primary source or the clinic confirms "field", with all its parts, or "field.part"."""
        return not any(f"{name}.".startswith(f"{field}.") or field.startswith(f"{name}.") for name in self.unconfirmed)
