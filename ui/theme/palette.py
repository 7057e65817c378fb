"""The colours of both themes, named for what they mean."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours as `#rrggbb`; text reaches 4.5:1 on every ground, `edge` 3:1."""

    name: str
    ground: str
    panel: str
    raised: str
    line: str
    edge: str
    grid: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    heart_rate: str
    spo2: str
    blood_pressure: str
    respiration: str
    pain: str
    mind: str
    drug: str
    neutral: str
    high: str
    high_ground: str
    medium: str
    medium_ground: str
    low: str
    low_ground: str


DARK: Final = Palette(
    name="dark",
    ground="#0d1113",
    panel="#151b1e",
    raised="#1d2529",
    line="#2d373c",
    edge="#6b7880",
    grid="#222b30",
    text="#f1f4f5",
    muted="#9aa7ad",
    faint="#8a979d",
    accent="#3aa99f",
    on_accent="#06201d",
    heart_rate="#5dd28a",
    spo2="#59c0f0",
    blood_pressure="#f3efe2",
    respiration="#c0a2ff",
    pain="#f497bd",
    mind="#93aaff",
    drug="#6fd6ca",
    neutral="#b8c4c9",
    high="#ff6b63",
    high_ground="#3a1413",
    medium="#ffc23d",
    medium_ground="#392b0d",
    low="#4fd0e0",
    low_ground="#0e3036",
)

LIGHT: Final = Palette(
    name="light",
    ground="#f3f5f5",
    panel="#ffffff",
    raised="#edf1f1",
    line="#d5dcde",
    edge="#7a888f",
    grid="#e4e9ea",
    text="#10191d",
    muted="#4f5d63",
    faint="#5d6a70",
    accent="#0b726b",
    on_accent="#ffffff",
    heart_rate="#127a3e",
    spo2="#0b6a9e",
    blood_pressure="#1f2a30",
    respiration="#6d3fc4",
    pain="#b02a6d",
    mind="#3d54c4",
    drug="#0b756d",
    neutral="#46545a",
    high="#a8112a",
    high_ground="#fde7e6",
    medium="#8f5f00",
    medium_ground="#fdf0d3",
    low="#0a6b7a",
    low_ground="#def3f6",
)
