"""What the window needs of an open database."""

from pathlib import Path
from typing import Protocol

from session.documents import Documents
from session.encryption import Encryption
from session.ports import Journal, Registry
from session.safekeeping import Safekeeping


class Opened(Protocol):
    """Journal, registry and documents of one database, what keeps it safe, and whether it may only be read."""

    @property
    def journal(self) -> Journal: ...
    @property
    def registry(self) -> Registry: ...
    @property
    def documents(self) -> Documents: ...
    @property
    def safekeeping(self) -> Safekeeping: ...
    @property
    def encryption(self) -> Encryption: ...
    @property
    def read_only(self) -> bool: ...
    @property
    def path(self) -> Path: ...
    @property
    def notice(self) -> str: ...
