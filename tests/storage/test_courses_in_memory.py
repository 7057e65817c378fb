"""The courses in memory, with which the core is tested, answer as those on disk do."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from session.course import CoursePhase, Measure, Outcome
from session.course_ports import Courses
from session.problems import KnownProblem
from session.simulation.hand_clock import HandClock
from storage.opening import open_database
from tests.session.course_cases import BO, MIRIAM, a_booking, a_course, a_judgement, a_measure, a_treatment, told
from tests.session.course_fakes import MemoryCourses
from tests.storage.examples import START

NURSE = "A. Lindqvist"
MIRIAMS, BOS = a_course(), a_course(BO)
BOOKED, TREATED = a_booking(MIRIAMS), a_treatment()
JUDGED, GOING_ON = replace(MIRIAMS, phase=CoursePhase.ASSESSMENT), replace(MIRIAMS, phase=CoursePhase.MAINTENANCE)
STORY: Iterable[Callable[[Courses], object]] = (
    lambda courses: courses.open_course(MIRIAMS, [BOOKED], NURSE),
    lambda courses: courses.open_course(a_course(), [], NURSE),
    lambda courses: courses.open_course(BOS, [a_booking(BOS, "13:00"), a_booking(BOS, "11:00")], NURSE),
    lambda courses: courses.course(BOS.course_id),
    lambda courses: courses.open_course(BOS, [a_booking(BOS, "13:00", chair="Chair 3")], NURSE),
    lambda courses: courses.book(a_booking(BOS, "10:30"), NURSE),
    lambda courses: courses.change_booking(replace(BOOKED, chair="Chair 4"), NURSE, ""),
    lambda courses: courses.change_bookings([replace(BOOKED, chair="Chair 5")], NURSE, ""),
    lambda courses: courses.change_bookings([replace(BOOKED, chair="")], NURSE, ""),
    lambda courses: courses.change_booking(replace(BOOKED, chair="Chair 6"), NURSE, "", seen=BOOKED),
    lambda courses: [row.patient for row in courses.bookings(START, START + timedelta(days=1))],
    lambda courses: courses.change_course(GOING_ON, NURSE, ""),
    lambda courses: courses.change_course(JUDGED, NURSE, ""),
    lambda courses: courses.assess(a_judgement(MIRIAMS, Outcome.STOP), GOING_ON, NURSE),
    lambda courses: courses.assess(a_judgement(MIRIAMS), GOING_ON, NURSE),
    lambda courses: courses.judge(replace(a_judgement(BOS), physician=""), BOS, NURSE, None),
    lambda courses: courses.judge(a_judgement(BOS), replace(BOS, phase=CoursePhase.MAINTENANCE), NURSE, None),
    lambda courses: courses.write_diary([told("4", 1), told("5"), told("6")], NURSE),
    lambda courses: courses.write_diary([told("3", 1), told("6"), told("2", 2)], NURSE),
    lambda courses: courses.write_diary([told("11")], NURSE),
    lambda courses: courses.diary(MIRIAM.patient_id),
    lambda courses: courses.add_treatment(TREATED, NURSE),
    lambda courses: courses.change_treatment(replace(TREATED, words="Yoga"), NURSE),
    lambda courses: courses.add_measured(a_measure(Measure.PGIC, "9"), NURSE),
    lambda courses: courses.add_measured(a_measure(Measure.PGIC, "2"), NURSE),
    lambda courses: courses.measured(MIRIAM.patient_id),
    lambda courses: [row.course for row in courses.open_courses()],
    lambda courses: courses.courses_of(BO.patient_id),
    lambda courses: courses.kept(MIRIAMS.course_id),
    lambda courses: [patient for patient, _ in courses.all_kept(open_only=True)],
)


def answer(step: Callable[[Courses], object], courses: Courses) -> object:
    try:
        return step(courses)
    except KnownProblem as problem:
        return problem.sentence.removesuffix(" Nothing was saved.")


def test_that_memory_and_disk_answer_alike(record: Path) -> None:
    opened = open_database(str(record), "chair-3", clock=HandClock(START, 0))
    for patient in (BO, MIRIAM):
        opened.registry.add_patient(patient, NURSE)
    memory, disk = MemoryCourses([BO, MIRIAM]), opened.registry.courses
    told_by = [(answer(step, memory), answer(step, disk)) for step in STORY]
    opened.close()
    assert [in_memory for in_memory, _ in told_by] == [on_disk for _, on_disk in told_by]
    assert sum(isinstance(sentence, str) for sentence, _ in told_by) == 10
