"""The port's ``Delivery``."""

from pathlib import Path

from studio.core.errors import FaultError
from studio.core.unfinished import Unfinished
from studio.ports.delivery import DeliveryForm, DeliveryWriter, EncoderFacts


class Deliveries:
    """Writes deliveries; ``unfinished`` is told of every file while it is being written."""

    def __init__(self, unfinished: Unfinished) -> None:
        self._unfinished = unfinished

    def writer(self, path: Path, form: DeliveryForm, resumable: Path | None = None) -> DeliveryWriter:
        """Raises ``InputError`` or ``DiskError``."""
        raise FaultError(f"{form.container} is not written yet.")

    def encoders(self) -> tuple[EncoderFacts, ...]:
        """What this machine has."""
        return ()
