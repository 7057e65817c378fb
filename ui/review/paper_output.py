"""Where pages go: to a printer, drawn as sharp as it prints, or into a PDF among the user's documents."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QMarginsF, QStandardPaths
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from session.documents import Paper
from ui.printing import SIZES, default_printer

SHARPEST: Final = 300
"""Dots to the inch beyond which nobody sees a difference on a chart (this project's own choice)."""


def usual_paper() -> Paper:
    """Return Letter where the system measures in inches, A4 elsewhere."""
    imperial = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if imperial else Paper.A4


def pdf_file(stem: str, folder: Path | None = None) -> Path:
    """Return a file of that name among the user's documents that is not there yet."""
    place = folder or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    names = [place / f"{stem}.pdf", *(place / f"{stem} ({number}).pdf" for number in range(2, 1000))]
    return next(name for name in names if not name.exists())


def keep(content: bytes, file: Path) -> bool:
    """Write a PDF; say whether it could be written. What could not be written whole is taken away."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError:
        with suppress(OSError):
            file.unlink()
        return False
    return True


def printer_for(paper: Paper) -> QPrinter | None:
    """Return the system's printer set to a size of paper, to its very edges; None where there is no printer."""
    printer = default_printer()
    if printer is not None:
        lay_out(printer, paper)
    return printer


def lay_out(printer: QPrinter, paper: Paper) -> None:
    """Set a printer to a size of paper; the pages bring their own margins."""
    printer.setPageSize(QPageSize(SIZES[paper]))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)


def sharpness(printer: QPrinter) -> int:
    """Return the dots to the inch in which pages are drawn for a printer."""
    return min(printer.resolution(), SHARPEST)


def print_pages(pages: Sequence[bytes], printer: QPrinter) -> bool:
    """Print pages from PNG, of a chosen range only those; say whether the printer took them."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, page in enumerate(pages[first - 1 : last]):
        if number:
            printer.newPage()
        painter.drawImage(painter.viewport(), QImage.fromData(page))
    return painter.end()
