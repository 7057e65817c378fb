"""What is pointed out about the pump: rates, bags, the second check, and who witnesses what."""

from dataclasses import replace
from typing import TYPE_CHECKING

from session.declarations import DrugAccounted, PumpChecked
from session.events import SessionOpened
from session.pump_check import differences
from session.pump_events import BagChanged, InfusionStarted, RateChanged
from session.quantities import Mixture, Rate, plain, rounded
from session.rate_authority import beyond_maximum, with_authority
from session.record import RUNNING, Entry

if TYPE_CHECKING:
    from session.state import SessionState


def pump_limits(state: "SessionState", entry: Entry) -> tuple[str, ...]:
    """Return a sentence for each thing about the pump that `entry` says and that is beyond a limit."""
    opened, mixture = state.opened, state.mixture
    if opened is None or mixture is None:
        return ()
    return tuple(filter(None, _about_pump(state, entry, opened, mixture)))


def _about_pump(state: "SessionState", entry: Entry, opened: SessionOpened, mixture: Mixture) -> tuple[str, ...]:
    match entry.body:
        case InfusionStarted(rate=rate) | RateChanged(rate=rate):
            beyond = beyond_maximum(opened.protocol, rate, mixture, opened.order)
            return (with_authority(state.declared, beyond, entry.event.occurred_at),)
        case BagChanged() as bag:
            running = state.rate if state.phase in RUNNING else None
            return (other_strength(bag, mixture), bag_beyond_maximum(bag, running, opened, mixture))
        case PumpChecked() as checked:
            return _pump_checked(state, checked, entry.event.actor)
        case DrugAccounted(witness=witness) if same_person(witness, entry.event.actor):
            return (f"{witness} wrote the account of the drug and cannot witness it.",)
    return ()


def other_strength(bag: BagChanged, mixture: Mixture) -> str:
    """Say that a bag is not as strong as the one before; an empty text where it is."""
    strength = bag.mg_per_ml
    if strength is None or strength == mixture.mg_per_ml:
        return ""
    now, before = plain(rounded(strength, 3)), plain(rounded(mixture.mg_per_ml, 3))
    return (
        f"The bag has {now} mg/mL, before it were {before} mg/mL: the same mg/h needs another mL/h. Set the pump anew."
    )


def bag_beyond_maximum(bag: BagChanged, rate: Rate | None, opened: SessionOpened, mixture: Mixture) -> str:
    """Say that a bag lifts a running rate, written in mL/h, above its maximum; an empty text where it does not."""
    strength = bag.mg_per_ml
    if strength is None or rate is None or beyond_maximum(opened.protocol, rate, mixture, opened.order):
        return ""
    beyond = beyond_maximum(opened.protocol, rate, replace(mixture, mg_per_ml=strength), opened.order)
    return f"With this bag {beyond}" if beyond else ""


def same_person(one: str, other: str) -> bool:
    """Say whether two names are the same, whatever their spaces and capitals."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _pump_checked(state: "SessionState", checked: PumpChecked, actor: str) -> tuple[str, ...]:
    """Say what a second person found otherwise than ordered, and that a check by the same person is none."""
    if state.opened is None or state.mixture is None:
        return ()
    alone = f"{checked.by} wrote the check of the pump; a second person has to make it."
    running = state.rate if state.phase in RUNNING else None
    found = differences(state.opened, state.mixture, checked, running)
    return (alone, *found) if same_person(checked.by, actor) else found
