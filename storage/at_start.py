"""Opens what was asked for at the start: a demonstration or a record."""

from session.ports import Clock
from storage.commands.arguments import Arguments
from storage.demonstration_record import open_demonstration
from storage.locations import default_database
from storage.migrate import Tell
from storage.opening import Opened, open_database
from storage.secret_file import secret_in
from storage.unlocking import Ask, Secret


def open_chosen(chosen: Arguments, station: str, clock: Clock, tell: Tell, ask: Ask) -> Opened:
    """Open the record that was named, or this user's own; `ask` is asked for a key. Raises KnownProblem."""
    if chosen.training:
        return open_demonstration(chosen.database, station, clock, chosen.scenario)
    secret = Secret(secret_in(chosen.key_file), ask)
    return open_database(chosen.database or default_database(), station, clock=clock, tell=tell, secret=secret)
