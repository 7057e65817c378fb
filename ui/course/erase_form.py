"""Remove who a patient is, for good: what goes, what stays, and the name typed again against mistakes."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar
from uuid import UUID

from session.erasure import erased_name
from session.folded import folded
from session.people import Act
from session.safekeeping import Backup
from session.times import at_chair
from ui.aside import Aside
from ui.course.course_form import CourseForm
from ui.course.patient_course import PatientCourse
from ui.day_words import day_words
from ui.desk import Desk
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled


class EraseForm(CourseForm):
    """The file is written anew beside the window, which may not stand still for it."""

    title = "Remove this patient's identity"
    saves_by_enter = False
    act: ClassVar[Act] = Act.ERASE

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("Remove it for good"))
        self.reason = Field(tr("Why it is removed"), example=tr("asked for it in writing, 12 Oct"))
        self.name = Field(tr("Type the name again: {name}").format(name=shown.patient.name))
        self._aside: Aside | None = None
        self.words = [self.label(sentence) for sentence in self._sentences()]
        self.lay_out(self.reason, self.name, *self.words)
        self.setFocusProxy(self.reason)

    @property
    def busy(self) -> bool:
        """Say whether it is being removed."""
        return self._aside is not None and self._aside.busy

    def faulty(self) -> Sequence[Labelled]:
        self.reason.show_problem("" if self.reason.text() else tr("Write why it is removed."))
        same = folded(self.name.text()) == folded(self.shown.patient.name)
        self.name.show_problem("" if same else tr("This is not the name of this patient. Nothing is removed yet."))
        return [field for field in (self.reason, self.name) if field.problem]

    def take(self) -> None:
        """Remove it where nothing is missing; what was typed stays until it is done."""
        if self.busy or not self.is_ready():
            return
        patient_id = self.shown.patient.patient_id
        self.button.setEnabled(False)
        self.say(tr("The identity is being removed. The file is written anew, which may take a moment."), wrong=False)
        # The desk's, for the panel may be closed meanwhile, and the screens have to know all the same.
        self._aside = Aside("erasing", self.desk)
        self._aside.done.connect(partial(_tell, self.desk, patient_id, self._aside))
        self._aside.done.connect(self._done)
        self._aside.failed.connect(self._failed)
        self._aside.begin(partial(self.desk.registry.erase_patient, patient_id, self.who.text(), self.reason.text()))

    def _done(self, whole: object) -> None:
        words = tr("The identity was removed. {name} is what remains.")
        left = tr("Parts of it are still in the file. It is tried again when the record is opened next.")
        said = words.format(name=erased_name(self.shown.patient.patient_id))
        self.settle(said if whole else f"{said} {left}")

    def _failed(self, sentence: str) -> None:
        self.button.setEnabled(True)
        self.say(sentence)

    def _sentences(self) -> tuple[str, ...]:
        count = len(self.desk.registry.sessions_of(self.shown.patient.patient_id))
        return (
            tr(
                "What goes: name, MRN, birth date and sex, here, in the search and in the list of changes. It cannot "
                "be taken back."
            ),
            tr(
                "What stays: {sessions} with all entries and signatures, course, diary and judgements, under “{name}”."
            ).format(
                sessions=tr("1 session") if count == 1 else tr("{count} sessions").format(count=count),
                name=erased_name(self.shown.patient.patient_id),
            ),
            tr(
                "A name that somebody typed into a note, a reason or a kept search is not found by this, and stays. "
                "Tables and pages that were saved or printed stay as well."
            ),
            self._backup_words(self.desk.backed_up()),
        )

    def _backup_words(self, backups: Sequence[Backup]) -> str:
        elsewhere = tr("Backups and copies that are kept elsewhere still hold it too.")
        if not backups:
            return tr("Backups of this record still hold the identity until they are removed.")
        days = sorted(at_chair(one.made_at, self.desk.clock.utc_offset_min(one.made_at)).date() for one in backups)
        words = tr("{count} backups beside the record still hold the identity, of {first} to {last}.")
        if len(days) == 1:
            words = tr("The backup beside the record of {first} still holds the identity.")
        said = words.format(count=len(days), first=day_words(days[0]), last=day_words(days[-1]))
        return f"{said} {elsewhere}"


def _tell(desk: Desk, patient_id: UUID, aside: Aside, _whole: object) -> None:
    """Let every screen show the row as it is now."""
    aside.deleteLater()
    if (patient := desk.registry.patient(patient_id)) is not None:
        desk.patient_corrected.emit(patient)
