"""The command that writes a patient's pain diary from a CSV file."""

from contextlib import closing

from session.diary_file import read_diary
from session.people import AT_COMMAND_LINE
from session.problems import DiaryProblems, KnownProblem
from session.times import at_chair
from storage.commands.desk import Desk
from storage.commands.files import read_text
from storage.engine import database_file


def write_diary(desk: Desk, mrn: str, name: str) -> int:
    """Write every day of a file, or none; then every faulty line is told. Return the exit status."""
    text = read_text(name, desk.entered, "a diary")
    path = database_file(desk.url)
    if not path.exists():
        raise KnownProblem(f"There is no record at {path} yet, so nobody has a diary there.")
    with closing(desk.writing()) as opened:
        patient = opened.registry.patient_by_mrn(mrn)
        if patient is None:
            raise KnownProblem(f"No patient has the MRN {mrn}. Check the number, or register the patient first.")
        today = at_chair(desk.clock.wall(), desk.clock.utc_offset_min()).date()
        try:
            entries = read_diary(text, patient, today)
        except DiaryProblems as problems:
            desk.tell(f"{problems.sentence}\nNothing was written. Correct the file and enter it again.")
            return 1
        written = opened.registry.courses.write_diary(entries, AT_COMMAND_LINE)
        replaced, same = written.replaced, len(entries) - written.new - written.replaced
    known = f", {_days(same)} already there as told" if same else ""
    desk.answer(f"{patient.name}: {_days(written.new)} written, {_days(replaced)} replaced{known}")
    return 0


def _days(number: int) -> str:
    return f"{number:,} {'day' if number == 1 else 'days'}"
