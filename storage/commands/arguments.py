"""What can be written behind the program's name, read into one value."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from session.documents import Paper

if TYPE_CHECKING:
    from session.simulation.scenarios import Scenario

_FASTEST: Final = 600
_LONGEST_MIN: Final = 720
_MOST_PATIENTS: Final = 9_999

_ABOUT: Final = "Runs and records a ketamine infusion at the chair. Without a command it opens its window."
_DATABASE: Final = (
    "SQLAlchemy URL or file of the record; without it CHAIRSIDE_DATABASE, else a file in this user's data folder"
)

_KEY_FILE: Final = (
    "file with the passphrase or recovery key of an encrypted record; without it CHAIRSIDE_KEY_FILE, this system's "
    "keyring, or a question"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What was asked for; `command` is empty for the window, `database` None where none was named."""

    command: str = ""
    database: str | None = None
    key_file: str | None = None
    file: str = ""
    mrn: str = ""
    name: str = ""
    session: str = ""
    json: bool = False
    format: str = ""
    output: str | None = None
    minutes: int = 90
    seed: int = 1
    demo: bool = False
    monitor: str | None = None
    speed: int = 1
    scenario: "Scenario | None" = None
    course: bool = False
    patients: int = 10
    paper: Paper = Paper.A4
    signed_by: str = ""
    seal: str = ""
    day: date | None = None
    new_key: bool = False
    passphrase: str | None = None

    @property
    def training(self) -> bool:
        """Say whether nothing of this run belongs in a real record."""
        return self.demo or self.monitor == "simulated"


def read_arguments(words: Sequence[str] | None, version: str) -> Arguments:
    """Read the words behind the program's name; what cannot be read ends the program with status 2 and its usage."""
    parser = _parser(version)
    chosen = Arguments(**{name: value for name, value in vars(parser.parse_args(words)).items() if value is not None})
    for_window = [name for name in ("demo", "monitor", "speed") if getattr(chosen, name) != getattr(Arguments(), name)]
    if chosen.command and for_window:
        parser.error(f"--{for_window[0]} is for the window, not for {chosen.command}")
    if chosen.scenario and chosen.command not in {"", "simulate"}:
        parser.error(f"--scenario is for the window and for simulate, not for {chosen.command}")
    if chosen.scenario and not chosen.command and not chosen.training:
        parser.error("--scenario needs --demo or --monitor simulated: nothing is invented in a real record")
    if chosen.format == "pdf" and chosen.output in {None, "-"}:
        parser.error("--format pdf needs --output FILE: pages are no text for a terminal")
    if chosen.paper is not Arguments().paper and chosen.format != "pdf" and chosen.command != "letter":
        parser.error("--paper is for --format pdf")
    if chosen.patients != Arguments().patients and not chosen.course:
        parser.error("--patients needs --course")
    if chosen.course and (chosen.scenario or chosen.minutes != Arguments().minutes):
        parser.error("--course writes whole courses: leave --minutes and --scenario out")
    if chosen.speed > 1 and not chosen.training:
        parser.error("--speed needs --demo or --monitor simulated: a real record keeps real time")
    return chosen


def _parser(version: str) -> argparse.ArgumentParser:
    # Suppressed, so that a command that names no database leaves the one named before it.
    record = argparse.ArgumentParser(add_help=False)
    record.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help=_DATABASE)
    record.add_argument("--key-file", metavar="FILE", default=argparse.SUPPRESS, help=_KEY_FILE)
    parser = argparse.ArgumentParser(prog="main.py", description=_ABOUT, parents=[record], allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"chairside {version}")
    parser.add_argument("--demo", action="store_true", help="look round with invented patients, in a record of its own")
    parser.add_argument(
        "--monitor", metavar="WHICH", type=_monitor, help="simulated, or csv:FILE as VSCapture writes it"
    )
    parser.add_argument("--speed", metavar="N", type=_whole(1, _FASTEST), help="run a demonstration N times as fast")
    _add_scenario(parser)
    commands = parser.add_subparsers(dest="command", metavar="command", title="without a screen")

    def command(name: str, does: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=does, description=f"{does[:1].upper()}{does[1:]}.", parents=[record], allow_abbrev=False
        )

    transcribe = command("transcribe", "type in a paper form after downtime")
    transcribe.add_argument("file", metavar="FILE", help="the form, or - for standard input")
    diary = command("diary", "write the pain diary of a patient from a CSV file")
    diary.add_argument("mrn", metavar="MRN", help="medical record number of the patient, who is registered")
    diary.add_argument("file", metavar="FILE", help="with the columns day, pain and note, or - for standard input")
    plan = command("plan", "write the plan of a patient as a calendar file (.ics)")
    plan.add_argument("mrn", metavar="MRN", help="medical record number of the patient, who has a course")
    plan.add_argument("--output", metavar="FILE", help="where to write it; standard output without")
    sessions = command("sessions", "list the sessions of the record, newest first")
    sessions.add_argument("--json", action="store_true", help="as one array of objects")
    export = command("export", "write one session as JSON or CSV, or its record as PDF")
    export.add_argument("session", metavar="SESSION", help="its identifier, or a beginning of 8 characters or more")
    export.add_argument("--format", choices=("json", "csv", "pdf"), required=True)
    _add_paper(export)
    export.add_argument("--output", metavar="FILE", help="where to write it; standard output without")
    letter = command("letter", "write the letter about a patient's course of treatment as PDF")
    letter.add_argument("mrn", metavar="MRN", help="medical record number of the patient, who has a course")
    letter.add_argument("--signed-by", metavar="NAME", help="who signs it; without, it has a line to sign on")
    letter.add_argument("--output", metavar="FILE", required=True, help="where to write it")
    _add_paper(letter)
    _add_safekeeping(command)
    simulate = command("simulate", "record a whole invented session")
    simulate.add_argument("--minutes", metavar="N", type=_whole(1, _LONGEST_MIN), help="of infusion; 90 without")
    simulate.add_argument(
        "--seed", metavar="N", type=_whole(0, 999_999), help="which invented patient and course; 1 without"
    )
    simulate.add_argument(
        "--course", action="store_true", help="write patients with whole courses of treatment instead"
    )
    simulate.add_argument(
        "--patients", metavar="N", type=_whole(1, _MOST_PATIENTS), help="how many, with --course; 10 without"
    )
    _add_scenario(simulate)
    return parser


def _add_safekeeping(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    verify = command("verify", "read the record again, with the hashes in which a changed or missing entry shows")
    verify.add_argument("session", metavar="SESSION", nargs="?", help="one session, as for export; all without")
    verify.add_argument("--seal", metavar="HASH", help="look for a seal that was kept elsewhere, or its first digits")
    seal = command("seal", "seal the days that are over and write the last seal as one line")
    seal.add_argument("--day", metavar="DATE", type=_day, help="write the seal of this day, as 2026-11-25")
    backup = command("backup", "copy the record to a file, also while a window has it, and check the copy")
    backup.add_argument("file", metavar="FILE", help="where to write it; nothing may be there yet")
    restore = command("restore", "put a backup in the place of the record, which is kept beside it")
    restore.add_argument("file", metavar="FILE", help="the backup; it is checked first")
    encrypt = command("encrypt", "encrypt the record, and write the recovery key once")
    encrypt.add_argument("--new-key", action="store_true", help="give an encrypted record another key")
    encrypt.add_argument(
        "--passphrase", metavar="FILE", help="keep the key behind the passphrase in this file, or - to be asked"
    )
    pin = command("pin", "give somebody another PIN, such as an administrator who has forgotten it")
    pin.add_argument(
        "name", metavar="NAME", help="who, as registered; the PIN is asked for, or read from standard input"
    )


def _add_paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--paper", type=Paper, choices=tuple(Paper), help="the size of the pages; a4 without")


def _add_scenario(parser: argparse.ArgumentParser) -> None:
    """Add the option; suppressed where it is not given, as --database is."""
    about = "play quiet or a bad day: hypertension, desaturation, nausea, dysphoria, apnoea, monitor-lost"
    parser.add_argument("--scenario", metavar="NAME", type=_scenario, default=argparse.SUPPRESS, help=about)


def _scenario(text: str) -> "Scenario":
    from session.simulation.scenarios import Scenario  # only where it is asked for: it takes long to load

    if text not in set(Scenario):
        raise argparse.ArgumentTypeError(f"{text} is none of {', '.join(Scenario)}")
    return Scenario(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text} is no day as 2026-11-25"
        raise argparse.ArgumentTypeError(message) from error


def _whole(lowest: int, highest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (
            text.isascii() and text.isdecimal() and len(text) <= len(str(highest)) and lowest <= int(text) <= highest
        ):
            raise argparse.ArgumentTypeError(f"{text} is no whole number from {lowest} to {highest}")
        return int(text)

    return read


def _monitor(text: str) -> str:
    if text != "simulated" and not (text.startswith("csv:") and text.removeprefix("csv:").strip()):
        raise argparse.ArgumentTypeError(f"{text} is neither simulated nor csv:FILE")
    return text
