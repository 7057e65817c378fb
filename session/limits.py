"""Which values are beyond a limit of the protocol at which to act."""

from collections.abc import Mapping
from decimal import Decimal

from session.state import SessionState


def beyond(state: SessionState, values: Mapping[str, Decimal]) -> tuple[str, ...]:
    """Return the codes of those values that are beyond, each once, in the protocol's order; a limit itself is not."""
    limits = state.opened.protocol.act if state.opened else ()
    found = (limit.code for limit in limits if limit.code in values and not limit.holds(values[limit.code]))
    return tuple(dict.fromkeys(found))
