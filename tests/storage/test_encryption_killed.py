"""Killed at any moment of being encrypted or given another key, the record is whole and its passphrase opens it.

The same with hundreds of kills is among the benchmarks.
"""

import pytest

from storage.opening import Opened
from tests.storage.killed_encryption import kill_encryptions

KILLS = 12


@pytest.mark.usefixtures("few_rounds", "sitting")
def test_that_the_record_opens_whenever_the_process_was_killed(database: Opened) -> None:
    database.close()
    kill_encryptions(database.path, KILLS)
