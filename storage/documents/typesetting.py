"""Sets a document with typst: the only place that knows it. Values reach a page as JSON, never as its source."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
import typst

from session.documents import Paper
from session.problems import StorageProblem

ASSETS: Final = Path(__file__).resolve().parent.parent.parent / "assets"
_TEMPLATES: Final = ASSETS / "documents"
_TURNING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows, so that a page would read otherwise than what was written."""
_PAPERS: Final = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
Shape = dict[str, Any]
"""What a template is given: anything that JSON can hold."""


def as_pdf(template: str, shaped: Shape, paper: Paper) -> bytes:
    """Return a document as PDF with its fonts embedded; raises StorageProblem."""
    (made,) = _compiled(template, shaped, paper, "pdf")
    return made


def as_pictures(template: str, shaped: Shape, paper: Paper, dots_per_inch: int) -> tuple[bytes, ...]:
    """Return the pages of a document as PNG; raises StorageProblem."""
    return _compiled(template, shaped, paper, "png", dots_per_inch)


def _compiled(
    template: str, shaped: Shape, paper: Paper, kind: Literal["pdf", "png"], dots_per_inch: int | None = None
) -> tuple[bytes, ...]:
    values = msgspec.json.encode(printable(shaped | {"paper": _PAPERS[paper]})).decode()
    try:
        made = _compiler(template).compile(format=kind, ppi=dots_per_inch, sys_inputs={"values": values})
    except (RuntimeError, OSError, ValueError) as error:
        raise StorageProblem(
            f"The page could not be set: {str(error).splitlines()[0]}. Nothing in the record was changed. "
            "Try again; if it happens again, call your support."
        ) from error
    return tuple(made) if isinstance(made, list) else (made or b"",)


def _compiler(template: str) -> typst.Compiler:
    """Return a compiler of its own for each document, so that two threads never share one."""
    return typst.Compiler(_TEMPLATES / template, root=_TEMPLATES, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    """Find the program's own font, and the system's for a script that it lacks; once, it takes a tenth of a second."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=[ASSETS / "fonts"])


def printable(value: Any) -> Any:  # noqa: ANN401 -- whatever JSON can hold
    """Return a value whose texts are one line each, without signs that cannot be printed or turn the direction."""
    if isinstance(value, str):
        return _printable(value)
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value


def _printable(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    kept = (" " if sign.isspace() and sign != "\N{NO-BREAK SPACE}" else sign for sign in text)
    return "".join(sign for sign in kept if sign not in _TURNING and unicodedata.category(sign) not in {"Cc", "Cs"})
