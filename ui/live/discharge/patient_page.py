"""The page for the patient as a document on paper, printed or kept as a PDF."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPdfWriter, QTextDocument

from session.documents import Paper
from session.take_home import TakeHome
from ui import printing
from ui.day_words import day_words
from ui.text import tr

_LINE = "_" * 40
_STYLES = (
    "body { color: black; } h1 { font-size: 18pt; margin: 0 0 4px 0; }"
    " h2 { font-size: 13pt; margin: 18px 0 4px 0; } p { margin: 0 0 4px 0; }"
    " ul { margin: 0; -qt-list-indent: 0; } li { margin: 0 0 4px 0; } p.blank { margin-top: 22px; }"
)


def document_of(page: TakeHome, mark: str = "") -> QTextDocument:
    """Return the page as a document, black on white in any theme; `mark` stands above all of it."""
    return printing.document_of(f"<body>{_marked(mark)}{_body(page)}</body>", _STYLES)


def _marked(mark: str) -> str:
    return f"<p><b>{escape(mark)}</b></p>" if mark else ""


def _body(page: TakeHome) -> str:
    day = day_words(page.day) if page.day else ""
    head = f"<h1>{escape(tr('Your infusion'))}</h1><p>{escape(' · '.join(filter(None, (page.name, day))))}</p>"
    parts = "".join(
        f"<h2>{escape(part.heading)}</h2><ul>{''.join(f'<li>{escape(line)}</li>' for line in part.lines)}</ul>"
        for part in page.parts
    )
    blanks = "".join(f'<p class="blank">{escape(blank)}: {_LINE}</p>' for blank in page.blanks)
    return head + parts + blanks


def keep_as_pdf(page: TakeHome, file: Path, paper: Paper | None = None, mark: str = "") -> bool:
    """Write the page as a PDF; say whether it could be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError:
        return False
    writer = QPdfWriter(str(file))
    writer.setTitle(tr("Your infusion"))
    printing.put_on(document_of(page, mark), writer, paper)
    return file.stat().st_size > 0


def pdf_file(page: TakeHome, folder: Path | None = None) -> Path:
    """Return a file of its own for the page among the user's documents; no patient is named by it."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    place = folder or Path(documents)
    stem = tr("For the patient {day}").format(day=page.day.isoformat() if page.day else "").strip()
    names = [place / f"{stem}.pdf", *(place / f"{stem} ({number}).pdf" for number in range(2, 1000))]
    return next(name for name in names if not name.exists())
