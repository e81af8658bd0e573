"""What of the studio a delivery works with."""

from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.ports.compositor import Compositor
from studio.ports.delivery import Delivery
from studio.ports.media import Media
from studio.ports.playback import MovieReaders
from studio.ports.provenance import Claim, Mark
from studio.ports.storage import Projects


class Sealer(Protocol):
    """What of ``ports.provenance.Provenance`` is needed."""

    def seal(self, source: Path, target: Path, claim: Claim) -> tuple[str, ...]: ...

    def mark(self, size: tuple[int, int], payload: bytes) -> Mark: ...

    def payload(self, claim: Claim) -> bytes: ...

    def sign(self, size: tuple[int, int]) -> NDArray[np.uint8]: ...


class Tools(Protocol):
    """A whole studio has them all."""

    @property
    def version(self) -> str: ...
    @property
    def media(self) -> Media: ...
    @property
    def projects(self) -> Projects: ...
    @property
    def readers(self) -> MovieReaders: ...
    @property
    def compositor(self) -> Compositor: ...
    @property
    def delivery(self) -> Delivery: ...
    @property
    def provenance(self) -> Sealer: ...


class MediaPlace(Protocol):
    """A project's folder, as far as it is needed: it may be open elsewhere."""

    def media(self, digest: str) -> Path: ...

    def cache(self, name: str) -> Path: ...
