"""A PDF as a reader finds it: the words of each page, and the fonts that come with it."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader

ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"


def texts(pdf: bytes) -> list[str]:
    """Return the words of each page on one line, as copying gives them."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [" ".join(page.extract_text().replace(ZERO_WIDTH, "").split()) for page in pages]


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    """Return width and height of the pages in whole points."""
    return {(round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(BytesIO(pdf)).pages}


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return each font by its name, without the mark of its subset, and whether the file brings it along."""
    found = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        used: Any = page["/Resources"]
        for font in used["/Font"].values():
            described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            name = described["/FontName"].partition("+")[2]
            found[name] = any(key.startswith("/FontFile") for key in described)
    return found
