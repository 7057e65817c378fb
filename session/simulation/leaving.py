"""The simulated nurse before a patient leaves: what she answers, which score she takes, and who answers for the rest.

What she says is this project's own and only has to look plausible; it is no advice.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from session.declarations import HoldOverridden, QuestionAnswered
from session.discharge import STAGE, Criterion
from session.protocol import Protocol

ESCORT: Final = "sister"
_SCORES: Final = MappingProxyType(
    {
        "aldrete": "score aldrete activity=2 respiration=2 circulation=2 consciousness=2 spo2=2",
        "padss": "score padss vitals=2 activity=2 pain_nausea=2 bleeding=2 intake_output=2",
    }
)


def answers(protocol: Protocol) -> Iterator[QuestionAnswered]:
    """Yield to each question before leaving the answer that lets the patient go."""
    for question in protocol.discharge.questions:
        detail = ESCORT if question.detail and question.safe == "yes" else ""
        yield QuestionAnswered(STAGE, question.key, question.safe, detail)


def score_line(protocol: Protocol) -> str:
    """Return the line of the first score that the protocol asks for and she knows; nothing where there is none."""
    return next((_SCORES[each.instrument] for each in protocol.discharge.scores if each.instrument in _SCORES), "")


def overrides(criteria: tuple[Criterion, ...]) -> Iterator[HoldOverridden]:
    """Yield who answers for letting the patient go in spite of these."""
    for each in criteria:
        yield HoldOverridden(STAGE, each.key, each.sentence, "Simulated physician", "well, long past the plan")
