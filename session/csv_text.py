"""Tables as CSV, as RFC 4180 has it, lines ending in CR LF; no words in them become a formula of a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

_SIGNS: Final = "=+\\-@＝＋－＠"  # noqa: RUF001 -- spreadsheets take the full-width signs too
_FORMULA: Final = re.compile(rf"[\s\"]*[{_SIGNS}]|[\t\r\n]")
_WITHIN: Final = re.compile(rf"(?<=[;\t\r\n])(?=[\s\"']*[{_SIGNS}])")
"""Where a formula would begin in a spreadsheet that takes another sign than the comma for the end of a cell."""


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with its heading; words that people wrote have gone through `safe` before."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def safe(words: str) -> str:
    """Return words that no spreadsheet takes for a formula, however it parts the cells: an apostrophe goes before."""
    words = _WITHIN.sub("'", words)
    return f"'{words}" if _FORMULA.match(words) else words
