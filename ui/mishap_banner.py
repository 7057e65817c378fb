"""Shows an unexpected error in the window's banner, with its details to copy."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.crash import CrashHook, Mishap
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.banner import Banner, Notice


class MishapBanner(QObject):
    """Puts each mishap into the banner; its button copies the details for support and takes the sentence away."""

    def __init__(self, hook: CrashHook, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._notice: Notice | None = None
        self._details = ""
        hook.happened.connect(self._show)
        banner.acted.connect(self._copy)

    def _show(self, mishap: Mishap) -> None:
        self._details = mishap.details
        self._notice = Notice(mishap.sentence, Priority.MEDIUM, action=tr("Copy details"))
        self._banner.show_notice(self._notice)

    def _copy(self) -> None:
        if self._notice is None or self._banner.notice != self._notice:
            return
        QGuiApplication.clipboard().setText(self._details)
        self._banner.clear()
