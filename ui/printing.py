"""Puts a document on paper: the system's printer, the country's size, a margin that every printer keeps."""

from typing import Final

from PySide6.QtCore import QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from session.documents import Paper
from ui.theme.fonts import FAMILY

SIZES: Final = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_MARGIN_MM: Final = 18
_POINTS: Final = 11


def page_size() -> QPageSize:
    """Return Letter where the system measures in inches, A4 elsewhere."""
    imperial = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if imperial else QPageSize.PageSizeId.A4)


def document_of(html: str, styles: str) -> QTextDocument:
    """Return a document in the program's own letters, laid out without a margin of its own."""
    document = QTextDocument()
    font = QFont(FAMILY)
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(styles)
    document.setHtml(html)
    return document


def put_on(document: QTextDocument, device: QPagedPaintDevice, paper: Paper | None = None) -> None:
    """Lay the document out on a page of that size, the country's where none is named, and draw it there."""
    device.setPageSize(QPageSize(SIZES[paper]) if paper else page_size())
    device.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    room = device.pageLayout().paintRect(QPageLayout.Unit.Point).size()
    document.setPageSize(QSizeF(room))
    document.print_(device)


def default_printer() -> QPrinter | None:
    """Return the system's printer, or None where there is none."""
    info = QPrinterInfo.defaultPrinter()
    if info.isNull():
        found = QPrinterInfo.availablePrinters()
        if not found:
            return None
        info = found[0]
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)
