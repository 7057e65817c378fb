"""A session before its start, with everything asked seen to, or all but some of it."""

from dataclasses import replace

from session.declarations import HoldOverridden, PumpChecked, QuestionAnswered
from session.events import Body, SessionOpened
from session.order import Order
from session.protocol import Protocol
from session.pump_check import pump_setting
from session.screening import Outcome, gate
from session.screening_items import Background, Item
from session.state import SessionState, replay
from tests.session.cases import OPENED, ORDER, SHIPPED, WEIGHT, at, event

NOW = at("9:58")
FINE = "9:52 125/78 73 98% r15"
ACCESS = "9:53 access left forearm 22G attempt 1"
DETAILS = {"consent": "2026-11-02", "escort": "Ada Okafor, 555 0134"}
_SET = pump_setting(ORDER, ORDER.mixture(WEIGHT))
PUMP = PumpChecked("J. Mensah", _SET.drug, _SET.mg_per_ml, _SET.rate_ml_h, _SET.volume_ml)


def opened(protocol: Protocol = SHIPPED, order: Order = ORDER) -> SessionOpened:
    return replace(OPENED, protocol=protocol, order=order)


def answered(key: str, answer: str, detail: str = "") -> QuestionAnswered:
    return QuestionAnswered("gate", key, answer, detail)


def safe(*but: str) -> list[Body]:
    """Return the safe answer to every question but these."""
    return [
        answered(one.key, one.safe, DETAILS.get(one.key, "") if one.safe == "yes" else "")
        for one in SHIPPED.gate
        if one.key not in but
    ]


def state_of(*bodies: Body | str, start: SessionOpened | None = None) -> SessionState:
    """Return a session with these, in their order; a line has its own time, the rest is at 9:55."""
    events = [event(*body.split(maxsplit=1)) if isinstance(body, str) else event("9:55", body) for body in bodies]
    return replay([event("9:50", start or opened()), *events])


def ready(*more: Body | str, but: tuple[str, ...] = (), start: SessionOpened | None = None) -> SessionState:
    """Return a session with everything seen to except for these, and with what comes then."""
    parts: dict[str, Body | str] = {"baseline": FINE, "access": ACCESS, "second check": PUMP}
    kept = [part for key, part in parts.items() if key not in but]
    return state_of(*kept, *safe(*but), *more, start=start)


def item(state: SessionState, key: str, background: Background | None = None) -> Item:
    (found,) = [one for one in gate(state, background or Background(), NOW).items if one.key == key]
    return found


def outcome(state: SessionState, background: Background | None = None) -> Outcome:
    return gate(state, background or Background(), NOW).outcome


def override(state: SessionState, key: str, by: str = "Dr Ferrari", reason: str = "seen") -> HoldOverridden:
    return HoldOverridden("gate", key, item(state, key).sentence, by, reason)
