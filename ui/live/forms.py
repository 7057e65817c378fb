"""Which key of the live screen opens which form."""

from ui.desk import Desk
from ui.live.form import Form
from ui.running_session import RunningSession


def form_for(name: str, running: RunningSession, desk: Desk) -> tuple[str, Form] | None:  # noqa: ARG001
    """Return the title and the form that the key of that name opens; None for a key that has none."""
    if running.state.opened is None:
        return None
    return None
