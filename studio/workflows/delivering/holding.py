"""Work that can be paused: whoever looks whether it was cancelled waits there meanwhile."""

from threading import Event

from studio.core.progress import CancelToken


class Brake(CancelToken):
    """A cancel token with a brake. Cancelling lets go of it."""

    def __init__(self) -> None:
        super().__init__()
        self._free = Event()
        self._free.set()

    def hold(self) -> None:
        """Let the work stand still at its next look."""
        if not self.cancelled:
            self._free.clear()

    def release(self) -> None:
        """Let it go on."""
        self._free.set()

    @property
    def held(self) -> bool:
        """Whether it is to stand still."""
        return not self._free.is_set()

    def cancel(self) -> None:
        """Ask the work to stop for good."""
        super().cancel()
        self._free.set()

    def check(self) -> None:
        """Wait while it is held. Raises ``Cancelled`` if somebody asked."""
        self._free.wait()
        super().check()
