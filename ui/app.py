"""Puts the window together: theme, desk, screens, and what leads from one to another."""

import sys
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QProcess

from session.ports import Clock, Patient
from session.times import at_chair
from ui import shortcuts
from ui.across.across_screen import AcrossScreen
from ui.aside import Aside
from ui.audit.audit_screen import AuditScreen
from ui.backup_watch import BackupWatch
from ui.checkin.checkin_screen import CheckInScreen
from ui.chosen import Chosen
from ui.course.patients_screen import PatientsScreen
from ui.desk import Desk
from ui.first_window import destinations
from ui.leave_taking import LeaveTaking
from ui.live.live_screen import LiveScreen
from ui.opened import Opened
from ui.options import Options
from ui.people.people_card import PeopleCard
from ui.protocols.protocols_screen import ProtocolsScreen
from ui.reminding import Reminding
from ui.review.review_screen import ReviewScreen
from ui.running_session import RunningSession
from ui.said_above import SaidAbove
from ui.settings.backup_card import BackupCard
from ui.settings.encryption_card import EncryptionCard
from ui.settings.settings_screen import Facts, SettingsScreen
from ui.signin.entrance import Entrance
from ui.sound.reminder_sound import ReminderSound
from ui.sound.sound_button import SoundButton
from ui.sound.system_player import system_player
from ui.text import tr
from ui.theme.dim_room import DimRoom
from ui.theme.theme import Theme
from ui.today.today_screen import TodayScreen
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.window import LIVE, Frame, MainWindow


class Workplace(QObject):
    """The window with its screens, and the ways between them."""

    def __init__(
        self,
        opened: Opened,
        clock: Clock,
        options: Options,
        chosen: Chosen,
        theme: Theme,
        window: MainWindow | None = None,
    ) -> None:
        """Fill `window` where one is on the screen already."""
        super().__init__()
        self._theme, self._chosen, self._clock = theme, chosen, clock
        self.desk = Desk(
            opened.journal,
            opened.registry,
            clock,
            documents=opened.documents,
            station=options.station,
            notice=opened.notice,
            read_only=opened.read_only,
            watermark=tr("Demonstration: not a patient") if options.demo else "",
            monitor=options.monitor,
            parent=self,
        )
        self.window = window or MainWindow(destinations())
        self.say = SaidAbove(self.window.banner, self.desk).say
        self.today = TodayScreen(self.desk)
        self.checkin = CheckInScreen(self.desk)
        self.review = ReviewScreen(self.desk)
        self.patients = PatientsScreen(self.desk)
        self.across = AcrossScreen(self.desk)
        self.protocols = ProtocolsScreen(self.desk)
        self.audit = AuditScreen(self.desk)
        self.sound = ReminderSound(system_player(self), clock, on=chosen.choices.sound, parent=self)
        Reminding(self.desk, self.sound)
        self.backups = BackupWatch(opened.safekeeping, self.desk, itself=not options.demo)
        backups = BackupCard(self.backups, self.desk)
        self.people = PeopleCard(self.desk, self.window.panel)
        self.encryption = EncryptionCard(self.desk, opened.encryption, opened.path, self.window.panel)
        facts = Facts(options.version, opened.path)
        self.settings = SettingsScreen(chosen, facts, self.sound, (self.encryption, backups), self.people)
        self._live: dict[UUID, LiveScreen] = {}
        self._scouring = Aside("scouring", self)
        self._scouring.done.connect(self._say_left_over)
        self.entrance = Entrance(self.desk, self.window, chosen, self.live_shown)
        self._add_screens()
        self._connect()
        self._bind_keys()

    def begin(self) -> None:
        """Go on with sessions that were running, start the tick, and show the window."""
        resumed = self.desk.resume_all()
        if len(resumed) == 1:
            self.show_session(resumed[0])
        self._tick()
        self.desk.start()
        self.window.showMaximized()
        if not self.desk.read_only:
            self._scouring.begin(self.desk.registry.scour_again)

    def end(self) -> None:
        """Stop ticking and reading before the database is closed."""
        self.desk.stop()
        self.desk.sign_out()
        forms = (self.entrance, self.people, self.encryption)
        for reading in (self._scouring, *forms, self.across, self.patients, self.review, self.audit):
            reading.stop()
        self.backups.finish()

    def show_session(self, running: RunningSession) -> None:
        """Show the live screen of a running session."""
        name = self._name(running.recorder.session_id)
        if running.recorder.session_id not in self._live:
            screen = LiveScreen(running, self.desk)
            DimRoom(self._theme, screen).set_dimmed(self._chosen.choices.dim_live)
            screen.feed.predict_with(self._chosen.choices.model)
            screen.away_asked.connect(partial(self.window.show_screen, "today"))
            screen.others.chosen.connect(self.show_session)
            screen.header.take_sound(SoundButton(self.sound))
            shortcuts.bind("find", screen, self.find)
            self._live[running.recorder.session_id] = screen
            self.window.add_screen(name, screen, LIVE)
        self.window.show_screen(name)

    def live_of(self, running: RunningSession) -> LiveScreen | None:
        """Return the live screen of a running session, or None where it was not shown yet."""
        return self._live.get(running.recorder.session_id)

    def live_shown(self) -> LiveScreen | None:
        """Return the live screen that is shown, or None."""
        return next((live for one, live in self._live.items() if self._name(one) == self.window.screen_shown), None)

    def dim_live(self, *, dimmed: bool) -> None:
        """Keep the live screens dark, or let them follow the theme."""
        for screen in self._live.values():
            for dim in screen.findChildren(DimRoom):
                dim.set_dimmed(dimmed)

    def _predict_with(self, model: str) -> None:
        """Let every open screen show what this model predicts."""
        self.review.page.predict_with(model)
        for screen in self._live.values():
            screen.feed.predict_with(model)

    def _name(self, session_id: UUID) -> str:
        return f"live {session_id}"

    def _add_screens(self) -> None:
        find = KeyButton(tr("Find patient"), shortcuts.shown("find"))
        find.clicked.connect(self.find)
        start = KeyButton(tr("Start a session"), shortcuts.shown("start"), kind=ButtonKind.PRIMARY)
        start.clicked.connect(self.start)
        start.setDisabled(self.desk.read_only)
        self._today_actions = (SoundButton(self.sound), find, start)
        self.window.add_screen("today", self.today, Frame(*self.today.heading, actions=self._today_actions))
        self.window.add_screen("checkin", self.checkin, Frame(tr("Check in")))
        self.window.add_screen("review", self.review, Frame(bar=False))
        self.window.add_screen("patients", self.patients, Frame(bar=False))
        self.window.add_screen("across", self.across, Frame(tr("Across patients")))
        self.window.add_screen("protocols", self.protocols, Frame(tr("Protocols")))
        self.window.add_screen("settings", self.settings, Frame(tr("Settings")))
        self.window.add_screen("audit", self.audit, Frame(tr("Who changed and who looked")))
        self.window.show_watermark(self.desk.watermark)

    def _connect(self) -> None:
        self.window.may_close = LeaveTaking(self).may_close
        self.today.start_requested.connect(self.start)
        self.today.patient_chosen.connect(self.start)
        self.today.session_chosen.connect(self.show_session)
        self.today.review_requested.connect(self.show_record)
        self.today.demonstration_requested.connect(self._look_round)
        self.today.people_requested.connect(self.people.show_people)
        self.today.course_requested.connect(self.show_course)
        self.today.backup_requested.connect(self.backups.ask)
        self.backups.overdue_changed.connect(self.today.show_backup)
        self.backups.refused.connect(self.say)
        self.today.heading_changed.connect(self._show_heading)
        self.checkin.opened.connect(self.show_session)
        self.checkin.cancelled.connect(partial(self.window.show_screen, "today"))
        self.review.live_requested.connect(self._show_running)
        self.patients.session_chosen.connect(self.show_record)
        self.settings.keys_asked.connect(self.window.show_keys)
        self.settings.audit.asked.connect(partial(self.window.show_screen, "audit"))
        self.people.first_asked.connect(self.entrance.ask_first)
        self.entrance.refused.connect(self.say)
        self.entrance.session_asked.connect(self.show_session)
        self.desk.finished.connect(self._close_live)
        self._chosen.changed.connect(lambda choices: self.dim_live(dimmed=choices.dim_live))
        self._chosen.changed.connect(lambda choices: self._predict_with(choices.model))
        self._predict_with(self._chosen.choices.model)
        self._chosen.changed.connect(lambda choices: self.sound.set_on(choices.sound))
        self.desk.ticked.connect(self._tick)
        self.desk.nurse_changed.connect(self.window.show_who)
        self.desk.signed_in_changed.connect(lambda: self.window.show_who(self.desk.who))
        self.window.show_who(self.desk.nurse)

    def _bind_keys(self) -> None:
        shortcuts.bind("start", self.window, self.start)
        shortcuts.bind("audit", self.window, partial(self.window.show_screen, "audit"))
        shortcuts.bind("theme", self.window, self._chosen.toggle_theme)
        shortcuts.bind("pause sound", self.window, self.sound.pause)
        for screen in (self.checkin, self.protocols, self.settings):
            shortcuts.bind("find", screen, self.find)
        others = (self.review, self.patients, self.across, self.protocols, self.settings, self.audit)
        for elsewhere in (self.today, self.checkin, *others):
            shortcuts.bind("emergency", elsewhere, self.emergency)
            if elsewhere is not self.today:
                shortcuts.bind("week", elsewhere, self.week)
        for number in range(1, 10):
            shortcuts.bind(f"session {number}", self.window, partial(self.today.open_number, number))

    def start(self, patient: Patient | None = None) -> None:
        """Begin to check somebody in; a window that may only read says so instead."""
        if self.desk.read_only:
            self.say(tr("This window can only read, so no session can be started here."))
            return
        self.checkin.begin(patient if isinstance(patient, Patient) else None)
        self.window.show_screen("checkin")

    def find(self) -> None:
        """Look for a patient, on Today; Today and Review answer the key themselves."""
        self.window.show_screen("today")
        self.today.search()

    def week(self) -> None:
        """Show the week's bookings, on Today."""
        self.window.show_screen("today")
        self.today.turn_week()

    def emergency(self) -> None:
        """Go to the one session that runs here and open its emergency card; of several one has to be chosen."""
        if len(self.desk.running) == 1:
            self.show_session(self.desk.running[0])
            self._live[self.desk.running[0].recorder.session_id].emergency()
        elif self.desk.running:
            words = tr("Which chair? Go to it first, then press {key} again.")
            self.say(words.format(key=shortcuts.shown("emergency")))

    def show_record(self, session_id: UUID) -> None:
        """Show a session in Review."""
        self.review.show_session(session_id)
        self.window.show_screen("review")

    def show_course(self, patient_id: UUID) -> None:
        """Show a patient's course."""
        self.patients.show_patient(patient_id)
        self.window.show_screen("patients")

    def _show_running(self, session_id: UUID) -> None:
        if running := self.desk.session(session_id):
            self.show_session(running)

    def _close_live(self, running: RunningSession) -> None:
        """The patient has left: the record is finished and is looked at in Review from now on."""
        session_id = running.recorder.session_id
        screen = self._live.pop(session_id, None)
        if screen is None:
            return
        shown = self.window.screen_shown == self._name(session_id)
        if shown:
            self.show_record(session_id)
            self.say(tr("{name} has left. The record is finished."), running.patient)
        self.window.remove_screen(self._name(session_id))

    def _tick(self) -> None:
        local = at_chair(self.desk.now(), self._clock.utc_offset_min())
        self.window.show_time(f"{local:%H:%M}")

    def _show_heading(self, title: str, subtitle: str) -> None:
        self.window.set_frame("today", Frame(title, subtitle, self._today_actions))

    def _say_left_over(self, sentence: object) -> None:
        """Say what of a removed identity could not be taken out of the file, unless something else is said there."""
        if isinstance(sentence, str) and sentence and self.window.banner.notice is None:
            self.say(sentence)

    def _look_round(self) -> None:
        """Start the demonstration in a window and a database of its own."""
        program = [] if getattr(sys, "frozen", False) else sys.argv[:1]
        if not QProcess.startDetached(sys.executable, [*program, "--demo"])[0]:
            self.say(tr("The demonstration could not be started."))
