"""The record as a list on the screen."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.pages.record import RecordPage
from tests.storage.exports.examples import Chart, facts
from tests.ui.record.examples import full_record
from ui.record.record_delegate import RecordDelegate
from ui.record.record_model import ROW
from ui.record.row import Showing
from ui.theme.theme import Theme


def short_chart() -> Chart:
    chart = Chart()
    chart.write(-8, "125/78 73 98%")
    chart.write(0, "start 0.4 mg/kg/h")
    chart.write(5, "128/80 74; comfortable")
    return chart


def test_that_the_newest_stands_first_unless_asked_otherwise(qtbot: QtBot, theme: Theme) -> None:
    state = short_chart().state
    newest_first = RecordPage(qtbot, state).lines
    assert newest_first[0] == "10:05 BP 128/80   HR 74   “comfortable”"
    assert newest_first[-1].startswith("09:50 Checked in")
    assert RecordPage(qtbot, state, oldest_first=True).lines == newest_first[::-1]


def test_that_an_entry_adds_one_row_and_lists_nothing_again(qtbot: QtBot, theme: Theme) -> None:
    chart = short_chart()
    page = RecordPage(qtbot, chart.state)
    event = chart.write(15, "rate 0.5 mg/kg/h")
    with qtbot.assertNotEmitted(page.list.model.modelReset):
        page.list.on_recorded(event, chart.state)
    assert page.lines[:2] == ["10:15 Rate 0.40 → 0.50 mg/kg/h", "10:05 BP 128/80   HR 74   “comfortable”"]


@pytest.mark.parametrize("oldest_first", [False, True])
def test_that_rows_added_one_by_one_are_the_rows_listed_at_once(
    qtbot: QtBot, theme: Theme, *, oldest_first: bool
) -> None:
    events = full_record().events
    chart = Chart()
    chart.events = events[:1]
    page = RecordPage(qtbot, chart.state, oldest_first=oldest_first)
    for event in events[1:]:
        page.list.on_submitted([event])
        chart.events.append(event)
        page.list.on_recorded(event, chart.state)
    at_once = RecordPage(qtbot, chart.state, oldest_first=oldest_first)
    assert [row.spoken for row in page.rows] == [row.spoken for row in at_once.rows]


def test_that_a_correction_changes_the_row_it_corrects(qtbot: QtBot, theme: Theme) -> None:
    chart = short_chart()
    page = RecordPage(qtbot, chart.state)
    correction = chart.amend(chart.events[-1], "138/80 74; comfortable", minute=5, at=7)
    page.list.on_recorded(correction, chart.state)
    assert page.lines[0] == "10:05 BP 128/80 → BP 138/80   HR 74   “comfortable”"


def test_that_a_back_dated_rate_changes_what_the_next_one_came_from(qtbot: QtBot, theme: Theme) -> None:
    chart = short_chart()
    chart.write(30, "rate 0.6 mg/kg/h")
    page = RecordPage(qtbot, chart.state)
    late = chart.add(20, *facts("rate 0.5 mg/kg/h"), entered=31)
    page.list.on_recorded(late, chart.state)
    assert page.lines[:2] == ["10:30 Rate 0.50 → 0.60 mg/kg/h", "10:20 Rate 0.40 → 0.50 mg/kg/h"]


def test_that_a_row_on_its_way_is_replaced_by_the_one_on_disk(qtbot: QtBot, theme: Theme) -> None:
    chart = short_chart()
    page = RecordPage(qtbot, chart.state)
    event = chart.write(15, "132/81 75")
    page.list.on_submitted([event])
    assert (page.rows[0].pending, page.rows[0].remark) == (True, "saving")
    page.list.on_recorded(event, chart.state)
    assert [row.pending for row in page.rows] == [False] * 5
    assert page.lines[0] == "10:15 BP 132/81   HR 75"


def test_that_a_row_that_could_not_be_written_goes_away(qtbot: QtBot, theme: Theme) -> None:
    chart = short_chart()
    page = RecordPage(qtbot, chart.state)
    before = page.lines
    event = chart.write(15, "132/81 75")
    page.list.on_submitted([event])
    page.list.on_failed([event])
    assert page.lines == before


def test_that_the_filter_shows_events_or_vitals(qtbot: QtBot, theme: Theme) -> None:
    chart = short_chart()
    page = RecordPage(qtbot, chart.state)
    page.show_only(Showing.VITALS)
    assert [line[6:] for line in page.lines] == ["BP 128/80   HR 74   “comfortable”", "BP 125/78   HR 73   SpO₂ 98 %"]
    page.show_only(Showing.EVENTS)
    assert [line[6:16] for line in page.lines] == ["BP 128/80 ", "Infusion s", "Checked in"]
    event = chart.write(15, "132/81 75")
    page.list.on_recorded(event, chart.state)
    assert len(page.rows) == 3
    page.press(Qt.Key.Key_Left)
    assert len(page.rows) == 5


def test_that_enter_and_a_double_click_choose_an_entry(qtbot: QtBot, theme: Theme) -> None:
    chart = short_chart()
    page = RecordPage(qtbot, chart.state)
    page.press(Qt.Key.Key_Home)
    with qtbot.waitSignal(page.list.entry_chosen) as chosen:
        page.press(Qt.Key.Key_Return)
    assert chosen.args == [chart.events[-1].event_id]
    with qtbot.waitSignal(page.list.entry_chosen) as chosen:
        page.double_click(page.row("Infusion started"))
    assert chosen.args == [chart.events[2].event_id]


def test_that_what_is_not_on_disk_cannot_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    chart = short_chart()
    page = RecordPage(qtbot, chart.state)
    page.list.on_submitted([chart.write(15, "132/81 75")])
    page.press(Qt.Key.Key_Home)
    with qtbot.assertNotEmitted(page.list.entry_chosen):
        page.press(Qt.Key.Key_Return)


def test_that_moving_through_the_rows_tells_which_entry_is_reached(qtbot: QtBot, theme: Theme) -> None:
    chart = short_chart()
    page = RecordPage(qtbot, chart.state)
    page.press(Qt.Key.Key_Home)
    with qtbot.waitSignal(page.list.entry_marked) as marked:
        page.press(Qt.Key.Key_Down)
    assert marked.args == [chart.events[-2].event_id]
    with qtbot.assertNotEmitted(page.list.entry_marked):
        page.list.show_state(chart.state)
    assert page.list.current == chart.events[-2].event_id


def test_that_reading_further_down_is_not_moved_by_a_new_entry(qtbot: QtBot, theme: Theme) -> None:
    chart = full_record()
    chart.events.pop()
    page = RecordPage(qtbot, chart.state)
    bar = page.list.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    read = page.top
    assert read is not None
    event = chart.write(120, "127/79 74 98%")
    page.list.on_recorded(event, chart.state)
    assert page.top is read


@pytest.mark.parametrize("width", [270, 600])
def test_that_every_row_is_a_target_and_shows_all_its_words(qtbot: QtBot, theme: Theme, width: int) -> None:
    page = RecordPage(qtbot, full_record().state, width=width)
    assert min(page.heights) >= 48
    delegate = page.list.view.itemDelegate()
    assert isinstance(delegate, RecordDelegate)
    for row, height in zip(page.rows, page.heights, strict=True):
        layout = delegate.layout_of(row)
        for paragraph in layout.paragraphs:
            assert paragraph.y + paragraph.height <= height
            assert paragraph.x + paragraph.layout.boundingRect().width() <= width


def test_that_larger_letters_make_taller_rows(qtbot: QtBot, theme: Theme) -> None:
    page = RecordPage(qtbot, full_record().state)
    before = sum(page.heights)
    theme.set_text_size(130)
    assert sum(page.heights) > before * 1.15


def test_that_a_screen_reader_hears_each_row(qtbot: QtBot, theme: Theme) -> None:
    page = RecordPage(qtbot, short_chart().state)
    heard = page.list.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == page.list.model.index(0, 0).data(ROW).spoken
    assert heard.replace("\N{NO-BREAK SPACE}", " ").startswith("10:05. BP 128/80")
