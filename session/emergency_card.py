"""The cards of an emergency: those of the protocol, and what there is to press where it has none."""

from datetime import datetime
from typing import Final

from session.alert_events import EmergencyStepTaken
from session.commands import Setting
from session.emergency import Emergency
from session.entry import parse
from session.events import Body
from session.protocol import EmergencyCard, Protocol, Step
from session.record import Status
from session.state import SessionState

_STEPS: Final = (Step("Stop the infusion", "end; emergency"), Step("Call for help"))
BUILT_IN: Final = EmergencyCard("Emergency", _STEPS)
"""What may be pressed under a protocol without a card of its own."""


def cards(protocol: Protocol) -> tuple[EmergencyCard, ...]:
    """Return the cards from which one is chosen, at least one."""
    return protocol.emergency or (BUILT_IN,)


def card_of(protocol: Protocol, title: str) -> EmergencyCard:
    """Return the card of that title; one that the protocol does not have has the built-in steps."""
    found = next((card for card in cards(protocol) if card.title == title), None)
    return found or EmergencyCard(title, BUILT_IN.steps)


def step_bodies(step: Step, setting: Setting) -> tuple[Body, ...]:
    """Return what a press on a step records: its words, then the facts of its line where it has one that is read."""
    facts = parse(step.line, setting).confirmed() if step.line else ()
    return (EmergencyStepTaken(step.words), *facts)


def drug_bodies(drug: str, setting: Setting) -> tuple[Body, ...]:
    """Return what a press on a drug records; one that the entry line cannot read is kept as a step, in its words."""
    return parse(f"given {drug}", setting).facts or (EmergencyStepTaken(drug),)


def moments(state: SessionState, emergency: Emergency, body: Body) -> tuple[datetime, ...]:
    """Return when a step was taken, or this very drug and dose given, in an emergency, the latest last."""
    if isinstance(body, EmergencyStepTaken):
        return tuple(at for words, at in emergency.taken if words == body.step)
    since = (entry for entry in state.entries if entry.occurred_at >= emergency.began_at)
    return tuple(entry.occurred_at for entry in since if entry.body == body and entry.status is not Status.VOIDED)
