"""The port's ``Delivery``."""

from pathlib import Path

from studio.core.unfinished import Unfinished
from studio.media.delivery.encoders import there
from studio.media.delivery.forms import check
from studio.media.delivery.writers import MovieDelivery, SoundDelivery
from studio.ports.delivery import DeliveryForm, DeliveryWriter, EncoderFacts


class Deliveries:
    """Writes deliveries; ``unfinished`` is told of every file while it is being written."""

    def __init__(self, unfinished: Unfinished) -> None:
        self._unfinished = unfinished

    def writer(self, path: Path, form: DeliveryForm, resumable: Path | None = None) -> DeliveryWriter:
        """Raises ``InputError`` or ``DiskError``."""
        check(form)
        if form.picture is not None:
            return MovieDelivery(path, form, form.picture, resumable, self._unfinished)
        assert form.sound is not None  # ``check`` has seen to it
        return SoundDelivery(path, form, form.sound, self._unfinished)

    def encoders(self) -> tuple[EncoderFacts, ...]:
        """What this machine has."""
        return there()
