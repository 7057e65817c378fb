"""What the chart of a comparison draws for a way of showing, and the sentence above it that says what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from session.comparison import Aligned
from session.comparison_band import LEAST, Band, no_band
from ui.charts.compare_look import MOST_LINES
from ui.charts.compare_marks import ComparedLine, CompareMarks, bands_of, beside, overlaid, with_looks
from ui.review.compare_head import CompareView
from ui.text import tr


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn; `behind` are the sessions of the bands. `follows_mark` says that the marked session is drawn."""

    marks: CompareMarks
    caption: str
    behind: tuple[Aligned, ...] = ()
    bands: Mapping[str, Band] = field(default_factory=dict)
    follows_mark: bool = False


def shown(
    view: CompareView,
    this: Aligned,
    others: tuple[Sequence[Aligned], Aligned | None],
    labels: Mapping[UUID, str],
) -> Shown:
    """Return what is drawn of this session and the others: those that are chosen, and the one that is marked."""
    chosen, marked = others
    own = ComparedLine(this, labels[this.session_id])
    if view is CompareView.BESIDE and marked is not None:
        other = ComparedLine(marked, labels[marked.session_id])
        caption = tr("This session at the left, that of {day} at the right; move through the list for another one.")
        return Shown(beside(own, other), caption.format(day=other.label), follows_mark=True)
    if view is CompareView.BAND and len(chosen) >= LEAST:
        bands, behind = bands_of(chosen), tuple(chosen)
        caption = tr("Grey: range and median of {count} sessions, each from the start of its infusion.")
        return Shown(overlaid(own, (), bands), caption.format(count=len(behind)), behind, bands)
    lines = with_looks((one, labels[one.session_id]) for one in chosen)
    return Shown(overlaid(own, lines, {}), _caption(view, len(chosen), len(lines)))


def _caption(view: CompareView, chosen: int, drawn: int) -> str:
    if view is CompareView.BAND:
        drawn_so = tr("It is drawn as a line.") if chosen else tr("Choose some in the list.")
        return f"{no_band(chosen)} {drawn_so}"
    if not chosen:
        return tr("No other session is chosen. Choose some in the list.")
    if drawn < chosen:
        words = tr("The {drawn} latest of {chosen} chosen sessions: more lines than {most} cannot be told apart.")
        return words.format(drawn=drawn, chosen=chosen, most=MOST_LINES)
    return tr("Each session from the start of its infusion; dashes and marks tell them apart.")
