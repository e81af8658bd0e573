"""A project's folder, as far as a delivery needs it."""

from pathlib import Path
from typing import Protocol


class MediaPlace(Protocol):
    """It may be open elsewhere: nothing of the document is read or written."""

    def media(self, digest: str) -> Path: ...

    def cache(self, name: str) -> Path: ...
