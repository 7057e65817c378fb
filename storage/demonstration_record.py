"""The record of the demonstration: filled when it is new, begun anew when its running session has grown stale."""

from datetime import timedelta
from typing import Final

from session.ports import Clock, Registry
from session.problems import StorageProblem
from session.simulation.demonstration import MIRIAM, build_demonstration
from session.simulation.scenarios import Scenario
from storage.locations import demonstration_database, scenario_database
from storage.opening import Opened, open_database

_FRESH: Final = timedelta(hours=6)
_AHEAD: Final = timedelta(minutes=1)


def open_demonstration(named: str | None, station: str, clock: Clock, scenario: Scenario | None = None) -> Opened:
    """Open the demonstration's own record, or one that was named; raises StorageProblem.

    Its own is thrown away and made again where nothing was written in it for some hours, or where a faster clock ran
    ahead; that of a scenario, another file, each time. A named one is filled where it is empty, and refused where it
    holds anybody else.
    """
    own = scenario_database() if scenario else demonstration_database()
    opened = open_database(own if named is None else named, station, clock=clock)
    try:
        if named is None and not opened.read_only and (scenario or _is_stale(opened.registry, clock)):
            opened = _anew(opened, station, clock)
        if _fill(opened, station, clock, scenario):
            opened.close_file()  # what the monitor sent is on disk now, and the chart finds it there
            opened = open_database(str(opened.path), station, clock=clock, held=opened.lease)
    except BaseException:
        opened.close()
        raise
    return opened


def _fill(opened: Opened, station: str, clock: Clock, scenario: Scenario | None) -> bool:
    """Fill an empty record and say whether that was done; raises StorageProblem where it is somebody else's."""
    if opened.registry.find_patients("", 1):
        if not is_demonstration(opened.registry):
            raise StorageProblem(
                f"{opened.path} holds a record that is no demonstration. Nothing was changed. "
                "Leave --database away, or name a file that is not there yet."
            )
        return False
    if opened.read_only:
        return False
    build_demonstration(opened.journal, opened.registry, clock, scenario, station=station)
    return True


def is_demonstration(registry: Registry) -> bool:
    """Say whether a record holds the demonstration's invented patients."""
    return registry.patient(MIRIAM.patient.patient_id) is not None


def _is_stale(registry: Registry, clock: Clock) -> bool:
    latest = max((row.head.last_at for row in registry.running()), default=None)
    now = clock.wall()
    return latest is None or not now - _FRESH <= latest <= now + _AHEAD


def _anew(opened: Opened, station: str, clock: Clock) -> Opened:
    """Throw the record away and make it again; the lease is held, so that no other window finds it half gone."""
    opened.close_file()
    try:
        for suffix in ("", "-wal", "-shm"):
            opened.path.with_name(opened.path.name + suffix).unlink(missing_ok=True)
    except OSError as error:  # Windows removes no file that another window reads
        raise StorageProblem(
            f"The demonstration of another day could not be removed from {opened.path}: {error.strerror}. "
            "Nothing of a real record is affected. Close other windows of the demonstration, then open it again."
        ) from error
    return open_database(str(opened.path), station, clock=clock, held=opened.lease)
