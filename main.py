#!/usr/bin/env python3
"""Chairside: runs and records a ketamine infusion at the chair; this file only wires the rooms together."""

import os
import sys
from collections.abc import Sequence
from contextlib import closing

from session.problems import KnownProblem
from storage.commands.arguments import Arguments, read_arguments
from storage.station import station_name

VERSION = "0.1.0"


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit status; a known problem is a sentence, no traceback."""
    chosen = read_arguments(words, VERSION)
    try:
        station = station_name()
        return command(chosen, station) if chosen.command else window(chosen, station)
    except KnownProblem as problem:
        print(problem.sentence, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def command(chosen: Arguments, station: str) -> int:
    """Work without a screen; nothing of Qt is loaded."""
    from storage.commands.desk import Desk
    from storage.commands.dispatch import carry_out
    from storage.locations import default_database
    from storage.secret_file import secret_in
    from storage.system_clock import SystemClock

    url = default_database() if chosen.database is None else chosen.database
    return carry_out(chosen, Desk.at_terminal(url, station, SystemClock(), secret_in(chosen.key_file)))


def window(chosen: Arguments, station: str) -> int:
    """Open the window, then the record in it, or say in a sentence that there is no screen."""
    from storage.locations import settings_folder
    from ui.display import missing_display

    if sentence := missing_display(os.environ):
        raise KnownProblem(sentence)
    from ui.first_window import first_window

    first = first_window(settings_folder())  # what reads and draws the record takes longer to load than a window
    from storage.at_start import open_chosen
    from storage.demonstration_record import is_demonstration
    from storage.monitors.making import SIMULATED, MonitorMaker
    from storage.system_clock import AcceleratedClock, SystemClock
    from ui.options import Options
    from ui.run import run

    clock = SystemClock() if chosen.speed == 1 else AcceleratedClock(chosen.speed)
    try:
        opened = open_chosen(chosen, station, clock, first.wait, first.ask)
    except KnownProblem as problem:
        print(problem.sentence, file=sys.stderr, flush=True)
        first.say(problem.sentence)
        return 1
    with closing(opened):
        which = chosen.monitor or (SIMULATED if chosen.demo else "")
        options = Options(
            demo=is_demonstration(opened.registry),
            data_folder=settings_folder(),
            station=station,
            monitor=MonitorMaker(which, opened.journal, chosen.scenario) if which else None,
            version=VERSION,
        )
        return run(first, opened, clock, options)


if __name__ == "__main__":
    sys.exit(main())
