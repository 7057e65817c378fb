"""What this workstation's users have chosen, and where it is kept from one start to the next."""

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Protocol

from session.pk_models import DEFAULT_MODEL, MODELS
from session.prediction import NO_MODEL
from session.problems import KnownProblem
from ui.text import tr
from ui.theme.fonts import TEXT_SIZES
from ui.theme.theme import ThemeChoice

log = logging.getLogger(__name__)
LOCK_MINUTES: Final = (1, 2, 5, 10, 20)
"""After how many minutes without input the keyboard may lock; a clinic's choice, the designed one is our own."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Theme, text size in percent, whether the live screen opens dark, model of the prediction, sound for reminders.

    `lock_min` is after how many minutes without input the keyboard waits for a PIN, where people sign in.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: int = 100
    dim_live: bool = True
    model: str = DEFAULT_MODEL
    sound: bool = False
    lock_min: int = 5


class NotKept(KnownProblem):
    """A choice is in force but could not be written down."""


class Preferences(Protocol):
    """Where the choices are kept."""

    def load(self) -> Choices:
        """Return what was kept, and the designed choice for whatever was not."""

    def keep(self, choices: Choices) -> None:
        """Keep the choices for the next start; raises NotKept."""


class PreferencesFile:
    """The choices in one JSON file, replaced as a whole so that it is never half written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Choices:
        """Return what the file holds; a file that is damaged is left alone, logged, and read as empty."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return Choices()
        except (OSError, ValueError) as error:
            log.warning("The preferences in %s could not be read: %s", self._path, error)
            return Choices()
        return _understood(kept) if isinstance(kept, dict) else Choices()

    def keep(self, choices: Choices) -> None:
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(asdict(choices), indent=2), encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:
            log.info("The preferences were not kept: %s", error)
            sentence = tr(
                "The choice is in force now but could not be kept in {path}. Nothing recorded is affected. "
                "Check that the folder may be written to, then choose again."
            )
            raise NotKept(sentence.format(path=self._path)) from error


def _understood(kept: dict[str, object]) -> Choices:
    designed = Choices()
    theme, size, dim, model, sound = (kept.get(name) for name in ("theme", "text_size", "dim_live", "model", "sound"))
    minutes = kept.get("lock_min")
    return Choices(
        theme=next((each for each in ThemeChoice if each == theme), designed.theme),
        text_size=size if isinstance(size, int) and size in TEXT_SIZES else designed.text_size,
        dim_live=dim if isinstance(dim, bool) else designed.dim_live,
        model=next((name for name in (*MODELS, NO_MODEL) if name == model), designed.model),
        sound=sound if isinstance(sound, bool) else designed.sound,
        lock_min=minutes if isinstance(minutes, int) and minutes in LOCK_MINUTES else designed.lock_min,
    )
