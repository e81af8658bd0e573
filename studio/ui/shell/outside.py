"""What other programs do to the open project (``ekonte render`` adds a take) is seen here within seconds."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from studio.ui.host import Notes, Notice
from studio.workflows.session.session import Session

LOOK_MS = 2000
"""Between two looks; one costs some microseconds."""

QUIET_MS = 60_000
"""After it was said, how long it is not said again: a command may make take after take."""


class Outside(QObject):
    """Looks now and then, and when the person comes back to the window."""

    def __init__(self, notes: Notes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._session: Session | None = None
        self._said = QElapsedTimer()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, session: Session | None) -> None:
        """This project from now on; None: nothing."""
        self._session = session
        if session is None:
            self._timer.stop()
        else:
            self._timer.start()

    def look(self) -> None:
        """Look now, and say so if there is something new. A window that may only read expects no less."""
        if self._session is None or not self._session.look_again() or self._session.read_only:
            return
        if not self._said.isValid() or self._said.elapsed() > QUIET_MS:
            self._said.start()
            self._notes.say(Notice(text=self.tr("Another program has changed this project. You see it as it is now.")))
