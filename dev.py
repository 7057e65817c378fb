#!/usr/bin/env python3
"""Runs, tests and checks Chairside; makes its environment in .venv the first time.

python3 dev.py run [ARGUMENTS]    start the program: python3 dev.py run --demo
python3 dev.py test [ARGUMENTS]   run the tests; pytest gets the arguments
python3 dev.py check              format, lint, types, contracts between the rooms, dependencies
python3 dev.py fix                format the code and repair what can be repaired without thought
python3 dev.py shots [FOLDER]     draw every screen in both themes as PNG, into shots/ or the folder
python3 dev.py bench [ARGUMENTS]  run the benchmarks; each prints its ratio beside its floor
python3 dev.py pin                write requirements/ anew from pyproject.toml (needs uv)
"""

from __future__ import annotations  # so that an older Python still reaches the sentence that refuses it

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
OLDEST_PYTHON = (3, 11)

# What Qt loads on Linux and no wheel brings along, with the Debian package of each.
DRAWING_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class SetupError(Exception):
    """The machine lacks something; the message says what, and what to do."""


def say(sentence: str) -> None:
    """Print one line at once, before the output of the tools that follow it."""
    print(sentence, flush=True)


def status_of(*command: str | Path, quiet: bool = False, settings: Mapping[str, str] | None = None) -> int:
    """Run a tool in the repository and return its exit status, or 128 + n where signal n ended it."""
    told = subprocess.DEVNULL if quiet else None  # what goes wrong comes on the other stream
    process = subprocess.Popen([*map(str, command)], cwd=ROOT, env={**os.environ, **(settings or {})}, stdout=told)
    while True:
        try:
            status = process.wait()
        except KeyboardInterrupt:
            continue  # the tool got it too, and ends in its own way
        return status if status >= 0 else 128 - status


def must(sentence: str, *command: str | Path, settings: Mapping[str, str] | None = None) -> None:
    """Run a tool that set-up cannot do without; `sentence` says what did not work."""
    if status_of(*command, quiet=True, settings=settings):
        raise SetupError(f"{sentence} The command was: {' '.join(map(str, command))}")


# The libraries of the system


def loads(library: str) -> bool:
    """Say whether the system's loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(libraries: Mapping[str, str], found: Callable[[str], bool] = loads) -> list[str]:
    """Return the Debian packages of the libraries that the loader does not find."""
    return [package for library, package in libraries.items() if not found(library)]


def install_line(packages: Iterable[str]) -> str:
    """Return the exact line that installs Debian packages for somebody who may."""
    return f"sudo apt-get update && sudo apt-get install --yes --no-install-recommends {' '.join(packages)}"


def may_install() -> bool:
    """Say whether this is a Debian-like system on which we are root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def ensure_libraries(libraries: Mapping[str, str]) -> None:
    """Install what Qt needs to draw, or say which line does; without it Qt aborts before we can speak."""
    packages = missing(libraries) if sys.platform == "linux" else []
    if not packages:
        return
    if not may_install():
        raise SetupError(f"Qt needs libraries that this system lacks. Install them with: {install_line(packages)}")
    say(f"Installing what Qt needs to draw: {' '.join(packages)}")
    apt = {"DEBIAN_FRONTEND": "noninteractive"}
    must("The list of packages could not be fetched.", "apt-get", "update", "-qq", settings=apt)
    install = ("apt-get", "install", "-qq", "--yes", "--no-install-recommends")
    must("The libraries could not be installed.", *install, *packages, settings=apt)
    if still := missing(libraries):
        raise SetupError(f"Qt still lacks libraries after installing {' '.join(still)}.")


# The environment


def python_of(venv: Path) -> Path:
    """Return where the interpreter of an environment is on this system."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def base_python() -> Path:
    """Return an interpreter outside any environment, also where this file runs inside one that lacks pip."""
    if sys.prefix == sys.base_prefix:
        return Path(sys.executable)
    lines = Path(sys.prefix, "pyvenv.cfg").read_text("utf-8").splitlines()
    settings = {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}
    return Path(settings.get("executable") or Path(settings["home"], Path(sys.executable).name))


def fingerprint(pins: Path) -> str:
    """Return what a stamp holds when these pins are installed."""
    return hashlib.sha256(pins.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def is_current(venv: Path, pins: Iterable[Path]) -> bool:
    """Say whether the environment was completely made from any one of these requirements, unchanged since."""
    stamp = venv / "chairside.stamp"
    if not (python_of(venv).exists() and stamp.exists()):
        return False
    return stamp.read_text("utf-8") in {fingerprint(each) for each in pins}


def ensure_environment(pins: Path, *also_good: Path) -> Path:
    """Return the environment's interpreter, after making or refreshing it from hash-pinned requirements."""
    if not is_current(VENV, [pins, *also_good]):
        say(f"Making the environment in .venv from requirements/{pins.name}; once, about a minute.")
        (VENV / "chairside.stamp").unlink(missing_ok=True)
        install(pins, base_python())
        (VENV / "chairside.stamp").write_text(fingerprint(pins), "utf-8")
    return python_of(VENV)


def has(module: str, python: Path) -> bool:
    """Say whether an interpreter can import a module."""
    try:
        return not subprocess.run([str(python), "-c", f"import {module}"], capture_output=True, check=False).returncode
    except OSError:  # a half-written interpreter
        return False


def install(pins: Path, base: Path) -> None:
    """Put the pinned packages in; bare Debian has pip but no ensurepip, other systems the reverse."""
    python = python_of(VENV)
    ours = has("pip", base)
    if not ours and not has("ensurepip", base):
        raise SetupError("Python has no pip. Install it with: sudo apt-get update && sudo apt-get install python3-pip")
    if not (python.exists() and has("encodings", python) and (ours or has("pip", python))):
        pip_in_it = ["--without-pip"] if ours else []
        must("The environment could not be made.", base, "-m", "venv", "--clear", *pip_in_it, VENV)
    pip = (base, "-m", "pip", "--python", python) if ours else (python, "-m", "pip")
    options = ("--quiet", "--disable-pip-version-check", "--require-hashes", "-r", pins)
    must("The packages could not be installed.", *pip, "install", *options, settings={"PIP_ROOT_USER_ACTION": "ignore"})


def needed_to_run(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the libraries for the display at hand; without one no window opens and none is needed."""
    if environment.get("DISPLAY"):
        return {**DRAWING_LIBRARIES, **WINDOW_LIBRARIES}
    return DRAWING_LIBRARIES if {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & environment.keys() else {}


def python_to_run() -> Path:
    """Return an interpreter that can show a window."""
    ensure_libraries(needed_to_run(os.environ))
    return ensure_environment(REQUIREMENTS / "run.txt", REQUIREMENTS / "dev.txt")


def python_to_develop() -> Path:
    """Return an interpreter that can draw without a screen, with all the tools."""
    ensure_libraries(DRAWING_LIBRARIES)
    return ensure_environment(REQUIREMENTS / "dev.txt")


def offscreen() -> dict[str, str]:
    """Return the setting with which Qt draws without a screen, unless somebody chose another."""
    return {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


# The commands


def run(arguments: list[str]) -> int:
    """Start the program."""
    return status_of(python_to_run(), "main.py", *arguments)


def test(arguments: list[str]) -> int:
    """Run the tests: all of them on every processor, neighbours on the same one, a named part in one process.

    There is one process more than processors, for a test that waits leaves its own to another.
    """
    chosen = arguments or ["--numprocesses", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]
    return status_of(python_to_develop(), "-m", "pytest", "-p", "no:benchmark", *chosen, settings=offscreen())


def check(_: list[str]) -> int:
    """Run every check, also after one has failed, and name those that did."""
    python = python_to_develop()
    lint_imports = shutil.which("lint-imports", path=python.parent) or "lint-imports"
    checks = {
        "format": (python, "-m", "ruff", "format", "--check", "--quiet", "."),
        "lint": (python, "-m", "ruff", "check", "--quiet", "."),
        "types": (python, "-m", "mypy", "--no-error-summary", "--num-workers", "auto"),
        "contracts": (lint_imports, "--no-logo"),
        "dependencies": (python, "-m", "deptry", "."),
    }
    failed = []
    for name, command in checks.items():
        say(f"Checking {name}")
        if status_of(*command):
            failed.append(name)
    say(f"Not in order: {', '.join(failed)}." if failed else "All in order.")
    return 1 if failed else 0


def fix(arguments: list[str]) -> int:
    """Format the code and repair what can be repaired without thought."""
    python = python_to_develop()
    repaired = status_of(python, "-m", "ruff", "check", "--fix", *(arguments or ["."]))
    return status_of(python, "-m", "ruff", "format", *(arguments or ["."])) or repaired


def shots(arguments: list[str]) -> int:
    """Draw every screen as PNG."""
    folder = Path(arguments[0] if arguments else ROOT / "shots").resolve()
    return status_of(python_to_develop(), "-m", "tests.shots", folder, settings=offscreen())


def bench(arguments: list[str]) -> int:
    """Run the benchmarks and let them print."""
    chosen = arguments or ["tests/benchmarks"]
    return status_of(python_to_develop(), "-m", "pytest", "-p", "no:xdist", "-s", *chosen, settings=offscreen())


def pin(_: list[str]) -> int:
    """Resolve the dependencies for every platform; the files name no host, so that any index will do."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetupError("Pinning needs uv on the path, installed outside this project's environment.")
    options = "--universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-header"
    compiled = (
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        *options.split(),
        "--no-annotate",
        "--no-emit-index-url",
        "--no-strip-extras",
    )
    for name, groups in {"run.txt": [], "dev.txt": ["--group", "dev"]}.items():
        must("The versions could not be resolved.", *compiled, "--quiet", *groups, "-o", REQUIREMENTS / name)
    return 0


COMMANDS = {"run": run, "test": test, "check": check, "fix": fix, "shots": shots, "bench": bench, "pin": pin}


def main(arguments: list[str]) -> int:
    """Do what the first argument names and return the exit status."""
    if sys.version_info < OLDEST_PYTHON:
        say("Chairside needs Python {}.{} or later.".format(*OLDEST_PYTHON))
        return 1
    if not arguments or arguments[0] not in COMMANDS:
        say((__doc__ or "").strip())
        return 0 if arguments in (["--help"], ["-h"]) else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as error:
        say(str(error))
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
