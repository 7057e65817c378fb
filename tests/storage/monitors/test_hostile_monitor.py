"""Whatever another program writes to the monitor's file, the session goes on and only what can be is taken."""

from pathlib import Path

from tests.session.hostile_texts import kind_named
from tests.storage.monitors.hostile_file import follow

FILES = 200


def test_that_no_file_of_a_monitor_stops_the_program(tmp_path: Path) -> None:
    texts = kind_named("monitor").hostile.texts(FILES, seed=20261120)
    taken = sum(follow(tmp_path / "AS3DataExport.csv", text, seed) for seed, text in enumerate(texts))
    assert taken > FILES, "the files are not so broken that nothing is ever taken"
