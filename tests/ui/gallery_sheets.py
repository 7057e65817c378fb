"""The widgets of the gallery, each in every state that it has."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.priority import Priority
from ui.widgets.banner import Banner, Notice
from ui.widgets.card import Card
from ui.widgets.chip import Chip, Tone
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.countdown_ring import CountdownRing
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_hint import EmptyHint
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.saving_status import SavingStatus
from ui.widgets.search_field import SearchField
from ui.widgets.tile import TileFace, ValueTile

TONES: tuple[Tone, ...] = (
    "neutral", "accent", "heart_rate", "spo2", "blood_pressure", "respiration", "pain", "mind", "drug",
)  # fmt: skip


def beside(*widgets: QWidget) -> QWidget:
    """Return the widgets in a row."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return row


def under(*widgets: QWidget) -> QWidget:
    """Return the widgets in a column."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for widget in widgets:
        layout.addWidget(widget)
    return column


def buttons() -> QWidget:
    off = KeyButton("End", "F4")
    off.setEnabled(False)
    return under(
        beside(
            KeyButton("Start a session", "Ctrl N", kind=ButtonKind.PRIMARY),
            KeyButton("Find patient", "Ctrl K", icon="search"),
            KeyButton("Close", "Esc", kind=ButtonKind.QUIET),
        ),
        beside(KeyButton("Rate", "F2", stacked=True), KeyButton("Pause", "F3", stacked=True), off),
    )


def chips() -> QWidget:
    said = ("checking in", "To sign 6", "HR 82", "SpO₂ 98 %", "BP 150/90", "RR 14", "Pain 3", "RASS −1", "0.50 mg/kg/h")
    coloured = [Chip(text, tone) for text, tone in zip(said, TONES, strict=True)]
    return under(
        beside(*coloured[:5]),
        beside(*coloured[5:], Chip("68.4 kg", outlined=True)),
        beside(Chip("! RASS −2", "low"), Chip("!! systolic 158", "medium"), Chip("!!! SpO₂ 84 %", "high")),
    )


def fields() -> QWidget:
    wrong = Field("Date of birth", example="1979-03-14")
    wrong.set_text("14.13.1979")
    wrong.show_problem("There is no month 13. Write the date as year, month, day: 1979-03-14.")
    return under(Field("Weight today", unit="kg", example="68.4"), wrong)


def choices() -> QWidget:
    answers = (("none", "None known"), ("listed", "Listed"))
    chosen = ChoiceRow("Sex", (("F", "Female"), ("M", "Male"), ("X", "Other")))
    chosen.choose("F")
    wrong = ChoiceRow("Allergies", answers)
    wrong.show_problem("Say whether there are allergies: nothing chosen is not none.")
    return under(chosen, wrong)


def rings() -> QWidget:
    ahead, late, none = CountdownRing(), CountdownRing(), CountdownRing()
    ahead.show_remaining(768, 900, "to next vitals, 11:05")
    late.show_remaining(-130, 900, "vitals due 10:50")
    none.show_nothing_due("nothing due")
    done, going, failed = SavingStatus(), SavingStatus(), SavingStatus()
    done.show_saved(47, "10:52:07")
    going.show_saving()
    failed.show_failed("not saved")
    return under(beside(ahead, late, none), beside(done, going, failed))


def banners() -> QWidget:
    notices = (
        Notice("The last session was reopened where it stood. Nothing was lost.", action="Dismiss"),
        Notice("Sedation is due to be scored again.", Priority.LOW, "since 10:50", "Acknowledge", "F12"),
        Notice(
            "Systolic 158 mmHg is 26 % above baseline (125). Hold limit 160.",
            Priority.MEDIUM, "since 10:50", "Acknowledge", "F12",
        ),
        Notice(
            "SpO₂ 84 %. Stop the infusion, open the airway, give oxygen.",
            Priority.HIGH, "since 10:51", "Acknowledge", "F12",
        ),
    )  # fmt: skip
    shown = [Banner() for _ in notices]
    for banner, notice in zip(shown, notices, strict=True):
        banner.show_notice(notice)
    return under(*shown)


def cards() -> QWidget:
    plain, marked, empty, lit = (
        Card("Chair 1 · Brandt, J."),
        Card("Chair 2 · Okafor, M."),
        Card("Chair 4 · free"),
        Card("Infusing"),
    )
    marked.set_priority(Priority.MEDIUM)
    empty.set_dashed(True)
    lit.set_lit(True)
    return beside(plain, marked, empty, lit)


def lines() -> QWidget:
    narrow = ElidedLabel(
        "23 Nov 2026, 09:50 to 12:06 · RN A. Lindqvist · protocol CRPS outpatient v4 · chair 2 · second check"
    )
    narrow.setMaximumWidth(320)
    return under(SearchField("Name, MRN or date", "Ctrl K"), narrow)


def tiles(half: int) -> QWidget:
    faces: tuple[tuple[str, Tone, TileFace], ...] = (
        ("BP", "blood_pressure", TileFace("158/94", "mmHg", "MAP 115", "26 %", 120, priority=Priority.MEDIUM)),
        ("BP", "blood_pressure", TileFace("128/80", "mmHg", "MAP 96", "+3", 120)),
        ("Heart rate", "heart_rate", TileFace("84", "/min", "", "+11", 1, live=True)),
        ("SpO₂", "spo2", TileFace("84", "%", "", "−14", 5, priority=Priority.HIGH)),
        ("Resp rate", "respiration", TileFace("14", "/min", "", "", 40)),
        ("Pain", "pain", TileFace("4", "of 10", "", "−4", 120)),
        ("RASS", "mind", TileFace("−2", "", "light sedation", "", 60, priority=Priority.LOW)),
        ("Dissociation", "mind", TileFace("3", "of 10", "", "", 17 * 60)),
        ("Resp rate", "respiration", TileFace("14", "/min", "", "", 34 * 60)),
        ("Temperature", "neutral", TileFace()),
    )  # fmt: skip
    made = []
    for title, hue, face in faces[5 * half : 5 * half + 5]:
        tile = ValueTile(title, hue, footer_below=title == "BP")
        tile.show_face(face)
        made.append(tile)
    return under(*made)


def empty_day() -> QWidget:
    return EmptyHint(
        "spa",
        "No patients yet",
        "Register the first patient to start a session, or look round with demonstration patients first.",
        KeyButton("Register a patient", "Ctrl N", kind=ButtonKind.PRIMARY, icon="person_add"),
        KeyButton("Look round with demo data"),
    )
