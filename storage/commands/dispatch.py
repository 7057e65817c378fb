"""Gives each command what it was asked with."""

from session.problems import KnownProblem
from storage.commands.arguments import Arguments
from storage.commands.desk import Desk


def carry_out(chosen: Arguments, desk: Desk) -> int:
    """Do the command that was chosen and return the exit status; raises KnownProblem.

    A reader that has heard enough, as `head` has, ends the command without a word.
    """
    try:
        return _done(chosen, desk)
    except BrokenPipeError:
        return 1
    except OSError as error:
        what = error.filename or "A file"
        raise KnownProblem(f"{what} cannot be used: {error.strerror}. Nothing that was saved is lost.") from error


def _done(chosen: Arguments, desk: Desk) -> int:
    match chosen.command:
        case "transcribe":
            from storage.commands.transcription import transcribe_form

            return transcribe_form(desk, chosen.file)
        case "diary":
            from storage.commands.diary import write_diary

            return write_diary(desk, chosen.mrn, chosen.file)
        case "export":
            from storage.commands.exporting import export_session

            return export_session(desk, chosen.session, chosen.format, chosen.output)
        case "verify":
            from storage.commands.verifying import verify_record

            return verify_record(desk, chosen.session)
        case "simulate":
            from storage.commands.simulating import simulate_session

            return simulate_session(desk, chosen.minutes, chosen.seed, chosen.scenario)
        case _:
            from storage.commands.listing import list_sessions

            return list_sessions(desk, as_json=chosen.json)
