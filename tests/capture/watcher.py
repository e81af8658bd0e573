"""Somebody who looks at what is recorded."""

from studio.capture import DeviceCapture
from studio.capture.recorder import FeedRecorder
from studio.core.unfinished import Unfinished
from studio.ports.capture import CaptureOrder, Seen, Sounded
from tests.capture.flashes import until


class Watcher:
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.unfinished = Unfinished()
        self.pictures: list[Seen] = []
        self.blocks: list[Sounded] = []
        self.gone: list[str] = []

    def open(self, order: CaptureOrder) -> FeedRecorder:
        capture = DeviceCapture(self.unfinished, lambda: ())
        return capture.open(order, self.pictures.append, self.blocks.append, self.tell)

    def tell(self, sentence: str) -> None:
        """Something has gone."""
        self.gone.append(sentence)

    def pass_by(self, seconds: float) -> None:
        """Wait until so much more was seen, or it is over."""
        end = (self.pictures[-1].at if self.pictures else 0.0) + seconds
        until(lambda: bool(self.gone) or (bool(self.pictures) and self.pictures[-1].at >= end))
