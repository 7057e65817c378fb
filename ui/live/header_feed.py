"""Keeps the header of a live screen true: who it is, where the monitor stands, and who writes."""

from contextlib import suppress

from PySide6.QtCore import QObject

from session.problems import StorageProblem
from session.times import stopwatch_text
from ui.course_line import condition_words
from ui.desk import Desk
from ui.live.device_values import DeviceValues
from ui.live.emergency_taps import taps_of
from ui.live.monitor_words import monitor_elsewhere, monitor_words
from ui.live.patient_header import PatientHeader
from ui.running_session import RunningSession


class HeaderFeed(QObject):
    """Owned by the live screen; the header itself knows nothing of the desk."""

    def __init__(self, header: PatientHeader, running: RunningSession, desk: Desk, devices: DeviceValues) -> None:
        super().__init__(header)
        self._header, self._running, self._desk, self._devices = header, running, desk, devices
        running.nurse_changed.connect(header.show_nurse)
        desk.patient_corrected.connect(self._show_patient)
        header.monitor_asked.connect(self._attach_monitor)
        header.show_nurse(running.recorder.actor)
        self._show_course()
        self._taps = taps_of(running)
        self._taps.changed.connect(self._show_emergency)

    def show_now(self) -> None:
        """Show the chair's clock, what the monitor does, or where it stands instead."""
        now, state = self._running.recorder.now(), self._running.state
        self._header.show_time(now, state)
        self._header.show_check_in(state)
        self._show_emergency()
        words, trouble = monitor_words(self._running.monitor, self._devices, now, state.utc_offset_min)
        self._header.show_monitor(words, trouble=trouble)
        elsewhere = self._desk.may_attach_monitor(self._running)
        self._header.offer_monitor(monitor_elsewhere(self._desk.monitored) if elsewhere else "")

    def _show_emergency(self) -> None:
        emergency = self._taps.emergency
        time = stopwatch_text(self._running.recorder.now() - emergency.began_at) if emergency else ""
        self._header.emergency.show_time(time)

    def _show_course(self) -> None:
        opened = self._running.state.opened
        if opened is None or opened.course_id is None:
            return
        with suppress(StorageProblem):  # which infusion it is stands in the record; only what for is missing
            if course := self._desk.registry.courses.course(opened.course_id):
                self._header.show_course(condition_words(course))

    def _show_patient(self) -> None:
        self._header.show_patient(self._running.patient, self._running.state)

    def _attach_monitor(self) -> None:
        self._desk.attach_monitor(self._running)
        self.show_now()
