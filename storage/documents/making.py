"""Makes documents from an open database, as the screens and the command line ask for them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from session.course import CourseFile
from session.course_story import Story, tell
from session.documents import Paper
from session.last_session import LastSession, last_session
from session.ports import Clock, Journal, Patient, Registry
from session.problems import KnownProblem, StorageProblem
from session.protocol import Protocol
from session.state import replay
from session.times import at_chair

if TYPE_CHECKING:
    from storage.documents.typesetting import Shape

_WATERMARK: Final = "Demonstration: not a patient"


@dataclass(frozen=True, slots=True)
class PrintedDocuments:
    """Reads what is on disk now and sets it; may be called from any thread. What sets it is loaded with the first."""

    journal: Journal
    registry: Registry
    clock: Clock

    def session_record(self, session_id: UUID, paper: Paper) -> bytes:
        from storage.documents import session_record, typesetting

        return typesetting.as_pdf(session_record.TEMPLATE, self._session(session_id), paper)

    def session_pictures(self, session_id: UUID, paper: Paper, dots_per_inch: int) -> tuple[bytes, ...]:
        from storage.documents import session_record, typesetting

        return typesetting.as_pictures(session_record.TEMPLATE, self._session(session_id), paper, dots_per_inch)

    def course_letter(self, patient_id: UUID, paper: Paper, signed_by: str = "") -> bytes:
        from storage.documents import course_letter, typesetting

        return typesetting.as_pdf(course_letter.TEMPLATE, self._letter(patient_id, signed_by), paper)

    def letter_pictures(
        self, patient_id: UUID, paper: Paper, dots_per_inch: int, signed_by: str = ""
    ) -> tuple[bytes, ...]:
        from storage.documents import course_letter, typesetting

        shaped = self._letter(patient_id, signed_by)
        return typesetting.as_pictures(course_letter.TEMPLATE, shaped, paper, dots_per_inch)

    def _session(self, session_id: UUID) -> "Shape":
        from storage.documents.session_record import Sitting, session_record

        row = self.registry.session_row(session_id)
        if row is None:
            raise StorageProblem("This session is not in the record that is open, so there is no page of it.")
        state = replay(self.journal.events(session_id))
        changed = self.journal.verify(session_id)
        sitting = Sitting(session_id, state, row.patient, self.journal.samples(session_id), changed)
        return session_record(sitting, self.clock.wall(), watermark=self._watermark())

    def _letter(self, patient_id: UUID, signed_by: str) -> "Shape":
        from storage.documents.course_letter import Letter, course_letter

        patient = self.registry.patient(patient_id)
        if patient is None:
            raise StorageProblem("This patient is not in the record that is open, so there is no letter.")
        kept = self._newest_course(patient)
        protocol, remark = self._protocol(kept)
        now = self.clock.wall()
        offset_min = self.clock.utc_offset_min(now)
        story = tell(kept, protocol, at_chair(now, offset_min).date())
        letter = Letter(
            patient=patient,
            story=story,
            protocol=protocol,
            sessions=self._sessions(story),
            utc_offset_min=offset_min,
            signed_by=signed_by.strip(),
            remark=remark,
            watermark=self._watermark(),
        )
        return course_letter(letter)

    def _newest_course(self, patient: Patient) -> CourseFile:
        courses = self.registry.courses.courses_of(patient.patient_id)
        kept = self.registry.courses.kept(courses[0].course_id) if courses else None
        if kept is None:
            raise KnownProblem(f"{patient.name} has no course of treatment, so there is no letter about one.")
        return kept

    def _protocol(self, kept: CourseFile) -> tuple[Protocol, str]:
        """Return the protocol of a course, or the one that stands in where it is not known, and the words for that."""
        protocols = self.registry.protocols()
        own = next((one for one in protocols if one.name == kept.course.protocol), None)
        if own is not None:
            return own, ""
        words = f"The protocol {kept.course.protocol} is not known here; the rules of {protocols[0].title} stand in."
        return protocols[0], words

    def _sessions(self, story: Story) -> dict[UUID, LastSession]:
        """Return what each infusion of a course came to; one that cannot be read is left out."""
        found = {}
        for one in story.given:
            try:
                told = last_session(replay(self.journal.events(one.infusion.session_id)))
            except StorageProblem:
                continue
            if told is not None:
                found[one.infusion.session_id] = told
        return found

    def _watermark(self) -> str:
        from storage.demonstration_record import is_demonstration  # it opens databases, and so knows this

        return _WATERMARK if is_demonstration(self.registry) else ""
