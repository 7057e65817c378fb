"""The sheet with the recovery key of a record, as it goes to the printer: nothing of it is kept in a file."""

from datetime import datetime
from html import escape
from pathlib import Path

from PySide6.QtGui import QTextDocument

from ui.day_words import day_words
from ui.printing import document_of
from ui.text import tr

_IN_A_ROW = 7
_STYLES = (
    "body { color: black; } h1 { font-size: 18pt; margin: 0 0 4px 0; } p { margin: 0 0 8px 0; }"
    " p.key { font-size: 18pt; font-weight: 600; margin: 18px 0 18px 0; }"
)


def sheet(recovery: str, record: Path, made_at: datetime) -> QTextDocument:
    """Return the sheet as a document, black on white in any theme; `made_at` is local, and tells two sheets apart."""
    lines = "<br>".join(rows(recovery, _IN_A_ROW))
    words = tr(
        "Whoever holds this sheet can open the record {record}. Without the key, and without what keeps it on the "
        "computer, nobody can: it cannot be made anew. Keep the sheet locked away, not beside the computer. The key "
        "holds from the next start of the program on, for the record and for the backups made from then on. A former "
        "sheet opens what is older. The key has no I, L, O and U."
    ).format(record=str(record))
    made = tr("Made on {day}, {time}").format(day=day_words(made_at.date()), time=f"{made_at:%H:%M}")
    body = (
        f"<body><h1>{escape(tr('Recovery key'))}</h1><p>{escape(made)}</p>"
        f'<p class="key">{lines}</p><p>{escape(words)}</p></body>'
    )
    return document_of(body, _STYLES)


def rows(recovery: str, in_a_row: int) -> tuple[str, ...]:
    """Return the groups of a key in rows of so many, for the eye to keep its place."""
    groups = recovery.split()
    return tuple(" ".join(groups[at : at + in_a_row]) for at in range(0, len(groups), in_a_row))
