"""Which key of the live screen opens which form."""

from ui.desk import Desk
from ui.live.account_form import AccountForm
from ui.live.alert_form import AlertForm
from ui.live.authorise_rate import AuthoriseRate
from ui.live.checkin_correction import CheckInCorrection
from ui.live.discharge.discharge_form import DischargeForm
from ui.live.entry_flow import AUTHORISE
from ui.live.form import Form
from ui.live.limits_form import LimitsForm
from ui.live.second_check import SecondCheck
from ui.running_session import RunningSession
from ui.text import tr


def form_for(name: str, running: RunningSession, desk: Desk) -> tuple[str, Form] | None:  # noqa: PLR0911 -- one for each form
    """Return the title and the form that the key of that name opens; None for a key that has none."""
    opened = running.state.opened
    if opened is None:
        return None
    match name:
        case "correct check-in":
            return tr("Correct the check-in"), CheckInCorrection(running, desk, opened)
        case "alert":
            return tr("Alerts"), AlertForm(running)
        case "discharge":
            return tr("Before leaving"), DischargeForm(running, desk)
        case "limits":
            return tr("Limits for this patient"), LimitsForm(running, desk)
        case "second check":
            return tr("Second check"), SecondCheck(running, desk)
        case "account":
            return tr("Account for the drug"), AccountForm(running, desk)
        case _ if name == AUTHORISE:
            return tr("Above the maximum"), AuthoriseRate(running, desk)
        case _:
            return None
