"""Functions run soon on the window's thread, whoever asks."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class QtPost(QObject):
    """A ``core.signals.Post``: call it from any thread. After ``stop`` it runs nothing any more."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def __call__(self, run: Callable[[], None]) -> None:
        """Run it soon."""
        self._posted.emit(run)

    def stop(self) -> None:
        """Forget what was posted and not yet run."""
        self._stopped = True

    def _run(self, run: Callable[[], None]) -> None:
        if not self._stopped:
            run()
