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
        case "export" | "plan" | "letter":
            return _handed_out(chosen, desk)
        case "verify" | "seal" | "backup" | "restore" | "encrypt" | "pin":
            return _kept_safe(chosen, desk)
        case "simulate":
            return _simulated(chosen, desk)
        case _:
            from storage.commands.listing import list_sessions

            return list_sessions(desk, as_json=chosen.json)


def _kept_safe(chosen: Arguments, desk: Desk) -> int:
    """Check, seal or encrypt the record, copy it or put a copy in its place, or let somebody in again."""
    match chosen.command:
        case "backup":
            from storage.commands.backing import write_copy

            return write_copy(desk, chosen.file)
        case "restore":
            from storage.commands.restoring import restore_copy

            return restore_copy(desk, chosen.file)
        case "encrypt":
            from storage.commands.encrypting import encrypt_record

            return encrypt_record(desk, chosen.passphrase, new_key=chosen.new_key)
        case "pin":
            from storage.commands.pin import set_pin

            return set_pin(desk, chosen.name)
        case "seal":
            from storage.commands.sealing import write_seal

            return write_seal(desk, chosen.day)
        case _:
            from storage.commands.verifying import verify_record

            return verify_record(desk, chosen.session, chosen.seal)


def _handed_out(chosen: Arguments, desk: Desk) -> int:
    """Write a session, a plan or a letter to a file, or to where the program is called from."""
    if chosen.command == "plan":
        from storage.commands.planning import write_plan

        return write_plan(desk, chosen.mrn, chosen.output)
    if chosen.command == "letter":
        from storage.commands.printing import write_letter

        return write_letter(desk, chosen.mrn, chosen.paper, str(chosen.output), chosen.signed_by)
    if chosen.format == "pdf":
        from storage.commands.printing import write_record

        return write_record(desk, chosen.session, chosen.paper, str(chosen.output))
    from storage.commands.exporting import export_session

    return export_session(desk, chosen.session, chosen.format, chosen.output)


def _simulated(chosen: Arguments, desk: Desk) -> int:
    """Write a whole session, or patients with their courses."""
    if chosen.course:
        from storage.commands.simulating_courses import simulate_courses

        return simulate_courses(desk, chosen.patients, chosen.seed)
    from storage.commands.simulating import simulate_session

    return simulate_session(desk, chosen.minutes, chosen.seed, chosen.scenario)
