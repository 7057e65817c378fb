"""Plays with a program of the system, in a process of its own: a fault of the sound system never reaches the record."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QProcess, QStandardPaths, Qt, QTimer

from ui.sound.player import no_device, no_program, no_room
from ui.sound.sound_files import SoundFiles

log = logging.getLogger(__name__)

PATIENCE_MS: Final = 5000
"""The longest sound lasts under two seconds; a program that takes longer waits for a device that does not answer."""
_PARTING_MS: Final = 1000


@dataclass(frozen=True, slots=True)
class Program:
    """A program by name or path, and its arguments before the file."""

    name: str
    arguments: tuple[str, ...] = ()


class ProcessPlayer(QObject):
    """Tries the programs in their order until one plays, and begins with that one from then on.

    A sound that is asked for while another is heard comes after it; of several the last.
    """

    def __init__(
        self, programs: Sequence[Program], parent: QObject | None = None, *, patience_ms: int = PATIENCE_MS
    ) -> None:
        super().__init__(parent)
        self._programs = list(programs)
        self._files = SoundFiles()
        self._file = self._next = ""
        self._left: list[Program] = []
        self._trouble = "" if self._found() else self._none_found()
        self._process = QProcess(self)
        for send in (self._process.setStandardOutputFile, self._process.setStandardErrorFile):
            send(QProcess.nullDevice())
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._process.kill)
        self.destroyed.connect(partial(_let_go, self._process))

    @property
    def available(self) -> bool:
        return not self._trouble

    @property
    def trouble(self) -> str:
        return self._trouble

    @property
    def busy(self) -> bool:
        """Say whether a sound is being played or tried."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def play(self, wav: bytes) -> None:
        try:
            file = self._files.path_of(wav)
        except OSError as error:
            log.info("No sound could be written: %s", error)
            self._trouble = no_room()
            return
        if self.busy:
            self._next = file
        else:
            self._begin(file)

    def _begin(self, file: str) -> None:
        self._file, self._next = file, ""
        self._left = self._found()
        if self._left:
            self._try_next()
        else:
            self._trouble = self._none_found()

    def _try_next(self) -> None:
        program = self._left[0]
        self._patience.start()
        self._process.start(_place_of(program), [*program.arguments, self._file])

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        self._patience.stop()
        if status is QProcess.ExitStatus.NormalExit and code == 0:
            self._played(self._left[0])
        else:
            self._give_up_one()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and not self.busy:
            self._patience.stop()
            self._give_up_one()

    def _played(self, program: Program) -> None:
        self._trouble = ""
        self._programs.sort(key=lambda other: other != program)
        self._go_on()

    def _give_up_one(self) -> None:
        del self._left[:1]
        if self._left:
            self._try_next()
            return
        self._trouble = no_device()
        self._go_on()

    def _go_on(self) -> None:
        if self._next:
            self._begin(self._next)

    def _found(self) -> list[Program]:
        return [program for program in self._programs if _place_of(program)]

    def _none_found(self) -> str:
        return no_program(", ".join(program.name for program in self._programs))


def _place_of(program: Program) -> str:
    return QStandardPaths.findExecutable(program.name)


def _let_go(process: QProcess) -> None:
    """End what still plays, so that Qt need not wait for it when the program closes."""
    process.kill()
    process.waitForFinished(_PARTING_MS)
