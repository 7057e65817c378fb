"""Which key of the live screen opens which form."""

from ui.desk import Desk
from ui.live.discharge.discharge_form import DischargeForm
from ui.live.form import Form
from ui.running_session import RunningSession
from ui.text import tr


def form_for(name: str, running: RunningSession, desk: Desk) -> tuple[str, Form] | None:  # noqa: ARG001
    """Return the title and the form that the key of that name opens; None for a key that has none."""
    if running.state.opened is None:
        return None
    if name == "discharge":
        return tr("Before leaving"), DischargeForm(running)
    return None
