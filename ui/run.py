"""Runs the window: what nobody expected is caught and reported, and what failed last time is told."""

from PySide6.QtWidgets import QApplication

from session.ports import Clock
from session.times import at_chair
from ui.app import Workplace
from ui.collecting import Collecting
from ui.crash import CrashHook, log_to
from ui.crash_report import CrashReports
from ui.first_window import FirstWindow
from ui.mishap_banner import MishapBanner
from ui.opened import Opened
from ui.options import Options


def run(first: FirstWindow, opened: Opened, clock: Clock, options: Options) -> int:
    """Fill the window and return the program's exit status when it has been closed."""
    first.key.done()
    reports = CrashReports(options.data_folder, options.version, lambda: at_chair(clock.wall(), clock.utc_offset_min()))
    hook = CrashHook(log_to(options.data_folder), reports=reports)
    workplace = Workplace(opened, clock, options, first.chosen, first.theme, first.window)
    MishapBanner(hook, workplace.window.banner)
    hook.install()
    workplace.begin()
    if sentence := reports.untold():
        workplace.say(sentence)
    reports.watch()
    if not options.demo:
        workplace.entrance.begin()
    collecting = Collecting(workplace)
    collecting.begin()
    try:
        return QApplication.exec()
    finally:
        collecting.stop()
        workplace.end()
        hook.uninstall()
        reports.stop()
