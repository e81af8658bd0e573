"""How often a panel is drawn again while work goes on: what changes in kind at once, numbers ten times a second."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from studio.workflows.film.job import Job

TICK_MS = 100


class Pace(QObject):
    """Calls ``show`` for news of jobs. ``stop`` when whoever listens goes."""

    def __init__(self, show: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._kinds: tuple[tuple[str, type[object]], ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=TICK_MS)
        self._timer.timeout.connect(self._due)

    def heard(self, jobs: tuple[Job, ...]) -> None:
        """Something changed."""
        kinds = tuple((job.id, type(job.state)) for job in jobs)
        if kinds != self._kinds:
            self._kinds = kinds
            self._timer.stop()
            self._show()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Show nothing any more."""
        self._timer.stop()

    def _due(self) -> None:
        self._show()
