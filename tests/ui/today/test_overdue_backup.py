"""Today says that there is no new backup while that is so, after what cannot be read and whose checks are late."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme.priority import Priority
from ui.today.board_notices import BoardNotices
from ui.widgets.banner import Banner


def test_that_a_missing_backup_is_told_until_there_is_one(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    notices = BoardNotices(banner)
    notices.show_backup("No backup for 3 days.")
    assert banner.notice is not None
    assert (banner.notice.sentence, banner.notice.priority) == ("No backup for 3 days.", Priority.LOW)
    with qtbot.waitSignal(notices.back_up):
        QTest.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    notices.failed("It cannot be read.")
    assert banner.notice is not None
    assert banner.notice.sentence == "It cannot be read."
    notices.readable()
    assert banner.notice.sentence == "No backup for 3 days."
    notices.show_backup("")
    assert banner.notice is None
