"""What can be written behind the program's name."""

from datetime import date

import pytest

from session.simulation.scenarios import Scenario
from storage.commands.arguments import Arguments, read_arguments


def read(*words: str) -> Arguments:
    return read_arguments(words, "1.2")


def test_that_without_a_command_the_window_is_asked_for() -> None:
    assert read() == Arguments()


@pytest.mark.parametrize(
    "words",
    [
        ("--database", "a.db", "sessions"),
        ("sessions", "--database", "a.db"),
        ("--database", "x", "sessions", "--database", "a.db"),
    ],
)
def test_that_the_database_may_stand_before_and_after_the_command(words: tuple[str, ...]) -> None:
    assert read(*words) == Arguments(command="sessions", database="a.db")


def test_that_each_command_takes_its_own() -> None:
    assert read("transcribe", "-") == Arguments(command="transcribe", file="-")
    assert read("diary", "004182", "d.csv") == Arguments(command="diary", mrn="004182", file="d.csv")
    assert read("plan", "004182", "--output", "p.ics") == Arguments(command="plan", mrn="004182", output="p.ics")
    assert read("sessions", "--json") == Arguments(command="sessions", json=True)
    assert read("export", "0193", "--format", "csv", "--output", "o") == Arguments(
        command="export", session="0193", format="csv", output="o"
    )
    assert read("verify") == Arguments(command="verify")
    assert read("verify", "0193") == Arguments(command="verify", session="0193")
    assert read("verify", "--seal", "3f2a") == Arguments(command="verify", seal="3f2a")
    assert read("seal", "--day", "2026-11-25") == Arguments(command="seal", day=date(2026, 11, 25))
    assert read("backup", "b") == Arguments(command="backup", file="b")
    assert read("restore", "b") == Arguments(command="restore", file="b")
    assert read("simulate", "--minutes", "45", "--seed", "3") == Arguments(command="simulate", minutes=45, seed=3)


def test_that_the_window_takes_its_own() -> None:
    assert read("--demo", "--speed", "60") == Arguments(demo=True, speed=60)
    assert read("--monitor", "csv:a.csv") == Arguments(monitor="csv:a.csv")


@pytest.mark.parametrize("scenario", Scenario)
def test_that_a_scenario_is_for_training_and_for_an_invented_session(scenario: Scenario) -> None:
    assert read("--demo", "--scenario", scenario) == Arguments(demo=True, scenario=scenario)
    assert read("--monitor", "simulated", "--scenario", scenario).scenario is scenario
    assert read("simulate", "--scenario", scenario) == Arguments(command="simulate", scenario=scenario)
    assert read("--scenario", scenario, "simulate").scenario is scenario


def test_that_a_wrong_scenario_is_told_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read("simulate", "--scenario", "tea")
    told = capsys.readouterr().err
    assert "tea is none of quiet, hypertension, desaturation, nausea, dysphoria, apnoea, monitor-lost" in told


def test_that_the_help_names_every_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read("simulate", "--help")
    told = " ".join(capsys.readouterr().out.replace("-\n", "-").split())
    assert all(scenario.replace("-", "") in told.replace("-", "").replace(" ", "") for scenario in Scenario)


def test_that_only_a_demonstration_is_training() -> None:
    assert read("--demo").training
    assert read("--monitor", "simulated").training
    assert not read("--monitor", "csv:a.csv").training


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("export", "0193"),
        ("export", "0193", "--format", "xml"),
        ("transcribe",),
        ("diary", "004182"),
        ("simulate", "--minutes", "0"),
        ("simulate", "--minutes", "1.5"),
        ("simulate", "--seed", "-1"),
        ("simulate", "--seed", "9" * 5000),
        ("--monitor", "nobody"),
        ("--monitor", "csv:"),
        ("--speed", "60"),
        ("--speed", "60", "--monitor", "csv:a.csv"),
        ("--demo", "sessions"),
        ("--scenario", "quiet"),
        ("--scenario", "quiet", "--monitor", "csv:a.csv"),
        ("--scenario", "quiet", "sessions"),
        ("--demo", "--speed", "fast"),
    ],
)
def test_that_anything_else_is_shown_the_usage(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read(*words)
    assert ended.value.code == 2
    assert "usage: main.py" in capsys.readouterr().err


def test_that_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read("--version")
    assert ended.value.code == 0
    assert capsys.readouterr().out == "chairside 1.2\n"
