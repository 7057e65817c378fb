"""How colours are seen: contrast as WCAG 2.1 reckons it, and colours as a deuteranope sees them."""

from math import dist

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

# Machado, Oliveira, Fernandes 2009, severity 1.0: linear RGB as seen without the middle-wave cones.
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)
# IEC 61966-2-1: linear sRGB to CIE XYZ under D65, and the white it is measured against.
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str) -> NDArray[np.float64]:
    """Return `#rrggbb` as linear red, green and blue, each 0 to 1."""
    shares = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted(float(linear(colour) @ np.array([0.2126, 0.7152, 0.0722])) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def seen_apart(one: str, other: str) -> float:
    """Return how far apart (CIE 1976 delta E) a deuteranope sees two colours; 2.3 is just noticeable."""
    return dist(_lab(DEUTERANOPIA @ linear(one)), _lab(DEUTERANOPIA @ linear(other)))


def as_deuteranope(image: QImage) -> QImage:
    """Return a picture as somebody without the middle-wave cones sees it."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    shares = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3) / 255
    light = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    seen = np.clip(light @ DEUTERANOPIA.T, 0, 1)
    shown = np.where(seen <= 0.0031308, seen * 12.92, 1.055 * seen ** (1 / 2.4) - 0.055)
    pixels = np.ascontiguousarray(np.rint(shown * 255).astype(np.uint8))
    width, height = image.width(), image.height()
    return QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _lab(rgb: NDArray[np.float64]) -> tuple[float, float, float]:
    shares = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    x, y, z = np.where(shares > 0.008856, np.cbrt(shares), 7.787 * shares + 16 / 116)
    return float(116 * y - 16), float(500 * (x - y)), float(200 * (y - z))
