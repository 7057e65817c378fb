"""What each key of the live screen offers: a title, words for the entry line, and the panel that writes the rest."""

from dataclasses import dataclass

from session.bag import usual_bags
from session.instruments.catalogue import INSTRUMENTS
from session.record import Phase
from ui.live import pieces
from ui.live.gate.access_pieces import access_pieces
from ui.live.score_form import ScoreForm
from ui.running_session import RunningSession
from ui.text import tr


@dataclass(frozen=True, slots=True)
class Offer:
    """Words for the line, and the panel beside them."""

    title: str
    words: str
    panel: pieces.Pieces


def offer_for(name: str, running: RunningSession) -> Offer | None:  # noqa: C901, PLR0911, PLR0912 -- one for each key
    """Return what the key of that name offers in this session; None for a key that has no panel."""
    state = running.state
    if state.opened is None:
        return None
    protocol = state.opened.protocol
    match name:
        case "rate" if state.phase is Phase.BEFORE:
            words = f"start {state.opened.order.start_rate}"
            return Offer(tr("Start infusion"), words, pieces.rate_pieces(protocol, "start", None))
        case "rate":
            return Offer(tr("Rate"), "rate ", pieces.rate_pieces(protocol, "rate", state.rate))
        case "bag":
            return Offer(tr("Another bag"), "bag ", pieces.bag_pieces(usual_bags(state)))
        case "end":
            return Offer(tr("End the infusion"), "end", pieces.end_pieces())
        case "note":
            return Offer(tr("Note"), "; ", pieces.note_pieces(protocol.presets))
        case "drug":
            return Offer(tr("Drug given"), "given ", pieces.drug_pieces(state.opened))
        case "effect":
            present = [effect.name for effect in state.effects]
            return Offer(tr("Side effect"), "effect ", pieces.effect_pieces(protocol, present))
        case "score":
            recovering = state.phase in (Phase.RECOVERY, Phase.READY)
            return Offer(tr("Scores"), "", pieces.score_pieces(recovering=recovering))
        case "access":
            return Offer(tr("IV access"), "access ", access_pieces())
        case "vitals":
            return Offer(tr("Vital signs"), "", pieces.vitals_pieces())
        case _ if instrument := INSTRUMENTS.get(name.removeprefix("score ")):
            return Offer(instrument.title, "", ScoreForm(instrument, running))
        case _:
            return None
