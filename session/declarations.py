"""What is declared in a session in a form of its own: the gate, overrides, second check, account, advice.

`KIND` is the stable name on disk and never changes; a changed body gets the next `SCHEMA`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Final


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """A question of the protocol was answered yes or no, at the "gate" or for "discharge"; the last answer counts."""

    KIND: ClassVar = "question.answered"
    SCHEMA: ClassVar = 1
    stage: str
    question: str
    answer: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class HoldOverridden:
    """Somebody answered for going on in spite of a hold: of the "gate", of "discharge" or of a "rate".

    `sentence` is what held, word for word; it does not cover what holds with other words later.
    """

    KIND: ClassVar = "hold.overridden"
    SCHEMA: ClassVar = 1
    stage: str
    hold: str
    sentence: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class HoldNoted:
    """A hold as it stood when the gate was decided; `by` and `reason` are empty where nobody overrode it."""

    hold: str
    severity: str
    sentence: str
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GateDecided:
    """The start gate was decided, "go" or "not today", with everything that held."""

    KIND: ClassVar = "gate.decided"
    SCHEMA: ClassVar = 1
    outcome: str
    holds: tuple[HoldNoted, ...] = ()


@dataclass(frozen=True, slots=True)
class PumpChecked:
    """A second person, `by`, read drug, concentration, rate (mL/h) and volume to be infused (mL) off the pump."""

    KIND: ClassVar = "pump.checked"
    SCHEMA: ClassVar = 1
    by: str
    drug: str
    mg_per_ml: Decimal
    rate_ml_h: Decimal
    volume_ml: Decimal


@dataclass(frozen=True, slots=True)
class DrugAccounted:
    """What was drawn up and what was wasted of the infused drug, in mg, before a witness; the last one counts."""

    KIND: ClassVar = "drug.accounted"
    SCHEMA: ClassVar = 1
    lot: str
    vial: str
    drawn_mg: Decimal
    wasted_mg: Decimal
    witness: str


@dataclass(frozen=True, slots=True)
class NextTimeAdvised:
    """What to heed at the next session, in a physician's words; the last counts, also once the patient left."""

    KIND: ClassVar = "advice.written"
    SCHEMA: ClassVar = 1
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInCorrected:
    """What was written at check-in was wrong; the whole session is read with what stands here. None is unchanged."""

    KIND: ClassVar = "checkin.corrected"
    SCHEMA: ClassVar = 1
    weight_kg: Decimal | None = None
    allergies: tuple[str, ...] | None = None
    chair: str | None = None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsChanged:
    """A prescriber set other limits for this patient: at which to "act" or to "stop" (`tier`), an open end is None.

    They stand in the place of the protocol's for that reading, those against the baseline as well.
    """

    KIND: ClassVar = "limits.changed"
    SCHEMA: ClassVar = 1
    code: str
    tier: str
    low: Decimal | None
    high: Decimal | None
    by: str
    reason: str


Declaration = (
    QuestionAnswered
    | HoldOverridden
    | GateDecided
    | PumpChecked
    | DrugAccounted
    | NextTimeAdvised
    | CheckInCorrected
    | LimitsChanged
)
"""What is said in a form of its own: said again it counts anew, and it can be struck out."""


DECLARATIONS: Final = (
    QuestionAnswered, HoldOverridden, GateDecided, PumpChecked, DrugAccounted, NextTimeAdvised, CheckInCorrected,
    LimitsChanged,
)  # fmt: skip
