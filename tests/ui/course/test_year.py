"""The last 12 months are all that was given, in a course or not; boosters are counted from the judgement on."""

from collections.abc import Callable

from session.ports import Patient
from tests.pages.course import CoursePageObject
from tests.ui.clinic import Clinic
from tests.ui.course.examples import day_before, give, judge, open_course
from ui.course.faces import Face, course_faces
from ui.course.patient_course import read_course


def faces(clinic: Clinic, patient: Patient) -> dict[str, Face]:
    return {face.title: face for face in course_faces(read_course(clinic.desk, patient.patient_id))}


def test_that_infusions_outside_of_any_course_count_to_the_year(
    clinic: Clinic, patient: Patient, patients: Callable[[], CoursePageObject]
) -> None:
    for days in (60, 53):
        give(clinic, patient, day_before(days))
    open_course(clinic, patient, day_before(20))
    give(clinic, patient, day_before(10))
    patients()
    told = faces(clinic, patient)
    assert told["Last 12 months"].figure == "3 infusions"
    assert told["Course"].detail == "1 of 6 given"


def test_that_an_induction_that_was_judged_early_does_not_go_on_with_the_boosters(
    clinic: Clinic, patient: Patient, patients: Callable[[], CoursePageObject]
) -> None:
    course = open_course(clinic, patient, day_before(90))
    for days in (88, 81):
        give(clinic, patient, day_before(days))
    judge(clinic, course, day_before(60))
    give(clinic, patient, day_before(30))
    page = patients()
    assert faces(clinic, patient)["Course"].detail == "after 2 of 6 induction, 1 booster"
    assert page.patients[0].endswith("Maintenance · booster 2")
