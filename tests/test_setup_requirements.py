"""The pinned requirements: what they pin, that they agree, and that any package index will do."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PINS = ["run.txt", "dev.txt"]


def entries(name: str) -> list[str]:
    """Return each requirement of a file with its hashes, one line each."""
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def pinned(name: str) -> dict[str, str]:
    """Return the version that a file pins for each package."""
    found = (re.match(r"([a-z0-9.-]+)(?:\[[a-z0-9,-]+\])?==(\S+)", entry) for entry in entries(name))
    return {match[1]: match[2] for match in found if match}


def declared(kind: str) -> list[str]:
    """Return the dependencies that pyproject.toml asks for, to run or to develop."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {"run.txt": project["project"]["dependencies"], "dev.txt": project["dependency-groups"]["dev"]}
    return [str(each) for each in wanted[kind]]


@pytest.mark.parametrize("name", PINS)
def test_that_requirements_name_no_host_and_no_index(name: str) -> None:
    for entry in entries(name):
        assert not re.search(r"https?:|git\+|@|//|--(?!hash=)|^-", entry), entry


@pytest.mark.parametrize("name", PINS)
def test_that_every_requirement_is_one_version_with_hashes(name: str) -> None:
    assert len(pinned(name)) == len(entries(name))
    for entry in entries(name):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", PINS)
def test_that_every_declared_dependency_is_pinned_within_its_range(name: str) -> None:
    versions = pinned(name)
    for line in declared(name):
        wanted = Requirement(line)
        assert wanted.specifier.contains(versions[canonicalize_name(wanted.name)]), line


def test_that_the_program_is_tested_with_the_versions_it_runs_with() -> None:
    tested = pinned("dev.txt")
    assert {package: tested.get(package) for package in pinned("run.txt")} == pinned("run.txt")


def test_that_the_oldest_python_is_that_of_debian_12() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["requires-python"] == ">=3.11"
    assert project["tool"]["ruff"]["target-version"] == "py311"
    assert project["tool"]["mypy"]["python_version"] == "3.11"


def test_that_a_package_asked_for_with_an_extra_is_pinned_with_it() -> None:
    """Else pip takes the newest release for the extra and finds no hash for it, once there is a newer one."""
    assert any(entry.startswith("coverage[toml]==") for entry in entries("dev.txt"))
