"""Whether there is a screen is known before Qt is asked, which would abort."""

import socket
from pathlib import Path

import pytest

from ui import display
from ui.display import missing_display


def test_that_no_screen_at_all_is_said_in_one_sentence() -> None:
    sentence = missing_display({}, "linux")
    assert sentence.startswith("There is no screen here")
    assert "\n" not in sentence


@pytest.mark.parametrize("plugin", ["xcb", "wayland", "wayland-egl"])
def test_that_a_plugin_that_needs_a_server_does_not_replace_it(plugin: str) -> None:
    assert missing_display({"QT_QPA_PLATFORM": plugin}, "linux")


@pytest.mark.parametrize("plugin", ["offscreen", "minimal", "vnc:port=5901", "linuxfb"])
def test_that_a_plugin_that_needs_no_server_is_enough(plugin: str) -> None:
    assert not missing_display({"QT_QPA_PLATFORM": plugin}, "linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_that_other_systems_always_have_one(platform: str) -> None:
    assert not missing_display({}, platform)


def test_that_a_wayland_session_is_a_screen() -> None:
    assert not missing_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")


def test_that_a_server_that_answers_is_a_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_SOCKETS", tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "X7"))
        server.listen()
        assert not missing_display({"DISPLAY": ":7.0"}, "linux")
    assert missing_display({"DISPLAY": ":7.0"}, "linux").startswith("The screen :7.0 does not answer")


def test_that_a_server_on_another_host_is_asked_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1] - 6000
        assert number > 0
        assert not missing_display({"DISPLAY": f"127.0.0.1:{number}"}, "linux")
    assert missing_display({"DISPLAY": f"127.0.0.1:{number}"}, "linux")


def test_that_a_number_beyond_any_port_is_no_server() -> None:
    assert missing_display({"DISPLAY": "127.0.0.1:99999"}, "linux")


def test_that_an_odd_name_is_left_to_qt() -> None:
    assert not missing_display({"DISPLAY": "somewhere"}, "linux")
