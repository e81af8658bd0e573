"""Word to the desktop when the queue has run out and the window is not the one being looked at."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtGui import QGuiApplication, Qt

from studio.ui.jobs import words
from studio.ui.jobs.notices import SystemNotices
from studio.workflows.film.job import Done, Failed, Job
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.session.session import Session

Notify = Callable[[str, str], bool]
"""Shows a heading and a sentence; whether the system could."""


class Bell(QObject):
    """Counts what ended and rings once, when nothing is left to do. ``release`` when the project is closed."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        parent: QObject | None = None,
        *,
        notify: Notify | None = None,
        looked_at: Callable[[], bool] | None = None,
    ) -> None:
        """``notify`` None takes the system's own way; ``looked_at`` tells whether the person is at the window."""
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._notify = notify or SystemNotices(self).show
        self._looked_at = looked_at or _in_front
        self._ended: list[Job] = []
        self._end = jobs.ended.connect(self._heard)

    def release(self) -> None:
        """Ring no more."""
        self._end()

    def _heard(self, job: Job) -> None:
        if isinstance(job.state, Done | Failed):
            self._ended.append(job)
        if not self._ended or any(not one.ended for one in self._jobs.jobs):
            return
        ended, self._ended = self._ended, []
        if not self._looked_at():
            self._notify(self._session.project.name, self._sentence(ended))

    def _sentence(self, ended: list[Job]) -> str:
        failed = [job for job in ended if isinstance(job.state, Failed)]
        done = len(ended) - len(failed)
        if len(ended) == 1:
            return f"{words.take_name(ended[0], self._session.project)}: {words.doing(ended[0])}"
        if not failed:
            return words.said(QT_TRANSLATE_NOOP("Jobs", "{count} takes are ready")).format(count=done)
        both = words.said(QT_TRANSLATE_NOOP("Jobs", "{count} takes are ready, {failed} could not be made"))
        return both.format(count=done, failed=len(failed))


def _in_front() -> bool:
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
