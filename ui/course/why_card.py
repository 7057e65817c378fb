"""Why the next booster is expected when it is, and what the response comes to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from session.booster_words import reasons, returns_fast
from session.course import CoursePhase
from ui.course.patient_course import PatientCourse
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.scroll_column import ScrollColumn


class WhyCard(Card):
    """Two sentences for the dates, a hint where the pain returns fast, and the rule's sentence on the response."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Why these dates"), parent)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        view = ScrollColumn(self)
        view.body.addWidget(self.words)
        self.body.addWidget(view, 1)

    def show_course(self, shown: PatientCourse) -> None:
        self.words.setText("\n\n".join(why_sentences(shown)))


def why_sentences(shown: PatientCourse) -> list[str]:
    """Return what the dates rest on, and what is missing."""
    story = shown.story
    if story is None:
        return []
    said = [shown.remark] if shown.remark else []
    course = story.course
    goes_on = course.phase is CoursePhase.INDUCTION and len(story.given) < course.planned
    if goes_on:
        said.append(tr("The induction goes on; when a booster is due is known once the response to it is judged."))
    elif course.phase is not CoursePhase.ENDED:
        said += [" ".join(filter(None, reasons(story, shown.protocol)))]
        if returns_fast(story, shown.protocol):
            said.append(
                tr("The pain came back within {days} days: a mini-series of two or three is worth a thought.").format(
                    days=shown.protocol.course.fast_return_days
                )
            )
        if story.silent_since is not None:
            said.append(
                tr("The diary has been silent since {day}: ask by phone.").format(day=story.silent_since.isoformat())
            )
    if not story.given:
        said.append(tr("Nothing has been given in this course yet; its infusions come from the sessions at the chair."))
    found = shown.response
    if found is not None and story.given and not goes_on:
        said.append(tr("Response: {sentence}").format(sentence=found.sentence))
    return [one for one in said if one]
