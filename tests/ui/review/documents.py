"""Documents that are set at once, and what was asked of them."""

from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from session.documents import Paper
from session.problems import StorageProblem


def a_page(colour: str = "#336699") -> bytes:
    """Return a small page as PNG."""
    image = QImage(60, 85, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


@dataclass
class FakeDocuments:
    """Two pages of anything; `sentence` says why there are none."""

    sentence: str = ""
    asked: list[tuple[str, Paper, int]] = field(default_factory=list)

    def session_record(self, session_id: UUID, paper: Paper) -> bytes:
        return self._told("record", paper)

    def course_letter(self, patient_id: UUID, paper: Paper, signed_by: str = "") -> bytes:
        return self._told("letter", paper)

    def session_pictures(self, session_id: UUID, paper: Paper, dots_per_inch: int) -> tuple[bytes, ...]:
        self._told("record", paper, dots_per_inch)
        return a_page(), a_page("#996633")

    def letter_pictures(
        self, patient_id: UUID, paper: Paper, dots_per_inch: int, signed_by: str = ""
    ) -> tuple[bytes, ...]:
        self._told("letter", paper, dots_per_inch)
        return (a_page(),)

    def _told(self, what: str, paper: Paper, dots_per_inch: int = 0) -> bytes:
        self.asked.append((what, paper, dots_per_inch))
        if self.sentence:
            raise StorageProblem(self.sentence)
        return b"%PDF of a " + what.encode()
