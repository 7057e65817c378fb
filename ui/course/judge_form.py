"""Judge the response: what is known, and the outcome that a physician signs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from session.course import Assessment, Course, CoursePhase, Measured, Outcome
from session.course_story import Story
from session.people import Act
from session.quantities import plain, rounded
from session.responder import Response, response
from session.satisfaction import is_satisfied, satisfaction
from ui.course.course_form import CourseForm
from ui.course.day_field import must_choose
from ui.course.patient_course import PatientCourse
from ui.day_words import day_words
from ui.desk import Desk
from ui.live.name_field import NameField
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled


class JudgeForm(CourseForm):
    """No maintenance before this is signed. The rule's sentence follows the answer of whether they are satisfied."""

    title = "Judge the response"
    act = Act.JUDGE

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("Sign the judgement"))
        story = self.story
        self.facts = self.label("\n".join(_facts(story)), "")
        self.found = self.label(name="sentence")
        self.rule = self.label(_rule(shown), "caption")
        self.satisfied = ChoiceRow(tr("Is the patient satisfied"), ((True, tr("Yes")), (False, tr("No"))))
        self.satisfied.choose(self._known())
        outcomes = ((Outcome.GO_ON, tr("Go on")), (Outcome.CHANGE_DOSE, tr("Change dose")), (Outcome.STOP, tr("Stop")))
        self.outcome = ChoiceRow(tr("Outcome"), outcomes)
        self.leads = self.label(name="caption")
        self.words = Field(tr("In words"), example=tr("sleeps through, walks to the shop"))
        self.physician = NameField(tr("Physician who judges"), desk.registry.staff())
        self._judge_in_person()
        desk.signed_in_changed.connect(self._judge_in_person)
        self.lay_out(self.satisfied, self.outcome, self.words, self.physician)
        for place, label in enumerate((self.facts, self.found, self.rule)):
            self.view.body.insertWidget(place, label)
        self.view.body.insertWidget(self.view.body.indexOf(self.outcome) + 1, self.leads)
        self.satisfied.chosen.connect(self._show_found)
        self.outcome.chosen.connect(self._show_leads)
        self._show_found()
        self._show_leads()

    def _judge_in_person(self) -> None:
        if self.desk.signed_in is not None:
            self.physician.fix(self.desk.signed_in.name)

    @property
    def response(self) -> Response:
        """Return the status by the rule, with the answer that is given here."""
        answer = self.satisfied.value()
        satisfied = answer if isinstance(answer, bool) else None
        return response(self.story, self.shown.protocol.course, satisfied=satisfied)

    def faulty(self) -> Sequence[Labelled]:
        self.outcome.show_problem(must_choose(self.outcome.value(), tr("Choose the outcome.")))
        stops = self.outcome.value() is Outcome.STOP
        self.words.show_problem(tr("The course ends. Write why.") if stops and not self.words.text() else "")
        wrong: list[Labelled] = [part for part in (self.outcome, self.words) if part.problem]
        return wrong if self.physician.complete() else [*wrong, self.physician.field]

    def write(self, actor: str) -> str:
        course = self.story.course
        judged = Assessment(
            course_id=course.course_id,
            day=self.shown.today,
            outcome=Outcome(str(self.outcome.value())),
            physician=self.physician.text(),
            found=self.response.sentence,
            words=self.words.text(),
        )
        self.desk.registry.courses.judge(judged, self._after(course, judged), actor, self._answer())
        return tr("The judgement is signed: {outcome}.").format(outcome=judged.outcome.value)

    def _answer(self) -> Measured | None:
        """Return what the patient says now, where it is not known yet."""
        answer = self.satisfied.value()
        if not isinstance(answer, bool) or answer is self._known():
            return None
        return satisfaction(self.course.patient_id, self.shown.today, satisfied=answer)

    def _known(self) -> bool | None:
        """Return what the patient said since the last infusion."""
        since = self.story.last.infusion.day if self.story.last else None
        return is_satisfied(self.story.kept.measured, since)

    def _after(self, course: Course, judged: Assessment) -> Course:
        if judged.outcome is Outcome.STOP:
            return replace(course, phase=CoursePhase.ENDED, ended_on=judged.day, end_reason=judged.words)
        if judged.outcome is Outcome.GO_ON:
            return replace(course, phase=CoursePhase.MAINTENANCE)
        induced = course.phase is CoursePhase.INDUCTION
        return replace(course, phase=CoursePhase.ASSESSMENT) if induced else course

    def _show_found(self) -> None:
        self.found.setText(self.response.sentence)

    def _show_leads(self) -> None:
        outcome = self.outcome.value()
        leads = {
            Outcome.GO_ON: tr("The course goes on in maintenance."),
            Outcome.CHANGE_DOSE: tr("The course goes on with another dose, and the response is judged again."),
            Outcome.STOP: tr("The course ends today, with these words as the reason."),
        }
        words = leads[outcome] if isinstance(outcome, Outcome) else tr("Nothing is chosen beforehand.")
        self.leads.setText(words)


def _facts(story: Story) -> Iterator[str]:
    """Yield what is known, one fact a line; what is not known says so."""
    course = story.course
    yield tr("Given: {given} infusions, {planned} planned for the induction.").format(
        given=len(story.given), planned=course.planned
    )
    if story.baseline is None:
        yield tr("Pain before the treatment: not known.")
    else:
        yield tr("Pain before the treatment: {pain}.").format(pain=plain(rounded(story.baseline, 1)))
    last = story.last
    if last is None:
        return
    nadir = tr("not known") if last.nadir is None else plain(rounded(last.nadir, 1))
    yield tr("Pain in the week after the last infusion, {day}: {pain}.").format(
        day=day_words(last.infusion.day), pain=nadir
    )
    since = [one for one in story.diary if one.day > last.infusion.day]
    now = "" if story.present_pain is None else tr(", now {pain}").format(pain=plain(rounded(story.present_pain, 1)))
    yield tr("Diary since: {count} days{now}.").format(count=len(since), now=now)


def _rule(shown: PatientCourse) -> str:
    rules = shown.protocol.course
    return tr(
        "The protocol's rule: at least {percent} % less pain, with satisfaction, for {single} weeks after one "
        "infusion or {series} after a series."
    ).format(
        percent=plain(rules.responder_percent), single=rules.responder_weeks_single, series=rules.responder_weeks_series
    )
